/** What the composer says besides `words.ts`; it comes with its late part. */

import { languageOf } from './locales.js';

export interface ComposerWords {
  attach: string;
  emoji: string;
  recordVoice: string;
  people: string;
  online: string;
  channels: string;
  emojiMatches: string;
  loadingMatches: string;
  noMatch: string;
  /** Announced when a list to choose from has come. */
  matches(count: number): string;
  replyingTo(name: string): string;
  cancelReply: string;
  editing: string;
  cancelEdit: string;
  /** Announced with the two before it. */
  escapeCancels: string;
  editedWasDeleted: string;
  charactersLeft(count: number): string;
  tooLong(count: number): string;
}

export const english: ComposerWords = {
  attach: 'Attach files',
  emoji: 'Choose an emoji',
  recordVoice: 'Record a voice message',
  people: 'People',
  online: 'Online',
  channels: 'Channels',
  emojiMatches: 'Emoji',
  loadingMatches: 'Searching …',
  noMatch: 'No match',
  matches: (count) => (count === 1 ? '1 match. Press Enter to choose it.' : `${count} matches. Choose with the up and down arrows and Enter.`),
  replyingTo: (name) => `Replying to ${name}`,
  cancelReply: 'Cancel reply',
  editing: 'Editing message',
  cancelEdit: 'Cancel editing',
  escapeCancels: 'Press Escape to cancel.',
  editedWasDeleted: 'The message that you were editing has been deleted.',
  charactersLeft: (count) => (count === 1 ? '1 character left' : `${count} characters left`),
  tooLong: (count) => (count === 1 ? 'The message is 1 character too long.' : `The message is ${count} characters too long.`),
};

/** The words for a locale: English until its language is loaded, and where there is none. */
export function composerWordsFor(locale: string): ComposerWords {
  return languageOf(locale)?.composer ?? english;
}
