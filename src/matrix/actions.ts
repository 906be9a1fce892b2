/**
 * What a connection does when somebody acts: reads back, types, sends, edits, deletes, reacts, searches, looks into a channel
 * from outside. Loaded with the first of these: who sends has typed before.
 */

import { ChatError, isChatError, loadPart } from '../errors.js';
import type { ChannelSnapshot, Mentions, OutgoingMessage, Page, Participant, RequestOptions, SearchPage, SearchQuery } from '../backend/types.js';
import { type MatrixApi, lazyMembers } from './api.js';
import type { Matrix } from './matrix.js';
import { path } from './http.js';
import { AUDIO, VOICE, mapEvents, mapTimeline } from './map-event.js';
import { CLIENT_ID, CUSTOM, customOf, eventsOf, mapChannel, participantOf, record, records, texts } from './map.js';
import type { ContextAnswer, SearchAnswer, SearchHit } from './types.js';
import { toUnknown } from './threads.js';
import { wireLinks } from './wire-links.js';

export { atTime, thread } from './threads.js';

/** How long one is shown as typing unless told again (ms). */
const TYPING = 30_000;

/** What may be read of a room without being in it: all of a world-readable one, nothing of another. It is not told live. */
export async function peek({ api, userId }: Matrix, channelId: string, limit: number, signal: AbortSignal): Promise<ChannelSnapshot> {
  const [{ chunk, end, state }, { history_visibility }] = await Promise.all([
    api.messages(channelId, { dir: 'b', limit }, signal),
    api.http.json<Record<string, unknown>>('GET', path`v3/rooms/${channelId}/state/m.room.history_visibility/`, { signal }),
  ]);
  // To whoever has left it, servers show what was said while they were in it.
  if (history_visibility !== 'world_readable') throw new ChatError('no_access', 'The user is not in this channel');
  const channel = { ...mapChannel(channelId, userId), membership: 'none', maySend: false } as const;
  return { channel, events: [...mapEvents(channelId, state), ...mapTimeline(channelId, eventsOf(chunk).reverse())], before: end };
}

export async function page(
  { api }: Matrix,
  channelId: string,
  cursor: string,
  direction: 'before' | 'after',
  { signal, limit = 50 }: RequestOptions & { limit?: number } = {},
): Promise<Page> {
  const answer = await api.messages(channelId, { from: cursor, dir: direction === 'before' ? 'b' : 'f', limit }, signal);
  const chunk = eventsOf(answer.chunk);
  const events = [...mapEvents(channelId, answer.state), ...mapTimeline(channelId, direction === 'before' ? chunk.reverse() : chunk)];
  return { events, [direction]: answer.end === cursor ? undefined : answer.end };
}

export async function around({ api }: Matrix, channelId: string, messageId: string, { signal, limit = 50 }: RequestOptions & { limit?: number } = {}): Promise<Page> {
  const answer = await api.http.json<ContextAnswer>('GET', path`v3/rooms/${channelId}/context/${messageId}`, { query: { limit, filter: lazyMembers }, signal }).catch(toUnknown);
  if (!answer.event) throw toUnknown();
  return {
    events: [...mapEvents(channelId, answer.state), ...mapTimeline(channelId, [...eventsOf(answer.events_before).reverse(), answer.event, ...eventsOf(answer.events_after)])],
    before: answer.start,
    after: answer.end,
  };
}

export async function setTyping({ api, userId }: Matrix, channelId: string, typing: boolean, { signal }: RequestOptions = {}): Promise<void> {
  await api.http.json('PUT', path`v3/rooms/${channelId}/typing/${userId}`, { body: typing ? { typing, timeout: TYPING } : { typing }, signal });
}

export async function send(matrix: Matrix, channelId: string, message: OutgoingMessage, { clientId, signal }: RequestOptions & { clientId: string }): Promise<{ id: string }> {
  await refuseEncrypted(matrix, channelId, signal);
  const { attachment } = message;
  const content = { ...messageContent(onTheWire(matrix, message), clientId), ...(attachment && (await uploads()).attachmentContent(attachment, message.text)) };
  return { id: (await put(matrix.api, channelId, 'm.room.message', clientId, content, signal)).event_id };
}

/** A message with its ids completed, and its links as they stand on the wire. */
function onTheWire(matrix: Matrix, message: OutgoingMessage): OutgoingMessage {
  const { html, mentions } = message;
  return {
    ...message,
    ...(html && { html: wireLinks(matrix, html) }),
    ...(mentions && { mentions: { ...mentions, userIds: mentions.userIds.map((id) => matrix.completeUserId(id)) } }),
  };
}

const uploads = () => loadPart(() => import('./upload.js'));

/** Plain text never goes into an encrypted channel, also not into one that is not open here. */
async function refuseEncrypted({ api, encrypted }: Matrix, channelId: string, signal: AbortSignal | undefined): Promise<void> {
  if (!encrypted.has(channelId)) encrypted.set(channelId, await isEncrypted(api, channelId, signal));
  if (encrypted.get(channelId)) throw new ChatError('encrypted_channel', 'This channel is end-to-end encrypted');
}

async function isEncrypted(api: MatrixApi, channelId: string, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await api.http.json('GET', path`v3/rooms/${channelId}/state/m.room.encryption/`, { signal });
    return true;
  } catch (error) {
    if (isChatError(error) && error.code === 'not_found') return false;
    throw error;
  }
}

