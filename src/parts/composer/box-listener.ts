/** What happens in the box, told to the composer's late part; and what goes with the box: its styles, a phone's keyboard. */

import { composerToolStyles } from './composer.styles.js';
import { KeyboardRoom } from './keyboard-room.js';

export interface BoxEvents {
  /** @returns whether the key is done with: nobody else is told of it */
  onKey(event: KeyboardEvent): boolean;
  onInput(): void;
  /** The cursor may be somewhere else. */
  onMove(box: HTMLTextAreaElement): void;
  onBlur(): void;
  /** @param asPlain the person has asked for the text alone */
  onPaste(event: ClipboardEvent, asPlain: boolean): void;
}

export class BoxListener {
  readonly #events: BoxEvents;
  #box: HTMLTextAreaElement | null = null;
  #abort = new AbortController();
  #room: KeyboardRoom | undefined;
  #asPlain = false;

  constructor(events: BoxEvents) {
    this.#events = events;
  }

  /** Listens to this box from now on, or to none. @returns whether it is another one than before */
  listen(box: HTMLTextAreaElement | null): boolean {
    const next = box?.isConnected ? box : null;
    if (next === this.#box) return false;
    this.#abort.abort();
    this.#room?.stop();
    this.#room = undefined;
    this.#box = next;
    if (next) this.#attach(next);
    return next !== null;
  }

  #attach(box: HTMLTextAreaElement): void {
    adoptToolStyles(box);
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const events = this.#events;
    const move = () => events.onMove(box);
    // Before the box's own listener, which sends at Enter.
    box.addEventListener('keydown', (event) => this.#onKey(event), { signal, capture: true });
    box.addEventListener('input', () => events.onInput(), { signal });
    for (const type of ['keyup', 'click', 'compositionend']) box.addEventListener(type, move, { signal });
    box.addEventListener('blur', () => events.onBlur(), { signal });
    box.addEventListener('paste', (event) => this.#onPaste(event), { signal });
    if (window.visualViewport) this.#room = new KeyboardRoom(box, window.visualViewport);
  }

  #onKey(event: KeyboardEvent): void {
    // The paste that Shift asks for is told like any other, with all kinds of data in some browsers.
    this.#asPlain = event.shiftKey && (event.ctrlKey || event.metaKey) && event.key?.toLowerCase() === 'v';
    if (!this.#events.onKey(event)) return;
    event.preventDefault();
    event.stopPropagation(); // a dialog round the chat stays open
  }

  #onPaste(event: ClipboardEvent): void {
    const asPlain = this.#asPlain;
    this.#asPlain = false;
    this.#events.onPaste(event, asPlain);
  }
}

function adoptToolStyles(box: HTMLTextAreaElement): void {
  const root = box.getRootNode();
  const { styleSheet } = composerToolStyles;
  if (!(root instanceof ShadowRoot) || !styleSheet || root.adoptedStyleSheets.includes(styleSheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
}
