/** What a session is given, what it tells, and what it can be told to show. */

import type { SessionHandler } from '../auth/session-handler.js';
import type { TokenFunction, TokenInput } from '../auth/source.js';
import type { ChatBackend } from '../backend/types.js';
import type { ConversationSnapshot, MessageSnapshot } from '../data/api-types.js';
import type { Clock } from '../clock.js';
import type { ChatError } from '../errors.js';
import type { TokenRefreshErrorDetail, TokenRefreshedDetail } from '../events.js';
import type { ChatSession } from './session.js';
import type { SessionState } from './states.js';

export interface ChatSessionOptions {
  /** A function that gets a token (`{abortSignal}` → token), renewed before it expires; or a token, used as it is. */
  token?: TokenInput | undefined;
  /** TalkJS's name for a token function. Beside a `token` that is none, it gets those after that. */
  tokenFetcher?: TokenFunction | undefined;
  /**
   * Sendbird's way: an object whose method is asked for tokens, and which is told what becomes of them. Used where no function is given;
   * beside a `token`, for those after that. Another object is asked from the next time on and changes nothing else.
   */
  sessionHandler?: SessionHandler | undefined;
  /** The same, made when it is first needed. */
  configureSession?: ((session: ChatSession) => SessionHandler) | undefined;
  /** TalkJS's way: called when a token is wanted; answer by `setToken()`. Used where there is no other source, or beside a `token`, for those after that. */
  onNeedToken?: (() => void) | undefined;
  /** How long any source may take to answer, in ms, before it is asked again. Default 60000. */
  tokenTimeoutMs?: number | undefined;
  /** URL of the host's backend that answers with the signed-in user's token. Used where none of the others is given. */
  tokenEndpoint?: string | undefined;
  /** Default `GET`; `POST` where there is a `signature`. */
  tokenEndpointMethod?: string | undefined;
  /** Default `same-origin`. */
  tokenEndpointCredentials?: RequestCredentials | undefined;
  /** What else goes with the request: headers for CSRF tokens, nonces, bearers. */
  tokenEndpointInit?: RequestInit | (() => RequestInit) | undefined;
  /** Base URL of the chat server, where the token's answer does not name it. Default: the endpoint's origin. */
  serverUrl?: string | undefined;
  /** The user the page is for: a token of anybody else fails the session with `user_mismatch`. */
  userId?: string | undefined;
  /** The host's signature of the user id and a moment of expiry, told to the endpoint, which checks it. */
  signature?: string | undefined;
  /** What to do where the user is not in a channel. Default `auto`: a public one is joined when it is opened. */
  join?: 'auto' | 'ask' | 'never' | undefined;
  /** BCP 47 tag for dates and words. Default: the document's language. */
  locale?: string | undefined;
  /**
   * How the host calls the signed-in user: told to the chat server after each sign-in, where it is not so there yet. A function
   * is asked then.
   */
  syncUser?: SyncedUser | (() => SyncedUser | Promise<SyncedUser>) | undefined;
  /** Whether messages that come while the page is not visible are shown by the system. The person is asked when they next do something on the page. Default `false`. */
  desktopNotifications?: boolean | undefined;
  /** What stands for the chat server. Default: Matrix. */
  backend?: ChatBackend | undefined;
  /** For tests. */
  clock?: Clock;
  random?: () => number;
  fetch?: typeof fetch;
}

/** What is absent stays as it is on the chat server. */
export interface SyncedUser {
  name?: string | undefined;
  /** A URL of the web, whose picture is stored on the chat server once; or what an upload has answered. `null`: none. */
  photoUrl?: string | null | undefined;
}

/** A channel with messages that the user has not read. */
export interface UnreadConversation {
  readonly conversation: ConversationSnapshot;
  readonly lastMessage: MessageSnapshot | null;
  readonly unreadMessageCount: number;
}

/** What a session tells that something happens after, unless a listener prevents it. */
export interface Preventable {
  preventDefault(): void;
}

/** What `session.on()` tells, and with which arguments. */
export interface SessionEvents {
  /** Signed in; once per sign-in. */
  ready: [];
  /** A refresh gave a new token. */
  tokenRefreshed: [token: string, detail: TokenRefreshedDetail];
  /** A refresh failed; the old token is used while it lives. */
  tokenRefreshError: [error: ChatError, detail: TokenRefreshErrorDetail];
  /** Signing in failed. With `error.retryable` it is tried again. */
  error: [error: ChatError];
  /** An option has changed. These are all of them, the token too: to nobody who is not to know it. */
  optionsUpdated: [options: Readonly<ChatSessionOptions>];
  /** Signed out: the source answered so. */
  sessionClosed: [];
  /** The state has changed. */
  stateChange: [state: SessionState];
  /** A message has come, in any of the user's channels; also one's own, from here or another device. */
  message: [detail: { message: MessageSnapshot; conversation: ConversationSnapshot }];
  /** Which channels have messages that the user has not read: at first, and whenever that changes. */
  unreadsChange: [unreads: readonly UnreadConversation[]];
  /** The person is to be asked whether they want notifications: at their next gesture, unless it is prevented; then call `ask()` in a gesture. */
  browserPermissionNeeded: [request: Preventable & { ask(): Promise<void> }];
  /** They have said no, now or earlier. */
  browserPermissionDenied: [];
  /** They have clicked a notification. The message is shown, unless it is prevented. */
  desktopNotificationClicked: [click: Preventable & { channelId: string; messageId: string }];
}

/** Something that shows a channel, and can go to a message: a `<chat-element>`. */
export interface ChannelViewer {
  shows(channelId: string): boolean;
  /** @param messageId goes to it; where it is absent, only to the channel. @param focuses with the focus */
  showMessage(channelId: string, messageId?: string, focuses?: boolean): void;
}
