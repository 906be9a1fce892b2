/**
 * A picker of emoji: a search box and a grid that is walked by arrows. It is opened at a button, makes its own element in the
 * shadow root, and takes it away again. Keeps nothing: no storage, no database. Who opens it closes it when they go away.
 */

import { html, nothing, render } from 'lit';
import { type ChatError, loadPart, toChatError } from '../../errors.js';
import { type EmojiWords, emojiWordsFor } from '../emoji-words.js';
import { icon } from '../icons.js';
import { speak } from '../speaks.js';
import { adoptStyles } from '../styles.js';
import type * as emojis from './emoji.js';
import type { Emoji } from './emoji.js';
import { emojiPickerStyles } from './emoji-picker.styles.js';
import { CELL, HEAD, place } from './emoji-place.js';
import { type Position, step } from './emoji-walk.js';

export interface EmojiPickerOptions {
  /** Where it is put; its host has the theme. */
  readonly root: ShadowRoot;
  /** The button it is opened at. */
  readonly anchor: HTMLElement;
  readonly locale: string;
  /** One was picked; the picker is closed by then, and the focus back where it was, or at `anchor`. */
  onPick(emoji: string): void;
  /** It was closed, for whatever reason. */
  onClose?(): void;
  /** The data did not load. The picker says so, and offers to try again. */
  onError?(error: ChatError): void;
}

export interface EmojiPicker {
  readonly element: HTMLElement;
  /** Says everything in the language of a locale; again with the same one does nothing. */
  speak(locale: string): void;
  /** Closes it, where it still is open. */
  close(): void;
}

type Data = Pick<typeof emojis, 'emojiGroups' | 'findEmoji' | 'inTone'>;

const loadData = (): Promise<Data> => loadPart(() => import('./emoji.js'));

const magnifier = icon('M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l4.5 4.5', 18);

/** The picture of each group, on the button that goes there. */
const faces = ['😀', '👋', '🐻', '🍔', '✈️', '⚽️', '💡', '🔣', '🏁'];

/** Unicode's modifiers; the first is none. */
const tones = ['', '🏻', '🏼', '🏽', '🏾', '🏿'];

/** What was chosen since the page was opened. */
let tone = '';

/** Most found ones that are shown. */
const LIMIT = 120;

/** Opens a picker, with the focus in its search box. @param load where the data comes from */
export function openEmojiPicker(options: EmojiPickerOptions, load: () => Promise<Data> = loadData): EmojiPicker {
  return new Picker(options, load);
}

class Picker implements EmojiPicker {
  readonly element = document.createElement('div');
  readonly #options: EmojiPickerOptions;
  readonly #load: () => Promise<Data>;
  #locale = '';
  /** Ends every listener on others. */
  readonly #open = new AbortController();
  /** Where the focus was. */
  readonly #before: HTMLElement;
  #data: Data | undefined;
  #hasFailed = false;
  #query = '';
  /** What is shown, by group. */
  #groups: readonly (readonly Emoji[])[] = [];
  /** The emoji that Tab comes to, and its button. */
  #current: Position = { group: 0, index: 0 };
  #stop: HTMLElement | null = null;
  #columns = 8;

