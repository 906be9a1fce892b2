/** `ConversationRef`: a script's handle on a channel, and through it on its messages, participants and reactions. */

import type {
  ConversationSnapshot, CreateConversationParams, CreateParticipantParams, EditMessageParams, MessageSnapshot, ParticipantSnapshot,
  SendMessageParams, SetConversationParams, SetParticipantParams, TypingSnapshot, UserSnapshot,
} from './api-types.js';
import { lazyMethods } from './lazy.js';
import { LiveChannel } from './live-channel.js';
import type { DataScope } from './scope.js';
import type { DataSubscription, ListSubscription } from './subscription.js';
import type { UserRef } from './user.js';

/** A script's handle on a channel. What each method does on the wire is told in docs/data-api.md. */
export class ConversationRef {
  /** The channel id as it was given: an id, an alias or a bare name. */
  readonly id: string;
  /** The channel as it is shown: its messages, those on their way, what goes on in it. Open while somebody subscribes to it. */
  readonly live: LiveChannel;
  /** @internal */
  readonly scope: DataScope;

  /** The channel as the user sees it; `null` where they are neither in it nor asked in. */
  declare readonly get: () => Promise<ConversationSnapshot | null>;
  /** Changes it, or makes it where there is none. `null` resets a property, what is absent stays. It joins nobody. */
  declare readonly set: (params: SetConversationParams) => Promise<void>;
  /** Makes it where there is none; joins it, or accepts the invitation, where the user is not in it. Changes nothing else. */
  declare readonly createIfNotExists: (params?: CreateConversationParams) => Promise<void>;
  /**
   * Sends a message. It is shown in the elements at once, and tried again until the server has it.
   * @returns the message; rejects when the server refuses it, and then it is shown no more
   */
  declare readonly send: (message: string | SendMessageParams) => Promise<MessageRef>;
  /** The user has read everything up to the newest message. */
  declare readonly markAsRead: () => Promise<void>;
  /** The user means to come back to it: `isUnread` until they read it. */
  declare readonly markAsUnread: () => Promise<void>;
  /** The user types. Call it again while they do. */
  declare readonly markAsTyping: () => Promise<void>;
  /** Told when the channel's properties, unread count or last message change; `null` while the user is not in it. */
  declare readonly subscribe: (listener?: (snapshot: ConversationSnapshot | null) => void) => DataSubscription<ConversationSnapshot | null>;
  /** The messages, newest first: 30, and those that come; more by `loadMore()`. `null` while the user is not in it. */
  declare readonly subscribeMessages: (
    listener?: (snapshot: readonly MessageSnapshot[] | null, loadedAll: boolean) => void,
  ) => ListSubscription<readonly MessageSnapshot[] | null>;
  /** Who is in it or asked in, the newest first: 10, and those that come; more by `loadMore()`. `null` while the user is not. */
  declare readonly subscribeParticipants: (
    listener?: (snapshot: readonly ParticipantSnapshot[] | null, loadedAll: boolean) => void,
  ) => ListSubscription<readonly ParticipantSnapshot[] | null>;
  /** Who types, without the user. */
  declare readonly subscribeTyping: (listener?: (snapshot: TypingSnapshot | null) => void) => DataSubscription<TypingSnapshot | null>;

  constructor(id: string, scope: DataScope) {
    this.id = id;
    this.scope = scope;
    this.live = new LiveChannel(id, scope.context);
    if (scope.signal.aborted) this.live.stop();
    else scope.parts.add(this.live);
  }

  /** A message in it, by id. Makes no request. */
  message(id: string): MessageRef {
    return new MessageRef(this, id);
  }

  /** Somebody's part in it. Makes no request. */
  participant(user: string | UserRef): ParticipantRef {
    return new ParticipantRef(this, typeof user === 'string' ? user : user.id);
  }
}

/** Something in a channel. */
class ChildRef {
  /** The channel's id as it was given. */
  readonly conversationId: string;
  /** @internal */
  readonly conversation: ConversationRef;

  constructor(conversation: ConversationRef) {
    this.conversation = conversation;
    this.conversationId = conversation.id;
  }
}

export class MessageRef extends ChildRef {
  readonly id: string;

  /** The message; `null` where it is not there, deleted, or not for the user to see. */
  declare readonly get: () => Promise<MessageSnapshot | null>;
  /** Changes the text, the custom data, or both. `not_found` where there is no such message. */
  declare readonly edit: (params: string | EditMessageParams) => Promise<void>;
  /** Deletes it; nothing where it is not there. */
  declare readonly delete: () => Promise<void>;
  /** Rejects with `unsupported`: a chat server translates nothing. */
  declare readonly translate: (language: string) => Promise<never>;

  constructor(conversation: ConversationRef, id: string) {
    super(conversation);
    this.id = id;
  }

  /** All reactions to it with this emoji. Makes no request. */
  reactions(emoji: string): ReactionsRef {
    return new ReactionsRef(this, emoji);
  }

  /** The same as `reactions()`. */
  reaction(emoji: string): ReactionsRef {
    return this.reactions(emoji);
  }
}

export class ReactionsRef extends ChildRef {
  readonly messageId: string;
  readonly emoji: string;

  /** The user reacts so; doing it twice is no error. */
  declare readonly add: () => Promise<void>;
  /** The user takes their reaction back; nothing where there is none. */
  declare readonly remove: () => Promise<void>;
  /** The first ten who reacted so. */
  declare readonly getFirstReactions: () => Promise<readonly UserSnapshot[]>;
  /** Those who reacted so, the first one first: 10; more by `loadMore()`. `null` while the user is not in the channel. */
  declare readonly subscribe: (
    listener?: (snapshot: readonly UserSnapshot[] | null, loadedAll: boolean) => void,
  ) => ListSubscription<readonly UserSnapshot[] | null>;

  constructor(message: MessageRef, emoji: string) {
    super(message.conversation);
    this.messageId = message.id;
    this.emoji = emoji;
  }
}

export class ParticipantRef extends ChildRef {
  readonly userId: string;

  /** Their part in it; `null` where they are neither in it nor asked in, or the user may not see that. */
  declare readonly get: () => Promise<ParticipantSnapshot | null>;
  /** The same as `edit()`, after asking them in where they are not in it. */
  declare readonly set: (params: SetParticipantParams) => Promise<void>;
  /** Changes what they may do. `not_found` where they are not in it. */
  declare readonly edit: (params: SetParticipantParams) => Promise<void>;
  /** Asks them in; the user themselves joins. Nothing for who is in it. */
  declare readonly createIfNotExists: (params?: CreateParticipantParams) => Promise<void>;
  /** Takes them out; the user themselves leaves. Nothing for who is not in it. */
  declare readonly delete: () => Promise<void>;
  /** Told when their part in it changes; `null` while they have none. */
  declare readonly subscribe: (listener?: (snapshot: ParticipantSnapshot | null) => void) => DataSubscription<ParticipantSnapshot | null>;

  constructor(conversation: ConversationRef, userId: string) {
    super(conversation);
    this.userId = userId;
  }
}

lazyMethods(ConversationRef, 'conversation', 'get set createIfNotExists send markAsRead markAsUnread markAsTyping subscribe subscribeMessages subscribeParticipants subscribeTyping');
lazyMethods(MessageRef, 'message', 'get edit delete translate');
lazyMethods(ReactionsRef, 'reactions', 'add remove getFirstReactions subscribe');
lazyMethods(ParticipantRef, 'participant', 'get set edit createIfNotExists delete subscribe');
