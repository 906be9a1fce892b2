/** What can be chosen while writing: people of the channel, the user's channels, emoji by their shortcodes. */

import { html } from 'lit';
import type { DraftMention } from '../../data/drafts.js';
import type { MessageFeed } from '../../data/message-feed.js';
import type { ChatSession } from '../../session/session.js';
import { avatar } from '../avatar.js';
import type { ComposerParts } from './parts.js';
import type { Trigger } from './trigger.js';

/** Most rows there are. */
export const ROWS = 8;

export interface Suggestion {
  /** Stays the same from one answer to the next. */
  readonly id: string;
  readonly label: string;
  /** Tells two of one name apart. */
  readonly detail: string;
  readonly picture: unknown;
  /** What is put into the text. */
  readonly text: string;
  /** Where it is somebody or a channel. */
  readonly mention?: DraftMention;
}

export interface SuggestionSource {
  session(): ChatSession | undefined;
  feed(): MessageFeed | undefined;
  /** A picture has come. */
  onChange(): void;
  readonly parts: ComposerParts;
}

/** Rejects, or finds nothing, where the chat server or a part that does not load cannot tell. */
export function suggest(trigger: Trigger, source: SuggestionSource, signal: AbortSignal): Promise<readonly Suggestion[]> {
  if (trigger.kind === '@') return people(trigger.query, source);
  return trigger.kind === '#' ? channels(trigger.query, source, signal) : emoji(trigger.query, source);
}

async function people(query: string, { session, feed, onChange }: SuggestionSource): Promise<readonly Suggestion[]> {
  const [chat, id] = [session(), feed()?.id];
  if (!chat || id === undefined) return [];
  const found = await chat.conversation(id).live.findPeople(query, ROWS);
  return found.slice(0, ROWS).map((person) => {
    const name = inLine(person.name);
    const text = `@${name}`;
    return { id: person.id, label: name, detail: person.id, picture: avatar(person, chat, onChange), text, mention: { text, kind: 'user', id: person.id } };
  });
}

async function channels(query: string, { session }: SuggestionSource, signal: AbortSignal): Promise<readonly Suggestion[]> {
  const chat = session();
  if (!chat) return [];
  const { byActivity, channelsOf } = await import('../../data/channel-list.js');
  const all = byActivity(await channelsOf(chat.scope).first(signal));
  const wanted = fold(query);
  return best(
    all.filter(({ name, membership }) => membership === 'joined' && name),
    ({ name }) => rank(fold(name), wanted),
  ).map(({ id, name, topic }) => {
    const text = `#${inLine(name)}`;
    return { id, label: name, detail: topic ?? '', picture: html`<span class="sign" aria-hidden="true">#</span>`, text, mention: { text, kind: 'channel', id } };
  });
}

async function emoji(query: string, { parts }: SuggestionSource): Promise<readonly Suggestion[]> {
  const { findEmoji } = await parts.emoji();
  const wanted = query.toLowerCase();
  return findEmoji(query, ROWS).map(({ emoji, name, shortcodes }) => ({
    id: emoji,
    label: `:${shortcodes.find((code) => code.startsWith(wanted)) ?? shortcodes[0] ?? name}:`,
    detail: name,
    picture: html`<span class="sign" aria-hidden="true">${emoji}</span>`,
    text: emoji,
  }));
}

/** A name in one line: it stands in the text. */
const inLine = (name: string) => name.replace(/\s+/g, ' ').trim();

/** Without case and accents. */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** 0: begins with it; 1: a word of it does; 2: has it somewhere; none where it has not. */
function rank(name: string, wanted: string): number | undefined {
  if (name.startsWith(wanted)) return 0;
  const index = name.indexOf(wanted);
  if (index < 0) return undefined;
  return name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted)) ? 1 : 2;
}

/** The best of a list, each rank in the list's own order. */
function best<T>(list: readonly T[], rankOf: (one: T) => number | undefined): T[] {
  return list
    .map((one) => ({ one, rank: rankOf(one) }))
    .filter((ranked): ranked is { one: T; rank: number } => ranked.rank !== undefined)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, ROWS)
    .map(({ one }) => one);
}
