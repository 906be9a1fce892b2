/** A `fetch` whose answers a test gives by hand, one request at a time. */

import { deferred, until } from './async.js';

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  /** Sent as JSON, unless it is a string. */
  body?: unknown;
}

export interface SentRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly init: RequestInit;
  /** Whether whoever asked has lost interest. */
  readonly aborted: boolean;
  answer(answer: Answer): void;
  /** The connection breaks. */
  fail(error?: unknown): void;
}

export class ScriptedFetch {
  readonly requests: SentRequest[] = [];
  /** Answers a request by itself; `undefined` leaves it to the test. */
  respond: (request: SentRequest) => Answer | undefined = () => undefined;

  readonly fetch: typeof fetch = (input, init = {}) => {
    const answered = deferred<Response>();
    const { signal } = init;
    const request: SentRequest = {
      url: new URL(input instanceof Request ? input.url : input, document.baseURI),
      method: init.method ?? 'GET',
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : init.body,
      init,
      get aborted() {
        return signal?.aborted ?? false;
      },
      answer: (answer) => answered.resolve(response(answer, signal)),
      fail: (error = new TypeError('Failed to fetch')) => answered.reject(error),
    };
    const onAbort = () => answered.reject(new DOMException('Aborted', 'AbortError'));
    if (signal?.aborted) onAbort();
    else signal?.addEventListener('abort', onAbort, { once: true });
    this.requests.push(request);
    const answer = this.respond(request);
    if (answer) request.answer(answer);
    return answered.promise;
  };

  get last(): SentRequest {
    return this.requests.at(-1)!;
  }

  /** The request with this number, from 0, as soon as it has been made. */
  async request(index: number): Promise<SentRequest> {
    await until(`request ${index}`, () => this.requests.length > index);
    return this.requests[index]!;
  }
}

/** A response whose body is read in microtasks: a real one takes some tasks of the browser's, which no test can count. */
function response({ status = 200, headers = {}, body = {} }: Answer, signal: AbortSignal | null | undefined): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const read = async () => {
    if (signal?.aborted) throw new DOMException('Aborted', 'AbortError');
    return text;
  };
  return Object.defineProperties(new Response(status === 204 ? null : text, { status, headers }), {
    text: { value: read },
    json: { value: async () => JSON.parse(await read()) as unknown },
  });
}
