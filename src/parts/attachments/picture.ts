/** A picture in a message: its place is there before it is, and a click opens it. */

import { html } from 'lit';
import { directive } from 'lit/async-directive.js';
import { ref } from 'lit/directives/ref.js';
import type { HoldOptions } from '../../data/media.js';
import { boxOf, reserve, sizeFor } from './box.js';
import { DownloadButton } from './download-button.js';
import { attachmentIcons } from './icons.js';
import { openLightbox } from './lightbox-door.js';
import { missing } from './missing.js';
import { whenNear } from './near.js';
import { AttachmentPart, Loading } from './part.js';

/** No picture in a message needs more. */
const MOST_BYTES = 30 * 2 ** 20;

class Picture extends AttachmentPart {
  readonly #loading = new Loading(() => this.refresh());
  readonly #download = new DownloadButton(() => this.refresh());
  #element: HTMLElement | undefined;
  #forget: (() => void) | undefined;
  /** It is tried again by somebody whose button will be gone. */
  #focusNext = false;

  protected template() {
    const { name, words, attachment } = this;
    this.#loading.take(this.context, attachment.media, this.#wanted);
    const { media, failure } = this.#loading;
    const problem = failure ?? (this.#focusNext ? 'network' : undefined);
    return html`<span class="picture ${attachment.width && attachment.height ? '' : 'unknown'}" part="attachment attachment-image" ${ref(this.#onElement)}>
      ${problem && !media
        ? missing(name, problem, words, failure === undefined, this.#retry, this.#download.render(attachment.media, name, this.context, words))
        : html`<button class="open" aria-haspopup="dialog" aria-label=${words.imageNamed(name)} @click=${this.#open}>
            ${media
              ? html`<img src=${media.url} alt="" draggable="false" @error=${() => this.#loading.fail()} />`
              : html`<span class="wait">${attachmentIcons.image}</span>`}
          </button>`}
    </span>`;
  }

  protected override refresh(): void {
    super.refresh();
    if (!this.#focusNext || this.#loading.isRunning) return;
    this.#focusNext = false;
    super.refresh();
    this.#element?.querySelector('button')?.focus({ preventScroll: true });
  }

  readonly #onElement = (element?: Element) => {
    this.#forget?.();
    this.#forget = undefined;
    this.#element = element as HTMLElement | undefined;
    if (!this.#element) return;
    reserve(this.#element, boxOf(this.attachment));
    const { media, failure } = this.#loading;
    if (!media && failure === undefined) this.#forget = whenNear(this.#element, () => void this.#load());
  };

  get #wanted(): HoldOptions {
    const size = sizeFor(this.attachment);
    return { showing: 'image', maxBytes: MOST_BYTES, ...(size && { size }) };
  }

  async #load(): Promise<void> {
    await this.#loading.start(this.context, this.attachment.media, this.#wanted);
  }

  readonly #retry = () => {
    if (this.#loading.isRunning) return;
    this.#focusNext = true;
    void this.#load();
  };

  readonly #open = (event: Event) => {
    if (this.context.onClick(this.message)) openLightbox(this.message, this.context, event.currentTarget as HTMLElement);
  };

  protected release(): void {
    this.#forget?.();
    this.#forget = undefined;
    this.#focusNext = false;
    this.#loading.release();
    this.#download.release();
  }
}

export const picture = directive(Picture);
