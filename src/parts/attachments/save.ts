/** Saves a file of the chat server on the person's device. */

import { MediaCache, type MediaProgress } from '../../data/media.js';
import type { ChatSession } from '../../session/session.js';

/** How long a browser may take to begin (ms). */
const PATIENCE = 30_000;

/** Fetches it, and hands it to the browser. Rejects with a `ChatError`. */
export async function save(session: ChatSession, media: string, name: string, options: { signal: AbortSignal; onProgress?: (progress: MediaProgress) => void }): Promise<void> {
  const file = await MediaCache.of(session.scope).file(media, options);
  if (options.signal.aborted) return;
  // Bytes alone: whatever it is, the browser does not open it here.
  const url = URL.createObjectURL(new Blob([file], { type: 'application/octet-stream' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), PATIENCE);
}
