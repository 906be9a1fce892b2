/** How large a picture or film stands among the messages: known before it is there, so that nothing moves when it comes. */

import type { Attachment } from '../../data/snapshots.js';

/** px. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

/** The most that one takes, and the least: a finger hits it. */
const MOST: Box = { width: 320, height: 320 };
const LEAST = 44;
/** Where nobody has said how large it is. */
const UNKNOWN: Box = { width: 240, height: 180 };

/** Bytes up to which the file itself is as quickly there as a small one; and a moving one, which the server makes stand still. */
const SMALL = 150_000;
const MOVING = 8 * 2 ** 20;
/** @param attachment says how large it is, and may say anything */
export function boxOf({ width, height }: Pick<Attachment, 'width' | 'height'>): Box {
  if (!isLength(width) || !isLength(height)) return UNKNOWN;
  const scale = Math.min(1, MOST.width / width, MOST.height / height);
  const clamp = (value: number) => Math.max(LEAST, Math.round(value * scale));
  return { width: clamp(width), height: clamp(height) };
}

const isLength = (value: number | undefined): value is number => value !== undefined && value >= 1 && value < 1e6;

/** So many px are asked of the server, which has only a few sizes. */
export function pixelsFor({ width, height }: Box, density: number): number {
  const wanted = Math.max(width, height) * Math.min(density, 2);
  return [320, 640].find((size) => wanted <= size) ?? 800;
}

/** The size a picture is asked for; `undefined`: as it is. */
export function sizeFor(attachment: Attachment): number | undefined {
  const { mimeType, size = Infinity } = attachment;
  const most = mimeType !== 'image/gif' ? SMALL : matchMedia('(prefers-reduced-motion: reduce)').matches ? -1 : MOVING;
  return size <= most ? undefined : pixelsFor(boxOf(attachment), devicePixelRatio);
}

/** Gives an element its size: by the style object, which a strict Content-Security-Policy allows. */
export function reserve(element: HTMLElement, { width, height }: Box): void {
  element.style.setProperty('--_width', `${width}px`);
  element.style.setProperty('--_ratio', `${width} / ${height}`);
}
