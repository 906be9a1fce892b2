/**
 * `ChatSession`: one signed-in user's connection and its token. Puts a token source, a backend and the data together, and
 * says what happens to them. It needs no DOM; `<chat-session>` is made of it.
 */

import { endpointSource, tokenSource, type TokenSource } from '../auth/source.js';
import type { Token } from '../auth/token.js';
import { TokenManager } from '../auth/token-manager.js';
import type { ChatBackend, ChatConnection } from '../backend/types.js';
import { type Clock, Pause, abortable, retrying, systemClock } from '../clock.js';
import { ChatData, type DataContext } from '../data/chat-data.js';
import { ChatError, abortedError, isAborted, isChatError } from '../errors.js';
import { Listeners } from '../events.js';
import { deviceId, onWake } from './browser.js';
import type { ChannelViewer, ChatSessionOptions, SessionEvents } from './options.js';
import { type SessionState, type SessionStep, nextState } from './states.js';

export type { ChannelViewer, ChatSessionOptions, SessionEvents };

interface Waiter {
  resolve(connection: ChatConnection): void;
  reject(error: ChatError): void;
}

/** The backend a session uses that names none; the composition root sets it, so that this room knows no protocol. */
let defaultBackend: ChatBackend | undefined;
export function setDefaultBackend(backend: ChatBackend): void {
  defaultBackend = backend;
}

export class ChatSession extends ChatData {
  #options: ChatSessionOptions;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #listeners = new Map<keyof SessionEvents, Listeners<never>>();
  #state: SessionState = 'idle';
  #error: ChatError | undefined;
  #tokens: TokenManager | undefined;
  #connection: ChatConnection | undefined;
  /** Aborted when this sign-in ends. */
  #signIn = new AbortController();
  readonly #pause: Pause;
  /** Those who wait for a connection. */
  #waiting: Waiter[] = [];
  readonly #viewers = new Set<ChannelViewer>();
  /** Whose data is held: still there after the sign-in has ended. */
  #user: string | undefined;
  #destroyed = false;
  readonly #unWake: () => void;

  protected readonly context: DataContext;

