/**
 * When somebody who watches something of the preview world is told: after they have the answer they asked with, once for
 * all that happens at one moment, and not while offline.
 */

import { guarded } from '../events.js';
import type { PreviewWorld } from './preview-world.js';

export class Teller {
  readonly #world: PreviewWorld;
  readonly #tell: () => void;
  #state: 'opening' | 'live' | 'ended' = 'opening';
  #scheduled = false;

  /** @param tell tells what there is to tell, if anything; what it throws is reported */
  constructor(world: PreviewWorld, tell: () => void) {
    this.#world = world;
    this.#tell = tell;
    world.tellers.add(this);
  }

  /** The answer is out: what has happened since may be told. */
  start(): void {
    if (this.#state === 'opening') this.#state = 'live';
    this.due();
  }

  /** There may be something to tell. */
  due(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (this.#state !== 'live' || this.#world.isOffline) return;
      guarded(() => this.#tell());
    });
  }

  /** Nothing is told any more, not even what is due. */
  end(): void {
    this.#state = 'ended';
    this.#world.tellers.delete(this);
  }
}

/** Somebody watches one value: each time that it is another one than before, they are told. */
export class PreviewWatch<T> {
  readonly #teller: Teller;
  /** What it was at the beginning. */
  readonly first: T;

  constructor(world: PreviewWorld, read: () => T, listener: (value: T) => void) {
    let last = (this.first = read());
    this.#teller = new Teller(world, () => {
      const now = read();
      if (now === last) return;
      last = now;
      listener(now);
    });
  }

  start(): void {
    this.#teller.start();
  }

  end(): void {
    this.#teller.end();
  }
}
