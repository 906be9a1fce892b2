/** The port's words as the data API's. A snapshot is made once: what has not changed is the same object again. */

import type { Attachment, ChannelSummary, Member, Message, Participant } from '../backend/types.js';
import type {
  ContentBlock, ConversationSnapshot, MessageSnapshot, ParticipantSnapshot, ReferencedMessageSnapshot, TypingSnapshot, UserSnapshot,
} from './api-types.js';
import { fileTokenOf } from './file-token.js';
import type { DataScope } from './scope.js';
import type { LiveReaction } from './snapshots.js';

/** More than these who type are too many to be named. */
const FEW = 5;

/** A message as the port or a timeline tells it. */
export interface MessageSource extends Omit<Message, 'clientId'> {
  readonly sender?: Participant;
  readonly reactions?: readonly LiveReaction[];
}

/** The snapshots made for one user, by what they are of. */
export class Snapshots {
  readonly #kept = new Map<string, { readonly json: string; readonly value: unknown }>();
  readonly #messages = new WeakMap<MessageSource, { readonly answered: MessageSource | undefined; readonly snapshot: MessageSnapshot }>();

  readonly #conversations = new WeakMap<ChannelSummary, ConversationSnapshot>();

  static #ofScope = new WeakMap<DataScope, Snapshots>();

  static of(scope: DataScope): Snapshots {
    let snapshots = this.#ofScope.get(scope);
    if (!snapshots) this.#ofScope.set(scope, (snapshots = new Snapshots()));
    return snapshots;
  }

  user({ id, name, avatar }: Participant): UserSnapshot {
    return this.#keep(`user ${id}`, { id, name, photoUrl: avatar ?? null, custom: {}, locale: '', role: 'default', welcomeMessage: null });
  }

  /** @param answered the message it answers, where that is known */
  message(source: MessageSource, answered?: MessageSource): MessageSnapshot {
    const known = this.#messages.get(source);
    if (known && known.answered === answered) return known.snapshot;
    // Who has read it, or what is in its thread, is not said here: that makes no other snapshot.
    const snapshot = this.#keep<MessageSnapshot>(`message ${source.id}`, {
      ...this.#plain(source),
      referencedMessage: answered && !answered.deleted ? this.#plain(answered) : null,
      reactions: (source.reactions ?? []).map(({ emoji, count, own }) => ({ emoji, count, currentUserReacted: own })),
    });
    this.#messages.set(source, { answered, snapshot });
    return snapshot;
  }

  /** One that the server has not told anew is not looked at again: a list is told whole whenever one in it changes. */
  conversation(channel: ChannelSummary): ConversationSnapshot | null {
    const known = this.#conversations.get(channel);
    if (known) return known;
    const snapshot = this.#conversation(channel);
    if (snapshot) this.#conversations.set(channel, snapshot);
    return snapshot;
  }

  #conversation(channel: ChannelSummary): ConversationSnapshot | null {
    const { id, membership, lastMessage, lastSender } = channel;
    if (membership === 'none') return null;
    const last = lastMessage && !lastMessage.deleted ? this.#keep(`last ${id}`, this.message({ ...lastMessage, ...(lastSender && { sender: lastSender }) })) : null;
    return this.#keep<ConversationSnapshot>(`conversation ${id}`, {
      id,
      subject: channel.name || null,
      photoUrl: channel.avatar ?? null,
      custom: { ...channel.custom },
      createdAt: channel.createdAt ?? 0,
      joinedAt: channel.joinedAt ?? 0,
      lastMessage: last,
      unreadMessageCount: channel.unreadCount,
      isUnread: channel.unreadCount > 0 || channel.markedUnread,
      readUntil: channel.readUntil ?? 0,
      everyoneReadUntil: channel.everyoneReadUntil ?? 0,
      access: access(membership === 'joined' && channel.maySend && !channel.encrypted),
      notify: true,
      welcomeMessages: [],
      membership,
    });
  }

  participant(channelId: string, member: Member): ParticipantSnapshot {
    const { id, membership, maySend, joinedAt = 0 } = member;
    return this.#keep<ParticipantSnapshot>(`participant ${channelId} ${id}`, { user: this.user(member), access: access(maySend), notify: true, joinedAt, membership });
  }

  typing(channelId: string, people: readonly Participant[]): TypingSnapshot {
    const few = people.length <= FEW;
    return this.#keep<TypingSnapshot>(`typing ${channelId}`, few ? { many: false, users: people.map((person) => this.user(person)) } : { many: true });
  }

  online(user: Participant, isOnline: boolean) {
    return this.#keep(`online ${user.id}`, { user: this.user(user), isOnline });
  }

  #plain(source: MessageSource): ReferencedMessageSnapshot {
    const { id, senderId, sender = { id: senderId, name: senderId }, kind, text, sentAt, editedAt, custom, replyTo } = source;
    return {
      id,
      type: 'UserMessage',
      sender: this.user(sender),
      content: kind === 'encrypted' ? [] : content(source),
      plaintext: text,
      createdAt: sentAt,
      editedAt: editedAt ?? null,
      custom: { ...custom },
      origin: 'web',
      referencedMessageId: replyTo ?? null,
    };
  }

  /** What was made before of the same thing, unless it has changed. */
  #keep<T>(key: string, now: T): T {
    const json = JSON.stringify(now);
    const known = this.#kept.get(key);
    if (known?.json === json) return known.value as T;
    this.#kept.set(key, { json, value: freeze(now) });
    return now;
  }
}

const access = (mayWrite: boolean) => (mayWrite ? 'ReadWrite' : 'Read');

function content({ text, attachment }: MessageSource): ContentBlock[] {
  const blocks: ContentBlock[] = attachment ? [fileBlock(attachment)] : [];
  // A file that nothing is said of has its name for a text.
  if (text && text !== attachment?.name) blocks.push({ type: 'text', children: [text] });
  return blocks;
}

function fileBlock(attachment: Attachment): ContentBlock {
  const { media, kind, name, voice, waveform: _waveform, thumbnail: _thumbnail, ...rest } = attachment;
  const subtype = voice ? 'voice' : kind === 'file' ? undefined : kind;
  return { type: 'file', fileToken: fileTokenOf(attachment), filename: name, url: media, ...(subtype && { subtype }), ...rest };
}

/** Freezes it and everything in it. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
