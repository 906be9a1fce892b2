/** What the first screen says, and what several areas do; the words of each area stand in its own `*-words.ts`. */

import { languageOf } from './locales.js';

export interface Words {
  loading: string;
  send: string;
  composerPlaceholder(channel: string): string;
  deletedMessage: string;
  edited: string;
  you: string;
  messages(channel: string): string;
  members(count: number): string;
  unreadLine: string;
  beginning(channel: string): string;
  loadingOlder: string;
  attachment: string;
}

export const english: Words = {
  loading: 'Loading messages',
  send: 'Send message',
  composerPlaceholder: (channel) => (channel ? `Message ${channel}` : 'Write a message'),
  deletedMessage: 'Message deleted',
  edited: 'edited',
  you: 'You',
  messages: (channel) => (channel ? `Messages in ${channel}` : 'Messages'),
  members: (count) => (count === 1 ? '1 member' : `${count} members`),
  unreadLine: 'New',
  beginning: (channel) => (channel ? `This is the beginning of ${channel}` : 'This is the beginning'),
  loadingOlder: 'Loading older messages',
  attachment: 'Attachment',
};

/** The words for a locale: English until its language is loaded, and where there is none. */
export function wordsFor(locale: string): Words {
  return languageOf(locale)?.words ?? english;
}
