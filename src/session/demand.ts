/** Whether a session that connects on demand is needed: it closes some time after nothing needs it any more. */

import type { Clock } from '../clock.js';

/** So long (ms) it stays connected after it was needed last: a page may only be rendering anew. */
const REST = 10_000;

export class Demand {
  readonly #clock: Clock;
  readonly isOnDemand: boolean;
  readonly #rest: () => void;
  #holds = 0;
  #isConnected = false;
  #timer: unknown;

  /** @param rest what to do when nothing has needed it for a while; never called where it is not on demand */
  constructor(clock: Clock, isOnDemand: boolean, rest: () => void) {
    this.#clock = clock;
    this.isOnDemand = isOnDemand;
    this.#rest = rest;
  }

  /** Whether it is to be connected now. */
  get isWanted(): boolean {
    return !this.isOnDemand || this.#holds > 0;
  }

  /** It is needed until the function that is returned is called. */
  hold(): () => void {
    this.#holds++;
    let release = () => {
      release = () => undefined;
      this.#holds--;
      this.#restWhenUnused();
    };
    return () => release();
  }

  /** It connects: from now on it is looked whether anything needs it. */
  start(): void {
    this.#isConnected = true;
    this.#restWhenUnused();
  }

  /** It has closed. Leaves no timer. */
  stop(): void {
    this.#isConnected = false;
    this.#clock.clearTimeout(this.#timer);
  }

  #restWhenUnused(): void {
    this.#clock.clearTimeout(this.#timer);
    if (this.#isConnected && !this.isWanted) this.#timer = this.#clock.setTimeout(() => this.isWanted || this.#rest(), REST);
  }
}
