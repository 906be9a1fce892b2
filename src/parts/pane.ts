/**
 * What one reads and writes in: a list of messages and a composer, for a channel or for a thread of it. What messages have besides
 * plain text is loaded here: before they are shown where one of the first has some of it, else once they are on the screen.
 */

import { type CSSResult, html } from 'lit';
import type { MessageFeed } from '../data/message-feed.js';
import type { LiveMessage, LiveSnapshot, OutgoingMessage } from '../data/snapshots.js';
import { type ChatError, isChatError } from '../errors.js';
import { Composer } from './composer.js';
import type { Acting } from './details/acting.js';
import type { Details } from './details/details.js';
import type { DetailsOptions } from './details/options.js';
import { Late } from './late.js';
import { MessageList } from './message-list.js';
import { type Words, wordsFor } from './words.js';

/** What the element does for its panes. */
export interface PaneHost extends Omit<DetailsOptions, 'root' | 'feed' | 'requestUpdate' | 'goTo' | 'focusRow' | 'leave' | 'reply' | 'edit' | 'send' | 'restore' | 'insert'> {
  /** Whether the person is being told of a failure: what has just failed fails again. */
  isFailing(): boolean;
  requestUpdate(): void;
  messageSent(id: string, content: string): void;
  /** Puts the styles of a late part into the element. */
  adopt(styles: readonly CSSResult[]): void;
}

