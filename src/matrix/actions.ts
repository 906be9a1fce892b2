/**
 * What a connection does when somebody acts: looks round a message, edits, deletes, reacts, searches, fetches pictures.
 * Loaded with the first of these.
 */

import { ChatError, isChatError } from '../errors.js';
import type { OutgoingMessage, Page, Participant, RequestOptions, SearchPage, SearchQuery } from '../backend/types.js';
import { type MatrixApi, lazyMembers } from './api.js';
import { path } from './http.js';
import { eventsOf, mapEvents, messageContent, participantOf, records, texts } from './map.js';
import type { ContextAnswer, SearchAnswer, SearchHit } from './types.js';

export async function around(api: MatrixApi, channelId: string, messageId: string, { signal, limit = 50 }: RequestOptions & { limit?: number } = {}): Promise<Page> {
  const answer = await api.http.json<ContextAnswer>('GET', path`v3/rooms/${channelId}/context/${messageId}`, { query: { limit, filter: lazyMembers }, signal }).catch((error: unknown) => {
    if (isChatError(error) && error.code === 'forbidden') throw unknownMessage(error);
    throw error;
  });
  if (!answer.event) throw unknownMessage();
  return {
    events: mapEvents(channelId, answer.state, eventsOf(answer.events_before).reverse(), [answer.event], answer.events_after),
    before: answer.start,
    after: answer.end,
  };
}

/** Servers do not say whether a message one may not see is there. */
const unknownMessage = (cause?: unknown) => new ChatError('not_found', 'There is no such message, or one may not see it', { cause });

export async function edit(api: MatrixApi, channelId: string, messageId: string, message: OutgoingMessage, { clientId, signal }: RequestOptions & { clientId: string }): Promise<void> {
  await api.send(channelId, 'm.room.message', clientId, editContent(messageId, message, clientId), signal);
}

export async function remove(api: MatrixApi, channelId: string, id: string, { clientId, signal }: RequestOptions & { clientId: string }): Promise<void> {
  await api.http.json('PUT', path`v3/rooms/${channelId}/redact/${id}/${clientId}`, { body: {}, signal });
}

export async function react(api: MatrixApi, channelId: string, messageId: string, emoji: string, { clientId, signal }: RequestOptions & { clientId: string }): Promise<void> {
  const content = { 'm.relates_to': { rel_type: 'm.annotation', event_id: messageId, key: emoji } };
  try {
    await api.send(channelId, 'm.reaction', clientId, content, signal);
  } catch (error) {
    if (!isChatError(error) || (error.cause as { errcode?: string } | null)?.errcode !== 'M_DUPLICATE_ANNOTATION') throw error;
  }
}

/**
 * The words alone, in lower case: Synapse on SQLite hands the term to a query language, whose operators and punctuation in
 * the wrong place are an error 500.
 */
function searchTerm(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.filter((word) => word !== 'or').join(' ');
}

export async function search(api: MatrixApi, { text, channelId, cursor, limit = 20 }: SearchQuery, { signal }: RequestOptions = {}): Promise<SearchPage> {
  const term = searchTerm(text);
  if (!term) return { results: [], highlights: [] };
  const body = {
    search_categories: {
      room_events: {
        search_term: term,
        keys: ['content.body'],
        order_by: 'recent', // by rank, Synapse gives no second page
        filter: { limit, types: ['m.room.message'], ...(channelId && { rooms: [channelId] }) },
        event_context: { before_limit: 0, after_limit: 0, include_profile: true },
      },
    },
  };
  const answer = (await api.http.json<SearchAnswer>('POST', 'v3/search', { query: { next_batch: cursor }, body, signal })).search_categories?.room_events ?? {};
  const results: SearchPage['results'][number][] = [];
  for (const { result, context } of records(answer.results) as SearchHit[]) {
    const roomId = result?.room_id;
    if (typeof roomId !== 'string') continue;
    const [mapped] = mapEvents(roomId, [result]);
    const profile = context?.profile_info?.[result!.sender];
    const sender = profile && participantOf(result!.sender, profile);
    // Edits are hits of their own; each stands for the message it changed.
    if (mapped?.type === 'message') results.push({ message: mapped.message, sender });
    else if (mapped?.type === 'edit') {
      const { messageId, senderId, text, editedAt } = mapped;
      const message = { id: messageId, channelId: roomId, senderId, sentAt: editedAt, kind: 'text', text, editedAt } as const;
      results.push({ message, sender });
    }
  }
  const named = channelId ? results : await Promise.all(results.map(async (result) => ({ ...result, channelName: await roomName(api, result.message.channelId) })));
  return { results: named, highlights: texts(answer.highlights), next: answer.next_batch };
}

const roomNames = new WeakMap<MatrixApi, Map<string, Promise<string | undefined>>>();

/**
 * What a room is called, asked once per connection; `undefined` where it has no name, or the server does not say. No signal:
 * a search that is given up must not take the name from the next one.
 */
function roomName(api: MatrixApi, roomId: string): Promise<string | undefined> {
  const names = roomNames.get(api) ?? new Map<string, Promise<string | undefined>>();
  roomNames.set(api, names);
  let name = names.get(roomId);
  if (!name) {
    name = api.http.json<{ name?: unknown }>('GET', path`v3/rooms/${roomId}/state/m.room.name/`).then(
      ({ name }) => (typeof name === 'string' && name ? name : undefined),
      (error: unknown) => {
        // A result without its channel's name is better than none; what may pass is asked again with the next search.
        if (!isChatError(error) || error.code !== 'not_found') names.delete(roomId);
        return undefined;
      },
    );
    names.set(roomId, name);
  }
  return name;
}

export async function profile(api: MatrixApi, userId: string, { signal }: RequestOptions = {}): Promise<Participant> {
  return participantOf(userId, await api.http.json<{ displayname?: string; avatar_url?: string }>('GET', path`v3/profile/${userId}`, { signal }));
}

export async function media(api: MatrixApi, media: string, { signal, size }: RequestOptions & { size?: number } = {}): Promise<Blob> {
  const [, server, id] = /^mxc:\/\/([^/]+)\/([^/?#]+)$/.exec(media) ?? [];
  if (!server || !id) throw new ChatError('not_found', 'This is no Matrix media');
  const options = { signal, timeout: 120_000 };
  if (size === undefined) return api.http.blob(path`v1/media/download/${server}/${id}`, options);
  return api.http.blob(path`v1/media/thumbnail/${server}/${id}`, { ...options, query: { width: size, height: size, method: 'crop' } });
}

/** The content of an edit: the new content, and a fallback for clients that know no edits. */
function editContent(messageId: string, message: OutgoingMessage, clientId: string): Record<string, unknown> {
  const content = messageContent({ ...message, replyTo: undefined }, clientId);
  return { ...content, body: `* ${message.text}`, 'm.new_content': content, 'm.relates_to': { rel_type: 'm.replace', event_id: messageId } };
}
