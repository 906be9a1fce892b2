/**
 * The port: what a chat server must offer to stand under the elements. `src/matrix/` implements it for the Matrix
 * Client-Server API, `preview.ts` in the page; one conformance suite holds every implementation to what is written here.
 *
 * Conventions: times are ms since the epoch; every method rejects with a `ChatError`; `signal` aborts the request, which
 * then rejects with `aborted`. A listener that throws is reported and breaks nothing. Text that comes out of a backend is
 * hostile: nobody above may trust it as HTML.
 */

import type { ChatError } from '../errors.js';
import type { ChannelListUpdate, ChannelProperties, ChannelSnapshot, ChannelSummary, ChannelUpdate, Cursor, Member, NewChannel, OutgoingMessage, Page, Participant, SearchPage, SearchQuery } from './model.js';

export type * from './model.js';

/** What a backend may be able to do. The elements leave out what is missing. */
export type Capability =
  | 'search'
  | 'typing'
  | 'receipts'
  | 'reactions'
  | 'edit'
  | 'delete'
  | 'media'
  /** `watchChannels`, `createChannel`, `updateChannel`, `markUnread`. */
  | 'channels'
  /** `members`, `join`, `leave`, `invite`, `remove`, `setMaySend`. */
  | 'members'
  /** `setProfile`, `watchUser`. */
  | 'profiles'
  /** `watchPresence`. */
  | 'presence'
  /** `upload`, `uploadLimit`, and attachments in `send`. */
  | 'upload'
  /** `thread`, `thread` events, and `threadId` in `send`. */
  | 'threads'
  /** `ban`, `unban`. */
  | 'moderation'
  /** `atTime`. */
  | 'dates'
  /** `permalink`. */
  | 'permalinks';

/** How far an upload has come, in bytes. */
export interface UploadProgress {
  readonly loaded: number;
  readonly total: number;
}

export interface RequestOptions {
  readonly signal?: AbortSignal;
}

/** How much of a file is wanted, and how far it has come. */
export interface MediaOptions extends RequestOptions {
  /** A picture is to be about so many px, where the server can make it smaller. Default: the file as it is. */
  readonly size?: number;
  /** How it is made smaller: `cover` cuts a square out of it (the default), `contain` leaves all of it and its proportions. */
  readonly fit?: 'cover' | 'contain';
  /** The most bytes that are taken: of more, nothing is kept, and it rejects with `too_large`. Default: any number. */
  readonly maxBytes?: number;
  /** Told while it comes: `loaded` never falls. `total` is absent where the server does not say. */
  readonly onProgress?: (progress: { readonly loaded: number; readonly total?: number }) => void;
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

  /** The full id of a user of this server who may be given by a bare name. A full one is answered as it is. */
  completeUserId(userId: string): string;

  /**
   * The channels that the user is in or asked into, in no particular order, as they stand now; then, until `signal` aborts,
   * each change, gap-free: after a break everything may be told anew. A change may be told before the answer is there (keep
   * it and apply it after).
   */
  watchChannels(listener: (update: ChannelListUpdate) => void, options: { signal: AbortSignal }): Promise<readonly ChannelSummary[]>;

  /** Makes a channel, with the user in it, who may then change it and decide who is in it. @returns its id */
  createChannel(channel: NewChannel, options?: RequestOptions): Promise<{ readonly id: string }>;

  /** `forbidden` where the user's power does not let them. */
  updateChannel(channelId: string, change: ChannelProperties, options?: RequestOptions): Promise<void>;

  /** The user means to come back to it: it counts as unread until they read it; or takes that back. */
  markUnread(channelId: string, unread: boolean, options?: RequestOptions): Promise<void>;

  /**
   * Everybody who is in a channel or asked in, in no particular order. `no_access` where the user may not see that: whoever is
   * not in a private channel, also where they are asked in.
   */
  members(channelId: string, options?: RequestOptions): Promise<readonly Member[]>;

  /** Joins, or accepts an invitation; nothing for who is in it. `no_access` where the user may not. */
  join(channelId: string, options?: RequestOptions): Promise<void>;
  /** Leaves, or declines an invitation; nothing for who is not in it, of a channel that there is. */
  leave(channelId: string, options?: RequestOptions): Promise<void>;
  /** Asks somebody in; nothing for who is in it or asked in already. `forbidden` where the user may not. */
  invite(channelId: string, userId: string, options?: RequestOptions): Promise<void>;
  /** Takes somebody out, or an invitation back; nothing for who is not in it. `forbidden` where the user may not. */
  remove(channelId: string, userId: string, options?: RequestOptions): Promise<void>;
  /**
   * Whether somebody may post here. `forbidden` where the user may not decide that. Whoever has the channel open is told a
   * `channel` event with their own `maySend`, changed or not: that of others may have changed.
   */
  setMaySend(channelId: string, userId: string, maySend: boolean, options?: RequestOptions): Promise<void>;
  /** Takes somebody out, and lets them neither come back nor be asked in. `forbidden` where the user may not. */
  ban(channelId: string, userId: string, options?: RequestOptions & { reason?: string }): Promise<void>;
  /** Takes that back; nothing for who is not banned. They are not in the channel then. `forbidden` where the user may not. */
  unban(channelId: string, userId: string, options?: RequestOptions): Promise<void>;

