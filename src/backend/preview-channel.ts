/**
 * One channel of the preview world: what it is called, its messages, and whom it tells. Who is in it and how far they have
 * read is kept beside it. Everything here happens at once and in memory; tokens, latency and faults are the connection's
 * business.
 */

import { ChatError } from '../errors.js';
import type { PreviewChannelInit, PreviewMessage } from './preview-init.js';
import { PreviewMembers } from './preview-members.js';
import { PreviewReading } from './preview-reading.js';
import { PreviewThreads } from './preview-threads.js';
import type { PreviewSubscription } from './preview-subscription.js';
import type { PreviewWorld } from './preview-world.js';
import type { Channel, ChannelEvent, ChannelProperties, ChannelSnapshot, Cursor, Message, OutgoingMessage, Page } from './types.js';

type Reaction = Extract<ChannelEvent, { type: 'reaction' }>;

/** How long a user types unless told again, in ms. */
const TYPING_LASTS = 30_000;

export class PreviewChannel {
  readonly id: string;
  /** ms since the epoch. */
  readonly createdAt: number;
  readonly members: PreviewMembers;
  readonly reading: PreviewReading;
  readonly threads: PreviewThreads;
  readonly subscriptions = new Set<PreviewSubscription>();
  /** Oldest first. Replaced one by one when edited or deleted, never moved: an index is a position for good. */
  readonly messages: Message[] = [];

  readonly #world: PreviewWorld;
  readonly #init: PreviewChannelInit;
  #properties: Pick<Channel, 'topic' | 'avatar' | 'custom'> & { name?: string };
  readonly #indexes = new Map<string, number>();
  readonly #reactions = new Map<string, Reaction[]>();
  /** User id → timer that ends it. */
  readonly #typing = new Map<string, unknown>();
  /** What was done with a client id, so that doing it again does nothing. */
  readonly #done = new Map<string, string>();

  constructor(world: PreviewWorld, init: PreviewChannelInit) {
    const { id, name, topic, avatar, custom, messages = [] } = init;
    this.id = id;
    this.createdAt = init.createdAt ?? messages[0]?.at ?? world.clock.now();
    this.#world = world;
    this.#init = init;
    this.#properties = { name, topic, avatar, custom };
    this.members = new PreviewMembers(world, this, init);
    this.reading = new PreviewReading(this);
    this.threads = new PreviewThreads(this);
    for (const message of messages) this.#begin(message, message.at ?? world.clock.now());
    this.reading.seed();
    for (const userId of init.typing ?? []) this.type(userId, true);
  }

