/** What one does with messages is called so. Loaded with what does it. */

import { languageOf } from './locales.js';
import { type MessageWords, english as shown } from './message-words.js';

export interface ActingWords extends MessageWords {
  readers: string;
  react: string;
  moreReactions: string;
  reactions: string;
  reply: string;
  replyInThread: string;
  thread: string;
  closeThread: string;
  more: string;
  actionsOf(sender: string): string;
  edit: string;
  copyText: string;
  copyLink: string;
  copied: string;
  notCopied: string;
  delete: string;
  mute(name: string): string;
  ban(name: string): string;
  deleteTitle: string;
  deleteOthersTitle(name: string): string;
  deleteText: string;
  muteTitle(name: string): string;
  muteText: string;
  banTitle(name: string): string;
  banText: string;
  muteDone: string;
  banDone: string;
  cancel: string;
  newMessages(count: number): string;
  toNewest: string;
  jumpToDate: string;
  date: string;
  go: string;
  noDate: string;
}

export const english: ActingWords = {
  ...shown,
  readers: 'Read by',
  react: 'React',
  moreReactions: 'More reactions',
  reactions: 'Who reacted',
  reply: 'Reply',
  replyInThread: 'Reply in thread',
  thread: 'Thread',
  closeThread: 'Close thread',
  more: 'More',
  actionsOf: (sender) => `Message from ${sender}`,
  edit: 'Edit',
  copyText: 'Copy text',
  copyLink: 'Copy link',
  copied: 'Copied',
  notCopied: 'The browser does not let it be copied.',
  delete: 'Delete',
  mute: (name) => `Mute ${name}`,
  ban: (name) => `Ban ${name}`,
  deleteTitle: 'Delete this message?',
  deleteOthersTitle: (name) => `Delete this message from ${name}?`,
  deleteText: 'It is deleted for everybody, and can’t be brought back.',
  muteTitle: (name) => `Mute ${name}?`,
  muteText: 'They can read this channel, but not write in it.',
  banTitle: (name) => `Ban ${name}?`,
  banText: 'They are taken out of this channel, and can’t come back.',
  muteDone: 'Muted',
  banDone: 'Banned',
  cancel: 'Cancel',
  newMessages: (count) => (count === 1 ? '1 new message' : `${count} new messages`),
  toNewest: 'To the newest messages',
  jumpToDate: 'Jump to a date',
  date: 'Date',
  go: 'Go',
  noDate: 'There is nothing since that day.',
};

/** The words for a locale: English until its language is loaded, and where there is none. */
export function actingWordsFor(locale: string): ActingWords {
  return languageOf(locale)?.message ?? english;
}
