import { z } from 'zod';
import { route, V3, type Call, type Route } from '../http/call.js';
import { MatrixError, notFound } from '../http/errors.js';
import { filterSchema } from './filter.js';

const contentSchema = z.record(z.string(), z.unknown());
const USER = `${V3}/user/:userId`;

/** Types that have endpoints of their own (§"Server Behaviour" of client config). */
const RESERVED = new Set(['m.fully_read', 'm.push_rules']);

/** Client-Server API §"Client Config" and §"Filtering". */
export const accountDataRoutes: Route[] = [
  route('GET', `${USER}/account_data/:type`, (call) => read(call, '')),
  route('PUT', `${USER}/account_data/:type`, (call) => write(call, '')),
  route('GET', `${USER}/rooms/:roomId/account_data/:type`, (call) => read(call, call.roomId)),
  route('PUT', `${USER}/rooms/:roomId/account_data/:type`, (call) => write(call, call.roomId)),

  route('POST', `${USER}/filter`, async (call) => {
    const userId = call.requireOwn('create filters');
    return { filter_id: call.server.accountData.addFilter(userId, await call.body(filterSchema)) };
  }),

  route('GET', `${USER}/filter/:filterId`, (call) => {
    const userId = call.requireOwn('get filters');
    const filter = call.server.accountData.filter(userId, call.param('filterId'));
    if (!filter) throw notFound('No such filter');
    return filter;
  }),
];

function read(call: Call, roomId: string): Record<string, unknown> {
  const userId = call.requireOwn('get account data');
  const content = call.server.accountData.get(userId, roomId, call.param('type'));
  if (!content) throw notFound('Account data not found');
  return content;
}

async function write(call: Call, roomId: string): Promise<Record<string, never>> {
  const userId = call.requireOwn('add account data');
  const type = call.param('type');
  if (RESERVED.has(type)) throw new MatrixError(405, 'M_BAD_JSON', `Cannot set ${type} through this API.`);
  call.server.setAccountData(userId, roomId, type, await call.body(contentSchema));
  return {};
}
