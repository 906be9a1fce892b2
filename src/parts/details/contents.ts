/** What a message says: its text, what it answers, its file; and what stands there where that cannot be shown. */

import { html, nothing } from 'lit';
import type { LiveMessage } from '../../data/snapshots.js';
import { request } from '../../events.js';
import type { AttachmentContext } from '../attachments/contract.js';
import { icon, lockIcon } from '../icons.js';
import { Late } from '../late.js';
import type { MessageWords } from '../message-words.js';
import type { Pane } from '../pane.js';
import { onLink, richText, type RichTextContext } from '../rich-text/rich-text.js';
import type { Words } from '../words.js';

const fileIcon = icon('M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5');

export class Contents {
  readonly #pane: Pane;
  #richContext: RichTextContext | undefined;
  readonly #attachments = new Late(
    () => import('../attachments/attachment.js'),
    (error) => {
      if (error) this.#pane.view.say(error);
      this.#pane.list.refresh();
    },
  );
  #attachmentContext: AttachmentContext | undefined;

  constructor(pane: Pane) {
    this.#pane = pane;
  }

  render(message: LiveMessage, words: MessageWords, core: Words): unknown {
    if (message.deleted) return html`<em class="gone">${core.deletedMessage}</em>`;
    return html`${message.replyTo ? this.#quote(message.replyTo, words, core) : nothing}${this.#content(message, words, core)}`;
  }

  #content(message: LiveMessage, words: MessageWords, core: Words) {
    switch (message.kind) {
      case 'encrypted':
        return html`<em class="gone">${lockIcon} ${words.encryptedMessage}</em>`;
      case 'unsupported':
        return html`<em class="gone">${words.unsupportedMessage}</em>${message.text ? html`<span class="text" dir="auto">${message.text}</span>` : nothing}`;
      case 'attachment':
        return (
          this.#attachments.get()?.attachmentTemplate(message, this.#attaching) ??
          html`<span class="attachment">${fileIcon}<span class="text" dir="auto">${message.attachment?.name || core.attachment}</span></span>`
        );
      default:
        return richText(message, this.#rich);
    }
  }

  /** What a message answers: a line of it, and the way there. It need not be among those that are held. */
  #quote(id: string, words: MessageWords, core: Words) {
    const quoted = this.#pane.feed?.message(id);
    const text = !quoted ? words.unknownMessage : quoted.deleted ? core.deletedMessage : quoted.text;
    return html`<button class="quote" part="quote" @click=${() => void this.#pane.list.goTo(id, true)}>
      <span class="spoken">${words.replyTo}</span>${quoted ? html`<strong dir="auto">${quoted.own ? core.you : quoted.sender.name}</strong>` : nothing}<span dir="auto">${text}</span>
    </button>`;
  }

  get #rich(): RichTextContext {
    const { view, list } = this.#pane;
    const { host } = view;
    const [userId, language] = [host.session?.currentUser?.id, view.locale];
    if (this.#richContext?.userId !== userId || this.#richContext?.locale !== language) {
      this.#richContext = { root: host.renderRoot as ShadowRoot, userId, locale: language, requestUpdate: list.refresh };
    }
    return this.#richContext!;
  }

  get #attaching(): AttachmentContext {
    const { view } = this.#pane;
    const { host } = view;
    const [of, language] = [host.session, view.locale];
    if (this.#attachmentContext?.session !== of || this.#attachmentContext?.locale !== language) {
      this.#attachmentContext = {
        host,
        session: of,
        locale: language,
        caption: (message) => richText(message, this.#rich),
        messages: () => this.#pane.feed?.get().messages ?? [],
        onClick: ({ id, attachment }) => request(host, 'attachmentClick', { messageId: id, attachments: attachment ? [attachment] : [] }, true),
        onError: (error) => view.say(error),
      };
    }
    return this.#attachmentContext!;
  }

  /** A class of its row: what it carries is shown otherwise than words. */
  classOf({ kind, deleted }: LiveMessage): string {
    return kind === 'attachment' && !deleted ? 'with-file' : '';
  }

  /** Links, and who is pressed. */
  onClick(event: MouseEvent): void {
    const { view, list, feed } = this.#pane;
    const { host } = view;
    const target = event.target as Element;
    const row = target.closest<HTMLElement>('.message');
    const message = row && feed?.message(row.dataset.id ?? '');
    const profileClick = (id: string) => request(host, 'profileClick', { id });
    if (message && event.button === 0 && target.closest('.name, .message > .avatar')) return void profileClick(message.senderId);
    const channelId = view.channel?.get().channel?.id ?? '';
    const actions = {
      linkClick: (url: string) => request(host, 'linkClick', { url }, true),
      profileClick,
      experienceClick: (id: string) => {
        const shows = request(host, 'experienceClick', { id }, true);
        if (shows && id !== channelId) host.session?.showChannel(id);
        return shows;
      },
      showMessage: (channel: string, id: string) => void (channel === channelId ? list.goTo(id, true) : host.session?.showMessage(channel, id, true)),
    };
    onLink(event, actions, { disableNavigation: host.disableNavigation, channelId });
  }
}
