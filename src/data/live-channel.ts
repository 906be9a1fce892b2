/**
 * `LiveChannel`: a channel as it is shown, with what one has on the way into it. It is open, and told live, while somebody
 * subscribes to it.
 */

import { Pause, retrying } from '../clock.js';
import { ChatError, isAborted, loadPart, toChatError } from '../errors.js';
import { guarded, Listeners } from '../events.js';
import type { ChannelUpdate, ChatConnection, OutgoingMessage, Participant } from '../backend/types.js';
import type { Outbox } from './outbox.js';
import type { LiveThread } from './live-thread.js';
import type { MessageFeed } from './message-feed.js';
import type { DataContext } from './scope.js';
import type { LiveSnapshot, LiveMessage } from './snapshots.js';
import type { Subscription } from './subscription.js';
import { Timeline, isAbout, loadAbout } from './timeline.js';
import type { TypingNotice } from './typing.js';

/** What is not needed until a channel is shown: it is loaded then, or with the first of what one does. */
const actions = () => import('./live-actions.js');
type Actions = Awaited<ReturnType<typeof actions>>;

/** Makes what sends. */
let outboxOf: Actions['outboxOf'] | undefined;

/**
 * Loads it, where it is not there yet.
 * @throws {ChatError} `part_unavailable`: nothing is sent; it may be tried again
 */
export async function loadOutbox(): Promise<void> {
  outboxOf ??= (await loadPart(actions)).outboxOf;
}

/** What those who are in a channel do there, and the parts of it. */
interface Resolved {
  readonly connection: ChatConnection;
  readonly channelId: string;
}

export class LiveChannel implements MessageFeed {
  /** The channel id as it was given. */
  readonly id: string;

  /** Gives a message of the user's new content. @returns whether the server has it; a failure is told by `onError` */
  declare readonly edit: (messageId: string, message: OutgoingMessage) => Promise<boolean>;
  /** Takes a message away. @returns whether it is gone; a failure is told by `onError` */
  declare readonly delete: (messageId: string) => Promise<boolean>;
  /** Somebody may not post here any more, or may again. @returns whether it is so; a failure is told by `onError` */
  declare readonly mute: (userId: string, muted?: boolean) => Promise<boolean>;
  /** Takes somebody out for good. @returns whether they are out; a failure is told by `onError` */
  declare readonly ban: (userId: string, reason?: string) => Promise<boolean>;
  /**
   * Who is in it and is called so, for a picker: the best match first. Asked for once while it is open.
   * @param limit most people wanted. Default 8
   * @returns nobody where that cannot be asked for
   */
  declare readonly findPeople: (text: string, limit?: number) => Promise<readonly Participant[]>;
  /** A message's thread: the same one each time. Rejects with `part_unavailable`. */
  declare readonly thread: (messageId: string) => Promise<LiveThread>;
  /** Reacts with an emoji, or takes the user's reaction back. A failure is told by `onError`. */
  declare readonly toggleReaction: (messageId: string, emoji: string) => Promise<void>;
  /** Joins, or accepts the invitation. A failure is told by `onError`. */
  declare readonly join: () => Promise<void>;
  /** Leaves, or declines the invitation. A failure is told by `onError`. */
  declare readonly leave: () => Promise<void>;

  /** @internal */
  readonly context: DataContext;
  readonly #listeners = new Listeners<[LiveSnapshot]>();
  readonly #failures = new Listeners<[error: ChatError, key?: string]>();
  #ownOutbox: Outbox | undefined;
  #typing: TypingNotice | undefined;
  /** Whether the user types, as far as they have said: the notice may not be loaded yet. */
  #isTyping = false;
  readonly #pause: Pause;
  /** @internal What is known of its messages; `undefined` until it has been open. */
  timeline: Timeline | undefined;
  #opening: AbortController | undefined;
  /** While it is open: lets go of the session. */
  #release: (() => void) | undefined;
  /** @internal Whether somebody who subscribes wants the user to join, where the session's option lets them. */
  joins = false;
  /** Updates are taken in one after the other: filling a gap takes time. */
  #updates: Promise<void> = Promise.resolve();
  #state: LiveSnapshot['state'] = 'loading';
  #error: ChatError | undefined;
  #loading: 'before' | 'after' | undefined;
  #snapshot: LiveSnapshot | undefined;
  #announcing = false;
  #stopped = false;
  /** @internal Counts what the person wanted to see: what comes for an earlier wish is not shown. */
  wish = 0;
  #resolved: Resolved | undefined;
  #lastRead: string | undefined;
  /** Whether it has been told that a part did not load. */
  #isAboutMissing = false;

  constructor(id: string, options: DataContext) {
    this.context = options;
    this.id = id;
    this.#pause = new Pause(options.clock);
  }

