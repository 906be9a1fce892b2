import type { Clock } from '../../src/clock.js';

/** A clock that stands still until it is told to go on. */
export class ManualClock implements Clock {
  readonly #timers = new Map<number, { at: number; callback: () => void }>();
  #now: number;
  #handles = 0;

  /** @param now ms since the epoch */
  constructor(now = Date.UTC(2026, 0, 1)) {
    this.#now = now;
  }

  /** Timers that have not run. */
  get pending(): number {
    return this.#timers.size;
  }

  now(): number {
    return this.#now;
  }

  setTimeout(callback: () => void, ms: number): number {
    this.#timers.set(++this.#handles, { at: this.#now + ms, callback });
    return this.#handles;
  }

  clearTimeout(handle: unknown): void {
    this.#timers.delete(handle as number);
  }

  /** Lets `ms` pass, running each timer at its time. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = [...this.#timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
      if (!due) break;
      const [handle, { at, callback }] = due;
      this.#timers.delete(handle);
      this.#now = at;
      callback();
    }
    this.#now = end;
  }
}
