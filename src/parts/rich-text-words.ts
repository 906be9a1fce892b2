/** What a rich message says besides `words.ts`; it comes with the part that shows them. */

import { languageOf } from './locales.js';

export interface RichTextWords {
  /** What a block of code is called, with its language where that is known. */
  code(language: string): string;
  table: string;
  copy: string;
  copied: string;
  /** The code is selected instead. */
  notCopied: string;
  /** A button that shows what is hidden; `reason` may be empty. */
  showHidden(reason: string): string;
}

export const english: RichTextWords = {
  code: (language) => (language ? `Code, ${language}` : 'Code'),
  table: 'Table',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Not copied. It is selected: press Ctrl+C.',
  showHidden: (reason) => (reason ? `Hidden: ${reason}. Show it` : 'Hidden. Show it'),
};

/** The words for a locale: English until its language is loaded, and where there is none. */
export function richTextWordsFor(locale: string): RichTextWords {
  return languageOf(locale)?.richText ?? english;
}
