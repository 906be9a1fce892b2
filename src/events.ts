/**
 * Every event of the library, typed. Elements dispatch them as `CustomEvent`s; `ChatSession.on()` tells the same things to
 * scripts. No event carries a token.
 */

import { ChatError } from './errors.js';

/** Life-cycle events: on the element itself, not bubbling. */
export interface LifecycleEventMap {
  /** It can be used. Once per sign-in. */
  ready: CustomEvent<void>;
  /** Something failed that the person sees too. The detail is the error. */
  error: CustomEvent<ChatError>;
  /** The session has a new token. */
  tokenRefreshed: CustomEvent<TokenRefreshedDetail>;
}

export interface TokenRefreshedDetail {
  /** When it expires, in ms since the epoch; `undefined` where that is not known. */
  expiresAt: number | undefined;
}

export interface TokenRefreshErrorDetail {
  error: ChatError;
  willRetry: boolean;
  /** When it is tried again, in ms since the epoch; `undefined` where it is not. */
  retryAt: number | undefined;
}

export interface MessageSentDetail {
  id: string;
  content: string;
  channelId: string;
}

export interface ResultClickDetail {
  messageId: string;
  channelId: string;
}

/** Dispatches a life-cycle event: it does not bubble, so that it never meets a host's own listeners by chance. */
export function announce<T>(target: EventTarget, type: string, detail?: T): void {
  target.dispatchEvent(new CustomEvent(type, { detail }));
}

/**
 * Dispatches what a person did: bubbling and composed, cancelable where there is a default action.
 * @returns whether the default action is to happen
 */
export function request<T>(target: EventTarget, type: string, detail: T, cancelable = false): boolean {
  return target.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
}

/** Reports an error that a listener of the host threw, the way the platform reports one of a DOM listener. */
export function reportListenerError(cause: unknown): void {
  const error = new ChatError('listener_failed', 'A listener threw', { cause });
  if (typeof reportError === 'function') reportError(error);
  else console.error(error);
}

/** A set of listeners. One that throws is reported and breaks nothing; one added or removed meanwhile is no surprise. */
export class Listeners<Args extends unknown[]> {
  readonly #listeners = new Set<(...args: Args) => void>();

  get size(): number {
    return this.#listeners.size;
  }

  /** @returns takes it away again */
  add(listener: (...args: Args) => void): () => void {
    const own = (...args: Args) => listener(...args);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  emit(...args: Args): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(...args);
      } catch (cause) {
        reportListenerError(cause);
      }
    }
  }

  clear(): void {
    this.#listeners.clear();
  }
}
