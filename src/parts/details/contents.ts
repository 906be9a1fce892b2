/** What a message says: its text, what it answers, its file; and what stands there where that cannot be shown. */

import { html, nothing } from 'lit';
import type { LiveMessage } from '../../data/snapshots.js';
import type { AttachmentContext } from '../attachments/contract.js';
import { icons } from '../icons.js';
import { Late } from '../late.js';
import type { MessageWords } from '../message-words.js';
import { onLink, richText, type RichTextContext } from '../rich-text/rich-text.js';
import type { Words } from '../words.js';
import type { DetailsOptions } from './options.js';

export class Contents {
  readonly #options: DetailsOptions;
  #richContext: RichTextContext | undefined;
  readonly #attachments = new Late(
    () => import('../attachments/attachment.js'),
    (error) => {
      if (error) this.#options.fail(error);
      this.#options.requestUpdate(true);
    },
  );
  #attachmentContext: AttachmentContext | undefined;

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
        return (
          this.#attachments.get()?.attachmentTemplate(message, this.#attaching) ??
          html`<span class="attachment">${icons.file}<span class="text" dir="auto">${message.attachment?.name || core.attachment}</span></span>`
        );
      default:
        return richText(message, this.#rich);
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

  get #rich(): RichTextContext {
    const { host, session, locale, requestUpdate } = this.#options;
    const [userId, language] = [session()?.currentUser?.id, locale()];
    if (this.#richContext?.userId !== userId || this.#richContext?.locale !== language) {
      this.#richContext = { root: host.renderRoot as ShadowRoot, userId, locale: language, requestUpdate: () => requestUpdate(true) };
    }
    return this.#richContext!;
  }

  get #attaching(): AttachmentContext {
    const { host, session, locale, feed, attachmentClick, fail } = this.#options;
    const [of, language] = [session(), locale()];
    if (this.#attachmentContext?.session !== of || this.#attachmentContext?.locale !== language) {
      this.#attachmentContext = {
        host,
        session: of,
        locale: language,
        caption: (message) => richText(message, this.#rich),
        messages: () => feed()?.get().messages ?? [],
        onClick: attachmentClick,
        onError: fail,
      };
    }
    return this.#attachmentContext!;
  }

  /** What is in the light: a message that has more to show than its words. */
  classOf({ kind, deleted }: LiveMessage): string {
    return kind === 'attachment' && !deleted ? 'with-file' : '';
  }

  /** Links, and who is pressed. */
  onClick(event: MouseEvent): void {
    const options = this.#options;
    const { feed, session, goTo, profileClick, linkClick, experienceClick } = options;
    const target = event.target as Element;
    const row = target.closest<HTMLElement>('.message');
    const message = row && feed()?.message(row.dataset.id ?? '');
    if (message && event.button === 0 && target.closest('.name, .message > .avatar')) return void profileClick(message.senderId);
    const channelId = options.channel()?.get().channel?.id ?? '';
    const actions = {
      linkClick,
      profileClick,
      experienceClick: (id: string) => {
        const shows = experienceClick(id);
        if (shows && id !== channelId) session()?.showChannel(id);
        return shows;
      },
      showMessage: (channel: string, id: string) => (channel === channelId ? goTo(id) : void session()?.showMessage(channel, id)),
    };
    onLink(event, actions, { disableNavigation: options.disableNavigation(), channelId });
  }
}
