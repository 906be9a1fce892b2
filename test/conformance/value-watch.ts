/** One value that somebody watches in a test: how somebody is called, whether they are online. */

import { Waiting } from './waiting.js';

type Begin<T> = (listener: (value: T) => void, options: { signal: AbortSignal }) => Promise<T>;

export class ValueWatch<T> {
  /** What was told after the answer or before it, in order. */
  readonly told: T[] = [];
  readonly #controller = new AbortController();
  readonly #waiting = new Waiting(() => JSON.stringify(this.told));
  #value: T | undefined;

  static async open<T>(begin: Begin<T>): Promise<ValueWatch<T>> {
    const watch = new ValueWatch<T>();
    const first = await begin(
      (value) => {
        watch.told.push(value);
        watch.#value = value;
        watch.#waiting.check();
      },
      { signal: watch.#controller.signal },
    );
    if (watch.told.length === 0) watch.#value = first;
    return watch;
  }

  get value(): T {
    return this.#value as T;
  }

  when(what: string, holds: (value: T) => boolean): Promise<void> {
    return this.#waiting.when(what, () => holds(this.value));
  }

  close(): void {
    this.#controller.abort();
  }
}
