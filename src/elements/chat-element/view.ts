/** What `<chat-element>` shows. Loaded when the first one is on a page. */

import { html, nothing, type TemplateResult } from 'lit';
import type { LiveChannel } from '../../data/live-channel.js';
import type { LiveSnapshot, OutgoingMessage } from '../../data/snapshots.js';
import { type ChatError, isChatError } from '../../errors.js';
import type { MessageSentDetail } from '../../events.js';
import { banner, panel, retryButton } from '../../parts/condition.js';
import { Composer, type ComposerFeed } from '../../parts/composer.js';
import { localeOf } from '../../parts/format.js';
import { icons } from '../../parts/icons.js';
import { MessageList } from '../../parts/message-list.js';
import { adoptStyles } from '../../parts/styles.js';
import { type Words, wordsFor } from '../../parts/words.js';
import type { ChatElement } from './chat-element.js';
import { viewStyles } from './view.styles.js';

/** How long a notice stays (ms). */
const NOTICE = 8000;

export interface ChatElementViewEvents {
  messageSent(detail: MessageSentDetail): void;
  error(error: ChatError): void;
}

export class ChatElementView {
  readonly #host: ChatElement;
  readonly #events: ChatElementViewEvents;
  readonly #list: MessageList;
  readonly #composer: Composer;
  #channel: LiveChannel | undefined;
  #notice: ChatError | undefined;
  #noticeTimer: ReturnType<typeof setTimeout> | undefined;
  #focusWhenIn = false;
  #isPrepared = false;

