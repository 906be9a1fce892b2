import { MatrixError } from '../http/errors.js';

/** How many messages a user may send. */
export interface RateLimits {
  /** Messages per second in the long run. */
  messagesPerSecond: number;
  /** Messages at once. */
  burst: number;
}

/** A leaky bucket per user (§"Rate limiting"). */
export class RateLimiter {
  readonly #limits: RateLimits | undefined;
  readonly #now: () => number;
  readonly #buckets = new Map<string, { level: number; at: number }>();

  /** @param limits undefined: no limits */
  constructor(limits: RateLimits | undefined, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Counts one message. @throws {MatrixError} 429 `M_LIMIT_EXCEEDED` with `retry_after_ms` */
  spend(userId: string): void {
    if (!this.#limits) return;
    const { messagesPerSecond, burst } = this.#limits;
    const now = this.#now();
    const bucket = this.#buckets.get(userId) ?? { level: 0, at: now };
    const level = Math.max(0, bucket.level - ((now - bucket.at) / 1000) * messagesPerSecond);
    if (level + 1 > burst) {
      const wait = Math.ceil(((level + 1 - burst) / messagesPerSecond) * 1000);
      throw new MatrixError(429, 'M_LIMIT_EXCEEDED', 'Too Many Requests', { retry_after_ms: wait });
    }
    this.#buckets.set(userId, { level: level + 1, at: now });
  }
}