  constructor(options: ChatSessionOptions) {
    super();
    this.#options = { ...options };
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
    this.#pause = new Pause(this.#clock);
    this.#unWake = onWake(() => this.wake());
    this.context = {
      clock: this.#clock,
      random: this.#random,
      join: () => this.#options.join ?? 'auto',
      connection: (signal) => this.connection(signal),
      hold: () => () => undefined,
    };
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Why it failed, or why it does not get on: the last error since it was ready. */
  get error(): ChatError | undefined {
    return this.#error;
  }

  /** Whether requests can be made. */
  get isAlive(): boolean {
    return this.#state === 'ready' || this.#state === 'reconnecting';
  }

  /** The signed-in user's id; `undefined` until there is one. */
  get userId(): string | undefined {
    return this.#connection?.userId;
  }

  get options(): Readonly<ChatSessionOptions> {
    return this.#options;
  }

  /** Resolves when signed in, at once where it is; rejects when it fails, closes or is destroyed. */
  get whenReady(): Promise<void> {
    return this.connection(new AbortController().signal).then(() => undefined);
  }

  /** @returns takes the listener away again */
  on<K extends keyof SessionEvents>(type: K, listener: (...args: SessionEvents[K]) => void): () => void {
    let listeners = this.#listeners.get(type) as Listeners<SessionEvents[K]> | undefined;
    if (!listeners) this.#listeners.set(type, (listeners = new Listeners()) as unknown as Listeners<never>);
    return listeners.add(listener);
  }

  /** Connects. Does nothing where it does already, or where there is no token source yet. */
  start(): void {
    if (this.#destroyed || this.isAlive || this.#state === 'authenticating') return;
    const source = this.#source();
    if (!source) return;
    this.#signIn.abort();
    this.#signIn = new AbortController();
    this.#error = undefined;
    this.#go('start');
    const { signal } = this.#signIn;
    const tokens: TokenManager = new TokenManager({
      source,
      clock: this.#clock,
      random: this.#random,
      timeout: () => this.#options.tokenTimeoutMs,
      accept: (token) => this.#accept(token, tokens),
      onToken: (token) => this.#onToken(token),
      onFailure: (error, retryAt) => this.#onTokenFailure(error, retryAt),
      onEnd: (error) => this.#end(error),
    });
    this.#tokens = tokens;
    signal.addEventListener('abort', () => tokens.stop(), { once: true });
    void this.#connect(tokens, signal);
  }

  /** Leaves `failed` and `closed`; elsewhere, tries now what would be tried later. */
  retry(): void {
    this.start();
    this.wake();
  }

  /** Something may have changed (online again, tab seen, computer awake): looks at the clock and tries now. */
  wake(): void {
    this.#tokens?.wake();
    this.#connection?.wake();
    this.#pause.wake();
    this.wakeData();
  }

  /**
   * Changes options. Another token function or endpoint is asked from the next refresh on and drops nothing; another string
   * is used at once. What the chat server depends on (`serverUrl`, `backend`, `userId`) starts a new sign-in.
   */
  updateOptions(changes: Partial<ChatSessionOptions>): void {
    if (this.#destroyed) return;
    const before = this.#options;
    this.#options = { ...before, ...changes };
    const changed = (...names: (keyof ChatSessionOptions)[]) => names.some((name) => this.#options[name] !== before[name]);
    const source = this.#source();
    const isOther = changed('token', 'tokenFetcher', 'tokenEndpoint', 'tokenEndpointMethod', 'tokenEndpointCredentials', 'tokenEndpointInit', 'signature') || hasHandler(before) !== hasHandler(this.#options);
    const isElsewhere = changed('serverUrl', 'backend', 'userId') || !source;
    if (isElsewhere) this.#stopSignIn('stop');
    else if (isOther) {
      this.#tokens?.setSource(source, changed('token') && typeof this.#options.token !== 'function');
      if (changed('tokenEndpoint')) this.#tokens?.wake(); // elsewhere it may work
    }
    if (changed(...(Object.keys(changes) as (keyof ChatSessionOptions)[]))) this.#emit('optionsUpdated');
    // What has failed or closed stays so when, say, the language changes.
    if (isElsewhere || isOther) this.start();
  }

  /** From now on this one can be sent to a message. @returns takes it away again */
  addViewer(viewer: ChannelViewer): () => void {
    this.#viewers.add(viewer);
    return () => void this.#viewers.delete(viewer);
  }

  /**
   * Shows a message where its channel is shown, else in the first viewer there is, which changes its channel.
   * @returns whether there is any
   */
  showMessage(channelId: string, messageId: string): boolean {
    const viewers = [...this.#viewers];
    const viewer = viewers.find((viewer) => viewer.shows(channelId)) ?? viewers[0];
    viewer?.showMessage(channelId, messageId);
    return viewer !== undefined;
  }

  /** The connection, once signed in. For the data room. */
  connection(signal: AbortSignal): Promise<ChatConnection> {
    if (this.#destroyed) return Promise.reject(abortedError());
    if (this.#connection) return Promise.resolve(this.#connection);
    if (this.#error && (this.#state === 'failed' || this.#state === 'closed')) return Promise.reject(this.#error);
    let waiter: Waiter | undefined;
    const promise = new Promise<ChatConnection>((resolve, reject) => this.#waiting.push((waiter = { resolve, reject })));
    const forget = () => (this.#waiting = this.#waiting.filter((other) => other !== waiter));
    return abortable(promise, signal).finally(forget);
  }

  /** Ends everything: no request, timer or listener is left, and what answers later is ignored. Nothing brings it back. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#unWake();
    this.#listeners.clear();
    this.#stopSignIn('close');
    this.stopData();
    this.#settleWaiting(abortedError());
  }

  #emit<K extends keyof SessionEvents>(type: K, ...args: SessionEvents[K]): void {
    (this.#listeners.get(type) as Listeners<SessionEvents[K]> | undefined)?.emit(...args);
  }

  #source(): TokenSource | undefined {
    const options = this.#options;
    const { token, tokenFetcher, tokenEndpoint } = options;
    const own = token === undefined ? tokenFetcher : token;
    if (hasHandler(options) || (tokenFetcher && own !== tokenFetcher)) {
      return { renewable: true, ask: async (signal, rejected) => (await import('./handler.js')).askPair(this, signal, rejected) };
    }
    if (own !== undefined) return tokenSource(own);
    return tokenEndpoint ? endpointSource({ ...options, tokenEndpoint }, deviceId()) : undefined;
  }

  /** Signs in, trying again what may pass. Never rejects. */
  async #connect(tokens: TokenManager, signal: AbortSignal): Promise<void> {
    const open = async () => {
      await tokens.getToken({ signal });
      return this.#openConnection(tokens, signal);
    };
    try {
      const connection = await retrying(open, { pause: this.#pause, signal, random: this.#random, onFailure: (error) => this.#fail(error) });
      if (signal.aborted) return connection.close();
      this.#connection = connection;
      this.#error = undefined;
      if (this.#user !== connection.userId) this.#forgetUser();
      this.#user = connection.userId;
      this.#go('signedIn');
      if (signal.aborted) return; // a listener has changed what the session stands on
      this.#settleWaiting(connection);
      this.reopenData();
      this.#emit('ready');
    } catch (error) {
      // What ended the tokens they have told, and the sign-in is over.
      if (!signal.aborted) this.#end(error as ChatError);
    }
  }

  async #openConnection(tokens: TokenManager, signal: AbortSignal): Promise<ChatConnection> {
    const { backend = defaultBackend, userId: expected } = this.#options;
    if (!backend) throw new ChatError('unsupported', 'The session has no backend');
    const userId = tokens.current?.userId;
    const connection = await backend.connect({
      serverUrl: this.#serverUrl(tokens.current),
      userId,
      getToken: (request) => tokens.getToken(request),
      onStatus: (status, error) => {
        if (signal.aborted) return;
        this.#error = error;
        this.#go(status === 'online' ? 'lineBack' : 'lineLost');
      },
      signal,
    });
    if (expected && connection.userId !== expected) {
      connection.close();
      throw mismatch(connection.userId, expected);
    }
    return connection;
  }

  #serverUrl(token: Token | undefined): string {
    const { serverUrl, tokenEndpoint } = this.#options;
    const base = globalThis.document?.baseURI;
    const url = token?.serverUrl ?? serverUrl;
    if (url) return new URL(url, base).href;
    if (tokenEndpoint) return new URL(tokenEndpoint, base).origin;
    throw new ChatError('bad_token_answer', 'No chat server: neither "serverUrl" with the token nor a server-url');
  }

  /** Looks at a token before anybody uses it. */
  async #accept(token: Token, tokens: TokenManager): Promise<void> {
    const { userId: expected, backend = defaultBackend } = this.#options;
    const user = this.#connection?.userId;
    let { userId } = token;
    if (user && !userId && backend) {
      // The answer does not say whose token it is: the server does.
      const probe = await backend.connect({ serverUrl: this.#serverUrl(token), getToken: () => Promise.resolve(token.value) });
      probe.close();
      userId = probe.userId;
    }
    if (this.#tokens !== tokens) return;
    if (expected && userId && userId !== expected) throw mismatch(userId, expected);
    if (user && userId !== user) {
      // Somebody else has signed in on the host: nothing of the first user may be sent with this token.
      this.#stopSignIn('stop');
      return this.start();
    }
  }

  #onToken(token: Token): void {
    if (!this.isAlive) return;
    this.#error = undefined;
    this.#emit('tokenRefreshed', token.value, { expiresAt: token.expiresAt });
  }

  #onTokenFailure(error: ChatError, retryAt: number): void {
    if (this.#state === 'authenticating') this.#fail(error);
    else {
      this.#error = error;
      this.#emit('tokenRefreshError', { error, willRetry: true, retryAt });
    }
  }

  /** Signing in failed and is tried again. */
  #fail(error: ChatError): void {
    this.#error = error;
    this.#emit('stateChange', this.#state);
    this.#emit('error', error);
  }

  /** There will be no token, or no use for one. */
  #end(error: ChatError): void {
    if (isAborted(error)) return;
    this.#error = error;
    const closed = error.code === 'refused';
    this.#stopSignIn(closed ? 'close' : 'fail');
    this.#settleWaiting(error);
    if (closed) this.#emit('sessionClosed');
    else this.#emit('error', error);
  }

  /** Ends the tokens and the connection. What the user has on the way stays, for when they sign in again. */
  #stopSignIn(step: SessionStep): void {
    this.#signIn.abort();
    this.#connection?.close();
    this.#connection = undefined;
    this.#tokens = undefined;
    this.#go(step);
  }

  /** Drops everything of the user who was signed in. */
  #forgetUser(): void {
    if (this.#user === undefined) return;
    this.forgetData();
    this.#user = undefined;
  }

  #settleWaiting(outcome: ChatConnection | ChatError): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { resolve, reject } of waiting) {
      if (isChatError(outcome)) reject(outcome);
      else resolve(outcome);
    }
  }

  #go(step: SessionStep): void {
    const next = nextState(this.#state, step);
    if (!next || next === this.#state) return;
    this.#state = next;
    this.#emit('stateChange', next);
  }
}

/**
 * A session that connects at once and stays connected until `destroy()`.
 * @throws nothing: what goes wrong is told by `error` and `sessionClosed`
 */
export function createChatSession(options: ChatSessionOptions): ChatSession {
  const session = new ChatSession(options);
  session.start();
  return session;
}

const hasHandler = (options: ChatSessionOptions) => !!(options.sessionHandler ?? options.configureSession);

function mismatch(actual: string, expected: string): ChatError {
  return new ChatError('user_mismatch', `The token is ${actual}'s, but the page is for ${expected}`);
}