export class Pane {
  readonly list: MessageList;
  readonly composer: Composer;
  feed: MessageFeed | undefined;
  readonly #host: PaneHost;
  readonly #name: string;
  /** Whether the messages of this feed have been on the screen. */
  #isShown = false;
  #isPrepared = false;
  readonly #details = new Late<Details>(
    () => this.#loadDetails(),
    (error) => this.#onPart(error),
  );
  readonly #acting = new Late<Acting>(
    () => this.#loadActing(),
    (error) => this.#onPart(error),
  );

  /** @param name of the class of what it is rendered in: nothing else that looks like its parts is there */
  constructor(host: PaneHost, name: string) {
    this.#host = host;
    this.#name = name;
    const requestUpdate = () => host.requestUpdate();
    this.list = new MessageList({
      requestUpdate,
      details: () => this.details,
      onRead: () => void this.feed?.markAsRead(),
      mayLoad: () => !host.isFailing(),
    });
    this.composer = new Composer({
      root: this.#root,
      feed: () => this.feed,
      session: host.session,
      locale: host.locale,
      onSend: (message, feed) => void (this.details?.acting?.attaching.send(message) || this.#send(message, feed)),
      onEdit: (id, message, feed) => feed.edit(id, message),
      editable: () => this.#editable(),
      onTyping: () => void this.feed?.markAsTyping(),
      onChange: requestUpdate,
      onError: (error) => host.fail(error),
      extras: () => this.details?.acting?.attaching.render(),
      hasExtras: () => this.details?.acting?.attaching.hasFiles ?? false,
      onAttach: () => this.details?.acting?.attaching.choose(),
      mayAttach: () => this.details?.acting?.attaching.isPossible ?? false,
      onFiles: (files) => this.details?.acting?.attaching.add(files),
      onEmoji: (button) => void this.details?.acting?.attaching.pick(button),
      onVoice: () => void this.details?.acting?.attaching.record(),
      mayRecord: () => this.details?.acting?.attaching.mayRecord ?? false,
    });
  }

  /** Shows another feed, from its end. */
  show(feed: MessageFeed | undefined): void {
    this.feed = feed;
    this.#isShown = this.#isPrepared = false;
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

  /** What messages have besides plain text; there once it is loaded. */
  get details(): Details | undefined {
    return this.#details.part;
  }

  /** Whether the messages are on the screen. */
  get isShown(): boolean {
    return this.#isShown;
  }

  /** Before rendering. */
  update(): void {
    const snapshot = this.feed?.get();
    if (!snapshot) return;
    this.details?.update(snapshot);
    this.list.update(snapshot, this.#words);
  }

  /** After it. */
  updated(): void {
    this.composer.updated();
    if (!this.#isShown) return;
    this.list.updated(this.#root());
    this.details?.acting?.updated();
    if (this.#isPrepared || this.feed?.get().state !== 'ready') return;
    this.#isPrepared = true;
    // What is needed to write and to act comes once the messages are on the screen.
    requestAnimationFrame(() => requestAnimationFrame(() => this.#prepare()));
  }

  /**
   * The messages, what goes on, and the composer; `undefined` while a part is loaded that the first messages need.
   * @param empty what stands there where there are no messages
   * @param closed why one may not write, and what one can do about it
   */
  render(snapshot: LiveSnapshot, empty: unknown, notice: unknown, closed?: { readonly reason: string; readonly actions: unknown }) {
    const words = this.#words;
    const session = this.#host.session();
    const locale = this.#host.locale();
    const name = snapshot.channel?.name ?? '';
    const isEmpty = snapshot.messages.length === 0 && !snapshot.hasOlder;
    if (!this.#isShown && this.list.needsDetails && !this.#details.get() && !this.#details.error) return undefined;
    this.#isShown = true;
    const { details } = this;
    const acting = details?.acting;
    return html`<div
      class="pane ${this.#name}"
      @click=${details?.onClick}
      @auxclick=${details?.onClick}
      @keydown=${acting?.onKeyDown}
      @contextmenu=${acting?.onContextMenu}
    >
      ${isEmpty ? empty : this.list.render(snapshot, { session, words, locale, details }, name)}
      <div class="typing" part="typing">${details?.typing(snapshot)}</div>
      ${notice} ${this.composer.render(name, words, closed?.reason, closed?.actions)}${acting?.layer()}
    </div>`;
  }

  readonly #root = (): ParentNode => this.#host.host.renderRoot?.querySelector(`.${this.#name}`) ?? document.createDocumentFragment();

  get #words(): Words {
    return wordsFor(this.#host.locale());
  }

  #prepare(): void {
    void this.feed?.prepare();
    this.#details.get();
    this.#acting.get();
    this.composer.tools().catch(() => undefined /* tried again when it is needed */);
  }

  async #loadDetails(): Promise<Details> {
    const { Details, detailsStyles } = await import('./details/details.js');
    this.#host.adopt(detailsStyles);
    return new Details(this.#options);
  }

  async #loadActing(): Promise<Acting> {
    const { Acting, actingStyles } = await import('./details/acting.js');
    this.#host.adopt(actingStyles);
    return new Acting(this.#options);
  }

  /** Where details do not load messages are plain text; it is tried again with the next feed. */
  #onPart(error?: ChatError): void {
    if (error) this.#host.fail(error);
    if (this.details) this.details.acting = this.#acting.part;
    this.list.refresh();
  }

  get #options(): DetailsOptions {
    const host = this.#host;
    return {
      ...host,
      root: this.#root,
      feed: () => this.feed,
      requestUpdate: (rows) => (rows ? this.list.refresh() : host.requestUpdate()),
      goTo: (id) => void this.list.goTo(id, true),
      focusRow: (key) => this.list.focusRow(key),
      leave: () => this.composer.focus(),
      reply: (message) => this.composer.replyTo(message),
      edit: (message) => this.composer.edit(message),
      send: (message, feed) => this.#send(message, feed),
      restore: (text) => this.composer.restore(text),
      insert: (text) => this.composer.insert(text),
    };
  }

  #editable(): LiveMessage | undefined {
    return this.feed?.get().messages.findLast(({ own, status, deleted, kind }) => own && status === 'sent' && !deleted && kind === 'text');
  }

  #send({ text, ...options }: OutgoingMessage, feed: MessageFeed): void {
    this.list.scrollToEnd();
    feed.send(text, options).then(
      ({ id }) => this.#host.messageSent(id, text),
      (error: unknown) => {
        // Discarded, or the session has ended: the list says so. What was never shown there is put back where it was written.
        if (!isChatError(error) || error.code !== 'part_unavailable') return;
        if (feed === this.feed) this.composer.restore(text);
        this.#host.fail(error);
      },
    );
  }
}
