/**
 * One channel of the preview world: its messages, its people, who may do what in it, and whom it tells. Everything here
 * happens at once and in memory; tokens, latency and faults are the connection's business (`preview.ts`).
 */

import { ChatError } from '../errors.js';
import type { PreviewSubscription } from './preview-subscription.js';
import type { PreviewWorld } from './preview-world.js';
import type { Channel, ChannelEvent, ChannelSnapshot, Cursor, Message, OutgoingMessage, Page } from './types.js';

/** A message a channel starts with. */
export interface PreviewMessage {
  /** User id of the sender. */
  from: string;
  text: string;
  html?: string;
  /** When it was sent, in ms since the epoch. Default: when the channel is made. */
  at?: number;
  /** Index of the message it answers, in the same list. */
  replyTo?: number;
  /** Emoji → user ids. */
  reactions?: Readonly<Record<string, readonly string[]>>;
}

/** A channel to begin with. */
export interface PreviewChannelInit {
  /** Also its bare name and, after `#`, its alias. */
  id: string;
  /** Default: the id. */
  name?: string;
  topic?: string;
  /** User ids. Default: everybody, those who connect later too. */
  members?: readonly string[];
  /** User ids of those who may accept or decline. */
  invited?: readonly string[];
  /** Whether nobody may read or join it uninvited. Default `false`. */
  private?: boolean;
  encrypted?: boolean;
  /** Whether only the owner may post. Default `false`. */
  readOnly?: boolean;
  /** User id of who may post when it is read-only, and delete what others wrote. */
  owner?: string;
  /** Oldest first; all of them count as read by everybody. */
  messages?: readonly PreviewMessage[];
}

type Reaction = Extract<ChannelEvent, { type: 'reaction' }>;

/** How long a user types unless told again, in ms. */
const TYPING_LASTS = 30_000;

export class PreviewChannel {
  readonly id: string;
  readonly subscriptions = new Set<PreviewSubscription>();
  /** Oldest first. Replaced one by one when edited or deleted, never moved: an index is a position for good. */
  readonly messages: Message[] = [];

  readonly #world: PreviewWorld;
  readonly #init: PreviewChannelInit;
  readonly #members: Set<string> | undefined;
  readonly #invited: Set<string>;
  readonly #indexes = new Map<string, number>();
  readonly #reactions = new Map<string, Reaction[]>();
  /** User id → index of the last message read. */
  readonly #reads = new Map<string, { index: number; readAt: number }>();
  /** User id → timer that ends it. */
  readonly #typing = new Map<string, unknown>();
  /** What was done with a client id, so that doing it again does nothing. */
  readonly #done = new Map<string, string>();
  readonly #seeded: number;

  constructor(world: PreviewWorld, init: PreviewChannelInit) {
    this.id = init.id;
    this.#world = world;
    this.#init = init;
    this.#members = init.members && new Set(init.members);
    this.#invited = new Set(init.invited);
    for (const { from, text, html, at, replyTo, reactions = {} } of init.messages ?? []) {
      const answered = replyTo === undefined ? undefined : this.messages[replyTo]?.id;
      const { id } = this.#append(from, { text, html, replyTo: answered }, at ?? world.clock.now());
      for (const [emoji, users] of Object.entries(reactions)) for (const user of users) this.#addReaction(user, id, emoji);
    }
    this.#seeded = this.messages.length;
  }

