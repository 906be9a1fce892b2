/** All that helps one write: the composer's late part. */

import { nothing } from 'lit';
import type { LiveMessage } from '../../data/snapshots.js';
import type { MessageFeed } from '../../data/message-feed.js';
import type { Composer, ComposerOptions } from '../composer.js';

export class ComposerTools {
  readonly #composer: Composer;
  readonly #options: ComposerOptions;

  constructor(composer: Composer, options: ComposerOptions) {
    this.#composer = composer;
    this.#options = options;
  }

  show(): void {
    this.#composer.set('');
  }

  replyTo(_message: LiveMessage): void {}

  edit(_message: LiveMessage): void {}

  cancel(): void {}

  insert(_text: string): void {}

  submit(): void {
    const { text } = this.#composer;
    const feed = this.#options.feed();
    if (this.#composer.isEmpty || !feed) return;
    this.#composer.set('');
    this.#composer.focus();
    this.send(text.trim(), feed);
  }

  send(text: string, feed: MessageFeed): void {
    this.#options.onSend({ text }, feed);
  }

  updated(): void {}

  disconnect(): void {}

  /** Between what is to be sent along and the box. */
  above(): unknown {
    return nothing;
  }

  /** In the box, before the text. */
  start(): unknown {
    return nothing;
  }

  /** After it. */
  end(): unknown {
    return nothing;
  }
}
