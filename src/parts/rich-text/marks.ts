/**
 * Picked mentions in a text that goes through the Markdown reader. Each is replaced by one character that means nothing to
 * it, so that no `*` or `_` in a name is taken for more, and is put back when the HTML is written.
 */

import type { ComposedMention } from './types.js';

export interface Marked {
  /** The text with a character instead of each mention. */
  readonly source: string;
  /** What each of these characters stands for, in order from `FIRST`; a text where it was typed itself. */
  readonly entries: readonly (ComposedMention | string)[];
}

/** Characters for private use: no text has a meaning for them. */
const FIRST = 0xe000;
const MOST = 6400;

/** Puts marks where a mention's text still stands as it was picked, as a word of its own. `undefined` where there are too many. */
export function markMentions(text: string, mentions: readonly ComposedMention[]): Marked | undefined {
  const texts = [...new Set(mentions.map((mention) => mention.text))].filter((name) => name !== '').sort((a, b) => b.length - a.length);
  const names = texts.map((name) => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|');
  const pattern = new RegExp(`${names ? `(?<![\\p{L}\\p{N}\\p{M}_])(?:${names})(?![\\p{L}\\p{N}\\p{M}_])|` : ''}[\\ue000-\\uf8ff]`, 'gu');
  const entries: (ComposedMention | string)[] = [];
  const source = text.replace(pattern, (found) => {
    // The same name picked twice may be two people: they stand in the order in which they were picked.
    const same = mentions.filter((mention) => mention.text === found);
    const before = entries.filter((entry) => typeof entry !== 'string' && entry.text === found).length;
    entries.push(same[before] ?? same.at(-1) ?? found);
    return String.fromCharCode(FIRST + Math.min(entries.length, MOST) - 1);
  });
  return entries.length > MOST ? undefined : { source, entries };
}

/** The text as it was, or what `mentioned` makes of each mention. `write` is given all that is between. */
export function unmark(text: string, entries: Marked['entries'], write: (text: string) => string, mentioned?: (mention: ComposedMention) => string): string {
  const put = (character: string) => {
    const entry = entries[character.charCodeAt(0) - FIRST] ?? '';
    if (typeof entry === 'string') return write(entry);
    return mentioned ? mentioned(entry) : write(entry.text);
  };
  return text.split(/([\ue000-\uf8ff])/).map((piece, index) => (index % 2 ? put(piece) : write(piece))).join('');
}
