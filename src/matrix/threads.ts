/**
 * Messages in threads (Client-Server API, "Threading", "Relationships API"), and what a room was at a moment ("Jumping to a
 * date"). Part of what is loaded with `actions.ts`.
 */

import { ChatError, abortedError, isChatError } from '../errors.js';
import type { ChannelEvent, Page, RequestOptions } from '../backend/types.js';
import { path } from './http.js';
import { mapEvents } from './map-event.js';
import { eventsOf, participantOf, text } from './map.js';
import type { Matrix } from './matrix.js';
import type { MatrixEvent, RelationsAnswer } from './types.js';

/** Of so many people at most each is asked for by name; of more all members are. */
const MOST_ASKED = 5;

export async function thread(
  matrix: Matrix,
  channelId: string,
  messageId: string,
  { signal, cursor, limit = 50 }: RequestOptions & { cursor?: string; limit?: number } = {},
): Promise<Page> {
  const { http } = matrix.api;
  // With what relates to the messages in it too: reactions and edits.
  const query = { dir: 'b', limit, from: cursor, recurse: 'true' };
  const answer = await http.json<RelationsAnswer>('GET', path`v1/rooms/${channelId}/relations/${messageId}`, { query, signal }).catch(toUnknown);
  const before = text(answer.next_batch);
  const root = before ? [] : eventsOf([await http.json('GET', path`v3/rooms/${channelId}/event/${messageId}`, { signal })]);
  const events = [...root, ...eventsOf(answer.chunk).reverse()];
  const told = mapEvents(channelId, events).filter((event) => event.type !== 'message' || event.message.threadId === messageId || event.message.id === messageId);
  return { events: [...(await peopleOf(matrix, channelId, events, signal)), ...told], before };
}

/** Servers do not say whether a message one may not see is there. */
export function toUnknown(error?: unknown): never {
  if (error !== undefined && !(isChatError(error) && error.code === 'forbidden')) throw error;
  throw new ChatError('not_found', 'There is no such message, or one may not see it', { cause: error });
}

/** Who has made these events: a server tells that with no thread. */
async function peopleOf(matrix: Matrix, channelId: string, events: readonly MatrixEvent[], signal: AbortSignal | undefined): Promise<ChannelEvent[]> {
  const ids = [...new Set(events.map(({ sender }) => sender))];
  if (ids.length > MOST_ASKED) {
    const { chunk } = await matrix.api.http.json<{ chunk?: unknown }>('GET', path`v3/rooms/${channelId}/members`, { signal });
    return mapEvents(channelId, eventsOf(chunk).filter(({ state_key }) => ids.includes(state_key ?? '')));
  }
  const ask = (id: string) => matrix.api.http.json<Record<string, unknown>>('GET', path`v3/rooms/${channelId}/state/m.room.member/${id}`, { signal });
  // Who is not known is called by their id.
  const members = await Promise.all(ids.map((id) => ask(id).catch(() => undefined)));
  if (signal?.aborted) throw abortedError(signal);
  return ids.map((id, index) => ({ type: 'participant', participant: participantOf(id, members[index] ?? {}) }));
}

export async function atTime({ api }: Matrix, channelId: string, time: number, { signal }: RequestOptions = {}): Promise<{ id: string }> {
  const query = { ts: Math.max(0, Math.round(time)), dir: 'f' };
  const { event_id } = await api.http.json<{ event_id?: unknown }>('GET', path`v1/rooms/${channelId}/timestamp_to_event`, { query, signal });
  const id = text(event_id);
  if (!id) throw new ChatError('bad_answer', 'The chat server did not say what was there');
  return { id };
}
