/** What is being typed at the cursor that can be chosen from a list: somebody after `@`, a channel after `#`, an emoji after `:`. */

import type { DraftMention } from '../../data/drafts.js';

export interface Trigger {
  readonly kind: '@' | '#' | ':';
  /** Where the sign stands. */
  readonly start: number;
  /** Where the cursor is. */
  readonly end: number;
  /** What stands between the two. */
  readonly query: string;
}

/** So far back (characters) the sign is looked for. */
const REACH = 80;

/** Before the sign nothing stands, a blank, or something that opens. */
const before = String.raw`(?:^|[\s([{<"'“‘«¿¡/*_~|])`;

/** The word at the cursor; and else, since names may have up to three words, those before it. */
const patterns = [new RegExp(String.raw`${before}(?:(@)([^\s@]*)|(#)([^\s#]*)|(:)([\p{L}\p{N}_+-]{2,}))$`, 'u'), new RegExp(String.raw`${before}(@)([^\s@]*(?: [^\s@]+){1,2})$`, 'u')];

/**
 * @param cursor where it is; nothing is selected
 * @param mentions what has been chosen before: it is not chosen again
 */
export function triggerAt(text: string, cursor: number, mentions: readonly DraftMention[] = []): Trigger | undefined {
  const reach = text.slice(Math.max(0, cursor - REACH), cursor);
  const match = patterns.map((pattern) => pattern.exec(reach)).find((found) => found !== null);
  if (!match) return undefined;
  const [, at, name, hash, channel, , emoji] = match;
  const kind = at ? '@' : hash ? '#' : ':';
  const query = name ?? channel ?? emoji ?? '';
  const start = cursor - query.length - 1;
  if (mentions.some((mention) => mention.text.startsWith(kind) && text.startsWith(mention.text, start))) return undefined;
  return { kind, start, end: cursor, query };
}

/**
 * What was picked, with one more, in the order in which the same texts stand in what is written: two people may have one name.
 * @param before what stands before the new one
 */
export function withMention(mentions: readonly DraftMention[], added: DraftMention, before: string): DraftMention[] {
  let earlier = before.split(added.text).length - 1;
  const index = mentions.findIndex(({ text }) => text === added.text && earlier-- === 0);
  return index < 0 ? [...mentions, added] : [...mentions.slice(0, index), added, ...mentions.slice(index)];
}

/** Those whose text still stands there. */
export function stillIn(text: string, mentions: readonly DraftMention[]): readonly DraftMention[] {
  return mentions.every((mention) => text.includes(mention.text)) ? mentions : mentions.filter((mention) => text.includes(mention.text));
}
