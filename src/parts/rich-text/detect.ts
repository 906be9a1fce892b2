/** Whether a text is more than its characters: what decides if the late parts are needed. Small, for it comes with the core. */

import type { LiveMessage } from '../../data/snapshots.js';

const link = /https?:\/\/|www\.|\S@[^\s@]+\.\S/i;

/** One emoji: a flag, a keycap, or a picture with its variants. */
const emoji = String.raw`(?:\p{RI}{2}|[\d#*]\uFE0F?\u20E3|\p{ExtPict}(?:\u200D\p{ExtPict}|[\uFE0F\u{E0020}-\u{E007F}]|\p{EMod})*)`;

const fewEmoji = new RegExp(`^\\s*(?:${emoji}\\s*){1,3}$`, 'u');

/** Characters and line beginnings that Markdown may give a meaning. */
const markdown = /[*_~`[\\]|\|\||^ {0,3}(?:[-+>]|#{1,6} |\d+[.)] )/m;

/** Whether a text is nothing but one to three emoji: it is shown large. */
export const isFewEmoji = (text: string): boolean => text.length < 60 && fewEmoji.test(text);

/** Whether a message's plain text would not do: it has HTML, a link, or is a few emoji only. */
export function needsRichText({ text, html, deleted }: LiveMessage): boolean {
  return !deleted && ((html !== undefined && html !== text) || link.test(text) || isFewEmoji(text));
}

/** Whether what was typed may hold Markdown. Where it does not, and nobody was picked, the text is sent as it is. */
export const mayBeMarkdown = (text: string): boolean => markdown.test(text);
