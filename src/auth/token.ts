/**
 * What a token source may answer, and what is made of it. The token endpoint's contract is in the README; OAuth's names
 * (RFC 6749 §5.1) and Matrix's (Client-Server API, "Login") are understood too.
 */

import { ChatError } from '../errors.js';

/** A token in use. Lives in memory only. */
export interface Token {
  readonly value: string;
  /** Its life from when it was asked for, in ms; `undefined` where nothing tells. */
  readonly lifetime: number | undefined;
  /** By the local clock, in ms since the epoch; `undefined` where nothing tells: then the first 401 does. */
  readonly expiresAt: number | undefined;
  /** Whose token it is, where the answer says so. */
  readonly userId: string | undefined;
  /** The chat server it is for, where the answer says so. */
  readonly serverUrl: string | undefined;
}

/**
 * Reads a source's answer: a JWT or opaque token as a bare string, or an object as in the endpoint's contract.
 *
 * Expiry is counted from when the token was asked for, by lifetimes alone (`expiresIn`, `expiresAt` less `issuedAt`, a JWT's
 * `exp` less `iat`): the browser's clock may be days off.
 *
 * @param askedAt when the request was made, in ms
 * @param renewable whether asking again may help
 * @throws {ChatError} `bad_token_answer`, saying what was received and what is expected
 */
export function readTokenAnswer(answer: unknown, askedAt: number, renewable: boolean): Token {
  if (typeof answer === 'string') return readTokenAnswer({ token: answer }, askedAt, renewable);
  if (typeof answer !== 'object' || answer === null) throw badAnswer(answer, renewable);
  const fields = answer as Record<string, unknown>;
  const value = text(fields['token']) ?? text(fields['access_token']);
  if (value === undefined) throw badAnswer(answer, renewable);
  const lifetime = readLifetime(fields, value, askedAt);
  return {
    value,
    lifetime,
    expiresAt: lifetime === undefined ? undefined : askedAt + lifetime,
    userId: text(fields['userId']) ?? text(fields['user_id']),
    serverUrl: text(fields['serverUrl']) ?? text(fields['server_url']),
  };
}

function readLifetime(fields: Record<string, unknown>, token: string, askedAt: number): number | undefined {
  const seconds = number(fields['expiresIn']) ?? number(fields['expires_in']);
  if (seconds !== undefined) return seconds * 1000;
  const ms = number(fields['expires_in_ms']);
  if (ms !== undefined) return ms;
  const expiresAt = number(fields['expiresAt']);
  if (expiresAt !== undefined) return lifeUntil(expiresAt, number(fields['issuedAt']), askedAt);
  const claims = readJwtClaims(token);
  const exp = number(claims?.['exp']);
  const iat = number(claims?.['iat']);
  return exp === undefined ? undefined : lifeUntil(exp * 1000, iat === undefined ? undefined : iat * 1000, askedAt);
}

/** From issue to expiry. Without an issue time, from now; where that is over, by a clock that is wrong or truly, the first 401 tells. */
function lifeUntil(expiresAt: number, issuedAt: number | undefined, askedAt: number): number | undefined {
  if (issuedAt !== undefined) return expiresAt - issuedAt;
  return expiresAt > askedAt ? expiresAt - askedAt : undefined;
}

/** The claims of a JWT (RFC 7519), unverified: the server does that. `undefined` for any other token. */
function readJwtClaims(token: string): Record<string, unknown> | undefined {
  const payload = token.split('.')[1];
  if (!payload) return undefined;
  try {
    const claims: unknown = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')));
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : undefined;
  } catch {
    return undefined; // an opaque token that has a dot in it
  }
}

function badAnswer(answer: unknown, retryable: boolean): ChatError {
  // Names the shape, never the values: an answer that holds no `token` may hold one under another name.
  const received =
    answer === undefined ? 'nothing'
    : typeof answer !== 'object' || answer === null ? `a ${typeof answer}`
    : Array.isArray(answer) ? 'an array'
    : `an object with ${Object.keys(answer).slice(0, 8).map((key) => `"${key}"`).join(', ') || 'no fields'}`;
  return new ChatError(
    'bad_token_answer',
    `The token source answered ${received}; expected a string or {"token": "…", "expiresIn"?: seconds, "userId"?: "…", "serverUrl"?: "…"}`,
    { retryable },
  );
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
