/** Choosing a reaction: six at hand, and all emoji behind them. */

import { html } from 'lit';
import type { LiveMessage } from '../../data/snapshots.js';
import { messageWordsFor } from '../message-words.js';
import type { DetailsOptions } from './options.js';
import type { Popup } from './popup.js';

/** At hand: what people react with most. */
const QUICK = ['👍', '❤️', '😂', '🎉', '😮', '🙏'];

export class Reacting {
  readonly #options: DetailsOptions;
  readonly #popup: Popup;

  constructor(options: DetailsOptions, popup: Popup) {
    this.#options = options;
    this.#popup = popup;
  }

  /** @param opener what the choice stands beside */
  open(message: LiveMessage, opener: HTMLElement): void {
    this.#popup.open(opener, messageWordsFor(this.#options.locale()).react, () => this.quick(message));
  }

  quick(message: LiveMessage) {
    const words = messageWordsFor(this.#options.locale());
    const now = this.#options.feed()?.message(message.id) ?? message;
    const isOwn = (emoji: string) => now.reactions.some((reaction) => reaction.emoji === emoji && reaction.own);
    return html`<div class="grid quick" role="group" aria-label=${words.react}>
      ${QUICK.map((emoji) => html`<button aria-label=${emoji} aria-pressed=${isOwn(emoji)} @click=${() => this.#choose(message, emoji)}>${emoji}</button>`)}
    </div>`;
  }

  #choose(message: LiveMessage, emoji: string): void {
    this.#popup.close();
    void this.#options.feed()?.toggleReaction(message.id, emoji);
  }
}
