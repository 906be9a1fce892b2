/** The messages of a channel, scrolled: days, groups, the way to older ones, the way back to the newest. */

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { LiveChannel } from '../data/live-channel.js';
import type { LiveSnapshot, LiveMessage } from '../data/snapshots.js';
import { formatDay } from './format.js';
import { icons } from './icons.js';
import { type MessageContext, messageTemplate } from './message.js';
import { type Row, rowsOf } from './rows.js';
import { ScrollKeeper } from './scroll-keeper.js';
import type { Words } from './words.js';

/** How long a message that was jumped to stays marked (ms). */
const HIGHLIGHT = 2500;

export interface MessageListOptions {
  /** Something has changed that is not in the snapshot. */
  requestUpdate(): void;
  /** The person sees the newest message. */
  onRead(): void;
  /** Whether more may be loaded as one gets near an edge. */
  mayLoad(): boolean;
}

export class MessageList {
  readonly #options: MessageListOptions;
  readonly #keeper: ScrollKeeper;
  #channel: LiveChannel | undefined;
  #messages: readonly LiveMessage[] = [];
  #rows: Row[] = [];
  #highlighted: string | undefined;
  #highlightTimer: ReturnType<typeof setTimeout> | undefined;
  /** A message to go to as soon as it is rendered. */
  #target: string | undefined;
  /** Messages of others that have come since the person was at the end. */
  #unseen = 0;
  #wasAtEnd = true;
  /** Whether what is shown ended at the newest message. */
  #wasLive = true;
  #announcement = '';

  constructor(options: MessageListOptions) {
    this.#options = options;
    this.#keeper = new ScrollKeeper({ rows: '.message', onScroll: () => this.#onScroll() });
  }

  /** Shows another channel, from its end. */
  show(channel: LiveChannel | undefined): void {
    this.#channel = channel;
    this.#messages = [];
    this.#rows = [];
    this.#unseen = 0;
    this.#announcement = '';
    this.#target = undefined;
    this.#keeper.scrollToEnd();
  }

