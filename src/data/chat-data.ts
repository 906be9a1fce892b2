/**
 * `ChatData`: everything a script reads and writes through a session, apart from what keeps that signed in. Refs are the same
 * object each time they are asked for, hold no data, and make no request until one is wanted.
 */

import type { ChatConnection } from '../backend/types.js';
import type { Clock } from '../clock.js';
import { ConversationRef } from './conversation.js';
import type { LiveMessage } from './snapshots.js';
import type { MediaCache } from './media.js';
import type { LiveSearch, LiveSearchOptions } from './search.js';

/** What the data room needs of the session. */
export interface DataContext {
  readonly clock: Clock;
  readonly random: () => number;
  /** What to do where the user is not in a channel that is opened. */
  join(): 'auto' | 'ask' | 'never';
  /** Waits until the session is ready, connecting it where it connects on demand; rejects when it has ended. */
  connection(signal: AbortSignal): Promise<ChatConnection>;
  /** A session that connects on demand stays connected until the function that is returned has been called. */
  hold(): () => void;
}

export abstract class ChatData {
  readonly #conversations = new Map<string, ConversationRef>();
  #media: MediaCache | undefined;
  #stopped = false;

  /** @internal */
  protected abstract readonly context: DataContext;

  /** The handle on a channel, by id, alias or bare name: the same one each time. */
  conversation(channelId: string): ConversationRef {
    let conversation = this.#conversations.get(channelId);
    if (!conversation) {
      conversation = new ConversationRef(channelId, this.context);
      this.#conversations.set(channelId, conversation);
      if (this.#stopped) conversation.live.stop();
    }
    return conversation;
  }

  /** What a search in this session needs. @param channelId only there; in all of the user's channels where absent */
  searchOptions(channelId?: string): LiveSearchOptions {
    return { channelId, connection: (signal) => this.context.connection(signal), loadedMessages: () => this.#loadedMessages(channelId) };
  }

  /** A search of its own for one search box. It is loaded when it is first wanted. */
  async searchMessages(channelId?: string): Promise<LiveSearch> {
    const { LiveSearch } = await import('./search.js');
    return new LiveSearch(this.searchOptions(channelId));
  }

  /** A `blob:` URL of a picture on the chat server, about `size` px wide; `undefined` where it cannot be shown. */
  async mediaUrl(media: string, size: number): Promise<string | undefined> {
    try {
      const { MediaCache } = await import('./media.js');
      if (this.#stopped) return undefined;
      this.#media ??= new MediaCache((signal) => this.context.connection(signal));
      return await this.#media.url(media, size);
    } catch {
      return undefined; // the part did not load: the placeholder is good enough
    }
  }

  /** What waits for its next try is tried now. */
  protected wakeData(): void {
    for (const { live } of this.#conversations.values()) live.wake();
  }

  /** What is open is opened on the session's new connection. */
  protected reopenData(): void {
    for (const { live } of this.#conversations.values()) live.reopen();
  }

  /** Drops everything of the user whose it was. Their refs do nothing any more. */
  protected forgetData(): void {
    for (const { live } of this.#conversations.values()) live.stop();
    this.#conversations.clear();
    this.#media?.stop();
    this.#media = undefined;
  }

  /** The same, for good: what is asked for later is stopped from the start. */
  protected stopData(): void {
    this.#stopped = true;
    this.forgetData();
  }

  *#loadedMessages(channelId: string | undefined): Iterable<LiveMessage> {
    for (const [id, { live }] of this.#conversations) {
      if (channelId === undefined || id === channelId) yield* live.loadedMessages();
    }
  }
}
