/**
 * The words of the data API: what it tells and what it takes. Names and order of lists are TalkJS's; what a chat server has no
 * word for is a constant, and said so. Snapshots are frozen, and the same object as long as nothing in them changes.
 */

import type { UploadProgress } from '../backend/types.js';
import type { ConversationRef } from './conversation.js';

/** What the user may do in a channel. */
export type ConversationAccess = 'ReadWrite' | 'Read';

export interface UserSnapshot {
  /** The whole user id. */
  readonly id: string;
  readonly name: string;
  /** What `session.mediaUrl()` takes; `null` where there is no picture. */
  readonly photoUrl: string | null;
  /** Always empty. */
  readonly custom: Readonly<Record<string, string>>;
  /** Always `''`: a server does not tell. */
  readonly locale: string;
  /** Always `default`. */
  readonly role: string;
  /** Always `null`. */
  readonly welcomeMessage: null;
}

export interface UserOnlineSnapshot {
  readonly user: UserSnapshot;
  /** `false` where the server does not say. */
  readonly isOnline: boolean;
}

export interface TextBlock {
  readonly type: 'text';
  /** One plain text. */
  readonly children: readonly string[];
}

export interface FileBlock {
  readonly type: 'file';
  /** What `send()` takes to send it again. */
  readonly fileToken: FileToken;
  readonly filename: string;
  /** What `session.mediaUrl()` takes. */
  readonly url: string;
  /** Absent where it is neither of them. */
  readonly subtype?: 'image' | 'video' | 'audio' | 'voice';
  /** Bytes. */
  readonly size?: number;
  readonly mimeType?: string;
  /** px. */
  readonly width?: number;
  readonly height?: number;
  /** Seconds. */
  readonly duration?: number;
}

export type ContentBlock = TextBlock | FileBlock;

/** A message that another one answers. */
export interface ReferencedMessageSnapshot {
  readonly id: string;
  /** Always `UserMessage`. */
  readonly type: 'UserMessage';
  readonly sender: UserSnapshot;
  /** Empty where it cannot be read here (an encrypted one). */
  readonly content: readonly ContentBlock[];
  /** All of its text. */
  readonly plaintext: string;
  /** ms since the epoch. */
  readonly createdAt: number;
  readonly editedAt: number | null;
  readonly custom: Readonly<Record<string, string>>;
  /** Always `web`. */
  readonly origin: 'web';
  /** Id of the message it answers. */
  readonly referencedMessageId: string | null;
}

export interface ReactionSnapshot {
  readonly emoji: string;
  readonly count: number;
  readonly currentUserReacted: boolean;
}

export interface MessageSnapshot extends ReferencedMessageSnapshot {
  /** The message it answers, where that is loaded; else `null`, and `referencedMessageId` says which it is. */
  readonly referencedMessage: ReferencedMessageSnapshot | null;
  readonly reactions: readonly ReactionSnapshot[];
}

/** A channel as the user sees it. Times are ms since the epoch, and 0 where they are not known. */
export interface ConversationSnapshot {
  /** The channel's own id, whatever name it was asked for by. */
  readonly id: string;
  readonly subject: string | null;
  /** What `session.mediaUrl()` takes; `null` where there is no picture. */
  readonly photoUrl: string | null;
  readonly custom: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly joinedAt: number;
  readonly lastMessage: MessageSnapshot | null;
  readonly unreadMessageCount: number;
  /** Whether there are unread messages, or the user has marked it so. */
  readonly isUnread: boolean;
  readonly readUntil: number;
  readonly everyoneReadUntil: number;
  /** `Read` also for who is asked in and has not accepted. */
  readonly access: ConversationAccess;
  /** Always `true`. */
  readonly notify: true;
  /** Always empty. */
  readonly welcomeMessages: readonly string[];
  /** `invited` until `createIfNotExists()` accepts. Not TalkJS's. */
  readonly membership: 'joined' | 'invited';
}

export interface ParticipantSnapshot {
  readonly user: UserSnapshot;
  readonly access: ConversationAccess;
  /** Always `true`. */
  readonly notify: true;
  /** ms since the epoch; 0 where it is not known. */
  readonly joinedAt: number;
  /** `invited` until they accept. Not TalkJS's. */
  readonly membership: 'joined' | 'invited';
}

/** `many`: more than five, too many to be named. */
export type TypingSnapshot = { readonly many: false; readonly users: readonly UserSnapshot[] } | { readonly many: true };

/** What was uploaded: opaque. It carries the file's name, size, dimensions and duration. */
export type FileToken = string & { readonly fileToken: never };

