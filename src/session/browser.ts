/** What a session takes from the browser it runs in; where there is none, nothing. */

const DEVICE_KEY = 'chat-elements/device-id';

/**
 * Calls `wake` whenever waiting has become pointless: online again, the page back from the cache, the tab seen; also when
 * the browser says that it is offline, which shows at once by trying.
 * @returns takes the listeners away
 */
export function onWake(wake: () => void): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const abort = new AbortController();
  const { signal } = abort;
  const onVisible = () => document.visibilityState === 'visible' && wake();
  addEventListener('online', wake, { signal });
  addEventListener('offline', wake, { signal });
  addEventListener('pageshow', wake, { signal });
  document.addEventListener('visibilitychange', onVisible, { signal });
  return () => abort.abort();
}

/** A random id of this browser, told to the token endpoint: the server knows a repeated message only within one device. */
export function deviceId(): string {
  const fresh = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  try {
    const known = localStorage.getItem(DEVICE_KEY);
    if (known) return known;
    localStorage.setItem(DEVICE_KEY, fresh);
  } catch {
    // no storage here (a sandboxed frame, a private window): an id for this page is the best there is
  }
  return fresh;
}

/** What is stored on the device for one user has keys that begin so. */
export const storedFor = (userId: string) => `chat-elements/${userId}/`;

/** Deletes what is stored on the device for a user. */
export function forgetStored(userId: string): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(storedFor(userId))) localStorage.removeItem(key);
  } catch {
    // no storage here: nothing is stored
  }
}
