/** Where tokens come from: a string, a function of the host, or its token endpoint. */

import { ChatError, readRetryAfter } from '../errors.js';

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
  /**
   * What it answers; `null`, or a rejection with `refused`, means signed out. Any other failure may pass.
   * @param rejected the token that the chat server has rejected last: to answer it again is of no use
   */
  ask(signal: AbortSignal, rejected?: string): Promise<unknown>;
}

/** The source for a `token` of the host. */
export function tokenSource(token: TokenInput): TokenSource {
  return {
    renewable: typeof token === 'function',
    ask: async (signal) => (typeof token === 'function' ? token({ abortSignal: signal }) : token),
  };
}

/** The session's options of the same names. */
export interface EndpointOptions {
  /** Relative URLs are the page's. */
  tokenEndpoint: string;
  /** Default `GET`; `POST` where there is a signature. With `POST`, what it is told goes in a JSON body. */
  tokenEndpointMethod?: string | undefined;
  /** Whether cookies go along. Default `same-origin`. */
  tokenEndpointCredentials?: RequestCredentials | undefined;
  /** What else `fetch` takes: headers for CSRF tokens, nonces, bearers. A function is asked before each request. */
  tokenEndpointInit?: RequestInit | (() => RequestInit) | undefined;
  /** Told to the endpoint: the user the page is for, and the host's signature of that. */
  userId?: string | undefined;
  signature?: string | undefined;
  fetch?: typeof fetch;
}

/** The source that asks the host's token endpoint. @param deviceId told to it: the random id of this browser */
export function endpointSource(options: EndpointOptions, deviceId: string): TokenSource {
  return { renewable: true, ask: (signal) => askEndpoint(options, deviceId, signal) };
}

async function askEndpoint(options: EndpointOptions, deviceId: string, signal: AbortSignal): Promise<unknown> {
  const { tokenEndpointInit, userId, signature, fetch = globalThis.fetch } = options;
  const init = typeof tokenEndpointInit === 'function' ? tokenEndpointInit() : tokenEndpointInit;
  const method = options.tokenEndpointMethod ?? init?.method ?? (signature ? 'POST' : 'GET');
  const headers = new Headers(init?.headers);
  headers.set('Accept', 'application/json');
  const url = new URL(options.tokenEndpoint, globalThis.document?.baseURI);
  const told = { deviceId, userId, signature };
  let body: BodyInit | null = init?.body ?? null;
  if (method.toUpperCase() === 'GET') {
    for (const [name, value] of Object.entries(told)) if (value !== undefined && !url.searchParams.has(name)) url.searchParams.set(name, value);
  } else if (body === null) {
    headers.set('Content-Type', 'application/json');
    body = JSON.stringify(told);
  }
  const request = { credentials: options.tokenEndpointCredentials ?? 'same-origin', ...init, method, headers, body, cache: 'no-store', signal } as const;
  return readResponse(await fetch.call(globalThis, url, request));
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
