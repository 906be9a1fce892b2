import { z } from 'zod';
import { route, V3, type Call, type Route } from '../http/call.js';
import { forbidden } from '../http/errors.js';

const statusSchema = z.looseObject({ presence: z.enum(['online', 'unavailable', 'offline']), status_msg: z.string().max(1000).nullish() });

const STATUS = `${V3}/presence/:userId/status`;

/** Client-Server API §"Presence". */
export const presenceRoutes: Route[] = [
  route('GET', STATUS, (call: Call) => {
    const { server, userId } = call;
    const other = call.param('userId');
    if (other !== userId && !server.roomStore.shareRoom(userId, other)) throw forbidden('You are not allowed to see their presence.');
    return server.presence.of(other) ?? { presence: 'offline' };
  }),

  route('PUT', STATUS, async (call: Call) => {
    const userId = call.requireOwn('set presence');
    const { presence, status_msg: message } = await call.body(statusSchema);
    call.server.presence.set(userId, presence, message ?? undefined);
    return {};
  }),
];
