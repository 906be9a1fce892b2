/** Time, injected: everything that waits or asks for the time does it through a `Clock`, so that tests play years in ms. */

import { type ChatError, abortedError, isAborted, toChatError } from './errors.js';

export interface Clock {
  /** Now, in ms since the epoch. */
  now(): number;
  /** Calls `callback` once after `ms`; returns what `clearTimeout` takes. */
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** The browser's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};

/** The longest delay `setTimeout` takes (ms); a longer one fires at once. */
export const MAX_TIMEOUT = 2 ** 31 - 1;

/** Resolves after `ms`; rejects with `ChatError('aborted')` as soon as `signal` aborts. Leaves no timer or listener. */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(abortedError(signal));
    const onAbort = () => {
      clock.clearTimeout(handle);
      reject(abortedError(signal));
    };
    const handle = clock.setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, Math.min(ms, MAX_TIMEOUT));
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/** A wait between two tries that can be cut short, because waiting has become pointless. */
export class Pause {
  readonly #clock: Clock;
  #abort: AbortController | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves after `ms`, or as soon as `wake()` is called or `signal` aborts (look at the signal then). */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const abort = new AbortController();
    const stop = () => abort.abort();
    signal.addEventListener('abort', stop, { once: true });
    this.#abort = abort;
    await sleep(this.#clock, ms, abort.signal).catch(stop);
    signal.removeEventListener('abort', stop);
    if (this.#abort === abort) this.#abort = undefined;
  }

  /** Ends the wait under way, if there is one. */
  wake(): void {
    this.#abort?.abort();
  }
}

/** What `promise` gives, or `aborted` as soon as `signal` aborts: for work that does not look at the signal itself. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(abortedError(signal));
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    const settled = () => signal.removeEventListener('abort', onAbort);
    promise.then(resolve, reject).then(settled, settled);
  });
}

export interface BackoffOptions {
  /** First wait in ms. Default 1000. */
  base?: number;
  /** Longest wait in ms. Default 30000. */
  max?: number;
  /** 0 ≤ random() < 1. Default `Math.random`. */
  random?: (() => number) | undefined;
}

/**
 * How long to wait before the next try: doubles with each failure, up to `max`, with "equal jitter" (between half and the
 * whole), so that many pages that lost the same server do not come back at one moment.
 *
 * @param failures how many tries failed in a row, from 1
 * @param retryAfter what the server asked for, in ms: never less than that
 */
export function backoff(failures: number, retryAfter = 0, options: BackoffOptions = {}): number {
  const { base = 1000, max = 30_000, random = Math.random } = options;
  const whole = Math.min(max, base * 2 ** Math.min(failures - 1, 30));
  return Math.max(retryAfter, whole / 2 + (random() * whole) / 2);
}

export interface RetryOptions {
  /** Waits between the tries; its `wake()` brings the next one forward. */
  pause: Pause;
  /** Ends the trying. */
  signal: AbortSignal;
  random?: (() => number) | undefined;
  /** A try failed; the next one comes in `wait` ms. */
  onFailure(error: ChatError, wait: number): void;
}

/**
 * Does `work` until it succeeds, with `backoff` after each failure that may pass.
 * @throws {ChatError} what will not pass, or `aborted` with the signal
 */
export async function retrying<T>(work: () => Promise<T>, { pause, signal, random, onFailure }: RetryOptions): Promise<T> {
  for (let failures = 1; ; failures++) {
    let error: ChatError | undefined;
    try {
      if (!signal.aborted) return await work();
    } catch (cause) {
      error = toChatError(cause);
    }
    if (!error || signal.aborted) throw abortedError(signal);
    // Aborted, though not by this signal: what it stood on has ended, and may come back.
    if (!error.retryable && !isAborted(error)) throw error;
    const wait = backoff(failures, error.retryAfter, { random });
    onFailure(error, wait);
    await pause.wait(wait, signal);
  }
}

/**
 * Does `work` under a signal of its own, which aborts after `ms` (`undefined`: never), or with any of `signals`. Not `AbortSignal.any` and
 * `.timeout`: older Safari lacks the first, and neither follows an injected clock or is released when the work is done.
 */
export async function underDeadline<T>(
  clock: Clock,
  ms: number | undefined,
  signals: readonly (AbortSignal | undefined)[],
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  for (const signal of signals) {
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
  }
  const timer = ms === undefined ? undefined : clock.setTimeout(abort, Math.min(ms, MAX_TIMEOUT));
  try {
    return await work(controller.signal);
  } finally {
    clock.clearTimeout(timer);
    for (const signal of signals) signal?.removeEventListener('abort', abort);
  }
}
