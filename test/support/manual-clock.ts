import { MAX_TIMEOUT, type Clock } from '../../src/clock.js';
import { turn } from './async.js';

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

  /** As in a browser, one that is longer than it can count fires at once. */
  setTimeout(callback: () => void, ms: number): number {
    const delay = ms > 0 && ms <= MAX_TIMEOUT ? ms : 0;
    this.#timers.set(++this.#handles, { at: this.#now + delay, callback });
    return this.#handles;
  }

  clearTimeout(handle: unknown): void {
    this.#timers.delete(handle as number);
  }

  /** Lets `ms` pass, running each timer at its time. */
  advance(ms: number): void {
    const end = this.#now + ms;
    while (this.#runNext(end));
    this.#now = end;
  }

  /** The same, and what a timer brings about has happened before the next one runs. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await turn();
    while (this.#runNext(end)) await turn();
    this.#now = end;
  }

  /** The computer sleeps: time goes on, timers do not. */
  sleep(ms: number): void {
    this.#now += ms;
    for (const timer of this.#timers.values()) timer.at += ms;
  }

  #runNext(end: number): boolean {
    const due = [...this.#timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
    if (!due) return false;
    const [handle, { at, callback }] = due;
    this.#timers.delete(handle);
    this.#now = Math.max(this.#now, at);
    callback();
    return true;
  }
}
