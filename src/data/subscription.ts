/** What `subscribe…()` returns at once, while the part that does the work is loaded. */

import type { ChatError } from '../errors.js';

/** Something that goes on until it is ended. */
export interface Subscription {
  unsubscribe(): void;
}

/**
 * - `pending`: not yet told anything.
 * - `active`: told live; `latestSnapshot` is what was told last.
 * - `error`: it cannot be told, and `error` says why. Where the session signs in again, it becomes `active` again.
 * - `unsubscribed`: `unsubscribe()` was called.
 */
export type SubscriptionState<T> =
  | { readonly type: 'pending' }
  | { readonly type: 'active'; readonly latestSnapshot: T; /** Of a list: whether nothing is left to load. */ readonly loadedAll?: boolean }
  | { readonly type: 'error'; readonly error: ChatError }
  | { readonly type: 'unsubscribed' };

export interface DataSubscription<T> extends Subscription {
  readonly state: SubscriptionState<T>;
  /** Resolves when it becomes `active` first; rejects where it cannot, or ends before. */
  readonly connected: Promise<void>;
  /** Resolves after `unsubscribe()`; rejects when the session is destroyed, or another user has signed in. */
  readonly terminated: Promise<void>;
}

export interface ListSubscription<T> extends DataSubscription<T> {
  /** Makes the window larger. Resolves when what was loaded has been told. */
  loadMore(count?: number): Promise<void>;
}

/** What does a subscription's work, once it is loaded. */
export interface StartedSubscription {
  readonly connected: Promise<void>;
  readonly terminated: Promise<void>;
  stop(): void;
  loadMore(count?: number): Promise<void>;
}

const ignore = () => undefined;

export class LazySubscription<T> implements ListSubscription<T> {
  state: SubscriptionState<T> = { type: 'pending' };
  readonly connected: Promise<void>;
  readonly terminated: Promise<void>;
  readonly #started: Promise<StartedSubscription>;

  constructor(start: (subscription: LazySubscription<T>) => Promise<StartedSubscription>) {
    this.#started = start(this);
    this.connected = this.#started.then(({ connected }) => connected);
    this.terminated = this.#started.then(({ terminated }) => terminated);
    // Whoever does not ask how it ended is not told so by the page's error event.
    this.connected.catch(ignore);
    this.terminated.catch(ignore);
    this.#started.catch((error: ChatError) => {
      if (this.state.type === 'pending') this.state = { type: 'error', error };
    });
  }

  unsubscribe(): void {
    this.state = { type: 'unsubscribed' };
    this.#started.then((started) => started.stop(), ignore);
  }

  async loadMore(count?: number): Promise<void> {
    await (await this.#started).loadMore(count);
  }
}
