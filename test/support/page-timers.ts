/** The page's own timers, watched: which ones are set, and a way to let one fire without waiting for it. */

interface Timer {
  readonly ms: number;
  readonly callback: () => void;
}

const original = { setTimeout: window.setTimeout, clearTimeout: window.clearTimeout, now: Date.now };

export class PageTimers {
  readonly #timers = new Map<unknown, Timer>();
  readonly #from: number;
  #passed = 0;

  /** @param from only timers of at least so many ms are watched, and those never fire by themselves */
  constructor(from: number) {
    this.#from = from;
    window.setTimeout = ((callback: () => void, ms = 0, ...rest: unknown[]) => {
      if (ms < this.#from) return (original.setTimeout as (...args: unknown[]) => number).call(window, callback, ms, ...rest);
      const handle = `timer ${this.#timers.size} ${Math.random()}`;
      this.#timers.set(handle, { ms, callback });
      return handle;
    }) as unknown as typeof window.setTimeout;
    Date.now = () => original.now() + this.#passed;
    window.clearTimeout = (handle?: unknown) => {
      if (!this.#timers.delete(handle)) original.clearTimeout.call(window, handle as number);
    };
  }

  /** The watched timers that are set, in ms. */
  get set(): number[] {
    return [...this.#timers.values()].map(({ ms }) => ms);
  }

  /** Fires those set for between `least` and `most` ms. */
  fire(least: number, most = least): void {
    for (const [handle, { ms, callback }] of [...this.#timers]) {
      if (ms < least || ms > most) continue;
      this.#timers.delete(handle);
      callback();
    }
  }

  /** So much time has passed, as when a computer sleeps: no timer fires for that. */
  pass(ms: number): void {
    this.#passed += ms;
  }

  restore(): void {
    Date.now = original.now;
    window.setTimeout = original.setTimeout;
    window.clearTimeout = original.clearTimeout;
  }
}
