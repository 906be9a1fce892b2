/**
 * What one reads and writes in: a list of messages and a composer, for a channel or for a thread of it. What messages have besides
 * plain text, and what one does with them, are parts that are loaded here: the first before the messages are shown where one of them
 * has some of it, both once they are on the screen.
 */

import { type CSSResult, html, type LitElement } from 'lit';
import type { LiveChannel } from '../data/live-channel.js';
import type { MessageFeed } from '../data/message-feed.js';
import type { Channel, LiveMessage, LiveSnapshot, OutgoingMessage } from '../data/snapshots.js';
import { type ChatError, isChatError } from '../errors.js';
import type { ChatSession } from '../session/session.js';
import { Composer } from './composer.js';
import type { ConditionWords } from './condition-words.js';
import type { Acting } from './details/acting.js';
import type { FeedTray } from './details/attaching.js';
import type { Details } from './details/details.js';
import type { ChatFeatures, MessageAction } from './details/options.js';
import { Late } from './late.js';
import type { Look } from './looks/look.js';
import { MessageList } from './message-list.js';
import type { ThreadPane } from './thread-pane.js';
import { type Words, wordsFor } from './words.js';

/** The element that panes are in, as far as they know it. */
export interface ChatHost extends LitElement {
  readonly session: ChatSession | undefined;
  readonly features?: ChatFeatures | undefined;
  readonly disableNavigation: boolean;
  /** What a pane shows has changed. */
  readonly onData: () => void;
  readonly messageActions?: ((message: LiveMessage, defaults: readonly MessageAction[]) => readonly MessageAction[]) | undefined;
}

/** What the view does for its panes. */
export interface PaneView {
  readonly host: ChatHost;
  readonly locale: string;
  readonly channel: LiveChannel | undefined;
  /** Where it is to look otherwise than by default; there once it is loaded. */
  readonly look: Late<Look> | undefined;
  /** The thread that is open beside or over the channel. */
  thread: ThreadPane | undefined;
  /** What is to be sent besides text; there once there is some. */
  trays?: Map<MessageFeed, FeedTray>;
  /** The words for what does not go as it should; there once they are loaded. */
  readonly conditionWords: ConditionWords | undefined;
  /** Whether the person is being told of a failure: what has just failed fails again. */
  readonly isFailing: boolean;
  /** Tells the person for a while; an error also the host. */
  say(what: string | ChatError): void;
  messageSent(id: string, content: string, feed: MessageFeed): void;
  /** The messages are on the screen: what may be wanted soon is loaded. */
  prepare(): void;
  /** Puts the styles of a late part into the element, once. */
  adopt(styles: readonly CSSResult[]): void;
}

/** Whether the user may write in a channel. */
export const mayWrite = (channel: Channel | undefined) => channel?.membership === 'joined' && channel.maySend && !channel.encrypted;

