/** `syncUser`: how the host calls the signed-in user is how the chat server calls them. Loaded when a session has it. */

import { storedFor } from './browser.js';
import type { SyncedUser } from './options.js';
import type { ChatSession } from './session.js';

/** Types of pictures that are taken from the web. */
const PICTURES = /^image\/(png|jpeg|gif|webp|avif)$/;

/**
 * Tells the chat server what is different, if anything is.
 * @param signal aborts when the sign-in ends
 * @throws {ChatError} what the server answers; what the host's function throws
 */
export async function syncUser(session: ChatSession, signal: AbortSignal): Promise<void> {
  const given = session.options.syncUser;
  const wanted = typeof given === 'function' ? await given() : given;
  const user = session.currentUser;
  if (!wanted || !user || signal.aborted) return;
  const now = await user.get();
  if (signal.aborted) return;
  const { name } = wanted;
  if (name !== undefined && name !== now?.name) await user.set({ name });
  if (!signal.aborted) await syncPhoto(session, wanted, now?.photoUrl ?? null, signal);
}

/** A picture of the web is stored on the chat server: once, as long as its URL is the same. */
async function syncPhoto(session: ChatSession, { photoUrl }: SyncedUser, now: string | null, signal: AbortSignal): Promise<void> {
  const { currentUser: user, userId } = session;
  if (photoUrl === undefined || photoUrl === now || !user || !userId) return;
  if (photoUrl === null || !/^(https?|blob|data):|^[./]/.test(photoUrl)) return user.set({ photoUrl });
  const key = `${storedFor(userId)}photo`;
  if (now !== null && recall(key) === photoUrl) return;
  const picture = await (await fetch(photoUrl, { credentials: 'omit', signal })).blob();
  if (signal.aborted || !PICTURES.test(picture.type)) return;
  const stored = await session.uploadImage(picture, { filename: 'avatar' }, { signal });
  if (signal.aborted) return;
  await user.set({ photoUrl: stored });
  remember(key, photoUrl);
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // no storage here
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // no storage here: it is uploaded again the next time
  }
}
