/** The messages of a channel, scrolled: days, groups, the way to older ones, the way back to the newest. */

import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { MessageFeed } from '../data/message-feed.js';
import type { LiveSnapshot, LiveMessage } from '../data/snapshots.js';
import { formatDay } from './format.js';
import type { Details } from './details/details.js';
import { type MessageContext, messageTemplate, needsDetails } from './message.js';
import { repeat } from './repeat.js';
import { RowWindow } from './row-window.js';
import { type MessageRow, type Row, rowsOf } from './rows.js';
import { ScrollKeeper } from './scroll-keeper.js';

/** So many of the messages that were last before are looked for: those on their way may all have moved behind new ones. */
const KNOWN = 100;

export interface MessageListOptions {
  /** Something has changed that is not in the snapshot. */
  requestUpdate(): void;
  /** What messages have besides plain text; `undefined` until it is loaded. */
  details(): Details | undefined;
  /** The person sees the newest message. */
  onRead(): void;
  /** Whether more may be loaded as one gets near an edge. */
  mayLoad(): boolean;
}

/** A message to go to. */
export interface Target {
  readonly id: string;
  /** Whether the focus goes there too. */
  readonly focuses?: boolean | undefined;
}

export class MessageList {
  readonly #options: MessageListOptions;
  readonly #keeper: ScrollKeeper;
  readonly #window = new RowWindow();
  #feed: MessageFeed | undefined;
  #root: ParentNode | undefined;
  #messages: readonly LiveMessage[] = [];
  #rows: Row[] = [];
  #kept: ReadonlySet<string> = new Set();
  /** What to go to as soon as it is rendered. */
  #target: Target | undefined;
  #wasAtEnd = true;
  /** One that was gone to, and is to be marked. */
  #reached: Target | undefined;
  /** Whether what is shown ended at the newest message. */
  #wasLive = true;
  /** What the rows were last rendered with: of other words or parts every row is rendered anew. */
  #version: object = {};
  #context: MessageContext | undefined;

  constructor(options: MessageListOptions) {
    this.#options = options;
    this.#keeper = new ScrollKeeper({ rows: '.message:not(.kept)', onScroll: () => this.#onScroll() });
  }

  /** Shows another channel, from its end. */
  show(feed: MessageFeed | undefined): void {
    this.#feed = feed;
    this.#messages = [];
    this.#rows = [];
    this.#kept = new Set();
    this.#target = this.#reached = undefined;
    this.#window.follow([], false);
    this.#details?.unread.reset();
    this.#keeper.scrollToEnd();
  }

  disconnect(): void {
    this.#keeper.detach();
  }

  /** The rows there are, in order. */
  get rows(): readonly Row[] {
    return this.#rows;
  }

