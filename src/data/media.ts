/** Pictures as `blob:` URLs: the server wants a token for them, and a token never goes into a URL. */

import type { ChatConnection } from '../backend/types.js';

/** Pictures kept at most; the one unused longest is let go first. */
const KEPT = 100;
/** Types shown as a picture: none of them can hold a script. */
const SAFE_TYPES = /^image\/(png|jpeg|gif|webp|avif)$/;

export class MediaCache {
  readonly #connection: (signal: AbortSignal) => Promise<ChatConnection>;
  readonly #abort = new AbortController();
  readonly #urls = new Map<string, Promise<string | undefined>>();

  constructor(connection: (signal: AbortSignal) => Promise<ChatConnection>) {
    this.#connection = connection;
  }

  /**
   * A `blob:` URL of a picture, about `size` px wide; `undefined` where it cannot be shown: then a placeholder stands for it.
   * It is valid until the session ends or a hundred others have been asked for since.
   */
  url(media: string, size: number): Promise<string | undefined> {
    const key = `${size} ${media}`;
    const url = this.#urls.get(key) ?? this.#load(media, size);
    this.#urls.delete(key);
    this.#urls.set(key, url); // the newest is last
    for (const [oldest, old] of this.#urls) {
      if (this.#urls.size <= KEPT) break;
      this.#urls.delete(oldest);
      this.#revoke(old);
    }
    return url;
  }

  /** Lets go of everything. */
  stop(): void {
    this.#abort.abort();
    this.#urls.forEach((url) => this.#revoke(url));
    this.#urls.clear();
  }

  async #load(media: string, size: number): Promise<string | undefined> {
    const { signal } = this.#abort;
    try {
      const connection = await this.#connection(signal);
      if (!connection.capabilities.has('media')) return undefined;
      const blob = await connection.media(media, { size, signal });
      return SAFE_TYPES.test(blob.type) && !signal.aborted ? URL.createObjectURL(blob) : undefined;
    } catch {
      return undefined; // the placeholder is good enough for a picture
    }
  }

  #revoke(url: Promise<string | undefined>): void {
    void url.then((url) => url && URL.revokeObjectURL(url));
  }
}
