/** What the list of channels says besides `words.ts`; it comes with the list. */

import { languageOf } from './locales.js';

export interface ChannelListWords {
  channels: string;
  loadingChannels: string;
  unnamed: string;
  unread(count: number): string;
  markedUnread: string;
  /** Of the one other person in a channel. */
  online: string;
  /** Marks an invitation, in one word. */
  invitedMark: string;
  /** Between who wrote something and what they wrote. */
  colon: string;
  photo: string;
  video: string;
  audio: string;
  voiceMessage: string;
  noChannelsTitle: string;
  noChannelsText: string;
  /** Where there is a filter. */
  noneMatch: string;
  encryptedMessage: string;
  unsupportedMessage: string;
}

export const english: ChannelListWords = {
  channels: 'Channels',
  loadingChannels: 'Loading channels',
  unnamed: 'Unnamed channel',
  unread: (count) => (count === 1 ? '1 unread message' : `${count} unread messages`),
  markedUnread: 'Marked as unread',
  online: 'Online',
  invitedMark: 'Invited',
  colon: ':',
  photo: 'Photo',
  video: 'Video',
  audio: 'Audio',
  voiceMessage: 'Voice message',
  noChannelsTitle: 'No channels yet',
  noChannelsText: 'The channels that you join are listed here.',
  noneMatch: 'No channel matches',
  encryptedMessage: 'Encrypted message',
  unsupportedMessage: 'This message can’t be shown here',
};

/** The words for a locale: English until its language is loaded, and where there is none. */
export function channelListWordsFor(locale: string): ChannelListWords {
  return languageOf(locale)?.channelList ?? english;
}
