/** What `<chat-channel-list>` shows. Loaded when the first one is on a page. */

import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { ConversationSnapshot } from '../../data/api-types.js';
import type { Participant } from '../../data/snapshots.js';
import type { ChatError } from '../../errors.js';
import { announce, request } from '../../events.js';
import { type ChannelListWords, channelListWordsFor } from '../../parts/channel-list-words.js';
import { type ChannelSummary, channelRow } from '../../parts/channel-row.js';
import { type ConditionWords, conditionWordsFor } from '../../parts/condition-words.js';
import { banner, panel, retryButton } from '../../parts/condition.js';
import { localeOf } from '../../parts/format.js';
import { lockIcon } from '../../parts/icons.js';
import { Online } from '../../parts/online.js';
import { repeat } from '../../parts/repeat.js';
import { icons } from '../../parts/status-icons.js';
import { RowKeeper } from '../../parts/row-keeper.js';
import { speaksOf } from '../../parts/speaks.js';
import { adoptStyles } from '../../parts/styles.js';
import { type Words, wordsFor } from '../../parts/words.js';
import type { ChatSession } from '../../session/session.js';
import type { ChatChannelList } from './chat-channel-list.js';
import { ChannelFeed } from './feed.js';
import { SelectedChannel } from './selected-channel.js';
import { channelListStyles } from './view.styles.js';

/** An element without a session for this long (ms) stands in the wrong place, and says so. */
const ORPHANED = 3000;
/** More channels are loaded when less than this (px) is left to scroll. */
const AHEAD = 400;

type AllWords = Words & ChannelListWords & ConditionWords;

export class ChannelListView {
  readonly #host: ChatChannelList;
  readonly #feed: ChannelFeed;
  readonly #selected: SelectedChannel;
  readonly #keeper = new RowKeeper();
  readonly #online: Online;
  /** Whose picture stands in a row, by the channel's id: the picture is kept by that object. */
  readonly #faces = new Map<string, Participant>();
  /** The session there was, and whether it was alive. */
  #session: ChatSession | undefined;
  #wasAlive = false;
  /** The row the Tab key leads to, once the keys have been there. */
  #active: string | undefined;
  /** Where it gets higher it has room for more. */
  readonly #sizes = new ResizeObserver(() => this.#onScroll());
  #isMeasured = false;
  #orphanTimer: ReturnType<typeof setTimeout> | undefined;
  #orphaned = false;
  /** The last error that was announced: one failure, one event. */
  #announced: ChatError | undefined;

  constructor(host: ChatChannelList) {
    this.#host = host;
    adoptStyles(host, channelListStyles);
    const change = () => host.requestUpdate();
    this.#selected = new SelectedChannel(change);
    this.#online = new Online(change);
    this.#feed = new ChannelFeed({ change, error: (error) => this.#announce(error) });
  }

  get conversations(): readonly ConversationSnapshot[] | undefined {
    return this.#feed.conversations;
  }

  /** Why the channels cannot be shown, where the session is not the reason. */
  get error(): ChatError | undefined {
    return this.#host.session?.isAlive ? this.#feed.error : undefined;
  }

  focus(): void {
    this.#rows.find(({ tabIndex }) => tabIndex === 0)?.focus();
  }

  disconnect(): void {
    this.#sizes.disconnect();
    this.#online.stop();
    this.#isMeasured = false;
    this.#stopWaiting();
  }

