/** What a rich message says besides `words.ts`; it comes with the part that shows them. */

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

const english: RichTextWords = {
  code: (language) => (language ? `Code, ${language}` : 'Code'),
  table: 'Table',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Not copied. It is selected: press Ctrl+C.',
  showHidden: (reason) => (reason ? `Hidden: ${reason}. Show it` : 'Hidden. Show it'),
};

/** The words for a locale. English is the only language yet. */
export function richTextWordsFor(_locale: string): RichTextWords {
  return english;
}
