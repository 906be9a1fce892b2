/**
 * What is known of a channel's messages, built from events in whatever order they are told: history comes backwards, so a
 * reaction, an edit or a deletion may be told before the message it is about.
 *
 * The messages held form one or two stretches: the live one, which ends at the newest message, and while the channel is
 * looked at from an older message, a second one round that. When the second grows to meet the first they become one. What
 * is in threads is in neither; a thread that is shown has a stretch of its own.
 */

import type { Channel, ChannelEvent, ChannelSnapshot, Cursor, Message, Page, Participant } from '../backend/types.js';
import type { LiveMessage, LiveReaction, LiveReader, LiveThreadSummary } from './snapshots.js';
import { Stretch } from './stretch.js';

type EventOf<T extends ChannelEvent['type']> = Extract<ChannelEvent, { type: T }>;
type Receipt = EventOf<'receipt'>;

/** What is known of a thread: what the server has counted, and what has come since. */
interface Thread {
  count: number;
  last: Message | undefined;
  /** Ids of those that the server had not counted. */
  readonly later: Set<string>;
}

const none: readonly never[] = Object.freeze([]);

export class Timeline {
  channel: Channel | undefined;
  typing: readonly string[] = [];
  unreadCount = 0;
  /** The stretch that ends at the newest message, shown or not. */
  live = new Stretch();
  /** Id of the message whose thread it is → the stretch of one that is shown. Given up where the live one is: then it must be asked for anew. */
  threads = new Map<string, Stretch>();
  /** Another number each time that who is in the channel, or what they may do there, may have changed. */
  peopleChanges = 0;
  readonly #userId: string;
  readonly #messages = new Map<string, Message>();
  /** By message and editor: what somebody else says of a message must not hide its sender's own edit. */
  readonly #edits = new Map<string, EventOf<'edit'>>();
  readonly #reactions = new Map<string, Map<string, EventOf<'reaction'>>>();
  readonly #reactionTargets = new Map<string, string>();
  readonly #deleted = new Set<string>();
  readonly #participants = new Map<string, Participant>();
  readonly #threads = new Map<string, Thread>();
  /** Client id → id of the user's own message. */
  readonly #sent = new Map<string, string>();
  /** Id of something that is not shown among the messages → id of the message that it comes after. */
  readonly #homes = new Map<string, string>();
  /** By thread and user. */
  readonly #receipts = new Map<string, Receipt>();
  /** By thread and message, by user. */
  readonly #readers = new Map<string, Map<string, Receipt>>();
  readonly #snapshots = new Map<string, LiveMessage>();
  /** User id → ids of the messages whose snapshots name them. */
  readonly #named = new Map<string, Set<string>>();
  #focus: Stretch | undefined;
  /** The newest message, where it is in a thread. */
  #newestReply: string | undefined;

  constructor(userId: string) {
    this.#userId = userId;
  }

