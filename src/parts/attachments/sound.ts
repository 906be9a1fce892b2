/** A sound or a voice message: play, pause, and a slider to where one wants to be. Loaded when it is to be played. */

import { html, nothing } from 'lit';
import { directive } from 'lit/async-directive.js';
import { ref } from 'lit/directives/ref.js';
import { formatLength, formatSize } from '../format-file.js';
import { DownloadButton } from './download-button.js';
import { attachmentIcons } from './icons.js';
import { isFinal, ring } from './missing.js';
import { AttachmentPart, Loading } from './part.js';
import { isGone, plays } from './playing.js';
import { shapeOf } from './waveform.js';

/** So far an arrow key goes, and a page key (s); less where there is little. */
const STEP = 5;
const PAGE = 30;

class Sound extends AttachmentPart {
  readonly #loading = new Loading(() => this.refresh());
  readonly #download = new DownloadButton(() => this.refresh());
  #audio: HTMLAudioElement | undefined;
  #line: HTMLElement | undefined;
  #plays = false;
  /** Where it is, or is to begin (s). */
  #at = 0;
  /** As the browser has found it (s). */
  #found = 0;

  protected template() {
    const { name, words, attachment, context } = this;
    const { media, failure, isRunning, share } = this.#loading;
    const { voice, size } = attachment;
    const length = this.#length;
    const shape = shapeOf(attachment.waveform);
    const time = (seconds: number) => formatLength(seconds, context.locale);
    const problem = failure && (isFinal(failure) ? words.notPlayed : words.notLoaded);
    return html`<span class="sound ${voice ? 'voice' : ''}" part="attachment attachment-${voice ? 'voice' : 'audio'}" role="group" aria-label=${name}>
      <button class="toggle" aria-label=${isRunning ? words.cancelNamed(words.loading(name)) : this.#plays ? words.pauseNamed(name) : words.playNamed(name)} @click=${this.#toggle}>
        ${isRunning ? attachmentIcons.close : this.#plays ? attachmentIcons.pause : attachmentIcons.play}
      </button>
      ${isRunning ? ring(words.loading(name), share) : nothing}
      <span class="about">
        ${voice ? nothing : html`<span class="title" dir="auto">${name}</span>`}
        <span class="line ${attachment.waveform?.length ? 'bars' : ''}" ${ref(this.#onLine)}>
          <svg viewBox="0 0 160 24" preserveAspectRatio="none" aria-hidden="true"><path d=${shape} /></svg>
          <svg class="done" viewBox="0 0 160 24" preserveAspectRatio="none" aria-hidden="true"><path d=${shape} /></svg>
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
      ${voice && !isFinal(failure) ? nothing : this.#download.render(attachment.media, name, context, words)}
      ${media
        ? html`<audio src=${media.url} preload="auto" ${ref(this.#onAudio)} @play=${this.#onPlay} @pause=${this.#onPause} @ended=${this.#onEnd} @timeupdate=${this.#onTime} @durationchange=${this.#onFound} @error=${() => this.#loading.fail()}></audio>`
        : nothing}
    </span>`;
  }

  protected override refresh(): void {
    super.refresh();
    this.#draw();
  }

  /** What the sender says, where the browser does not know better: of a recording it may find no end. */
  get #length(): number {
    const said = this.attachment.duration ?? 0;
    return Number.isFinite(this.#found) && this.#found > 0 ? this.#found : said > 0 && said < 1e6 ? said : 0;
  }

  readonly #toggle = () => {
    const audio = this.#audio;
    if (this.#loading.isRunning) {
      this.#loading.release();
      this.refresh();
    } else if (!audio) void this.#loading.start(this.context, this.attachment.media, { showing: 'audio' });
    else if (this.#plays) audio.pause();
    else this.#start(audio);
  };

  #start(audio: HTMLAudioElement): void {
    if (this.#at > 0 && Math.abs(audio.currentTime - this.#at) > 0.2) audio.currentTime = this.#at;
    // Where it took too long for the browser to remember the click, one presses play again.
    audio.play().catch(() => undefined);
  }

  readonly #onAudio = (element?: Element) => {
    if (!element) {
      const gone = this.#audio;
      this.#audio = undefined;
      this.#plays = false;
      return isGone(gone);
    }
    this.#audio = element as HTMLAudioElement;
    this.#start(this.#audio);
  };

  readonly #onLine = (element?: Element) => {
    this.#line = element as HTMLElement | undefined;
    this.#draw();
  };

  readonly #onPlay = (event: Event) => {
    plays(event.currentTarget as HTMLAudioElement);
    this.#plays = true;
    this.refresh();
  };

  readonly #onPause = (event?: Event) => {
    if (event && event.target !== this.#audio) return; // of one that has gone: it is being rendered just now
    this.#plays = false;
    this.refresh();
  };

  readonly #onEnd = () => {
    this.#at = 0;
    if (this.#audio) this.#audio.currentTime = 0;
    this.#onPause();
  };

  readonly #onTime = () => {
    if (!this.#audio || this.#audio.ended) return;
    this.#at = this.#audio.currentTime;
    this.refresh();
  };

  readonly #onFound = () => {
    this.#found = this.#audio?.duration ?? 0;
    this.refresh();
  };

  readonly #onSlide = (event: Event) => this.#go(Number((event.target as HTMLInputElement).value));

  readonly #onKey = (event: KeyboardEvent) => {
    const length = this.#length;
    const forward = getComputedStyle(this.#line!).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
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
    if (this.#audio) this.#audio.currentTime = this.#at;
    this.refresh();
  }

  #draw(): void {
    this.#line?.style.setProperty('--_done', `${Math.round(10_000 * (this.#length ? Math.min(1, this.#at / this.#length) : 0)) / 100}%`);
  }

  protected release(): void {
    const gone = this.#audio;
    this.#audio = undefined;
    this.#plays = false;
    isGone(gone);
    this.#at = this.#found = 0;
    this.#loading.release();
    this.#download.release();
  }
}

export const sound = directive(Sound);
