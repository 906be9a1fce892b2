/** A room's state, read and written (Client-Server API, "Getting events for a room", "Sending events to a room"). */

import { isChatError } from '../errors.js';
import { path } from './http.js';
import { record } from './map.js';
import type { Matrix } from './matrix.js';

const statePath = (roomId: string, type: string, key: string) => path`v3/rooms/${roomId}/state/${type}/` + (key && path`${key}`);

/** The content of a state event; `undefined` where the room has none of that type and key. */
export async function readState({ api }: Matrix, roomId: string, type: string, key = '', signal?: AbortSignal): Promise<Record<string, unknown> | undefined> {
  return orNone(api.http.json('GET', statePath(roomId, type, key), { signal }));
}

export async function writeState({ api }: Matrix, roomId: string, type: string, body: object, signal?: AbortSignal): Promise<void> {
  await api.http.json('PUT', statePath(roomId, type, ''), { body, signal });
}

/** The user's own data of a type, for a room or for all (`roomId` empty); `undefined` where there is none. */
export async function readAccountData({ api, userId }: Matrix, roomId: string, type: string, signal?: AbortSignal): Promise<Record<string, unknown> | undefined> {
  return orNone(api.http.json('GET', accountDataPath(userId, roomId, type), { signal }));
}

export async function writeAccountData({ api, userId }: Matrix, roomId: string, type: string, body: object, signal?: AbortSignal): Promise<void> {
  await api.http.json('PUT', accountDataPath(userId, roomId, type), { body, signal });
}

const accountDataPath = (userId: string, roomId: string, type: string) =>
  roomId ? path`v3/user/${userId}/rooms/${roomId}/account_data/${type}` : path`v3/user/${userId}/account_data/${type}`;

async function orNone(answer: Promise<unknown>): Promise<Record<string, unknown> | undefined> {
  try {
    return record(await answer);
  } catch (error) {
    if (isChatError(error) && error.code === 'not_found') return undefined;
    throw error;
  }
}

const turns = new WeakMap<Matrix, Map<string, Promise<unknown>>>();

/**
 * Does the works of one key one after the other: to change a part of something it must be read and written whole, and Matrix
 * knows no way to say "unless it has changed".
 */
export function inTurn<T>(matrix: Matrix, key: string, work: () => Promise<T>): Promise<T> {
  const last = turns.get(matrix) ?? new Map<string, Promise<unknown>>();
  turns.set(matrix, last);
  const own = (last.get(key) ?? Promise.resolve()).then(work, work);
  last.set(key, own);
  const done = () => {
    if (last.get(key) === own) last.delete(key);
  };
  own.then(done, done);
  return own;
}
