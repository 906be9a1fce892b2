/** What attachments say, shown or sent; it comes with them. */

import { languageOf } from './locales.js';

export interface AttachmentWords {
  /** In a picture's place, and what a screen reader calls it. */
  image: string;
  imageNamed(name: string): string;
  video: string;
  audio: string;
  voice: string;
  file: string;
  playNamed(name: string): string;
  pauseNamed(name: string): string;
  position(name: string): string;
  /** Where one is in a sound. */
  timeOf(now: string, whole: string): string;
  loading(name: string): string;
  notLoaded: string;
  notShown: string;
  notPlayed: string;
  tryAgain: string;
  download: string;
  downloadNamed(name: string): string;
  downloading(name: string): string;
  cancel: string;
  cancelNamed(name: string): string;
  downloadFailed(name: string): string;
  /** The large view. */
  viewer: string;
  close: string;
  previous: string;
  next: string;
  zoomIn: string;
  zoomOut: string;
  imageOf(index: number, count: number): string;
  you: string;
  /** Files that are to be sent. */
  tray: string;
  chooseFiles: string;
  drop: string;
  remove(name: string): string;
  retry(name: string): string;
  waiting: string;
  uploading(name: string): string;
  uploaded: string;
  sending: string;
  added(count: number): string;
  removed(name: string): string;
  ready(count: number): string;
  tooLarge(limit: string): string;
  tooLargeAnyhow: string;
  refused: string;
  unreadable: string;
  offline: string;
  failed: string;
  problem(name: string, why: string): string;
  /** Voice messages. */
  recording: string;
  asking: string;
  discardRecording: string;
  sendRecording: string;
  longest(time: string): string;
  microphoneRefused: string;
  microphoneMissing: string;
  microphoneFailed: string;
  dismiss: string;
}

export const english: AttachmentWords = {
  image: 'Image',
  imageNamed: (name) => `Image: ${name}`,
  video: 'Video',
  audio: 'Audio',
  voice: 'Voice message',
  file: 'File',
  playNamed: (name) => `Play ${name}`,
  pauseNamed: (name) => `Pause ${name}`,
  position: (name) => `Position in ${name}`,
  timeOf: (now, whole) => `${now} of ${whole}`,
  loading: (name) => `Loading ${name}`,
  notLoaded: 'Could not be loaded',
  notShown: 'Can’t be shown here',
  notPlayed: 'Can’t be played here',
  tryAgain: 'Try again',
  download: 'Download',
  downloadNamed: (name) => `Download ${name}`,
  downloading: (name) => `Downloading ${name}`,
  cancel: 'Cancel',
  cancelNamed: (name) => `Cancel ${name}`,
  downloadFailed: (name) => `${name} could not be downloaded.`,
  viewer: 'Images',
  close: 'Close',
  previous: 'Previous image',
  next: 'Next image',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  imageOf: (index, count) => `${index} of ${count}`,
  you: 'You',
  tray: 'Files to send',
  chooseFiles: 'Choose files to send',
  drop: 'Drop files to send them',
  remove: (name) => `Remove ${name}`,
  retry: (name) => `Try again: ${name}`,
  waiting: 'Waiting …',
  uploading: (name) => `Uploading ${name}`,
  uploaded: 'Ready to send',
  sending: 'Sending …',
  added: (count) => (count === 1 ? '1 file added' : `${count} files added`),
  removed: (name) => `${name} removed`,
  ready: (count) => (count === 1 ? 'The file is ready to send' : `${count} files are ready to send`),
  tooLarge: (limit) => `Larger than ${limit}, the most that can be sent`,
  tooLargeAnyhow: 'Too large to be sent',
  refused: 'Files can’t be sent here',
  unreadable: 'The file can’t be read',
  offline: 'Waiting for connection …',
  failed: 'Could not be uploaded',
  problem: (name, why) => `${name}: ${why}`,
  recording: 'Recording',
  asking: 'Waiting for the microphone …',
  discardRecording: 'Discard recording',
  sendRecording: 'Send voice message',
  longest: (time) => `A voice message can be ${time} long.`,
  microphoneRefused: 'The microphone is blocked. Allow it in the browser’s settings for this page to record.',
  microphoneMissing: 'There is no microphone to record with.',
  microphoneFailed: 'The recording did not work.',
  dismiss: 'Dismiss',
};

/** The words for a locale: English until its language is loaded, and where there is none. */
export function attachmentWordsFor(locale: string): AttachmentWords {
  return languageOf(locale)?.attachment ?? english;
}
