/** How a test waits for what it is told: with each telling it looks again, and after a while it says what it misses. */

/** How long a test waits before it says what it misses, in ms; less than the runner's own limit. */
const PATIENCE = 8000;

export class Waiting {
  readonly #checks = new Set<() => void>();
  readonly #told: () => string;

  /** @param told what has been told so far, for the message of a test that waits in vain */
  constructor(told: () => string) {
    this.#told = told;
  }

  /** Something has been told. */
  check(): void {
    for (const check of [...this.#checks]) check();
  }

  /** Resolves as soon as it holds, at once or with the telling that makes it true. */
  when(what: string, holds: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (done: () => void) => {
        clearTimeout(deadline);
        this.#checks.delete(check);
        done();
      };
      const check = () => {
        if (holds()) settle(resolve);
      };
      const deadline = setTimeout(() => settle(() => reject(new Error(`Never came: ${what}. Told: ${this.#told() || 'nothing'}`))), PATIENCE);
      this.#checks.add(check);
      check();
    });
  }
}
