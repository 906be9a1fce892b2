import { route, V3, type Call, type Route } from '../http/call.js';
import { invalidParam } from '../http/errors.js';
import type { JsonObject } from '../json.js';
import { isPresenceState } from '../rooms/presence.js';
import type { Change } from '../stream.js';
import { passes, passesRoom, syncFilter, type SyncFilter } from './filter.js';
import { SyncReader } from './sync-response.js';

/** Longest a poll waits, ms. */
const MAX_TIMEOUT = 60_000;

/** Client-Server API §"Syncing". */
export const syncRoutes: Route[] = [
  route('GET', `${V3}/sync`, async (call) => {
    const { server, requester } = call;
    const filter = syncFilter(server, requester.userId, call.query('filter'));
    const since = call.position('since');
    const fullState = call.query('full_state') === 'true';
    const timeout = call.integer('timeout', 0, MAX_TIMEOUT);
    const state = call.query('set_presence') ?? 'online';
    if (!isPresenceState(state)) throw invalidParam("Query parameter 'set_presence' must be 'online', 'unavailable' or 'offline'");
    const reader = new SyncReader(server, requester, filter);
    const done = server.presence.syncing(requester.userId, state);
    try {
      if (since === undefined || fullState || timeout === 0) return reader.read(since, fullState).body;
      return await poll(call, reader, filter, since, timeout);
    } finally {
      done();
    }
  }),
];

/**
 * Waits until something for this user and this filter has come, the time is up, the token is
 * revoked (but not when it expires, as in Synapse), the client has gone or the server closes.
 *
 * Everything between a look at the database and the wait for the next change is synchronous, so
 * no change can slip in between.
 */
function poll(call: Call, reader: SyncReader, filter: SyncFilter, since: number, timeout: number): Promise<JsonObject> {
  const { server, requester } = call;
  const first = reader.read(since, false);
  if (!first.empty || server.closing.signal.aborted) return Promise.resolve(first.body);
  return new Promise((resolve, reject) => {
    const settle = (body: JsonObject): void => {
      stop();
      resolve(body);
    };
    const look = (must: boolean): void => {
      // A failure must reach this request, not the one whose change rang the bell.
      try {
        const { body, empty } = reader.read(since, false);
        if (must || !empty) settle(body);
      } catch (error) {
        stop();
        reject(error as Error);
      }
    };
    const finish = (): void => look(true);
    const abandon = (): void => settle({});
    const onChange = (change: Change): void => {
      if (change.kind !== 'token_revoked') {
        if (concerns(change)) look(false);
      } else if (change.jti === requester.jti) finish();
    };
    const concerns = (change: Change): boolean => {
      if (change.kind === 'presence') return passes(filter.presence, { type: 'm.presence', ...(change.userId && { sender: change.userId }) });
      if (change.roomId !== undefined && !passesRoom(filter.room, change.roomId)) return false;
      if (change.kind === 'account_data') return change.userId === requester.userId;
      if (change.userId === requester.userId) return true;
      return change.roomId !== undefined && server.rooms.membership(change.roomId, requester.userId) === 'join';
    };
    const unsubscribe = server.stream.subscribe(onChange);
    const timer = setTimeout(finish, timeout);
    const forget = call.onDisconnect(abandon);
    server.closing.signal.addEventListener('abort', finish);
    const stop = (): void => {
      unsubscribe();
      clearTimeout(timer);
      forget();
      server.closing.signal.removeEventListener('abort', finish);
    };
  });
}
