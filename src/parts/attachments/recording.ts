/** How a voice message is recorded: asking, recording, sending or not. It knows no DOM: what records is given to it. */

import { type Clock, systemClock } from '../../clock.js';
import type { Recording } from './contract.js';
import type { Take } from './microphone.js';
import { resample } from './waveform.js';

/** The longest (ms); how often it is looked at how loud it is (ms); and so many values are kept of that. */
export const LONGEST = 15 * 60_000;
const TICK = 100;
const POINTS = 100;

/** `full`: it is as long as it may be, or the microphone has gone; it can be sent. `failed`: `problem` says why. */
export type RecordingState = 'idle' | 'asking' | 'recording' | 'full' | 'finishing' | 'failed';

export type RecordingProblem = 'refused' | 'missing' | 'failed';

export interface RecordingOptions {
  /** Asks for the microphone. Rejects with a `DOMException`. */
  open(): Promise<Take>;
  readonly clock?: Clock;
  /** The state is another one. */
  onState(): void;
  /** Some time has passed. */
  onTick(): void;
  onRecorded(recording: Recording): void;
  onProblem(cause: unknown): void;
}

export class VoiceRecording {
  readonly #options: RecordingOptions;
  readonly #clock: Clock;
  #state: RecordingState = 'idle';
  #take: Take | undefined;
  /** What was recorded, once it has ended. */
  #recorded: Promise<Blob> | undefined;
  /** Of the try under way: what comes for an earlier one is not wanted. */
  #turn = 0;
  #timer: unknown;
  #began = 0;
  #ended: number | undefined;
  /** How loud it was, so far. */
  levels: number[] = [];
  problem: RecordingProblem | undefined;

  constructor(options: RecordingOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  get state(): RecordingState {
    return this.#state;
  }

  /** How long it is (s). */
  get seconds(): number {
    return this.#began ? ((this.#ended ?? this.#clock.now()) - this.#began) / 1000 : 0;
  }

  async start(): Promise<void> {
    if (this.#state !== 'idle' && this.#state !== 'failed') return;
    const turn = ++this.#turn;
    this.#set('asking');
    try {
      const take = await this.#options.open();
      if (turn !== this.#turn) return take.cancel(); // it is not wanted any more
      this.#take = take;
      this.levels = [];
      this.#began = this.#clock.now();
      this.#ended = undefined;
      take.onEnd(() => turn === this.#turn && this.#stop());
      this.#set('recording');
      this.#tick();
    } catch (cause) {
      if (turn === this.#turn) this.#fail(cause);
    }
  }

  /** Ends it, and gives what was recorded away. */
  async send(): Promise<void> {
    if (this.#state !== 'recording' && this.#state !== 'full') return;
    const turn = this.#turn;
    this.#stop();
    this.#set('finishing');
    try {
      const blob = await this.#recorded!;
      if (turn !== this.#turn) return;
      if (!blob.size) throw new Error('Nothing was recorded');
      const duration = Math.round(this.seconds * 10) / 10;
      const file = new File([blob], `voice-message.${endOf(blob.type)}`, { type: blob.type });
      const waveform = waveformOf(this.levels);
      this.#reset();
      this.#options.onRecorded({ file, duration, waveform });
    } catch (cause) {
      if (turn === this.#turn) this.#fail(cause);
    }
  }

  /** Ends it for nothing, whatever it is at; a failure is forgotten. */
  cancel(): void {
    if (this.#state === 'idle') return;
    this.#reset();
  }

  #tick(): void {
    this.levels.push(this.#take!.level());
    this.#options.onTick();
    if (this.seconds * 1000 >= LONGEST) return this.#stop();
    this.#timer = this.#clock.setTimeout(() => this.#tick(), TICK);
  }

  /** No more is recorded; what is there can be sent. */
  #stop(): void {
    this.#clock.clearTimeout(this.#timer);
    if (this.#state !== 'recording') return;
    this.#ended = Math.min(this.#clock.now(), this.#began + LONGEST);
    this.#recorded = this.#take!.finish(); // nobody listens any longer than that
    this.#recorded.catch(() => undefined);
    this.#set('full');
  }

  #fail(cause: unknown): void {
    const name = cause instanceof DOMException ? cause.name : '';
    this.#reset();
    this.problem = /NotAllowed|Security/.test(name) ? 'refused' : /NotFound|Overconstrained/.test(name) ? 'missing' : 'failed';
    this.#set('failed');
    this.#options.onProblem(cause);
  }

  #reset(): void {
    this.#turn++;
    this.#clock.clearTimeout(this.#timer);
    this.#take?.cancel();
    this.#take = this.#recorded = undefined;
    this.#began = 0;
    this.problem = undefined;
    this.#set('idle');
  }

  #set(state: RecordingState): void {
    this.#state = state;
    this.#options.onState();
  }
}

/** The end of a file's name. */
const endOf = (type: string) => ({ 'audio/webm': 'webm', 'audio/ogg': 'ogg', 'audio/mp4': 'm4a' })[type] ?? 'audio';

/** As many values as are sent, the loudest of them 1, or less where all of it is very quiet. */
export function waveformOf(levels: readonly number[]): number[] {
  const loudest = Math.max(0.05, ...levels);
  return resample(levels, Math.min(POINTS, levels.length)).map((level) => Math.round((100 * level) / loudest) / 100);
}
