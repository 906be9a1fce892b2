/** Records a voice message, above the box one writes in. The door to it: loaded when somebody wants to speak. */

import { html, nothing, render } from 'lit';
import type { Clock } from '../../clock.js';
import { toChatError } from '../../errors.js';
import { attachmentWordsFor } from '../attachment-words.js';
import { formatLength } from '../format-file.js';
import { alertIcon, sendIcon } from '../icons.js';
import { adoptStyles } from '../styles.js';
import { attachmentStyles } from './attachment.styles.js';
import type { VoiceRecorderOptions } from './contract.js';
import { attachmentIcons, shapeIcon } from './icons.js';
import { canRecord } from './can-record.js';
import { type Take, openMicrophone } from './microphone.js';
import { LONGEST, type RecordingState, VoiceRecording } from './recording.js';
import { voiceRecorderStyles } from './voice-recorder.styles.js';
import { shapeOf } from './waveform.js';

export type { Recording, VoiceRecorderOptions } from './contract.js';

/** So many of the last values are drawn. */
const SEEN = 40;

export class VoiceRecorder {
  readonly #options: VoiceRecorderOptions;
  readonly #recording: VoiceRecording;
  /** What it is rendered in, by itself: ten times a second, so much the host need not render. */
  readonly #root = document.createElement('div');

  /** @param test what it records with, and its clock */
  constructor(options: VoiceRecorderOptions, test: { open?: () => Promise<Take>; clock?: Clock } = {}) {
    this.#options = options;
    adoptStyles(options.host, [attachmentStyles, voiceRecorderStyles]);
    this.#recording = new VoiceRecording({
      open: test.open ?? openMicrophone,
      ...(test.clock && { clock: test.clock }),
      onState: () => options.requestUpdate(),
      onTick: () => this.#draw(),
      onRecorded: (recording) => {
        options.onRecorded(recording);
        options.onEnd();
      },
      onProblem: (cause) => options.onError(toChatError(cause, 'unsupported', 'The microphone does not record')),
    });
  }

  /** Whether this browser can. */
  static get isSupported(): boolean {
    return canRecord();
  }

  get state(): RecordingState {
    return this.#recording.state;
  }

  /** Asks for the microphone, and records. A failure is said where it is rendered. */
  start(): Promise<void> {
    const recorded = this.#recording.start();
    // The keys are there from the start; a press of the button that began it does not end it.
    void this.#options.host.updateComplete.then(() => this.#root.querySelector<HTMLElement>('.recorder')?.focus());
    return recorded;
  }

  /** Ends it, and gives it to `onRecorded`. */
  send(): Promise<void> {
    return this.#recording.send();
  }

  /** Ends it for nothing. Call it when another channel is shown, or the element is gone. */
  stop(): void {
    this.#recording.cancel();
  }

  render() {
    if (this.state === 'idle') return nothing;
    this.#draw();
    return this.#root;
  }

  #draw(): void {
    render(this.#template(), this.#root);
  }

  #template() {
    const words = attachmentWordsFor(this.#options.locale());
    const { state, problem } = this.#recording;
    const why = { refused: words.microphoneRefused, missing: words.microphoneMissing, failed: words.microphoneFailed };
    const status = state === 'asking' ? words.asking : state === 'full' ? words.longest(this.#length(LONGEST / 1000)) : words.recording;
    const recorded = state === 'recording' || state === 'full' || state === 'finishing';
    const [ends, picture] = state === 'failed' ? [words.dismiss, attachmentIcons.close] : [words.discardRecording, attachmentIcons.bin];
    return html`<div class="recorder ${state}" part="voice-recorder" role="group" aria-label=${words.recording} tabindex="-1" @keydown=${this.#onKey}>
      <button class="icon-button" type="button" aria-label=${ends} title=${ends} @click=${this.#cancel}>${picture}</button>
      ${problem
        ? html`<span class="why" role="alert">${alertIcon}<span>${why[problem]}</span></span>`
        : html`<span class="${recorded ? 'spoken' : 'why'}" role="status">${status}</span>`}
      ${recorded
        ? html`<span class="dot" aria-hidden="true"></span><span class="time" role="timer">${this.#length(this.#recording.seconds)}</span>
            ${shapeIcon(this.#levels(), 'level')}
            <button class="go icon-button" type="button" aria-label=${words.sendRecording} title=${words.sendRecording} aria-disabled=${state === 'finishing'} @click=${() => void this.send()}>${sendIcon}</button>`
        : nothing}
    </div>`;
  }

  #length(seconds: number): string {
    return formatLength(seconds, this.#options.locale());
  }

  #levels(): string {
    const levels = this.#recording.levels.slice(-SEEN);
    return shapeOf([...new Array<number>(SEEN - levels.length).fill(0), ...levels]);
  }

  readonly #onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#cancel();
  };

  readonly #cancel = () => {
    this.#recording.cancel();
    this.#options.onEnd();
  };
}
