/**
 * Keeps one valid token at hand. It refreshes before expiry, once however many ask, retries what may pass and stops at
 * what will not. It knows nothing of chat or of the DOM; clock and randomness are injected.
 */

import { type Clock, MAX_TIMEOUT, Pause, abortable, retrying, underDeadline } from '../clock.js';
import { ChatError, abortedError, isAborted, isChatError } from '../errors.js';
import { type TokenSource } from './source.js';
import { type Token, readTokenAnswer } from './token.js';

/** Refresh when this much of a token's life is left … */
const MARGIN = 0.2;
/** … but never earlier than this before its end (ms). */
const MAX_MARGIN = 5 * 60_000;
/** A token is not sent in the last stretch of its life: it would expire on the way (share of its life, and ms at most). */
const SLACK = 0.05;
const MAX_SLACK = 1000;

export interface TokenManagerOptions {
  source: TokenSource;
  clock: Clock;
  random?: () => number;
  /** How long the source may take to answer, in ms; looked at before it is asked. Default 60000. */
  timeout?: (() => number | undefined) | undefined;
  /** Sees each token before anybody uses it. A `ChatError` it throws ends the manager; it may also `stop()` it. */
  accept(token: Token): void | Promise<void>;
  /** It is in use. */
  onToken(token: Token): void;
  /** A try failed and will be repeated at `retryAt` (ms since the epoch). */
  onFailure(error: ChatError, retryAt: number): void;
  /** There will be no further token: `refused`, `token_expired`, or what `accept` threw. */
  onEnd(error: ChatError): void;
}

export class TokenManager {
  readonly #options: TokenManagerOptions;
  readonly #abort = new AbortController();
  readonly #pause: Pause;
  #source: TokenSource;
  #token: Token | undefined;
  /** The value the server has rejected last: a source that answers it again has not helped. */
  #rejected: string | undefined;
  #ended: ChatError | undefined;
  #renewal: { promise: Promise<Token>; abort: AbortController } | undefined;
  #timer: unknown;
  /** How far this token's refresh is moved, 0 to 1: drawn once, so that looking often does not move the moment. */
  #jitter: number | undefined;

  constructor(options: TokenManagerOptions) {
    this.#options = options;
    this.#source = options.source;
    this.#pause = new Pause(options.clock);
  }

  /** The token in use, if there is one. */
  get current(): Token | undefined {
    return this.#token;
  }

  /** The value of a token that can be used at this moment, if there is one. */
  get usable(): string | undefined {
    return this.#token && this.#isAlive(this.#token) ? this.#token.value : undefined;
  }

