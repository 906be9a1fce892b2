import { SignJWT, jwtVerify } from 'jose';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Db } from './store/database.js';
import type { UserStore } from './store/users.js';
import { MatrixError } from './http/errors.js';

/** Who makes a request. */
export interface Requester {
  userId: string;
  deviceId: string;
  /** The access token's id. */
  jti: string;
}

/** Shortest and longest life of a token, seconds. */
export const MIN_TTL = 1;
export const MAX_TTL = 30 * 24 * 60 * 60;
/** Life of a token when nobody says otherwise, seconds. */
export const DEFAULT_TTL = 600;

/** The access token's signing key: the given secret, else one made once and kept in the database. */
export function signingKey(db: Db, secret: string | undefined): Uint8Array {
  let kept = secret ?? db.meta('token_secret');
  if (kept === undefined) {
    kept = randomBytes(32).toString('base64url');
    db.setMeta('token_secret', kept);
  }
  return new TextEncoder().encode(kept);
}

/**
 * Makes an access token: a JWT with `sub` (user id), `device_id`, `iat`, `exp`, `jti`.
 *
 * @param ttl life in seconds, cut to 1 s … 30 days
 * @param now ms since 1970. Claims keep its fraction of a second, so that a token of one second
 *   lives one second.
 */
export async function mintToken(
  key: Uint8Array,
  { userId, deviceId, ttl, now }: { userId: string; deviceId: string; ttl: number; now: number },
): Promise<{ token: string; expiresIn: number }> {
  const expiresIn = Math.min(MAX_TTL, Math.max(MIN_TTL, ttl));
  const iat = now / 1000;
  const token = await new SignJWT({ sub: userId, device_id: deviceId, iat, exp: iat + expiresIn, jti: randomUUID() })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(key);
  return { token, expiresIn };
}

interface Claims extends Requester {
  /** ms since 1970. */
  expires: number;
}

/** Checks access tokens, and takes them back. */
export class Tokens {
  readonly key: Uint8Array;
  readonly #users: UserStore;
  readonly #now: () => number;

  constructor(key: Uint8Array, users: UserStore, now: () => number) {
    this.key = key;
    this.#users = users;
    this.#now = now;
  }

  /**
   * Who holds this token.
   *
   * @throws {MatrixError} 401 `M_UNKNOWN_TOKEN`; `soft_logout` true when it has only expired
   */
  async verify(token: string): Promise<Requester> {
    const claims = await this.#claims(token);
    if (!claims || this.#users.isRevoked(claims.jti) || !this.#users.get(claims.userId)) throw unknownToken();
    if (claims.expires <= this.#now()) {
      throw new MatrixError(401, 'M_UNKNOWN_TOKEN', 'Access token has expired', { soft_logout: true });
    }
    return { userId: claims.userId, deviceId: claims.deviceId, jti: claims.jti };
  }

  /** Takes a token back; answers its id, or undefined when it is none of ours. */
  async revoke(token: string): Promise<string | undefined> {
    const claims = await this.#claims(token);
    if (claims) this.#users.revoke(claims.jti, claims.expires);
    return claims?.jti;
  }

  async #claims(token: string): Promise<Claims | undefined> {
    try {
      // The expiry is compared above, to the millisecond and after revocation: jose rounds to seconds.
      const { payload } = await jwtVerify(token, this.key, { algorithms: ['HS256'], currentDate: new Date(0) });
      const { sub, jti, exp } = payload;
      const deviceId = payload['device_id'];
      if (typeof sub !== 'string' || typeof jti !== 'string' || typeof exp !== 'number' || typeof deviceId !== 'string') return undefined;
      return { userId: sub, deviceId, jti, expires: exp * 1000 };
    } catch {
      return undefined;
    }
  }
}

function unknownToken(): MatrixError {
  return new MatrixError(401, 'M_UNKNOWN_TOKEN', 'Invalid access token passed.', { soft_logout: false });
}
