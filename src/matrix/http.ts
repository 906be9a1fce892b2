/**
 * Requests to a Matrix homeserver: the token goes in a header, a 401 waits for one refresh and is replayed once, and every
 * failure becomes a `ChatError` (Client-Server API, "Standard error response").
 */

import { type Clock } from '../clock.js';
import { ChatError, type ChatErrorCode, abortedError, isChatError, readRetryAfter } from '../errors.js';
import type { ConnectOptions } from '../backend/types.js';

export interface MatrixHttpOptions extends Pick<ConnectOptions, 'serverUrl' | 'getToken'> {
  fetch: typeof fetch;
  clock: Clock;
  /** Aborts everything. */
  signal: AbortSignal;
}

export interface MatrixRequest {
  query?: Record<string, string | number | undefined>;
  /** Sent as JSON. */
  body?: unknown;
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

  /** The JSON that the server answers. `path` is below `/_matrix/client/` and encoded by `path()`. */
  async json<T>(method: string, path: string, request: MatrixRequest = {}): Promise<T> {
    const response = await this.#send(method, path, request, async (response) => {
      const body: unknown = await response.json();
      if (typeof body !== 'object' || body === null) throw new TypeError('not an object');
      return body;
    });
    return response as T;
  }

  /** The bytes that the server answers. */
  blob(path: string, request: MatrixRequest = {}): Promise<Blob> {
    return this.#send('GET', path, request, (response) => response.blob());
  }

  async #send<T>(method: string, path: string, request: MatrixRequest, read: (response: Response) => Promise<T>): Promise<T> {
    const { getToken, clock, signal: closed } = this.#options;
    const { signal, timeout = 30_000 } = request;
    if (closed.aborted || signal?.aborted) throw abortedError(signal);
    // Not AbortSignal.any: older Safari lacks it, and this one is released when the request ends.
    const controller = new AbortController();
    const onAbort = () => controller.abort();
    closed.addEventListener('abort', onAbort);
    signal?.addEventListener('abort', onAbort);
    let timer: unknown;
    try {
      let token = await getToken({ signal: controller.signal });
      for (let replayed = false; ; replayed = true) {
        timer = clock.setTimeout(onAbort, timeout);
        const response = await this.#fetch(method, path, request, token, controller.signal);
        if (response.status === 401 && !replayed) {
          clock.clearTimeout(timer);
          await response.body?.cancel();
          token = await getToken({ rejected: token, signal: controller.signal });
          continue;
        }
        if (!response.ok) throw await readError(response);
        try {
          return await read(response);
        } catch (cause) {
          if (controller.signal.aborted) throw cause;
          if (cause instanceof SyntaxError || (cause instanceof TypeError && cause.message === 'not an object')) {
            throw new ChatError('bad_answer', `The chat server did not answer ${method} ${path} with JSON`, { cause, status: response.status });
          }
          throw cause;
        }
      }
    } catch (cause) {
      if (closed.aborted || signal?.aborted) throw abortedError(signal);
      if (isChatError(cause)) throw cause;
      const what = controller.signal.aborted ? `did not answer within ${timeout} ms` : 'could not be reached';
      throw new ChatError('network', `The chat server ${what}`, { retryable: true, cause });
    } finally {
      clock.clearTimeout(timer);
      closed.removeEventListener('abort', onAbort);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  #fetch(method: string, path: string, { query = {}, body }: MatrixRequest, token: string, signal: AbortSignal): Promise<Response> {
    const url = new URL(`${this.#base}/_matrix/client/${path}`);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value));
    const headers: Record<string, string> = { Authorization: `Bearer ${token}` };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    return this.#options.fetch.call(globalThis, url, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
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
  return String.raw({ raw: parts }, ...values.map(encodeURIComponent));
}

const codes: Record<string, ChatErrorCode> = {
  M_FORBIDDEN: 'forbidden',
  M_NOT_FOUND: 'not_found',
  M_LIMIT_EXCEEDED: 'rate_limited',
  M_TOO_LARGE: 'too_large',
  M_UNRECOGNIZED: 'unsupported',
};

async function readError(response: Response): Promise<ChatError> {
  const { status } = response;
  let body: { errcode?: unknown; error?: unknown } | null = null;
  try {
    body = (await response.json()) as { errcode?: unknown } | null;
  } catch {
    // an error page of a proxy: the status says enough
  }
  const errcode = typeof body?.errcode === 'string' ? body.errcode : '';
  const code: ChatErrorCode =
    codes[errcode] ??
    (status === 401 ? 'token_expired'
    : status === 403 ? 'forbidden'
    : status === 404 ? 'not_found'
    : status === 413 ? 'too_large'
    : status === 429 ? 'rate_limited'
    : status >= 500 ? 'server_error'
    : 'bad_request');
  const said = typeof body?.error === 'string' ? `: ${body.error}` : '';
  return new ChatError(code, `The chat server answered ${status} ${errcode}${said}`, {
    status,
    retryable: code === 'rate_limited' || code === 'server_error' || status === 401 || status === 408,
    retryAfter: readRetryAfter(response, body),
    cause: body,
  });
}
