/**
 * What a channel needs once it is shown: what sends and reads on, and what a person does in it besides: goes to a message or a
 * date, reacts, changes and takes away messages, keeps order, comes and goes. Failures are told by the channel's `onError`.
 */

import type { Capability, ChannelUpdate, ChatConnection, Cursor, OutgoingMessage } from '../backend/types.js';
import { abortedError, isChatError } from '../errors.js';
import { newClientId } from './client-id.js';
import { extend, focusOn } from './focus.js';
import type { LiveChannel } from './live-channel.js';
import { LiveThread } from './live-thread.js';
import { need } from './request.js';
import { type Timeline, loadAbout } from './timeline.js';

export { findPeople } from './find-people.js';
export { outboxOf, typingIn } from './live-outbox.js';

/** Messages a page of history has. */
export const PAGE = 50;
/** Pages read at most to fill a gap; a longer one is left to be paged through from the new end. */
const GAP_PAGES = 4;

/** On whose behalf something is done: a channel, or a thread, which has listeners of its own for what fails. */
export type Doer = Pick<LiveChannel, 'attempt' | 'attemptOpen'>;

type Work = (connection: ChatConnection, channelId: string) => Promise<void>;

/** @returns whether it has been done */
async function isDone(live: Doer, capability: Capability, work: Work): Promise<boolean> {
  const done = await live.attempt(async ({ connection, channelId }) => {
    need(connection, capability);
    await work(connection, channelId);
    return true;
  });
  return done ?? false;
}

export function edit(live: Doer, messageId: string, message: OutgoingMessage): Promise<boolean> {
  return isDone(live, 'edit', (connection, channelId) => connection.edit(channelId, messageId, message, { clientId: newClientId() }));
}

function remove(live: Doer, messageId: string): Promise<boolean> {
  return isDone(live, 'delete', (connection, channelId) => connection.delete(channelId, messageId, { clientId: newClientId() }));
}

export { remove as delete };

export function mute(live: LiveChannel, userId: string, muted = true): Promise<boolean> {
  return isDone(live, 'members', (connection, channelId) => connection.setMaySend(channelId, userId, !muted));
}

export function ban(live: LiveChannel, userId: string, reason?: string): Promise<boolean> {
  return isDone(live, 'moderation', (connection, channelId) => connection.ban(channelId, userId, { ...(reason && { reason }) }));
}

export async function toggleReaction(live: Doer, messageId: string, emoji: string): Promise<void> {
  await live.attemptOpen(async ({ connection, channelId }, timeline) => {
    await loadAbout();
    const own = timeline.about!.ownReaction(messageId, emoji);
    const clientId = newClientId();
    if (own) await connection.delete(channelId, own, { clientId });
    else await connection.react(channelId, messageId, emoji, { clientId });
  });
}

/** @throws {ChatError} it has not been told */
export async function markAsRead(live: LiveChannel, messageId: string, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) throw abortedError(signal);
  const { connection, channelId } = await live.resolve();
  if (connection.capabilities.has('receipts')) await connection.markRead(channelId, messageId);
}

/** Reads on at an edge of what is shown. @param cursor where that was when it was asked for */
export async function loadPage(live: LiveChannel, direction: 'before' | 'after', cursor: Cursor, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return; // while this part was loaded
  await live.attemptOpen(async ({ connection, channelId }, timeline) => {
    const page = await connection.page(channelId, cursor, direction, { limit: PAGE, ...(signal && { signal }) });
    // Meanwhile another stretch may be shown: this page belongs to none then.
    if (cursor !== timeline[direction]) return;
    if (direction === 'before') timeline.prepend(page);
    else extend(timeline, page);
  });
}

/**
 * Reads backwards what the server has left out, until a known message comes.
 * @returns all there is to be told, and `gap`: where what could not be read begins. `meets`: no more is missing
 */
export async function fillGap(live: LiveChannel, timeline: Timeline, events: ChannelUpdate['events'], gap: Cursor, signal: AbortSignal): Promise<ChannelUpdate & { meets?: boolean }> {
  let before: Cursor | undefined = gap;
  try {
    for (let pages = 0; pages < GAP_PAGES && before !== undefined; pages++) {
      const { connection, channelId } = await live.resolve(signal);
      const page = await connection.page(channelId, before, 'before', { limit: PAGE, signal });
      events = [...page.events, ...events];
      before = page.before;
      if (timeline.hasSome(page.events)) return { events, gap: undefined, meets: true };
    }
  } catch {
    // What could not be read is read when the person scrolls to it: it begins at `before`.
  }
  return { events, gap: before };
}

/** @param wish which of those that the person has had: a later one goes before it */
export async function show(live: LiveChannel, wish: number, messageId: string): Promise<boolean> {
  if (live.get().messages.some(({ id }) => id === messageId)) return true;
  const signal = live.opening;
  const shown = await live.attemptOpen(async ({ connection, channelId }, timeline) => {
    const page = await connection.around(channelId, messageId, { limit: PAGE, ...(signal && { signal }) });
    if (wish !== live.wish) return false;
    const isInThread = page.events.some((event) => event.type === 'message' && event.message.id === messageId && event.message.threadId !== undefined);
    if (isInThread) timeline.apply(page.events, true);
    else focusOn(timeline, page);
    return !isInThread;
  });
  live.changed();
  return shown ?? false;
}

export async function showDate(live: LiveChannel, wish: number, time: number): Promise<boolean> {
  const found = await live.attemptOpen(async ({ connection, channelId }) => {
    need(connection, 'dates');
    // Nothing has happened since: that is the end.
    return await connection.atTime(channelId, time).catch((error: unknown) => {
      if (isChatError(error) && error.code === 'not_found') return { id: '' };
      throw error;
    });
  });
  if (!found || wish !== live.wish) return false;
  if (found.id) return show(live, wish, found.id);
  live.showNewest();
  return true;
}

export function join(live: LiveChannel): Promise<void> {
  return enter(live, 'join');
}

export function leave(live: LiveChannel): Promise<void> {
  live.joins = false; // else it would be joined again when it is opened
  return enter(live, 'leave');
}

/** Comes in or goes out, and looks at the channel anew. */
async function enter(live: LiveChannel, method: 'join' | 'leave'): Promise<void> {
  const signal = live.opening;
  await live.attempt(async ({ connection, channelId }) => {
    await connection[method](channelId, { ...(signal && { signal }) });
    live.reopen();
  });
}

const threads = new WeakMap<LiveChannel, Map<string, LiveThread>>();

export async function thread(live: LiveChannel, messageId: string): Promise<LiveThread> {
  await loadAbout();
  const all = threads.get(live) ?? new Map<string, LiveThread>();
  threads.set(live, all);
  const known = all.get(messageId) ?? new LiveThread(live, messageId);
  all.set(messageId, known);
  return known;
}