  /** A message it starts with. */
  #begin({ from, text, replyTo, threadOf, reactions = {}, readBy = [], edited, deleted, kind, ...content }: PreviewMessage, at: number): void {
    const idOf = (index: number | undefined) => (index === undefined ? undefined : this.messages[index]?.id);
    const { html, mentions, attachment, custom } = content;
    const outgoing = { text, html, replyTo: idOf(replyTo), ...(mentions && { mentions }), ...(attachment && { attachment }), ...(custom && { custom }) };
    const threadId = idOf(threadOf);
    const { id } = this.#append(from, threadId === undefined ? outgoing : { ...outgoing, threadId }, at);
    const index = this.messages.length - 1;
    if (edited || kind) this.messages[index] = { ...this.messages[index]!, ...(edited && { editedAt: at + 60_000 }), ...(kind && { kind }) };
    for (const [emoji, users] of Object.entries(reactions)) for (const user of users) this.#addReaction(user, id, emoji);
    for (const userId of readBy) this.reading.move(userId, index, at, threadId);
    if (deleted) this.#clear(index);
  }

  /** The channel as `userId` sees it. */
  describe(userId: string): Channel {
    const { name, topic, avatar, custom } = this.#properties;
    return {
      id: this.id,
      name: name || this.#nameFor(userId),
      topic,
      ...(avatar !== undefined && { avatar }),
      ...(custom && { custom }),
      membership: this.members.of(userId),
      encrypted: this.#init.encrypted ?? false,
      maySend: this.members.maySend(userId),
      memberCount: this.members.ids.length,
      createdAt: this.createdAt,
      permissions: this.members.permissions(userId),
    };
  }

  /** The other one, where it is a direct conversation. */
  otherThan(userId: string): string | undefined {
    if (!this.#init.direct) return undefined;
    return [...(this.#init.members ?? []), ...(this.#init.invited ?? [])].find((id) => id !== userId);
  }

  mayRead(userId: string): boolean {
    return !this.#init.private || this.members.of(userId) === 'joined';
  }

  /** Changes what it is called and looks like. */
  update({ name, topic, avatar, custom }: ChannelProperties): void {
    const change: { -readonly [K in 'topic' | 'avatar' | 'custom']?: Channel[K] } = {};
    if (topic !== undefined) change.topic = topic;
    if (avatar !== undefined) change.avatar = avatar ?? undefined;
    if (custom) change.custom = merged(this.#properties.custom, custom);
    this.#properties = { ...this.#properties, ...change, ...(name !== undefined && { name }) };
    for (const subscription of this.subscriptions) {
      const named = name === undefined ? change : { ...change, name: this.describe(subscription.userId).name };
      subscription.tell({ type: 'channel', change: named });
    }
    this.touch();
  }

  /** The newest page and everything that is true of the channel now. */
  snapshot(userId: string, limit: number): ChannelSnapshot {
    const channel = this.describe(userId);
    if (!this.mayRead(userId)) return { channel, events: [] };
    const page = this.slice(this.messages.length - limit, this.messages.length);
    const readers = this.reading.readers.map((reader) => ({ type: 'receipt' as const, ...reader }));
    const now: ChannelEvent[] = [...readers, { type: 'typing', userIds: [...this.#typing.keys()] }, this.#unread(userId)];
    const people = [userId, ...this.#typing.keys(), ...readers.map((reader) => reader.userId)].map((id) => this.#participant(id));
    return { ...page, channel, events: [...people, ...page.events, ...now] };
  }

  /** The messages from one index up to another, with who wrote them and what others reacted. */
  slice(from: number, to: number): Page {
    const start = Math.max(0, from);
    const end = Math.min(this.messages.length, to);
    return {
      events: this.tellAll(this.messages.slice(start, end)),
      before: start > 0 ? this.cursor(start) : undefined,
      after: end < this.messages.length ? this.cursor(end) : undefined,
    };
  }

  /** Messages, with who wrote them, what others reacted and what is in their threads. */
  tellAll(messages: readonly Message[]): ChannelEvent[] {
    const reactions = messages.flatMap((message) => this.#reactions.get(message.id) ?? []);
    const threads = messages.flatMap((message) => this.threads.summary(message.id));
    const writers = threads.flatMap((thread) => (thread.type === 'thread' && thread.last ? thread.last.senderId : []));
    const people = new Set([...messages.map((message) => message.senderId), ...reactions.map((reaction) => reaction.userId), ...writers]);
    return [...[...people].map((id) => this.#participant(id)), ...messages.map((message) => ({ type: 'message' as const, message })), ...threads, ...reactions];
  }

  /** The index of the first message that was sent at a moment or later. They stand in the order in which they were sent. */
  indexAt(time: number): number {
    let [low, high] = [0, this.messages.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.messages[middle]!.sentAt < time) low = middle + 1;
      else high = middle;
    }
    return low;
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

  find(messageId: string): number | undefined {
    return this.#indexes.get(messageId);
  }

  indexOf(messageId: string): number {
    const index = this.find(messageId);
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
    this.members.assertJoined(userId);
    if (this.#init.encrypted) throw new ChatError('encrypted_channel', `${this.id} is end-to-end encrypted`);
    if (!this.members.maySend(userId)) throw new ChatError('forbidden', `${userId} may not post in ${this.id}`);
    if (message.threadId !== undefined) this.threads.assertRoot(message.threadId);
    const sent = this.#append(userId, message, this.#world.clock.now(), clientId);
    this.reading.move(userId, this.messages.length - 1, sent.sentAt);
    this.tell({ type: 'message', message: sent });
    this.tell({ type: 'receipt', userId, messageId: sent.id, readAt: sent.sentAt });
    for (const subscription of this.subscriptions) subscription.tell(this.#unread(subscription.userId));
    return sent.id;
  }

  edit(userId: string, messageId: string, { text, html, mentions, custom }: OutgoingMessage): void {
    this.members.assertJoined(userId);
    const index = this.indexOf(messageId);
    const old = this.messages[index]!;
    if (old.senderId !== userId || old.deleted) throw new ChatError('forbidden', `${userId} may not edit ${messageId}`);
    const editedAt = this.#world.clock.now();
    const edited = { text: text || (old.attachment?.name ?? ''), html, mentions, editedAt, ...(custom && { custom }) };
    this.messages[index] = { ...old, ...edited };
    this.tell({ type: 'edit', messageId, senderId: userId, ...edited });
  }

  /** Takes a message or a reaction away; what is gone already stays gone. */
  delete(userId: string, id: string): void {
    this.members.assertJoined(userId);
    for (const reactions of this.#reactions.values()) {
      const at = reactions.findIndex((reaction) => reaction.id === id);
      if (at < 0) continue;
      this.#assertMayDelete(userId, reactions[at]!.userId);
      reactions.splice(at, 1);
      return this.tell({ type: 'delete', id });
    }
    const index = this.indexOf(id);
    const old = this.messages[index]!;
    this.#assertMayDelete(userId, old.senderId);
    if (old.deleted) return;
    this.#clear(index);
    this.tell({ type: 'delete', id });
  }

  #clear(index: number): void {
    const { id, channelId, senderId, clientId, sentAt, kind, threadId } = this.messages[index]!;
    this.messages[index] = { id, channelId, senderId, clientId, sentAt, kind, text: '', deleted: true, ...(threadId !== undefined && { threadId }) };
    this.#reactions.delete(id);
    this.reading.forget();
  }

  react(userId: string, messageId: string, emoji: string): void {
    this.members.assertJoined(userId);
    if (this.messages[this.indexOf(messageId)]!.deleted) throw new ChatError('not_found', `${messageId} has been deleted`);
    const same = (reaction: Reaction) => reaction.userId === userId && reaction.emoji === emoji;
    if (!this.#reactions.get(messageId)?.some(same)) this.tell(this.#addReaction(userId, messageId, emoji));
  }

  /** @param threadId in that thread alone */
  read(userId: string, messageId: string, threadId?: string): void {
    this.members.assertJoined(userId);
    const readAt = this.#world.clock.now();
    const moved = this.reading.move(userId, this.indexOf(messageId), readAt, threadId);
    if (threadId === undefined && this.reading.mark(userId, false)) this.touch(userId);
    if (!moved) return;
    this.tell({ type: 'receipt', userId, messageId, readAt, ...(threadId !== undefined && { threadId }) });
    this.tell(this.#unread(userId), userId);
  }

  /** Somebody means to come back to it, or no longer does. */
  mark(userId: string, unread: boolean): void {
    this.members.assertJoined(userId);
    if (this.reading.mark(userId, unread)) this.touch(userId);
  }

  type(userId: string, typing: boolean): void {
    this.members.assertJoined(userId);
    const { clock } = this.#world;
    const running = this.#typing.get(userId);
    clock.clearTimeout(running);
    if (typing) this.#typing.set(userId, clock.setTimeout(() => this.type(userId, false), TYPING_LASTS));
    else this.#typing.delete(userId);
    if (typing !== (running !== undefined)) this.tell({ type: 'typing', userIds: [...this.#typing.keys()] });
  }

  /** Tells everybody who has the channel open or in their list, or only one of them. */
  tell(event: ChannelEvent, userId?: string): void {
    this.#tellOne(userId, event);
    if (event.type === 'message') for (const list of this.#world.lists) list.hear(this, event.message);
    else if (event.type !== 'typing' && event.type !== 'reaction') this.touch(userId);
  }

  /** What it looks like in lists may have changed, in everybody's or in only one of them. */
  touch(userId?: string): void {
    for (const list of this.#world.lists) if (userId === undefined || list.userId === userId) list.touch(this);
  }

  #tellOne(userId: string | undefined, event: ChannelEvent): void {
    for (const subscription of this.subscriptions) {
      if (userId === undefined || subscription.userId === userId) subscription.tell(event);
    }
  }

  #nameFor(userId: string): string {
    const other = this.otherThan(userId);
    return other === undefined ? (this.#init.alias ?? this.id) : this.#world.user(other).name;
  }

  #append(senderId: string, { text, html, mentions, replyTo, threadId, attachment, custom }: OutgoingMessage, sentAt: number, clientId?: string): Message {
    const message: Message = {
      id: this.#world.nextId('message'),
      channelId: this.id,
      senderId,
      clientId,
      sentAt,
      text: text || (attachment?.name ?? ''),
      html,
      kind: attachment ? 'attachment' : 'text',
      replyTo,
      ...(mentions && { mentions }),
      ...(threadId !== undefined && { threadId }),
      ...(attachment && { attachment }),
      ...(custom && { custom }),
    };
    const index = this.messages.push(message) - 1;
    this.#indexes.set(message.id, index);
    this.threads.add(message, index);
    return message;
  }

  #addReaction(userId: string, messageId: string, emoji: string): Reaction {
    const reaction: Reaction = { type: 'reaction', id: this.#world.nextId('reaction'), messageId, userId, emoji };
    this.#reactions.set(messageId, [...(this.#reactions.get(messageId) ?? []), reaction]);
    return reaction;
  }

  #unread(userId: string): ChannelEvent {
    return { type: 'unread', count: this.reading.unread(userId) };
  }

  #participant(id: string): ChannelEvent {
    return { type: 'participant', participant: this.#world.user(id) };
  }

  #assertMayDelete(userId: string, author: string): void {
    if (userId !== author && userId !== this.#init.owner) throw new ChatError('forbidden', `${userId} may not delete what ${author} wrote`);
  }
}

/** A change over what is there: `null` takes an entry away. */
function merged(before: Channel['custom'] = {}, change: NonNullable<ChannelProperties['custom']>): Channel['custom'] {
  const entries = Object.entries({ ...before, ...change }).filter((entry): entry is [string, string] => entry[1] !== null);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
