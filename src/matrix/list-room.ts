/**
 * One room of the user's list: takes in what the server says of it, and says what it looks like in the list. Asks nobody
 * anything; what must be asked for is said (`missing`, `unsure`).
 */

import type { ChannelSummary, Message, Participant } from '../backend/types.js';
import { mapEvents } from './map-event.js';
import { eventsOf, isInside, mapChannel, number, participantOf, record, records, text, texts, time } from './map.js';
import type { InvitedRoom, JoinedRoom, MatrixEvent } from './types.js';

/** A message that has come, and who wrote it. */
export interface Arrival {
  readonly message: Message;
  readonly sender: Participant;
}

export class ListRoom {
  readonly id: string;
  /** From where on to look backwards for the last message, where the server has left it out. */
  missing: string | undefined;
  readonly #userId: string;
  /** `undefined` while nothing is known. */
  #membership: 'joined' | 'invited' | undefined;
  /** Type and key → newest event. */
  readonly #state = new Map<string, MatrixEvent>();
  #last: Message | undefined;
  /** User id → when they have last read. */
  readonly #reads = new Map<string, number>();
  /** Ids of who is in it, where that has been asked for. */
  #members: Set<string> | undefined;
  /** Whom a room without a name is called after. */
  #heroes: readonly string[] = [];
  #joinedCount: number | undefined;
  #invitedCount = 0;
  #unread = 0;
  #marked = false;
  /** When the user came in or was asked in. */
  #since: number | undefined;
  /** Who has asked the user into a direct conversation. */
  #directFrom: string | undefined;

  constructor(id: string, userId: string) {
    this.id = id;
    this.#userId = userId;
  }