/** Sends an event. The client id is the transaction's: the same one again makes no second event. */
function put(api: MatrixApi, channelId: string, type: string, clientId: string, body: object, signal: AbortSignal | undefined) {
  return api.http.json<{ event_id: string }>('PUT', path`v3/rooms/${channelId}/send/${type}/${clientId}`, { body, signal });
}

/** The content a message is sent with. */
export function messageContent(message: OutgoingMessage, clientId: string): Record<string, unknown> {
  return {
    msgtype: 'm.text',
    body: message.text,
    ...(message.html && { format: 'org.matrix.custom.html', formatted_body: message.html }),
    ...relationOf(message),
    'm.mentions': mentionsContent(message.mentions),
    ...(message.custom && { [CUSTOM]: message.custom }),
    [CLIENT_ID]: clientId,
  };
}

/** In a thread each message answers one, for clients that know no threads: the thread's first where it answers none. */
function relationOf({ threadId, replyTo }: OutgoingMessage): object {
  const answered = replyTo ?? threadId;
  const thread = threadId && { rel_type: 'm.thread', event_id: threadId, is_falling_back: replyTo === undefined };
  return answered ? { 'm.relates_to': { ...(thread || {}), 'm.in_reply_to': { event_id: answered } } } : {};
}

/** There also where nobody is mentioned: else a server looks for names in the text. */
const mentionsContent = ({ userIds, everyone }: Mentions = { userIds: [] }) => ({ ...(userIds.length && { user_ids: userIds }), ...(everyone && { room: true }) });

export async function edit(matrix: Matrix, channelId: string, messageId: string, message: OutgoingMessage, { clientId, signal }: RequestOptions & { clientId: string }): Promise<void> {
  await refuseEncrypted(matrix, channelId, signal);
  const before = await contentOf(matrix.api, channelId, messageId, signal);
  await put(matrix.api, channelId, 'm.room.message', clientId, editContent(messageId, before, onTheWire(matrix, message), clientId), signal);
}

/** What a message says as it stands; nothing where it is not to be seen. */
async function contentOf(api: MatrixApi, channelId: string, messageId: string, signal: AbortSignal | undefined): Promise<Record<string, unknown>> {
  try {
    const [event] = eventsOf([await api.http.json('GET', path`v3/rooms/${channelId}/event/${messageId}`, { signal })]);
    const [newest] = eventsOf([event?.unsigned?.['m.relations']?.['m.replace']]);
    return { ...event?.content, ...record(newest?.content['m.new_content']) };
  } catch (error) {
    // The server has the last word on whether it can be edited.
    if (isChatError(error) && (error.code === 'forbidden' || error.code === 'not_found')) return {};
    throw error;
  }
}

async function redact({ api }: Matrix, channelId: string, id: string, { clientId, signal }: RequestOptions & { clientId: string }): Promise<void> {
  await api.http.json('PUT', path`v3/rooms/${channelId}/redact/${id}/${clientId}`, { body: {}, signal });
}

export { redact as delete };

export async function react({ api }: Matrix, channelId: string, messageId: string, emoji: string, { clientId, signal }: RequestOptions & { clientId: string }): Promise<void> {
  const content = { 'm.relates_to': { rel_type: 'm.annotation', event_id: messageId, key: emoji } };
  try {
    await put(api, channelId, 'm.reaction', clientId, content, signal);
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

export async function search({ api }: Matrix, { text, channelId, cursor, limit = 20 }: SearchQuery, { signal }: RequestOptions = {}): Promise<SearchPage> {
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

export async function profile({ api }: Matrix, userId: string, { signal }: RequestOptions = {}): Promise<Participant> {
  return participantOf(userId, await api.http.json<{ displayname?: string; avatar_url?: string }>('GET', path`v3/profile/${userId}`, { signal }));
}

/** What makes a message one with an attachment. An edit that left it out would take it away, for other clients. */
const ATTACHED = ['msgtype', 'url', 'file', 'info', 'filename', VOICE, AUDIO];

/** The content of an edit: the new content whole, and a fallback for clients that know no edits. */
function editContent(messageId: string, before: Record<string, unknown>, message: OutgoingMessage, clientId: string): Record<string, unknown> {
  const text = messageContent({ ...message, replyTo: undefined, threadId: undefined, custom: message.custom ?? customOf(before[CUSTOM]) }, clientId);
  const content = before['url'] || before['file'] ? withAttachment(text, before) : text;
  const known = texts(record(before['m.mentions'])['user_ids']);
  // Only whom it mentions newly is told of the edit itself.
  const { userIds = [], everyone } = message.mentions ?? {};
  const fresh: Mentions = { userIds: userIds.filter((id) => !known.includes(id)), ...(everyone && record(before['m.mentions'])['room'] !== true && { everyone }) };
  return {
    ...content,
    body: `* ${String(content['body'])}`,
    'm.mentions': mentionsContent(fresh),
    'm.new_content': content,
    'm.relates_to': { rel_type: 'm.replace', event_id: messageId },
  };
}

function withAttachment(text: Record<string, unknown>, before: Record<string, unknown>): Record<string, unknown> {
  const name = before['filename'] ?? before['body'];
  const attached = Object.fromEntries(ATTACHED.flatMap((key) => (before[key] === undefined ? [] : [[key, before[key]]])));
  return { ...text, ...attached, filename: name, body: text['body'] || name };
}