  /** Before rendering. */
  update(): void {
    const { session, filter, selectedChannel, isConnected } = this.#host;
    if (session !== this.#session) this.#faces.clear();
    this.#session = session;
    if (session || !isConnected) this.#stopWaiting();
    else this.#orphanTimer ??= setTimeout(() => this.#onOrphaned(), ORPHANED);
    if (isConnected && !this.#isMeasured) {
      this.#sizes.observe(this.#host);
      this.#isMeasured = true;
    }
    this.#feed.follow(session, filter ?? undefined);
    // What failed because of the session is asked for again with its next sign-in.
    if (session?.isAlive && !this.#wasAlive) this.#feed.retry();
    this.#wasAlive = session?.isAlive ?? false;
    this.#selected.follow(session, selectedChannel ?? undefined, this.#feed.conversations);
    this.#keeper.remember(this.#list, this.#rows);
  }

  /** After it. */
  updated(): void {
    this.#keeper.restore(this.#list, this.#rows);
    this.#onScroll();
  }

  render(): TemplateResult {
    const { session, filter } = this.#host;
    const locale = localeOf(this.#host, session?.options.locale);
    const words = { ...wordsFor(locale), ...channelListWordsFor(locale), ...conditionWordsFor(locale) };
    const { lang, dir } = speaksOf(this.#host, locale);
    const problem = this.#problem(words);
    const { rows } = this.#feed;
    return html`<section class="channels" lang=${lang} dir=${ifDefined(dir)} aria-label=${words.channels}>
      ${banner(session, this.#feed.failing, words, this.#retry)}
      ${problem ?? (!this.#feed.conversations ? skeleton(words) : rows.length ? this.#listOf(rows, words, locale) : this.#empty(words, filter !== undefined))}
    </section>`;
  }

  get #list(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('.list');
  }

  get #rows(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.row')];
  }

  #listOf(rows: readonly ChannelSummary[], words: AllWords, locale: string) {
    const { session } = this.#host;
    const selected = this.#selected.id;
    const active = [this.#active, selected].find((id) => rows.some((row) => row.id === id)) ?? rows[0]?.id;
    const requestUpdate = () => this.#host.requestUpdate();
    return html`<div class="list" part="list" role="list" @keydown=${this.#onKeyDown} @focusin=${this.#onFocus} @scroll=${this.#onScroll}>
      ${repeat(
        rows,
        ({ id }) => id,
        (row) =>
          channelRow(row, {
            session, words, locale, requestUpdate,
            face: this.#faceOf(row, words),
            online: this.#online.has(row.directWith),
            selected: row.id === selected,
            active: row.id === active,
            onSelect: () => this.#select(row.id),
          }),
      )}
    </div>`;
  }

  #faceOf({ id, name, avatar }: ChannelSummary, words: AllWords): Participant {
    const known = this.#faces.get(id);
    const called = name || words.unnamed;
    if (known?.name === called && known.avatar === avatar) return known;
    const face = { id, name: called, ...(avatar !== undefined && { avatar }) };
    this.#faces.set(id, face);
    return face;
  }

  /** Why there is nothing to show, if there is nothing. */
  #problem(words: ConditionWords) {
    const { session } = this.#host;
    if (!session) return this.#orphaned ? panel(icons.cloud, words.noSession) : undefined;
    const retry = retryButton(words, this.#retry);
    if (session.state === 'closed') return panel(lockIcon, words.signedOut, retry);
    const error = session.state === 'failed' ? session.error : this.error;
    return error && panel(icons.cloud, words.error(error.code), retry);
  }

  #empty(words: AllWords, isFiltered: boolean) {
    const { image, title, description } = this.#host.emptyState ?? {
      title: isFiltered ? words.noneMatch : words.noChannelsTitle,
      description: isFiltered ? undefined : words.noChannelsText,
    } as NonNullable<ChatChannelList['emptyState']>;
    return html`<div class="empty" part="empty">
      ${image ? html`<img src=${image} alt="" />` : icons.chat}${title ? html`<strong dir="auto">${title}</strong>` : nothing}
      ${description ? html`<span dir="auto">${description}</span>` : nothing}
    </div>`;
  }

  readonly #retry = () => {
    this.#host.session?.retry();
    this.#feed.retry();
  };

  #select(id: string): void {
    if (!request(this.#host, 'channelSelected', { id }, true)) return;
    this.#host.selectedChannel = id;
    this.#host.session?.showChannel(id);
  }

  readonly #onScroll = () => {
    if (this.#host.isConnected) this.#online.look(this.#host.session, () => this.#seenPeople());
    const list = this.#list;
    // What is not shown has no height, and would load everything.
    if (list?.clientHeight && list.scrollHeight - list.clientHeight - list.scrollTop < AHEAD) this.#feed.loadMore();
  };

  /** The people whose direct conversations are seen. */
  #seenPeople(): string[] {
    const box = this.#host.getBoundingClientRect();
    return this.#rows.flatMap((row, index) => {
      const { top, bottom } = row.getBoundingClientRect();
      return (bottom > box.top && top < box.bottom && this.#feed.rows[index]?.directWith) || [];
    });
  }

  readonly #onFocus = (event: FocusEvent) => {
    const { id } = (event.target as HTMLElement).dataset;
    if (id === this.#active) return;
    this.#active = id;
    this.#host.requestUpdate();
  };

  readonly #onKeyDown = (event: KeyboardEvent) => {
    const rows = this.#rows;
    const index = rows.indexOf(event.target as HTMLElement);
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (target === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    rows[target]?.focus();
  };

  /** What the session fails of is announced by the session's own event. */
  #announce(error: ChatError): void {
    if (error === this.#announced || error === this.#host.session?.error) return;
    this.#announced = error;
    announce(this.#host, 'error', error);
  }

  #stopWaiting(): void {
    clearTimeout(this.#orphanTimer);
    this.#orphanTimer = undefined;
    this.#orphaned = false;
  }

  #onOrphaned(): void {
    this.#orphaned = true;
    console.warn('chat-elements: <chat-channel-list> needs a <chat-session> round it, or its session property', this.#host);
    this.#host.requestUpdate();
  }
}

/** Grey shapes where channels will be. */
function skeleton(words: AllWords) {
  const ghost = html`<div class="ghost"><i></i><span class="about"><b></b><b></b></span></div>`;
  return html`<div class="skeleton" role="status" aria-label=${words.loadingChannels}>
    ${Array(8).fill(ghost)}
  </div>`;
}
