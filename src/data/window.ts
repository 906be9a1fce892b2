/**
 * The part of a list that a subscription shows: so many from its start, and what comes in before them. It grows when it is
 * asked to, and with what comes; never by itself at its far end.
 */

export class Window<T> {
  #size: number;
  readonly #idOf: (item: T) => string;
  #last: string | undefined;
  #shown = 0;

  constructor(size: number, idOf: (item: T) => string) {
    this.#size = size;
    this.#idOf = idOf;
  }

  /** How many it shows. */
  get shown(): number {
    return this.#shown;
  }

  grow(count: number): void {
    this.#size = Math.max(this.#size, this.#shown) + Math.max(0, count);
  }

  of(all: readonly T[]): T[] {
    const at = all.findIndex((item) => this.#idOf(item) === this.#last);
    this.#size = Math.max(this.#size, at + 1);
    const shown = all.slice(0, this.#size);
    this.#shown = shown.length;
    // A short list has room: what is last in it only for now does not hold the window open.
    this.#last = shown.length === this.#size && shown.length > 0 ? this.#idOf(shown.at(-1)!) : undefined;
    return shown;
  }
}
