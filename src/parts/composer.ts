/** Where one writes: Enter sends, Shift+Enter breaks the line, the box grows with the text. */

import { html, nothing } from 'lit';
import { icons } from './icons.js';
import type { Words } from './words.js';

export interface ComposerOptions {
  /** Where it is rendered. */
  root(): ParentNode;
  onSend(text: string): void;
  onTyping(): void;
  /** What is written has changed: the button shows whether there is anything to send. */
  onChange(): void;
}

export class Composer {
  readonly #options: ComposerOptions;
  #text = '';

  constructor(options: ComposerOptions) {
    this.#options = options;
  }

  get #box(): HTMLTextAreaElement | null {
    return this.#options.root().querySelector('textarea');
  }

  focus(): void {
    this.#box?.focus();
  }

  clear(): void {
    this.#set('');
  }

  /** Puts back what could not be sent, before what has been written since. */
  restore(text: string): void {
    this.#set(this.#text ? `${text}\n${this.#text}` : text);
  }

  /** After rendering: a box that was away for a while has what was written again. */
  updated(): void {
    const box = this.#box;
    if (!box || box.value === this.#text) return;
    box.value = this.#text;
    this.#fit();
  }

  /**
   * @param disabled why one may not write, in the person's words
   * @param actions what one can do about that
   */
  render(channel: string, words: Words, disabled?: string, actions: unknown = nothing) {
    if (disabled) return html`<div class="composer notice" part="composer"><div class="closed"><p>${disabled}</p>${actions}</div></div>`;
    const empty = this.#text.trim() === '';
    return html`<form class="composer" part="composer" @submit=${this.#onSubmit}>
      <div class="field">
        <textarea
          part="input"
          rows="1"
          dir="auto"
          enterkeyhint="send"
          aria-label=${words.composerLabel(channel)}
          placeholder=${words.composerPlaceholder(channel)}
          @input=${this.#onInput}
          @keydown=${this.#onKeyDown}
        ></textarea>
        <button class="send" part="send-button" type="submit" aria-label=${words.send} title=${words.send} ?disabled=${empty}>${icons.send}</button>
      </div>
    </form>`;
  }

  readonly #onSubmit = (event: Event) => {
    event.preventDefault();
    const text = this.#text.trim();
    if (!text) return;
    this.#set('');
    this.focus();
    this.#options.onSend(text);
  };

  readonly #onInput = (event: Event) => {
    this.#text = (event.target as HTMLTextAreaElement).value;
    this.#fit();
    if (this.#text.trim()) this.#options.onTyping();
    this.#options.onChange();
  };

  readonly #onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends an input method's composition is part of writing (WebKit says so by keyCode 229 only).
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    this.#onSubmit(event);
  };

  #set(text: string): void {
    this.#text = text;
    this.updated();
    this.#options.onChange();
  }

  /** As high as the text, up to the limit in the styles. Through the style object: a strict CSP allows that. */
  #fit(): void {
    const box = this.#box;
    if (!box || CSS.supports('field-sizing', 'content')) return;
    box.style.setProperty('height', 'auto');
    box.style.setProperty('height', `${box.scrollHeight}px`);
  }
}

