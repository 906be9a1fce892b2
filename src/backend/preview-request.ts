/** How requests of the preview backend travel: a token first, then the way there, then perhaps a refusal. */

import { sleep } from '../clock.js';
import { abortedError, ChatError } from '../errors.js';
import { offlineError, type PreviewMethod, type PreviewWorld } from './preview-world.js';
import type { ConnectOptions } from './types.js';

export class RequestLine {
  readonly #world: PreviewWorld;
  readonly #getToken: ConnectOptions['getToken'];
  readonly #closing = new AbortController();

  constructor(world: PreviewWorld, getToken: ConnectOptions['getToken']) {
    this.#world = world;
    this.#getToken = getToken;
  }

  /** @param work what the server does, and only if nobody has aborted by then. What takes longer looks at the signal it is given. */
  make<T>(method: PreviewMethod, signal: AbortSignal | undefined, work: (token: string, signal: AbortSignal) => T | Promise<T>): Promise<T> {
    return underAll([this.#closing.signal, signal], async (joined) => {
      let token = await this.#getToken({ signal: joined });
      await this.#travel(method, joined);
      if (!this.#world.accepts(token)) {
        token = await this.#getToken({ rejected: token, signal: joined });
        await this.#travel(method, joined);
        if (!this.#world.accepts(token)) throw new ChatError('token_expired', 'The renewed token was rejected too', { status: 401 });
      }
      return work(token, joined);
    });
  }

  /** Rejects everything in flight, and whatever is made later. */
  close(): void {
    this.#closing.abort();
  }

  /** Something on its way for `share` of the world's latency. */
  async pass(share: number, signal: AbortSignal): Promise<void> {
    const { clock, latency } = this.#world;
    if (latency > 0) await sleep(clock, latency * share, signal);
    else await Promise.resolve();
    if (signal.aborted) throw abortedError(signal);
    if (this.#world.isOffline) throw offlineError();
  }

  async #travel(method: PreviewMethod, signal: AbortSignal): Promise<void> {
    await this.pass(1, signal);
    this.#world.checkWeather(method);
  }
}

/** Runs `work` under one signal for several, and rejects with `aborted` at once when any of them aborts. */
function underAll<T>(signals: readonly (AbortSignal | undefined)[], work: (joined: AbortSignal) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const settled = new AbortController();
    const stop = (signal: AbortSignal) => {
      settled.abort();
      controller.abort(signal.reason);
      reject(abortedError(signal));
    };
    for (const signal of signals) {
      if (signal?.aborted) return stop(signal);
      signal?.addEventListener('abort', () => stop(signal), { signal: settled.signal });
    }
    void work(controller.signal)
      .then(resolve, reject)
      .finally(() => settled.abort());
  });
}
