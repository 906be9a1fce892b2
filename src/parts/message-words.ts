/** What messages and what one does with them are called. Loaded with them: the words of the first screen are in `words.ts`. */

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
  readers: string;
  replyTo: string;
  unknownMessage: string;
  react: string;
  moreReactions: string;
  /** Begins with what is seen of it. */
  reactionBy(emoji: string, count: number, names: string): string;
  reactions: string;
  reply: string;
  replyInThread: string;
  replies(count: number): string;
  lastReply(time: string): string;
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
  unread(count: number): string;
  markRead: string;
  jumpToDate: string;
  date: string;
  go: string;
  noDate: string;
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
  readers: 'Read by',
  replyTo: 'Reply to',
  unknownMessage: 'An earlier message',
  react: 'React',
  moreReactions: 'More reactions',
  reactionBy: (emoji, count, names) => `${emoji} ${count}, by ${names}`,
  reactions: 'Who reacted',
  reply: 'Reply',
  replyInThread: 'Reply in thread',
  replies: (count) => (count === 1 ? '1 reply' : `${count} replies`),
  lastReply: (time) => `last ${time}`,
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
  unread: (count) => (count === 1 ? '1 unread message' : `${count} unread messages`),
  markRead: 'Dismiss',
  jumpToDate: 'Jump to a date',
  date: 'Date',
  go: 'Go',
  noDate: 'There is nothing since that day.',
  typing: ([first, second, ...others]) =>
    !second ? `${first} is typing …`
    : others.length === 0 ? `${first} and ${second} are typing …`
    : `${first}, ${second} and ${others.length} more are typing …`,
};

/** The words for a locale: English until its language is loaded, and where there is none. */
export function messageWordsFor(locale: string): MessageWords {
  return languageOf(locale)?.message ?? english;
}
