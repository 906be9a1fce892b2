/** A picture in a message: its place is there before it is, and a click opens it. */

import { html } from 'lit';
import { directive } from 'lit/async-directive.js';
import type { HoldOptions } from '../../data/media.js';
import { boxOf, reserve, sizeFor } from './box.js';
import { attachmentIcons } from './icons.js';
import { openLightbox } from './lightbox-door.js';
import { missing } from './missing.js';
import { AttachmentPart } from './part.js';

/** No picture in a message needs more. */
const MOST_BYTES = 30 * 2 ** 20;

class Picture extends AttachmentPart {
  /** It is tried again by somebody whose button will be gone. */
  #focusNext = false;

  protected template() {
    const { name, words, attachment, loading } = this;
    reserve(this.place, boxOf(attachment));
    loading.take(this.context, attachment.media, this.#wanted);
    const { media, failure } = loading;
    if (!media && failure === undefined) this.whenNear(this.#load);
    const problem = failure ?? (this.#focusNext ? 'network' : undefined);
    return html`<span class="picture ${attachment.width && attachment.height ? '' : 'unknown'}" part="attachment attachment-image">
      ${problem && !media
        ? missing(name, problem, words, failure === undefined, this.#retry, this.downloadButton())
        : html`<button class="open" aria-haspopup="dialog" aria-label=${words.imageNamed(name)} @click=${this.#open}>
            ${media
              ? html`<img src=${media.url} alt="" draggable="false" @error=${this.fail} />`
              : html`<span class="wait">${attachmentIcons.image}</span>`}
          </button>`}
    </span>`;
  }

  protected override refresh(): void {
    super.refresh();
    if (!this.#focusNext || this.loading.isRunning) return;
    this.#focusNext = false;
    super.refresh();
    this.place.querySelector('button')?.focus({ preventScroll: true });
  }

  get #wanted(): HoldOptions {
    const size = sizeFor(this.attachment);
    return { showing: 'image', maxBytes: MOST_BYTES, ...(size && { size }) };
  }

  readonly #load = () => void this.loading.start(this.context, this.attachment.media, this.#wanted);

  readonly #retry = () => {
    if (this.loading.isRunning) return;
    this.#focusNext = true;
    this.#load();
  };

  readonly #open = (event: Event) => {
    if (this.context.onClick(this.message)) openLightbox(this.message, this.context, event.currentTarget as HTMLElement);
  };

  protected override release(): void {
    this.#focusNext = false;
    super.release();
  }
}

export const picture = directive(Picture);
