/** How far each one has read a channel of the preview world, and what follows: unread messages and marks. */

import type { PreviewChannel } from './preview-channel.js';

interface Read {
  /** Of the last message read. */
  readonly index: number;
  readonly readAt: number;
}

export class PreviewReading {
  readonly #channel: PreviewChannel;
  /** User id → how far they have read all there is. */
  readonly #reads = new Map<string, Read>();
  /** User id → id of the message whose thread it is → how far they have read that alone. */
  readonly #threadReads = new Map<string, Map<string, Read>>();
  /** User id → index of the first message after they came in. */
  readonly #starts = new Map<string, number>();
  readonly #marked = new Set<string>();
  /** User id → what is unread among the messages from one index up to another. */
  readonly #counts = new Map<string, { since: number; until: number; count: number }>();
  /** What the channel began with counts as read. */
  #seeded = 0;

  constructor(channel: PreviewChannel) {
    this.#channel = channel;
  }

  /** All that is there now counts as read by everybody. */
  seed(): void {
    this.#seeded = this.#channel.messages.length;
  }

  /** Somebody comes in: what is there does not count as unread. */
  start(userId: string): void {
    this.#starts.set(userId, this.#channel.messages.length);
  }

  /** Reading goes forward only. @param threadId in that thread alone. @returns whether it did */
  move(userId: string, index: number, readAt: number, threadId?: string): boolean {
    const threads = this.#threadReads.get(userId) ?? new Map<string, Read>();
    const before = threadId === undefined ? this.#reads.get(userId) : threads.get(threadId);
    if (index <= (before?.index ?? -1)) return false;
    if (threadId === undefined) this.#reads.set(userId, { index, readAt });
    else this.#threadReads.set(userId, threads.set(threadId, { index, readAt }));
    this.#counts.delete(userId);
    return true;
  }

  /** Who has read, and up to where. */
  get readers(): { userId: string; messageId: string; readAt: number; threadId?: string }[] {
    const told = (userId: string, { index, readAt }: Read) => ({ userId, messageId: this.#channel.messages[index]!.id, readAt });
    return [
      ...[...this.#reads].map(([userId, read]) => told(userId, read)),
      ...[...this.#threadReads].flatMap(([userId, threads]) => [...threads].map(([threadId, read]) => ({ ...told(userId, read), threadId }))),
    ];
  }

  /** When they have last read; `undefined`: not since the channel began. */
  readAt(userId: string): number | undefined {
    return this.#reads.get(userId)?.readAt;
  }

  /** When all the others have last read; `undefined` where one of them has not, or there are none. */
  othersReadAt(userId: string): number | undefined {
    const times = this.#channel.members.ids.filter((id) => id !== userId).map((id) => this.readAt(id));
    return times.reduce((least, time) => (least === undefined || time === undefined ? undefined : Math.min(least, time)), times[0]);
  }

  /** Messages of others that they have not read. Those that have come since the last counting are looked at, and no others. */
  unread(userId: string): number {
    const { messages } = this.#channel;
    const since = Math.max((this.#reads.get(userId)?.index ?? -1) + 1, this.#starts.get(userId) ?? this.#seeded);
    const known = this.#counts.get(userId);
    let { until, count } = known?.since === since ? known : { until: since, count: 0 };
    for (; until < messages.length; until++) if (this.#isUnread(userId, until)) count++;
    this.#counts.set(userId, { since, until, count });
    return count;
  }

  /** A message has been deleted: it is not unread any more. */
  forget(): void {
    this.#counts.clear();
  }

  #isUnread(userId: string, index: number): boolean {
    const { senderId, deleted, threadId = '' } = this.#channel.messages[index]!;
    return senderId !== userId && !deleted && index > (this.#threadReads.get(userId)?.get(threadId)?.index ?? -1);
  }

  isMarked(userId: string): boolean {
    return this.#marked.has(userId);
  }

  /** @returns whether that changed anything */
  mark(userId: string, unread: boolean): boolean {
    if (unread === this.#marked.has(userId)) return false;
    if (unread) this.#marked.add(userId);
    else this.#marked.delete(userId);
    return true;
  }
}
