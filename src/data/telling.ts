/** The working half of a subscription of the data API: what it was told last, and how it ends. */

import { ChatError, abortedError } from '../errors.js';
import { guarded } from '../events.js';
import type { DataScope } from './scope.js';
import type { LazySubscription, StartedSubscription } from './subscription.js';

export interface TellingOptions<T> {
  scope: DataScope;
  subscription: LazySubscription<T>;
  /** The host's. */
  listener: ((snapshot: T, loadedAll: boolean) => void) | undefined;
  /** Begins to watch; `telling.signal` aborts when that is to end. */
  start(telling: Telling<T>): void;
  /** Makes a list's window larger. */
  loadMore?(count: number | undefined, telling: Telling<T>): Promise<void>;
}

export class Telling<T> implements StartedSubscription {
  readonly connected: Promise<void>;
  readonly terminated: Promise<void>;
  readonly #options: TellingOptions<T>;
  readonly #ended = new AbortController();
  readonly #release: () => void;
  readonly #connect: Settle;
  readonly #terminate: Settle;
  /** Told last, also before an error. */
  #latest: { snapshot: T; loadedAll: boolean } | undefined;

  constructor(options: TellingOptions<T>) {
    this.#options = options;
    const { scope, subscription } = options;
    [this.connected, this.#connect] = settled();
    [this.terminated, this.#terminate] = settled();
    this.#release = scope.context.hold();
    scope.signal.addEventListener('abort', this.#onScopeEnd);
    if (subscription.state.type === 'unsubscribed') this.stop();
    else if (scope.signal.aborted) this.#onScopeEnd();
    else options.start(this);
  }

  /** Aborts when nothing is to be told any more. */
  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  get #isOver(): boolean {
    return this.signal.aborted || this.#options.subscription.state.type === 'unsubscribed';
  }

  /** The listener hears it unless it is what it heard last. */
  tell(snapshot: T, loadedAll = false): void {
    if (this.#isOver) return;
    const { subscription, listener } = this.#options;
    const before = this.#latest;
    const latestSnapshot = before && isSame(before.snapshot, snapshot) ? before.snapshot : Array.isArray(snapshot) ? Object.freeze(snapshot) : snapshot;
    const isNews = !before || latestSnapshot !== before.snapshot || loadedAll !== before.loadedAll;
    if (!isNews && subscription.state.type === 'active') return;
    this.#latest = { snapshot: latestSnapshot, loadedAll };
    subscription.state = Object.freeze({ type: 'active', latestSnapshot, ...(this.#options.loadMore && { loadedAll }) });
    this.#connect.resolve();
    if (isNews) guarded(() => listener?.(latestSnapshot, loadedAll));
  }

  /** It cannot be told now. */
  fail(error: ChatError): void {
    if (this.#isOver) return;
    this.#options.subscription.state = Object.freeze({ type: 'error', error });
    this.#connect.reject(error);
  }

  async loadMore(count?: number): Promise<void> {
    if (this.#isOver) throw abortedError();
    await this.#options.loadMore?.(count, this);
  }

  stop(): void {
    this.#end();
    this.#connect.reject(new ChatError('aborted', 'It was unsubscribed before it was connected'));
    this.#terminate.resolve();
  }

  readonly #onScopeEnd = () => {
    const error = new ChatError('aborted', 'The session has been destroyed, or another user has signed in');
    this.fail(error);
    this.#end();
    this.#terminate.reject(error);
  };

  #end(): void {
    this.#options.scope.signal.removeEventListener('abort', this.#onScopeEnd);
    this.#ended.abort();
    this.#release();
  }
}

interface Settle {
  resolve(): void;
  reject(error: ChatError): void;
}

function settled(): [Promise<void>, Settle] {
  let settle!: Settle;
  const promise = new Promise<void>((resolve, reject) => (settle = { resolve, reject }));
  promise.catch(() => undefined);
  return [promise, settle];
}

/** Snapshots keep their identity, so that two lists of the same ones are the same. */
function isSame(before: unknown, now: unknown): boolean {
  if (!Array.isArray(before) || !Array.isArray(now)) return before === now;
  return before.length === now.length && before.every((item, index) => item === now[index]);
}
