/** The messages of a channel, scrolled: days, groups, the way to older ones, the way back to the newest. */

import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { MessageFeed } from '../data/message-feed.js';
import type { LiveSnapshot, LiveMessage } from '../data/snapshots.js';
import { formatDay } from './format.js';
import type { Details } from './details/details.js';
import { type MessageContext, messageTemplate, needsDetails } from './message.js';
import { RowWindow } from './row-window.js';
import { type MessageRow, type Row, rowsOf } from './rows.js';
import { ScrollKeeper } from './scroll-keeper.js';
import type { Words } from './words.js';

/** How long a message that was jumped to stays marked (ms). */
const HIGHLIGHT = 2500;

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

export class MessageList {
  readonly #options: MessageListOptions;
  readonly #keeper: ScrollKeeper;
  readonly #window = new RowWindow();
  #feed: MessageFeed | undefined;
  #root: ParentNode | undefined;
  #messages: readonly LiveMessage[] = [];
  #rows: Row[] = [];
  #kept: ReadonlySet<string> = new Set();
  #highlighted: string | undefined;
  #highlightTimer: ReturnType<typeof setTimeout> | undefined;
  /** A message to go to as soon as it is rendered; `focuses` where the keyboard brought one there. */
  #target: { readonly id: string; readonly focuses: boolean } | undefined;
  /** Messages of others that have come since the person was at the end. */
  #unseen = 0;
  #wasAtEnd = true;
  /** Whether what is shown ended at the newest message. */
  #wasLive = true;
  #announcement = '';
  /** The key of the row that Tab comes to, and of the one that the pointer or the focus is in. */
  #tabbable: string | undefined;
  #active: string | undefined;
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
    this.#unseen = 0;
    this.#announcement = '';
    this.#target = this.#tabbable = this.#active = undefined;
    this.#window.follow([], false);
    this.#details?.unread.reset();
    this.#keeper.scrollToEnd();
  }

  disconnect(): void {
    clearTimeout(this.#highlightTimer);
    this.#highlighted = undefined;
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
  async goTo(id: string, focuses = false): Promise<boolean> {
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
    this.#unseen = 0;
    this.refresh();
  }

  /** Puts the focus on a row, which Tab comes to from then on. */
  focusRow(key: string): void {
    this.#tabbable = key;
    this.#rowElement(`[data-key="${CSS.escape(key)}"]`)?.focus();
    this.#options.requestUpdate();
  }

  /** The pointer or the focus is in that row, or in none. */
  activate(key: string | undefined): void {
    if (key === this.#active) return;
    this.#active = key;
    this.#options.requestUpdate();
  }

  /** Renders every row anew: something has changed that is in no message. */
  readonly refresh = () => {
    this.#version = {};
    this.#options.requestUpdate();
  };

  /** Before the template is rendered: notes the reading place, and what is new. */
  update(snapshot: LiveSnapshot, words: Words): void {
    this.#keeper.stickToEnd = !snapshot.hasNewer && this.#window.atEnd;
    this.#keeper.remember();
    if (snapshot.messages !== this.#messages) this.#take(snapshot, words);
    const target = this.#target && snapshot.messages.findIndex(({ id }) => id === this.#target!.id);
    if (target !== undefined && target >= 0) this.#window.showAround(target);
    const { from, to } = this.#window;
    this.#rows = rowsOf(snapshot.messages, { from, to, unreadId: this.#details?.unread.firstId, kept: this.#kept, before: this.#rows });
  }

  #take(snapshot: LiveSnapshot, words: Words): void {
    const { messages, hasNewer } = snapshot;
    // What is paged in on the way back to the newest is not new.
    const news = this.#wasLive ? newAtEnd(this.#messages, messages) : [];
    this.#wasLive = !hasNewer;
    const others = news.filter(({ own, deleted }) => !own && !deleted);
    const last = others.at(-1);
    if (last) this.#announcement = `${last.sender.name}: ${last.text || words.attachment}`;
    const isMine = news.some(({ own, status }) => own && status !== 'sent');
    const sticks = isMine || (this.#keeper.atEnd && this.#window.atEnd);
    if (isMine) this.#details?.unread.forget();
    else this.#details?.unread.take(others, sticks && document.visibilityState === 'visible');
    this.#window.follow(messages, sticks && !hasNewer);
    if (isMine) this.#keeper.scrollToEnd();
    else if (!sticks) this.#unseen += others.length;
    this.#messages = messages;
    // Of rows that have gone nothing is kept, nor of those that are there again.
    if (this.#kept.size) this.#kept = this.#details!.acting!.keptRows(this.#root!).keys;
  }

  /** After it is rendered: puts the reading place back, and loads what is needed next. */
  updated(root: ParentNode): void {
    this.#root = root;
    this.#keeper.attach(root.querySelector<HTMLElement>('.scroller'));
    this.#keeper.restore();
    if (this.#target !== undefined) this.#reveal(this.#target);
    this.#onScroll();
  }

  render(snapshot: LiveSnapshot, context: Omit<MessageContext, 'requestUpdate'>, name = '') {
    const { words, locale, details } = context;
    const old = this.#context;
    if (!old || (['session', 'words', 'locale', 'details'] as const).some((key) => old[key] !== context[key])) {
      this.#version = {};
      this.#context = { ...context, requestUpdate: this.refresh };
    }
    const rowContext = this.#context!;
    const away = !this.#wasAtEnd || snapshot.hasNewer || !this.#window.atEnd;
    const hasOlder = snapshot.hasOlder || this.#window.from > 0;
    const tabbable = this.#tabbableKey();
    const rowTemplate = (row: MessageRow) => {
      const state = { highlighted: this.#highlighted === row.message.id, tabbable: row.key === tabbable, active: row.key === this.#active };
      const quoted = row.message.replyTo && this.#feed?.message(row.message.replyTo);
      return guard([row, this.#version, quoted, details?.stateOf(row), ...Object.values(state)], () => messageTemplate(row, rowContext, state));
    };
    return html`
      <div class="messages" part="messages">
        ${details?.unreadBar(this) ?? nothing}
        <div
          class="scroller"
          part="scroller"
          role="log"
          aria-live="off"
          tabindex=${tabbable === undefined ? 0 : -1}
          aria-label=${words.messages(name)}
          aria-busy=${snapshot.loadingOlder}
          @pointerover=${this.#onPointer}
          @pointerleave=${this.#onPointer}
          @focusin=${this.#onFocus}
        >
          <div class="rows">
            ${hasOlder
              ? html`<div class="older"><span class="spinner" role="status" aria-label=${words.loadingOlder}></span></div>`
              : html`<div class="beginning">${words.beginning(name)}</div>`}
            ${repeat(
              this.#rows,
              ({ key }) => key,
              (row) =>
                row.kind === 'message' ? rowTemplate(row)
                : row.kind === 'unread' ? html`<div class="day unread" part="unread-line"><span>${words.unreadLine}</span></div>`
                : html`<div class="day" part="day"><span>${details?.day(row.time) ?? formatDay(row.time, Date.now(), locale)}</span></div>`,
            )}
            ${snapshot.loadingNewer ? html`<div class="older"><span class="spinner"></span></div>` : nothing}
          </div>
        </div>
        ${away ? details?.newestButton(this, this.#unseen) : nothing}
        <div class="spoken" role="status">${this.#announcement}</div>
      </div>
    `;
  }

  /** The row that Tab comes to: the one it came to before, else the newest. */
  #tabbableKey(): string | undefined {
    const isThere = this.#tabbable !== undefined && this.#rows.some(({ key }) => key === this.#tabbable);
    return isThere ? this.#tabbable : this.#rows.findLast(({ kind }) => kind === 'message')?.key;
  }

  readonly #onPointer = ({ type, target, pointerType }: PointerEvent) => {
    if (pointerType === 'touch') return;
    const row = type === 'pointerover' && (target as Element).closest<HTMLElement>('.message');
    this.activate(row ? row.dataset.key : undefined);
  };

  readonly #onFocus = ({ target }: FocusEvent) => {
    const key = (target as Element).closest<HTMLElement>('.message')?.dataset.key;
    if (key === undefined) return;
    this.#tabbable = key;
    this.activate(key);
    this.#options.requestUpdate();
  };

  #onScroll(): void {
    const feed = this.#feed;
    const snapshot = feed?.get();
    if (!feed || snapshot?.state !== 'ready' || !this.#root) return;
    // Not while going to a message: its surroundings are not on screen yet.
    if (this.#target === undefined) this.#extend(feed, snapshot);
    const atEnd = this.#keeper.atEnd && this.#window.atEnd;
    if (atEnd && !snapshot.hasNewer) {
      if (document.visibilityState === 'visible') this.#options.onRead();
      if (this.#unseen) {
        this.#unseen = 0;
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
    const { keys, selected } = this.#details?.acting?.keptRows(this.#root!) ?? { keys: this.#kept, selected: this.#rows.map(({ key }) => key) };
    const indexes = selected.map((key) => this.#messages.findIndex((message) => message.key === key)).filter((index) => index >= 0);
    if (this.#window.grow(end, indexes.length ? [Math.min(...indexes), Math.max(...indexes) + 1] : undefined)) {
      this.#kept = keys;
      this.#options.requestUpdate();
    } else if (!this.#options.mayLoad()) return;
    else if (end === 'start') void feed.loadOlder();
    else if (hasNewer) void feed.loadNewer();
  }

  #rowElement(selector: string): HTMLElement | null {
    return this.#root?.querySelector<HTMLElement>(`.message${selector}`) ?? null;
  }

  #reveal({ id, focuses }: { readonly id: string; readonly focuses: boolean }): void {
    const row = this.#rowElement(`[data-id="${CSS.escape(id)}"]:not(.kept)`);
    if (!row) return;
    this.#target = undefined;
    this.#keeper.scrollTo(row);
    if (focuses) row.focus({ preventScroll: true });
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
  const known = new Set(before.slice(-KNOWN).map(({ key }) => key));
  if (!known.size) return [];
  const index = now.findLastIndex(({ key }) => known.has(key));
  return index < 0 ? [] : now.slice(index + 1);
}

/** So many of the messages that were last before are looked for: those on their way may all have moved behind new ones. */
const KNOWN = 100;
