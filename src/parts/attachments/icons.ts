/** The pictures of attachments. */

import { html } from 'lit';
import { fileIcons } from '../file-icons.js';
import { icon } from '../icons.js';

/** The shape of a sound. @param path what it draws in a box of 160 x 24 */
export const shapeIcon = (path: string, kind = '') =>
  html`<svg class="shape ${kind}" viewBox="0 0 160 24" preserveAspectRatio="none" aria-hidden="true"><path d=${path} /></svg>`;

export const attachmentIcons = {
  play: icon('M8 5.5v13l10-6.5z'),
  pause: icon('M8 6v12M16 6v12'),
  download: icon('M12 4v11M7 11l5 5 5-5M5 20h14'),
  upload: icon('M12 16V4M7 9l5-5 5 5M5 20h14', 32),
  close: icon('M6 6l12 12M18 6L6 18'),
  previous: icon('M15 5l-7 7 7 7'),
  next: icon('M9 5l7 7-7 7'),
  zoomIn: icon('M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M20 20l-4-4M11 8v6M8 11h6'),
  zoomOut: icon('M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M20 20l-4-4M8 11h6'),
  microphone: icon(fileIcons.voice),
  bin: icon('M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13'),
  image: icon(fileIcons.image, 24),
  video: icon(fileIcons.video, 24),
  audio: icon(fileIcons.audio, 24),
  file: icon(fileIcons.file, 24),
  text: icon(`${fileIcons.file}M9 13h6M9 17h4`, 24),
  archive: icon(`${fileIcons.file}M11 5v.01M11 9v.01M11 13v4h2v-4z`, 24),
};

const kinds: readonly (readonly [RegExp, keyof typeof attachmentIcons])[] = [
  [/^image\/|\.(png|jpe?g|gif|webp|avif|svg|heic|tiff?|bmp)$/i, 'image'],
  [/^video\/|\.(mp4|mov|webm|mkv|avi)$/i, 'video'],
  [/^audio\/|\.(mp3|ogg|wav|flac|m4a|opus)$/i, 'audio'],
  [/zip|\b(x-tar|gzip|x-7z-compressed|vnd\.rar)|\.(zip|tar|t?gz|7z|rar|xz)$/i, 'archive'],
  [/^text\/|\/(pdf|rtf|msword)|wordprocessing|opendocument\.text|\.(pdf|docx?|odt|txt|md|rtf)$/i, 'text'],
];

/** The picture of a file that is not shown, by its type or the end of its name. */
export function iconOf({ mimeType = '', name }: { readonly mimeType?: string | undefined; readonly name: string }) {
  const kind = kinds.find(([like]) => like.test(mimeType)) ?? kinds.find(([like]) => like.test(name));
  return attachmentIcons[kind?.[1] ?? 'file'];
}
