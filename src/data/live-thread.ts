/**
 * `LiveThread`: a message's thread as it is shown: the message, and what has been said in its thread. It lives on its channel,
 * which is open as long as somebody subscribes to it: what comes is told with the channel, what was said before is asked for.
 * What is sent goes by the channel's outbox, which also tells of a message that is refused; all else that fails in it the
 * thread tells itself.
 */

import { Pause, retrying } from '../clock.js';
import { type ChatError, isAborted, toChatError } from '../errors.js';
import { Listeners, guarded } from '../events.js';
import type { OutgoingMessage, Page } from '../backend/types.js';
import * as actions from './live-actions.js';
import type { LiveChannel } from './live-channel.js';
import type { MessageFeed } from './message-feed.js';
import { need } from './request.js';
import type { LiveMessage, LiveSnapshot } from './snapshots.js';
import { Stretch } from './stretch.js';
import type { Subscription } from './subscription.js';

/** Pages read at most on the way back to a message. */
const MOST_PAGES = 20;

export class LiveThread implements MessageFeed {
  readonly id: string;
  readonly threadId: string;
  readonly #live: LiveChannel;
  readonly #listeners = new Listeners<[LiveSnapshot]>();
  readonly #failures = new Listeners<[error: ChatError]>();
  readonly #pause: Pause;
  #subscription: Subscription | undefined;
  #loading: AbortController | undefined;
  #stretch: Stretch | undefined;
  /** What was shown before it had to be asked for anew: shown until the answer is there. */
  #old: Stretch | undefined;
  #state: LiveSnapshot['state'] = 'loading';
  #error: ChatError | undefined;
  #loadingOlder = false;
  #snapshot: LiveSnapshot | undefined;
  #lastRead: string | undefined;

