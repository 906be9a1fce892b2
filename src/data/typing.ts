/** Says that the user types, at most every few seconds, and that they have stopped, after a few seconds of silence. */

import type { Clock } from '../clock.js';

/** While one goes on typing it is said again this often (ms); well below what a server remembers. */
const REPEAT = 10_000;
/** So long after the last key (ms) one has stopped. */
const SILENCE = 5_000;

export class TypingNotice {
  readonly #clock: Clock;
  readonly #tell: (typing: boolean) => Promise<void>;
  #toldAt: number | undefined;
  #timer: unknown;

  constructor(clock: Clock, tell: (typing: boolean) => Promise<void>) {
    this.#clock = clock;
    this.#tell = tell;
  }

  start(): void {
    const now = this.#clock.now();
    this.#clock.clearTimeout(this.#timer);
    this.#timer = this.#clock.setTimeout(() => this.stop(), SILENCE);
    if (this.#toldAt !== undefined && now - this.#toldAt < REPEAT) return;
    this.#toldAt = now;
    this.#send(true);
  }

  stop(): void {
    this.#clock.clearTimeout(this.#timer);
    if (this.#toldAt === undefined) return;
    this.#toldAt = undefined;
    this.#send(false);
  }

  #send(typing: boolean): void {
    this.#tell(typing).catch(() => undefined /* a notice that is lost harms nobody */);
  }
}