  get #shown(): Stretch {
    return this.#focus ?? this.live;
  }

  /** Where older messages than those shown begin. */
  get before(): Cursor | undefined {
    return this.#shown.before;
  }

  /** Where newer ones begin; `undefined` where what is shown ends at the newest. */
  get after(): Cursor | undefined {
    return this.#focus?.after;
  }

  /** Whether what is shown ends at the newest message. */
  get isLive(): boolean {
    return !this.#focus;
  }

  has(id: string): boolean {
    return this.#messages.has(id);
  }

  /** The id of the newest message, be it in a thread. */
  get newestId(): string | undefined {
    return this.#newestReply ?? this.live.ids.at(-1);
  }

  /** The id of the message that the user has sent with a client id, once it has been told. */
  sent(clientId: string): string | undefined {
    return this.#sent.get(clientId);
  }

  participant(id: string): Participant | undefined {
    return this.#participants.get(id);
  }

  /** The channel as it stands; what was live before is forgotten. */
  open(snapshot: ChannelSnapshot): void {
    this.channel = snapshot.channel;
    this.#restart(snapshot.before);
    this.append(snapshot.events);
  }

  /** New events at the live end. `before`: where the server's own gap before them begins; what was live is then dropped. */
  append(events: readonly ChannelEvent[], before?: Cursor): void {
    if (before !== undefined) this.#restart(before);
    const byThread = new Map<string, string[]>();
    const ids = this.apply(events, false, this.live.ids.at(-1), byThread);
    this.live.merge(ids, 'end');
    for (const [id, replies] of byThread) this.threads.get(id)?.merge(replies, 'end');
    // Now the order is known.
    for (const event of events) if (event.type === 'receipt') this.#read(event);
  }

  #restart(before: Cursor | undefined): void {
    this.live = new Stretch(before);
    this.threads = new Map();
  }

  /** An older page of what is shown, or of another stretch. */
  prepend(page: Page, stretch = this.#shown): void {
    stretch.merge(this.apply(page.events, true), 'start');
    stretch.before = page.before;
  }

  /** Shows the channel from an older message on. */
  focusOn(page: Page): void {
    this.#focus = new Stretch(page.before);
    this.extend(page);
  }

  /** A newer page, where what is shown does not end at the newest. Where it meets the live stretch the two become one. */
  extend(page: Page): void {
    const focus = this.#focus;
    if (!focus) return;
    const ids = this.apply(page.events, true, focus.ids.at(-1));
    const live = this.live;
    focus.merge(ids, 'end');
    focus.after = page.after;
    if (page.after !== undefined && !ids.some((id) => live.has(id))) return;
    const [first] = focus.ids;
    if (first === undefined || !live.has(first)) live.before = focus.before; // it goes back further than what was live
    live.merge(focus.ids, 'start');
    this.#focus = undefined;
  }

  /** Shows the newest messages again. */
  unfocus(): void {
    this.#focus = undefined;
  }

  /**
   * Takes in what events say.
   * @param past whether they are history: then what is known of people and of the channel is newer, and stays
   * @param last id of the message before them; `null`: they are not all that happened, and say nothing of the order
   * @param byThread is given the ids of the messages in threads, in order
   * @returns the ids of the other messages among them, in order, each once
   */
  apply(events: readonly ChannelEvent[], past = false, last?: string | null, byThread?: Map<string, string[]>): string[] {
    const ids = new Set<string>();
    const stands = (id: string) => last != null && this.#settle(id, last);
    for (const event of events) {
      switch (event.type) {
        case 'message': {
          const { id, threadId, deleted, senderId, clientId } = event.message;
          if (threadId === undefined) {
            ids.add(id);
            if (last !== null) last = id;
          } else {
            stands(id);
            byThread?.set(threadId, [...(byThread.get(threadId) ?? []), id]);
            if (!past) this.#count(threadId, id);
          }
          if (!past) this.#newestReply = threadId && id;
          if (clientId && senderId === this.#userId) this.#sent.set(clientId, id);
          this.#messages.set(id, event.message);
          if (deleted) this.#deleted.add(id);
          this.#changed(id);
          break;
        }
        case 'place':
          stands(event.id);
          break;
        case 'edit': {
          const key = editKey(event.messageId, event.senderId);
          const known = this.#edits.get(key);
          if (!known || known.editedAt <= event.editedAt) this.#edits.set(key, event);
          this.#changed(event.messageId);
          break;
        }
        case 'delete':
          this.#delete(event.id, past);
          break;
        case 'reaction':
          if (this.#deleted.has(event.id)) break;
          this.#reactionTargets.set(event.id, event.messageId);
          this.reactionsOf(event.messageId).set(event.id, event);
          this.#changed(event.messageId);
          break;
        case 'participant':
          if (event.membership && !past) this.peopleChanges++;
          if (!past || !this.#participants.has(event.participant.id)) this.setParticipant(event.participant);
          break;
        case 'typing':
          this.typing = event.userIds;
          break;
        case 'unread':
          this.unreadCount = event.count;
          break;
        case 'channel':
          if (past) break;
          this.peopleChanges++;
          if (this.channel) this.channel = { ...this.channel, ...event.change };
          break;
        case 'receipt':
          break; // they are told live only: `append()` takes them in
        case 'thread': {
          const { messageId, last: newest, count } = event;
          this.#threads.set(messageId, { count, last: newest, later: this.#laterThan(newest, this.#threads.get(messageId)?.later) });
          this.#changed(messageId);
          break;
        }
      }
    }
    return [...ids];
  }

  setParticipant(participant: Participant): void {
    const { id } = participant;
    const known = this.#participants.get(id);
    if (known && known.name === participant.name && known.avatar === participant.avatar) return;
    this.peopleChanges++;
    this.#participants.set(id, Object.freeze({ ...participant }));
    const named = this.#named.get(id);
    this.#named.delete(id);
    named?.forEach((messageId) => this.#changed(messageId));
  }

  #delete(id: string, past: boolean): void {
    const threadId = this.#messages.get(id)?.threadId;
    const thread = threadId === undefined ? undefined : this.#threads.get(threadId);
    // History has been counted without it.
    if (thread && !past && !this.#deleted.has(id) && !thread.later.delete(id)) thread.count--;
    if (thread) this.#changed(threadId!);
    this.#deleted.add(id);
    const target = this.#reactionTargets.get(id);
    if (target !== undefined) this.reactionsOf(target).delete(id);
    this.#changed(target ?? id);
  }

  /** A message has come in a thread. The one that the server has counted last may be told only now: with it all before are. */
  #count(threadId: string, id: string): void {
    let thread = this.#threads.get(threadId);
    if (!thread) this.#threads.set(threadId, (thread = { count: 0, last: undefined, later: new Set() }));
    if (thread.last?.id === id) thread.later.clear();
    else if (!this.#messages.has(id)) thread.later.add(id);
    this.#changed(threadId);
  }

  /** Which of those that have come to a thread were not counted, where the server has counted up to `last`. */
  #laterThan(last: Message | undefined, later: ReadonlySet<string> = new Set()): Set<string> {
    const ids = [...later];
    if (last && !this.#messages.has(last.id)) return new Set();
    return new Set(ids.slice(ids.indexOf(last?.id ?? '') + 1));
  }

  /** Something that is not shown comes after a message: who has read up to it has read that. */
  #settle(id: string, home: string): void {
    if (this.#homes.has(id)) return; // told again, maybe without what was before it
    this.#homes.set(id, home);
    const readers = this.#readers.get(readKey('', id));
    if (!readers) return;
    this.#readers.delete(readKey('', id));
    for (const receipt of readers.values()) this.#stand(receipt, home);
  }

  /** Reading goes forward only, as far as the order is known; else the later receipt counts. */
  #read(receipt: Receipt): void {
    const { userId, messageId, readAt, threadId = '' } = receipt;
    const key = readKey(threadId, userId);
    const before = this.#receipts.get(key);
    if (before) {
      const stretch = threadId ? this.threads.get(threadId) : this.live;
      const further = stretch ? stretch.indexOf(this.#home(messageId)) - stretch.indexOf(this.#home(before.messageId)) : NaN;
      if (Number.isNaN(further) ? readAt <= before.readAt : further <= 0) return;
      const home = this.#home(before.messageId);
      this.#readers.get(readKey(threadId, home))?.delete(userId);
      this.#changed(home);
    }
    this.#receipts.set(key, receipt);
    if (userId !== this.#userId) this.#stand(receipt, threadId ? messageId : this.#home(messageId));
  }

  #stand(receipt: Receipt, id: string): void {
    const key = readKey(receipt.threadId ?? '', id);
    let readers = this.#readers.get(key);
    if (!readers) this.#readers.set(key, (readers = new Map()));
    readers.set(receipt.userId, receipt);
    this.#changed(id);
  }

  #home(id: string): string {
    return this.#homes.get(id) ?? id;
  }

  /** The id of the message that the user has read up to, in a thread or outside of all. */
  readUpTo(threadId = ''): string | undefined {
    const id = this.#receipts.get(readKey(threadId, this.#userId))?.messageId;
    return id === undefined || threadId ? id : this.#home(id);
  }

  /** The reactions to a message, by id. */
  reactionsOf(messageId: string): Map<string, EventOf<'reaction'>> {
    let reactions = this.#reactions.get(messageId);
    if (!reactions) this.#reactions.set(messageId, (reactions = new Map<string, EventOf<'reaction'>>()));
    return reactions;
  }

  #changed(id: string): void {
    if (!this.#snapshots.delete(id)) return;
    for (const stretch of [this.live, this.#focus, ...this.threads.values()]) stretch?.touch(id);
  }

  /** The id of the user's own reaction with this emoji, if there is one. */
  ownReaction(messageId: string, emoji: string): string | undefined {
    for (const reaction of this.reactionsOf(messageId).values()) {
      if (reaction.userId === this.#userId && reaction.emoji === emoji) return reaction.id;
    }
    return undefined;
  }

  /** The messages that are shown, oldest first; the same array as long as none changes. */
  get messages(): readonly LiveMessage[] {
    return this.list(this.#shown);
  }

  /** The messages of a stretch, oldest first; the same array as long as none changes. */
  list(stretch: Stretch): readonly LiveMessage[] {
    return stretch.list((id) => this.message(id)!);
  }

  /** Every message held, shown or not, in no particular order: what a search among loaded messages looks through. */
  *all(): Iterable<LiveMessage> {
    for (const id of this.#messages.keys()) {
      const message = this.message(id);
      if (message) yield message;
    }
  }

  message(id: string): LiveMessage | undefined {
    const known = this.#snapshots.get(id);
    if (known) return known;
    const message = this.#messages.get(id);
    if (!message) return undefined;
    const snapshot = this.#makeSnapshot(message);
    this.#snapshots.set(id, snapshot);
    return snapshot;
  }

  #makeSnapshot(message: Message): LiveMessage {
    const { clientId, ...rest } = message;
    const { id, senderId } = message;
    const own = senderId === this.#userId;
    const deleted = this.#deleted.has(id);
    const edit = this.#edits.get(editKey(id, senderId));
    const content =
      deleted ? { kind: 'text', text: '', html: undefined, mentions: undefined, attachment: undefined, custom: undefined, deleted } as const
      : edit && edit.editedAt >= (message.editedAt ?? 0) ? { text: edit.text, html: edit.html, mentions: edit.mentions, editedAt: edit.editedAt, custom: edit.custom ?? message.custom }
      : {};
    const thread = this.#summary(id);
    return Object.freeze({
      ...rest,
      ...content,
      // Only one's own: anybody may copy a client id into a message.
      key: own && clientId ? clientId : id,
      own,
      status: 'sent',
      sender: this.#person(senderId, id),
      reactions: deleted ? none : this.#countReactions(id),
      readBy: this.#readBy(message),
      ...(thread && { thread }),
    });
  }

  /** Somebody, as they are named in the snapshot of a message: it is made anew when they are called otherwise. */
  #person(id: string, messageId: string): Participant {
    let named = this.#named.get(id);
    if (!named) this.#named.set(id, (named = new Set()));
    named.add(messageId);
    return this.#participants.get(id) ?? { id, name: id };
  }

  #countReactions(messageId: string): readonly LiveReaction[] {
    const reactions = this.#reactions.get(messageId);
    if (!reactions?.size) return none;
    const counts = new Map<string, Set<string>>();
    for (const { emoji, userId } of reactions.values()) counts.set(emoji, (counts.get(emoji) ?? new Set()).add(userId));
    return Object.freeze([...counts].map(([emoji, ids]) => {
      const users = Object.freeze([...ids].map((id) => this.#person(id, messageId)));
      return Object.freeze({ emoji, count: ids.size, own: ids.has(this.#userId), users });
    }));
  }

  #readBy({ id, threadId = '' }: Message): readonly LiveReader[] {
    const receipts = this.#readers.get(readKey(threadId, id));
    if (!receipts?.size) return none;
    const latestFirst = [...receipts.values()].sort((a, b) => b.readAt - a.readAt);
    return Object.freeze(latestFirst.map(({ userId, readAt }) => Object.freeze({ user: this.#person(userId, id), readAt })));
  }

  #summary(id: string): LiveThreadSummary | undefined {
    const thread = this.#threads.get(id);
    const count = thread ? thread.count + thread.later.size : 0;
    if (!thread || count <= 0) return undefined;
    const last = this.#messages.get([...thread.later].at(-1) ?? '') ?? thread.last;
    if (!last || this.#deleted.has(last.id)) return Object.freeze({ count });
    this.#person(last.senderId, id);
    return Object.freeze({ count, lastAt: last.sentAt, lastSender: this.#participants.get(last.senderId) });
  }
}

const editKey = (messageId: string, senderId: string) => `${messageId} ${senderId}`;
const readKey = (threadId: string, id: string) => `${threadId} ${id}`;
