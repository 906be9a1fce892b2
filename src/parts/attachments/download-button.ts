/** The button that saves a file: while it does, it shows how far it has come, and ends it. */

import { html, nothing } from 'lit';
import { isChatError } from '../../errors.js';
import type { AttachmentWords } from '../attachment-words.js';
import { attachmentIcons } from './icons.js';
import { ring } from './missing.js';
import { Saving } from './save.js';
import type { AttachmentContext } from './contract.js';

export class DownloadButton {
  readonly #saving: Saving;

  constructor(onChange: () => void) {
    this.#saving = new Saving(onChange);
  }

  /** What to say of it besides; empty where nothing is to be said. */
  status(name: string, words: AttachmentWords): string {
    return this.#saving.failed ? words.downloadFailed(name) : '';
  }

  render(media: string, name: string, context: AttachmentContext, words: AttachmentWords, withText = false) {
    const { isRunning, share } = this.#saving;
    const label = isRunning ? words.cancelNamed(words.downloading(name)) : words.downloadNamed(name);
    const onClick = () => {
      if (isRunning) this.#saving.cancel();
      else if (context.session) {
        void this.#saving.start(context.session, media, name).then((error) => isChatError(error) && context.onError(error));
      }
    };
    // One button before, while and after: it keeps the focus.
    return html`<span class="download">
      <button class="icon-button" part="download-button" aria-label=${label} title=${isRunning ? words.cancel : words.download} @click=${onClick}>
        ${isRunning ? attachmentIcons.close : attachmentIcons.download}${withText ? html`<span>${isRunning ? words.cancel : words.download}</span>` : nothing}
      </button>
      ${isRunning ? ring(words.downloading(name), share) : nothing}
    </span>`;
  }

  release(): void {
    this.#saving.cancel();
  }
}
