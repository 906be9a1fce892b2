/**
 * A part of a view that is loaded when it is first wanted; until then the view does without. One that did not load is told once,
 * and tried again when somebody says that it may be (`again()`).
 */

import { type ChatError, loadPart } from '../errors.js';

export class Late<T> {
  /** There once it is loaded. */
  part: T | undefined;
  error: ChatError | undefined;
  readonly #load: () => Promise<T>;
  readonly #onChange: (error?: ChatError) => void;
  #isLoading = false;

  /** @param onChange it is there, or did not load */
  constructor(load: () => Promise<T>, onChange: (error?: ChatError) => void) {
    this.#load = load;
    this.#onChange = onChange;
  }

  /** The part, where it is there; else it is loaded. */
  get(): T | undefined {
    if (!this.part && !this.error && !this.#isLoading) void this.#start();
    return this.part;
  }

  /** Whether it is wanted, and neither there nor known not to load. */
  get isComing(): boolean {
    return this.#isLoading;
  }

  again(): void {
    this.error = undefined;
  }

  async #start(): Promise<void> {
    this.#isLoading = true;
    try {
      this.part = await loadPart(this.#load);
    } catch (error) {
      this.error = error as ChatError;
    }
    this.#isLoading = false;
    this.#onChange(this.error);
  }
}
