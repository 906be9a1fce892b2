/** How far each one has read a channel of the preview world, and what follows: unread messages and marks. */

import type { PreviewChannel } from './preview-channel.js';

export class PreviewReading {
  readonly #channel: PreviewChannel;
  /** User id → index of the last message read. */
  readonly #reads = new Map<string, { index: number; readAt: number }>();
  /** User id → index of the first message after they came in. */
  readonly #starts = new Map<string, number>();
  readonly #marked = new Set<string>();
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

  /** Reading goes forward only. @returns whether it did */
  move(userId: string, index: number, readAt: number): boolean {
    if (index <= (this.#reads.get(userId)?.index ?? -1)) return false;
    this.#reads.set(userId, { index, readAt });
    return true;
  }

  /** Who has read, and up to where. */
  get readers(): { userId: string; messageId: string; readAt: number }[] {
    return [...this.#reads].map(([userId, { index, readAt }]) => ({ userId, messageId: this.#channel.messages[index]!.id, readAt }));
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

  /** Messages of others that they have not read. */
  unread(userId: string): number {
    const since = Math.max((this.#reads.get(userId)?.index ?? -1) + 1, this.#starts.get(userId) ?? this.#seeded);
    return this.#channel.messages.slice(since).filter((message) => message.senderId !== userId && !message.deleted).length;
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
