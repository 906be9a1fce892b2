import { randomBytes } from 'node:crypto';
import type { Homeserver } from '../homeserver.js';
import { isObject, type JsonObject } from '../json.js';
import { DEFAULT_TTL, mintToken } from '../tokens.js';
import { readJson } from './body.js';
import { TOKEN_CORS } from './cors.js';
import type { HttpContext } from './call.js';
import { MatrixError, internalError } from './errors.js';

/**
 * `/api/token`: the token endpoint of the demo pages. **For development only**: it gives anyone a
 * token for any name, and makes the user at first use. A real host's endpoint answers for the user
 * who is signed in there.
 *
 * GET query or POST body: `user`, `ttl` (seconds, default 600, cut to 1 s … 30 days), `deviceId`
 * (a new one when left out). Answers `{token, expiresIn (seconds), userId, serverUrl}`.
 *
 * Errors: 400 `M_INVALID_USERNAME`, 400 `M_MISSING_PARAM`, 400 `M_INVALID_PARAM`, 400 `M_NOT_JSON`.
 */
export async function tokenEndpoint(server: Homeserver, c: HttpContext): Promise<Response> {
  const headers = { ...TOKEN_CORS, 'Cache-Control': 'no-store', 'Content-Type': 'application/json' };
  try {
    const body = c.req.method === 'POST' ? await readJson(c.env.incoming, true) : {};
    if (!isObject(body)) throw new MatrixError(400, 'M_BAD_JSON', 'Content must be a JSON object');
    const answer = await issue(server, { ...body, ...c.req.query() }, new URL(c.req.url).origin);
    return new Response(JSON.stringify(answer), { headers });
  } catch (error) {
    const answer = error instanceof MatrixError ? error : internalError();
    return new Response(JSON.stringify(answer), { status: answer.status, headers });
  }
}

async function issue(server: Homeserver, { user, ttl, deviceId }: JsonObject, serverUrl: string): Promise<JsonObject> {
  if (typeof user !== 'string' || user === '') throw new MatrixError(400, 'M_MISSING_PARAM', "Missing parameter 'user'");
  if (deviceId !== undefined && (typeof deviceId !== 'string' || !/^[^\s\0]{1,255}$/.test(deviceId))) {
    throw new MatrixError(400, 'M_INVALID_PARAM', "Parameter 'deviceId' must be 1 to 255 characters without blanks");
  }
  const seconds = ttl === undefined || ttl === '' ? DEFAULT_TTL : Number(ttl);
  if (Number.isNaN(seconds)) throw new MatrixError(400, 'M_INVALID_PARAM', "Parameter 'ttl' must be a number of seconds");
  const userId = ensureUser(server, user);
  const { token, expiresIn } = await mintToken(server.tokens.key, {
    userId, deviceId: deviceId ?? newDeviceId(), ttl: seconds, now: server.now(),
  });
  return { token, expiresIn, userId, serverUrl };
}

/**
 * The user id for a name, and the user behind it, made at first use.
 *
 * @throws {MatrixError} 400 `M_INVALID_USERNAME` unless the name, lower-cased, is a Matrix localpart
 */
export function ensureUser(server: Homeserver, name: string): string {
  const typed = name.trim();
  const localpart = typed.toLowerCase();
  if (!/^[a-z0-9._=\-/+]{1,200}$/.test(localpart)) {
    throw new MatrixError(400, 'M_INVALID_USERNAME', "User ID can only contain characters a-z, 0-9, or '=_-./+'");
  }
  const userId = server.userId(localpart);
  server.users.ensure(userId, typed.charAt(0).toUpperCase() + typed.slice(1), server.now());
  return userId;
}

/** A device id as Synapse makes them: ten capital letters. */
export function newDeviceId(): string {
  return [...randomBytes(10)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('');
}
