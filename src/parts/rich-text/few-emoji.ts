/** What is nothing but one to three emoji is shown large. */

import { FEW_EMOJI } from './detect.js';

/** One emoji: a flag, a keycap, or a picture with its variants. */
const emoji = String.raw`(?:\p{RI}{2}|[\d#*]\uFE0F?\u20E3|\p{ExtPict}(?:\u200D\p{ExtPict}|[\uFE0F\u{E0020}-\u{E007F}]|\p{EMod})*)`;

const fewEmoji = new RegExp(`^\\s*(?:${emoji}\\s*){1,3}$`, 'u');

/** Whether a text is nothing but one to three emoji. */
export const isFewEmoji = (text: string): boolean => text.length < FEW_EMOJI && fewEmoji.test(text);
