/** What `<chat-element>` shows. Loaded when the first one is on a page. */

import { html, nothing, type TemplateResult } from 'lit';
import type { LiveChannel } from '../../data/live-channel.js';
import type { LiveMessage, LiveSnapshot } from '../../data/snapshots.js';
import type { ChatError } from '../../errors.js';
import { banner, panel, retryButton } from '../../parts/condition.js';
import type { MessageAction } from '../../parts/details/options.js';
import { localeOf } from '../../parts/format.js';
import { icons } from '../../parts/icons.js';
import { Pane, type PaneHost } from '../../parts/pane.js';
import { adoptStyles } from '../../parts/styles.js';
import { type Words, wordsFor } from '../../parts/words.js';
import type { ChatElement } from './chat-element.js';
import { viewStyles } from './view.styles.js';

/** How long a notice stays (ms). */
const NOTICE = 8000;

/** What a person did, or what failed: the element's events. */
export type ChatElementViewEvents = Pick<PaneHost, 'messageDeleted' | 'profileClick' | 'linkClick' | 'experienceClick' | 'attachmentClick'> & {
  messageSent(detail: { id: string; content: string; channelId: string }): void;
  error(error: ChatError): void;
};

export class ChatElementView {
  readonly #host: ChatElement;
  readonly #events: ChatElementViewEvents;
  readonly #pane: Pane;
  #channel: LiveChannel | undefined;
  /** What is said for a while: that something did not work, or that it has. */
  #notice: { readonly text: (words: Words) => string; readonly failed: boolean } | undefined;
  #noticeTimer: ReturnType<typeof setTimeout> | undefined;
  #focusWhenIn = false;
  readonly #adopted = new Set<unknown>();

  constructor(host: ChatElement, events: ChatElementViewEvents) {
    this.#host = host;
    this.#events = events;
    adoptStyles(host, viewStyles);
    this.#pane = new Pane(this.#paneHost(), () => host.renderRoot);
  }

  show(channel: LiveChannel | undefined): void {
    this.#channel = channel;
    this.#pane.show(channel);
  }

  focus(): void {
    this.#pane.composer.focus();
  }

  /** Says for a while that something the person asked for did not work. */
  notify(error: ChatError): void {
    this.#say(({ error: textOf }) => textOf(error.code), true);
  }

  goTo(messageId: string): Promise<boolean> {
    return this.#pane.list.goTo(messageId);
  }

  disconnect(): void {
    clearTimeout(this.#noticeTimer);
    this.#notice = undefined;
    this.#pane.disconnect();
  }

  /** Whether the channel is on the screen. */
  get isShown(): boolean {
    return this.#pane.isShown;
  }

  update(): void {
    this.#pane.update();
  }

  updated(): void {
    // The button that was pressed is gone: the cursor goes to what has come in its place.
    if (this.#focusWhenIn && this.#channel?.get().channel?.membership === 'joined') {
      this.#focusWhenIn = false;
      this.focus();
    }
    this.#pane.updated();
  }

  get #locale(): string {
    return localeOf(this.#host, this.#host.session?.options.locale);
  }

  render(): TemplateResult {
    const words = wordsFor(this.#locale);
    const snapshot = this.#channel?.get();
    const details = this.#pane.details;
    return html`<section
      class="chat"
      aria-label=${snapshot?.channel?.name || words.messages('')}
      @click=${details?.onClick}
      @auxclick=${details?.onClick}
      @keydown=${details?.onKeyDown}
      @contextmenu=${details?.onContextMenu}
    >
      <slot name="header">${snapshot?.channel?.name ? header(snapshot, words) : nothing}</slot>
      ${banner(this.#host.session, snapshot?.state === 'loading' ? snapshot.error : undefined, words, this.#retry)}
      ${this.#problem(snapshot, words) ?? (snapshot?.channel && snapshot.state !== 'error' ? this.#body(snapshot, words) : undefined) ?? skeleton(words)}
      <slot name="footer"></slot>
    </section>`;
  }

  #body(snapshot: LiveSnapshot, words: Words) {
    const reason = closedBecause(snapshot, words);
    const closed = reason === undefined ? undefined : { reason, actions: this.#entrance(snapshot.channel!.membership, words) };
    return this.#pane.render(snapshot, this.#empty(snapshot, words, closed !== undefined), this.#noticeLine(words), closed);
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

  /** Who is not in it may see nothing of it; who may not write is not asked to. */
  #empty({ channel }: LiveSnapshot, words: Words, isClosed: boolean) {
    const { image, title, description } = this.#host.emptyState ?? {
      title: channel?.membership === 'joined' ? words.emptyTitle : undefined,
      description: isClosed ? undefined : words.emptyText,
    } as NonNullable<ChatElement['emptyState']>;
    return html`<slot name="empty"
      ><div class="empty" part="empty">
        ${image ? html`<img src=${image} alt="" />` : icons.chat}${title ? html`<strong dir="auto">${title}</strong>` : nothing}
        ${description ? html`<span dir="auto">${description}</span>` : nothing}
      </div></slot
    >`;
  }

  #noticeLine(words: Words) {
    const notice = this.#notice;
    return html`<div role="alert">${notice ? html`<div class="notice-line ${notice.failed ? 'failed' : ''}">${notice.failed ? icons.alert : nothing} ${notice.text(words)}</div>` : nothing}</div>`;
  }

  #say(text: (words: Words) => string, failed: boolean): void {
    clearTimeout(this.#noticeTimer);
    this.#notice = { text, failed };
    this.#noticeTimer = setTimeout(() => {
      this.#notice = undefined;
      this.#host.requestUpdate();
    }, NOTICE);
    this.#host.requestUpdate();
  }

  readonly #retry = () => {
    this.#host.session?.retry();
    this.#channel?.retry();
  };

  #paneHost(): PaneHost {
    const host = this.#host;
    return {
      ...this.#events,
      session: () => host.session,
      locale: () => this.#locale,
      channel: () => this.#channel,
      isFailing: () => this.#notice?.failed === true,
      requestUpdate: () => host.requestUpdate(),
      features: () => host.features ?? {},
      actions: (message: LiveMessage, defaults: readonly MessageAction[]) => host.messageActions?.(message, defaults) ?? defaults,
      openThread: () => undefined,
      say: (text) => this.#say(() => text, false),
      fail: (error) => {
        this.#events.error(error);
        this.notify(error);
      },
      messageSent: (id, content) => this.#events.messageSent({ id, content, channelId: this.#channel?.get().channel?.id ?? this.#channel?.id ?? '' }),
      adopt: (styles) => {
        if (this.#adopted.has(styles)) return;
        this.#adopted.add(styles);
        adoptStyles(host, styles);
      },
    };
  }
}

function header({ channel }: LiveSnapshot, words: Words) {
  return html`<header part="header">
    <h2 dir="auto">${channel?.name}</h2>
    ${channel?.topic ? html`<p dir="auto" title=${channel.topic}>${channel.topic}</p>` : channel?.memberCount ? html`<p dir="auto">${words.members(channel.memberCount)}</p>` : nothing}
  </header>`;
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
