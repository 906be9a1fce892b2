import { ContextProvider } from '@lit/context';
import { LitElement, css, html, type PropertyValues } from 'lit';
import { announce, type LifecycleEventMap } from '../../events.js';
import { sessionContext } from '../../session/context.js';
import { newsEvents } from '../../session/news-events.js';
import { ChatSession, type ChatSessionOptions, type SessionEvents } from '../../session/session.js';
import { relay } from '../relay.js';

export interface ChatSessionEventMap extends LifecycleEventMap {
  optionsUpdated: CustomEvent<Omit<ChatSessionOptions, 'token' | 'tokenEndpointInit'>>;
  message: CustomEvent<SessionEvents['message'][0]>;
  unreadsChange: CustomEvent<SessionEvents['unreadsChange'][0]>;
  browserPermissionNeeded: CustomEvent<{ ask(): Promise<void> }>;
  browserPermissionDenied: CustomEvent<void>;
  desktopNotificationClicked: CustomEvent<{ channelId: string; messageId: string }>;
}

/**
 * Manages auth, and provides the session to every chat element inside it, however deep and whichever is defined first.
 *
 * It connects as soon as it is in a document and knows where to get a token, and ends when it is taken out (a move within
 * the document keeps it).
 *
 * @summary Signs the user in and provides the session to the elements inside it.
 * @slot - The chat elements, and anything else.
 * @fires {CustomEvent<void>} ready - Signed in. Once per sign-in.
 * @fires {CustomEvent<{expiresAt: number | undefined}>} tokenRefreshed - A refresh gave a new token. `expiresAt` in ms since the epoch.
 * @fires {CustomEvent<{error: ChatError, willRetry: boolean, retryAt: number | undefined}>} tokenRefreshError - A refresh failed; the old token is used while it lives.
 * @fires {CustomEvent<ChatError>} error - Signing in failed. With `detail.retryable` it is tried again by itself.
 * @fires {CustomEvent<Omit<ChatSessionOptions, 'token' | 'tokenEndpointInit'>>} optionsUpdated - An attribute or property has changed what the session does. The detail is all of its options but the token and what goes with the request for it.
 * @fires {CustomEvent<void>} sessionClosed - Signed out: the token endpoint answered 401, 403 or null, or `signOut()` was called.
 * @fires {CustomEvent<{message: MessageSnapshot, conversation: ConversationSnapshot}>} message - A message has come, in any of the user's channels; one's own too.
 * @fires {CustomEvent<{conversation: ConversationSnapshot, lastMessage: MessageSnapshot | null, unreadMessageCount: number}[]>} unreadsChange - Which channels have messages that the user has not read: at first, and whenever that changes.
 * @fires {CustomEvent<{ask(): Promise<void>}>} browserPermissionNeeded - With `desktop-notifications`: the person is to be asked whether they want them. Cancelable: they are asked at their next gesture, unless it is prevented; then call `detail.ask()` in one.
 * @fires {CustomEvent<void>} browserPermissionDenied - They have said no, now or earlier.
 * @fires {CustomEvent<{channelId: string, messageId: string}>} desktopNotificationClicked - They have clicked a notification. Cancelable: the chat goes to the message.
 */