  constructor(host: ChatElement, events: ChatElementViewEvents) {
    this.#host = host;
    this.#events = events;
    adoptStyles(host, viewStyles);
    const requestUpdate = () => host.requestUpdate();
    this.#list = new MessageList({
      requestUpdate,
      onRead: () => void this.#channel?.markAsRead(),
      // What has just failed fails again: not before the notice about it has gone.
      mayLoad: () => !this.#notice,
    });
    this.#composer = new Composer({
      root: () => host.renderRoot,
      feed: () => this.#channel,
      session: () => host.session,
      locale: () => this.#locale,
      onSend: (message, feed) => this.#send(message, feed),
      onError: (error) => this.#fail(error),
      onTyping: () => void this.#channel?.markAsTyping(),
      onChange: requestUpdate,
    });
  }

  show(channel: LiveChannel | undefined): void {
    this.#channel = channel;
    this.#composer.show();
    this.#list.show(channel);
  }

  focus(): void {
    this.#composer.focus();
  }

  /** Says for a while that something the person asked for did not work. */
  notify(error: ChatError): void {
    clearTimeout(this.#noticeTimer);
    this.#notice = error;
    this.#noticeTimer = setTimeout(() => {
      this.#notice = undefined;
      this.#host.requestUpdate();
    }, NOTICE);
    this.#host.requestUpdate();
  }

  goTo(messageId: string): Promise<boolean> {
    return this.#list.goTo(messageId);
  }

  disconnect(): void {
    clearTimeout(this.#noticeTimer);
    this.#notice = undefined;
    this.#composer.disconnect();
    this.#list.disconnect();
  }

  update(): void {
    const snapshot = this.#channel?.get();
    if (snapshot) this.#list.update(snapshot, this.#words);
  }

  updated(): void {
    this.#composer.updated();
    // The button that was pressed is gone: the cursor goes to what has come in its place.
    if (this.#focusWhenIn && this.#channel?.get().channel?.membership === 'joined') {
      this.#focusWhenIn = false;
      this.focus();
    }
    this.#list.updated(this.#host.renderRoot);
    if (!this.#isPrepared && this.#channel?.get().state === 'ready') this.#prepare();
  }

  /** What is needed to write comes once the messages are on screen. */
  #prepare(): void {
    this.#isPrepared = true;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        void this.#channel?.prepare();
        this.#composer.tools().catch(() => undefined); // tried again when it is needed
      }),
    );
  }

  get #locale(): string {
    return localeOf(this.#host, this.#host.session?.options.locale);
  }

  get #words(): Words {
    return wordsFor(this.#locale);
  }

  render(): TemplateResult {
    const words = this.#words;
    const snapshot = this.#channel?.get();
    const problem = this.#problem(snapshot, words);
    return html`<section class="chat" aria-label=${snapshot?.channel?.name || words.messages('')}>
      ${snapshot?.channel?.name ? this.#header(snapshot, words) : nothing} ${banner(this.#host.session, snapshot?.state === 'loading' ? snapshot.error : undefined, words, this.#retry)}
      ${problem ??
      (snapshot?.channel && snapshot.state !== 'error'
        ? html`${this.#body(snapshot, words)} ${this.#typing(snapshot, words)} ${this.#noticeLine(words)}
          ${this.#composer.render(snapshot.channel.name, words, closedBecause(snapshot, words), this.#entrance(snapshot.channel.membership, words))}`
        : skeleton(words))}
    </section>`;
  }

  #header({ channel }: LiveSnapshot, words: Words) {
    return html`<header part="header">
      <h2 dir="auto">${channel?.name}</h2>
      ${channel?.topic ? html`<p dir="auto" title=${channel.topic}>${channel.topic}</p>` : channel?.memberCount ? html`<p dir="auto">${words.members(channel.memberCount)}</p>` : nothing}
    </header>`;
  }

  /** Why there is nothing to show, if there is nothing. */
  #problem(snapshot: LiveSnapshot | undefined, words: Words) {
    const { session, orphaned } = this.#host;
    if (orphaned) return panel(icons.cloud, words.noSession);
    if (session?.state === 'closed') return panel(icons.lock, words.signedOut, retryButton(words, this.#retry));
    const error = session?.state === 'failed' ? session.error : snapshot?.state === 'error' ? snapshot.error : undefined;
    if (!error) return undefined;
    const isClosed = error.code === 'no_access';
    const action = (isClosed && this.#entrance('none', words)) || retryButton(words, this.#retry);
    return html`${panel(icons[isClosed ? 'lock' : 'cloud'], words.error(error.code), action)} ${this.#noticeLine(words)}`;
  }

  /** What who is not in the channel can do: accept or decline an invitation, join where the host leaves that to them. */
  #entrance(membership: string, words: Words) {
    if (membership === 'invited') {
      return html`<span class="entrance">
        <button class="button" @click=${this.#join}>${words.accept}</button>
        <button class="link" @click=${() => void this.#channel?.leave()}>${words.decline}</button>
      </span>`;
    }
    return membership === 'none' && this.#host.session?.options.join === 'ask' ? html`<button class="button" @click=${this.#join}>${words.join}</button>` : undefined;
  }

  readonly #join = () => {
    this.#focusWhenIn = true;
    void this.#channel?.join();
  };

  #body(snapshot: LiveSnapshot, words: Words) {
    const channel = this.#channel;
    if (snapshot.messages.length === 0 && !snapshot.hasOlder) {
      // Who is not in it may see nothing of it; who may not write is not asked to.
      return html`<div class="empty" part="empty">
        ${icons.chat}${snapshot.channel?.membership === 'joined' ? html`<strong>${words.emptyTitle}</strong>` : nothing}
        ${closedBecause(snapshot, words) ? nothing : html`<span>${words.emptyText}</span>`}
      </div>`;
    }
    return this.#list.render(snapshot, {
      session: this.#host.session,
      words,
      locale: this.#locale,
      onRetry: ({ key }) => channel?.retrySend(key),
      onDiscard: ({ key }) => channel?.discard(key),
      onReaction: ({ id }, { emoji }) => void channel?.toggleReaction(id, emoji),
    });
  }

  #typing({ typing }: LiveSnapshot, words: Words) {
    const text = typing.length ? words.typing(typing.map(({ name }) => name)) : '';
    return html`<div class="typing" part="typing">
      ${text ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span dir="auto">${text}</span>` : nothing}
    </div>`;
  }

  #noticeLine(words: Words) {
    return html`<div role="alert">${this.#notice ? html`<div class="notice-line">${icons.alert} ${words.error(this.#notice.code)}</div>` : nothing}</div>`;
  }

  readonly #retry = () => {
    this.#host.session?.retry();
    this.#channel?.retry();
  };

  #send({ text, ...options }: OutgoingMessage, feed: ComposerFeed): void {
    this.#list.scrollToEnd();
    feed.send(text, options).then(
      ({ id }) => this.#events.messageSent({ id, content: text, channelId: feed.get().channel?.id ?? feed.id }),
      (error: unknown) => {
        // Discarded, or the session has ended: the list says so. What was never shown there is put back where it was written.
        if (isChatError(error) && error.code === 'part_unavailable') {
          if (feed === this.#channel) this.#composer.restore(text);
          this.#fail(error);
        }
      },
    );
  }

  /** What the person asked for was not done. */
  #fail(error: ChatError): void {
    this.#events.error(error);
    this.notify(error);
  }
}

/** Why one may not write in a channel; `undefined` where one may. */
function closedBecause({ channel }: LiveSnapshot, words: Words): string | undefined {
  if (channel?.membership === 'invited') return words.invited;
  if (channel?.membership === 'none') return words.notMember;
  if (channel?.encrypted) return words.encryptedChannel;
  return channel?.maySend ? undefined : words.readOnlyChannel;
}

/** Grey shapes where messages will be: the eye finds its place before the words are there. */
function skeleton(words: Words) {
  const widths = ['w60', 'w40', 'w70 own', 'w50', 'w30 own', 'w60'];
  return html`<div class="skeleton" role="status" aria-label=${words.loading}>${widths.map((width) => html`<span class="ghost ${width}"></span>`)}</div>`;
}
