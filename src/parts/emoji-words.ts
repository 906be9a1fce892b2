/** What the emoji picker says; it comes with it. */

import { languageOf } from './locales.js';

export interface EmojiWords {
  emoji: string;
  search: string;
  /** Nine, in the order of the data: faces, people, nature, food, travel, activities, objects, symbols, flags. */
  groups: readonly string[];
  /** Of skin. */
  tone: string;
  /** Six: as it is, then from light to dark. */
  tones: readonly string[];
  results: string;
  found(count: number): string;
  none: string;
  loading: string;
  failed: string;
  retry: string;
}

export const english: EmojiWords = {
  emoji: 'Emoji',
  search: 'Search emoji',
  groups: ['Smileys and emotion', 'People', 'Animals and nature', 'Food and drink', 'Travel and places', 'Activities', 'Objects', 'Symbols', 'Flags'],
  tone: 'Skin tone',
  tones: ['Default', 'Light', 'Medium-light', 'Medium', 'Medium-dark', 'Dark'],
  results: 'Results',
  found: (count) => (count === 1 ? '1 emoji' : `${count} emoji`),
  none: 'No emoji found',
  loading: 'Loading emoji',
  failed: 'The emoji could not be loaded.',
  retry: 'Try again',
};

/** The words for a locale: English until its language is loaded, and where there is none. */
export function emojiWordsFor(locale: string): EmojiWords {
  return languageOf(locale)?.emoji ?? english;
}
