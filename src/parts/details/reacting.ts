/** Choosing a reaction: six at hand, and all emoji behind them. */

import type { LiveMessage } from '../../data/snapshots.js';
import { actingWordsFor } from '../acting-words.js';
import { noteReaction, quickRow } from '../rich-text/quick-reactions.js';
import type { Pane } from '../pane.js';
import { PickerDoor } from './picker-door.js';
import type { Popup } from './popup.js';

export class Reacting {
  readonly #pane: Pane;
  readonly #popup: Popup;
  readonly #picker: PickerDoor;

  constructor(pane: Pane, popup: Popup) {
    this.#pane = pane;
    this.#popup = popup;
    this.#picker = new PickerDoor(pane.view);
  }

  /** @param opener what the choice stands beside */
  open(message: LiveMessage, opener: HTMLElement): void {
    this.#popup.open(opener, () => actingWordsFor(this.#pane.view.locale).react, () => this.quick(message, opener));
  }

  quick(message: LiveMessage, opener: HTMLElement) {
    const { reactions } = this.#pane.feed?.message(message.id) ?? message;
    return quickRow({
      own: new Set(reactions.filter(({ own }) => own).map(({ emoji }) => emoji)),
      words: actingWordsFor(this.#pane.view.locale),
      onReact: (emoji) => {
        this.#popup.close();
        this.#react(message, emoji);
      },
      onMore: () => {
        this.#popup.close();
        this.#picker.open(() => (opener.isConnected ? opener : this.#pane.view.host), (emoji) => this.#react(message, emoji));
      },
    });
  }

  updated(): void {
    this.#picker.updated();
  }

  disconnect(): void {
    this.#picker.close();
  }

  #react({ id }: LiveMessage, emoji: string): void {
    noteReaction(emoji);
    void this.#pane.feed?.toggleReaction(id, emoji);
  }
}
