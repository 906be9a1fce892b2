import { z } from 'zod';
import { route, V3, type Call, type Route } from '../http/call.js';
import { invalidParam } from '../http/errors.js';
import type { JsonObject } from '../json.js';
import type { StoredEvent } from '../store/events.js';
import type { SearchHit } from '../store/search-index.js';
import { clientEvent, clientEvents } from './client-event.js';
import { checkRoomEventFilter, passes, passesRoom } from './filter.js';

/** Results of a page, and events around a result, when the client says nothing; and at most. */
const DEFAULT_PAGE = 10;
const MAX_PAGE = 500;
const DEFAULT_CONTEXT = 5;
const MAX_CONTEXT = 100;

const searchSchema = z.looseObject({
  search_categories: z.looseObject({
    room_events: z
      .looseObject({
        search_term: z.string(),
        keys: z.array(z.string()).optional(),
        filter: z.record(z.string(), z.unknown()).optional(),
        order_by: z.enum(['rank', 'recent']).optional(),
        event_context: z
          .looseObject({
            before_limit: z.number().int().min(0).optional(),
            after_limit: z.number().int().min(0).optional(),
            include_profile: z.boolean().optional(),
          })
          .optional(),
        include_state: z.boolean().optional(),
        groupings: z.looseObject({ group_by: z.array(z.looseObject({ key: z.string() })).optional() }).optional(),
      })
      .optional(),
  }),
});

type Query = NonNullable<z.infer<typeof searchSchema>['search_categories']['room_events']>;
type Found = SearchHit & { event: StoredEvent };

/** Client-Server API §"Server Side Search". */
export const searchRoutes: Route[] = [
  route('POST', `${V3}/search`, async (call) => {
    const before = batchPosition(call.query('next_batch'));
    const { room_events: query } = (await call.body(searchSchema)).search_categories;
    return { search_categories: query ? { room_events: search(call, query, before) } : {} };
  }),
];

/** Searches message bodies in the rooms that the user is joined to. */
function search(call: Call, query: Query, before: number): JsonObject {
  const { server } = call;
  const filter = checkRoomEventFilter(query.filter ?? {});
  const order = query.order_by ?? 'rank';
  const rooms = server.roomStore.joinedRooms(call.userId).filter((roomId) => passesRoom(filter, roomId));
  const starts = new Map(rooms.map((roomId) => [roomId, server.rooms.visibility(roomId, call.userId).after]));
  // Only bodies are indexed: names and topics are never found.
  const keys = query.keys ?? ['content.body'];
  const hits = keys.includes('content.body') ? server.searchIndex.search(query.search_term, rooms, order) : [];
  const found: Found[] = [];
  for (const hit of hits) {
    const event = server.events.byPos(hit.pos);
    if (event && event.pos > (starts.get(event.roomId) ?? Infinity) && passes(filter, event)) found.push({ ...hit, event });
  }
  const limit = Math.min(filter.limit ?? DEFAULT_PAGE, MAX_PAGE);
  // From a position, not a number of hits: what is found newly between two pages moves nothing.
  const rest = found.filter(({ event }) => event.pos < before);
  const page = rest.slice(0, limit);
  const more = order === 'recent' && limit < rest.length;
  return {
    count: found.length,
    highlights: [...new Set(page.flatMap((hit) => hit.words))],
    results: page.map(({ rank, event }) => ({
      rank,
      result: clientEvent(server, event, call.requester, { bundle: true }),
      context: query.event_context ? contextOf(call, event, query.event_context, starts.get(event.roomId) ?? 0) : {},
    })),
    ...(more ? { next_batch: `b${page.at(-1)?.event.pos ?? 0}` } : {}),
    ...(query.groupings?.group_by?.length ? { groups: groupsOf(page, query.groupings.group_by.map(({ key }) => key)) } : {}),
    ...(query.include_state ? { state: stateOf(call, page) } : {}),
  };
}

function contextOf(call: Call, event: StoredEvent, wanted: NonNullable<Query['event_context']>, after: number): JsonObject {
  const { server, requester } = call;
  const around = (limit: number | undefined): number => Math.min(limit ?? DEFAULT_CONTEXT, MAX_CONTEXT);
  const before = server.events.stretch({ roomId: event.roomId, after, upTo: event.pos - 1, dir: 'b', limit: around(wanted.before_limit) });
  const following = server.events.stretch({ roomId: event.roomId, after: event.pos, upTo: server.stream.pos, dir: 'f', limit: around(wanted.after_limit) });
  return {
    events_before: clientEvents(server, before, requester),
    events_after: clientEvents(server, following, requester),
    start: server.stream.token((before.at(-1) ?? event).pos - 1),
    end: server.stream.token((following.at(-1) ?? event).pos),
    ...(wanted.include_profile ? { profile_info: profilesAt(call, event, [...before, event, ...following]) } : {}),
  };
}

/** The senders' profiles as they were when the event was sent. */
function profilesAt(call: Call, event: StoredEvent, events: readonly StoredEvent[]): JsonObject {
  const profiles: JsonObject = {};
  for (const sender of new Set(events.map((item) => item.sender))) {
    const content = call.server.events.stateEventAt(event.roomId, 'm.room.member', sender, event.pos)?.content ?? {};
    profiles[sender] = { displayname: content['displayname'] ?? null, avatar_url: content['avatar_url'] ?? null };
  }
  return profiles;
}

function groupsOf(page: readonly Found[], keys: readonly string[]): JsonObject {
  const groups: JsonObject = {};
  for (const key of keys) {
    if (key !== 'room_id' && key !== 'sender') throw invalidParam(`Invalid group by key: '${key}'`);
    const ofKey = new Map<string, { results: string[]; order: number }>();
    for (const { event } of page) {
      const name = key === 'room_id' ? event.roomId : event.sender;
      const group = ofKey.get(name) ?? { results: [], order: ofKey.size + 1 };
      group.results.push(event.eventId);
      ofKey.set(name, group);
    }
    groups[key] = Object.fromEntries(ofKey);
  }
  return groups;
}

function stateOf(call: Call, page: readonly Found[]): JsonObject {
  const { server } = call;
  const roomIds = new Set(page.map(({ event }) => event.roomId));
  return Object.fromEntries([...roomIds].map((roomId) => [roomId, clientEvents(server, server.events.stateAt(roomId, server.stream.pos), call.requester)]));
}

/** The position that the page before ended with: `b123`. */
function batchPosition(token: string | undefined): number {
  if (token === undefined || token === '') return Infinity;
  if (!/^b\d{1,15}$/.test(token)) throw invalidParam('Invalid batch');
  return Number(token.slice(1));
}