  get #details(): Details | undefined {
    return this.#options.details();
  }

  /** Whether some row says more than plain text, or where the unread ones begin is to be shown. */
  get needsDetails(): boolean {
    return Boolean(this.#feed?.get().unreadCount) || this.#rows.some((row) => row.kind === 'message' && needsDetails(row.message));
  }

  /** Goes to a message, loading what is round it where need be. @returns whether it is there */
  async goTo(id: string, focuses?: boolean): Promise<boolean> {
    const feed = this.#feed;
    if (!feed || !(await feed.show(id)) || feed !== this.#feed) return false;
    this.#target = { id, focuses };
    this.#options.requestUpdate();
    return true;
  }

  scrollToEnd(): void {
    this.#feed?.showNewest();
    this.#window.showEnd();
    this.#keeper.scrollToEnd();
    if (this.#details) this.#details.unread.unseen = 0;
    this.refresh();
  }

  /** Renders every row anew: something has changed that is in no message. */
  readonly refresh = () => {
    this.#version = {};
    this.#options.requestUpdate();
  };

  /** Before the template is rendered: notes the reading place, and what is new. */
  update(snapshot: LiveSnapshot): void {
    this.#keeper.stickToEnd = !snapshot.hasNewer && this.#window.atEnd;
    this.#keeper.remember();
    if (snapshot.messages !== this.#messages) this.#take(snapshot);
    const target = this.#target ? snapshot.messages.findIndex(({ id }) => id === this.#target!.id) : -1;
    if (target >= 0) this.#window.showAround(target);
    const { from, to } = this.#window;
    this.#rows = rowsOf(snapshot.messages, { from, to, unreadId: this.#details?.unread.firstId, kept: this.#kept, before: this.#rows });
    this.#details?.acting?.update();
  }

  #take(snapshot: LiveSnapshot): void {
    const { messages, hasNewer } = snapshot;
    // What is paged in on the way back to the newest is not new.
    const news = this.#wasLive ? newAtEnd(this.#messages, messages) : [];
    this.#wasLive = !hasNewer;
    const others = news.filter(({ own, deleted }) => !own && !deleted);
    const last = others.at(-1);
    if (last) this.#details?.acting?.announce(last);
    const isMine = news.some(({ own, status }) => own && status !== 'sent');
    const sticks = isMine || (this.#keeper.atEnd && this.#window.atEnd);
    if (isMine) this.#details?.unread.forget();
    else this.#details?.unread.take(others, sticks, sticks && document.visibilityState === 'visible');
    this.#messages = messages;
    // Of rows that have gone nothing is kept, nor of those that are there again.
    let span;
    if (this.#details?.acting && (sticks || this.#kept.size)) ({ keys: this.#kept, span } = this.#keptRows());
    this.#window.follow(messages, sticks && !hasNewer, span);
    if (isMine) this.#keeper.scrollToEnd();
  }

  /** What must not be taken away: keys, and the stretch of messages that is selected. */
  #keptRows() {
    const { keys, selected } = this.#details?.acting?.keptRows(this.#root!) ?? { keys: this.#kept, selected: this.#rows.map(({ key }) => key) };
    const indexes = selected.map((key) => this.#messages.findIndex((message) => message.key === key)).filter((index) => index >= 0);
    return { keys, span: indexes.length ? ([Math.min(...indexes), Math.max(...indexes) + 1] as const) : undefined };
  }

  /**
   * After it is rendered: puts the reading place back, and loads what is needed next. What only the rendered rows tell (that there
   * are too few of them, that one is at the end, which row is to be marked) is rendered in the same frame, by a second update: a frame
   * later one would see the blank. Lit's development build warns of that (`change-in-update`) as of what might be avoided.
   */
  updated(root: ParentNode): void {
    this.#root = root;
    this.#keeper.attach(root.querySelector<HTMLElement>('.scroller'));
    this.#keeper.restore();
    if (this.#target) this.#reveal(this.#target);
    const { acting } = this.#details ?? {};
    if (acting && this.#reached) {
      acting.reveal(this.#reached);
      this.#reached = undefined;
    }
    this.#onScroll();
  }

  render(snapshot: LiveSnapshot, context: Omit<MessageContext, 'requestUpdate'>, name = '') {
    const { words, locale, details, look } = context;
    const old = this.#context;
    if (!old || (['session', 'words', 'locale', 'details', 'look'] as const).some((key) => old[key] !== context[key])) {
      this.#version = {};
      this.#context = { ...context, requestUpdate: this.refresh };
    }
    const rowContext = this.#context!;
    const away = !this.#wasAtEnd || snapshot.hasNewer || !this.#window.atEnd;
    const hasOlder = snapshot.hasOlder || this.#window.from > 0;
    const rowTemplate = (row: MessageRow) => {
      const state = details?.acting?.stateOf(row);
      const quoted = row.message.replyTo && this.#feed?.message(row.message.replyTo);
      return guard([row, this.#version, state, quoted, details?.stateOf(row)], () => messageTemplate(row, rowContext, state));
    };
    return html`
      <div class="messages" part="messages">
        ${details?.unreadBar()}
        <div
          class="scroller"
          part="scroller"
          role="log"
          aria-live="off"
          tabindex=${details?.acting ? -1 : 0}
          aria-label=${words.messages(name)}
          aria-busy=${snapshot.loadingOlder}
        >
          <div class="rows">
            ${hasOlder
              ? html`<div class="older"><span class="spinner" role="status" aria-label=${words.loadingOlder}></span></div>`
              : this.#feed?.threadId ? nothing : html`<div class="beginning">${words.beginning(name)}</div>`}
            ${repeat(
              this.#rows,
              ({ key }) => key,
              (row) =>
                row.kind === 'message' ? rowTemplate(row)
                : row.kind === 'unread' ? html`<div class="day unread" part="unread-line"><span>${words.unreadLine}</span></div>`
                : html`<div class="day" part="day"><span>${details?.day(row.time) ?? formatDay(row.time, Date.now(), locale)} ${look?.dayTime?.(row.time, locale)}</span></div>`,
            )}
            ${snapshot.loadingNewer ? html`<div class="older"><span class="spinner"></span></div>` : nothing}
          </div>
        </div>
        ${away ? details?.acting?.newestButton() : nothing}
      </div>
    `;
  }

  #onScroll(): void {
    const feed = this.#feed;
    const snapshot = feed?.get();
    if (!feed || snapshot?.state !== 'ready' || !this.#root) return;
    // Not while going to a message: its surroundings are not on screen yet.
    if (this.#target === undefined) this.#extend(feed, snapshot);
    const atEnd = this.#keeper.atEnd && this.#window.atEnd;
    if (atEnd && !snapshot.hasNewer) {
      if (document.visibilityState === 'visible') this.#options.onRead();
      if (this.#details?.unread.unseen) {
        this.#details.unread.unseen = 0;
        this.#options.requestUpdate();
      }
    }
    if (this.#details?.unread.look(this.#rowElement.bind(this)) || atEnd !== this.#wasAtEnd) {
      this.#wasAtEnd = atEnd;
      this.#options.requestUpdate();
    }
  }

  /** Makes rows of what is held near the edge one gets to; where all of it has rows, more is asked for. */
  #extend(feed: MessageFeed, { hasOlder, hasNewer }: LiveSnapshot): void {
    const end = this.#keeper.nearStart && (this.#window.from > 0 || hasOlder) ? 'start' : this.#keeper.nearEnd ? 'end' : undefined;
    if (!end) return;
    const { keys, span } = this.#keptRows();
    if (this.#window.grow(end, span)) {
      this.#kept = keys;
      this.#options.requestUpdate();
    } else if (!this.#options.mayLoad()) return;
    else if (end === 'start') void feed.loadOlder();
    else if (hasNewer) void feed.loadNewer();
  }

  #rowElement(selector: string): HTMLElement | null {
    return this.#root?.querySelector<HTMLElement>(`.message${selector}`) ?? null;
  }

  #reveal(target: Target): void {
    const row = this.#rowElement(`[data-id="${CSS.escape(target.id)}"]:not(.kept)`);
    if (!row) return;
    this.#target = undefined;
    this.#keeper.scrollTo(row);
    this.#reached = target;
  }
}

/** The messages that are new after the last one known; none where the list is another stretch of the channel. */
function newAtEnd(before: readonly LiveMessage[], now: readonly LiveMessage[]): readonly LiveMessage[] {
  const known = new Set(before.slice(-KNOWN).map(({ key }) => key));
  if (!known.size) return [];
  const index = now.findLastIndex(({ key }) => known.has(key));
  return index < 0 ? [] : now.slice(index + 1);
}
