/**
 * `ChatData`: everything a script reads and writes through a session, apart from what keeps that signed in. Refs are the same
 * object each time they are asked for, hold no data, and make no request until one is wanted.
 */

import type {
  AudioMetadata, ConversationFilter, ConversationSearch, ConversationSnapshot, FileMetadata, FileToken, ImageMetadata, MessageSearch,
  MessageSearchResult, SearchState, UploadOptions, VideoMetadata,
} from './api-types.js';
import { ConversationRef } from './conversation.js';
import { lazyMethods } from './lazy.js';
import { DataScope, type DataContext } from './scope.js';
import type { LiveSearchOptions } from './search.js';
import type { LiveMessage } from './snapshots.js';
import type { ListSubscription } from './subscription.js';
import { UserRef } from './user.js';

export type { DataContext };

type ConversationsListener = (snapshot: readonly ConversationSnapshot[], loadedAll: boolean) => void;

export abstract class ChatData {
  #scope: DataScope | undefined;
  #stopped = false;

  /** @internal */
  protected abstract readonly context: DataContext;
  /** The signed-in user; `undefined` until it is known who that is. */
  abstract get currentUser(): UserRef | undefined;

  /**
   * The user's channels, by last activity, newest first: 20, and those that become active; more by `loadMore()`.
   * @param options.filter only those it holds for
   */
  declare readonly subscribeConversations: {
    (listener?: ConversationsListener): ListSubscription<readonly ConversationSnapshot[]>;
    (options: { readonly filter?: ConversationFilter }, listener?: ConversationsListener): ListSubscription<readonly ConversationSnapshot[]>;
  };
  /** Uploads a file. @returns what `send()` takes in a file block. `too_large`, before any byte is sent, for what the server would refuse */
  declare readonly uploadFile: (data: Blob, metadata?: FileMetadata, options?: UploadOptions) => Promise<FileToken>;
  /** The same of a picture. */
  declare readonly uploadImage: (data: Blob, metadata?: ImageMetadata, options?: UploadOptions) => Promise<FileToken>;
  declare readonly uploadVideo: (data: Blob, metadata?: VideoMetadata, options?: UploadOptions) => Promise<FileToken>;
  declare readonly uploadAudio: (data: Blob, metadata?: AudioMetadata, options?: UploadOptions) => Promise<FileToken>;
  /** The same of a voice message. */
  declare readonly uploadVoice: (data: Blob, metadata?: AudioMetadata, options?: UploadOptions) => Promise<FileToken>;

  /** @internal */
  get scope(): DataScope {
    if (!this.#scope) {
      this.#scope = new DataScope(this.context);
      if (this.#stopped) this.#scope.end();
    }
    return this.#scope;
  }

  /** The same as `currentUser`. */
  get userRef(): UserRef | undefined {
    return this.currentUser;
  }

  /** The handle on somebody, by id or bare name: the same one each time. */
  user(userId: string): UserRef {
    return known(this.scope.users, userId, () => new UserRef(userId, this.scope));
  }

  /** The handle on a channel, by id, alias or bare name: the same one each time. */
  conversation(channelId: string): ConversationRef {
    return known(this.scope.conversations, channelId, () => new ConversationRef(channelId, this.scope));
  }

  /**
   * A search for messages.
   * @param listener called with the results as they come in
   */
  searchMessages(listener?: (results: readonly MessageSearchResult[], state: SearchState) => void): MessageSearch {
    return new LazySearch(this, listener) as unknown as MessageSearch;
  }

  /**
   * A search among the user's channels.
   * @param listener called with the results as they come in
   */
  searchConversations(listener?: (results: readonly ConversationSnapshot[], state: SearchState) => void): ConversationSearch {
    return new LazySearch(this, listener, true) as unknown as ConversationSearch;
  }

  /** What a search in this session needs. @param channelId only there; in all of the user's channels where absent */
  searchOptions(channelId?: string): LiveSearchOptions {
    return { channelId, connection: this.context.connection, loadedMessages: () => this.#loadedMessages(channelId) };
  }

  /** A `blob:` URL of a picture on the chat server, about `size` px wide; `undefined` where it cannot be shown. */
  async mediaUrl(media: string, size: number): Promise<string | undefined> {
    const { scope } = this;
    const release = scope.context.hold();
    try {
      const { MediaCache } = await import('./media.js');
      return await MediaCache.of(scope).url(media, size);
    } catch {
      return undefined; // the part did not load: the placeholder is good enough
    } finally {
      release();
    }
  }

  /** What waits for its next try is tried now. */
  protected wakeData(): void {
    this.#scope?.parts.forEach((part) => part.wake());
  }

  /** What is open is opened on the session's new connection. */
  protected reopenData(): void {
    this.#scope?.parts.forEach((part) => part.reopen());
  }

  /** Drops everything of the user whose it was. Their refs do nothing any more. */
  protected forgetData(): void {
    this.#scope?.end();
    this.#scope = undefined;
  }

  /** The same, for good: what is asked for later is stopped from the start. */
  protected stopData(): void {
    this.#stopped = true;
    this.forgetData();
  }

  *#loadedMessages(channelId: string | undefined): Iterable<LiveMessage> {
    for (const [id, { live }] of this.scope.conversations) {
      if (channelId === undefined || id === channelId) yield* live.loadedMessages();
    }
  }
}

/** What a map holds under an id, made when it is first asked for. */
function known<T>(map: Map<string, T>, id: string, make: () => T): T {
  const value = map.get(id) ?? make();
  map.set(id, value);
  return value;
}

/** What `searchMessages()` and `searchConversations()` return: it has the methods of `MessageSearch`, or of `ConversationSearch`. */
export class LazySearch {
  constructor(
    readonly data: ChatData,
    readonly listener?: (results: readonly never[], state: SearchState) => void,
    readonly isForConversations?: boolean,
  ) {}
}

lazyMethods(ChatData, 'session', 'uploadFile uploadImage uploadVideo uploadAudio uploadVoice subscribeConversations');
lazyMethods(LazySearch, 'search', 'setQuery loadMore');
