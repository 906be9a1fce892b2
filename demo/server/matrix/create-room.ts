import { z } from 'zod';
import { route, V3, type Call, type Route } from '../http/call.js';
import { MatrixError, badJson, invalidParam } from '../http/errors.js';
import type { Homeserver } from '../homeserver.js';
import type { JsonObject } from '../json.js';
import { defaultPowerLevels } from '../rooms/power-levels.js';
import { changeMembership } from './membership.js';
import { checkContent } from './send.js';

const content = z.record(z.string(), z.unknown());

const createRoomSchema = z.looseObject({
  visibility: z.enum(['public', 'private']).optional(),
  preset: z.enum(['private_chat', 'trusted_private_chat', 'public_chat']).optional(),
  room_alias_name: z.string().optional(),
  name: z.string().optional(),
  topic: z.string().optional(),
  invite: z.array(z.string()).optional(),
  is_direct: z.boolean().optional(),
  room_version: z.string().optional(),
  creation_content: content.optional(),
  initial_state: z.array(z.looseObject({ type: z.string(), state_key: z.string().optional(), content })).optional(),
  power_level_content_override: content.optional(),
});

/** What a room is to be (§"Creation"). */
export type CreateRoomOptions = z.infer<typeof createRoomSchema>;

/** The one room version that rooms here have. */
const ROOM_VERSION = '11';

/** Client-Server API §"Creation". */
export const createRoomRoutes: Route[] = [
  route('POST', `${V3}/createRoom`, async (call: Call) => {
    const options = await call.body(createRoomSchema, true);
    return { room_id: createRoom(call.server, call.userId, options) };
  }),
];

/**
 * Creates a room with its first events, in the order that the specification names, all in one
 * transaction.
 *
 * @param ts `origin_server_ts` of those events, ms; now when left out
 * @returns the room's id
 * @throws {MatrixError} 400 `M_ROOM_IN_USE`, `M_UNSUPPORTED_ROOM_VERSION`, `M_INVALID_PARAM`, `M_BAD_JSON`
 */
export function createRoom(server: Homeserver, creator: string, options: CreateRoomOptions, ts?: number): string {
  if (options.room_version !== undefined && !/^(1|2|3|4|5|6|7|8|9|10|11)$/.test(options.room_version)) {
    throw new MatrixError(400, 'M_UNSUPPORTED_ROOM_VERSION', 'Your homeserver does not support this room version');
  }
  const preset = options.preset ?? (options.visibility === 'public' ? 'public_chat' : 'private_chat');
  const isPublic = preset === 'public_chat';
  const invitees = options.invite ?? [];
  const operators = [creator, ...(preset === 'trusted_private_chat' ? invitees : [])];
  const powerLevels: JsonObject = {
    ...defaultPowerLevels(Object.fromEntries(operators.map((user) => [user, 100])), isPublic),
    ...options.power_level_content_override,
  };
  return server.db.transaction(() => {
    const roomId = server.roomStore.newId(server.serverName);
    const alias = options.room_alias_name === undefined ? undefined : freeAlias(server, options.room_alias_name);
    server.roomStore.create(roomId, creator, ts ?? server.now(), options.visibility === 'public');
    const state = (type: string, stateContent: JsonObject, stateKey = ''): void => {
      checkContent(type, stateContent, stateKey);
      server.rooms.append({ roomId, type, sender: creator, stateKey, content: stateContent, ts });
    };
    const initial = options.initial_state ?? [];
    const unlessInitial = (type: string, stateContent: JsonObject): void => {
      if (!initial.some((event) => event.type === type && !event.state_key)) state(type, stateContent);
    };

    state('m.room.create', { ...options.creation_content, room_version: ROOM_VERSION });
    server.rooms.setMembership(roomId, creator, 'join', { ...(ts === undefined ? {} : { ts }) });
    state('m.room.power_levels', powerLevels);
    if (alias !== undefined) {
      server.roomStore.addAlias(alias, roomId, creator);
      state('m.room.canonical_alias', { alias });
    }
    unlessInitial('m.room.join_rules', { join_rule: isPublic ? 'public' : 'invite' });
    unlessInitial('m.room.history_visibility', { history_visibility: 'shared' });
    if (!isPublic) unlessInitial('m.room.guest_access', { guest_access: 'can_join' });
    for (const event of initial) {
      if (event.type === 'm.room.member' || event.type === 'm.room.create') throw badJson(`initial_state cannot hold ${event.type}`);
      state(event.type, event.content, event.state_key ?? '');
    }
    if (options.name !== undefined) state('m.room.name', { name: options.name });
    if (options.topic !== undefined) state('m.room.topic', { topic: options.topic });
    for (const target of invitees) {
      if (options.is_direct) inviteDirect(server, roomId, creator, target, ts);
      else changeMembership(server, { roomId, sender: creator, target, membership: 'invite' });
    }
    return roomId;
  });
}

function inviteDirect(server: Homeserver, roomId: string, sender: string, target: string, ts: number | undefined): void {
  if (!/^@[^\s:\0]{1,200}:[^\s\0]{1,200}$/.test(target)) throw invalidParam('Expected a Matrix user id');
  if (target === sender) throw invalidParam('You cannot invite yourself');
  server.rooms.setMembership(roomId, target, 'invite', { sender, isDirect: true, ...(ts === undefined ? {} : { ts }) });
}

function freeAlias(server: Homeserver, name: string): string {
  if (!/^[^\s:#\0]{1,200}$/.test(name)) throw invalidParam('Invalid characters in room alias');
  const alias = `#${name.toLowerCase()}:${server.serverName}`;
  if (server.roomStore.byAlias(alias) !== undefined) throw new MatrixError(400, 'M_ROOM_IN_USE', 'Room alias already taken');
  return alias;
}