  /**
   * Opens a channel: its state now, and each update after it, gap-free, in order, until `signal` aborts. An update may come
   * before the snapshot does (keep it and apply it after), and an event may be told twice: ids tell. `no_access` where the
   * user may not see it.
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
   * A page of a message's thread, at most `limit` messages: the newest, or those before `cursor`, with what happened to them.
   * The page without `before` begins with the message itself. What comes later is told with the channel. `not_found` where
   * the message is not there or not to be seen. Default of `limit`: 50.
   */
  thread(channelId: string, messageId: string, options?: RequestOptions & { cursor?: Cursor; limit?: number }): Promise<Page>;

  /**
   * What a channel was at a moment: an id that `around()` takes, of what happened first from then on (which need not be a
   * message). `not_found` where nothing has happened since.
   */
  atTime(channelId: string, time: number, options?: RequestOptions): Promise<{ readonly id: string }>;

  /** A web address that leads to a message, for whoever may see it. Makes no request. */
  permalink(channelId: string, messageId: string): string;

  /**
   * Sends a message. The same `clientId` again makes no second message but answers the first one's id.
   * `encrypted_channel` rather than plain text into an encrypted channel.
   */
  send(channelId: string, message: OutgoingMessage, options: RequestOptions & { clientId: string }): Promise<{ readonly id: string }>;

  /**
   * Changes a message's text, HTML, mentions and custom data to these, whole; without `custom`, that stays. Its attachment,
   * its thread and what it answers stay.
   */
  edit(channelId: string, messageId: string, message: OutgoingMessage, options: RequestOptions & { clientId: string }): Promise<void>;
  /** Takes a message or reaction away. */
  delete(channelId: string, id: string, options: RequestOptions & { clientId: string }): Promise<void>;
  /** Reacts; doing so twice is no error. */
  react(channelId: string, messageId: string, emoji: string, options: RequestOptions & { clientId: string }): Promise<void>;

  /** The user has read up to this message, with `threadId` in that thread alone. */
  markRead(channelId: string, messageId: string, options?: RequestOptions & { threadId?: string }): Promise<void>;
  /** The user types, for up to 30 s unless told again; or has stopped. */
  setTyping(channelId: string, typing: boolean, options?: RequestOptions): Promise<void>;

  search(query: SearchQuery, options?: RequestOptions): Promise<SearchPage>;

  /** How somebody is called who is not known from a channel. `not_found` where there is nobody of that id. */
  profile(userId: string, options?: RequestOptions): Promise<Participant>;

  /**
   * Changes how the user is called and seen by everybody; what is absent stays. Channels tell of it by `participant` events.
   * `name`: `''` is none any more. `avatar`: what `media()` takes; `null`: none any more.
   */
  setProfile(change: { readonly name?: string; readonly avatar?: string | null }, options?: RequestOptions): Promise<void>;

  /**
   * How somebody is called now, and, until `signal` aborts, each change that the server tells of: it need not tell of
   * somebody with whom the user shares no channel. `not_found` where there is nobody of that id.
   */
  watchUser(userId: string, listener: (user: Participant) => void, options: { signal: AbortSignal }): Promise<Participant>;

  /**
   * Whether somebody is online now, and, until `signal` aborts, each change; that may take the server a while. `false` where
   * it does not say, as of somebody who is not there.
   */
  watchPresence(userId: string, listener: (online: boolean) => void, options: { signal: AbortSignal }): Promise<boolean>;

  /** The bytes of a picture or file, of the type that the server says. `not_found` where there is none. */
  media(media: string, options?: MediaOptions): Promise<Blob>;

  /** The largest file the server takes, in bytes; `undefined` where it does not say. */
  uploadLimit(options?: RequestOptions): Promise<number | undefined>;

  /**
   * Stores a file. `too_large` where the server refuses its size.
   * @param options.name the file's name
   * @param options.onProgress told while it goes on: `loaded` never falls, and is `total` in the last telling, which always comes
   * @returns what `media()` takes
   */
  upload(data: Blob, options?: RequestOptions & { name?: string; onProgress?: (progress: UploadProgress) => void }): Promise<string>;

  /** Something may be sent soon: a backend that loads a part for that may do so now, while there is a line. */
  prepare?(): void;
  /** Something may have changed (online again, tab seen, computer awake): try now instead of waiting. */
  wake(): void;
  /** Ends everything in flight, which rejects with `aborted`, as all later requests do; what answers later is ignored. */
  close(): void;
}
