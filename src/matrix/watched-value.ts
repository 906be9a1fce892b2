/** One thing that somebody watches: asked for at first and whenever it may have changed, and told when it has. */

import { abortedError } from '../errors.js';
import { guarded } from '../events.js';

export class WatchedValue<T> {
  readonly #ask: (signal: AbortSignal) => Promise<T>;
  readonly #listener: (value: T) => void;
  readonly #signal: AbortSignal;
  /** What has been told; `undefined` until the first answer. */
  #now: { readonly value: T } | undefined;
  /** What was heard before the first answer. */
  #early: { readonly value: T } | undefined;
  /** It may have changed since it was asked for. */
  #stale = false;
  #asking = false;

  /** @param signal from when it aborts nothing is asked or told */
  constructor(ask: (signal: AbortSignal) => Promise<T>, listener: (value: T) => void, signal: AbortSignal) {
    this.#ask = ask;
    this.#listener = listener;
    this.#signal = signal;
  }

  /**
   * The value now.
   * @param listen begins to listen for changes until the signal aborts, and resolves when none is missed any more
   */
  async begin(listen: (signal: AbortSignal) => Promise<void>): Promise<T> {
    const end = new AbortController();
    const onAbort = () => end.abort();
    this.#signal.addEventListener('abort', onAbort, { once: true });
    if (this.#signal.aborted) onAbort();
    try {
      await listen(end.signal);
      const value = await this.#ask(end.signal);
      if (end.signal.aborted) throw abortedError(this.#signal);
      this.#now = this.#early ?? { value };
      void this.#refresh();
      return this.#now.value;
    } catch (error) {
      this.#signal.removeEventListener('abort', onAbort);
      end.abort();
      throw error;
    }
  }

  /** It is this now. */
  tell(value: T): void {
    if (!this.#now) {
      this.#early = { value };
      return;
    }
    if (this.#signal.aborted || JSON.stringify(value) === JSON.stringify(this.#now.value)) return;
    this.#now = { value };
    guarded(() => this.#listener(value));
  }

  /** Asks again if it may have changed, or did before and asking failed. */
  refresh(mayHaveChanged: boolean): void {
    this.#stale ||= mayHaveChanged;
    void this.#refresh();
  }

  /** Never rejects: what fails is tried again with the next call. */
  async #refresh(): Promise<void> {
    if (!this.#now || this.#asking) return;
    this.#asking = true;
    try {
      while (this.#stale && !this.#signal.aborted) {
        this.#stale = false;
        this.tell(await this.#ask(this.#signal));
      }
    } catch {
      this.#stale = true;
    } finally {
      this.#asking = false;
    }
  }
}
