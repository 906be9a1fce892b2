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
  /** A refresh failed; the old token is used while it lives. */
  tokenRefreshError: CustomEvent<TokenRefreshErrorDetail>;
  /** The session is signed out. */
  sessionClosed: CustomEvent<void>;
}

/** What every element inside a session tells besides: about its own options, and how it is now. */
export interface ElementEventMap<Options = unknown, Snapshot = unknown> extends LifecycleEventMap {
  /** `updateOptions()` has changed one of the element's own options. The detail is what they are now. */
  optionsUpdated: CustomEvent<Readonly<Options>>;
  /** `getSnapshot()` answers something else than before. Dispatched only where somebody listens. */
  snapshot: CustomEvent<Snapshot>;
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

export interface IdDetail {
  id: string;
}

export interface LinkClickDetail {
  url: string;
}

export interface ResultClickDetail {
  messageId: string;
  channelId: string;
}

/**
 * Dispatches a life-cycle event: it does not bubble, so that it never meets a host's own listeners by chance.
 * @returns whether what it tells of is to happen: `false` where it is cancelable, and was canceled
 */
export function announce<T>(target: EventTarget, type: string, detail?: T, cancelable = false): boolean {
  return target.dispatchEvent(new CustomEvent(type, { detail, cancelable }));
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

/** Calls the host. What it throws breaks nothing and is reported. */
export function guarded(call: () => void): void {
  try {
    call();
  } catch (cause) {
    reportListenerError(cause);
  }
}

/** A set of listeners. One that throws is reported and breaks nothing; one added or removed meanwhile is no surprise. */
export class Listeners<Args extends unknown[]> {
  #entries: readonly { readonly listener: (...args: Args) => void; readonly once: boolean }[] = [];

  get size(): number {
    return this.#entries.length;
  }

  /** @returns takes it away again */
  add(listener: (...args: Args) => void, once = false): () => void {
    const entry = { listener, once };
    this.#entries = [...this.#entries, entry];
    return () => (this.#entries = this.#entries.filter((other) => other !== entry));
  }

  /** Adds one for as long as it is subscribed. @param onNone nobody is left */
  subscribe(listener: (...args: Args) => void, onNone: () => void): { unsubscribe(): void } {
    let remove: (() => void) | undefined = this.add(listener);
    return {
      unsubscribe: () => {
        if (!remove) return;
        remove();
        remove = undefined;
        if (this.size === 0) onNone();
      },
    };
  }

  /** Takes a listener away, however often it was added. */
  remove(listener: (...args: Args) => void): void {
    this.#entries = this.#entries.filter((entry) => entry.listener !== listener);
  }

  emit(...args: Args): void {
    for (const entry of this.#entries) {
      if (!this.#entries.includes(entry)) continue; // a listener before it has taken it away
      if (entry.once) this.#entries = this.#entries.filter((other) => other !== entry);
      guarded(() => entry.listener(...args));
    }
  }

  clear(): void {
    this.#entries = [];
  }
}

/** The listeners of an object that tells several things, each with arguments of its own. */
export class Emitter<Events extends { [K in keyof Events]: unknown[] }> {
  readonly #byType = new Map<keyof Events, Listeners<never>>();

  /** The listeners of one thing it tells. */
  of<K extends keyof Events>(type: K): Listeners<Events[K]> {
    let listeners = this.#byType.get(type);
    if (!listeners) this.#byType.set(type, (listeners = new Listeners()));
    return listeners as unknown as Listeners<Events[K]>;
  }

  clear(): void {
    for (const listeners of this.#byType.values()) listeners.clear();
  }
}
