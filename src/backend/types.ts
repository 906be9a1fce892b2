/**
 * The port: what a chat server must offer to stand under the elements. `src/matrix/` implements it for the Matrix
 * Client-Server API, `preview.ts` in the page; one conformance suite holds every implementation to what is written here.
 *
 * Conventions: times are ms since the epoch; every method rejects with a `ChatError`; `signal` aborts the request, which
 * then rejects with `aborted`. Text that comes out of a backend is hostile: nobody above may trust it as HTML.
 */

import type { ChatError } from '../errors.js';

/** What a backend may be able to do. The elements leave out what is missing. */
export type Capability = 'search' | 'typing' | 'receipts' | 'reactions' | 'edit' | 'delete' | 'media';

/** A position in a channel's history, made and understood by the backend alone. */
export type Cursor = string;

/** Somebody in a channel, as they are called there. */
export interface Participant {
  readonly id: string;
  readonly name: string;
  /** What `media()` takes; absent where there is no picture. */
  readonly avatar?: string;
}

/** A file, image, video or audio that a message carries. */
export interface Attachment {
  /** What `media()` takes. */
  readonly media: string;
  readonly kind: 'image' | 'video' | 'audio' | 'file';
  readonly name: string;
  readonly mimeType?: string;
  /** Bytes. */
  readonly size?: number;
  /** px. */
  readonly width?: number;
  readonly height?: number;
}

export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly senderId: string;
  /** The client id it was sent with: how a sender knows its own message again. */
  readonly clientId?: string;
  readonly sentAt: number;
  /** Plain text. Empty for a deleted one. */
  readonly text: string;
  /** Rich text as HTML, unsanitised. */
  readonly html?: string;
  /** `encrypted`: it cannot be read here. `unsupported`: a kind this library does not know; `text` is its fallback. */
  readonly kind: 'text' | 'emote' | 'notice' | 'attachment' | 'encrypted' | 'unsupported';
  readonly attachment?: Attachment;
  /** Id of the message it answers. */
  readonly replyTo?: string;
  readonly editedAt?: number;
  readonly deleted?: boolean;
}

/** One thing that happened in a channel. History and live updates are told in the same words. */
export type ChannelEvent =
  /** A message, new or seen before (the later telling wins). */
  | { readonly type: 'message'; readonly message: Message }
  /** New content of a message; ignored unless `senderId` is the message's own sender. */
  | { readonly type: 'edit'; readonly messageId: string; readonly senderId: string; readonly text: string; readonly html?: string; readonly editedAt: number }
  /** A message or a reaction was taken away. */
  | { readonly type: 'delete'; readonly id: string }
  | { readonly type: 'reaction'; readonly id: string; readonly messageId: string; readonly userId: string; readonly emoji: string }
  | { readonly type: 'participant'; readonly participant: Participant }
  /** Everybody who types now; replaces what was told before. */
  | { readonly type: 'typing'; readonly userIds: readonly string[] }
  /** `userId` has read up to `messageId`. */
  | { readonly type: 'receipt'; readonly userId: string; readonly messageId: string; readonly readAt: number }
  | { readonly type: 'unread'; readonly count: number }
  /** What is known of the channel itself; only what changed. */
  | { readonly type: 'channel'; readonly change: Partial<Omit<Channel, 'id'>> };

/** A room messages are in. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly topic?: string;
  /** `invited` may accept or decline; `none` is not in it. */
  readonly membership: 'joined' | 'invited' | 'none';
  /** End-to-end encrypted: nothing can be sent from here. */
  readonly encrypted: boolean;
  /** Whether the user's power lets them post. */
  readonly maySend: boolean;
  readonly memberCount?: number;
}

/** A stretch of history, oldest first. */
export interface Page {
  readonly events: readonly ChannelEvent[];
  /** Where older ones begin; absent at the very first message. */
  readonly before?: Cursor;
  /** Where newer ones begin; absent at the newest. */
  readonly after?: Cursor;
}

/** A channel as it stands when it is opened: the newest page, and what is true of it now. */
export interface ChannelSnapshot extends Page {
  readonly channel: Channel;
}

/** What came while a channel was open. */
export interface ChannelUpdate {
  readonly events: readonly ChannelEvent[];
  /** Set where the server left messages out before `events`: page `before` it to fill the gap. */
  readonly gap?: Cursor;
}

export interface SearchQuery {
  /** What the person typed. */
  readonly text: string;
  /** Only in this channel; in all of the user's where absent. */
  readonly channelId?: string;
  /** From an earlier page's `next`. */
  readonly cursor?: Cursor;
  /** Most results wanted. Default 20. */
  readonly limit?: number;
}

