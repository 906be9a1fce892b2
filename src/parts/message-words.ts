/** What messages show is called so. Loaded with what shows it: the words of the first screen are in `words.ts`, of what one does with messages in `acting-words.ts`. */

import { languageOf } from './locales.js';

export interface MessageWords {
  encryptedMessage: string;
  unsupportedMessage: string;
  sending: string;
  waiting: string;
  failed: string;
  discard: string;
  delivered: string;
  readAt(time: string): string;
  readBy(names: readonly string[]): string;
  replyTo: string;
  unknownMessage: string;
  /** Begins with what is seen of it. */
  reactionBy(emoji: string, count: number, names: string): string;
  replies(count: number): string;
  lastReply(time: string): string;
  unread(count: number): string;
  markRead: string;
  typing(names: readonly string[]): string;
}

export const english: MessageWords = {
  encryptedMessage: 'Encrypted message',
  unsupportedMessage: 'This message can’t be shown here',
  sending: 'Sending …',
  waiting: 'Waiting for connection …',
  failed: 'Not sent',
  discard: 'Delete',
  delivered: 'Delivered',
  readAt: (time) => `Read ${time}`,
  readBy: (names) => `Read by ${names.join(', ')}`,
  replyTo: 'Reply to',
  unknownMessage: 'An earlier message',
  reactionBy: (emoji, count, names) => `${emoji} ${count}, by ${names}`,
  replies: (count) => (count === 1 ? '1 reply' : `${count} replies`),
  lastReply: (time) => `last ${time}`,
  unread: (count) => (count === 1 ? '1 unread message' : `${count} unread messages`),
  markRead: 'Dismiss',
  typing: ([first, second, ...others]) =>
    !second ? `${first} is typing …`
    : others.length === 0 ? `${first} and ${second} are typing …`
    : `${first}, ${second} and ${others.length} more are typing …`,
};

/** The words for a locale: English until its language is loaded, and where there is none. */
export function messageWordsFor(locale: string): MessageWords {
  return languageOf(locale)?.message ?? english;
}
