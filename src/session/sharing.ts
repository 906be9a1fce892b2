/**
 * One connection for each user of a chat server, however many sessions of the page stand on it: a browser allows six requests
 * at a time to a host, and each connection holds one of them.
 */

import type { ChatBackend, ChatConnection, ConnectionStatus } from '../backend/types.js';
import { type ChatError, abortedError } from '../errors.js';
import type { TokenManager } from '../auth/token-manager.js';

/** A session on a connection. */
export interface Sharer {
  readonly tokens: TokenManager;
  onStatus(status: ConnectionStatus, error?: ChatError): void;
}

export interface Seat {
  readonly connection: ChatConnection;
  /** What the connection has told last: news to who comes later. */
  readonly status: Parameters<Sharer['onStatus']>;
  /** The session needs it no more. With the last one the connection is closed. */
  leave(): void;
}

interface Line {
  readonly connection: ChatConnection;
  readonly sharers: Set<Sharer>;
  readonly status: Seat['status'];
}

/** By what stands for the chat server, then by server and user. */
const lines = new WeakMap<ChatBackend, Map<string, Line>>();

/**
 * A seat on the connection there is, else on a new one. What it tells before this resolves is the new sharer's to hear.
 * @param userId whose it is, where the token's answer says so
 */
export async function takeSeat(backend: ChatBackend, serverUrl: string, userId: string | undefined, sharer: Sharer, signal: AbortSignal): Promise<Seat> {
  const byUser = lines.get(backend) ?? new Map<string, Line>();
  lines.set(backend, byUser);
  const keyOf = (user: string) => `${serverUrl} ${user}`;
  const sit = (line: Line): Seat => {
    line.sharers.add(sharer);
    return {
      connection: line.connection,
      get status() {
        return line.status;
      },
      leave() {
        if (!line.sharers.delete(sharer) || line.sharers.size) return;
        byUser.delete(keyOf(line.connection.userId));
        line.connection.close();
      },
    };
  };
  const known = userId !== undefined && byUser.get(keyOf(userId));
  if (known) return sit(known);
  const sharers = new Set([sharer]);
  let status: Seat['status'] = ['online'];
  const connection = await backend.connect({
    serverUrl,
    ...(userId !== undefined && { userId }),
    getToken: (request) => tokenOf(sharers, request),
    onStatus: (...now) => {
      status = now;
      for (const { onStatus } of [...sharers]) onStatus(...now);
    },
    signal,
  });
  const key = keyOf(connection.userId);
  const other = byUser.get(key);
  if (other) {
    connection.close(); // another session of the same user was faster
    return sit(other);
  }
  const line: Line = {
    connection,
    sharers,
    get status() {
      return status;
    },
  };
  byUser.set(key, line);
  return sit(line);
}

/** A token of one of the sessions: one that can be used now goes before one that has to be waited for. */
async function tokenOf(sharers: ReadonlySet<Sharer>, request: { rejected?: string; signal?: AbortSignal } = {}): Promise<string> {
  const all = [...sharers].map(({ tokens }) => tokens);
  const ready = all.filter(({ usable }) => usable !== undefined && usable !== request.rejected);
  // Whose token was rejected is to hear it, though another's will do meanwhile.
  if (ready.length) for (const tokens of all) if (tokens.usable === request.rejected) tokens.getToken(request).catch(() => undefined);
  let failure: unknown;
  for (const tokens of [...ready, ...all]) {
    try {
      return await tokens.getToken(request);
    } catch (error) {
      failure ??= error;
      if (request.signal?.aborted) break;
    }
  }
  throw failure ?? abortedError(request.signal);
}