  /**
   * A token to use now. Waits for a refresh only where none can be used meanwhile.
   * @param request.rejected the token the server has just answered 401 to
   * @throws {ChatError} what ended the manager, or `aborted` with `request.signal`
   */
  async getToken(request: { rejected?: string; signal?: AbortSignal } = {}): Promise<string> {
    const { rejected, signal } = request;
    if (this.#ended) throw this.#ended;
    if (signal?.aborted) throw abortedError(signal);
    // A 401 for a token that has been replaced meanwhile needs no refresh, only another try.
    if (rejected !== undefined && this.#token?.value === rejected) {
      this.#rejected = rejected;
      this.#token = undefined;
      if (!this.#source.renewable) {
        const error = new ChatError('token_expired', 'The chat server rejected the token, and there is no way to get another', { status: 401 });
        this.#end(error);
        throw error;
      }
    }
    const token = this.#token;
    if (token && this.#isAlive(token)) {
      this.#check();
      return token.value;
    }
    for (;;) {
      const renewal = this.#renew();
      try {
        return (await abortable(renewal, signal)).value;
      } catch (error) {
        // The refresh was cut off because the source was replaced: whoever waited wants the new source's token.
        if (this.#ended || signal?.aborted || !isAborted(error)) throw error;
      }
    }
  }

  /**
   * Uses another source from the next time on; `replace` drops the token in use and asks at once. A pause between two tries
   * goes on: a page may give a new function that does the same thing whenever it renders, and it may do so on each failure.
   */
  setSource(source: TokenSource, replace = false): void {
    this.#source = source;
    if (replace) {
      this.#token = undefined;
      this.#renewal?.abort.abort();
      this.#renewal = undefined;
      this.#renew().catch(() => undefined /* told by onEnd */);
    } else this.#check();
  }

  /** The computer may have slept or been offline: looks at the clock, and ends a back-off. */
  wake(): void {
    this.#pause.wake();
    this.#check();
  }

  /** Aborts everything and leaves no timer. What answers later is ignored. */
  stop(): void {
    this.#ended ??= new ChatError('aborted', 'The session was destroyed');
    this.#token = undefined;
    this.#options.clock.clearTimeout(this.#timer);
    this.#abort.abort();
  }

  #isAlive({ expiresAt, lifetime = 0 }: Token): boolean {
    if (expiresAt === undefined || !this.#source.renewable) return true;
    return this.#options.clock.now() < expiresAt - Math.min(lifetime * SLACK, MAX_SLACK);
  }

  /** Starts a refresh if it is due, else sets the timer for it. */
  #check(): void {
    const { clock, random = Math.random } = this.#options;
    const token = this.#token;
    clock.clearTimeout(this.#timer);
    if (this.#ended || this.#renewal || !token || token.expiresAt === undefined || !this.#source.renewable) return;
    const margin = Math.min((token.lifetime ?? 0) * MARGIN, MAX_MARGIN);
    this.#jitter ??= random();
    const due = token.expiresAt - margin * (1 + this.#jitter / 4);
    const delay = due - clock.now();
    if (delay <= 0) this.#renew().catch(() => undefined /* told by onFailure and onEnd */);
    else this.#timer = clock.setTimeout(() => this.#check(), Math.min(delay, MAX_TIMEOUT));
  }

  /** The refresh under way, or a new one. */
  #renew(): Promise<Token> {
    if (this.#ended) return Promise.reject(this.#ended);
    if (!this.#renewal) {
      this.#options.clock.clearTimeout(this.#timer);
      const abort = new AbortController();
      const stop = () => abort.abort();
      this.#abort.signal.addEventListener('abort', stop, { once: true });
      const renewal = { abort, promise: this.#ask(abort.signal) };
      this.#renewal = renewal;
      const settle = () => {
        this.#abort.signal.removeEventListener('abort', stop);
        if (this.#renewal !== renewal) return;
        this.#renewal = undefined;
        this.#check();
      };
      renewal.promise.then(settle, settle);
    }
    return this.#renewal.promise;
  }

  /** Asks until there is a token or there will be none. */
  async #ask(signal: AbortSignal): Promise<Token> {
    const { clock, random, accept, onToken, onFailure } = this.#options;
    const askOnce = async () => {
      const askedAt = clock.now();
      const { renewable } = this.#source;
      const timeout = this.#options.timeout?.() || 60_000;
      const failed = (cause: unknown) => {
        throw sourceError(cause, renewable);
      };
      const ask = (deadline: AbortSignal) => abortable(this.#source.ask(deadline, this.#rejected).catch(failed), deadline);
      const answer = await underDeadline(clock, timeout, [signal], ask).catch((cause: unknown) => {
        if (!isAborted(cause)) throw cause;
        throw new ChatError('token_request_failed', `The token source did not answer within ${timeout} ms`, { retryable: true });
      });
      if (answer === null) throw new ChatError('refused', 'The token source answered null: signed out');
      const token = readTokenAnswer(answer, askedAt, renewable);
      this.#refuseUseless(token);
      await accept(token);
      if (signal.aborted) throw abortedError(signal); // `accept` may have stopped it all
      this.#token = token;
      this.#jitter = undefined;
      onToken(token);
      return token;
    };
    try {
      return await retrying(askOnce, { pause: this.#pause, signal, random, onFailure: (error, wait) => onFailure(error, clock.now() + wait) });
    } catch (cause) {
      const error = cause as ChatError;
      if (!signal.aborted) this.#end(error);
      // Who waited for a refresh that was cut off gets the reason, if there is one.
      throw this.#ended ?? error;
    }
  }

  /** A token that is dead on arrival would be asked for again at once, for ever. */
  #refuseUseless(token: Token): void {
    const why =
      token.value === this.#rejected ? 'the token that the chat server has just rejected'
      : this.#source.renewable && token.expiresAt !== undefined && token.expiresAt <= this.#options.clock.now() ? 'a token that has expired already'
      : undefined;
    if (why) throw new ChatError('bad_token_answer', `The token source answered ${why}`, { retryable: this.#source.renewable });
  }

  #end(error: ChatError): void {
    if (this.#ended) return;
    this.#ended = error;
    this.#token = undefined;
    this.#options.onEnd(error);
  }
}

/** A source's failure. A refusal stays one, and so does what says itself when to try again; anything else of the host may pass. */
function sourceError(cause: unknown, retryable: boolean): ChatError {
  if (isChatError(cause) && (cause.code === 'refused' || (retryable && cause.retryable))) return cause;
  return new ChatError('token_request_failed', 'The token source failed or could not be reached', { retryable, cause });
}
