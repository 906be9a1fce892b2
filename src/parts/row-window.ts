/**
 * Which of a channel's messages have a row on the page: a stretch without gaps, at most `max` long, so that a long channel
 * costs no more than a short one. Indexes of a list that grows at both ends; what is shown is known again by its keys.
 */

interface Keyed {
  readonly key: string;
}

/** Rows at most. At 26 px, the lowest a row can be, they are more than any screen is high with what is wanted beyond its edges. */
const MAX = 180;
/** Rows added at once. */
const STEP = 50;

export class RowWindow {
  /** The first message that has a row, and the one after the last. */
  from = 0;
  to = 0;
  #list: readonly Keyed[] = [];
  #max: number;
  #step: number;

  constructor(max = MAX, step = STEP) {
    this.#max = max;
    this.#step = step;
  }

  /** Whether the last message of the list has a row. */
  get atEnd(): boolean {
    return this.to === this.#list.length;
  }

  /**
   * The list has changed. Where the person is at its end and there is no more room, it begins anew: what comes then costs as little as at first.
   * @param sticks whether the person is at its end, and wants to see what comes there
   * @param kept as in `grow()`, in the new list
   */
  follow(list: readonly Keyed[], sticks: boolean, kept?: readonly [number, number]): void {
    const before = this.#list;
    const wasAtEnd = this.atEnd;
    const wasAtStart = this.from === 0;
    const count = this.to - this.from;
    const at = count ? this.#find(list, before[this.from]!.key, this.from + list.length - before.length) : -1;
    this.#list = list;
    if (at < 0) return this.showEnd();
    this.from = at;
    const last = this.#locate(list, before[this.to - 1]!.key, at + count - 1);
    this.to = last + 1;
    if (wasAtEnd && (sticks || list.length - at <= this.#max)) this.to = list.length;
    if (sticks && this.atEnd) this.from = this.to - at > this.#max ? Math.max(at, Math.min(this.to - this.#step, kept?.[0] ?? Infinity)) : at;
    // What has come before the first one is seen, as far as there is room.
    else if (wasAtStart) this.from = Math.min(at, Math.max(0, this.to - this.#max));
  }

  showEnd(): void {
    this.to = this.#list.length;
    this.from = Math.max(0, this.to - this.#step);
  }

  /** Shows what is round a message of the list. */
  showAround(index: number): void {
    if (index >= this.from && index < this.to) return;
    this.from = Math.max(0, index - this.#step);
    this.to = Math.min(this.#list.length, index + this.#step);
  }

  /**
   * Adds rows at an end, and takes as many away at the other.
   * @param kept indexes of rows that must not be taken away: the first, and the one after the last
   * @returns whether there was anything to add
   */
  grow(end: 'start' | 'end', kept?: readonly [number, number]): boolean {
    const { from, to } = this;
    if (end === 'start') {
      this.from = Math.max(0, from - this.#step);
      this.to = Math.max(Math.min(to, this.from + this.#max), kept?.[1] ?? 0);
    } else {
      this.to = Math.min(this.#list.length, to + this.#step);
      this.from = Math.min(Math.max(from, this.to - this.#max), kept?.[0] ?? Infinity);
    }
    return from !== this.from || to !== this.to;
  }

  /** The index of a key that is probably at `guess`; -1 where it is nowhere. */
  #find(list: readonly Keyed[], key: string, guess: number): number {
    for (const index of [guess, this.from]) if (list[index]?.key === key) return index;
    return list.findIndex((item) => item.key === key);
  }

  /** The same of the last one, which may have gone (a message that was discarded): the one that stands there now. */
  #locate(list: readonly Keyed[], key: string, guess: number): number {
    const index = list[guess]?.key === key ? guess : list.findLastIndex((item) => item.key === key);
    return index < 0 ? Math.min(guess, list.length - 1) : index;
  }
}
