/**
 * What is said about a channel's messages besides themselves: edits, reactions, who has read, how many there are in threads. Built
 * from events in whatever order they are told. A part of its own: a channel of messages that nobody has said anything about is shown
 * without it (`Timeline` keeps what it has been told until it is there).
 */

import type { ChannelEvent, Message } from '../backend/types.js';
import type { LiveMessage, LiveReaction, LiveReader, LiveThreadSummary } from './snapshots.js';
import type { Stretch } from './stretch.js';
import type { Timeline } from './timeline.js';

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

export class About {
  /** Id of the message whose thread it is → the stretch of one that is shown. Given up where the live one is: then it must be asked for anew. */
  threads = new Map<string, Stretch>();
  readonly #timeline: Timeline;
  readonly #userId: string;
  /** Ids of the messages that have been told, and of what has been taken away. */
  readonly #told = new Set<string>();
  readonly #gone = new Set<string>();
  /** By message and editor: what somebody else says of a message must not hide its sender's own edit. */
  readonly #edits = new Map<string, EventOf<'edit'>>();
  readonly #reactions = new Map<string, Map<string, EventOf<'reaction'>>>();
  readonly #reactionTargets = new Map<string, string>();
  readonly #threads = new Map<string, Thread>();
  /** Id of something that is not shown among the messages → id of the message that it comes after. */
  readonly #homes = new Map<string, string>();
  /** By thread and user. */
  readonly #receipts = new Map<string, Receipt>();
  /** By thread and message, by user. */
  readonly #readers = new Map<string, Map<string, Receipt>>();

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
    this.#userId = timeline.userId;
  }

  /** The live stretch begins anew. */
  restart(): void {
    this.threads = new Map();
  }

  /**
   * Takes in what events say.
   * @param past whether they are history
   * @param last id of the message before them; `null`: they are not all that happened, and say nothing of the order
   */
  take(events: readonly ChannelEvent[], past: boolean, last: string | null | undefined): void {
    const byThread = new Map<string, string[]>();
    const stands = (id: string) => last != null && this.#settle(id, last);
    for (const event of events) {
      switch (event.type) {
        case 'message': {
          const { id, threadId, deleted } = event.message;
          if (threadId === undefined) {
            if (last !== null) last = id;
          } else {
            stands(id);
            byThread.set(threadId, [...(byThread.get(threadId) ?? []), id]);
            if (!past) this.#count(threadId, id);
          }
          this.#told.add(id);
          if (deleted) this.#gone.add(id);
          break;
        }
        case 'place':
          stands(event.id);
          break;
        case 'edit': {
          const key = editKey(event.messageId, event.senderId);
          const known = this.#edits.get(key);
          if (!known || known.editedAt <= event.editedAt) this.#edits.set(key, event);
          this.#timeline.touch(event.messageId);
          break;
        }
        case 'delete':
          this.#delete(event.id, past);
          break;
        case 'reaction':
          if (this.#gone.has(event.id)) break;
          this.#reactionTargets.set(event.id, event.messageId);
          this.reactionsOf(event.messageId).set(event.id, event);
          this.#timeline.touch(event.messageId);
          break;
        case 'thread': {
          const { messageId, last: newest, count } = event;
          this.#threads.set(messageId, { count, last: newest, later: this.#laterThan(newest, this.#threads.get(messageId)?.later) });
          this.#timeline.touch(messageId);
          break;
        }
        default:
      }
    }
    if (past) return; // receipts are told live only
    for (const [id, replies] of byThread) this.threads.get(id)?.merge(replies, 'end');
    // Now the order is known.
    for (const event of events) if (event.type === 'receipt') this.#read(event);
  }

  #delete(id: string, past: boolean): void {
    const threadId = this.#timeline.told(id)?.threadId;
    const thread = threadId === undefined ? undefined : this.#threads.get(threadId);
    // History has been counted without it.
    if (thread && !past && !this.#gone.has(id) && !thread.later.delete(id)) thread.count--;
    if (thread) this.#timeline.touch(threadId!);
    this.#gone.add(id);
    const target = this.#reactionTargets.get(id);
    if (target === undefined) return;
    this.reactionsOf(target).delete(id);
    this.#timeline.touch(target);
  }

  /** A message has come in a thread. The one that the server has counted last may be told only now: with it all before are. */
  #count(threadId: string, id: string): void {
    let thread = this.#threads.get(threadId);
    if (!thread) this.#threads.set(threadId, (thread = { count: 0, last: undefined, later: new Set() }));
    if (thread.last?.id === id) thread.later.clear();
    else if (!this.#told.has(id)) thread.later.add(id);
    this.#timeline.touch(threadId);
  }

  /** Which of those that have come to a thread were not counted, where the server has counted up to `last`. */
  #laterThan(last: Message | undefined, later: ReadonlySet<string> = new Set()): Set<string> {
    const ids = [...later];
    if (last && !this.#told.has(last.id)) return new Set();
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
      const stretch = threadId ? this.threads.get(threadId) : this.#timeline.live;
      const further = stretch ? stretch.indexOf(this.#home(messageId)) - stretch.indexOf(this.#home(before.messageId)) : NaN;
      if (Number.isNaN(further) ? readAt <= before.readAt : further <= 0) return;
      const home = this.#home(before.messageId);
      this.#readers.get(readKey(threadId, home))?.delete(userId);
      this.#timeline.touch(home);
    }
    this.#receipts.set(key, receipt);
    if (userId !== this.#userId) this.#stand(receipt, threadId ? messageId : this.#home(messageId));
  }

  #stand(receipt: Receipt, id: string): void {
    const key = readKey(receipt.threadId ?? '', id);
    let readers = this.#readers.get(key);
    if (!readers) this.#readers.set(key, (readers = new Map()));
    readers.set(receipt.userId, receipt);
    this.#timeline.touch(id);
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

  /** The id of the user's own reaction with this emoji, if there is one. */
  ownReaction(messageId: string, emoji: string): string | undefined {
    for (const reaction of this.reactionsOf(messageId).values()) {
      if (reaction.userId === this.#userId && reaction.emoji === emoji) return reaction.id;
    }
    return undefined;
  }

  /** What is put over a message. */
  of(message: Message, deleted: boolean): Partial<LiveMessage> {
    const { id, senderId } = message;
    const edit = deleted ? undefined : this.#edits.get(editKey(id, senderId));
    const thread = this.#summary(id);
    return {
      ...(edit && edit.editedAt >= (message.editedAt ?? 0) && { text: edit.text, html: edit.html, mentions: edit.mentions, editedAt: edit.editedAt, custom: edit.custom ?? message.custom }),
      reactions: deleted ? none : this.#countReactions(id),
      readBy: this.#readBy(message),
      ...(thread && { thread }),
    };
  }

  #countReactions(messageId: string): readonly LiveReaction[] {
    const reactions = this.#reactions.get(messageId);
    if (!reactions?.size) return none;
    const counts = new Map<string, Set<string>>();
    for (const { emoji, userId } of reactions.values()) counts.set(emoji, (counts.get(emoji) ?? new Set()).add(userId));
    return Object.freeze([...counts].map(([emoji, ids]) => {
      const users = Object.freeze([...ids].map((id) => this.#timeline.person(id, messageId)));
      return Object.freeze({ emoji, count: ids.size, own: ids.has(this.#userId), users });
    }));
  }

  #readBy({ id, threadId = '' }: Message): readonly LiveReader[] {
    const receipts = this.#readers.get(readKey(threadId, id));
    if (!receipts?.size) return none;
    const latestFirst = [...receipts.values()].sort((a, b) => b.readAt - a.readAt);
    return Object.freeze(latestFirst.map(({ userId, readAt }) => Object.freeze({ user: this.#timeline.person(userId, id), readAt })));
  }

  #summary(id: string): LiveThreadSummary | undefined {
    const thread = this.#threads.get(id);
    const count = thread ? thread.count + thread.later.size : 0;
    if (!thread || count <= 0) return undefined;
    const last = this.#timeline.told([...thread.later].at(-1) ?? '') ?? thread.last;
    if (!last || this.#gone.has(last.id)) return Object.freeze({ count });
    this.#timeline.person(last.senderId, id);
    return Object.freeze({ count, lastAt: last.sentAt, lastSender: this.#timeline.participant(last.senderId) });
  }
}

const editKey = (messageId: string, senderId: string) => `${messageId} ${senderId}`;
const readKey = (threadId: string, id: string) => `${threadId} ${id}`;
