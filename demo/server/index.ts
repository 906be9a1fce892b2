import { getRequestListener } from '@hono/node-server';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Faults } from './faults.js';
import { Homeserver } from './homeserver.js';
import { createApp } from './http/app.js';
import { ensureUser, newDeviceId } from './http/token-endpoint.js';
import type { RateLimits } from './rooms/rate-limiter.js';
import { seed } from './seed/index.js';
import { mintToken } from './tokens.js';

export type { FaultMatcher, FaultResponse, Faults, RequestRecord } from './faults.js';
export type { RateLimits } from './rooms/rate-limiter.js';

export interface ServerOptions {
  /** Default 0: any free port. */
  port?: number;
  /** Default `127.0.0.1`: the token endpoint gives a token to anyone who can reach it. */
  host?: string;
  /** Folder for the database and uploads, made when missing; `:memory:` keeps nothing. */
  dataDir: string;
  /** Folders of static files, the first that has a file wins. Default: `demo/pages` and `dist`. */
  staticRoots?: readonly string[];
  /** Gets a line for each failure that nobody foresaw. Default: silence. */
  log?: (line: string) => void;
  /** Whether to fill a new database with people, rooms and messages. Default true. */
  seed?: boolean;
  /** The part of ids after the colon. Default `localhost`. */
  serverName?: string;
  /** The clock, ms since 1970. Default `Date.now`. Timers run on real time. */
  now?: () => number;
  /** Key of the access tokens. Default: made once and kept in the database. */
  tokenSecret?: string;
  /** Default: none. */
  rateLimits?: RateLimits;
}

export interface RunningServer {
  /** `http://host:port`, without a slash at the end. */
  url: string;
  port: number;
  /** Ends long polls, closes connections and database. */
  close(): Promise<void>;
  /** For tests: breaks things on purpose, and lists requests. */
  faults: Faults;
  /** Number of syncs that wait for something to happen. */
  readonly waitingSyncs: number;
  /** Takes an access token back, as `POST /logout` does. */
  revoke(token: string): Promise<void>;
  /** An access token for a user, who is made at first use. @param ttl seconds, default 600 */
  mintToken(user: string, ttl?: number, deviceId?: string): Promise<string>;
}

/** How long connections may take to finish after `close()`, ms. */
const GRACE = 500;

/**
 * Starts the development homeserver with its token endpoint and static files.
 *
 * @throws what listening throws, e.g. an error with code `EADDRINUSE`
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { port = 0, host = '127.0.0.1', log = () => {}, now = Date.now } = options;
  const homeserver = new Homeserver({
    dataDir: options.dataDir,
    serverName: options.serverName ?? 'localhost',
    now,
    tokenSecret: options.tokenSecret,
    rateLimits: options.rateLimits,
  });
  const faults = new Faults(now);
  try {
    if (options.seed ?? true) seed(homeserver);
    const app = createApp(homeserver, options.staticRoots ?? defaultRoots(), log);
    const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
    const http = createServer((incoming, outgoing) => {
      if (!faults.intercept(incoming, outgoing)) void listener(incoming, outgoing);
    });
    http.on('connection', (socket) => faults.connected(socket));
    // Longer than clients keep idle connections, so that none is closed under a request on its way.
    http.keepAliveTimeout = 75_000;
    await listen(http, port, host);
    return running(homeserver, faults, http, host);
  } catch (error) {
    homeserver.close();
    throw error;
  }
}

function running(homeserver: Homeserver, faults: Faults, http: Server, host: string): RunningServer {
  const { port } = http.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    faults,
    get waitingSyncs() {
      return homeserver.stream.waiting;
    },
    close: () => (closed ??= close(homeserver, http)),
    revoke: (token) => homeserver.revoke(token),
    async mintToken(user, ttl = 600, deviceId = newDeviceId()) {
      const userId = ensureUser(homeserver, user);
      return (await mintToken(homeserver.tokens.key, { userId, deviceId, ttl, now: homeserver.now() })).token;
    },
  };
}

async function close(homeserver: Homeserver, http: Server): Promise<void> {
  const done = new Promise<void>((resolve) => http.close(() => resolve()));
  homeserver.closing.abort();
  http.closeIdleConnections();
  const force = setTimeout(() => http.closeAllConnections(), GRACE);
  await done;
  clearTimeout(force);
  homeserver.close();
}

function listen(http: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      resolve();
    });
  });
}

function defaultRoots(): string[] {
  return ['../pages', '../../dist'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
}
