/** A token source whose answers a test gives by hand, and a manager on it that keeps what it is told. */

import type { TokenSource } from '../../src/auth/source.js';
import { TokenManager, type TokenManagerOptions } from '../../src/auth/token-manager.js';
import type { ChatError } from '../../src/errors.js';
import { deferred } from '../support/async.js';
import { ManualClock } from '../support/manual-clock.js';

export interface Ask {
  readonly signal: AbortSignal;
  readonly at: number;
  readonly isOpen: boolean;
  answer(answer: unknown): void;
  fail(error: unknown): void;
}

export class ScriptedSource implements TokenSource {
  readonly asks: Ask[] = [];

  constructor(
    readonly renewable = true,
    readonly clock?: ManualClock,
  ) {}

  get last(): Ask {
    return this.asks.at(-1)!;
  }

  /** Asks that are neither answered nor given up. */
  get open(): Ask[] {
    return this.asks.filter((ask) => ask.isOpen);
  }

  ask(signal: AbortSignal): Promise<unknown> {
    const answered = deferred<unknown>();
    let settled = false;
    this.asks.push({
      signal,
      at: this.clock?.now() ?? 0,
      get isOpen() {
        return !settled && !signal.aborted;
      },
      answer(answer) {
        settled = true;
        answered.resolve(answer);
      },
      fail(error) {
        settled = true;
        answered.reject(error);
      },
    });
    return answered.promise;
  }
}

export function managed(options: Partial<TokenManagerOptions> & { renewable?: boolean } = {}) {
  const clock = new ManualClock();
  const source = new ScriptedSource(options.renewable, clock);
  /** What was told, in order. */
  const log: string[] = [];
  const failures: { error: ChatError; retryAt: number }[] = [];
  const ends: ChatError[] = [];
  const manager = new TokenManager({
    source,
    clock,
    random: () => 0,
    accept: ({ value }) => void log.push(`accept ${value}`),
    onToken: () => undefined,
    onFailure(error, retryAt) {
      log.push(`failure ${error.code}`);
      failures.push({ error, retryAt });
    },
    onEnd(error) {
      log.push(`end ${error.code}`);
      ends.push(error);
    },
    ...options,
  });
  /** Gets the first token, from an answer. */
  const begin = async (answer: unknown = { token: 'one', expiresIn: 600 }) => {
    const first = manager.getToken();
    source.last.answer(answer);
    return first;
  };
  return { clock, source, manager, log, failures, ends, begin };
}
