/**
 * Requests to a Matrix homeserver: the token goes in a header, a 401 waits for one refresh and is replayed once, and every
 * failure becomes a `ChatError` (Client-Server API, "Standard error response").
 */

import { type Clock, underDeadline } from '../clock.js';
import { abortedError, ChatError, type ChatErrorCode, isChatError, readRetryAfter, toChatError } from '../errors.js';
import type { ConnectOptions } from '../backend/types.js';

export interface MatrixHttpOptions extends Pick<ConnectOptions, 'serverUrl' | 'getToken'> {
  fetch: typeof fetch;
  clock: Clock;
  /** Aborts everything. */
  signal: AbortSignal;
}

export interface MatrixRequest {
  query?: Record<string, string | number | undefined>;
  /** Sent as JSON, unless it is a `Blob`. */
  body?: unknown;
  /** What carries it. Default: the fetch of the connection. */
  fetch?: typeof fetch;
  signal?: AbortSignal | undefined;
  /** How long the answer may take, in ms. Default 30000. */
  timeout?: number;
}

export class MatrixHttp {
  readonly #options: MatrixHttpOptions;
  readonly #base: string;

  constructor(options: MatrixHttpOptions) {
    this.#options = options;
    this.#base = options.serverUrl.replace(/\/+$/, '');
  }

  /** The JSON that the server answers. `path` is relative to `/_matrix/client/` and encoded by `path()`. */
  async json<T>(method: string, path: string, request: MatrixRequest = {}): Promise<T> {
    const response = await this.#send(method, path, request, async (response) => {
      const body: unknown = await response.json();
      if (typeof body !== 'object' || body === null) throw new SyntaxError('not an object');
      return body;
    });
    return response as T;
  }

  /** What `read` makes of the bytes that the server answers. */
  bytes<T>(path: string, request: MatrixRequest, read: (response: Response) => Promise<T>): Promise<T> {
    return this.#send('GET', path, request, read);
  }

  async #send<T>(method: string, path: string, request: MatrixRequest, read: (response: Response) => Promise<T>): Promise<T> {
    const { getToken, clock, signal: closed } = this.#options;
    const { signal, timeout = 30_000 } = request;
    try {
      return await underDeadline(clock, undefined, [closed, signal], async (both) => {
        /** One try; `undefined` where the server rejects the token. The time limit is the server's: a token may take longer. */
        const attempt = (token: string, isLast: boolean) =>
          underDeadline(clock, timeout, [both], async (deadline) => {
            const response = await this.#fetch(method, path, request, token, deadline);
            if (response.status === 401 && !isLast) return void response.body?.cancel();
            if (!response.ok) throw await readError(response);
            return { value: await read(response) };
          });
        const token = await getToken({ signal: both });
        const first = await attempt(token, false);
        if (first) return first.value;
        const second = await attempt(await getToken({ rejected: token, signal: both }), true);
        return (second as { value: T }).value;
      });
    } catch (cause) {
      if (closed.aborted || signal?.aborted) throw abortedError(signal);
      if (cause instanceof SyntaxError) {
        throw new ChatError('bad_answer', `The chat server did not answer ${method} ${path} with a JSON object`, { cause });
      }
      throw toChatError(cause, 'network', `The chat server could not be reached, or took longer than ${timeout} ms`, { retryable: true });
    }
  }

  #fetch(method: string, path: string, { query = {}, body, fetch = this.#options.fetch }: MatrixRequest, token: string, signal: AbortSignal): Promise<Response> {
    const url = new URL(`${this.#base}/_matrix/client/${path}`);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value));
    const headers: Record<string, string> = { Authorization: `Bearer ${token}` };
    const isFile = body instanceof Blob;
    // A server may take a file of no known type for none at all.
    if (body !== undefined) headers['Content-Type'] = isFile ? body.type || 'application/octet-stream' : 'application/json';
    return fetch.call(globalThis, url, {
      method,
      headers,
      body: body === undefined ? null : isFile ? body : JSON.stringify(body),
      // Chromium serialises requests for equal cacheable URLs; cookies are no business of the chat server.
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal,
    });
  }
}

/** Builds a path from a template string, encoding what is put in: ids of a server are hostile text too. */
export function path(parts: TemplateStringsArray, ...values: string[]): string {
  return String.raw({ raw: parts }, ...values.map(encode));
}

function encode(value: string): string {
  try {
    // Encoded or not, dots alone are steps in the path.
    if (!/^\.{0,2}$/.test(value)) return encodeURIComponent(value);
  } catch {
    // half a character
  }
  throw new ChatError('not_found', 'No id can read so');
}

/** By Matrix error code, else by HTTP status. */
const codes: Record<string, ChatErrorCode> = {
  M_FORBIDDEN: 'forbidden',
  M_NOT_FOUND: 'not_found',
  M_LIMIT_EXCEEDED: 'rate_limited',
  M_TOO_LARGE: 'too_large',
  M_UNRECOGNIZED: 'unsupported',
  401: 'token_expired',
  403: 'forbidden',
  404: 'not_found',
  413: 'too_large',
  429: 'rate_limited',
};

async function readError(response: Response): Promise<ChatError> {
  const { status } = response;
  let body: { errcode?: unknown; error?: unknown } | null = null;
  try {
    body = (await response.json()) as { errcode?: unknown } | null;
  } catch {
    // an error page of a proxy: the status says enough
  }
  const errcode = /^M_\w+$/.exec(String(body?.errcode))?.[0] ?? '';
  const code = codes[errcode] ?? codes[status] ?? (status >= 500 ? 'server_error' : 'bad_request');
  const said = typeof body?.error === 'string' ? `: ${body.error}` : '';
  return new ChatError(code, `The chat server answered ${status} ${errcode}${said}`, {
    status,
    retryable: code === 'rate_limited' || code === 'server_error' || status === 401 || status === 408,
    retryAfter: readRetryAfter(response, body),
    cause: body,
  });
}

/** What a room's refusal means to who wants to see it: servers do not say whether one is there that one may not enter. */
export function noAccess(error: unknown): unknown {
  if (!isChatError(error) || (error.code !== 'forbidden' && error.code !== 'not_found')) return error;
  return new ChatError('no_access', 'The user may not enter this channel', { cause: error, status: error.status });
}
