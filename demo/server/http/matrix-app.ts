import { Hono } from 'hono';
import type { HttpBindings } from '@hono/node-server';
import type { Homeserver } from '../homeserver.js';
import type { Requester } from '../tokens.js';
import { accountRoutes } from '../matrix/account.js';
import { accountDataRoutes } from '../matrix/account-data.js';
import { createRoomRoutes } from '../matrix/create-room.js';
import { directoryRoutes } from '../matrix/directory.js';
import { historyRoutes } from '../matrix/history.js';
import { mediaRoutes } from '../matrix/media.js';
import { membershipRoutes } from '../matrix/membership.js';
import { presenceRoutes } from '../matrix/presence.js';
import { profileRoutes } from '../matrix/profile.js';
import { receiptRoutes } from '../matrix/receipts.js';
import { relationRoutes } from '../matrix/relations.js';
import { searchRoutes } from '../matrix/search.js';
import { sendRoutes } from '../matrix/send.js';
import { stateRoutes } from '../matrix/state.js';
import { syncRoutes } from '../matrix/sync.js';
import { Call, type HttpContext } from './call.js';
import { MATRIX_CORS } from './cors.js';
import { MatrixError, internalError } from './errors.js';

const ROUTES = [
  ...accountRoutes, ...accountDataRoutes, ...createRoomRoutes, ...directoryRoutes, ...historyRoutes, ...mediaRoutes,
  ...membershipRoutes, ...presenceRoutes, ...profileRoutes, ...receiptRoutes, ...relationRoutes, ...searchRoutes, ...sendRoutes,
  ...stateRoutes, ...syncRoutes,
];

/**
 * The homeserver's endpoints under `/_matrix`.
 *
 * @param log gets a line, with the stack, for each failure that nobody foresaw
 */
export function matrixApp(server: Homeserver, log: (line: string) => void): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.use('/_matrix/*', async (c, next) => {
    if (c.req.method === 'OPTIONS') return c.body(null, 204, MATRIX_CORS);
    await next();
    for (const [name, value] of Object.entries(MATRIX_CORS)) c.res.headers.set(name, value);
    return undefined;
  });

  for (const { method, path, auth, handle } of ROUTES) {
    app.on(method, path, async (c) => {
      const requester = auth ? await authenticate(server, c) : undefined;
      const answer = await handle(new Call(server, c, requester));
      return answer instanceof Response ? answer : c.json(answer);
    });
  }
  // After all routes, so that a pattern of one cannot hide another.
  for (const path of new Set(ROUTES.map((item) => item.path))) {
    app.all(path, () => {
      throw new MatrixError(405, 'M_UNRECOGNIZED', 'Unrecognized request');
    });
  }
  app.all('/_matrix/*', () => {
    throw new MatrixError(404, 'M_UNRECOGNIZED', 'Unrecognized request');
  });

  app.onError((error, c) => {
    const answer = error instanceof MatrixError ? error : internalError();
    if (answer !== error) log(`${c.req.method} ${c.req.path} failed: ${error.stack ?? error.message}`);
    return new Response(JSON.stringify(answer), { status: answer.status, headers: { ...MATRIX_CORS, 'Content-Type': 'application/json' } });
  });
  return app;
}

async function authenticate(server: Homeserver, c: HttpContext): Promise<Requester> {
  const match = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '');
  if (!match?.[1]) throw new MatrixError(401, 'M_MISSING_TOKEN', 'Missing access token');
  return server.tokens.verify(match[1]);
}
