/** What a `UserRef` is asked for. */

import type { ChatConnection, Participant } from '../backend/types.js';
import type { SetUserParams, UserOnlineSnapshot, UserSnapshot } from './api-types.js';
import { Snapshots } from './api-snapshots.js';
import { photoOf } from './file-token.js';
import { need, onlyKnown, orNull, request, unsupported } from './request.js';
import type { LazySubscription } from './subscription.js';
import { Telling } from './telling.js';
import type { UserRef } from './user.js';
import { Watched } from './watched.js';

export function get({ id, scope }: UserRef): Promise<UserSnapshot | null> {
  return request(scope, async (connection, signal) => {
    const user = await orNull(connection.profile(connection.completeUserId(id), { signal }));
    return user && Snapshots.of(scope).user(user);
  });
}

export async function set({ id, scope }: UserRef, params: SetUserParams): Promise<void> {
  onlyKnown(params, 'name', 'photoUrl');
  const { name, photoUrl } = params;
  const avatar = typeof photoUrl === 'string' ? photoOf(photoUrl) : photoUrl;
  await request(scope, async (connection, signal) => {
    if (connection.completeUserId(id) !== connection.userId) throw unsupported('A user can be changed only by themselves');
    need(connection, 'profiles');
    if (name === undefined && avatar === undefined) return;
    await connection.setProfile({ ...(name !== undefined && { name }), ...(avatar !== undefined && { avatar }) }, { signal });
  });
}

export async function createIfNotExists(ref: UserRef, _params?: SetUserParams): Promise<void> {
  if (!(await get(ref))) throw unsupported('A browser cannot make users on a chat server: let the host\'s backend do it');
}

export function subscribe(ref: UserRef, subscription: LazySubscription<UserSnapshot | null>, listener?: (snapshot: UserSnapshot | null) => void): Telling<UserSnapshot | null> {
  const { scope } = ref;
  return telling(ref, subscription, listener, async (connection, tell, signal) => {
    const told = (user: Participant | null) => tell(user && Snapshots.of(scope).user(user));
    await watchUser(ref, connection, told, signal);
  });
}

export function subscribeOnline(
  ref: UserRef,
  subscription: LazySubscription<UserOnlineSnapshot | null>,
  listener?: (snapshot: UserOnlineSnapshot | null) => void,
): Telling<UserOnlineSnapshot | null> {
  return telling(ref, subscription, listener, async (connection, tell, signal) => {
    need(connection, 'presence');
    let user: Participant | null | undefined;
    let online: boolean | undefined;
    const update = () => {
      if (user === null) tell(null);
      else if (user && online !== undefined) tell(Snapshots.of(ref.scope).online(user, online));
    };
    const onUser = (now: Participant | null) => {
      user = now;
      update();
    };
    const onPresence = (now: boolean) => {
      online = now;
      update();
    };
    await watchUser(ref, connection, onUser, signal);
    if (user) await latest(onPresence, (listener) => connection.watchPresence(connection.completeUserId(ref.id), listener, { signal }));
  });
}

/** Who somebody is, live where the server tells. */
async function watchUser({ id }: UserRef, connection: ChatConnection, tell: (user: Participant | null) => void, signal: AbortSignal): Promise<void> {
  const userId = connection.completeUserId(id);
  if (!connection.capabilities.has('profiles')) return tell(await orNull(connection.profile(userId, { signal })));
  const watch = (listener: (user: Participant) => void) => orNull(connection.watchUser(userId, listener, { signal }));
  await latest(tell, watch);
}

/** Tells the answer, unless something newer has been told meanwhile. */
async function latest<A, N extends A>(tell: (value: A) => void, watch: (listener: (value: N) => void) => Promise<A>): Promise<void> {
  let told = false;
  const answer = await watch((value) => {
    told = true;
    tell(value);
  });
  if (!told) tell(answer);
}

function telling<T>(
  { scope }: UserRef,
  subscription: LazySubscription<T>,
  listener: ((snapshot: T) => void) | undefined,
  open: (connection: ChatConnection, tell: (value: T) => void, signal: AbortSignal) => Promise<void>,
): Telling<T> {
  const watched = new Watched(scope, open);
  return new Telling({
    scope,
    subscription,
    listener,
    start: (telling) => watched.subscribe({ tell: (value) => telling.tell(value), fail: (error) => telling.fail(error) }, telling.signal),
  });
}
