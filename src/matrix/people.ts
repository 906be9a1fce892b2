/** How people are called and whether they are online (Client-Server API, "Profiles", "Presence"). Loaded when somebody asks. */

import { isChatError } from '../errors.js';
import type { Participant, RequestOptions } from '../backend/types.js';
import { path } from './http.js';
import { eventsOf, localpart, participantOf, record } from './map.js';
import type { Matrix } from './matrix.js';
import type { SyncAnswer } from './types.js';
import { WatchedValue } from './watched-value.js';

/** What watches the user's own profile, which the server need not tell where they are in no room. */
const ownChanged = new WeakMap<Matrix, Set<() => void>>();

export async function setProfile(matrix: Matrix, change: { readonly name?: string; readonly avatar?: string | null }, { signal }: RequestOptions = {}): Promise<void> {
  const put = (field: string, body: object) => matrix.api.http.json('PUT', path`v3/profile/${matrix.userId}/${field}`, { body, signal });
  // Without name and picture, Synapse says that there is nobody of that id. This is what they are called then anyway.
  if (change.name !== undefined) await put('displayname', { displayname: change.name || localpart(matrix.userId) });
  if (change.avatar !== undefined) await put('avatar_url', { avatar_url: change.avatar ?? '' });
  ownChanged.get(matrix)?.forEach((changed) => changed());
}

const profileOf = async ({ api }: Matrix, userId: string, signal: AbortSignal): Promise<Participant> =>
  participantOf(userId, await api.http.json<object>('GET', path`v3/profile/${userId}`, { signal }));

/**
 * A member event says that a profile has changed; what it is now is asked for: somebody may be called otherwise in one room
 * alone, and of a change that the server has left out (a gap) there is no event at all.
 */
export async function watchUser(matrix: Matrix, userId: string, listener: (user: Participant) => void, { signal }: { signal: AbortSignal }): Promise<Participant> {
  const id = matrix.completeUserId(userId);
  const isAbout = (answer: SyncAnswer) => Object.values(record(record(answer.rooms)['join'])).map(record).some(({ state, timeline }) =>
    record(timeline)['limited'] === true ||
    [state, timeline].some((list) => eventsOf(record(list)['events']).some((event) => event.type === 'm.room.member' && event.state_key === id)));
  const watch = new WatchedValue((own) => profileOf(matrix, id, own), listener, signal);
  if (id === matrix.userId) {
    const watches = ownChanged.get(matrix) ?? new Set();
    ownChanged.set(matrix, watches);
    const changed = () => watch.refresh(true);
    watches.add(changed);
    signal.addEventListener('abort', () => watches.delete(changed), { once: true });
  }
  return watch.begin((own) => {
    matrix.sync.follow({ room: '*' }, (answer, lost) => watch.refresh(lost || isAbout(answer)), own);
    return matrix.sync.begin(own);
  });
}

export async function watchPresence(matrix: Matrix, userId: string, listener: (online: boolean) => void, { signal }: { signal: AbortSignal }): Promise<boolean> {
  const id = matrix.completeUserId(userId);
  const ask = async (signal: AbortSignal) => {
    try {
      return isOnline(await matrix.api.http.json('GET', path`v3/presence/${id}/status`, { signal }));
    } catch (error) {
      // The server does not say: not of strangers, or of nobody.
      if (isChatError(error) && ['forbidden', 'not_found', 'unsupported', 'bad_request'].includes(error.code)) return false;
      throw error;
    }
  };
  const watch = new WatchedValue(ask, listener, signal);
  const onAnswer = (answer: SyncAnswer, lost: boolean) => {
    watch.refresh(lost);
    for (const { type, sender, content } of eventsOf(record(answer.presence)['events'])) {
      if (type === 'm.presence' && sender === id) watch.tell(isOnline(content));
    }
  };
  return watch.begin((own) => {
    matrix.sync.follow({ presence: id }, onAnswer, own);
    return matrix.sync.begin(own);
  });
}

/** Whoever is idle has the page open all the same. */
const isOnline = (content: unknown) => ['online', 'unavailable'].includes(String(record(content)['presence']));