  disconnect(): void {
    clearTimeout(this.#highlightTimer);
    this.#highlighted = undefined;
    this.#keeper.detach();
  }

  /** Goes to a message, loading what is round it where need be. @returns whether it is there */
  async goTo(messageId: string): Promise<boolean> {
    const channel = this.#channel;
    if (!channel || !(await channel.show(messageId)) || channel !== this.#channel) return false;
    this.#target = messageId;
    this.#options.requestUpdate();
    return true;
  }

  scrollToEnd(): void {
    this.#channel?.showNewest();
    this.#keeper.scrollToEnd();
    this.#unseen = 0;
    this.#options.requestUpdate();
  }

  /** Before the template is rendered: notes the reading place, and what is new. */
  update(snapshot: LiveSnapshot, words: Words): void {
    this.#keeper.stickToEnd = !snapshot.hasNewer;
    this.#keeper.remember();
    if (snapshot.messages === this.#messages) return;
    // What is paged in on the way back to the newest is not new.
    const news = this.#wasLive ? newAtEnd(this.#messages, snapshot.messages) : [];
    this.#wasLive = !snapshot.hasNewer;
    const others = news.filter(({ own, deleted }) => !own && !deleted);
    const last = others.at(-1);
    if (last) this.#announcement = `${last.sender.name}: ${last.text || words.attachment}`;
    if (news.some(({ own, status }) => own && status !== 'sent')) this.#keeper.scrollToEnd();
    else if (!this.#keeper.atEnd) this.#unseen += others.length;
    this.#messages = snapshot.messages;
    this.#rows = rowsOf(snapshot.messages);
  }

  /** After it is rendered: puts the reading place back, and loads what is needed next. */
  updated(root: ParentNode): void {
    this.#keeper.attach(root.querySelector<HTMLElement>('.scroller'));
    this.#keeper.restore();
    if (this.#target !== undefined) this.#reveal(root, this.#target);
    this.#onScroll();
  }

  render(snapshot: LiveSnapshot, context: Omit<MessageContext, 'highlighted' | 'find' | 'onQuote' | 'requestUpdate'>) {
    const { words, locale } = context;
    const name = snapshot.channel?.name ?? '';
    const rowContext: MessageContext = {
      ...context,
      highlighted: this.#highlighted,
      find: (id) => snapshot.messages.find((message) => message.id === id),
      requestUpdate: () => this.#options.requestUpdate(),
      onQuote: (id) => void this.goTo(id),
    };
    const away = !this.#wasAtEnd || snapshot.hasNewer;
    return html`
      <div class="messages" part="messages">
        <div class="scroller" part="scroller" tabindex="0" role="log" aria-live="off" aria-label=${words.messages(name)} aria-busy=${snapshot.loadingOlder}>
          <div class="rows">
            ${snapshot.hasOlder
              ? html`<div class="older"><span class="spinner" role="status" aria-label=${words.loadingOlder}></span></div>`
              : html`<div class="beginning">${words.beginning(name)}</div>`}
            ${repeat(
              this.#rows,
              ({ key }) => key,
              (row) =>
                row.kind === 'day'
                  ? html`<div class="day" part="day"><span>${formatDay(row.time, Date.now(), locale)}</span></div>`
                  : messageTemplate(row, rowContext),
            )}
            ${snapshot.loadingNewer ? html`<div class="older"><span class="spinner"></span></div>` : nothing}
          </div>
        </div>
        ${away
          ? html`<button class="newest ${this.#unseen ? 'unseen' : ''}" part="newest-button" @click=${() => this.scrollToEnd()} aria-label=${this.#unseen ? words.newMessages(this.#unseen) : words.toNewest}>
              ${icons.down}${this.#unseen ? html`<span dir="auto">${words.newMessages(this.#unseen)}</span>` : nothing}
            </button>`
          : nothing}
        <div class="spoken" role="status">${this.#announcement}</div>
      </div>
    `;
  }

  #onScroll(): void {
    const channel = this.#channel;
    const snapshot = channel?.get();
    if (!channel || snapshot?.state !== 'ready') return;
    // Not while going to a message: its surroundings are not on screen yet.
    if (this.#target === undefined && this.#options.mayLoad()) {
      if (snapshot.hasOlder && this.#keeper.nearStart) void channel.loadOlder();
      else if (snapshot.hasNewer && this.#keeper.nearEnd) void channel.loadNewer();
    }
    const atEnd = this.#keeper.atEnd;
    if (atEnd && !snapshot.hasNewer) {
      if (document.visibilityState === 'visible') this.#options.onRead();
      if (this.#unseen) {
        this.#unseen = 0;
        this.#options.requestUpdate();
      }
    }
    if (atEnd !== this.#wasAtEnd) {
      this.#wasAtEnd = atEnd;
      this.#options.requestUpdate();
    }
  }

  #reveal(root: ParentNode, id: string): void {
    const row = root.querySelector<HTMLElement>(`.message[data-id="${CSS.escape(id)}"]`);
    if (!row) return;
    this.#target = undefined;
    this.#keeper.scrollTo(row);
    this.#highlighted = id;
    clearTimeout(this.#highlightTimer);
    this.#highlightTimer = setTimeout(() => {
      this.#highlighted = undefined;
      this.#options.requestUpdate();
    }, HIGHLIGHT);
    this.#options.requestUpdate();
  }
}

/** The messages that are new after the last one known; none where the list is another stretch of the channel. */
function newAtEnd(before: readonly LiveMessage[], now: readonly LiveMessage[]): readonly LiveMessage[] {
  if (before.length === 0) return [];
  const known = new Set(before.map(({ key }) => key));
  let index = now.length;
  while (index > 0 && !known.has(now[index - 1]?.key ?? '')) index--;
  return index === 0 ? [] : now.slice(index);
}
