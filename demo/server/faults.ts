import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { MATRIX_CORS } from './http/cors.js';

/** Which requests a fault takes. */
export interface FaultMatcher {
  /** Any method but OPTIONS when left out. */
  method?: string;
  /** Tested against path and query. */
  path: RegExp;
}

/**
 * What such a request gets: an answer (a body that is no string goes out as JSON; CORS headers are
 * added), `hangup` (the connection breaks) or `hang` (nothing, until one side closes).
 */
export type FaultResponse = { status: number; body: unknown; headers?: Record<string, string> } | 'hangup' | 'hang';

/** One request as it was seen. */
export interface RequestRecord {
  method: string;
  /** Without the query. */
  path: string;
  /** With the question mark, or empty. */
  query: string;
  /** HTTP status; 0 while unanswered, or when the connection broke first. */
  status: number;
  /** When it came, ms since 1970. */
  at: number;
}

interface Fault {
  matcher: FaultMatcher;
  left: number;
  response: FaultResponse;
}

const MOST_RECORDS = 20_000;

/** Lets tests break the server on purpose, and see what it was asked. Not reachable over HTTP. */
export class Faults {
  readonly #now: () => number;
  readonly #sockets = new Set<Socket>();
  #faults: Fault[] = [];
  #records: RequestRecord[] = [];
  #offline = false;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Makes the next `times` matching requests fail. Returns a function that ends it early. */
  fail(matcher: FaultMatcher, times: number, response: FaultResponse): () => void {
    const fault = { matcher, left: times, response };
    this.#faults.push(fault);
    return () => {
      fault.left = 0;
    };
  }

  /** While on, breaks every connection, open and new. */
  offline(on: boolean): void {
    this.#offline = on;
    if (on) for (const socket of this.#sockets) socket.destroy();
  }

  /** The requests since the start or the last `clear()`, oldest first. */
  requests(): RequestRecord[] {
    return [...this.#records];
  }

  /** Forgets the requests seen and the faults left; ends being offline. */
  clear(): void {
    this.#records = [];
    this.#faults = [];
    this.#offline = false;
  }

  /** Takes note of a new connection. */
  connected(socket: Socket): void {
    if (this.#offline) {
      socket.destroy();
      return;
    }
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
  }

  /** Takes note of a request; true when a fault has dealt with it. */
  intercept(incoming: IncomingMessage, outgoing: ServerResponse): boolean {
    const url = incoming.url ?? '';
    const question = url.indexOf('?');
    const record: RequestRecord = {
      method: incoming.method ?? '',
      path: question < 0 ? url : url.slice(0, question),
      query: question < 0 ? '' : url.slice(question),
      status: 0,
      at: this.#now(),
    };
    this.#records.push(record);
    if (this.#records.length > MOST_RECORDS) this.#records.shift();
    outgoing.once('finish', () => {
      record.status = outgoing.statusCode;
    });

    const fault = this.#faults.find(({ matcher, left }) => {
      matcher.path.lastIndex = 0;
      const method = matcher.method?.toUpperCase();
      return left > 0 && (method === undefined ? record.method !== 'OPTIONS' : method === record.method) && matcher.path.test(url);
    });
    if (!fault) return false;
    fault.left--;
    if (fault.response === 'hangup') incoming.socket.destroy();
    else if (fault.response === 'hang') incoming.resume();
    else answer(incoming, outgoing, fault.response);
    return true;
  }
}

function answer(incoming: IncomingMessage, outgoing: ServerResponse, { status, body, headers }: Exclude<FaultResponse, string>): void {
  incoming.resume();
  const isText = typeof body === 'string';
  outgoing.writeHead(status, { ...MATRIX_CORS, 'Content-Type': isText ? 'text/plain; charset=utf-8' : 'application/json', ...headers });
  outgoing.end(status === 204 || status === 304 ? undefined : isText ? body : JSON.stringify(body ?? {}));
}
