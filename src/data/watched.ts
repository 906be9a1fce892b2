/**
 * Something that the server tells of for as long as anybody here wants to know: asked for once, however many want it; tried
 * again when it fails in passing; asked for anew on each new connection of the session.
 */

import { Pause, retrying } from '../clock.js';
import type { ChatError } from '../errors.js';
import type { ChatConnection } from '../backend/types.js';
import type { DataScope, ScopePart } from './scope.js';

export interface WatchListener<T> {
  tell(value: T): void;
  /** It cannot be told, until the session signs in anew. */
  fail(error: ChatError): void;
  /** A try failed; it is tried again. */
  failing?(error: ChatError): void;
}

/** So long (ms) a failure is told to whoever comes, and nothing is asked again: those who come at one moment ask once. */
const FRESH = 1000;

type Open<T> = (connection: ChatConnection, tell: (value: T) => void, signal: AbortSignal) => Promise<void>;

export class Watched<T> implements ScopePart {
  readonly #scope: DataScope;
  readonly #open: Open<T>;
  readonly #linger: number;
  readonly #pause: Pause;
  readonly #listeners = new Set<WatchListener<T>>();
  #opening: AbortController | undefined;
  #told: { value: T } | undefined;
  #error: ChatError | undefined;
  #failedAt = 0;
  #timer: unknown;

  /**
   * @param open asks, and tells each value until its signal aborts. Resolves once the first has been told
   * @param linger so long (ms) it is kept after the last one has gone: a page may only be rendering anew
   */
  constructor(scope: DataScope, open: Open<T>, linger = 0) {
    this.#scope = scope;
    this.#open = open;
    this.#linger = linger;
    this.#pause = new Pause(scope.context.clock);
  }

  /** Told now, where it is known, and after each change, until `signal` aborts. */
  subscribe(listener: WatchListener<T>, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#scope.context.clock.clearTimeout(this.#timer);
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#leave(listener), { once: true });
    // What failed for good is asked for again, though others hold it: somebody may have done something about it since.
    const isOld = this.#error && this.#scope.context.clock.now() - this.#failedAt > FRESH;
    if (!this.#opening || isOld) this.#start();
    else if (this.#error) listener.fail(this.#error);
    else if (this.#told) listener.tell(this.#told.value);
  }

  /** What it is now. Rejects where that is not known at the first try. */
  first(signal: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      const done = new AbortController();
      const end = () => done.abort();
      signal.addEventListener('abort', end, { once: true });
      const settle = <V>(settled: (value: V) => void) => (value: V) => {
        settled(value);
        signal.removeEventListener('abort', end);
        queueMicrotask(end);
      };
      this.subscribe({ tell: settle(resolve), fail: settle(reject), failing: settle(reject) }, done.signal);
    });
  }

  wake(): void {
    this.#pause.wake();
  }

  reopen(): void {
    if (this.#opening) this.#start();
  }

  stop(): void {
    this.#listeners.clear();
    this.#close();
  }

  #leave(listener: WatchListener<T>): void {
    const { clock } = this.#scope.context;
    if (!this.#listeners.delete(listener) || this.#listeners.size) return;
    clock.clearTimeout(this.#timer);
    if (this.#told && this.#linger) this.#timer = clock.setTimeout(() => this.#close(), this.#linger);
    else this.#close();
  }

  #close(): void {
    this.#scope.context.clock.clearTimeout(this.#timer);
    this.#opening?.abort();
    this.#opening = this.#told = undefined;
    this.#scope.parts.delete(this);
  }

  #start(): void {
    this.#opening?.abort();
    this.#error = undefined;
    this.#scope.parts.add(this);
    void this.#keepOpening((this.#opening = new AbortController()).signal);
  }

  /** Never rejects. */
  async #keepOpening(signal: AbortSignal): Promise<void> {
    const { random, connection } = this.#scope.context;
    const tell = (value: T) => {
      if (signal.aborted) return;
      this.#told = { value };
      for (const listener of [...this.#listeners]) listener.tell(value);
    };
    const open = async () => this.#open(await connection(signal), tell, signal);
    const each = (method: 'fail' | 'failing', error: ChatError) => {
      for (const listener of [...this.#listeners]) listener[method]?.(error);
    };
    try {
      await retrying(open, { pause: this.#pause, signal, random, onFailure: (error) => each('failing', error) });
    } catch (error) {
      if (signal.aborted) return;
      this.#error = error as ChatError;
      this.#failedAt = this.#scope.context.clock.now();
      each('fail', this.#error);
    }
  }
}