  /** The channel as `userId` sees it. */
  describe(userId: string): Channel {
    return {
      id: this.id,
      name: this.#init.name ?? this.id,
      topic: this.#init.topic,
      membership: this.membership(userId),
      encrypted: this.#init.encrypted ?? false,
      maySend: this.#maySend(userId),
      memberCount: (this.#members ?? this.#world.users).size,
    };
  }

  membership(userId: string): Channel['membership'] {
    if (!this.#members || this.#members.has(userId)) return 'joined';
    return this.#invited.has(userId) ? 'invited' : 'none';
  }

  mayRead(userId: string): boolean {
    return !this.#init.private || this.membership(userId) === 'joined';
  }

  #maySend(userId: string): boolean {
    return !this.#init.readOnly || userId === this.#init.owner;
  }

  /** Joins where that is allowed; whoever may not stays outside. */
  join(userId: string): void {
    const before = this.membership(userId);
    if (before === 'joined' || (before === 'none' && this.#init.private)) return;
    const hidden = !this.mayRead(userId);
    this.#invited.delete(userId);
    this.#members?.add(userId);
    for (const subscription of this.subscriptions) {
      if (subscription.userId !== userId) continue;
      if (hidden) subscription.miss(this.cursor(this.messages.length));
      subscription.tell({ type: 'channel', change: { membership: 'joined' } });
    }
    this.#tell({ type: 'participant', participant: this.#world.user(userId) });
    this.#tell({ type: 'channel', change: { memberCount: this.describe(userId).memberCount } });
  }

  /** Asks somebody in; nothing for who is in it already. */
  invite(userId: string): void {
    if (this.membership(userId) !== 'none') return;
    this.#invited.add(userId);
    this.#tell({ type: 'channel', change: { membership: 'invited' } }, userId);
  }

  /** The newest page and everything that is true of the channel now. */
  snapshot(userId: string, limit: number): ChannelSnapshot {
    const channel = this.describe(userId);
    if (!this.mayRead(userId)) return { channel, events: [] };
    const page = this.slice(this.messages.length - limit, this.messages.length);
    const readers = [...this.#reads].map(([reader, { index, readAt }]) => ({
      type: 'receipt' as const, userId: reader, messageId: this.messages[index]!.id, readAt,
    }));
    const now: ChannelEvent[] = [...readers, { type: 'typing', userIds: [...this.#typing.keys()] }, this.#unread(userId)];
    const people = [userId, ...this.#typing.keys(), ...this.#reads.keys()].map((id) => this.#participant(id));
    return { ...page, channel, events: [...people, ...page.events, ...now] };
  }

  /** The messages from one index up to another, with who wrote them and what others reacted. */
  slice(from: number, to: number): Page {
    const start = Math.max(0, from);
    const end = Math.min(this.messages.length, to);
    const messages = this.messages.slice(start, end);
    const reactions = messages.flatMap((message) => this.#reactions.get(message.id) ?? []);
    const people = new Set([...messages.map((message) => message.senderId), ...reactions.map((reaction) => reaction.userId)]);
    return {
      events: [
        ...[...people].map((id) => this.#participant(id)),
        ...messages.map((message) => ({ type: 'message' as const, message })),
        ...reactions,
      ],
      before: start > 0 ? this.cursor(start) : undefined,
      after: end < this.messages.length ? this.cursor(end) : undefined,
    };
  }

  /** The position just before the message with this index. */
  cursor(index: number): Cursor {
    return `${this.id}/${index}`;
  }

  /** The index a cursor stands for. */
  index(cursor: Cursor): number {
    const cut = cursor.lastIndexOf('/');
    const index = Number(cursor.slice(cut + 1));
    if (cursor.slice(0, cut) !== this.id || !(index >= 0)) throw new ChatError('bad_request', `Not a cursor of ${this.id}: ${cursor}`);
    return index;
  }

  indexOf(messageId: string): number {
    const index = this.#indexes.get(messageId);
    if (index === undefined) throw new ChatError('not_found', `No message ${messageId} in ${this.id}`);
    return index;
  }

  /** Runs `work` once per user, kind of work and client id; answers what it answered the first time. */
  once(userId: string, kind: string, clientId: string, work: () => string): string {
    const key = JSON.stringify([userId, kind, clientId]);
    let result = this.#done.get(key);
    if (result === undefined) this.#done.set(key, (result = work()));
    return result;
  }

  /** @returns the new message's id */
  send(userId: string, message: OutgoingMessage, clientId?: string): string {
    this.#assertJoined(userId);
    if (this.#init.encrypted) throw new ChatError('encrypted_channel', `${this.id} is end-to-end encrypted`);
    if (!this.#maySend(userId)) throw new ChatError('forbidden', `${userId} may not post in ${this.id}`);
    const sent = this.#append(userId, message, this.#world.clock.now(), clientId);
    this.#tell({ type: 'message', message: sent });
    this.#moveRead(userId, this.messages.length - 1);
    for (const subscription of this.subscriptions) subscription.tell(this.#unread(subscription.userId));
    return sent.id;
  }

  edit(userId: string, messageId: string, { text, html }: OutgoingMessage): void {
    this.#assertJoined(userId);
    const index = this.indexOf(messageId);
    const old = this.messages[index]!;
    if (old.senderId !== userId || old.deleted) throw new ChatError('forbidden', `${userId} may not edit ${messageId}`);
    const editedAt = this.#world.clock.now();
    this.messages[index] = { ...old, text, html, editedAt };
    this.#tell({ type: 'edit', messageId, senderId: userId, text, html, editedAt });
  }

  /** Takes a message or a reaction away; what is gone already stays gone. */
  delete(userId: string, id: string): void {
    this.#assertJoined(userId);
    for (const reactions of this.#reactions.values()) {
      const at = reactions.findIndex((reaction) => reaction.id === id);
      if (at < 0) continue;
      this.#assertMayDelete(userId, reactions[at]!.userId);
      reactions.splice(at, 1);
      return this.#tell({ type: 'delete', id });
    }
    const index = this.indexOf(id);
    const old = this.messages[index]!;
    this.#assertMayDelete(userId, old.senderId);
    if (old.deleted) return;
    const { channelId, senderId, clientId, sentAt, kind } = old;
    this.messages[index] = { id, channelId, senderId, clientId, sentAt, kind, text: '', deleted: true };
    this.#reactions.delete(id);
    this.#tell({ type: 'delete', id });
  }

  react(userId: string, messageId: string, emoji: string): void {
    this.#assertJoined(userId);
    if (this.messages[this.indexOf(messageId)]!.deleted) throw new ChatError('not_found', `${messageId} has been deleted`);
    const same = (reaction: Reaction) => reaction.userId === userId && reaction.emoji === emoji;
    if (!this.#reactions.get(messageId)?.some(same)) this.#tell(this.#addReaction(userId, messageId, emoji));
  }

  read(userId: string, messageId: string): void {
    this.#assertJoined(userId);
    const index = this.indexOf(messageId);
    if (!this.#moveRead(userId, index)) return;
    this.#tell({ type: 'receipt', userId, messageId, readAt: this.#reads.get(userId)!.readAt });
    this.#tell(this.#unread(userId), userId);
  }

  type(userId: string, typing: boolean): void {
    this.#assertJoined(userId);
    const { clock } = this.#world;
    const running = this.#typing.get(userId);
    clock.clearTimeout(running);
    if (typing) this.#typing.set(userId, clock.setTimeout(() => this.type(userId, false), TYPING_LASTS));
    else this.#typing.delete(userId);
    if (typing !== (running !== undefined)) this.#tell({ type: 'typing', userIds: [...this.#typing.keys()] });
  }

  #append(senderId: string, { text, html, replyTo }: OutgoingMessage, sentAt: number, clientId?: string): Message {
    const id = this.#world.nextId('message');
    const message: Message = { id, channelId: this.id, senderId, clientId, sentAt, text, html, kind: 'text', replyTo };
    this.#indexes.set(id, this.messages.push(message) - 1);
    return message;
  }

  #addReaction(userId: string, messageId: string, emoji: string): Reaction {
    const reaction: Reaction = { type: 'reaction', id: this.#world.nextId('reaction'), messageId, userId, emoji };
    this.#reactions.set(messageId, [...(this.#reactions.get(messageId) ?? []), reaction]);
    return reaction;
  }

  /** Reading goes forward only. */
  #moveRead(userId: string, index: number): boolean {
    if (index <= (this.#reads.get(userId)?.index ?? -1)) return false;
    this.#reads.set(userId, { index, readAt: this.#world.clock.now() });
    return true;
  }

  #unread(userId: string): ChannelEvent {
    const since = (this.#reads.get(userId)?.index ?? this.#seeded - 1) + 1;
    const count = this.messages.slice(since).filter((message) => message.senderId !== userId && !message.deleted).length;
    return { type: 'unread', count };
  }

  #participant(id: string): ChannelEvent {
    return { type: 'participant', participant: this.#world.user(id) };
  }

  #assertJoined(userId: string): void {
    if (this.membership(userId) !== 'joined') throw new ChatError('forbidden', `${userId} is not in ${this.id}`);
  }

  #assertMayDelete(userId: string, author: string): void {
    if (userId !== author && userId !== this.#init.owner) throw new ChatError('forbidden', `${userId} may not delete what ${author} wrote`);
  }

  /** Tells everybody who has the channel open, or only one of them. */
  #tell(event: ChannelEvent, userId?: string): void {
    for (const subscription of this.subscriptions) {
      if (userId === undefined || subscription.userId === userId) subscription.tell(event);
    }
  }
}
