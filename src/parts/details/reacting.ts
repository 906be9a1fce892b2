/** Choosing a reaction: six at hand, and all emoji behind them. */

import type { LiveMessage } from '../../data/snapshots.js';
import { type ChatError, loadPart } from '../../errors.js';
import { messageWordsFor } from '../message-words.js';
import type { EmojiPicker } from '../rich-text/emoji-picker.js';
import { noteReaction, quickRow } from '../rich-text/quick-reactions.js';
import type { Pane } from '../pane.js';
import type { Popup } from './popup.js';

export class Reacting {
  readonly #pane: Pane;
  readonly #popup: Popup;
  #picker: EmojiPicker | undefined;
  /** Counts what was asked for: a picker that comes late is not opened. */
  #wish = 0;

  constructor(pane: Pane, popup: Popup) {
    this.#pane = pane;
    this.#popup = popup;
  }

  /** @param opener what the choice stands beside */
  open(message: LiveMessage, opener: HTMLElement): void {
    this.#popup.open(opener, messageWordsFor(this.#pane.view.locale).react, () => this.quick(message, opener));
  }

  quick(message: LiveMessage, opener: HTMLElement) {
    const { reactions } = this.#pane.feed?.message(message.id) ?? message;
    return quickRow({
      own: new Set(reactions.filter(({ own }) => own).map(({ emoji }) => emoji)),
      words: messageWordsFor(this.#pane.view.locale),
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
    const { view } = this.#pane;
    const wish = ++this.#wish;
    try {
      const { openEmojiPicker } = await loadPart(() => import('../rich-text/emoji-picker.js'));
      if (wish !== this.#wish) return;
      this.#picker = openEmojiPicker({
        root: view.host.renderRoot as ShadowRoot,
        anchor: anchor.isConnected ? anchor : view.host,
        locale: view.locale,
        onPick: (emoji) => this.#react(message, emoji),
        onClose: () => (this.#picker = undefined),
        onError: (error) => view.say(error),
      });
    } catch (error) {
      view.say(error as ChatError);
    }
  }

  #react({ id }: LiveMessage, emoji: string): void {
    noteReaction(emoji);
    void this.#pane.feed?.toggleReaction(id, emoji);
  }
}
