import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { z } from 'zod';
import type { Homeserver } from '../homeserver.js';
import type { JsonObject } from '../json.js';
import type { Requester } from '../tokens.js';
import { readJson } from './body.js';
import { MatrixError, badJson, invalidParam } from './errors.js';

export type HttpContext = Context<{ Bindings: HttpBindings }>;

/** One authenticated request, in the terms that handlers think in. */
export class Call {
  readonly server: Homeserver;
  readonly http: HttpContext;
  readonly #requester: Requester | undefined;

  constructor(server: Homeserver, http: HttpContext, requester: Requester | undefined) {
    this.server = server;
    this.http = http;
    this.#requester = requester;
  }

  /** Who makes the request. Only where the route asks for a token. */
  get requester(): Requester {
    if (!this.#requester) throw new Error('This route asks for no token');
    return this.#requester;
  }

  /** The requester's user id. */
  get userId(): string {
    return this.requester.userId;
  }

  /** A decoded part of the path. NULs, which the database cannot keep, are left out. */
  param(name: string): string {
    return (this.http.req.param(name) ?? '').replaceAll('\0', '');
  }

  /** The room id in the path. */
  get roomId(): string {
    return this.param('roomId');
  }

  query(name: string): string | undefined {
    return this.http.req.query(name);
  }

  /**
   * A whole number of the query, cut to `max`.
   *
   * @throws {MatrixError} 400 `M_INVALID_PARAM` when it is none, or negative
   */
  integer(name: string, fallback: number, max: number): number {
    const text = this.query(name);
    if (text === undefined || text === '') return fallback;
    if (!/^\d{1,15}$/.test(text)) throw invalidParam(`Query parameter '${name}' must be a whole number`);
    return Math.min(Number(text), max);
  }

  /** The direction of paging. @throws {MatrixError} 400 `M_INVALID_PARAM` */
  dir(fallback: 'b' | 'f'): 'b' | 'f' {
    const dir = this.query('dir') ?? fallback;
    if (dir !== 'b' && dir !== 'f') throw invalidParam("Query parameter 'dir' must be 'b' or 'f'");
    return dir;
  }

  /** A stream token of the query as a position, or undefined. @throws {MatrixError} 400 `M_INVALID_PARAM` */
  position(name: string): number | undefined {
    const token = this.query(name);
    return token === undefined || token === '' ? undefined : this.server.stream.position(token);
  }

  /**
   * The JSON body, checked.
   *
   * @param allowEmpty whether no body at all counts as `{}`
   * @throws {MatrixError} 400 `M_NOT_JSON`, 400 `M_BAD_JSON`, 413 `M_TOO_LARGE`
   */
  async body<Schema extends z.ZodType>(schema: Schema, allowEmpty = false): Promise<z.infer<Schema>> {
    const result = schema.safeParse(await readJson(this.http.env.incoming, allowEmpty));
    if (!result.success) {
      const issue = result.error.issues[0];
      throw badJson(`${issue?.path.join('.') || 'Content'}: ${issue?.message ?? 'invalid'}`);
    }
    return result.data;
  }

  /** @throws {MatrixError} 403 `M_FORBIDDEN` when the user id in the path is another one's */
  requireOwn(action: string): string {
    const userId = this.param('userId');
    if (userId !== this.userId) throw new MatrixError(403, 'M_FORBIDDEN', `Cannot ${action} for other users.`);
    return userId;
  }

  /** Calls `then` once when the client goes away. Returns a function that forgets it. */
  onDisconnect(then: () => void): () => void {
    const { outgoing } = this.http.env;
    if (outgoing.closed || outgoing.destroyed) queueMicrotask(then);
    outgoing.once('close', then);
    return () => outgoing.off('close', then);
  }
}

type Answer = JsonObject | Response;

/** One endpoint: what answers a method on a path. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** False for the few endpoints that ask for no token. */
  auth: boolean;
  handle: (call: Call) => Answer | Promise<Answer>;
}

/** An endpoint that asks for an access token. */
export function route(method: Route['method'], path: string, handle: Route['handle']): Route {
  return { method, path, auth: true, handle };
}

/** An endpoint that asks for none. */
export function openRoute(method: Route['method'], path: string, handle: Route['handle']): Route {
  return { method, path, auth: false, handle };
}

/** Prefix of the Client-Server API's endpoints. */
export const V3 = '/_matrix/client/v3';
export const V1 = '/_matrix/client/v1';
