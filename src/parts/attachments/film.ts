/** A video in a message: its poster, and the film itself once it is to be played. */

import { html, nothing } from 'lit';
import { directive } from 'lit/async-directive.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { formatLength, formatSize } from '../format-file.js';
import { boxOf, pixelsFor, reserve } from './box.js';
import { attachmentIcons } from './icons.js';
import { missing, ring } from './missing.js';
import { AttachmentPart, Loading } from './part.js';
import { plays } from './playing.js';

/** One with so many bytes is saved, not shown: all of it would have to be here first. */
const MOST_BYTES = 200 * 2 ** 20;

class Film extends AttachmentPart {
  readonly #poster = new Loading(() => this.refresh());

  protected template() {
    const { name, words, attachment, context } = this;
    const { media, failure, isRunning, share } = this.loading;
    const { size = 0, duration, thumbnail } = attachment;
    const box = boxOf(attachment);
    reserve(this.place, { width: Math.max(box.width, 200), height: Math.max(box.height, 112) });
    if (thumbnail) this.whenNear(() => void this.#poster.start(context, thumbnail, { showing: 'image', size: pixelsFor(box, devicePixelRatio) }));
    const problem = failure ?? (size > MOST_BYTES ? 'too_large' : undefined);
    const poster = this.#poster.media?.url;
    if (problem) {
      return frame(missing(name, problem, words, false, this.#play, this.downloadButton(true)));
    }
    if (media) {
      return frame(html`<video controls playsinline src=${media.url} poster=${ifDefined(poster)} aria-label=${name} @play=${plays} @error=${this.fail}></video>`);
    }
    const about = [duration === undefined ? '' : formatLength(duration, context.locale), size ? formatSize(size, context.locale) : ''].filter(Boolean).join(' · ');
    return frame(html`
      ${poster ? html`<img src=${poster} alt="" @error=${() => this.#poster.fail()} />` : nothing}
      <button class="start" aria-label=${isRunning ? words.cancelNamed(words.loading(name)) : words.playNamed(name)} @click=${isRunning ? this.cancel : this.#play}>
        ${isRunning ? attachmentIcons.close : attachmentIcons.play}
      </button>
      ${isRunning ? ring(words.loading(name), share) : nothing} ${about ? html`<span class="length"><bdi>${about}</bdi></span>` : nothing}
    `);
  }

  readonly #play = async () => {
    const video = await this.loadToPlay({ showing: 'video', maxBytes: MOST_BYTES });
    video?.focus({ preventScroll: true });
    // Where it took too long for the browser to remember the click, one presses play again.
    video?.play().catch(() => undefined);
  };

  protected override release(): void {
    this.#poster.release();
    super.release();
  }
}

const frame = (content: unknown) => html`<span class="picture film" part="attachment attachment-video">${content}</span>`;

export const film = directive(Film);
