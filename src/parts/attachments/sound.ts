/** A sound or a voice message: play, pause, and a slider to where one wants to be. Loaded when it is to be played. */

import { html, nothing } from 'lit';
import { directive } from 'lit/async-directive.js';
import { formatLength, formatSize } from '../format-file.js';
import { attachmentIcons, shapeIcon } from './icons.js';
import { isFinal, ring } from './missing.js';
import { AttachmentPart } from './part.js';
import { plays } from './playing.js';
import { shapeOf } from './waveform.js';

/** So far an arrow key goes, and a page key (s); less where there is little. */
const STEP = 5;
const PAGE = 30;

class Sound extends AttachmentPart {
  #plays = false;
  /** Where it is, or is to begin (s). */
  #at = 0;

  protected template() {
    const { name, words, attachment, context } = this;
    const { media, failure, isRunning, share } = this.loading;
    const { voice, size } = attachment;
    const length = this.#length;
    const shape = shapeOf(attachment.waveform);
    const time = (seconds: number) => formatLength(seconds, context.locale);
    const problem = failure && (isFinal(failure) ? words.notPlayed : words.notLoaded);
    this.place.style.setProperty('--_done', `${Math.round(10_000 * (length ? Math.min(1, this.#at / length) : 0)) / 100}%`);
    return html`<span class="sound ${voice ? 'voice' : ''}" part="attachment attachment-${voice ? 'voice' : 'audio'}" role="group" aria-label=${name}>
      <button class="toggle" aria-label=${isRunning ? words.cancelNamed(words.loading(name)) : this.#plays ? words.pauseNamed(name) : words.playNamed(name)} @click=${this.#toggle}>
        ${isRunning ? attachmentIcons.close : this.#plays ? attachmentIcons.pause : attachmentIcons.play}
      </button>
      ${isRunning ? ring(words.loading(name), share) : nothing}
      <span class="about">
        ${voice ? nothing : html`<span class="title" dir="auto">${name}</span>`}
        <span class="line ${attachment.waveform?.length ? 'bars' : ''}">
          ${shapeIcon(shape)}${shapeIcon(shape, 'done')}
          <input
            type="range"
            min="0"
            max=${length || 1}
            step="0.01"
            ?disabled=${!length}
            .value=${String(this.#at)}
            aria-label=${words.position(name)}
            aria-valuetext=${words.timeOf(time(this.#at), time(length))}
            @input=${this.#onSlide}
            @keydown=${this.#onKey}
          />
        </span>
        <span class="times">
          ${problem
            ? html`<span role="status">${problem}</span>`
            : html`<bdi>${time(this.#at > 0 ? this.#at : length)}</bdi>${!voice && size ? html`<bdi>${formatSize(size, context.locale)}</bdi>` : nothing}`}
        </span>
      </span>
      ${voice && !isFinal(failure) ? nothing : this.downloadButton()}
      ${media
        ? html`<audio src=${media.url} preload="auto" @play=${this.#onPlay} @pause=${this.#onPause} @ended=${this.#onEnd} @timeupdate=${this.#onTime} @durationchange=${() => this.refresh()} @error=${this.#onError}></audio>`
        : nothing}
    </span>`;
  }

  /** What the sender says, where the browser does not know better: of a recording it may find no end. */
  get #length(): number {
    const found = this.player?.duration ?? 0;
    const said = this.attachment.duration ?? 0;
    return Number.isFinite(found) && found > 0 ? found : said > 0 && said < 1e6 ? said : 0;
  }

  readonly #toggle = () => {
    if (this.loading.isRunning) this.cancel();
    else if (this.#plays) this.player?.pause();
    else void this.#play();
  };

  async #play(): Promise<void> {
    const audio = await this.loadToPlay({ showing: 'audio' });
    if (!audio) return;
    if (this.#at > 0 && Math.abs(audio.currentTime - this.#at) > 0.2) audio.currentTime = this.#at;
    // Where it took too long for the browser to remember the click, one presses play again.
    audio.play().catch(() => undefined);
  }

  readonly #onPlay = (event: Event) => {
    plays(event);
    this.#plays = true;
    this.refresh();
  };

  readonly #onPause = ({ target }: Event) => {
    if (target !== this.player) return; // of one that has gone: it is being rendered just now
    this.#plays = false;
    this.refresh();
  };

  readonly #onError = () => {
    this.#plays = false;
    this.fail();
  };

  readonly #onEnd = () => {
    this.#plays = false;
    this.#go(0);
  };

  readonly #onTime = ({ target }: Event) => {
    const audio = target as HTMLAudioElement;
    if (audio !== this.player || audio.ended) return;
    this.#at = audio.currentTime;
    this.refresh();
  };

  readonly #onSlide = (event: Event) => this.#go(Number((event.target as HTMLInputElement).value));

  readonly #onKey = (event: KeyboardEvent) => {
    const length = this.#length;
    const forward = getComputedStyle(event.currentTarget as Element).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const step = Math.min(STEP, length / 10);
    const page = Math.min(PAGE, length / 4);
    const way: Record<string, number> = {
      ArrowUp: step, ArrowDown: -step, ArrowLeft: -step, ArrowRight: -step, PageUp: page, PageDown: -page, Home: -length, End: length,
      [forward]: step,
    };
    const by = way[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.#go(this.#at + by);
  };

  #go(seconds: number): void {
    this.#at = Math.min(Math.max(seconds, 0), this.#length);
    if (this.player) this.player.currentTime = this.#at;
    this.refresh();
  }

  protected override release(): void {
    super.release();
    this.#plays = false;
    this.#at = 0;
  }
}

export const sound = directive(Sound);
