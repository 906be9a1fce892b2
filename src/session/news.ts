/**
 * What comes in any of the user's channels, for the session's events `message` and `unreadsChange`, and as desktop
 * notifications. Loaded when somebody wants to know.
 */

import type { Arrivals, Channels } from '../data/channel-list.js';
import { arrivalsOf, channelsOf } from '../data/channel-list.js';
import { Snapshots } from '../data/api-snapshots.js';
import type { DataScope } from '../data/scope.js';
import { DesktopNotifications } from './notifications.js';
import type { SessionEvents, UnreadConversation } from './options.js';
import type { ChatSession } from './session.js';

type Tell = <K extends keyof SessionEvents>(type: K, ...args: SessionEvents[K]) => void;

export class News {
  readonly #session: ChatSession;
  readonly #tell: Tell;
  readonly #ended = new AbortController();
  readonly #release: () => void;
  #scope: DataScope | undefined;
  /** Ends what is watched of one user. */
  #watching = new AbortController();
  #unreads: readonly UnreadConversation[] | undefined;
  #notifications: DesktopNotifications | undefined;

  constructor(session: ChatSession, tell: Tell) {
    this.#session = session;
    this.#tell = tell;
    this.#release = session.scope.context.hold();
    const unlisten = session.on('stateChange', () => this.#watch());
    this.#ended.signal.addEventListener('abort', unlisten);
    this.#watch();
  }

  /** Whether messages are shown as desktop notifications too. */
  set desktop(wanted: boolean) {
    if (!wanted) {
      this.#notifications?.stop();
      this.#notifications = undefined;
    } else if (!this.#ended.signal.aborted) this.#notifications ??= this.#makeNotifications();
  }

  /** Nobody wants to know any more. */
  stop(): void {
    this.#ended.abort();
    this.#watching.abort();
    this.desktop = false;
    this.#release();
  }

  /** Watches the channels of the user there is now: somebody else's are others. */
  #watch(): void {
    const { scope } = this.#session;
    if (this.#ended.signal.aborted || scope === this.#scope || scope.signal.aborted) return;
    this.#watching.abort();
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    this.#scope = scope;
    this.#unreads = undefined;
    channelsOf(scope).subscribe({ tell: (channels) => this.#onChannels(channels), fail: (error) => error !== this.#session.error && this.#tell('error', error) }, signal);
    signal.addEventListener('abort', arrivalsOf(scope).add((arrivals, channels) => this.#onArrivals(arrivals, channels)));
  }

  #onChannels(channels: Channels): void {
    const before = this.#unreads;
    const now: UnreadConversation[] = [];
    for (const channel of channels.values()) {
      const conversation = channel.unreadCount > 0 ? this.#snapshots.conversation(channel) : null;
      if (!conversation) continue;
      const known = before?.find((unread) => unread.conversation === conversation);
      now.push(known ?? Object.freeze({ conversation, lastMessage: conversation.lastMessage, unreadMessageCount: conversation.unreadMessageCount }));
    }
    if (before?.length === now.length && now.every((unread) => before.includes(unread))) return;
    this.#unreads = Object.freeze(now);
    this.#tell('unreadsChange', this.#unreads);
  }

  #onArrivals(arrivals: Arrivals, channels: Channels): void {
    for (const { message, sender } of arrivals) {
      const channel = channels.get(message.channelId);
      const conversation = channel && this.#snapshots.conversation(channel);
      if (!conversation || this.#ended.signal.aborted) continue;
      this.#tell('message', { message: this.#snapshots.message({ ...message, ...(sender && { sender }) }), conversation });
      if (this.#notifications && message.senderId !== this.#session.userId) {
        const name = sender?.name ?? message.senderId;
        const { subject } = conversation;
        void this.#notify(subject && subject !== name ? `${name} – ${subject}` : name, message, sender?.avatar);
      }
    }
  }

  async #notify(title: string, { id, channelId, text }: Arrivals[number]['message'], avatar: string | undefined): Promise<void> {
    const icon = avatar === undefined ? undefined : await this.#session.mediaUrl(avatar, 96);
    this.#notifications?.show({ title, body: text, channelId, messageId: id, icon });
  }

  get #snapshots(): Snapshots {
    return Snapshots.of(this.#session.scope);
  }

  #makeNotifications(): DesktopNotifications {
    return new DesktopNotifications({
      onNeeded: (ask) => !prevented((event) => this.#tell('browserPermissionNeeded', { ...event, ask })),
      onDenied: () => this.#tell('browserPermissionDenied'),
      onError: (error) => this.#tell('error', error),
      onClicked: ({ channelId, messageId }) => {
        if (!prevented((event) => this.#tell('desktopNotificationClicked', { ...event, channelId, messageId }))) this.#session.showMessage(channelId, messageId, true);
      },
    });
  }
}

/** Whether a listener has prevented what would happen by itself. */
function prevented(tell: (event: { preventDefault(): void }) => void): boolean {
  let isPrevented = false;
  tell({ preventDefault: () => (isPrevented = true) });
  return isPrevented;
}
