/**
 * `ChatSession`: one signed-in user's connection and its token. Puts a token source, a backend and the data together, and
 * says what happens to them. It needs no DOM; `<chat-session>` is made of it.
 */

import type { TokenInput } from '../auth/source.js';
import type { Token } from '../auth/token.js';
import { TokenManager } from '../auth/token-manager.js';
import type { ChatBackend, ChatConnection, ConnectionStatus } from '../backend/types.js';
import { type Clock, Pause, abortable, retrying, systemClock } from '../clock.js';
import { ChatData, type DataContext } from '../data/chat-data.js';
import type { Subscription } from '../data/subscription.js';
import type { UserRef } from '../data/user.js';
import { ChatError, abortedError, isAborted, isChatError, partError } from '../errors.js';
import { Emitter, guarded } from '../events.js';
import { forgetStored, onWake } from './browser.js';
import { Demand } from './demand.js';
import type { Extras } from './extras.js';
import { type ElementOf, type ElementOptions, type ElementType, type ModalContainer, type SearchModalOptions, createElement, showSearchModal, unmountAll } from './factory.js';
import { wantsNews } from './news-events.js';
import type { ChannelViewer, ChatSessionOptions, SessionEvents } from './options.js';
import { type Seat, takeSeat } from './sharing.js';
import { hasHandler, sourceOf, sourceOptions } from './source.js';
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
  readonly #events = new Emitter<SessionEvents>();
  #state: SessionState = 'idle';
  #error: ChatError | undefined;
  #tokens: TokenManager | undefined;
  #seat: Seat | undefined;
  /** Aborted when this sign-in ends. */
  #signIn = new AbortController();
  readonly #pause: Pause;
  /** Those who wait for a connection. */
  #waiting: Waiter[] = [];
  readonly #viewers = new Set<ChannelViewer>();
  /** Whose data is held: still there after the sign-in has ended. */
  #user: string | undefined;
  #destroyed = false;
  readonly #demand: Demand;
  /** What is loaded besides, once anybody wants it. */
  #extras: Promise<Extras | undefined> | undefined;
  #unWake: (() => void) | undefined;
  /** Takes the token that `onNeedToken` was told to give. */
  #giveToken: ((token: TokenInput) => void) | undefined;

  protected readonly context: DataContext;

  /** @param onDemand connects when it is first used, and closes when nothing needs it any more. Default: by `start()` */
  constructor(options: ChatSessionOptions, onDemand = false) {
    super();
    this.#options = { ...options };
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
    this.#pause = new Pause(this.#clock);
    this.#demand = new Demand(this.#clock, onDemand, () => this.#stopSignIn('stop'));
    this.context = {
      clock: this.#clock,
      random: this.#random,
      join: () => this.#options.join ?? 'auto',
      connection: (signal) => this.connection(signal),
      hold: () => this.#demand.hold(),
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
    return this.#seat?.connection.userId;
  }

  /** The handle on the user: known before they are signed in where the options say who it is to be. */
  get currentUser(): UserRef | undefined {
    const id = this.#options.userId ?? this.userId;
    return id === undefined ? undefined : this.user(id);
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
    return this.#listen(type, listener, false);
  }

  /** The same, for the next time only. */
  once<K extends keyof SessionEvents>(type: K, listener: (...args: SessionEvents[K]) => void): () => void {
    return this.#listen(type, listener, true);
  }

  /** Takes a listener of `on()` or `once()` away. */
  off<K extends keyof SessionEvents>(type: K, listener: (...args: SessionEvents[K]) => void): void {
    this.#events.of(type).remove(listener);
    this.#updateExtras();
  }

  /** Calls `handler` once, when the session has ended: failed, or signed out. At once where it has already. */
  onError(handler: (error: ChatError) => void): Subscription {
    const tell = () => {
      const error = this.#error;
      if (!error || (this.#state !== 'failed' && this.#state !== 'closed')) return;
      unsubscribe();
      guarded(() => handler(error));
    };
    const unsubscribe = this.on('stateChange', tell);
    tell();
    return { unsubscribe };
  }

  /** Connects. Does nothing where it does already, or where there is no token source yet. */
  start(): void {
    if (this.#destroyed || this.isAlive || this.#state === 'authenticating') return;
    const source = sourceOf(this);
    if (!source) return;
    this.#signIn.abort();
    this.#signIn = new AbortController();
    this.#error = undefined;
    this.#unWake ??= onWake(() => this.wake());
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
    this.#updateExtras();
    void this.#connect(tokens, signal);
    this.#demand.start();
  }

  /** Leaves `failed` and `closed`; elsewhere, tries now what would be tried later. */
  retry(): void {
    this.start();
    this.wake();
  }

  /** Something may have changed (online again, tab seen, computer awake): looks at the clock and tries now. */
  wake(): void {
    this.#tokens?.wake();
    this.#seat?.connection.wake();
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
    const source = sourceOf(this);
    const isOther = changed(...sourceOptions) || hasHandler(before) !== hasHandler(this.#options);
    const isElsewhere = changed('serverUrl', 'backend', 'userId') || !source;
    if (isElsewhere) this.#stopSignIn('stop');
    else if (isOther) {
      this.#tokens?.setSource(source, changed('token') && typeof this.#options.token !== 'function');
      if (changed('tokenEndpoint')) this.#tokens?.wake(); // elsewhere it may work
    }
    if (changed(...(Object.keys(changes) as (keyof ChatSessionOptions)[]))) this.#emit('optionsUpdated', this.#options);
    this.#updateExtras();
    // What has failed or closed stays so when, say, the language changes.
    if ((isElsewhere || isOther) && this.#demand.isWanted) this.start();
  }

  /** Gives the token that `onNeedToken` asks for; unasked, it is used from now on. */
  setToken(token: TokenInput): void {
    const give = this.#giveToken;
    this.#giveToken = undefined;
    if (give) give(token);
    else this.updateOptions({ token });
  }

  /** Called when a token is wanted: at the first use, before the one there is expires, and when the server rejects it. Answer by `setToken()`. */
  get onNeedToken(): (() => void) | undefined {
    return this.#options.onNeedToken;
  }
  set onNeedToken(onNeedToken: (() => void) | undefined) {
    this.updateOptions({ onNeedToken });
  }

  /** @internal The next `setToken()` is the answer to this question. */
  expectToken(give: (token: TokenInput) => void): void {
    this.#giveToken = give;
  }

  /**
   * Signs the user out of this session: `sessionClosed`. Nothing of theirs is shown or kept any more, also not on the
   * device. `retry()`, or another token, signs in again.
   */
  signOut(): void {
    this.#forgetUser();
    this.forgetData(); // also what was written before anybody was signed in
    if (this.#state !== 'closed') this.#end(new ChatError('refused', 'Signed out'));
  }

  /**
   * Makes an element that stands on this session: by our tag names, or Whop's (`chat-element`, `search-element`,
   * `dms-list-element`). Put it on the page with its `mount()`, or as any element.
   */
  createElement<T extends ElementType>(type: T | { type: T }, options?: ElementOptions<T>): ElementOf<T> {
    return createElement(this, type, options);
  }

  /**
   * Opens a search dialog over the page.
   * @param options of the search, or a function that is given the dialog's container and answers them
   * @param force closes the one that is open first. Without it there is none then
   * @returns the dialog's container; `undefined` where one is open and not forced
   */
  showSearchModal(options?: SearchModalOptions | ((modal: ModalContainer) => SearchModalOptions), force?: boolean): ModalContainer | undefined {
    return showSearchModal(this, options, force);
  }

  /** From now on this one can be sent to a message. @returns takes it away again */
  addViewer(viewer: ChannelViewer): () => void {
    this.#viewers.add(viewer);
    return () => void this.#viewers.delete(viewer);
  }

  /**
   * Shows a message where its channel is shown, else in the first viewer there is, which changes its channel.
   * @param focuses whether the focus goes there too. Default `false`
   * @returns whether there is any
   */
  showMessage(channelId: string, messageId: string, focuses?: boolean): boolean {
    return this.#show(channelId, messageId, focuses);
  }

  /** The same of a channel: nothing changes where it is shown already. */
  showChannel(channelId: string): boolean {
    return this.#show(channelId);
  }

  #show(channelId: string, messageId?: string, focuses?: boolean): boolean {
    const viewers = [...this.#viewers];
    const viewer = viewers.find((viewer) => viewer.shows(channelId)) ?? viewers[0];
    viewer?.showMessage(channelId, messageId, focuses);
    return viewer !== undefined;
  }

  /** The connection, once signed in. For the data room. */
  connection(signal: AbortSignal): Promise<ChatConnection> {
    if (this.#destroyed) return Promise.reject(abortedError());
    if (this.#seat) return Promise.resolve(this.#seat.connection);
    if (this.#error && (this.#state === 'failed' || this.#state === 'closed')) return Promise.reject(this.#error);
    const release = this.#demand.hold();
    if (this.#demand.isOnDemand) this.start();
    let waiter: Waiter | undefined;
    const promise = new Promise<ChatConnection>((resolve, reject) => this.#waiting.push((waiter = { resolve, reject })));
    return abortable(promise, signal).finally(() => {
      this.#waiting = this.#waiting.filter((other) => other !== waiter);
      release();
    });
  }

  /** Ends everything: no request, timer or listener is left, and what answers later is ignored. Nothing brings it back. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    unmountAll(this);
    void this.#extras?.then((extras) => extras?.stop());
    this.#events.clear();
    this.#stopSignIn('close');
    this.stopData();
    this.#settleWaiting(abortedError());
  }

  #listen<K extends keyof SessionEvents>(type: K, listener: (...args: SessionEvents[K]) => void, once: boolean): () => void {
    const remove = this.#events.of(type).add(listener, once);
    this.#updateExtras();
    return () => {
      remove();
      this.#updateExtras();
    };
  }

  /** Listeners or options have changed, or the user has signed in. */
  #updateExtras(): void {
    if (this.#options.syncUser || wantsNews(this.#options, this.#events)) this.#extras ??= this.#loadExtras();
    void this.#extras?.then((extras) => this.#destroyed || extras?.update(this.#signIn.signal));
  }

  async #loadExtras(): Promise<Extras | undefined> {
    try {
      const { Extras } = await import('./extras.js');
      return new Extras(this, this.#events);
    } catch (cause) {
      this.#extras = undefined; // tried again with the next listener
      this.#emit('error', partError(cause));
      return undefined;
    }
  }

  #emit<K extends keyof SessionEvents>(type: K, ...args: SessionEvents[K]): void {
    this.#events.of(type).emit(...args);
  }

  /** Signs in, trying again what may pass. Never rejects. */
  async #connect(tokens: TokenManager, signal: AbortSignal): Promise<void> {
    const open = async () => {
      await tokens.getToken({ signal });
      return this.#takeSeat(tokens, signal);
    };
    try {
      const seat = await retrying(open, { pause: this.#pause, signal, random: this.#random, onFailure: (error) => this.#fail(error) });
      if (signal.aborted) return seat.leave();
      this.#seat = seat;
      this.#error = undefined;
      if (this.#user !== this.userId) this.#forgetUser();
      this.#user = this.userId;
      this.#go('signedIn');
      if (signal.aborted) return; // a listener has changed what the session stands on
      this.#settleWaiting(seat.connection);
      this.reopenData();
      this.#emit('ready');
      this.#updateExtras();
      if (!signal.aborted && seat.status[0] !== 'online') this.#onStatus(...seat.status);
    } catch (error) {
      // What ended the tokens they have told, and the sign-in is over.
      if (!signal.aborted) this.#end(error as ChatError);
    }
  }

  async #takeSeat(tokens: TokenManager, signal: AbortSignal): Promise<Seat> {
    const { backend = defaultBackend, userId: expected } = this.#options;
    if (!backend) throw new ChatError('unsupported', 'The session has no backend');
    const { current } = tokens;
    const onStatus = (...status: Seat['status']) => signal.aborted || this.#onStatus(...status);
    const seat = await takeSeat(backend, this.#serverUrl(current), current?.userId, { tokens, onStatus }, signal);
    const { userId } = seat.connection;
    if (expected && userId !== seat.connection.completeUserId(expected)) {
      seat.leave();
      throw mismatch(userId, expected);
    }
    return seat;
  }

  #onStatus(status: ConnectionStatus, error?: ChatError): void {
    this.#error = error;
    this.#go(status === 'online' ? 'lineBack' : 'lineLost');
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
    const { connection } = this.#seat ?? {};
    const user = connection?.userId;
    let { userId } = token;
    if (user && !userId && backend) {
      // The answer does not say whose token it is: the server does.
      const probe = await backend.connect({ serverUrl: this.#serverUrl(token), getToken: () => Promise.resolve(token.value) });
      probe.close();
      userId = probe.userId;
    }
    if (this.#tokens !== tokens) return;
    // Before there is a connection, it tells: only it can complete an id.
    if (expected && connection && userId && userId !== connection.completeUserId(expected)) throw mismatch(userId, expected);
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
      this.#emit('tokenRefreshError', error, { error, willRetry: true, retryAt });
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
    this.#demand.stop();
    this.#unWake?.();
    this.#unWake = undefined;
    this.#seat?.leave();
    this.#seat = undefined;
    this.#tokens = undefined;
    this.#go(step);
  }

  /** Drops everything of the user who was signed in. */
  #forgetUser(): void {
    if (this.#user === undefined) return;
    this.forgetData();
    forgetStored(this.#user);
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

function mismatch(actual: string, expected: string): ChatError {
  return new ChatError('user_mismatch', `The token is ${actual}'s, but the page is for ${expected}`);
}
