/** The way to the emoji picker: it is loaded when it is first opened. One at a time for each who opens it. */

import { type ChatError, loadPart } from '../../errors.js';
import type { PaneView } from '../pane.js';
import type { EmojiPicker } from '../rich-text/emoji-picker.js';

export class PickerDoor {
  readonly #view: PaneView;
  #picker: EmojiPicker | undefined;
  /** Counts what was asked for: a picker that comes late is not opened. */
  #wish = 0;

  constructor(view: PaneView) {
    this.#view = view;
  }

  get isOpen(): boolean {
    return this.#picker !== undefined;
  }

  /**
   * A part that does not load is told, and loaded when it is wanted again.
   * @param anchor what it stands beside by then; where that is nothing it is not opened
   */
  open(anchor: () => HTMLElement | undefined, onPick: (emoji: string) => void): void {
    const { host, locale } = this.#view;
    const wish = ++this.#wish;
    const onError = (error: ChatError) => this.#view.say(error);
    const onClose = () => (this.#picker = undefined);
    loadPart(() => import('../rich-text/emoji-picker.js')).then(({ openEmojiPicker }) => {
      const place = wish === this.#wish && anchor();
      if (place) this.#picker = openEmojiPicker({ root: host.renderRoot as ShadowRoot, anchor: place, locale, onPick, onClose, onError });
    }, onError);
  }

  /** After rendering: the language may be another one now. */
  updated(): void {
    this.#picker?.speak(this.#view.locale);
  }

  /** Closes it, also one that is still to come. */
  close(): void {
    this.#wish++;
    this.#picker?.close();
  }
}