export interface SearchPage {
  /** Newest first. */
  readonly results: readonly {
    readonly message: Message;
    readonly sender?: Participant;
    /** What the channel is called, where the search went through several. */
    readonly channelName?: string;
  }[];
  /** Words to highlight, as the server found them. */
  readonly highlights: readonly string[];
  readonly next?: Cursor;
}

/** What a message is sent as. */
export interface OutgoingMessage {
  readonly text: string;
  readonly html?: string;
  readonly replyTo?: string;
}

export interface RequestOptions {
  readonly signal?: AbortSignal;
}

/** How the connection stands: `reconnecting` while live updates do not arrive and it is trying again. */
export type ConnectionStatus = 'online' | 'reconnecting';

export interface ConnectOptions {
  /** Base URL of the chat server. */
  readonly serverUrl: string;
  /** Whose token it is, where that is known; else the connection asks the server. */
  readonly userId?: string;
  /**
   * The token to use now. Ask before each request; never keep it.
   * @param request.rejected the token that the server has just answered 401 to: another one is wanted
   * A request is replayed once with it; if that is rejected too, it fails with `token_expired`.
   * @returns rejects when there can be no token (the session has ended)
   */
  getToken(request?: { rejected?: string; signal?: AbortSignal }): Promise<string>;
  /** Told whenever the status changes; `online` at the start needs no telling. */
  onStatus?(status: ConnectionStatus, error?: ChatError): void;
  readonly signal?: AbortSignal;
}

export interface ChatBackend {
  /** Resolves as soon as requests can be made and `userId` is known. */
  connect(options: ConnectOptions): Promise<ChatConnection>;
}

/** A signed-in user's line to a chat server. */
export interface ChatConnection {
  readonly userId: string;
  readonly capabilities: ReadonlySet<Capability>;

  /** The one id of a channel that may be given by id, alias or bare name. `not_found` where there is none. */
  resolveChannel(channelId: string, options?: RequestOptions): Promise<string>;

  /**
   * Opens a channel: its state now, and each update after it, gap-free, in order, until `signal` aborts. An update may come
   * before the snapshot does (keep it and apply it after), and an event may be told twice: ids tell. A listener that throws
   * is reported and breaks nothing. `no_access` where the user may not see it.
   *
   * @param options.join whether to join it first where the user is not in it and may join. An invitation is not accepted by
   * it: the snapshot then says `invited`. Default `false`: who is not in it is shown what may be read
   * without joining (`membership: 'none'`), live where the backend can.
   * @param options.limit most messages in the snapshot. Default 30.
   */
  openChannel(
    channelId: string,
    listener: (update: ChannelUpdate) => void,
    options: { signal: AbortSignal; join?: boolean; limit?: number },
  ): Promise<ChannelSnapshot>;

  /** The page before or after a cursor, with at most `limit` messages. Default 50. */
  page(channelId: string, cursor: Cursor, direction: 'before' | 'after', options?: RequestOptions & { limit?: number }): Promise<Page>;

  /** A page with the message in its middle. `not_found` where it is not there or not to be seen. */
  around(channelId: string, messageId: string, options?: RequestOptions & { limit?: number }): Promise<Page>;

  /**
   * Sends a message. The same `clientId` again makes no second message but answers the first one's id.
   * `encrypted_channel` rather than plain text into an encrypted channel.
   */
  send(channelId: string, message: OutgoingMessage, options: RequestOptions & { clientId: string }): Promise<{ readonly id: string }>;

  edit(channelId: string, messageId: string, message: OutgoingMessage, options: RequestOptions & { clientId: string }): Promise<void>;
  /** Takes a message or reaction away. */
  delete(channelId: string, id: string, options: RequestOptions & { clientId: string }): Promise<void>;
  /** Reacts; doing so twice is no error. */
  react(channelId: string, messageId: string, emoji: string, options: RequestOptions & { clientId: string }): Promise<void>;

  /** The user has read up to this message. */
  markRead(channelId: string, messageId: string, options?: RequestOptions): Promise<void>;
  /** The user types, for up to 30 s unless told again; or has stopped. */
  setTyping(channelId: string, typing: boolean, options?: RequestOptions): Promise<void>;

  search(query: SearchQuery, options?: RequestOptions): Promise<SearchPage>;

  /** How somebody is called who is not known from a channel. `not_found` where there is nobody of that id. */
  profile(userId: string, options?: RequestOptions): Promise<Participant>;

  /** The bytes of a picture or file; scaled to about `size` px where that is given and the server can. */
  media(media: string, options?: RequestOptions & { size?: number }): Promise<Blob>;

  /** Something may have changed (online again, tab seen, computer awake): try now instead of waiting. */
  wake(): void;
  /** Ends everything in flight, which rejects with `aborted`, as all later requests do; what answers later is ignored. */
  close(): void;
}
