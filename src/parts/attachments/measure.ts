/** Looks into a file that is to be sent: how large a picture or film is, how long a film or sound; and what a film looks like. */

import type { Attachment } from '../../data/snapshots.js';
import type { Measured } from '../../data/attachment-queue.js';
import { ChatError } from '../../errors.js';

/** A browser that says nothing of a file within so long (ms) knows nothing of it. */
const PATIENCE = 10_000;
/** Of a poster, px and its quality. */
const POSTER = 640;
const QUALITY = 0.8;

/** Rejects with `bad_request` for what cannot be read: a folder, or a file that has gone. What a browser cannot show is sent all the same. */
export async function measure(file: Blob, kind: Attachment['kind']): Promise<Measured> {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch (cause) {
    throw new ChatError('bad_request', 'The file cannot be read', { cause });
  }
  if (kind === 'file') return {};
  const url = URL.createObjectURL(file);
  try {
    return await (kind === 'image' ? picture(url) : played(url, kind));
  } catch {
    return {};
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function picture(url: string): Promise<Measured> {
  const image = new Image();
  await told(image, 'load', () => (image.src = url));
  return { width: image.naturalWidth, height: image.naturalHeight };
}

async function played(url: string, kind: 'video' | 'audio'): Promise<Measured> {
  const media = document.createElement(kind);
  try {
    media.preload = 'auto';
    media.muted = true;
    await told(media, 'loadedmetadata', () => (media.src = url));
    const length = Number.isFinite(media.duration) ? media.duration : 0;
    const measured = length > 0 ? { duration: length } : {};
    if (!(media instanceof HTMLVideoElement)) return measured;
    const { videoWidth: width, videoHeight: height } = media;
    if (!width || !height) return measured;
    const poster = await posterOf(media, length).catch(() => undefined);
    return { ...measured, width, height, ...(poster && { poster }) };
  } finally {
    media.removeAttribute('src');
    media.load(); // it lets go of the file
  }
}

/** A moment near the beginning: the very first is often black. */
async function posterOf(video: HTMLVideoElement, length: number): Promise<Blob | null> {
  await told(video, 'seeked', () => (video.currentTime = Math.min(1, length / 2)));
  const scale = Math.min(1, POSTER / Math.max(video.videoWidth, video.videoHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
}

/** Begins, and waits until an element says that it is so far. */
async function told(element: HTMLElement, event: string, begin: () => void): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await new Promise((resolve, reject) => {
      element.addEventListener(event, resolve, { once: true });
      element.addEventListener('error', reject, { once: true });
      timer = setTimeout(reject, PATIENCE);
      begin();
    });
  } finally {
    clearTimeout(timer);
  }
}
