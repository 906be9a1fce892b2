/** What a message says: its text, what it answers, its file; and what stands there where that cannot be shown. */

import { html, nothing } from 'lit';
import type { LiveMessage } from '../../data/snapshots.js';
import { icons } from '../icons.js';
import type { MessageWords } from '../message-words.js';
import type { Words } from '../words.js';
import type { DetailsOptions } from './options.js';

export class Contents {
  readonly #options: DetailsOptions;

  constructor(options: DetailsOptions) {
    this.#options = options;
  }

  render(message: LiveMessage, words: MessageWords, core: Words): unknown {
    if (message.deleted) return html`<em class="gone">${core.deletedMessage}</em>`;
    return html`${message.replyTo ? this.#quote(message.replyTo, words, core) : nothing}${this.#content(message, words, core)}`;
  }

  #content(message: LiveMessage, words: MessageWords, core: Words) {
    switch (message.kind) {
      case 'encrypted':
        return html`<em class="gone">${icons.lock} ${words.encryptedMessage}</em>`;
      case 'unsupported':
        return html`<em class="gone">${words.unsupportedMessage}</em>${message.text ? html`<span class="text" dir="auto">${message.text}</span>` : nothing}`;
      case 'attachment':
        return html`<span class="attachment">${icons.file}<span class="text" dir="auto">${message.attachment?.name || core.attachment}</span></span>`;
      case 'emote':
        return html`<em class="text" dir="auto">${message.sender.name} ${message.text}</em>`;
      default:
        return html`<span class="text" dir="auto">${message.text}</span>`;
    }
  }

  /** What a message answers: a line of it, and the way there. It need not be among those that are held. */
  #quote(id: string, words: MessageWords, core: Words) {
    const quoted = this.#options.feed()?.message(id);
    const text = !quoted ? words.unknownMessage : quoted.deleted ? core.deletedMessage : quoted.text;
    return html`<button class="quote" part="quote" @click=${() => this.#options.goTo(id)}>
      <span class="spoken">${words.replyTo}</span>${quoted ? html`<strong dir="auto">${quoted.own ? core.you : quoted.sender.name}</strong>` : nothing}<span dir="auto">${text}</span>
    </button>`;
  }

  /** Of a message whose own content has more to say of itself than the message does. */
  stateOf(_message: LiveMessage): unknown {
    return undefined;
  }

  classOf({ kind, html: rich }: LiveMessage): string {
    return kind === 'attachment' ? 'with-file' : rich ? 'rich' : '';
  }

  /** What opens over everything. */
  layer(): unknown {
    return nothing;
  }

  onClick(_event: MouseEvent): void {}

  updated(): void {}

  disconnect(): void {}
}
