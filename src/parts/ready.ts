/** A promise for "it can be used now" that can be asked for at any time, early or late. */
export class ReadyGate<T> {
  #resolve!: (value: T) => void;
  #promise!: Promise<T>;
  #open!: boolean;

  constructor() {
    this.reset();
  }

  /** Resolves when it opens, at once where it is open. */
  get promise(): Promise<T> {
    return this.#promise;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  open(value: T): void {
    this.#open = true;
    this.#resolve(value);
  }

  /** It is not ready any more. Who waits goes on waiting. */
  reset(): void {
    if (this.#open === false) return;
    this.#open = false;
    this.#promise = new Promise((resolve) => (this.#resolve = resolve));
  }
}