export class ChatSessionElement extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;
  static override properties = {
    tokenEndpoint: { attribute: 'token-endpoint' },
    tokenEndpointMethod: { attribute: 'token-endpoint-method' },
    tokenEndpointCredentials: { attribute: 'token-endpoint-credentials' },
    serverUrl: { attribute: 'server-url' },
    userId: { attribute: 'user-id' },
    signature: {},
    tokenTimeoutMs: { attribute: 'token-timeout-ms', type: Number },
    join: {},
    locale: {},
    token: { attribute: false },
    tokenFetcher: { attribute: false },
    sessionHandler: { attribute: false },
    configureSession: { attribute: false },
    tokenEndpointInit: { attribute: false },
    onNeedToken: { attribute: false },
    syncUser: { attribute: false },
    desktopNotifications: { attribute: 'desktop-notifications', type: Boolean },
    backend: { attribute: false },
  };

  /** URL of the host's backend that answers with the signed-in user's token. */
  tokenEndpoint: string | undefined;
  /** HTTP method of that request. Default `GET`, or `POST` where there is a `signature`. */
  tokenEndpointMethod: string | undefined;
  /** Whether cookies go along: `same-origin` (default), `include` or `omit`. */
  tokenEndpointCredentials: RequestCredentials | undefined;
  /** Base URL of the chat server. Default: what the token endpoint answers, else the endpoint's origin. */
  serverUrl: string | undefined;
  /** The user the page is for: anybody else's token fails with `user_mismatch`. */
  userId: string | undefined;
  /** The host's signature of the user id and a moment of expiry. It is posted to the endpoint, which checks it. */
  signature: string | undefined;
  /** How long any source of tokens may take to answer, in ms, before it is asked again. Default 60000. */
  tokenTimeoutMs: number | undefined;
  /** What to do in a channel where the user is not yet: `auto` (default) joins a public one. */
  join: 'auto' | 'ask' | 'never' | undefined;
  /** BCP 47 tag for dates and times. Default: the document's language. */
  locale: string | undefined;
  /** Instead of an endpoint: a function that gets a token, or a token that is used as it is. */
  token: ChatSessionOptions['token'];
  /** TalkJS's name for a function that gets a token. Beside a `token` that is none, it gets those after that. */
  tokenFetcher: ChatSessionOptions['tokenFetcher'];
  /** Sendbird's session handler: `onSessionTokenRequired(resolve, reject)`, `onSessionRefreshed`, `onSessionError`, `onSessionClosed`. */
  sessionHandler: ChatSessionOptions['sessionHandler'];
  /** A function that returns such a handler, called when one is first needed. */
  configureSession: ChatSessionOptions['configureSession'];
  /** What else goes with the request to the endpoint: headers for CSRF tokens, nonces, bearers. */
  tokenEndpointInit: RequestInit | (() => RequestInit) | undefined;
  /** TalkJS's way: called when a token is wanted. Answer by `session.setToken()`. */
  onNeedToken: ChatSessionOptions['onNeedToken'];
  /** How the page calls the user, `{name?, photoUrl?}`, or a function that answers it: told to the chat server after each sign-in. */
  syncUser: ChatSessionOptions['syncUser'];
  /** Whether the system shows messages that come while the page is not visible. The person is asked when they next do something on the page. */
  desktopNotifications = false;
  /** What stands for the chat server. Default: Matrix. */
  backend: ChatSessionOptions['backend'];

  readonly #provider = new ContextProvider(this, { context: sessionContext });
  #session: ChatSession | undefined;
  /** Of the events that are made only then, those that somebody has listened for. */
  readonly #wanted = new Set<(typeof newsEvents)[number]>();

  /** The session; `undefined` before the element is in a document and after it was taken out. */
  get session(): ChatSession | undefined {
    return this.#session;
  }

  /** Resolves when signed in, at once where it is; rejects when that fails for good. */
  get whenReady(): Promise<void> {
    return this.updateComplete.then(() => this.#session?.whenReady);
  }

  /** Signs the user out: `sessionClosed`. Nothing of theirs is shown or kept any more, also not on the device. */
  signOut(): void {
    this.#session?.signOut();
  }

  override addEventListener(type: string, ...rest: [EventListenerOrEventListenerObject | null, (boolean | AddEventListenerOptions)?]): void {
    super.addEventListener(type, ...(rest as [EventListener]));
    const news = newsEvents.find((name) => name === type);
    if (!news || this.#wanted.has(news)) return;
    this.#wanted.add(news);
    this.#tellNews(news);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move in the document disconnects and connects at once: only what stays away has ended.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.isConnected) return;
    if (!this.#session) this.#begin();
    // Only what has changed here: a script may have set others on the session itself.
    else if (changed.size) this.#session.updateOptions(this.#options(changed.keys()));
  }

  #options(names: Iterable<PropertyKey> = Object.keys(ChatSessionElement.properties)): ChatSessionOptions {
    const options: Record<PropertyKey, unknown> = {};
    // `null` is what Lit makes of an attribute that is taken away; only as a token it means something.
    for (const name of names) options[name] = this[name as keyof this] ?? (name === 'token' ? this.token : undefined);
    return options;
  }

  #begin(): void {
    const session = new ChatSession(this.#options());
    this.#session = session;
    session.on('ready', () => announce(this, 'ready'));
    relay(session, this);
    session.on('optionsUpdated', ({ token, tokenEndpointInit, ...options }) => announce(this, 'optionsUpdated', options)); // no event carries a secret
    session.on('browserPermissionNeeded', ({ ask, preventDefault }) => announce(this, 'browserPermissionNeeded', { ask }, true) || preventDefault());
    session.on('browserPermissionDenied', () => announce(this, 'browserPermissionDenied'));
    session.on('desktopNotificationClicked', ({ preventDefault, ...message }) => announce(this, 'desktopNotificationClicked', message, true) || preventDefault());
    this.#wanted.forEach((news) => this.#tellNews(news));
    this.#provider.setValue(session);
    session.start();
  }

  #tellNews(type: (typeof newsEvents)[number]): void {
    this.#session?.on(type, (detail: unknown) => announce(this, type, detail));
  }

  #end(): void {
    this.#session?.destroy();
    this.#session = undefined;
    this.#provider.setValue(undefined);
  }

  protected override render() {
    return html`<slot></slot>`;
  }
}

export interface ChatSessionElement {
  addEventListener<K extends keyof ChatSessionEventMap>(type: K, listener: (event: ChatSessionEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-session': ChatSessionElement;
  }
}
