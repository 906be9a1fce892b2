/**
 * A session in a world that goes wrong: a token endpoint that answers by a script, the preview backend as chat server, a
 * clock that stands still. It keeps a ledger of every token's life by the true time, looks up each one that a request to
 * the chat server is sent with, and writes down what must never be.
 */

import { previewBackend, PreviewWorld } from '../../src/backend/preview.js';
import type { ChatBackend, ConnectOptions } from '../../src/backend/types.js';
import type { Clock } from '../../src/clock.js';
import { ChatSession, type ChatSessionOptions } from '../../src/session/session.js';
import { turn, watch, type Watched } from '../support/async.js';
import { ManualClock } from '../support/manual-clock.js';
import { ScriptedFetch, type Answer, type SentRequest } from '../support/scripted-fetch.js';

/** What the endpoint does with a request. */
export type Reply = (request: SentRequest, world: FaultWorld) => void;

export interface TokenForm {
  /** Seconds it lives, in truth. Default 600: refreshed after 480. */
  life?: number;
  user?: string;
  /** What the answer says about its life. Default `expiresIn`. @param now the true time in ms */
  says?: (life: number, now: number) => object;
  /** Claims that make it a JWT. */
  claims?: (life: number, now: number) => object;
}

export interface FaultWorldOptions {
  /** What the endpoint replies, in order; afterwards, good tokens. */
  endpoint?: Reply[] | undefined;
  options?: Partial<ChatSessionOptions> | ((world: FaultWorld) => Partial<ChatSessionOptions>) | undefined;
  /** How far the browser's clock is ahead of the true time, in ms. */
  clockOff?: number | undefined;
  /** Timers run at whole minutes only, as in a hidden tab. */
  throttled?: boolean | undefined;
}

