/** Sendbird's session handler: a host that knows theirs gives the same object here. Loaded when a session is given one. */

import type { ChatError } from '../errors.js';
import { reportListenerError } from '../events.js';
import type { TokenAnswer } from './source.js';

/** What a host does about a session's token, by callbacks. One that throws breaks nothing and is reported. */
export interface SessionHandler {
  /**
   * A token is needed: at the start where there is no `token`, before the last one expires, and when the server rejects it.
   * @param resolve takes a token, or what a token endpoint answers; `null` declines: the session closes. Only the first
   *   answer within `tokenTimeoutMs` counts
   * @param reject says that it failed this time: asked again after a growing pause, unless it is `ChatError('refused')`
   */
  onSessionTokenRequired(resolve: (token: TokenAnswer) => void, reject: (error?: unknown) => void): unknown;
  /** A refresh gave a new token. */
  onSessionRefreshed?(): unknown;
  /** A token could not be had, or signing in failed. Nothing need be done where `error.retryable` is true. */
  onSessionError?(error: ChatError): unknown;
  /** Signed out: send the user to where they sign in. */
  onSessionClosed?(): unknown;
}

/** Asks a handler for a token. What its method throws counts as `reject`. */
export function askHandler(handler: SessionHandler): Promise<unknown> {
  return new Promise((resolve, reject) => {
    callHandler(() => handler.onSessionTokenRequired(resolve, reject), reject);
  });
}

/** Calls the host; reports what it throws, at once or later. */
export function callHandler(call: () => unknown, failed: (cause: unknown) => void = () => undefined): void {
  const report = (cause: unknown) => {
    reportListenerError(cause);
    failed(cause);
  };
  try {
    Promise.resolve(call()).catch(report);
  } catch (cause) {
    report(cause);
  }
}