  constructor(options: EmojiPickerOptions, load: () => Promise<Data>) {
    this.#options = options;
    this.#load = load;
    const { root, anchor } = options;
    this.#before = root.activeElement instanceof HTMLElement ? root.activeElement : anchor;
    const { element } = this;
    element.className = 'emoji-picker';
    element.popover = 'auto';
    element.setAttribute('role', 'dialog');
    element.addEventListener('keydown', this.#onKeyDown);
    element.addEventListener('click', this.#onClick);
    element.addEventListener('focusin', this.#onFocus);
    // The browser closes it too: when one clicks elsewhere, or another popover opens.
    element.addEventListener('toggle', (event) => {
      if ((event as ToggleEvent).newState === 'closed') this.close();
    });
    adoptStyles({ renderRoot: root }, [emojiPickerStyles]);
    root.append(element);
    this.speak(options.locale);
    element.showPopover();
    this.#place();
    const { signal } = this.#open;
    for (const target of [window, window.visualViewport]) target?.addEventListener('resize', () => this.#place(), { signal });
    this.#search?.focus();
    void this.#start();
  }

  get #words(): EmojiWords {
    return emojiWordsFor(this.#locale);
  }

  speak(locale: string): void {
    if (locale === this.#locale) return;
    this.#locale = locale;
    const { element } = this;
    speak(element, this.#options.root.host, locale);
    element.setAttribute('aria-label', this.#words.emoji);
    this.#render();
  }

  close(): void {
    if (this.#open.signal.aborted) return;
    this.#open.abort();
    const hadFocus = this.element.contains(this.#options.root.activeElement);
    this.element.remove();
    // Not where one has clicked elsewhere: the focus is there.
    if (hadFocus) (this.#before.isConnected ? this.#before : this.#options.anchor).focus();
    this.#options.onClose?.();
  }

  /** Never rejects. What comes after it was closed is kept for the next time by the browser alone. */
  async #start(): Promise<void> {
    this.#hasFailed = false;
    this.#render();
    try {
      this.#data = await this.#load();
      this.#find();
    } catch (error) {
      if (this.#open.signal.aborted) return;
      this.#hasFailed = true;
      this.#render();
      this.#options.onError?.(toChatError(error, 'part_unavailable'));
    }
  }

  get #search(): HTMLInputElement | null {
    return this.element.querySelector('input');
  }

  #place(): void {
    this.#columns = place(this.element, this.#options.anchor);
  }

  #find(): void {
    if (!this.#data || this.#open.signal.aborted) return;
    const { emojiGroups, findEmoji } = this.#data;
    this.#groups = this.#query ? [findEmoji(this.#query, LIMIT)] : emojiGroups;
    this.#current = { group: 0, index: 0 };
    this.#render();
    this.element.querySelector('.groups')?.scrollTo(0, 0);
  }

  #render(): void {
    render(this.#template(), this.element);
    this.element.querySelectorAll('section').forEach((section, group) => {
      const rows = Math.ceil((this.#groups[group]?.length ?? 0) / this.#columns);
      section.style.setProperty('contain-intrinsic-block-size', `${rows * CELL + HEAD}px`);
    });
    this.#setStop();
  }

  #template() {
    const { search, found } = this.#words;
    const count = this.#groups[0]?.length ?? 0;
    return html`<div class="search">${magnifier}<input type="search" autocomplete="off" spellcheck="false" enterkeyhint="done" aria-label=${search} placeholder=${search} .value=${this.#query} @input=${this.#onInput} />${this.#tones()}</div>
      ${this.#query || !this.#data ? nothing : this.#bar()}
      <div class="groups">${this.#content()}</div>
      <div class="spoken" role="status">${this.#query && this.#data ? found(count) : nothing}</div>`;
  }

  #tones() {
    const { tone: label, tones: names } = this.#words;
    return html`<select aria-label=${label} title=${label} @change=${this.#onTone}>
      ${tones.map((value, index) => html`<option value=${value} ?selected=${value === tone}>✋${value} ${names[index]}</option>`)}
    </select>`;
  }

  #bar() {
    return html`<div class="bar" role="toolbar" aria-label=${this.#words.emoji}>
      ${faces.map((face, group) => html`<button type="button" tabindex=${group ? -1 : 0} data-group=${group} aria-label=${this.#words.groups[group] ?? ''} title=${this.#words.groups[group] ?? ''}>${face}</button>`)}
    </div>`;
  }

  #content() {
    const words = this.#words;
    if (this.#hasFailed) return html`<div class="note" role="alert">${words.failed} <button type="button" class="link" @click=${this.#retry}>${words.retry}</button></div>`;
    if (!this.#data) return html`<div class="note"><span class="spinner" role="status" aria-label=${words.loading}></span></div>`;
    if (this.#query && !this.#groups[0]?.length) return html`<div class="note">${words.none}</div>`;
    return this.#groups.map(
      (emoji, group) => html`<section aria-label=${this.#query ? words.results : (words.groups[group] ?? '')}>
        ${this.#query ? nothing : html`<div class="group-name" aria-hidden="true">${words.groups[group]}</div>`}
        <div class="grid">
          ${emoji.map((one, index) => html`<button type="button" data-at="${group} ${index}" tabindex="-1" aria-label=${one.name} title=${one.name}>${this.#data?.inTone(one, tone)}</button>`)}
        </div>
      </section>`,
    );
  }

  readonly #retry = () => {
    this.#search?.focus();
    void this.#start();
  };

  readonly #onInput = () => {
    this.#query = this.#search?.value.trim() ?? '';
    this.#find();
  };

  readonly #onTone = (event: Event) => {
    tone = (event.target as HTMLSelectElement).value;
    this.#render();
  };

  readonly #onClick = (event: Event) => {
    const button = (event.target as Element).closest<HTMLElement>('button');
    if (button?.dataset['at']) this.#pick(positionOf(button));
    else if (button?.dataset['group']) this.#goTo({ group: Number(button.dataset['group']), index: 0 }, 'start');
  };

  #pick({ group, index }: Position): void {
    const picked = this.#groups[group]?.[index];
    if (!picked || !this.#data) return;
    this.close();
    this.#options.onPick(this.#data.inTone(picked, tone));
  }

  /** Tab comes back to where one was. */
  readonly #onFocus = (event: Event) => {
    const button = event.target as HTMLElement;
    if (!button.dataset['at']) return;
    this.#current = positionOf(button);
    this.#setStop();
  };

  /** By hand, not by the template: it changes without a rendering. */
  #setStop(): void {
    this.#stop?.setAttribute('tabindex', '-1');
    this.#stop = this.#button(this.#current);
    this.#stop?.setAttribute('tabindex', '0');
  }

  #button({ group, index }: Position): HTMLElement | null {
    return this.element.querySelector(`[data-at="${group} ${index}"]`);
  }

  #goTo(position: Position, block: ScrollLogicalPosition = 'nearest'): void {
    const button = this.#button(position);
    (block === 'start' ? button?.closest('section') : button)?.scrollIntoView({ block });
    button?.focus({ preventScroll: true });
  }

  readonly #onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const { key } = event;
    const target = event.target as HTMLElement;
    const isHandled =
      key === 'Escape' ? (this.close(), true)
      : target === this.#search ? this.#onSearchKey(key)
      : target.dataset['group'] ? this.#onBarKey(target, key)
      : target.dataset['at'] ? this.#onGridKey(positionOf(target), event)
      : false;
    // What is behind it has keys of its own.
    event.stopPropagation();
    if (isHandled) event.preventDefault();
  };

  #onSearchKey(key: string): boolean {
    if (key === 'Enter') this.#pick({ group: 0, index: 0 });
    else if (key === 'ArrowDown') this.#goTo(this.#current);
    else return false;
    return true;
  }

  #onBarKey(button: HTMLElement, key: string): boolean {
    const direction = this.#direction(key);
    const next = direction > 0 ? button.nextElementSibling : direction < 0 ? button.previousElementSibling : undefined;
    if (key === 'ArrowDown') this.#goTo(this.#current);
    else if (next instanceof HTMLElement) {
      button.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    } else return direction !== 0;
    return true;
  }

  #onGridKey(position: Position, { key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    const next = step(this.#groups.map(({ length }) => length), this.#columns, position, key, this.#direction(key));
    if (next === 'before') this.#search?.focus();
    else if (next) this.#goTo(next);
    else if (key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey) this.#search?.focus(); // the character goes there
    return next !== undefined;
  }

  /** Forward or backward in the order of reading; 0 for other keys. */
  #direction(key: string): -1 | 0 | 1 {
    const isRtl = getComputedStyle(this.element).direction === 'rtl';
    return key === (isRtl ? 'ArrowLeft' : 'ArrowRight') ? 1 : key === (isRtl ? 'ArrowRight' : 'ArrowLeft') ? -1 : 0;
  }
}

function positionOf(button: HTMLElement): Position {
  const [group = 0, index = 0] = (button.dataset['at'] ?? '').split(' ').map(Number);
  return { group, index };
}
