/** What a message list shows, row by row: days, and messages grouped by who wrote them when. */

import type { LiveMessage } from '../data/snapshots.js';
import { daysBetween } from './format.js';

/** Messages of one sender this close together (ms) read as one. */
const GROUP = 5 * 60_000;

export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly time: number }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: LiveMessage;
      /** First and last of a group of one sender's: the name stands above the first, picture and time beside the last. */
      readonly first: boolean;
      readonly last: boolean;
    };

/** Rows for messages that are in order. */
export function rowsOf(messages: readonly LiveMessage[]): Row[] {
  const rows: Row[] = [];
  messages.forEach((message, index) => {
    const before = messages[index - 1];
    const after = messages[index + 1];
    if (!before || daysBetween(before.sentAt, message.sentAt) !== 0) rows.push({ kind: 'day', key: `day ${message.key}`, time: message.sentAt });
    rows.push({ kind: 'message', key: message.key, message, first: !before || !together(before, message), last: !after || !together(message, after) });
  });
  return rows;
}

function together(earlier: LiveMessage, later: LiveMessage): boolean {
  return earlier.senderId === later.senderId && later.sentAt - earlier.sentAt < GROUP && daysBetween(earlier.sentAt, later.sentAt) === 0;
}
