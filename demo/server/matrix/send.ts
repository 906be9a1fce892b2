import { z } from 'zod';
import { route, V3, type Call, type Route } from '../http/call.js';
import { MatrixError, badJson, invalidParam, tooLarge, unknownError } from '../http/errors.js';
import { canonicalJsonFault, stringAt, type JsonObject } from '../json.js';
import { relationOf } from '../rooms/relation.js';

/** Largest event, bytes of its JSON (§"Size limits"). */
const MAX_EVENT_BYTES = 65_536;
const MAX_ID_BYTES = 255;

const contentSchema = z.record(z.string(), z.unknown());
const redactSchema = z.looseObject({ reason: z.string().optional() });

/** Client-Server API §"Sending events to a room" and §"Redactions". */
export const sendRoutes: Route[] = [
  route('PUT', `${V3}/rooms/:roomId/send/:eventType/:txnId`, async (call) => {
    const type = call.param('eventType');
    const content = await call.body(contentSchema);
    return once(call, () => {
      const redacts = type === 'm.room.redaction' ? stringAt(content, 'redacts') : undefined;
      if (redacts !== undefined) return redact(call, redacts, stringAt(content, 'reason'));
      call.server.rooms.requireSend(call.roomId, call.userId, type, false);
      checkContent(type, content);
      checkRelation(call, type, content);
      return call.server.rooms.append({ roomId: call.roomId, type, sender: call.userId, content }).eventId;
    });
  }),

  route('PUT', `${V3}/rooms/:roomId/redact/:eventId/:txnId`, async (call) => {
    const { reason } = await call.body(redactSchema, true);
    return once(call, () => redact(call, call.param('eventId'), reason));
  }),
];

/**
 * Does `send` unless this transaction id of this user and device has been used in this room; then
 * answers what it made. Runs in one transaction, so that an answered event is a stored one.
 *
 * Follows §"Transaction identifiers".
 */
function once(call: Call, send: () => string): JsonObject {
  const { server, requester, roomId } = call;
  const txnId = call.param('txnId');
  const eventId = server.db.transaction(() => {
    const known = server.events.byTransaction(requester.userId, requester.deviceId, roomId, txnId);
    if (known !== undefined) return known;
    server.rateLimiter.spend(requester.userId);
    const made = send();
    server.events.rememberTransaction(requester.userId, requester.deviceId, roomId, txnId, made);
    return made;
  });
  return { event_id: eventId };
}

function redact(call: Call, eventId: string, reason: string | undefined): string {
  const { server, roomId, userId } = call;
  server.rooms.requireSend(roomId, userId, 'm.room.redaction', false);
  // An event that is not there can be redacted: that says 200 in Synapse, and does nothing.
  const target = server.events.byId(eventId);
  if (target && target.roomId === roomId && target.sender !== userId) server.rooms.requireAction(roomId, userId, 'redact');
  return server.rooms.redact(roomId, userId, eventId, reason).eventId;
}

/**
 * What Synapse checks of an event before it takes it.
 *
 * @throws {MatrixError} 400 `M_UNKNOWN`, 400 `M_BAD_JSON`, 400 `M_INVALID_PARAM`, 413 `M_TOO_LARGE`
 */
export function checkContent(type: string, content: JsonObject, stateKey = ''): void {
  const fault = canonicalJsonFault(content);
  if (fault !== undefined) throw badJson(fault);
  if (type === '') throw invalidParam('Event type must not be empty');
  if (Buffer.byteLength(type) > MAX_ID_BYTES || Buffer.byteLength(stateKey) > MAX_ID_BYTES) {
    throw tooLarge("'type' or 'state_key' too large");
  }
  if (Buffer.byteLength(JSON.stringify(content)) > MAX_EVENT_BYTES) throw tooLarge('event too large');
  for (const key of REQUIRED_STRINGS[type] ?? []) {
    if (content[key] === undefined) throw unknownError(`'${key}' not in content`);
    if (typeof content[key] !== 'string') throw unknownError(`'${key}' not a string type`);
  }
}

const REQUIRED_STRINGS: Record<string, readonly string[]> = {
  'm.room.message': ['body', 'msgtype'],
  'm.room.topic': ['topic'],
  'm.room.name': ['name'],
};

/** @throws {MatrixError} 400 `M_UNKNOWN` for a relation that cannot be, `M_DUPLICATE_ANNOTATION` for a reaction made already */
function checkRelation(call: Call, type: string, content: JsonObject): void {
  const { events } = call.server;
  const relation = relationOf(content);
  if (!relation) return;
  const parent = events.byId(relation.eventId);
  if (parent && parent.roomId !== call.roomId) throw unknownError('Relations must be in the same room');
  if (!parent && !events.isRelationTarget(relation.eventId)) throw unknownError("Can't send relation to unknown event");
  if (relation.relType === 'm.annotation') {
    if (relation.key === null) throw unknownError('Missing aggregation key');
    if (relation.key.length > 500) throw unknownError('Aggregation key is too long');
    if (events.hasAnnotation(relation.eventId, type, relation.key, call.userId)) {
      throw new MatrixError(400, 'M_DUPLICATE_ANNOTATION', "Can't send same reaction twice");
    }
  }
  if (relation.relType === 'm.thread' && parent && parent.relType !== null) {
    throw unknownError('Cannot start threads from an event with a relation');
  }
}
