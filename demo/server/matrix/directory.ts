import { z } from 'zod';
import { openRoute, route, V3, type Call, type Route } from '../http/call.js';
import { MatrixError, invalidParam, notFound } from '../http/errors.js';
import { stringAt, type JsonObject } from '../json.js';

const aliasSchema = z.looseObject({ room_id: z.string() });
const usersSchema = z.looseObject({ search_term: z.string(), limit: z.number().int().min(0).optional() });
const roomsSchema = z.looseObject({
  limit: z.number().int().min(0).nullish(),
  since: z.string().nullish(),
  filter: z.looseObject({ generic_search_term: z.string().nullish() }).nullish(),
});

const ALIAS = `${V3}/directory/room/:roomAlias`;

/** Client-Server API §"Room aliases", §"Published room directory" and §"User directory". */
export const directoryRoutes: Route[] = [
  openRoute('GET', ALIAS, (call) => {
    const alias = aliasOf(call);
    const roomId = call.server.roomStore.byAlias(alias);
    if (roomId === undefined) throw notFound(`Room alias ${alias} not found`);
    return { room_id: roomId, servers: [call.server.serverName] };
  }),

  route('PUT', ALIAS, async (call) => {
    const { room_id: roomId } = await call.body(aliasSchema);
    const { server, userId } = call;
    const alias = aliasOf(call);
    if (!alias.endsWith(`:${server.serverName}`)) throw invalidParam('Room alias must be local');
    server.rooms.requireJoined(roomId, userId);
    server.db.transaction(() => {
      if (server.roomStore.byAlias(alias) !== undefined) throw new MatrixError(409, 'M_UNKNOWN', `Room alias ${alias} already exists`);
      server.roomStore.addAlias(alias, roomId, userId);
    });
    return {};
  }),

  openRoute('GET', `${V3}/publicRooms`, (call) =>
    publicRooms(call, { limit: call.query('limit') === undefined ? undefined : call.integer('limit', 0, 1000), since: call.query('since') }),
  ),

  route('POST', `${V3}/publicRooms`, async (call) => {
    const { limit, since, filter } = await call.body(roomsSchema, true);
    return publicRooms(call, { limit: limit ?? undefined, since: since ?? undefined, term: filter?.generic_search_term ?? undefined });
  }),

  route('POST', `${V3}/user_directory/search`, async (call) => {
    const { search_term: term, limit = 10 } = await call.body(usersSchema);
    const most = Math.min(limit, 50);
    const found = call.server.users.search(term.toLowerCase(), most + 1, call.userId);
    return {
      limited: found.length > most,
      results: found.slice(0, most).map(({ userId, displayName, avatarUrl }) => ({
        user_id: userId, display_name: displayName, avatar_url: avatarUrl,
      })),
    };
  }),
];

function aliasOf(call: Call): string {
  const alias = call.param('roomAlias');
  if (!/^#[^\s:]+:[^\s]+$/.test(alias)) throw invalidParam('Room alias invalid');
  return alias;
}

function publicRooms(call: Call, { limit = 100, since, term }: { limit?: number | undefined; since?: string | undefined; term?: string | undefined }): JsonObject {
  if (since !== undefined && !/^o\d{1,9}$/.test(since)) throw invalidParam('Invalid since token');
  const offset = since === undefined ? 0 : Number(since.slice(1));
  const wanted = term?.toLowerCase() ?? '';
  const all = call.server.roomStore
    .published()
    .map((roomId) => describe(call, roomId))
    .filter((room) => [room['name'], room['topic'], room['canonical_alias']].some((text) => String(text ?? '').toLowerCase().includes(wanted)));
  return {
    chunk: all.slice(offset, offset + limit),
    total_room_count_estimate: all.length,
    ...(offset + limit < all.length ? { next_batch: `o${offset + limit}` } : {}),
    ...(offset > 0 ? { prev_batch: `o${Math.max(0, offset - limit)}` } : {}),
  };
}

function describe(call: Call, roomId: string): JsonObject {
  const { rooms, roomStore } = call.server;
  const optional = (name: string, value: string | undefined): JsonObject => (value === undefined ? {} : { [name]: value });
  return {
    room_id: roomId,
    num_joined_members: roomStore.countMembers(roomId, 'join'),
    world_readable: stringAt(rooms.state(roomId, 'm.room.history_visibility'), 'history_visibility') === 'world_readable',
    guest_can_join: false,
    join_rule: stringAt(rooms.state(roomId, 'm.room.join_rules'), 'join_rule') ?? 'invite',
    ...optional('name', stringAt(rooms.state(roomId, 'm.room.name'), 'name')),
    ...optional('topic', stringAt(rooms.state(roomId, 'm.room.topic'), 'topic')),
    ...optional('canonical_alias', stringAt(rooms.state(roomId, 'm.room.canonical_alias'), 'alias')),
    ...optional('avatar_url', stringAt(rooms.state(roomId, 'm.room.avatar'), 'url')),
  };
}