  /**
   * Takes in what the server says of a room the user is in.
   * @param isFirst whether it is how things stand, and nothing in it is news
   * @returns the messages that have come
   */
  join(room: JoinedRoom, isFirst: boolean): Arrival[] {
    const wasIn = this.#membership === 'joined';
    this.#membership = 'joined';
    const timeline = record(room.timeline);
    const events = eventsOf(timeline['events']);
    if (timeline['limited'] === true) this.#members = undefined; // who came and went may have been left out
    for (const event of eventsOf(record(room.state)['events'])) this.#takeState(event);
    // What was there when the user came in is no news, nor is what has been told.
    const comings = wasIn || isFirst ? [] : events.filter((event) => this.#isOwnMember(event) && event.content['membership'] === 'join' && !isChange(event));
    let seen = events.lastIndexOf(comings.at(-1)!);
    if (this.#last) seen = Math.max(seen, events.findIndex((event) => event.event_id === this.#last?.id));
    const arrivals: Message[] = [];
    let hasMessage = false;
    events.forEach((event, index) => {
      this.#takeState(event);
      const message = this.#takeMessage(event);
      hasMessage ||= message !== undefined;
      if (message && index > seen && !isFirst && !message.deleted) arrivals.push(message);
    });
    if (hasMessage) this.missing = undefined;
    else if (timeline['limited'] === true) this.missing = text(timeline['prev_batch']);
    this.#takeRest(room);
    return arrivals.map((message) => ({ message, sender: this.#person(message.senderId) }));
  }

  /** @param now when that is, where the server does not say since when it is so */
  invite(room: InvitedRoom, now: number): void {
    if (this.#membership !== 'invited') this.#state.clear();
    const isNew = this.#membership !== 'invited';
    this.#membership = 'invited';
    this.#last = undefined;
    for (const event of eventsOf(record(record(room).invite_state)['events'])) {
      this.#takeState(event);
      if (!this.#isOwnMember(event)) continue;
      this.#heroes = [event.sender];
      this.#directFrom = event.content['is_direct'] === true ? event.sender : undefined;
      this.#since = event.origin_server_ts || (isNew ? now : this.#since);
    }
    this.#since ??= now;
  }

  /** What was found going backwards: the newest first. @returns whether there was a message */
  found(events: readonly MatrixEvent[], members: readonly MatrixEvent[]): boolean {
    for (const event of members) if (!this.#state.has(keyOf(event))) this.#takeState(event);
    return events.some((event) => this.#takeMessage(event, true));
  }

  /** Whether it must be known who is in it: to call it after them, or to say whether everybody has read it. */
  get unsure(): boolean {
    if (this.#membership !== 'joined' || this.#members) return false;
    const isAlone = (this.#joinedCount ?? 1) + this.#invitedCount <= 1;
    return (!isAlone && this.#heroes.length === 0 && this.#channel().name === '') || this.#othersRead().length > this.#othersCount();
  }

  /** The member events of all who are in it or asked in. */
  takeMembers(events: readonly MatrixEvent[]): void {
    this.#members = new Set();
    for (const event of events) this.#takeState(event);
    const others = events.filter(({ state_key, content }) => state_key !== this.#userId && isInside(content['membership']));
    this.#heroes = others.slice(0, 5).map(({ state_key }) => state_key!);
  }

  /**
   * What it looks like in the list; `undefined` where it is no channel but a space, that is a folder of channels.
   * @param direct user id of whom it is a direct conversation with, as the user's own list says
   */
  summary(direct: string | undefined): ChannelSummary | undefined {
    if (this.#state.get('m.room.create ')?.content['type'] === 'm.space') return undefined;
    const channel = this.#channel();
    const isIn = this.#membership === 'joined';
    const last = isIn ? this.#last : undefined;
    const isOfTwo = (this.#joinedCount ?? 0) + this.#invitedCount <= 2;
    return {
      ...channel,
      membership: isIn ? 'joined' : 'invited',
      maySend: channel.maySend && isIn,
      lastMessage: last,
      lastSender: last && this.#person(last.senderId),
      unreadCount: isIn ? this.#unread : 0,
      markedUnread: isIn && this.#marked,
      lastActivityAt: Math.max(this.#since ?? 0, last?.sentAt ?? 0) || (channel.createdAt ?? 0),
      joinedAt: isIn ? this.#since : undefined,
      readUntil: isIn ? this.#reads.get(this.#userId) : undefined,
      everyoneReadUntil: isIn ? this.#everyoneReadUntil() : undefined,
      directWith: isOfTwo ? (direct ?? this.#directFrom) : undefined,
    };
  }

  #channel() {
    const summary = { 'm.heroes': [...this.#heroes], ...(this.#joinedCount !== undefined && { 'm.joined_member_count': this.#joinedCount }) };
    return mapChannel(this.id, this.#userId, { state: { events: [...this.#state.values()] }, summary });
  }

  #person(userId: string): Participant {
    return participantOf(userId, this.#state.get(`m.room.member ${userId}`)?.content ?? {});
  }

  #isOwnMember(event: MatrixEvent): boolean {
    return event.type === 'm.room.member' && event.state_key === this.#userId;
  }

  #takeState(event: MatrixEvent): void {
    if (event.state_key === undefined) return;
    const { content, state_key: userId } = event;
    this.#state.set(keyOf(event), event);
    if (event.type !== 'm.room.member') return;
    const { membership } = content;
    if (!isInside(membership)) this.#reads.delete(userId);
    if (membership === 'join') this.#members?.add(userId);
    else this.#members?.delete(userId);
    if (userId !== this.#userId || membership !== 'join' || isChange(event)) return;
    this.#since = event.origin_server_ts;
    const invitation = record(event.unsigned?.prev_content);
    if (invitation['is_direct'] === true) this.#directFrom ??= text(record(event.unsigned)['prev_sender']);
  }

  /** @param isOlder whether it comes before all that is known: then it is the last message only where there is none since */
  #takeMessage(event: MatrixEvent, isOlder = false): Message | undefined {
    let message: Message | undefined;
    for (const each of mapEvents(this.id, [event])) {
      if (each.type === 'message') this.#last = message = each.message;
      else if (!this.#last) continue;
      else if (each.type === 'edit' && each.messageId === this.#last.id && each.senderId === this.#last.senderId && !isOld(each.editedAt, this.#last)) {
        if (isOlder && !message) continue;
        const { text, html, custom = this.#last.custom, editedAt } = each;
        this.#last = { ...this.#last, text, html, custom, editedAt };
      } else if (each.type === 'delete' && each.id === this.#last.id && !isOlder) {
        const { id, channelId, senderId, sentAt, clientId, replyTo } = this.#last;
        this.#last = { id, channelId, senderId, sentAt, clientId, replyTo, kind: 'text', text: '', deleted: true };
      }
    }
    return message;
  }

  #takeRest({ ephemeral, account_data, unread_notifications, summary }: JoinedRoom): void {
    for (const { type, content } of records(record(ephemeral)['events'])) if (type === 'm.receipt') this.#takeReceipts(record(content));
    for (const { type, content } of records(record(account_data)['events'])) if (type === 'm.marked_unread') this.#marked = record(content)['unread'] === true;
    this.#unread = number(record(unread_notifications)['notification_count']) ?? this.#unread;
    const { 'm.heroes': heroes, 'm.joined_member_count': joined, 'm.invited_member_count': invited } = record(summary);
    if (Array.isArray(heroes)) this.#heroes = texts(heroes);
    this.#joinedCount = number(joined) ?? this.#joinedCount;
    this.#invitedCount = number(invited) ?? this.#invitedCount;
  }

  #takeReceipts(content: Record<string, unknown>): void {
    for (const kinds of Object.values(content).map(record)) {
      for (const [userId, data] of [...Object.entries(record(kinds['m.read'])), ...Object.entries(record(kinds['m.read.private']))]) {
        const { ts, thread_id: thread } = record(data);
        if (thread !== undefined && thread !== 'main') continue;
        this.#reads.set(userId, Math.max(time(ts), this.#reads.get(userId) ?? 0));
      }
    }
  }

  #othersRead(): number[] {
    return [...this.#reads].flatMap(([userId, readAt]) => (userId === this.#userId ? [] : readAt));
  }

  #othersCount(): number {
    return (this.#joinedCount ?? Infinity) - 1;
  }

  /**
   * Where as many have read as there are others in it, it is taken to be them. Where more have, some of these must have left:
   * then it is known only once it has been asked who is in it.
   */
  #everyoneReadUntil(): number | undefined {
    const others = this.#members ? [...this.#members].filter((userId) => userId !== this.#userId) : undefined;
    if (others) {
      const times = others.map((userId) => this.#reads.get(userId));
      return times.reduce((least, readAt) => (least === undefined || readAt === undefined ? undefined : Math.min(least, readAt)), times[0]);
    }
    const times = this.#othersRead();
    return times.length > 0 && times.length === this.#othersCount() ? Math.min(...times) : undefined;
  }
}

const keyOf = ({ type, state_key }: MatrixEvent) => `${type} ${state_key!}`;

/** Whether somebody was in the room before this member event: then it only says that they are called otherwise. */
const isChange = (event: MatrixEvent) => record(event.unsigned?.prev_content)['membership'] === 'join';

const isOld = (editedAt: number, message: Message) => editedAt < (message.editedAt ?? 0);