export interface SetUserParams {
  readonly name?: string;
  /** What an upload answered, or the `photoUrl` of a snapshot. `null`: none any more. A URL of the web is `unsupported`. */
  readonly photoUrl?: string | FileToken | null;
  /** TalkJS's others (`custom`, `email`, `phone`, `locale`, `role`, …): `unsupported`. */
  readonly [other: string]: unknown;
}

export interface CreateConversationParams {
  readonly subject?: string;
  /** As in `SetUserParams`. */
  readonly photoUrl?: string | FileToken;
  readonly custom?: Readonly<Record<string, string>>;
}

export interface SetConversationParams {
  readonly subject?: string | null;
  /** As in `SetUserParams`. */
  readonly photoUrl?: string | FileToken | null;
  /** Put over what is there; `null` takes an entry away. */
  readonly custom?: Readonly<Record<string, string | null>>;
}

export interface CreateParticipantParams {
  /** Default `ReadWrite`. */
  readonly access?: ConversationAccess;
}

export interface SetParticipantParams {
  readonly access?: ConversationAccess | null;
}

/** Texts and at most one file; with both, the text says something of the file. */
export type SendContentBlock = TextBlock | { readonly type: 'file'; readonly fileToken: FileToken };

export interface SendMessageParams {
  /** Either this or `content`. */
  readonly text?: string;
  readonly content?: readonly SendContentBlock[];
  /** The message it answers, by id or ref. */
  readonly referencedMessage?: string | { readonly id: string } | null;
  readonly custom?: Readonly<Record<string, string>>;
}

export interface EditMessageParams {
  readonly text?: string;
  /** Texts alone: a file cannot be changed. */
  readonly content?: readonly TextBlock[];
  /** Put over what is there; `null` takes an entry away, or, in place of all of them, every one. */
  readonly custom?: Readonly<Record<string, string | null>> | null;
}

export type StringFilter<T extends string = string> = readonly ['==' | '!=', T] | readonly ['oneOf' | '!oneOf', readonly T[]];
export type NumberFilter = readonly ['>' | '<' | '>=' | '<=', number] | readonly ['between' | '!between', readonly [number, number]];

/** All of what is given holds. */
export interface SimpleConversationFilter {
  readonly access?: StringFilter<ConversationAccess>;
  readonly subject?: StringFilter;
  readonly custom?: Readonly<Record<string, StringFilter | 'exists' | '!exists'>>;
  /** Whether there are messages that the user has not read. */
  readonly hasUnread?: boolean;
  /** The same, or it is marked unread. */
  readonly isUnread?: boolean;
  readonly hasMessages?: boolean;
  /** ms since the epoch; a channel without messages does not match. */
  readonly lastMessageTs?: NumberFilter;
  readonly createdAt?: NumberFilter;
}

/** One filter, or `['any', [filter, …]]`: one of them holds. */
export type ConversationFilter = SimpleConversationFilter | readonly ['any', readonly SimpleConversationFilter[]];

/** `canLoadMore`, `loadedAll`: there are all results of what was loaded so far. */
export type SearchState = 'searching' | 'canLoadMore' | 'loadedAll';

export interface SearchResults<T> {
  /** Newest first. */
  readonly results: readonly T[];
  readonly loadedAll: boolean;
}

export interface MessageSearchResult extends MessageSnapshot {
  /** The id of the channel it is in. */
  readonly conversationId: string;
}

export interface MessageSearch {
  /**
   * Searches for other words. What was asked before is aborted, and rejects with `aborted`.
   * @param options.conversation only there; in all of the user's channels where absent
   */
  setQuery(query: string, options?: { readonly conversation?: string | ConversationRef }): Promise<SearchResults<MessageSearchResult>>;
  /** The next results. @param limit how many. Default 20 */
  loadMore(limit?: number): Promise<SearchResults<MessageSearchResult>>;
}

export interface ConversationSearch {
  /** Searches the subjects for beginnings of words; `''` finds every channel. @param options.filter only among these */
  setQuery(query: string, options?: { readonly filter?: ConversationFilter }): Promise<SearchResults<ConversationSnapshot>>;
  /** The next results. @param limit how many. Default 20 */
  loadMore(limit?: number): Promise<SearchResults<ConversationSnapshot>>;
}

export interface FileMetadata {
  /** Default: the name of a `File`, else `file`. */
  readonly filename?: string;
}

export interface ImageMetadata extends FileMetadata {
  /** px. Measured where absent and the browser can. */
  readonly width?: number;
  readonly height?: number;
}

export interface AudioMetadata extends FileMetadata {
  /** Seconds. */
  readonly duration?: number;
}

export interface VideoMetadata extends ImageMetadata, AudioMetadata {}

export interface UploadOptions {
  /** Told while it goes on, at least once at the end. */
  readonly onProgress?: (progress: UploadProgress) => void;
  /** Ends the upload, which then rejects with `aborted`. */
  readonly signal?: AbortSignal;
}