export class Pane {
  readonly view: PaneView;
  readonly list: MessageList;
  readonly composer: Composer;
  feed: MessageFeed | undefined;
  /** What is asked for in the box. Default: a message to the channel. */
  placeholder: string | undefined;
  /** Whether the messages of this feed have been on the screen. */
  isShown = false;
  readonly #name: string;
  /** Whether what is needed to write and to act here was asked for: `undefined` before the messages are on the screen. */
  #isPrepared: boolean | undefined;
  readonly #details = new Late<Details>(
    async () => {
      const { Details, detailsStyles } = await import('./details/details.js');
      this.view.adopt(detailsStyles);
      return new Details(this);
    },
    (error) => this.#onPart(error),
  );
  readonly #acting = new Late<Acting>(
    async () => {
      const { Acting, actingStyles } = await import('./details/acting.js');
      this.view.adopt(actingStyles);
      return new Acting(this);
    },
    (error) => this.#onPart(error),
  );

  /** @param name of the class of what it is rendered in: nothing else that looks like its parts is there */
  constructor(view: PaneView, name: string) {
    this.view = view;
    this.#name = name;
    const update = () => view.host.requestUpdate();
    this.list = new MessageList({
      requestUpdate: update,
      details: () => this.details,
      onRead: () => void (this.#isPrepared && this.feed?.markAsRead()),
      mayLoad: () => !view.isFailing,
    });
    this.composer = new Composer({
      root: () => this.root,
      feed: () => this.feed,
      session: () => view.host.session,
      locale: () => view.locale,
      onSend: (message, feed) => void (this.details?.acting?.attaching.send(message) || this.send(message, feed)),
      onEdit: (id, message, feed) => feed.edit(id, message),
      editable: () => this.feed?.get().messages.findLast(({ own, status, deleted, kind }) => own && status === 'sent' && !deleted && kind === 'text'),
      onTyping: () => void this.feed?.markAsTyping(),
      onChange: update,
      onError: (error) => view.say(error),
      attaching: () => this.details?.acting?.attaching,
    });
  }

  /** What messages have besides plain text; there once it is loaded. */
  get details(): Details | undefined {
    return this.#details.part;
  }

  /** What it is rendered in; nothing until it is. */
  get root(): ParentNode {
    return this.view.host.renderRoot?.querySelector(`.${this.#name}`) ?? document.createDocumentFragment();
  }

  /** Shows another feed, from its end. */
  show(feed: MessageFeed | undefined): void {
    this.feed = feed;
    this.isShown = false;
    this.#isPrepared = undefined;
    this.#details.again();
    this.#acting.again();
    this.composer.show();
    this.list.show(feed);
  }

  disconnect(): void {
    this.composer.disconnect();
    this.list.disconnect();
    this.details?.acting?.disconnect();
  }

  /** Before rendering. */
  update(): void {
    const snapshot = this.feed?.get();
    if (!snapshot) return;
    this.details?.update(snapshot);
    this.list.update(snapshot);
  }

  /** After it. */
  updated(): void {
    this.composer.updated();
    if (!this.isShown) return;
    this.list.updated(this.root);
    this.details?.acting?.updated();
    const { feed } = this;
    if (this.#isPrepared !== undefined || feed?.get().state !== 'ready') return;
    this.#isPrepared = false;
    // What is needed to write, to act, to say what has been read comes once the messages are on the screen.
    requestAnimationFrame(() => requestAnimationFrame(() => this.#prepare(feed)));
  }

  /**
   * The messages, what goes on, and the composer; `undefined` while a part is loaded that the first messages need.
   * @param empty what stands there where there are no messages
   * @param closed why one may not write, and what one can do about it
   */
  render(snapshot: LiveSnapshot, empty: unknown, notice: unknown, closed?: { readonly reason: string; readonly actions: unknown }) {
    const words = this.#words;
    const locale = this.view.locale;
    const name = snapshot.channel?.name ?? '';
    const look = this.view.look?.get();
    if (!this.isShown && (this.view.look?.isComing || (this.list.needsDetails && !this.#details.get() && !this.#details.error))) return undefined;
    this.isShown = true;
    const { details } = this;
    const acting = details?.acting;
    const isEmpty = !snapshot.messages.length && !snapshot.hasOlder;
    return html`<div
      class="pane ${this.#name} ${look?.classOf?.(snapshot) ?? ''}"
      @click=${details?.onClick}
      @auxclick=${details?.onClick}
      @keydown=${acting?.onKeyDown}
      @contextmenu=${acting?.onContextMenu}
      @pointerover=${acting?.onPointer}
      @pointerleave=${acting?.onPointer}
      @focusin=${acting?.onFocus}
    >
      ${isEmpty ? empty : this.list.render(snapshot, { session: this.view.host.session, words, locale, details, look }, name)}
      <div class="typing" part="typing">${details?.typing(snapshot)}</div>
      ${notice} ${this.composer.render(words, this.placeholder ?? words.composerPlaceholder(name), closed?.reason, closed?.actions)}${acting?.layer()}
    </div>`;
  }

  /** Sends a message to a feed. What was never shown there, because a part did not load, is put back where it was written. */
  send(message: OutgoingMessage, feed: MessageFeed): void {
    const { text, ...options } = message;
    if (feed === this.feed) this.list.scrollToEnd();
    feed.send(text, options).then(
      ({ id }) => this.view.messageSent(id, text, feed),
      (error: unknown) => {
        // Else it was discarded, or the session has ended: the list says so.
        if (!isChatError(error) || error.code !== 'part_unavailable') return;
        this.composer.restore(message, feed);
        this.view.say(error);
      },
    );
  }

  get #words(): Words {
    return wordsFor(this.view.locale);
  }

  #prepare(feed: MessageFeed): void {
    if (feed !== this.feed) return;
    this.#isPrepared = true;
    this.view.prepare();
    void feed.prepare();
    this.#details.get();
    this.#acting.get();
    this.composer.tools().catch(() => undefined /* tried again when it is needed */);
    this.view.host.requestUpdate();
  }

  /** Where details do not load messages are plain text; it is tried again with the next feed. */
  #onPart(error?: ChatError): void {
    if (error) this.view.say(error);
    if (this.details) this.details.acting = this.#acting.part;
    this.list.refresh();
  }
}
