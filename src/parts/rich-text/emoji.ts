/**
 * Emoji by their shortcodes and names. It brings the data (41 KB gzip): load it with `import()`, when somebody types `:` or
 * opens the picker, never from a part that is loaded for another reason.
 */

import { emojiData } from './emoji-data.js';

export interface Emoji {
  readonly emoji: string;
  /** Whether there is one in each skin tone. */
  readonly hasTones: boolean;
  /** In English, in lower case. */
  readonly name: string;
  /** Without colons, the best known first. */
  readonly shortcodes: readonly string[];
  /** All words it is found by. */
  readonly words: string;
}

/** All emoji, in the groups that pickers have: the order is that of `EmojiWords.groups`. */
export const emojiGroups: readonly (readonly Emoji[])[] = emojiData.split('\n\n').map((group) => group.split('\n').map(read));

function read(line: string): Emoji {
  const [written = '', name = '', codes = '', more = ''] = line.split('\t');
  const hasTones = written.endsWith('+');
  return { emoji: hasTones ? written.slice(0, -1) : written, hasTones, name, shortcodes: codes.split(' '), words: ` ${codes} ${name} ${more} ${codes.replaceAll('_', ' ')}`.toLowerCase() };
}

const all = emojiGroups.flat();

/** An emoji in a skin tone (one of Unicode's five modifiers), or as it is: where it has no tones, or `tone` is `''`. */
export function inTone({ emoji, hasTones }: Emoji, tone: string): string {
  return hasTones && tone ? emoji.replace(/(\p{EBase})\uFE0F?/gu, `$1${tone}`) : emoji;
}

const byCode = new Map<string, string>();
for (const { emoji, shortcodes } of all) for (const code of shortcodes) if (!byCode.has(code)) byCode.set(code, emoji);

/** How well it is found by what was typed; 0 is best, `undefined` not at all. */
function rank({ shortcodes, words }: Emoji, text: string): number | undefined {
  if (shortcodes.includes(text)) return 0;
  if (shortcodes.some((code) => code.startsWith(text))) return 1;
  return text.split(/[\s_]+/).every((word) => words.includes(` ${word}`)) ? 2 : undefined;
}

/**
 * Emoji found by the beginning of a shortcode, or of words of their names and of what they stand for; best match first.
 * @param prefix without colons, in any case. `''` finds none.
 * @param limit at most so many. Default 8.
 */
export function findEmoji(prefix: string, limit = 8): readonly Emoji[] {
  const text = prefix.trim().toLowerCase();
  if (!text) return [];
  return all
    .map((emoji) => ({ emoji, rank: rank(emoji, text) }))
    .filter((found) => found.rank !== undefined)
    .sort((a, b) => a.rank! - b.rank!)
    .slice(0, limit)
    .map(({ emoji }) => emoji);
}

/** A text with emoji in place of the shortcodes in it; not in code or addresses, and no code that nobody knows. */
export function replaceShortcodes(text: string): string {
  return text
    .split(/(```[^]*?(?:```|$)|`[^`\n]*`|https?:\/\/\S+)/)
    .map((piece, index) => (index % 2 ? piece : piece.replace(/(?<!\w):([\w+-]+):(?!\w)/g, (typed, code: string) => byCode.get(code.toLowerCase()) ?? typed)))
    .join('');
}