export class FaultWorld {
  readonly #time = new ManualClock();
  readonly server = new PreviewWorld({ clock: this.#time, channels: [{ id: 'tea' }] });
  readonly net = new ScriptedFetch();
  readonly session: ChatSession;
  /** Each state it came to, from the first change on. */
  readonly states: string[] = [];
  /** What it told, in order. */
  readonly events: string[] = [];
  /** What must never be. */
  readonly wrongs: string[] = [];
  /** Requests to the chat server. */
  readonly requests: Watched<string>[] = [];
  /** Replies to come. */
  readonly endpoint: Reply[];
  /** How often a token was asked for. */
  calls = 0;
  /** Requests that left with a token that had expired in truth. */
  expired = 0;
  /** The one minted last. */
  lastToken = '';
  #off: number;
  #minted = 0;
  readonly #diesAt = new Map<string, number>();
  readonly #rejected = new Set<string>();
  readonly #open = new Set<object>();
  readonly #own = new Set<unknown>();

  constructor({ endpoint = [], options = {}, clockOff = 0, throttled = false }: FaultWorldOptions = {}) {
    this.endpoint = [...endpoint];
    this.#off = clockOff;
    this.net.respond = (request) => {
      this.#answer(request);
      return undefined;
    };
    const minute = 60_000;
    const clock: Clock = {
      now: () => this.#time.now(),
      setTimeout: (callback, ms) => this.#time.setTimeout(callback, throttled ? Math.ceil(ms / minute) * minute : ms),
      clearTimeout: (handle) => this.#time.clearTimeout(handle),
    };
    this.session = new ChatSession({
      tokenEndpoint: '/api/token',
      backend: this.#watched(previewBackend({ world: this.server })),
      serverUrl: 'https://chat.example',
      clock,
      random: () => 0,
      fetch: this.net.fetch,
      ...(typeof options === 'function' ? options(this) : options),
    });
    this.#listen();
  }

  /** The true time, in ms. */
  get now(): number {
    return this.#time.now() - this.#off;
  }

  /** Token requests under way. */
  get asking(): number {
    return this.#open.size;
  }

  /** Timers that the session has set. */
  get timers(): number {
    return this.#time.pending - this.#own.size;
  }

  /** A token of the host's backend, as the endpoint answers it. */
  mint({ life = 600, user = 'maya', says = (life) => ({ expiresIn: life }), claims }: TokenForm = {}): { token: string; userId: string } {
    let token = `preview:${user}#${++this.#minted}`;
    if (claims) token += `.${btoa(JSON.stringify(claims(life, this.now)))}.signature`;
    this.lastToken = token;
    this.#diesAt.set(token, this.now + life * 1000);
    return { token, userId: user, ...says(life, this.now) };
  }

  /** The last token again, with what is left of its life: an endpoint that caches. */
  again(): object {
    const left = ((this.#diesAt.get(this.lastToken) ?? Infinity) - this.now) / 1000;
    return { token: this.lastToken, userId: 'maya', ...(left < Infinity && { expiresIn: left }) };
  }

  /** A token function with a script of its own: what a function returns is its answer, what it throws its failure. */
  tokenFunction(...answers: ((signal: AbortSignal) => unknown)[]): (request: { abortSignal: AbortSignal }) => Promise<never> {
    return async ({ abortSignal }) => {
      const done = this.#ask();
      abortSignal.addEventListener('abort', done, { once: true });
      try {
        return (await (answers.shift() ?? (() => this.mint()))(abortSignal)) as never;
      } finally {
        done();
      }
    };
  }

  /** The chat server answers 401 to this token from now on: by its number. */
  refuse(...numbers: number[]): void {
    for (const number of numbers) this.server.refuseToken(`preview:maya#${number}`);
  }

  /** Makes a request to the chat server, as soon as there is a connection. */
  request(signal = new AbortController().signal): Watched<string> {
    const request = watch(this.session.connection(signal).then((connection) => connection.resolveChannel('tea', { signal })));
    this.requests.push(request);
    return request;
  }

  /** Lets `ms` pass; the page goes on making requests all the while. */
  async pass(ms: number): Promise<void> {
    const parts = 5;
    for (let part = 0; part < parts; part++) {
      this.request();
      await this.#time.pass(ms / parts);
    }
    this.request();
    await turn();
  }

  /** Lets `ms` pass on a page that does nothing. */
  async idle(ms: number): Promise<void> {
    await this.#time.pass(ms);
    await turn();
  }

  /** The computer sleeps: time goes on, timers do not. */
  sleep(ms: number): void {
    this.#time.sleep(ms);
  }

  /** Somebody sets the browser's clock; no time passes. */
  setClock(by: number): void {
    this.#time.sleep(by);
    this.#off += by;
  }

  /** The browser says that waiting has become pointless. */
  async wake(event: 'online' | 'offline' | 'pageshow' | 'visibilitychange'): Promise<void> {
    (event === 'visibilitychange' ? document : window).dispatchEvent(new Event(event));
    await turn();
  }

  /** After `ms` of the true time; no matter of the session's. */
  later(ms: number, callback: () => void): void {
    const handle = this.#time.setTimeout(() => {
      this.#own.delete(handle);
      callback();
    }, ms);
    this.#own.add(handle);
  }

  /** Destroys the session, answers what is still open, lets years pass, and looks whether anything is left. */
  async end(): Promise<void> {
    const told = this.states.length + this.events.length;
    this.session.destroy();
    const { calls } = this;
    await turn();
    const check = (what: string, left: number) => left > 0 && this.wrongs.push(`${left} ${what} after destroy`);
    check('token requests not aborted', this.asking);
    check('requests never ended', this.requests.filter(({ state }) => state === 'pending').length);
    check('timers left', this.timers);
    for (const handle of this.#own) this.#time.clearTimeout(handle);
    this.#own.clear();
    for (const request of this.net.requests) request.answer({ body: this.mint() });
    this.session.retry();
    this.session.updateOptions({ token: 'preview:maya' });
    await this.wake('online');
    await this.#time.pass(2 ** 32);
    check('events told', this.states.length + this.events.length - told);
    check('calls of the endpoint', this.calls - calls);
    check('timers set', this.timers);
  }

  #listen(): void {
    const { session, states, events } = this;
    session.on('stateChange', (state) => {
      if (states.at(-1) === state) return;
      states.push(state);
      if (state === 'authenticating') this.#rejected.clear(); // a new sign-in knows nothing of the last one
    });
    session.on('ready', () => events.push('ready'));
    session.on('tokenRefreshed', () => events.push('refreshed'));
    session.on('tokenRefreshError', (error) => events.push(`refreshError ${error.code}`));
    session.on('error', ({ code }) => events.push(`error ${code}`));
    session.on('optionsUpdated', () => events.push('optionsUpdated'));
    session.on('sessionClosed', () => events.push('sessionClosed'));
  }

  /** @returns to be called when it has ended, however */
  #ask(): () => void {
    this.calls++;
    const ask = {};
    this.#open.add(ask);
    if (this.#open.size > 1) this.wrongs.push('two token requests at once');
    return () => void this.#open.delete(ask);
  }

  #answer(request: SentRequest): void {
    const done = this.#ask();
    request.init.signal?.addEventListener('abort', done, { once: true });
    const answering: SentRequest = {
      ...request,
      get aborted() {
        return request.aborted;
      },
      answer: (answer: Answer) => [done(), request.answer(answer)],
      fail: (error) => [done(), request.fail(error)],
    };
    (this.endpoint.shift() ?? ((request, world) => request.answer({ body: world.mint() })))(answering, this);
  }

  #watched(backend: ChatBackend): ChatBackend {
    return {
      connect: (options) => backend.connect({ ...options, getToken: (request) => this.#getToken(options, request) }),
    };
  }

  async #getToken(options: ConnectOptions, request: Parameters<ConnectOptions['getToken']>[0]): Promise<string> {
    if (request?.rejected !== undefined) this.#rejected.add(request.rejected);
    const known = new Set(this.#rejected);
    const token = await options.getToken(request);
    if (known.has(token)) this.wrongs.push(`${token} was used again after the server had rejected it`);
    if (this.now >= (this.#diesAt.get(token) ?? Infinity)) {
      this.expired++;
      this.server.refuseToken(token);
    }
    return token;
  }
}
