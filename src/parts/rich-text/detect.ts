/**
 * Whether a text may be more than its characters: what decides if the late parts are needed. Small, for it comes with the core: it
 * takes some for more that are not, never the other way round.
 */

import type { LiveMessage } from '../../data/snapshots.js';

const link = /https?:\/\/|www\.|\S@[^\s@]+\.\S/i;

/** A picture, a flag or a keycap, and no letter. */
const onlyEmoji = /^[^\p{L}]*[\p{ExtPict}\p{RI}\u20E3][^\p{L}]*$/u;

/** Characters and line beginnings that Markdown may give a meaning. */
const markdown = /[*_~`[\\]|\|\||^ {0,3}(?:[-+>]|#{1,6} |\d+[.)] )/m;

/** Longer ones are never nothing but a few emoji, and are not looked through for them (UTF-16 units). */
export const FEW_EMOJI = 60;

/** Whether a message's plain text would not do: it has HTML, a link, or may be a few emoji only. */
export function needsRichText({ text, html, deleted }: LiveMessage): boolean {
  return !deleted && ((html !== undefined && html !== text) || link.test(text) || (text.length < FEW_EMOJI && onlyEmoji.test(text)));
}

/** Whether what was typed may hold Markdown. Where it does not, and nobody was picked, the text is sent as it is. */
export const mayBeMarkdown = (text: string): boolean => markdown.test(text);
