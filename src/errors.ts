/**
 * The one error type of the library. Every failure that leaves a room is a `ChatError`; its `code` says what
 * happened and, in the table below, what happens next.
 */

/**
 * | code | what happened | what happens next |
 * |---|---|---|
 * | `no_token_source` | a session was asked to connect with no token, function or endpoint | nothing until one is given (`updateOptions`) |
 * | `token_request_failed` | the token endpoint or function failed, or answered 5xx, 429 or not at all | retried with backoff; the old token is used while it lives |
 * | `bad_token_answer` | the endpoint answered something that holds no token | retried with backoff; the message says what came and what is expected |
 * | `refused` | the endpoint said 401/403, or the source answered `null` | the session closes; `retry()` or a new token opens it again |
 * | `user_mismatch` | the token belongs to somebody other than `user-id` | the session fails; nothing of that user is shown |
 * | `token_expired` | a token that cannot be renewed was rejected by the chat server | the session fails until it is given another |
 * | `network` | the chat server could not be reached | retried; the session is `reconnecting` meanwhile |
 * | `rate_limited` | the server asked to wait (`retryAfter` ms) | retried after that time |
 * | `server_error` | the server answered 5xx | retried with backoff |
 * | `bad_answer` | the server answered something that is not its protocol | not retried |
 * | `bad_request` | the server says the request was wrong | not retried |
 * | `forbidden` | the user may not do this | not retried |
 * | `not_found` | there is no such channel, message or user | not retried |
 * | `no_access` | the channel is private, or one may not join it | the element says so |
 * | `too_large` | the message or file is larger than the server takes | not retried |
 * | `encrypted_channel` | the channel is end-to-end encrypted; nothing is sent into it | not retried |
 * | `unsupported` | this backend cannot do that | not retried |
 * | `part_unavailable` | a lazily loaded part of the library did not load | tried again on next use |
 * | `aborted` | the caller's signal was aborted, or the session was destroyed | nothing |
 * | `listener_failed` | a listener of the host threw (`cause`) | nothing; the library goes on |
 */
export type ChatErrorCode =
  | 'no_token_source'
  | 'token_request_failed'
  | 'bad_token_answer'
  | 'refused'
  | 'user_mismatch'
  | 'token_expired'
  | 'network'
  | 'rate_limited'
  | 'server_error'
  | 'bad_answer'
  | 'bad_request'
  | 'forbidden'
  | 'not_found'
  | 'no_access'
  | 'too_large'
  | 'encrypted_channel'
  | 'unsupported'
  | 'part_unavailable'
  | 'aborted'
  | 'listener_failed';

export interface ChatErrorOptions {
  /** Whether doing the same again later may succeed. Default `false`. */
  retryable?: boolean;
  /** HTTP status, where an HTTP answer caused it. */
  status?: number;
  /** How long the server asks to wait, in ms. */
  retryAfter?: number;
  /** The error below this one. */
  cause?: unknown;
}

/** Marks the kind across copies of the library on one page, where `instanceof` fails. */
const brand = Symbol.for('chat-elements/error');

/** What went wrong (`code`), in words for a developer (`message`), and whether trying again may help (`retryable`). */
export class ChatError extends Error {
  override readonly name = 'ChatError';
  readonly code: ChatErrorCode;
  readonly retryable: boolean;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;
  readonly [brand] = true;

  constructor(code: ChatErrorCode, message: string, options: ChatErrorOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.status = options.status;
    this.retryAfter = options.retryAfter;
  }
}

/** Whether `value` is a `ChatError`, of this copy of the library or another. */
export function isChatError(value: unknown): value is ChatError {
  return typeof value === 'object' && value !== null && brand in value;
}

/** `value` itself if it is a `ChatError`, else one that wraps it. */
export function toChatError(
  value: unknown,
  code: ChatErrorCode = 'bad_answer',
  message = 'The answer is not understood',
  options: ChatErrorOptions = {},
): ChatError {
  return isChatError(value) ? value : new ChatError(code, message, { ...options, cause: value });
}

/** The error of a lazily loaded part that did not load. */
export function partError(cause: unknown, message = 'A part of chat-elements could not be loaded'): ChatError {
  return toChatError(cause, 'part_unavailable', message, { retryable: true });
}

/** Loads a part: `() => import('…')`. Rejects with `part_unavailable`. */
export function loadPart<T>(load: () => Promise<T>): Promise<T> {
  return load().catch((cause: unknown) => {
    throw partError(cause);
  });
}

/** The error of work whose signal was aborted. */
export function abortedError(signal?: AbortSignal): ChatError {
  return new ChatError('aborted', 'The request was aborted', { cause: signal?.reason });
}

/** Whether an error only says that the work was no longer wanted. */
export function isAborted(value: unknown): boolean {
  return isChatError(value) ? value.code === 'aborted' : value instanceof DOMException && value.name === 'AbortError';
}

/** How long to wait, in ms: the body's `retry_after_ms`, since a browser hides the header across origins, else Retry-After in seconds. */
export function readRetryAfter(response: Response, body: unknown): number {
  const field = (body as { retry_after_ms?: unknown } | null | undefined)?.retry_after_ms;
  if (typeof field === 'number' && field >= 0) return field;
  const seconds = Number(response.headers.get('Retry-After') ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : 0;
}
