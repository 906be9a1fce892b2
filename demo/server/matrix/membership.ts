import { z } from 'zod';
import { route, V3, type Call, type Route } from '../http/call.js';
import { forbidden, invalidParam, notFound } from '../http/errors.js';
import type { Homeserver } from '../homeserver.js';
import { stringAt, type JsonObject } from '../json.js';
import type { Membership } from '../store/rooms.js';

const reasonSchema = z.looseObject({ reason: z.string().optional() });
const targetSchema = z.looseObject({ user_id: z.string(), reason: z.string().optional() });

const ROOM = `${V3}/rooms/:roomId`;

/** Client-Server API §"Room membership". */
export const membershipRoutes: Route[] = [
  route('GET', `${V3}/joined_rooms`, (call) => ({ joined_rooms: call.server.roomStore.joinedRooms(call.userId) })),

  route('POST', `${V3}/join/:roomIdOrAlias`, async (call) => {
    const { reason } = await call.body(reasonSchema, true);
    const idOrAlias = call.param('roomIdOrAlias');
    const roomId = idOrAlias.startsWith('#') ? call.server.roomStore.byAlias(idOrAlias) : idOrAlias;
    if (roomId === undefined) throw notFound(`Room alias ${idOrAlias} not found`);
    return join(call, roomId, reason);
  }),

  route('POST', `${ROOM}/join`, async (call) => join(call, call.roomId, (await call.body(reasonSchema, true)).reason)),

  route('POST', `${ROOM}/leave`, async (call) => {
    const { reason } = await call.body(reasonSchema, true);
    changeMembership(call.server, { roomId: call.roomId, sender: call.userId, target: call.userId, membership: 'leave', reason });
    return {};
  }),

  onOthers('invite', 'invite'),
  onOthers('kick', 'leave'),
  onOthers('ban', 'ban'),
  onOthers('unban', 'leave'),
];

function onOthers(action: 'invite' | 'kick' | 'ban' | 'unban', membership: Membership): Route {
  return route('POST', `${ROOM}/${action}`, async (call) => {
    const { user_id: target, reason } = await call.body(targetSchema);
    const { server, roomId, userId } = call;
    const current = server.rooms.membership(roomId, target);
    if (action === 'unban' && current !== 'ban') throw forbidden('Cannot unban user who was not banned');
    if (action === 'kick' && current !== 'join' && current !== 'invite') throw forbidden('The target user is not in the room');
    changeMembership(server, { roomId, sender: userId, target, membership, reason });
    return {};
  });
}

function join(call: Call, roomId: string, reason: string | undefined): JsonObject {
  changeMembership(call.server, { roomId, sender: call.userId, target: call.userId, membership: 'join', reason });
  return { room_id: roomId };
}

/**
 * Changes a membership, or does nothing when it is so already, and answers the member event's id.
 *
 * Follows the room versions' authorisation rules for m.room.member.
 *
 * @throws {MatrixError} 403 `M_FORBIDDEN` when the rules say no, 404 `M_NOT_FOUND` without such a
 *   room, 400 `M_INVALID_PARAM` when the target is no user id
 */
export function changeMembership(
  server: Homeserver,
  { roomId, sender, target, membership, reason }: { roomId: string; sender: string; target: string; membership: Membership; reason?: string | undefined },
): string {
  if (!/^@[^\s:\0]{1,200}:[^\s\0]{1,200}$/.test(target)) throw invalidParam('Expected a Matrix user id');
  return server.db.transaction(() => {
    if (!server.roomStore.exists(roomId)) throw notFound('No known servers');
    const current = server.rooms.membership(roomId, target);
    const own = sender === target;
    if (membership === current && own && membership === 'join') return server.rooms.stateEvent(roomId, 'm.room.member', target)?.eventId ?? '';
    if (own && membership === 'join') requireMayJoin(server, roomId, sender, current);
    else if (own && membership === 'leave') requireMayLeave(target, current);
    else if (membership === 'invite') {
      server.rooms.requireAction(roomId, sender, 'invite');
      if (current === 'join') throw forbidden(`${target} is already in the room.`);
      if (current === 'ban') throw forbidden(`${target} is banned from the room`);
    } else if (membership === 'ban') server.rooms.requireAction(roomId, sender, 'ban', target);
    else if (membership === 'leave') {
      if (current === 'ban') server.rooms.requireAction(roomId, sender, 'ban', target);
      server.rooms.requireAction(roomId, sender, 'kick', target);
    } else throw forbidden('You cannot do that for another user');
    if (membership !== 'join') server.typing.stop(roomId, target);
    return server.rooms.setMembership(roomId, target, membership, { sender, reason }).eventId;
  });
}

function requireMayJoin(server: Homeserver, roomId: string, userId: string, current: Membership | undefined): void {
  if (current === 'ban') throw forbidden('You are banned from this room');
  if (current === 'invite') return;
  if (stringAt(server.rooms.state(roomId, 'm.room.join_rules'), 'join_rule') === 'public') return;
  throw forbidden(`You are not invited to this room.`);
}

function requireMayLeave(userId: string, current: Membership | undefined): void {
  if (current !== 'join' && current !== 'invite' && current !== 'knock') throw forbidden(`User ${userId} not in room`);
}
