import { z } from 'zod';
import { route, V3, type Call, type Route } from '../http/call.js';
import { forbidden, notFound } from '../http/errors.js';
import type { JsonObject } from '../json.js';
import { stringAt } from '../json.js';
import { powerLevelsFault } from '../rooms/power-levels.js';
import type { Membership } from '../store/rooms.js';
import { clientEvent, clientEvents } from './client-event.js';
import { changeMembership } from './membership.js';
import { checkContent } from './send.js';

const contentSchema = z.record(z.string(), z.unknown());
const MEMBERSHIPS: readonly string[] = ['join', 'invite', 'leave', 'ban'];

const STATE = `${V3}/rooms/:roomId/state`;

/** Client-Server API §"Getting events for a room" (state and members) and §"Sending events to a room". */
export const stateRoutes: Route[] = [
  route('GET', STATE, (call) => {
    const { upTo } = call.server.rooms.visibility(call.roomId, call.userId);
    const events = clientEvents(call.server, call.server.events.stateAt(call.roomId, upTo), call.requester);
    return Response.json(events);
  }),
  // The state key is the empty string where the path ends before it, with or without a slash.
  ...['', '/', '/:stateKey'].flatMap((end) => [
    route('GET', `${STATE}/:eventType${end}`, readState),
    route('PUT', `${STATE}/:eventType${end}`, writeState),
  ]),

  route('GET', `${V3}/rooms/:roomId/members`, (call) => {
    const { upTo } = call.server.rooms.visibility(call.roomId, call.userId);
    const at = call.position('at') ?? upTo;
    const wanted = call.query('membership');
    const unwanted = call.query('not_membership');
    const members = call.server.events.stateAt(call.roomId, Math.min(at, upTo)).filter((event) => {
      const membership = event.content['membership'];
      return event.type === 'm.room.member' && (wanted === undefined || membership === wanted) && (unwanted === undefined || membership !== unwanted);
    });
    return { chunk: clientEvents(call.server, members, call.requester) };
  }),

  route('GET', `${V3}/rooms/:roomId/joined_members`, (call) => {
    call.server.rooms.requireJoined(call.roomId, call.userId);
    const joined: JsonObject = {};
    for (const userId of call.server.roomStore.members(call.roomId, 'join')) {
      const content = call.server.rooms.state(call.roomId, 'm.room.member', userId);
      joined[userId] = { display_name: stringAt(content, 'displayname') ?? null, avatar_url: stringAt(content, 'avatar_url') ?? null };
    }
    return { joined };
  }),
];

function readState(call: Call): JsonObject {
  const { upTo } = call.server.rooms.visibility(call.roomId, call.userId);
  const event = call.server.events.stateEventAt(call.roomId, call.param('eventType'), call.param('stateKey'), upTo);
  if (!event) throw notFound('Event not found.');
  return call.query('format') === 'event' ? clientEvent(call.server, event, call.requester) : event.content;
}

async function writeState(call: Call): Promise<JsonObject> {
  const { server, roomId, userId } = call;
  const type = call.param('eventType');
  const stateKey = call.param('stateKey');
  const content = await call.body(contentSchema);
  checkContent(type, content, stateKey);
  if (type === 'm.room.member') return writeMember(call, stateKey, content);
  return server.db.transaction(() => {
    server.rooms.requireSend(roomId, userId, type, true);
    if (type === 'm.room.create') throw forbidden('The room exists already');
    if (stateKey.startsWith('@') && stateKey !== userId) throw forbidden("You are not allowed to set others state");
    if (type === 'm.room.power_levels') {
      const level = server.rooms.powerLevels(roomId).of(userId);
      const fault = powerLevelsFault(content, server.rooms.state(roomId, type), level, userId);
      if (fault !== undefined) throw forbidden(fault);
    }
    // As in Synapse, state that changes nothing makes no event.
    const current = server.rooms.stateEvent(roomId, type, stateKey);
    if (current && current.sender === userId && JSON.stringify(current.content) === JSON.stringify(content)) {
      return { event_id: current.eventId };
    }
    return { event_id: server.rooms.append({ roomId, type, sender: userId, stateKey, content }).eventId };
  });
}

function writeMember(call: Call, target: string, content: JsonObject): JsonObject {
  const membership = content['membership'];
  if (typeof membership !== 'string' || !MEMBERSHIPS.includes(membership)) throw forbidden('Invalid membership');
  const eventId = changeMembership(call.server, {
    roomId: call.roomId, sender: call.userId, target, membership: membership as Membership, reason: stringAt(content, 'reason'),
  });
  return { event_id: eventId };
}
