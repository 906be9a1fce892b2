/** What the browser records with: a stream of sound becomes a file, and tells how loud it is. Everything is stopped at its end. */

import { typeToRecord } from './can-record.js';

/** A recording under way. */
export interface Take {
  /** How loud it is now, 0 to 1. */
  level(): number;
  /** Calls `listener` where it ends by itself: the microphone has gone. */
  onEnd(listener: () => void): void;
  /** Ends it. @returns what was recorded */
  finish(): Promise<Blob>;
  /** Ends it for nothing. */
  cancel(): void;
}

/** Asks for the microphone. Rejects with the browser's own `DOMException`. */
export async function openMicrophone(): Promise<Take> {
  return takeFrom(await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } }));
}

/** Records a stream, and stops its tracks at the end. */
export function takeFrom(stream: MediaStream): Take {
  const stopTracks = () => stream.getTracks().forEach((track) => track.stop());
  let recorder: MediaRecorder;
  let context: AudioContext | undefined;
  try {
    const mimeType = typeToRecord();
    recorder = new MediaRecorder(stream, { audioBitsPerSecond: 32_000, ...(mimeType && { mimeType }) });
    context = new AudioContext();
    const pieces: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
    const stopped = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve()));
    const analyser = context.createAnalyser();
    analyser.fftSize = 2048;
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    recorder.start(1000); // a piece each second: what was recorded is here when it ends
    const end = () => {
      if (recorder.state !== 'inactive') recorder.stop();
      stopTracks();
      void context?.close();
      context = undefined;
    };
    return {
      level() {
        analyser.getFloatTimeDomainData(samples);
        return Math.min(1, samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0));
      },
      onEnd(listener) {
        recorder.addEventListener('stop', listener);
      },
      async finish() {
        end();
        await stopped;
        return new Blob(pieces, { type: recorder.mimeType.replace(/;.*/, '') });
      },
      cancel: end,
    };
  } catch (error) {
    stopTracks();
    void context?.close();
    throw error;
  }
}
