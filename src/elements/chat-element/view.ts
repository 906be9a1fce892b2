/** What `<chat-element>` shows. Loaded when the first one is on a page. */

import { type CSSResult, html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { LiveChannel } from '../../data/live-channel.js';
import type { MessageFeed } from '../../data/message-feed.js';
import type { LiveSnapshot } from '../../data/snapshots.js';
import type { ChatError } from '../../errors.js';
import type { MessageSentDetail } from '../../events.js';
import type { ConditionWords } from '../../parts/condition-words.js';
import { localeOf } from '../../parts/format.js';
import { Late } from '../../parts/late.js';
import { languageOf } from '../../parts/locales.js';
import type { Look } from '../../parts/looks/look.js';
import type { MessageList } from '../../parts/message-list.js';
import { Pane, type PaneView, mayWrite } from '../../parts/pane.js';
import { adoptStyles } from '../../parts/styles.js';
import type { ThreadPane } from '../../parts/thread-pane.js';
import { type Words, wordsFor } from '../../parts/words.js';
import type { ChatElement } from './chat-element.js';
import type { Condition } from './condition.js';
import { viewStyles } from './view.styles.js';

/** How long a notice stays (ms). */
const NOTICE = 8000;

/** What the shell tells the host. */
export interface ChatElementViewEvents {
  messageSent(detail: MessageSentDetail): void;
  error(error: ChatError): void;
}

export class ChatElementView implements PaneView {
  readonly host: ChatElement;
  readonly #events: ChatElementViewEvents;
  readonly #pane: Pane;
  channel: LiveChannel | undefined;
  thread: ThreadPane | undefined;
  /** What is said for a while: that something did not work, or that it has. */
  #notice: ChatError | string | undefined;
  #noticeTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #condition = new Late<Condition>(
    async () => {
      const { Condition, conditionStyles } = await import('./condition.js');
      this.adopt([conditionStyles]);
      return new Condition({ host: this.host, locale: () => this.locale, channel: () => this.channel, onEnter: () => (this.#focusWhenIn = true) });
    },
    (error) => {
      if (error) this.#events.error(error);
      this.#pane.list.refresh();
    },
  );
  readonly #looks: Record<string, Late<Look>> = {
    __proto__: null!,
    imessage: this.#lookOf(() => import('../../parts/looks/imessage.js')),
    discord: this.#lookOf(() => import('../../parts/looks/discord.js')),
  };
  #focusWhenIn = false;

  constructor(host: ChatElement, events: ChatElementViewEvents) {
    this.host = host;
    this.#events = events;
    this.adopt(viewStyles);
    this.#pane = new Pane(this, 'main-pane');
  }

  show(channel: LiveChannel | undefined): void {
    this.channel = channel;
    this.thread?.close();
    this.look?.again();
    this.#pane.show(channel);
  }

  focus(): void {
    this.#pane.composer.focus();
  }

  /** Says something for a while; an error: that something the person asked for did not work. */
  notify(notice: ChatError | string): void {
    clearTimeout(this.#noticeTimer);
    this.#notice = notice;
    this.#noticeTimer = setTimeout(() => {
      this.#notice = undefined;
      this.host.requestUpdate();
    }, NOTICE);
    this.host.requestUpdate();
  }

  goTo(...to: Parameters<MessageList['goTo']>): Promise<boolean> {
    return this.#pane.list.goTo(...to);
  }

  disconnect(): void {
    clearTimeout(this.#noticeTimer);
    this.#notice = undefined;
    this.thread?.close();
    this.#pane.disconnect();
  }

  /** Whether the channel is on the screen. */
  get isShown(): boolean {
    return this.#pane.isShown;
  }

  update(): void {
    this.#pane.update();
    this.thread?.update();
  }

  updated(): void {
    // The button that was pressed is gone: the cursor goes to what has come in its place.
    if (this.#focusWhenIn && this.channel?.get().channel?.membership === 'joined') {
      this.#focusWhenIn = false;
      this.focus();
    }
    this.#pane.updated();
    this.thread?.updated();
  }

  get isFailing(): boolean {
    return typeof this.#notice === 'object';
  }

  get locale(): string {
    return localeOf(this.host, this.host.session?.options.locale);
  }

  get look(): Late<Look> | undefined {
    return this.#looks[this.host.appearanceStyle!];
  }

  /** Where it does not load, it looks as by default. */
  #lookOf(load: () => Promise<{ look: Look }>): Late<Look> {
    return new Late(
      async () => {
        const { look } = await load();
        this.adopt(look.styles);
        return look;
      },
      (error) => (error ? this.say(error) : this.host.requestUpdate()),
    );
  }

  render(): TemplateResult {
    const { locale } = this;
    const words = wordsFor(locale);
    const { lang = 'en', dirOf } = languageOf(locale) ?? {};
    const snapshot = this.channel?.get();
    const condition = this.#isFine(snapshot) ? this.#condition.part : this.#condition.get();
    const { error: missing } = this.#condition;
    return html`<section class="chat ${this.look?.part ? this.host.appearanceStyle : ''}" lang=${lang} dir=${ifDefined(dirOf?.(this.host))} aria-label=${snapshot?.channel?.name || words.messages('')}>
      <slot name="header">${snapshot?.channel?.name ? header(snapshot, words) : nothing}</slot>
      ${condition?.banner(snapshot)}
      <div class="panes">
        ${condition?.problem(snapshot) ?? this.#body(snapshot, condition) ?? (missing ? html`<p role="alert">${missing.message}</p>` : skeleton(words))}
        ${this.thread?.render(snapshot && isClosed(snapshot) ? condition?.closed(snapshot) : undefined)}
      </div>
      <slot name="footer"></slot>
    </section>`;
  }

  /** Whether there is nothing to be said but the messages. */
  #isFine(snapshot: LiveSnapshot | undefined): boolean {
    const { session, orphaned } = this.host;
    const isEmpty = snapshot?.channel && !snapshot.messages.length && !snapshot.hasOlder;
    return !(orphaned || session?.error || session?.state === 'closed' || session?.state === 'reconnecting' || snapshot?.error || isEmpty || isClosed(snapshot) || this.#notice);
  }

  #body(snapshot: LiveSnapshot | undefined, condition: Condition | undefined) {
    if (!snapshot?.channel || snapshot.state === 'error') return undefined;
    const closed = isClosed(snapshot) ? (condition?.closed(snapshot) ?? { reason: ' ', actions: nothing }) : undefined;
    const notice = this.#notice && condition?.notice(typeof this.#notice === 'string' ? this.#notice : condition.words.error(this.#notice.code), typeof this.#notice !== 'string');
    return this.#pane.render(snapshot, html`<slot name="empty">${condition?.empty(snapshot, closed !== undefined)}</slot>`, html`<div role="alert">${notice}</div>`, closed);
  }

  /** Tells the person for a while; an error also the host. */
  say(what: string | ChatError): void {
    if (typeof what !== 'string') this.#events.error(what);
    this.notify(what);
  }

  get conditionWords(): ConditionWords | undefined {
    return this.#condition.part?.words;
  }

  /** Then it is there when the line is not. */
  prepare(): void {
    this.#condition.get();
  }

  messageSent(id: string, content: string, feed: MessageFeed): void {
    this.#events.messageSent({ id, content, channelId: feed.get().channel?.id ?? feed.id });
  }

  adopt(styles: readonly CSSResult[]): void {
    adoptStyles(this.host, styles);
  }
}

function header({ channel }: LiveSnapshot, words: Words) {
  return html`<header part="header">
    <h2 dir="auto">${channel?.name}</h2>
    ${channel?.topic ? html`<p dir="auto" title=${channel.topic}>${channel.topic}</p>` : channel?.memberCount ? html`<p dir="auto">${words.members(channel.memberCount)}</p>` : nothing}
  </header>`;
}

/** Whether one may not write in it. */
const isClosed = ({ channel }: Partial<LiveSnapshot> = {}) => channel !== undefined && !mayWrite(channel);

/** Grey shapes where messages will be: the eye finds its place before the words are there. */
function skeleton(words: Words) {
  return html`<div class="skeleton" role="status" aria-label=${words.loading}><i></i><i></i><i></i><i></i><i></i><i></i></div>`;
}
