/**
 * The words of the port: what a backend tells of people, channels and messages, and is told. They are snapshots, and say nothing of
 * a chat server. Who says them to whom, and what is promised with them, is in `types.ts`.
 */

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
  /** Seconds. */
  readonly duration?: number;
  /** Whether it is a voice message. */
  readonly voice?: boolean;
  /** How loud it is along its length, 0 to 1: of a voice message. */
  readonly waveform?: readonly number[];
  /** A picture of it that is smaller, or of a video: what `media()` takes. */
  readonly thumbnail?: string;
}

/** Whom a message means to reach besides all who read along. */
export interface Mentions {
  readonly userIds: readonly string[];
  /** Everybody in the channel. */
  readonly everyone?: true;
}

/** What a host's own code attaches to a message or channel: names and texts. */
export type CustomData = Readonly<Record<string, string>>;

export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly senderId: string;
  /** The client id it was sent with: how a sender knows its own message again. */
  readonly clientId?: string;
  readonly sentAt: number;
  /** Plain text. Empty for a deleted one. With an attachment: what is said of it, or else its name. */
  readonly text: string;
  /**
   * Rich text as HTML, unsanitised. It speaks of people, channels and messages by links of the port's own, each id
   * `encodeURIComponent`ed: `<a href="chat:user/ID">`, `<a href="chat:channel/ID">`, `<a href="chat:message/CHANNEL/ID">`.
   */
  readonly html?: string;
  readonly mentions?: Mentions;
  /** `encrypted`: it cannot be read here. `unsupported`: a kind this library does not know; `text` is its fallback. */
  readonly kind: 'text' | 'emote' | 'notice' | 'attachment' | 'encrypted' | 'unsupported';
  readonly attachment?: Attachment;
  /** Id of the message it answers. */
  readonly replyTo?: string;
  /** Id of the message whose thread it is in. */
  readonly threadId?: string;
  readonly editedAt?: number;
  readonly deleted?: boolean;
  readonly custom?: CustomData;
}

/** One thing that happened in a channel. History and live updates are told in the same words. */
export type ChannelEvent =
  /** A message, new or seen before (the later telling wins). */
  | { readonly type: 'message'; readonly message: Message }
  /**
   * New content of a message; ignored unless `senderId` is the message's own sender. Its attachment stays, and so does its
   * custom data where `custom` is absent. Whom it mentions does not: that is whom the new content does.
   */
  | {
      readonly type: 'edit';
      readonly messageId: string;
      readonly senderId: string;
      readonly text: string;
      readonly html?: string;
      readonly mentions?: Mentions;
      readonly custom?: CustomData;
      readonly editedAt: number;
    }
  /** A message or a reaction was taken away. */
  | { readonly type: 'delete'; readonly id: string }
  | { readonly type: 'reaction'; readonly id: string; readonly messageId: string; readonly userId: string; readonly emoji: string }
  /** Who somebody is, and, where that is what happened, that they are in the channel now, asked in, or out of it. */
  | { readonly type: 'participant'; readonly participant: Participant; readonly membership?: Channel['membership'] }
  /** Everybody who types now; replaces what was told before. */
  | { readonly type: 'typing'; readonly userIds: readonly string[] }
  /**
   * `userId` has read up to `messageId`, which may be no message that is told, and may be told before it. The user's own are
   * told too. With `threadId`: in that thread alone.
   */
  | { readonly type: 'receipt'; readonly userId: string; readonly messageId: string; readonly readAt: number; readonly threadId?: string }
  /**
   * How many messages there are in a message's thread, and the last of them, as the server counts them at this moment. It need
   * not be told where all of them are told too.
   */
  | { readonly type: 'thread'; readonly messageId: string; readonly count: number; readonly last?: Message }
  /** Something that is shown nowhere has its place here in the order of messages: a receipt may stand at it. */
  | { readonly type: 'place'; readonly id: string }
  | { readonly type: 'unread'; readonly count: number }
  /** What is known of the channel itself; only what changed. `undefined` stands for none any more. */
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
  /** What `media()` takes; absent where there is no picture. */
  readonly avatar?: string;
  readonly custom?: CustomData;
  readonly createdAt?: number;
  /** What the user's power lets them do to others; each one may be refused still: of those who have as much power. */
  readonly permissions: Permissions;
}

