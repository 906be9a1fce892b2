/** How much of a message there may be: a Matrix event has at most 65,536 bytes, what goes with the text included. */

import type { OutgoingMessage } from '../../data/snapshots.js';

/** Bytes that a message's content may have. The rest is for what the server adds. */
export const LIMIT = 63_000;

/** From here on (bytes) it is said how much is left. */
const NEAR = 60_000;

/** Bytes of a message's content on the wire. An edit has everything twice. */
export function sizeOf({ text, html }: Pick<OutgoingMessage, 'text' | 'html'>, isEdit: boolean): number {
  const bytes = (text: string) => new TextEncoder().encode(JSON.stringify(text)).length;
  return (bytes(text) + (html === undefined ? 0 : bytes(html))) * (isEdit ? 2 : 1);
}

/** How many characters more there may be, about; below 0 so many are too many. `undefined`: far enough from the limit. */
export function charactersLeft(text: string, isEdit: boolean): number | undefined {
  // Three bytes a character at most, six for a control character; those are few.
  if (text.length * 3 * (isEdit ? 2 : 1) < NEAR) return undefined;
  const size = sizeOf({ text }, isEdit);
  if (size < NEAR) return undefined;
  const left = (LIMIT - size) / (size / text.length);
  return Math.floor(left);
}
