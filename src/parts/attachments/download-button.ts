/** The button that saves a file: while it does, it shows how far it has come, and ends it. */

import { html, nothing } from 'lit';
import type { MediaProgress } from '../../data/media.js';
import { toChatError } from '../../errors.js';
import type { AttachmentWords } from '../attachment-words.js';
import { attachmentIcons } from './icons.js';
import { ring } from './missing.js';
import { save } from './save.js';
import type { AttachmentContext } from './contract.js';

export class DownloadButton {
  readonly #onChange: () => void;
  /** Of the download under way. */
  #abort: AbortController | undefined;
  /** 0 to 1; `undefined` where nobody says how long it is. */
  #share: number | undefined;
  #hasFailed = false;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** What to say of it besides; empty where nothing is to be said. */
  status(name: string, words: AttachmentWords): string {
    return this.#hasFailed ? words.downloadFailed(name) : '';
  }

  render(media: string, name: string, context: AttachmentContext, words: AttachmentWords, withText = false) {
    const isRunning = this.#abort !== undefined;
    const label = isRunning ? words.cancelNamed(words.downloading(name)) : words.downloadNamed(name);
    // One button before, while and after: it keeps the focus.
    return html`<span class="download">
      <button class="icon-button" part="download-button" aria-label=${label} title=${isRunning ? words.cancel : words.download} @click=${() => (isRunning ? this.release() : void this.#save(media, name, context))}>
        ${isRunning ? attachmentIcons.close : attachmentIcons.download}${withText ? html`<span>${isRunning ? words.cancel : words.download}</span>` : nothing}
      </button>
      ${isRunning ? ring(words.downloading(name), this.#share) : nothing}
    </span>`;
  }

  /** Ends the download. */
  release(): void {
    if (!this.#abort) return;
    this.#abort.abort();
    this.#abort = undefined;
    this.#onChange();
  }

  /** Never rejects. */
  async #save(media: string, name: string, context: AttachmentContext): Promise<void> {
    const { session } = context;
    if (this.#abort || !session) return;
    const abort = (this.#abort = new AbortController());
    this.#share = undefined;
    this.#hasFailed = false;
    this.#onChange();
    const onProgress = ({ loaded, total }: MediaProgress) => {
      if (abort !== this.#abort) return;
      this.#share = total ? loaded / total : undefined;
      this.#onChange();
    };
    const failure = await save(session, media, name, { signal: abort.signal, onProgress }).catch(toChatError);
    if (abort !== this.#abort) return; // it was given up: that is no failure
    this.#hasFailed = failure !== undefined;
    this.release();
    if (failure) context.onError(failure);
  }
}