  /** What is known now. */
  get(): LiveSnapshot {
    return (this.#snapshot ??= this.#makeSnapshot());
  }

  /** A message that is held here, shown or not. */
  message(id: string): LiveMessage | undefined {
    return this.timeline?.message(id);
  }

  /**
   * Calls `listener` now and after each change. The channel is open as long as somebody subscribes.
   * @param joins whether the user is to join it where they are not in it and the session's `join` is `auto`
   */
  subscribe(listener: (snapshot: LiveSnapshot) => void, joins = true): Subscription {
    const subscription = this.#listeners.subscribe(listener, () => this.#close());
    const wantsIn = joins && !this.joins;
    this.joins ||= joins;
    if (!this.#opening || (wantsIn && this.timeline?.channel?.membership !== 'joined')) this.#open();
    guarded(() => listener(this.get()));
    return subscription;
  }

  /**
   * Calls `listener` with each failure of something the person did here: a message refused (`key` says which), a page not
   * loaded.
   */
  onError(listener: (error: ChatError, key?: string) => void): Subscription {
    return { unsubscribe: this.#failures.add(listener) };
  }

  /**
   * Sends a message: it is shown at once, sent in order, and tried again until the server has it or refuses it.
   * @param keeps whether what the server refuses is kept, for the person to try again or discard. Else it is taken away
   * @returns its id on the server, once that has it. Rejects with `part_unavailable` where what sends cannot be loaded: then
   * nothing is kept
   */
  send(text: string, options: Omit<OutgoingMessage, 'text'> = {}, keeps = true): Promise<{ id: string }> {
    const sent = this.#send({ text, ...options }, keeps);
    sent.catch(() => undefined); // the person sees the state; a script that wants it awaits the promise
    return sent;
  }

  async #send(message: OutgoingMessage, keeps: boolean): Promise<{ id: string }> {
    this.#stopTyping();
    if (!outboxOf) await loadOutbox();
    if (keeps && message.threadId === undefined) this.showNewest();
    const outbox = this.#outbox!;
    const id = await outbox.add(message, keeps);
    if (!this.#opening) outbox.settle(id, id); // nobody will be told of it
    return { id };
  }

  /** Sends again what failed. @param key the message's `key` */
  retrySend(key: string): void {
    this.#outbox?.retry(key);
  }

  /** Takes away what failed. @param key the message's `key` */
  discard(key: string): void {
    this.#outbox?.discard(key);
  }

  /** Loads what sends, while there is a line: who goes on reading in a tunnel can write there. Never rejects. */
  async prepare(): Promise<void> {
    void this.#loadAbout();
    try {
      await loadOutbox();
      this.#resolved?.connection.prepare?.();
    } catch {
      // loaded when something is sent
    }
  }

  /** The user types: told to others for a few seconds, at most every few seconds. A notice that is lost harms nobody. */
  async markAsTyping(): Promise<void> {
    this.#isTyping = this.#opening !== undefined;
    try {
      this.#typing ??= (await actions()).typingIn(this);
      if (this.#isTyping) this.#typing.start();
    } catch {
      // the part did not load: it is tried again with the next key
    }
  }

  /** The user has read everything up to the newest message. */
  async markAsRead(): Promise<void> {
    const id = this.timeline?.newestId;
    if (!id || id === this.#lastRead) return;
    this.#lastRead = id;
    const signal = this.opening;
    try {
      await (await actions()).markAsRead(this, id, signal);
    } catch {
      this.#lastRead = undefined; // nothing is lost: the next message, or the next look, says it again
    }
  }

  /** @internal The one id of the channel, once it is known. */
  get resolvedId(): string | undefined {
    return this.#resolved?.channelId;
  }

  /** A web address of a message; `undefined` where there is none, and until the channel is open. */
  permalink(messageId: string): string | undefined {
    const { connection, channelId } = this.#resolved ?? {};
    return channelId && connection?.capabilities.has('permalinks') ? connection.permalink(channelId, messageId) : undefined;
  }

  /** Loads the page before the first message shown. */
  loadOlder(): Promise<void> {
    return this.#load('before');
  }

  /** Loads the page after the last message shown, where that is not the newest. */
  loadNewer(): Promise<void> {
    return this.#load('after');
  }

  /**
   * Shows the channel round a message: from then on `messages` is the stretch it stands in.
   * @returns whether it is shown: not where it is not there (a failure is told by `onError`), nor where something else was
   * wanted before it came, nor where it is in a thread (then `message()` knows it, and its `threadId`)
   */
  show(messageId: string): Promise<boolean> {
    return this.#show('show', messageId);
  }

  /** Shows what was said from a moment (ms since the epoch) on. @returns whether it is shown; a failure is told by `onError` */
  showDate(time: number): Promise<boolean> {
    return this.#show('showDate', time);
  }

  async #show(how: 'show' | 'showDate', what: string | number): Promise<boolean> {
    return Boolean(await this.act(how, ++this.wish, what));
  }

  /** @internal Does what is loaded late. A failure is told to `onError`. */
  async act(name: keyof Actions, ...args: unknown[]): Promise<unknown> {
    try {
      return await ((await loadPart(actions))[name] as (live: LiveChannel, ...args: unknown[]) => unknown)(this, ...args);
    } catch (error) {
      if (name === 'thread') throw error;
      this.fail(error);
      return name === 'findPeople' ? [] : undefined;
    }
  }

  /** Shows the newest messages again. */
  showNewest(): void {
    this.wish++;
    this.timeline?.unfocus();
    this.changed();
  }

  /** @internal Aborts when it is closed, or opened anew; `undefined` while it is closed. */
  get opening(): AbortSignal | undefined {
    return this.#opening?.signal;
  }

  /** @internal Whether what is known of it is told live. */
  get isOpen(): boolean {
    return this.#opening !== undefined && this.#state === 'ready';
  }

  /** @internal What is on its way, in this thread or else in none. */
  pending(threadId?: string): readonly LiveMessage[] {
    return this.#outbox?.messages.filter((message) => message.threadId === threadId) ?? [];
  }

  /** Every message held here, for a search among them. */
  loadedMessages(): Iterable<LiveMessage> {
    return this.timeline?.all() ?? [];
  }

  /** Tries again now: opening it, if that failed, and sending what waits. */
  retry(): void {
    if (this.#state === 'error') this.reopen();
    this.wake();
  }

  /** What waits for its next try is tried now. */
  wake(): void {
    this.#outbox?.wake();
    this.#pause.wake();
  }

  /** Opens it again, on the session's new connection. What is on its way is sent there. */
  reopen(): void {
    if (this.#opening) this.#open();
    this.#outbox?.wake();
  }

  /** Ends everything. What answers later is ignored. */
  stop(): void {
    this.#stopped = true;
    this.#close();
    this.#outbox?.stop();
    this.#listeners.clear();
  }

  /** What is on its way. There is none until what sends is loaded. */
  get #outbox(): Outbox | undefined {
    if (this.#ownOutbox || !outboxOf) return this.#ownOutbox;
    this.#ownOutbox = outboxOf(this);
    if (this.#stopped) this.#ownOutbox.stop();
    return this.#ownOutbox;
  }

  #open(): void {
    if (this.#stopped) return;
    this.#opening?.abort();
    this.#opening = new AbortController();
    this.#release ??= this.context.hold();
    this.#set('loading');
    void this.#keepOpening(this.#opening.signal);
  }

  #close(): void {
    this.#opening?.abort();
    this.#opening = undefined;
    this.joins = false;
    this.#stopTyping();
    this.#release?.();
    this.#release = undefined;
  }

  #stopTyping(): void {
    this.#isTyping = false;
    this.#typing?.stop();
  }

  /** Opens the channel, trying again what may pass. Never rejects. */
  async #keepOpening(signal: AbortSignal): Promise<void> {
    const { random, join } = this.context;
    const held: ChannelUpdate[] = [];
    let ready = false;
    let dropSent: (() => void) | undefined;
    const listener = (update: ChannelUpdate) => void (ready ? this.#take(update, signal) : held.push(update));
    const open = async () => {
      const { connection, channelId } = await this.resolve(signal);
      held.length = 0;
      dropSent = this.#outbox?.mark();
      return { connection, snapshot: await connection.openChannel(channelId, listener, { signal, join: this.joins && join() === 'auto' }) };
    };
    try {
      const { connection, snapshot } = await retrying(open, { pause: this.#pause, signal, random, onFailure: (error) => this.#set('loading', error) });
      // What is seen of a message at once is there at once; a script wants all.
      if (!this.joins || isAbout(snapshot.events)) await this.#loadAbout();
      if (signal.aborted) return;
      this.timeline ??= new Timeline(connection.userId);
      this.timeline.open(snapshot);
      dropSent?.();
      this.#set('ready');
      ready = true;
      held.forEach((update) => this.#take(update, signal));
    } catch (error) {
      if (!signal.aborted) this.#set('error', error as ChatError);
    }
  }

  #take(update: ChannelUpdate, signal: AbortSignal): void {
    const dropSent = this.#outbox?.mark();
    this.#updates = this.#updates.then(async () => {
      if (signal.aborted) return;
      await this.#takeNow(update, signal, dropSent);
      this.changed();
    });
  }

  /** Where it does not load, what is said about messages is kept until it does. Never rejects. */
  async #loadAbout(): Promise<void> {
    try {
      if (this.timeline?.about) return;
      await loadAbout();
      if (this.timeline?.about) this.changed();
      this.#isAboutMissing = false;
    } catch (error) {
      if (!this.#isAboutMissing) this.fail(error);
      this.#isAboutMissing = true;
    }
  }

  async #takeNow({ events, gap }: ChannelUpdate, signal: AbortSignal, dropSent: (() => void) | undefined): Promise<void> {
    const timeline = this.timeline;
    if (!timeline) return;
    if (!timeline.about && isAbout(events)) await this.#loadAbout();
    if (gap === undefined || timeline.hasSome(events)) return timeline.append(events);
    const part = await actions().catch(() => undefined /* as where a page could not be read */);
    const filled = await part?.fillGap(this, timeline, events, gap, signal);
    if (signal.aborted) return;
    if (filled) timeline.append(filled.events, filled.gap);
    else timeline.append(events, gap);
    if (!filled?.meets) dropSent?.();
  }

  /** What the timeline has been told is no longer on its way, wherever its telling came from. */
  #settleEchoes(): void {
    const { timeline } = this;
    if (timeline) this.#outbox?.settleAll(timeline);
  }

  async #load(direction: 'before' | 'after'): Promise<void> {
    const cursor = this.timeline?.[direction];
    if (this.#loading || cursor === undefined) return;
    this.#loading = direction;
    const signal = this.opening;
    this.changed();
    await this.act('loadPage', direction, cursor, signal);
    this.#loading = undefined;
    this.changed();
  }

  /** @internal Does what a person asked for in the open channel. @param fail is told a failure. Default: `onError` */
  attemptOpen<T>(work: (resolved: Resolved, timeline: Timeline) => Promise<T>, fail?: (error: unknown) => void): Promise<T | undefined> {
    return this.attempt((resolved) => {
      if (!this.timeline) throw new ChatError('bad_request', 'The channel is not open: subscribe first');
      return work(resolved, this.timeline);
    }, fail);
  }

  /** @internal Does what a person asked for. @param fail is told a failure. Default: `onError` */
  async attempt<T>(work: (resolved: Resolved) => Promise<T>, fail = (error: unknown) => this.fail(error)): Promise<T | undefined> {
    try {
      return await work(await this.resolve());
    } catch (error) {
      fail(error);
      return undefined;
    }
  }

  /** @internal What a person did has failed. @param key of the message that could not be sent */
  fail(error: unknown, key?: string): void {
    if (!isAborted(error)) this.#failures.emit(toChatError(error), key);
  }

  /** @internal The connection, and the one id of the channel. */
  async resolve(signal: AbortSignal = this.#opening?.signal ?? new AbortController().signal): Promise<Resolved> {
    const connection = await this.context.connection(signal);
    if (this.#resolved?.connection !== connection) {
      this.#resolved = { connection, channelId: await connection.resolveChannel(this.id, { signal }) };
    }
    return this.#resolved;
  }

  /** @internal The user, as far as they are known. */
  get self(): Participant {
    const id = this.#resolved?.connection.userId ?? '';
    return this.timeline?.participant(id) ?? { id, name: '' };
  }

  #set(state: LiveSnapshot['state'], error?: ChatError): void {
    this.#state = state;
    this.#error = error;
    this.changed();
  }

  /** @internal Tells subscribers in a microtask, so that what changes together is told once. */
  changed(): void {
    this.#settleEchoes();
    this.#snapshot = undefined;
    if (this.#announcing) return;
    this.#announcing = true;
    queueMicrotask(() => {
      this.#announcing = false;
      this.#listeners.emit(this.get());
    });
  }

  #makeSnapshot(): LiveSnapshot {
    const timeline = this.timeline;
    const messages = timeline?.messages ?? [];
    const own = this.self.id;
    const pending = timeline && !timeline.isLive ? [] : this.pending();
    return Object.freeze({
      id: this.id,
      state: this.#state,
      error: this.#error,
      channel: timeline?.channel,
      capabilities: this.#resolved?.connection.capabilities ?? nothing,
      messages: pending.length ? [...messages, ...pending] : messages,
      hasOlder: timeline?.before !== undefined,
      hasNewer: timeline !== undefined && !timeline.isLive,
      loadingOlder: this.#loading === 'before',
      loadingNewer: this.#loading === 'after',
      typing: (timeline?.typing ?? []).filter((id) => id !== own).map((id) => timeline?.participant(id) ?? { id, name: id }),
      unreadCount: timeline?.unreadCount ?? 0,
      readUpTo: timeline?.about?.readUpTo(),
    });
  }
}

const nothing: ReadonlySet<never> = new Set();

for (const name of 'edit delete mute ban findPeople thread toggleReaction join leave'.split(' ') as (keyof Actions)[]) {
  Object.defineProperty(LiveChannel.prototype, name, {
    value(this: LiveChannel, ...args: unknown[]) {
      return this.act(name, ...args);
    },
  });
}
