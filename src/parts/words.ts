/** Every word the elements say, in one place: a language is one such record, and one of `search-words.ts`. */

export interface Words {
  loading: string;
  reconnecting: string;
  retry: string;
  send: string;
  composerLabel(channel: string): string;
  composerPlaceholder(channel: string): string;
  encryptedChannel: string;
  readOnlyChannel: string;
  invited: string;
  accept: string;
  decline: string;
  notMember: string;
  join: string;
  deletedMessage: string;
  edited: string;
  you: string;
  messages(channel: string): string;
  members(count: number): string;
  newMessages(count: number): string;
  toNewest: string;
  unreadLine: string;
  beginning(channel: string): string;
  emptyTitle: string;
  emptyText: string;
  loadingOlder: string;
  noSession: string;
  error(code: string): string;
  signedOut: string;
  attachment: string;
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

export const english: Words = {
  loading: 'Loading messages',
  reconnecting: 'Reconnecting …',
  retry: 'Try again',
  send: 'Send message',
  composerLabel: (channel) => (channel ? `Message ${channel}` : 'Message'),
  composerPlaceholder: (channel) => (channel ? `Message ${channel}` : 'Write a message'),
  encryptedChannel: 'This channel is end-to-end encrypted. You can’t write here.',
  readOnlyChannel: 'Only some people can write here.',
  invited: 'You have been invited to this channel.',
  accept: 'Accept',
  decline: 'Decline',
  notMember: 'You are not in this channel.',
  join: 'Join',
  deletedMessage: 'Message deleted',
  edited: 'edited',
  you: 'You',
  messages: (channel) => (channel ? `Messages in ${channel}` : 'Messages'),
  members: (count) => (count === 1 ? '1 member' : `${count} members`),
  newMessages: (count) => (count === 1 ? '1 new message' : `${count} new messages`),
  toNewest: 'To the newest messages',
  unreadLine: 'New',
  beginning: (channel) => (channel ? `This is the beginning of ${channel}` : 'This is the beginning'),
  emptyTitle: 'No messages yet',
  emptyText: 'Be the first to say hello.',
  loadingOlder: 'Loading older messages',
  noSession: 'Chat is not connected.',
  error: (code) => errors[code] ?? 'Something went wrong.',
  signedOut: 'You are signed out of chat.',
  attachment: 'Attachment',
};

/** The words for a locale. English is the only language yet. */
export function wordsFor(_locale: string): Words {
  return english;
}