  /** Does on the channel what a person wants done here, and tells here what fails. */
  readonly #doer: actions.Doer = {
    attempt: (work) => this.#live.attempt(work, this.#fail),
    attemptOpen: (work) => this.#live.attemptOpen(work, this.#fail),
  };
  readonly #fail = (error: unknown) => {
    if (!isAborted(error)) this.#failures.emit(toChatError(error));
  };

  constructor(live: LiveChannel, threadId: string) {
    this.id = live.id;
    this.threadId = threadId;
    this.#live = live;
    this.#pause = new Pause(live.context.clock);
  }

  get(): LiveSnapshot {
    const now = this.#makeSnapshot();
    const before = this.#snapshot;
    const isSame = before && (Object.keys(now) as (keyof LiveSnapshot)[]).every((key) => now[key] === before[key]);
    return isSame ? before : (this.#snapshot = Object.freeze(now));
  }

  message(id: string): LiveMessage | undefined {
    return this.#live.message(id);
  }

  subscribe(listener: (snapshot: LiveSnapshot) => void): Subscription {
    const subscription = this.#listeners.subscribe(listener, () => this.#close());
    if (this.#subscription) guarded(() => listener(this.get()));
    else this.#open();
    return subscription;
  }

  onError(listener: (error: ChatError, key?: string) => void): Subscription {
    return { unsubscribe: this.#failures.add(listener) };
  }

  send(text: string, options: Omit<OutgoingMessage, 'text'> = {}): Promise<{ id: string }> {
    return this.#live.send(text, { ...options, threadId: this.threadId });
  }

  retrySend(key: string): void {
    this.#live.retrySend(key);
  }

  discard(key: string): void {
    this.#live.discard(key);
  }

  prepare(): Promise<void> {
    return this.#live.prepare();
  }

  edit(messageId: string, message: OutgoingMessage): Promise<boolean> {
    return actions.edit(this.#doer, messageId, message);
  }

  delete(messageId: string): Promise<boolean> {
    return actions.delete(this.#doer, messageId);
  }

  toggleReaction(messageId: string, emoji: string): Promise<void> {
    return actions.toggleReaction(this.#doer, messageId, emoji);
  }

  markAsTyping(): Promise<void> {
    return this.#live.markAsTyping();
  }

  /** The user has read everything in it, and nothing outside of it. */
  async markAsRead(): Promise<void> {
    const id = this.#stretch?.ids.at(-1);
    if (!id || id === this.threadId || id === this.#lastRead) return;
    this.#lastRead = id;
    try {
      const { connection, channelId } = await this.#live.resolve();
      if (connection.capabilities.has('receipts')) await connection.markRead(channelId, id, { threadId: this.threadId });
    } catch {
      this.#lastRead = undefined; // the next message, or the next look, says it again
    }
  }

  async loadOlder(): Promise<void> {
    const stretch = this.#stretch;
    const cursor = stretch?.before;
    if (cursor === undefined || this.#loadingOlder || this.#state !== 'ready') return;
    const signal = this.#loading?.signal;
    this.#loadingOlder = true;
    this.#changed();
    await this.#doer.attempt(async ({ connection, channelId }) => {
      const page = await connection.thread(channelId, this.threadId, { cursor, limit: actions.PAGE, ...(signal && { signal }) });
      // Meanwhile it may have begun anew: this page belongs to nothing then.
      if (stretch && stretch === this.#stretch && stretch.before === cursor) this.#take(page, stretch);
    });
    this.#loadingOlder = false;
    this.#changed();
  }

  /** A thread always ends at its newest. */
  loadNewer(): Promise<void> {
    return Promise.resolve();
  }

  show(messageId: string): Promise<boolean> {
    return this.#goBack(({ messages }) => messages.some(({ id }) => id === messageId));
  }

  async showDate(time: number): Promise<boolean> {
    await this.#goBack(({ messages }) => (messages[0]?.sentAt ?? time) < time);
    return this.#state === 'ready';
  }

  showNewest(): void {
    // it is always shown
  }

  retry(): void {
    this.#pause.wake();
    if (this.#state === 'error') this.#load();
    this.#live.retry();
  }

  /** Loads older ones until it is so, or there are none. */
  async #goBack(isThere: (snapshot: LiveSnapshot) => boolean): Promise<boolean> {
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      if (isThere(this.get())) return true;
      const { before } = this.#stretch ?? {};
      if (before === undefined) return false;
      await this.loadOlder();
      if (this.#stretch?.before === before) return false; // it failed, which has been told
    }
    return isThere(this.get());
  }

  #open(): void {
    this.#state = 'loading';
    this.#subscription = this.#live.subscribe(() => this.#follow(), false);
  }

  #close(): void {
    this.#loading?.abort();
    this.#loading = undefined;
    this.#subscription?.unsubscribe();
    this.#subscription = undefined;
    this.#live.timeline?.about?.threads.delete(this.threadId);
  }

  /** The channel has changed: where it has begun anew, so must the thread. */
  #follow(): void {
    const { state, error } = this.#live.get();
    const { timeline } = this.#live;
    if (state === 'error') this.#set('error', error);
    else if (state === 'ready' && timeline?.about?.threads.get(this.threadId) !== this.#stretch) this.#load();
    else if (state === 'ready' && !this.#loading) this.#load();
    this.#changed();
  }

  #load(): void {
    const { timeline, opening } = this.#live;
    if (!timeline || !opening) return;
    this.#loading?.abort();
    const loading = (this.#loading = new AbortController());
    opening.addEventListener('abort', () => loading.abort(), { once: true, signal: loading.signal });
    this.#old = joined(this.#old, this.#stretch);
    this.#stretch = new Stretch();
    timeline.about!.threads.set(this.threadId, this.#stretch); // from now on what comes is put in
    if (this.#state === 'error') this.#set('loading');
    void this.#keepLoading(this.#stretch, loading.signal);
  }

  /** Asks for the newest page, trying again what may pass. Never rejects. */
  async #keepLoading(stretch: Stretch, signal: AbortSignal): Promise<void> {
    const live = this.#live;
    const ask = async () => {
      const { connection, channelId } = await live.resolve(signal);
      need(connection, 'threads');
      return connection.thread(channelId, this.threadId, { limit: actions.PAGE, signal });
    };
    try {
      const page = await retrying(ask, { pause: this.#pause, signal, random: live.context.random, onFailure: (error) => this.#set('loading', error) });
      if (signal.aborted) return;
      const old = this.#old;
      this.#old = undefined;
      this.#take(page, stretch);
      // What was known goes on before the page, where the two meet.
      if (old && stretch.before !== undefined && stretch.ids.some((id) => old.has(id))) {
        stretch.merge(old.ids, 'start');
        stretch.before = old.before;
      }
      this.#set('ready');
    } catch (error) {
      if (!signal.aborted) this.#set('error', toChatError(error));
    }
  }

  #take(page: Page, stretch: Stretch): void {
    this.#live.timeline?.apply(page.events, true, null);
    stretch.merge(page.events.flatMap((event) => (event.type === 'message' ? event.message.id : [])), 'start');
    stretch.before = page.before;
    this.#live.changed(); // people may be called otherwise, or the first message may stand in the channel
  }

  #set(state: LiveSnapshot['state'], error?: ChatError): void {
    // What is shown stays shown while it is asked for anew.
    this.#state = state === 'loading' && this.#old?.ids.length ? this.#state : state;
    this.#error = error;
    this.#changed();
  }

  #changed(): void {
    const before = this.#snapshot;
    if (this.get() !== before) this.#listeners.emit(this.get());
  }

  #makeSnapshot(): LiveSnapshot {
    const channel = this.#live.get();
    const { timeline } = this.#live;
    return {
      ...channel,
      state: this.#state,
      error: this.#error,
      messages: this.#messages(),
      hasOlder: (this.#old ?? this.#stretch)?.before !== undefined,
      hasNewer: false,
      loadingOlder: this.#loadingOlder,
      loadingNewer: false,
      typing: nobody,
      unreadCount: 0,
      readUpTo: timeline?.about?.readUpTo(this.threadId),
    };
  }

  /** The same array as long as none changes. */
  #messages(): readonly LiveMessage[] {
    const { timeline } = this.#live;
    const lists = timeline ? [this.#old, this.#stretch].map((stretch) => (stretch ? timeline.list(stretch) : [])) : [];
    const [old = [], now = []] = lists;
    const all = [...old, ...now.filter(({ id }) => !this.#old?.has(id)), ...this.#live.pending(this.threadId)];
    const before = this.#snapshot?.messages;
    return before?.length === all.length && all.every((message, index) => message === before[index]) ? before : all;
  }
}

const nobody: readonly never[] = [];

/** What was shown with what has come to it since. */
function joined(old: Stretch | undefined, stretch: Stretch | undefined): Stretch | undefined {
  if (!old || !stretch) return old ?? stretch;
  const all = new Stretch(old.before);
  all.merge([...old.ids, ...stretch.ids.filter((id) => !old.has(id))], 'end');
  return all;
}
