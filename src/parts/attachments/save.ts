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

/** A download under way, and how far it has come. */
export class Saving {
  readonly #onChange: () => void;
  #abort: AbortController | undefined;
  /** 0 to 1; `undefined` where nobody says how long it is. */
  share: number | undefined;
  failed = false;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get isRunning(): boolean {
    return this.#abort !== undefined;
  }

  /** @returns why it failed, if it did */
  async start(session: ChatSession, media: string, name: string): Promise<unknown> {
    if (this.#abort) return undefined;
    const abort = (this.#abort = new AbortController());
    this.share = undefined;
    this.failed = false;
    this.#onChange();
    const onProgress = ({ loaded, total }: MediaProgress) => {
      if (abort !== this.#abort) return;
      this.share = total ? loaded / total : undefined;
      this.#onChange();
    };
    let reason: unknown;
    try {
      await save(session, media, name, { signal: abort.signal, onProgress });
    } catch (error) {
      reason = error;
    }
    if (abort !== this.#abort) return undefined; // cancelled: that is no failure
    this.#abort = undefined;
    this.failed = reason !== undefined;
    this.#onChange();
    return reason;
  }

  cancel(): void {
    if (!this.#abort) return;
    this.#abort.abort();
    this.#abort = undefined;
    this.#onChange();
  }
}
