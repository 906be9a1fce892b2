/**
 * `getChatSession()`: the session of a user, by who they are, as TalkJS has it. A page may ask for it wherever it needs it
 * and keeps no reference: it is the same one as long as somebody holds it or anything is subscribed.
 */

import type { ChatSessionOptions } from './options.js';
import { ChatSession } from './session.js';

/** Options of `getChatSession()`. Which session it is depends on the first two. */
export interface GetChatSessionOptions extends ChatSessionOptions {
  /** The user: a token of anybody else fails with `user_mismatch`. */
  userId: string;
}

const sessions = new Map<string, WeakRef<ChatSession>>();

/**
 * The session of this server and user: the same object while it lives, whose options a second call does not touch; a new one
 * once that has failed, closed or been destroyed. It connects when it is first used, and closes some seconds after nothing is
 * subscribed or under way any more.
 */
export function getChatSession(options: GetChatSessionOptions): ChatSession {
  for (const [key, session] of sessions) if (!session.deref()) sessions.delete(key);
  const key = `${options.serverUrl ?? options.tokenEndpoint ?? ''} ${options.userId}`;
  const known = sessions.get(key)?.deref();
  if (known && known.state !== 'failed' && known.state !== 'closed') return known;
  const session = new ChatSession(options, true);
  sessions.set(key, new WeakRef(session));
  return session;
}