/** What somebody may do to others in a channel. */
export interface Permissions {
  /** Delete what others wrote. */
  readonly deleteOthers: boolean;
  /** Say who may post (`setMaySend`). */
  readonly mute: boolean;
  readonly ban: boolean;
}

/** A channel of the user's, as a list of channels shows it. */
export interface ChannelSummary extends Channel {
  /** As it stands: edited, or deleted (then it is still this one). */
  readonly lastMessage?: Message;
  /** Who wrote it. */
  readonly lastSender?: Participant;
  /** Messages of others that the user has not read; 0 where they are asked in. What was there when they came in does not count. */
  readonly unreadCount: number;
  /** Whether the user has marked it unread. Reading it ends that, also where no message is unread. */
  readonly markedUnread: boolean;
  /** When the user came in, was asked in, or the last message was sent: the latest of these. Lists are sorted by it. */
  readonly lastActivityAt: number;
  /** When the user came in, as far as that is known. */
  readonly joinedAt?: number;
  /**
   * When the user has last read it, and when the last of all the others has: what was sent until then has been read. Absent
   * where that is not known, or somebody has not read anything yet.
   */
  readonly readUntil?: number;
  readonly everyoneReadUntil?: number;
  /** The other one, where it is a direct conversation of two. */
  readonly directWith?: string;
}

/** What has become of the user's channels: those that are new or have changed, each whole, and the ids of those they have left. */
export interface ChannelListUpdate {
  readonly changed: readonly ChannelSummary[];
  readonly removed: readonly string[];
  /**
   * Every message that has come since the last update, the user's own ones too, oldest first in each channel: what
   * notifications are made of. What came while one was away and is more than the server tells at once is left out; so is
   * what was there when the user came in.
   */
  readonly messages: readonly { readonly message: Message; readonly sender?: Participant }[];
}

/** Somebody who is in a channel or asked in. */
export interface Member extends Participant {
  readonly membership: 'joined' | 'invited';
  /** Whether their power lets them post. */
  readonly maySend: boolean;
  /** When they came in or were asked in, as far as that is known. */
  readonly joinedAt?: number;
}

/** What a channel is made of, or changed to: what is absent stays as it is. */
export interface ChannelProperties {
  /** `''`: none any more; it is then called as one that was made without a name. */
  readonly name?: string;
  readonly topic?: string;
  /** What `media()` takes; `null`: none any more. */
  readonly avatar?: string | null;
  /** Put over what is there; `null` takes an entry away. */
  readonly custom?: Readonly<Record<string, string | null>>;
}

/** A new channel. */
export interface NewChannel extends ChannelProperties {
  /** The bare name that `resolveChannel` finds it by; where it is taken: `ChatError('bad_request')`. Default: only its id. */
  readonly alias?: string;
  /** User ids of those who are asked in. */
  readonly invite?: readonly string[];
  /** Whether anybody may join. Default `false`: only who is asked in. */
  readonly public?: boolean;
  /** Whether it is a direct conversation with the one who is asked in. Default `false`. */
  readonly direct?: boolean;
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
  /** Where there is an attachment: what is said of it, or empty. */
  readonly text: string;
  /** As in `Message`, links of the port's own too. */
  readonly html?: string;
  readonly mentions?: Mentions;
  readonly replyTo?: string;
  /** Id of the message in whose thread it goes; one without a thread begins it. */
  readonly threadId?: string;
  /** What was uploaded before (`upload()`). */
  readonly attachment?: Attachment;
  readonly custom?: CustomData;
}
