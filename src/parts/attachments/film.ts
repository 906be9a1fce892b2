/** A video in a message: its poster, and the film itself once it is to be played. */

import { html, nothing } from 'lit';
import { directive } from 'lit/async-directive.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { ref } from 'lit/directives/ref.js';
import { formatLength, formatSize } from '../format-file.js';
import { boxOf, pixelsFor, reserve } from './box.js';
import { DownloadButton } from './download-button.js';
import { attachmentIcons } from './icons.js';
import { missing, ring } from './missing.js';
import { whenNear } from './near.js';
import { AttachmentPart, Loading } from './part.js';
import { isGone, plays } from './playing.js';

/** One with so many bytes is saved, not shown: all of it would have to be here first. */
const MOST_BYTES = 200 * 2 ** 20;

class Film extends AttachmentPart {
  readonly #poster = new Loading(() => this.refresh());
  readonly #film = new Loading(() => this.refresh());
  readonly #download = new DownloadButton(() => this.refresh());
  #element: HTMLElement | undefined;
  #video: HTMLVideoElement | undefined;
  #forget: (() => void) | undefined;

  protected template() {
    const { name, words, attachment, context } = this;
    const { media, failure, isRunning, share } = this.#film;
    const { size = 0, duration } = attachment;
    const problem = failure ?? (size > MOST_BYTES ? 'too_large' : undefined);
    const poster = this.#poster.media?.url;
    if (problem) {
      return this.#frame(missing(name, problem, words, false, this.#play, this.#download.render(attachment.media, name, context, words, true)));
    }
    if (media) {
      return this.#frame(html`<video controls playsinline src=${media.url} poster=${ifDefined(poster)} aria-label=${name} ${ref(this.#onVideo)} @play=${this.#onPlay} @error=${() => this.#film.fail()}></video>`);
    }
    const about = [duration === undefined ? '' : formatLength(duration, context.locale), size ? formatSize(size, context.locale) : ''].filter(Boolean).join(' · ');
    return this.#frame(html`
      ${poster ? html`<img src=${poster} alt="" @error=${() => this.#poster.fail()} />` : nothing}
      <button class="start" aria-label=${isRunning ? words.cancelNamed(words.loading(name)) : words.playNamed(name)} @click=${isRunning ? this.#cancel : this.#play}>
        ${isRunning ? attachmentIcons.close : attachmentIcons.play}
      </button>
      ${isRunning ? ring(words.loading(name), share) : nothing} ${about ? html`<span class="length"><bdi>${about}</bdi></span>` : nothing}
    `);
  }

  #frame(content: unknown) {
    return html`<span class="picture film" part="attachment attachment-video" ${ref(this.#onElement)}>${content}</span>`;
  }

  readonly #onElement = (element?: Element) => {
    this.#forget?.();
    this.#forget = undefined;
    this.#element = element as HTMLElement | undefined;
    if (!this.#element) return;
    const box = boxOf(this.attachment);
    reserve(this.#element, { width: Math.max(box.width, 200), height: Math.max(box.height, 112) });
    const { thumbnail } = this.attachment;
    if (!thumbnail || this.#poster.media) return;
    this.#forget = whenNear(this.#element, () => void this.#poster.start(this.context, thumbnail, { showing: 'image', size: pixelsFor(box, devicePixelRatio) }));
  };

  readonly #play = () => {
    void this.#film.start(this.context, this.attachment.media, { showing: 'video', maxBytes: MOST_BYTES });
  };

  readonly #cancel = () => {
    this.#film.release();
    this.refresh();
  };

  readonly #onVideo = (element?: Element) => {
    if (!element) return isGone(this.#video);
    const video = (this.#video = element as HTMLVideoElement);
    // Lit puts it on the page once it is made.
    queueMicrotask(() => video.focus({ preventScroll: true }));
    // Where it took too long for the browser to remember the click, one presses play again.
    video.play().catch(() => undefined);
  };

  readonly #onPlay = (event: Event) => plays(event.currentTarget as HTMLVideoElement);

  protected release(): void {
    this.#forget?.();
    this.#forget = undefined;
    isGone(this.#video);
    this.#film.release();
    this.#poster.release();
    this.#download.release();
  }
}

export const film = directive(Film);
