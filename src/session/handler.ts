/**
 * The ways to a token that come in pairs: a session handler with its callbacks, and a first token beside a source of the
 * next ones. They are a token source and listeners of the session, no machine of their own. Loaded when a session has one.
 */

import { type SessionHandler, askHandler, callHandler } from '../auth/session-handler.js';
import { type TokenAnswer, tokenSource } from '../auth/source.js';
import { ChatError } from '../errors.js';
import type { ChatSession } from './session.js';

interface Pair {
  /** The `token` that has been used: given once, then the other source is asked. */
  used?: unknown;
  /** What `handler` was made of. */
  given?: unknown;
  handler?: SessionHandler | undefined;
}

const pairs = new WeakMap<ChatSession, Pair>();

/**
 * What the session's options answer: `token`, then `tokenFetcher`, then the handler. They are read each time, so that a new
 * handler that does the same thing changes nothing.
 * @param rejected a token that is of no use, since the server has just rejected it
 */
export async function askPair(session: ChatSession, signal: AbortSignal, rejected: string | undefined): Promise<unknown> {
  if (signal.aborted) return undefined; // destroyed while this was loaded: nobody waits any more
  const { token, tokenFetcher } = session.options;
  const pair = pairs.get(session) ?? listen(session);
  if (token === null) return null;
  if (typeof token === 'function') return tokenSource(token).ask(signal);
  if (token !== undefined && token !== pair.used && token !== rejected) {
    pair.used = token;
    return tokenSource(() => token).ask(signal);
  }
  if (tokenFetcher) return tokenSource(tokenFetcher).ask(signal);
  return askHandler(handlerOf(session, pair));
}

/** Tells the handler what happens to the session, from now until the session is destroyed. */
function listen(session: ChatSession): Pair {
  const pair: Pair = {};
  pairs.set(session, pair);
  const tell = (call: (handler: SessionHandler) => unknown) => {
    const { sessionHandler, configureSession } = session.options;
    if (sessionHandler || configureSession) callHandler(() => call(handlerOf(session, pair)));
  };
  session.on('tokenRefreshed', () => tell((handler) => handler.onSessionRefreshed?.()));
  session.on('tokenRefreshError', (error) => tell((handler) => handler.onSessionError?.(error)));
  session.on('error', (error) => tell((handler) => handler.onSessionError?.(error)));
  session.on('sessionClosed', () => tell((handler) => handler.onSessionClosed?.()));
  return pair;
}

/** @throws {ChatError} where the options hold none; what `configureSession` throws */
function handlerOf(session: ChatSession, pair: Pair): SessionHandler {
  const { sessionHandler, configureSession, onNeedToken } = session.options;
  const given = sessionHandler ?? configureSession ?? onNeedToken;
  if (pair.given !== given || !pair.handler) {
    pair.handler = sessionHandler ?? configureSession?.(session) ?? (onNeedToken && setTokenHandler(session, onNeedToken));
    pair.given = given;
  }
  const { handler } = pair;
  if (typeof handler?.onSessionTokenRequired === 'function') return handler;
  throw new ChatError('token_request_failed', 'The session handler has no method onSessionTokenRequired(resolve, reject)', { retryable: true });
}

/** A callback that is answered by `setToken()`, as a handler. */
function setTokenHandler(session: ChatSession, onNeedToken: () => void): SessionHandler {
  return {
    onSessionTokenRequired(resolve) {
      session.expectToken((token) => resolve(token as TokenAnswer));
      onNeedToken();
    },
  };
}
