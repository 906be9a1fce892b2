/** What a message list shows, row by row: days, where the unread begin, and messages grouped by who wrote them when. */

import type { LiveMessage } from '../data/snapshots.js';
import { daysBetween } from './format.js';

/** Messages of one sender this close together (ms) read as one. */
const GROUP = 5 * 60_000;
/** After this long without a message (ms) one wants to know when the next one was. */
const PAUSE = 30 * 60_000;

export interface MessageRow {
  readonly kind: 'message';
  readonly key: string;
  readonly message: LiveMessage;
  /** First and last of a group of one sender's: the name stands above the first, picture and time beside the last. */
  readonly first: boolean;
  readonly last: boolean;
  /** Whether there was a pause before it, on the same day. */
  readonly apart: boolean;
  /** Whether it is only kept, unseen, because something in it goes on: it has the focus, or plays. */
  readonly kept: boolean;
}

export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly time: number }
  /** What comes after it has not been read. */
  | { readonly kind: 'unread'; readonly key: string }
  | MessageRow;

export interface RowsWanted {
  /** The first message that has a row, and the one after the last. Default: all. */
  readonly from?: number;
  readonly to?: number;
  /** Id of the first message that has not been read. */
  readonly unreadId?: string | undefined;
  /** Keys of messages that keep their row wherever they are. */
  readonly kept?: ReadonlySet<string>;
  /** Rows that were there before: one that says the same is the same object again. */
  readonly before?: readonly Row[];
}

/** Rows for messages that are in order. */
export function rowsOf(messages: readonly LiveMessage[], { from = 0, to = messages.length, unreadId, kept, before }: RowsWanted = {}): Row[] {
  const known = new Map(before?.map((row) => [row.key, row]));
  const rows: Row[] = [];
  const add = (row: MessageRow) => {
    const old = known.get(row.key);
    const isSame = old?.kind === 'message' && old.message === row.message && old.first === row.first && old.last === row.last && old.apart === row.apart && old.kept === row.kept;
    rows.push(isSame ? old : row);
  };
  const addKept = (list: readonly LiveMessage[]) => {
    for (const message of list) if (kept?.has(message.key)) add({ kind: 'message', key: message.key, message, first: true, last: true, apart: false, kept: true });
  };
  if (kept?.size) addKept(messages.slice(0, from));
  for (let index = from; index < to; index++) {
    const message = messages[index]!;
    const previous = messages[index - 1];
    const next = messages[index + 1];
    const { key } = message;
    const isUnread = unreadId !== undefined && message.id === unreadId;
    if (!previous || daysBetween(previous.sentAt, message.sentAt) !== 0) rows.push(known.get(`day ${key}`) ?? { kind: 'day', key: `day ${key}`, time: message.sentAt });
    if (isUnread) rows.push({ kind: 'unread', key: `unread ${key}` });
    add({
      kind: 'message',
      key,
      message,
      first: isUnread || !previous || !together(previous, message),
      last: !next || next.id === unreadId || !together(message, next),
      apart: previous !== undefined && message.sentAt - previous.sentAt > PAUSE && daysBetween(previous.sentAt, message.sentAt) === 0,
      kept: false,
    });
  }
  if (kept?.size) addKept(messages.slice(to));
  return rows;
}

function together(earlier: LiveMessage, later: LiveMessage): boolean {
  return earlier.senderId === later.senderId && later.sentAt - earlier.sentAt < GROUP && daysBetween(earlier.sentAt, later.sentAt) === 0;
}
