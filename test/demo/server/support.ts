import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { startServer, type RunningServer, type ServerOptions } from '../../../demo/server/index.js';

/** A JSON value that a test looks into without checking each step: `?.` on what is missing gives undefined. */
export interface Json {
  [key: string]: Json;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Json;
}

/** One signed-in user of a test. */
export class Client {
  readonly url: string;
  readonly token: string;
  readonly userId: string;

  constructor(url: string, token: string, userId: string) {
    this.url = url;
    this.token = token;
    this.userId = userId;
  }

  /** Sends a request to a path under `/_matrix/client/v3`, or to one that starts with `/_matrix`. */
  async call(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Answer> {
    const response = await fetch(this.url + (path.startsWith('/_matrix') ? path : `/_matrix/client/v3${path}`), {
      method,
      headers: { authorization: `Bearer ${this.token}` },
      ...(body === undefined ? {} : { body: typeof body === 'string' || body instanceof Blob ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : {}) as Json };
  }

  /** Like `call`, and the answer must be 200. */
  async ok(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Json> {
    const answer = await this.call(method, path, body, signal);
    assert.equal(answer.status, 200, `${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Like `call`, and the answer must be this error. */
  async fails(status: number, errcode: string, method: string, path: string, body?: unknown): Promise<Json> {
    const answer = await this.call(method, path, body);
    assert.deepEqual([answer.status, String(answer.body['errcode'])], [status, errcode], `${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async createRoom(options: object = {}): Promise<string> {
    return text((await this.ok('POST', '/createRoom', options))['room_id']);
  }

  /** Sends a text message, or other content, and answers the event id. */
  async say(roomId: string, body: string | object, txnId: string = crypto.randomUUID()): Promise<string> {
    const content = typeof body === 'string' ? { msgtype: 'm.text', body } : body;
    return text((await this.ok('PUT', `/rooms/${enc(roomId)}/send/m.room.message/${enc(txnId)}`, content))['event_id']);
  }

  async react(roomId: string, eventId: string, key: string): Promise<Answer> {
    const content = { 'm.relates_to': { rel_type: 'm.annotation', event_id: eventId, key } };
    return this.call('PUT', `/rooms/${enc(roomId)}/send/m.reaction/${crypto.randomUUID()}`, content);
  }

  async redact(roomId: string, eventId: string): Promise<string> {
    return text((await this.ok('PUT', `/rooms/${enc(roomId)}/redact/${enc(eventId)}/${crypto.randomUUID()}`, {}))['event_id']);
  }

  join(roomId: string): Promise<Json> {
    return this.ok('POST', `/rooms/${enc(roomId)}/join`);
  }

  sync(options: { since?: string; timeout?: number; filter?: object; fullState?: boolean; signal?: AbortSignal } = {}): Promise<Json> {
    const query = new URLSearchParams();
    if (options.since !== undefined) query.set('since', options.since);
    if (options.timeout !== undefined) query.set('timeout', String(options.timeout));
    if (options.filter) query.set('filter', JSON.stringify(options.filter));
    if (options.fullState) query.set('full_state', 'true');
    return this.ok('GET', `/sync?${query}`, undefined, options.signal);
  }

  /** A token that stands for now. */
  async now(): Promise<string> {
    return text((await this.sync({ filter: { room: { rooms: [] } } }))['next_batch']);
  }
}

export interface TestServer extends RunningServer {
  client(user: string, ttl?: number, deviceId?: string): Promise<Client>;
}

/** Starts an empty server for one test and stops it afterwards. Failures that nobody foresaw fail the test. */
export async function start(t: TestContext, options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const unforeseen: string[] = [];
  const server = await startServer({ dataDir: ':memory:', seed: false, log: (line) => unforeseen.push(line), ...options });
  t.after(async () => {
    await server.close();
    assert.deepEqual(unforeseen, []);
  });
  return Object.assign(Object.create(server) as RunningServer, {
    async client(user: string, ttl?: number, deviceId?: string) {
      return new Client(server.url, await server.mintToken(user, ttl, deviceId), `@${user.toLowerCase()}:localhost`);
    },
  });
}

/** Alice and Bob in a room of Alice's. */
export async function pair(t: TestContext, options?: Partial<ServerOptions>): Promise<{ server: TestServer; alice: Client; bob: Client; roomId: string }> {
  const server = await start(t, options);
  const [alice, bob] = [await server.client('alice'), await server.client('bob')];
  const roomId = await alice.createRoom({ preset: 'public_chat' });
  await bob.join(roomId);
  return { server, alice, bob, roomId };
}

/** Resolves once `condition` holds. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn();
}

export const enc = encodeURIComponent;

/** A value that must be a string. */
export function text(value: unknown): string {
  assert.equal(typeof value, 'string');
  return value as string;
}

/** A value that must be a list. */
export function list(value: unknown): Json[] {
  assert.ok(Array.isArray(value), `not a list: ${JSON.stringify(value)}`);
  return value as Json[];
}

/** The bodies of the messages among events. */
export function bodies(events: unknown): unknown[] {
  return list(events).filter((event) => String(event['type']) === 'm.room.message').map((event) => event['content']?.['body']);
}

/** The joined room in a sync's answer. */
export function joined(sync: Json, roomId: string): Json {
  const room = sync['rooms']?.['join']?.[roomId];
  assert.ok(room, `room not in ${JSON.stringify(sync)}`);
  return room;
}
