/**
 * The Client-Server API, one short method per endpoint. Nothing here decides anything. What only actions need is asked for
 * in `actions.ts`, which is loaded later.
 */

import { type MatrixHttp, path } from './http.js';
import type { MessagesAnswer, SyncAnswer } from './types.js';

/** Only the members that the events at hand name ("Lazy-loading room members"). */
export const lazyMembers = JSON.stringify({ lazy_load_members: true });

export class MatrixApi {
  readonly http: MatrixHttp;

  constructor(http: MatrixHttp) {
    this.http = http;
  }

  whoami(signal?: AbortSignal) {
    return this.http.json<{ user_id: string; device_id?: string }>('GET', 'v3/account/whoami', { signal });
  }

  /** @param query.timeout how long the server may hold the answer, in ms */
  sync(query: { filter: object; since?: string | undefined; timeout: number }, signal?: AbortSignal) {
    const { filter, since, timeout } = query;
    return this.http.json<SyncAnswer>('GET', 'v3/sync', {
      query: { filter: JSON.stringify(filter), since, timeout },
      signal,
      timeout: timeout + 30_000,
    });
  }

  roomOfAlias(alias: string, signal?: AbortSignal) {
    return this.http.json<{ room_id: string }>('GET', path`v3/directory/room/${alias}`, { signal });
  }

  join(roomId: string, signal?: AbortSignal) {
    return this.http.json<{ room_id: string }>('POST', path`v3/join/${roomId}`, { body: {}, signal });
  }

  messages(roomId: string, query: { from?: string; dir: 'b' | 'f'; limit: number }, signal?: AbortSignal) {
    return this.http.json<MessagesAnswer>('GET', path`v3/rooms/${roomId}/messages`, { query: { ...query, filter: lazyMembers }, signal });
  }

  /** @param threadId without it the receipt goes for all up to the event, in threads too */
  receipt(roomId: string, eventId: string, threadId: string | undefined, signal?: AbortSignal) {
    return this.http.json('POST', path`v3/rooms/${roomId}/receipt/m.read/${eventId}`, { body: { thread_id: threadId }, signal });
  }
}
