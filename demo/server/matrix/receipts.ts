import { z } from 'zod';
import { route, V3, type Call, type Route } from '../http/call.js';
import { MatrixError, invalidParam } from '../http/errors.js';
import type { ReceiptType } from '../store/receipts.js';

/** Longest time that one request marks somebody as typing, ms; the default is Synapse's. */
const MAX_TYPING = 120_000;
const DEFAULT_TYPING = 30_000;

const receiptSchema = z.looseObject({ thread_id: z.string().min(1).optional() });
const markersSchema = z.looseObject({
  'm.fully_read': z.string().optional(),
  'm.read': z.string().optional(),
  'm.read.private': z.string().optional(),
});
const typingSchema = z.looseObject({ typing: z.boolean(), timeout: z.number().optional() });

const ROOM = `${V3}/rooms/:roomId`;

/** Client-Server API §"Receipts", §"Fully read markers" and §"Typing Notifications". */
export const receiptRoutes: Route[] = [
  route('POST', `${ROOM}/receipt/:receiptType/:eventId`, async (call) => {
    const { thread_id: threadId } = await call.body(receiptSchema, true);
    call.server.rooms.requireJoined(call.roomId, call.userId);
    const type = call.param('receiptType');
    if (type === 'm.fully_read') markFullyRead(call, call.param('eventId'));
    else if (type === 'm.read' || type === 'm.read.private') markRead(call, type, call.param('eventId'), threadId ?? '');
    else throw invalidParam(`Receipt type must be 'm.read', 'm.read.private' or 'm.fully_read'`);
    return {};
  }),

  route('POST', `${ROOM}/read_markers`, async (call) => {
    const markers = await call.body(markersSchema, true);
    call.server.rooms.requireJoined(call.roomId, call.userId);
    if (markers['m.read'] !== undefined) markRead(call, 'm.read', markers['m.read'], '');
    if (markers['m.read.private'] !== undefined) markRead(call, 'm.read.private', markers['m.read.private'], '');
    if (markers['m.fully_read'] !== undefined) markFullyRead(call, markers['m.fully_read']);
    return {};
  }),

  route('PUT', `${ROOM}/typing/:userId`, async (call) => {
    const { typing, timeout } = await call.body(typingSchema);
    const { server, roomId, userId } = call;
    // Synapse answers 400 where the specification has 403.
    if (call.param('userId') !== userId) throw new MatrixError(400, 'M_FORBIDDEN', "Cannot set another user's typing state");
    server.rooms.requireJoined(roomId, userId);
    if (typing) server.typing.start(roomId, userId, Math.min(Math.max(timeout ?? DEFAULT_TYPING, 0), MAX_TYPING));
    else server.typing.stop(roomId, userId);
    return {};
  }),
];

/** Moves a receipt forwards; backwards and unknown events change nothing, as in Synapse. */
function markRead(call: Call, type: ReceiptType, eventId: string, threadId: string): void {
  const { server, roomId, userId } = call;
  server.db.transaction(() => {
    const event = server.events.byId(eventId);
    if (event?.roomId !== roomId || event.pos <= server.receipts.eventPos(roomId, userId, type, threadId)) return;
    const pos = server.stream.next();
    server.receipts.set(roomId, { userId, type, threadId, eventId, ts: server.now() }, event.pos, pos);
    // A private receipt concerns its owner alone.
    server.stream.announce({ pos, kind: 'receipt', roomId, ...(type === 'm.read.private' ? { userId } : {}) });
  });
}

/** Moves the fully read marker, which is account data of the room, forwards. */
function markFullyRead(call: Call, eventId: string): void {
  const { server, roomId, userId } = call;
  const event = server.events.byId(eventId);
  const current = server.accountData.get(userId, roomId, 'm.fully_read')?.['event_id'];
  const reached = typeof current === 'string' ? server.events.byId(current)?.pos ?? 0 : 0;
  if (event?.roomId !== roomId || event.pos <= reached) return;
  server.setAccountData(userId, roomId, 'm.fully_read', { event_id: eventId });
}
