/** Where the messages begin that the person has not read: a line that stays while they read them, and a way to it. */

import type { LiveSnapshot, LiveMessage } from '../../data/snapshots.js';

const isUnread = ({ own, deleted }: LiveMessage) => !own && !deleted;

export class Unread {
  /** Id of the first message that was not read when the channel was opened, or came while nobody looked. */
  firstId: string | undefined;
  /** Id of the last message read, where the first unread one is not held. */
  afterId: string | undefined;
  /** How many there were. 0: none, or the person has been there, or does not want to be taken there. */
  count = 0;
  /** How many of others have come since the person was at the end. */
  unseen = 0;
  #isSettled = false;
  /** Id of the last message that was read, until the one after it is found. */
  #lastReadId: string | undefined;

  reset(): void {
    this.firstId = this.afterId = this.#lastReadId = undefined;
    this.count = this.unseen = 0;
    this.#isSettled = false;
  }

  /** Messages of others have come. @param atEnd whether the list goes on to its end. @param seen whether the person sees them come */
  take(others: readonly LiveMessage[], atEnd: boolean, seen: boolean): void {
    if (!atEnd) this.unseen += others.length;
    if (others.length && !seen && this.#isSettled) this.firstId ??= others[0]!.id;
  }

  /** The person has written, and so read what was there. */
  forget(): void {
    this.#isSettled = true;
    this.firstId = this.#lastReadId = undefined;
    this.dismiss();
  }

  /** What the person has read when the channel is opened decides once: reading on moves the receipt, not the line. */
  settle({ state, messages, readUpTo, unreadCount }: LiveSnapshot): void {
    if (this.#isSettled) return this.#find(messages);
    if (state !== 'ready') return;
    this.#isSettled = true;
    if (unreadCount === 0) return;
    this.#lastReadId = this.afterId = readUpTo;
    if (readUpTo !== undefined) this.#find(messages);
    else this.firstId = messages.filter(isUnread).at(-unreadCount)?.id; // no receipt: by their number, where so many are held
    if (this.firstId ?? this.afterId) this.count = unreadCount;
  }

  /** The first one may be held only once one goes there. */
  #find(messages: readonly LiveMessage[]): void {
    if (this.#lastReadId === undefined) return;
    const at = messages.findLastIndex(({ id }) => id === this.#lastReadId);
    if (at < 0) return;
    this.firstId = messages.slice(at + 1).find(isUnread)?.id;
    this.#lastReadId = this.afterId = undefined;
  }

  /** The way to it is not wanted, or has been gone. */
  dismiss(): void {
    this.count = 0;
    this.afterId = undefined;
  }

  /** After scrolling: once the first one has been on screen, the way to it is not needed. @returns whether that changed something */
  look(rowElement: (selector: string) => HTMLElement | null): boolean {
    if (!this.count || this.firstId === undefined) return false;
    const row = rowElement(`[data-id="${CSS.escape(this.firstId)}"]`);
    const scroller = row?.closest('.scroller');
    if (!row || !scroller || row.getBoundingClientRect().top < scroller.getBoundingClientRect().top) return false;
    this.dismiss();
    return true;
  }
}
