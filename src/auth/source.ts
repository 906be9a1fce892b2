/** Where tokens come from: a string, a function of the host, or its token endpoint. */

import { ChatError, isAborted, readRetryAfter, toChatError } from '../errors.js';

/** What a token source may answer: a token, the endpoint contract's object, or `null`: signed out. */
export type TokenAnswer = string | TokenAnswerObject | null;

export interface TokenAnswerObject {
  token: string;
  /** Seconds it lives. */
  expiresIn?: number;
  userId?: string;
  /** Base URL of the chat server. */
  serverUrl?: string;
}

/**
 * A function of the host that gets a token. Called when one is needed: at the start, before the last one expires, and when
 * the server rejects it. `null` or a thrown `ChatError('refused')` means signed out; any other failure is tried again.
 */
export type TokenFunction = (request: { abortSignal: AbortSignal }) => TokenAnswer | Promise<TokenAnswer>;

/** What a host may give as `token`. A string or a promise of one is used as it is and never renewed. */
export type TokenInput = TokenFunction | string | Promise<string | null> | null;

export interface TokenSource {
  /** Whether asking again gives another token. */
  readonly renewable: boolean;
  /** What it answers; `null`, or a rejection with `refused`, means signed out. */
  ask(signal: AbortSignal): Promise<unknown>;
}

/** The source for a `token` of the host. */
export function tokenSource(token: TokenInput): TokenSource {
  const renewable = typeof token === 'function';
  return {
    renewable,
    async ask(signal) {
      try {
        return await (typeof token === 'function' ? token({ abortSignal: signal }) : token);
      } catch (cause) {
        throw toChatError(cause, 'token_request_failed', 'The token function threw', { retryable: renewable });
      }
    },
  };
}

export interface EndpointOptions {
  /** Relative URLs are the page's. */
  url: string;
  /** Default `GET`. With `POST`, the parameters go in a JSON body. */
  method?: string;
  /** Whether cookies go along. Default `same-origin`. */
  credentials?: RequestCredentials;
  /** What else `fetch` takes: headers for CSRF tokens, nonces, bearers. A function is asked before each request. */
  init?: RequestInit | (() => RequestInit);
  /** Told to the endpoint: the random id of this browser, and the user the page is for. */
  parameters: Record<string, string | undefined>;
  fetch: typeof fetch;
}

/** The source that asks the host's token endpoint. */
export function endpointSource(options: EndpointOptions): TokenSource {
  return { renewable: true, ask: (signal) => askEndpoint(options, signal) };
}

async function askEndpoint(options: EndpointOptions, signal: AbortSignal): Promise<unknown> {
  const { method = 'GET', credentials = 'same-origin' } = options;
  try {
    const init = typeof options.init === 'function' ? options.init() : options.init;
    const headers = new Headers(init?.headers);
    headers.set('Accept', 'application/json');
    const url = new URL(options.url, globalThis.document?.baseURI);
    const parameters = Object.entries(options.parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
    let body: BodyInit | null = init?.body ?? null;
    if (method.toUpperCase() === 'GET') {
      for (const [name, value] of parameters) if (!url.searchParams.has(name)) url.searchParams.set(name, value);
    } else if (body === null) {
      headers.set('Content-Type', 'application/json');
      body = JSON.stringify(Object.fromEntries(parameters));
    }
    const request = { credentials, ...init, method, headers, body, cache: 'no-store', signal } as const;
    return await readResponse(await options.fetch.call(globalThis, url, request));
  } catch (cause) {
    if (isAborted(cause)) throw cause;
    throw toChatError(cause, 'token_request_failed', 'The token endpoint could not be reached', { retryable: true });
  }
}

async function readResponse(response: Response): Promise<unknown> {
  const { status } = response;
  const body = await response.text();
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    answer = undefined;
  }
  if (status === 401 || status === 403) {
    throw new ChatError('refused', `The token endpoint answered ${status}: signed out`, { status });
  }
  if (!response.ok) {
    throw new ChatError('token_request_failed', `The token endpoint answered ${status}`, {
      status,
      retryable: true,
      retryAfter: readRetryAfter(response, answer),
    });
  }
  if (answer === undefined) {
    const type = response.headers.get('Content-Type') ?? 'no content type';
    throw new ChatError('bad_token_answer', `The token endpoint answered ${body === '' ? 'nothing' : type}; expected JSON {"token": "…"}`, {
      status,
      retryable: true,
    });
  }
  return answer;
}
