/** Says on an element what happens to its session, as the session's own listeners are told it; but no token. */

import { announce } from '../events.js';
import type { ChatSession } from '../session/session.js';

/** @returns what ends it */
export function relay(session: ChatSession, target: EventTarget): (() => void)[] {
  const plain = ['error', 'sessionClosed'] as const;
  return [
    session.on('tokenRefreshed', (_token, detail) => void announce(target, 'tokenRefreshed', detail)),
    session.on('tokenRefreshError', (_error, detail) => void announce(target, 'tokenRefreshError', detail)),
    ...plain.map((type) => session.on(type, (detail?: unknown) => void announce(target, type, detail))),
  ];
}
