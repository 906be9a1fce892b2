import { route, V1, type Call, type Route } from '../http/call.js';
import type { JsonObject } from '../json.js';
import { clientEvents } from './client-event.js';

const DEFAULT_PAGE = 5;
const MAX_PAGE = 100;

const RELATIONS = `${V1}/rooms/:roomId/relations/:eventId`;

/** Client-Server API §"Relationships API". */
export const relationRoutes: Route[] = [
  route('GET', RELATIONS, relations),
  route('GET', `${RELATIONS}/:relType`, relations),
  route('GET', `${RELATIONS}/:relType/:eventType`, relations),
];

function relations(call: Call): JsonObject {
  const { server, roomId, userId, requester } = call;
  const dir = call.dir('b');
  const limit = call.integer('limit', DEFAULT_PAGE, MAX_PAGE);
  const visible = server.rooms.visibility(roomId, userId);
  const parent = server.rooms.visibleEvent(roomId, userId, call.param('eventId'));
  const from = call.position('from');
  const to = call.position('to');
  const relType = call.http.req.param('relType') === undefined ? undefined : call.param('relType');
  const type = call.http.req.param('eventType') === undefined ? undefined : call.param('eventType');
  const found = server.events.relations(parent.eventId, {
    ...(relType === undefined ? {} : { relType }),
    ...(type === undefined ? {} : { type }),
    recurse: call.query('recurse') === 'true',
    after: Math.max(visible.after, (dir === 'b' ? to : from) ?? 0),
    upTo: Math.min(visible.upTo, (dir === 'b' ? from : to) ?? visible.upTo),
    dir,
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    chunk: clientEvents(server, page, requester, { bundle: true }),
    ...(found.length > limit && last ? { next_batch: server.stream.token(dir === 'b' ? last.pos - 1 : last.pos) } : {}),
    ...(from === undefined ? {} : { prev_batch: server.stream.token(from) }),
  };
}
