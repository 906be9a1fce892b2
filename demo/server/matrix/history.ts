import { route, V1, V3, type Call, type Route } from '../http/call.js';
import { invalidParam, notFound } from '../http/errors.js';
import type { JsonObject } from '../json.js';
import type { StoredEvent } from '../store/events.js';
import { clientEvent, clientEvents } from './client-event.js';
import { passes, roomEventFilterOf, type RoomEventFilter } from './filter.js';

/** Events a page holds when the client says nothing, and at most. */
const DEFAULT_PAGE = 10;
const MAX_PAGE = 1000;

/** Client-Server API §"Getting events for a room", §"Event context" and §"Jumping to a date". */
export const historyRoutes: Route[] = [
  route('GET', `${V3}/rooms/:roomId/messages`, messages),

  route('GET', `${V3}/rooms/:roomId/event/:eventId`, (call) => {
    const event = call.server.rooms.visibleEvent(call.roomId, call.userId, call.param('eventId'));
    return clientEvent(call.server, event, call.requester, { bundle: true });
  }),

  route('GET', `${V3}/rooms/:roomId/context/:eventId`, context),

  route('GET', `${V1}/rooms/:roomId/timestamp_to_event`, timestampToEvent),
];

/** A page of the timeline. As in Synapse only an empty page comes without `end`. */
function messages(call: Call): JsonObject {
  const { server, roomId, userId, requester } = call;
  const dir = call.dir('b');
  const limit = call.integer('limit', DEFAULT_PAGE, MAX_PAGE);
  const filter = roomEventFilterOf(call.query('filter'));
  const visible = server.rooms.visibility(roomId, userId);
  const from = call.position('from') ?? (dir === 'b' ? visible.upTo : visible.after);
  const to = call.position('to');
  const after = Math.max(visible.after, (dir === 'b' ? to : from) ?? 0);
  const upTo = Math.min(visible.upTo, (dir === 'b' ? from : to) ?? visible.upTo);
  const accept = (event: StoredEvent): boolean => passes(filter, event);
  const found = server.events.stretch({ roomId, after, upTo, dir, limit: Math.min(limit, filter.limit ?? limit), accept });
  const last = found.at(-1);
  return {
    start: server.stream.token(from),
    ...(last ? { end: server.stream.token(dir === 'b' ? last.pos - 1 : last.pos) } : {}),
    chunk: clientEvents(server, found, requester, { bundle: true }),
    ...lazyState(call, filter, found),
  };
}

/** An event with what was said before and after it. */
function context(call: Call): JsonObject {
  const { server, roomId, userId, requester } = call;
  const limit = call.integer('limit', DEFAULT_PAGE, MAX_PAGE);
  const filter = roomEventFilterOf(call.query('filter'));
  const event = server.rooms.visibleEvent(roomId, userId, call.param('eventId'));
  const visible = server.rooms.visibility(roomId, userId);
  const accept = (other: StoredEvent): boolean => passes(filter, other);
  const half = Math.floor(limit / 2);
  const before = server.events.stretch({ roomId, after: visible.after, upTo: event.pos - 1, dir: 'b', limit: half, accept });
  const following = server.events.stretch({ roomId, after: event.pos, upTo: visible.upTo, dir: 'f', limit: limit - half, accept });
  const last = following.at(-1) ?? event;
  const members = sendersOf([...before, event, ...following]);
  const state = server.events
    .stateAt(roomId, last.pos)
    .filter((item) => passes(filter, item) && !(filter.lazy_load_members && item.type === 'm.room.member' && !members.has(item.stateKey ?? '')));
  const bundled = { bundle: true };
  return {
    event: clientEvent(server, event, requester, bundled),
    events_before: clientEvents(server, before, requester, bundled),
    events_after: clientEvents(server, following, requester, bundled),
    state: clientEvents(server, state, requester),
    start: server.stream.token((before.at(-1) ?? event).pos - 1),
    end: server.stream.token(last.pos),
  };
}

function timestampToEvent(call: Call): JsonObject {
  const { server, roomId, userId } = call;
  const ts = Number(call.query('ts') ?? NaN);
  if (!Number.isSafeInteger(ts) || ts < 0) throw invalidParam("Query parameter 'ts' must be a whole number");
  const dir = call.dir('f');
  server.rooms.requireJoined(roomId, userId);
  const event = server.events.closestTo(roomId, ts, dir, server.rooms.visibility(roomId, userId));
  if (!event) throw notFound(`Unable to find event from ${ts} in direction ${dir}`);
  return { event_id: event.eventId, origin_server_ts: event.ts };
}

/** With lazy-loading the member events of the page's senders (§"Lazy-loading room members"). */
function lazyState(call: Call, filter: RoomEventFilter, page: readonly StoredEvent[]): { state?: JsonObject[] } {
  if (!filter.lazy_load_members || page.length === 0) return {};
  const latest = Math.max(...page.map((event) => event.pos));
  const members = [...sendersOf(page)]
    .map((sender) => call.server.events.stateEventAt(call.roomId, 'm.room.member', sender, latest))
    .filter((event) => event !== undefined);
  return { state: clientEvents(call.server, members, call.requester) };
}

function sendersOf(events: readonly StoredEvent[]): Set<string> {
  return new Set(events.map((event) => event.sender));
}
