/** Which session of the page a person used last: a keyboard shortcut that several could answer is answered by that one's element. */

import type { ChatSession } from './session.js';

let lastUsed: WeakRef<ChatSession> | undefined;

/** The person has done something in this session's part of the page. */
export function markUsed(session: ChatSession): void {
  lastUsed = new WeakRef(session);
}

/** Whether it was used last; also where none has been used yet. */
export function isLastUsed(session: ChatSession): boolean {
  const last = lastUsed?.deref();
  return last === undefined || last === session || last.state === 'closed';
}
