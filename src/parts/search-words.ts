/** What the search says besides `words.ts`; it comes with the search. */

import { languageOf } from './locales.js';

export interface SearchWords {
  search: string;
  searchPlaceholder: string;
  searchHint: string;
  searching: string;
  noResults(query: string): string;
  results(count: number): string;
  moreResults: string;
  close: string;
}

export const english: SearchWords = {
  search: 'Search messages',
  searchPlaceholder: 'Search messages',
  searchHint: 'Find anything that was said.',
  searching: 'Searching …',
  noResults: (query) => `Nothing found for “${query}”`,
  results: (count) => (count === 1 ? '1 result' : `${count} results`),
  moreResults: 'More results',
  close: 'Close',
};

/** The words for a locale: English until its language is loaded, and where there is none. */
export function searchWordsFor(locale: string): SearchWords {
  return languageOf(locale)?.search ?? english;
}
