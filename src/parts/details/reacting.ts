/** Choosing a reaction: six at hand, and all emoji behind them. */

import type { LiveMessage } from '../../data/snapshots.js';
import { type ChatError, loadPart } from '../../errors.js';
import { messageWordsFor } from '../message-words.js';
import type { EmojiPicker } from '../rich-text/emoji-picker.js';
import { noteReaction, quickRow } from '../rich-text/quick-reactions.js';
import type { DetailsOptions } from './options.js';
import type { Popup } from './popup.js';

export class Reacting {
  readonly #options: DetailsOptions;
  readonly #popup: Popup;
  #picker: EmojiPicker | undefined;
  /** Counts what was asked for: a picker that comes late is not opened. */
  #wish = 0;

  constructor(options: DetailsOptions, popup: Popup) {
    this.#options = options;
    this.#popup = popup;
  }

  /** @param opener what the choice stands beside */
  open(message: LiveMessage, opener: HTMLElement): void {
    this.#popup.open(opener, messageWordsFor(this.#options.locale()).react, () => this.quick(message, opener));
  }

  quick(message: LiveMessage, opener: HTMLElement) {
    const { reactions } = this.#options.feed()?.message(message.id) ?? message;
    return quickRow({
      own: new Set(reactions.filter(({ own }) => own).map(({ emoji }) => emoji)),
      words: messageWordsFor(this.#options.locale()),
      onReact: (emoji) => {
        this.#popup.close();
        this.#react(message, emoji);
      },
      onMore: () => {
        this.#popup.close();
        void this.#openAll(message, opener);
      },
    });
  }

  disconnect(): void {
    this.#wish++;
    this.#picker?.close();
  }

  /** Never rejects. */
  async #openAll(message: LiveMessage, anchor: HTMLElement): Promise<void> {
    const { host, locale, fail } = this.#options;
    const wish = ++this.#wish;
    try {
      const { openEmojiPicker } = await loadPart(() => import('../rich-text/emoji-picker.js'));
      if (wish !== this.#wish) return;
      this.#picker = openEmojiPicker({
        root: host.renderRoot as ShadowRoot,
        anchor: anchor.isConnected ? anchor : host,
        locale: locale(),
        onPick: (emoji) => this.#react(message, emoji),
        onClose: () => (this.#picker = undefined),
        onError: fail,
      });
    } catch (error) {
      fail(error as ChatError);
    }
  }

  #react({ id }: LiveMessage, emoji: string): void {
    noteReaction(emoji);
    void this.#options.feed()?.toggleReaction(id, emoji);
  }
}
