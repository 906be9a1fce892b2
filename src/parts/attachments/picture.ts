/** A picture in a message: its place is there before it is, and a click opens it. */

import { html } from 'lit';
import { directive } from 'lit/async-directive.js';
import { ref } from 'lit/directives/ref.js';
import { type Box, boxOf, pixelsFor, reserve } from './box.js';
import { DownloadButton } from './download-button.js';
import { attachmentIcons } from './icons.js';
import { openLightbox } from './lightbox-door.js';
import { missing } from './missing.js';
import { whenNear } from './near.js';
import { AttachmentPart, Loading } from './part.js';

/** Bytes up to which the file itself is as quickly there as a small one; and a moving one, which the server makes stand still. */
const SMALL = 150_000;
const MOVING = 8 * 2 ** 20;
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
    reserve(this.#element, this.#box);
    const { media, failure } = this.#loading;
    if (!media && failure === undefined) this.#forget = whenNear(this.#element, () => void this.#load());
  };

  get #box(): Box {
    return boxOf(this.attachment);
  }

  async #load(): Promise<void> {
    const { media, mimeType, size = Infinity } = this.attachment;
    const moves = mimeType === 'image/gif' && size <= MOVING && !matchMedia('(prefers-reduced-motion: reduce)').matches;
    const isWhole = moves || size <= SMALL;
    await this.#loading.start(this.context, media, { showing: 'image', maxBytes: MOST_BYTES, ...(!isWhole && { size: pixelsFor(this.#box, devicePixelRatio) }) });
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
