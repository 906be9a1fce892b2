/** What an element says of its condition: that it does not get on, that one may not, that there is nothing. It comes when it is first so. */

import { languageOf } from './locales.js';

export interface ConditionWords {
  reconnecting: string;
  retry: string;
  encryptedChannel: string;
  readOnlyChannel: string;
  invited: string;
  accept: string;
  decline: string;
  notMember: string;
  join: string;
  emptyTitle: string;
  emptyText: string;
  noSession: string;
  signedOut: string;
  /** What happened, by the error's code. */
  error(code: string): string;
}

const errors: Record<string, string> = {
  no_access: "You don't have access to this channel.",
  not_found: 'This channel does not exist.',
  user_mismatch: 'You are signed in as somebody else. Reload the page to continue.',
  token_expired: 'Your session has expired. Reload the page to continue.',
  network: "Can't reach the chat server.",
  rate_limited: 'Too many requests. One moment …',
  token_request_failed: "Can't sign in to chat.",
  bad_token_answer: "Can't sign in to chat.",
  refused: 'You are signed out of chat.',
  forbidden: "You're not allowed to do that.",
  too_large: 'This message is too long.',
  encrypted_channel: 'This channel is end-to-end encrypted.',
  part_unavailable: 'A part of the chat could not be loaded.',
};

export const english: ConditionWords = {
  reconnecting: 'Reconnecting …',
  retry: 'Try again',
  encryptedChannel: 'This channel is end-to-end encrypted. You can’t write here.',
  readOnlyChannel: 'Only some people can write here.',
  invited: 'You have been invited to this channel.',
  accept: 'Accept',
  decline: 'Decline',
  notMember: 'You are not in this channel.',
  join: 'Join',
  emptyTitle: 'No messages yet',
  emptyText: 'Be the first to say hello.',
  noSession: 'Chat is not connected.',
  signedOut: 'You are signed out of chat.',
  error: (code) => errors[code] ?? 'Something went wrong.',
};

/** The words for a locale: English until its language is loaded, and where there is none. */
export function conditionWordsFor(locale: string): ConditionWords {
  return languageOf(locale)?.condition ?? english;
}
