/**
 * `MessageFeed`: messages that are shown, and what one does with them. A channel is one (`LiveChannel`), and so is a thread
 * (`LiveThread`): a list of messages takes either.
 */

import type { OutgoingMessage } from '../backend/types.js';
import type { ChatError } from '../errors.js';
import type { LiveMessage, LiveSnapshot } from './snapshots.js';
import type { Subscription } from './subscription.js';

export interface MessageFeed {
  /** The channel id as it was given. */
  readonly id: string;
  /** Of a thread: id of the message that it belongs to, which is its first. */
  readonly threadId?: string;

  /** What is known now. */
  get(): LiveSnapshot;
  /** A message that is held here, shown or not. */
  message(id: string): LiveMessage | undefined;
  /** Calls `listener` now and after each change. It is open as long as somebody subscribes. */
  subscribe(listener: (snapshot: LiveSnapshot) => void): Subscription;
  /**
   * Calls `listener` with each failure of something the person did here: a message refused (`key` says which), a page not
   * loaded, an edit, deletion or reaction refused. A channel does not tell those of its threads, but for messages refused.
   */
  onError(listener: (error: ChatError, key?: string) => void): Subscription;

  /** Sends a message: shown at once, sent in order, tried again until the server has it or refuses it. @returns its id then */
  send(text: string, options?: Omit<OutgoingMessage, 'text'>): Promise<{ id: string }>;
  /** Sends again what failed. @param key the message's `key` */
  retrySend(key: string): void;
  /** Takes away what failed. @param key the message's `key` */
  discard(key: string): void;
  /** Loads what sends, while there is a line. Never rejects. */
  prepare(): Promise<void>;

  /** Gives a message of the user's new content. @returns whether the server has it; a failure is told by `onError` */
  edit(messageId: string, message: OutgoingMessage): Promise<boolean>;
  /** Takes a message away. @returns whether it is gone; a failure is told by `onError` */
  delete(messageId: string): Promise<boolean>;
  /** Reacts with an emoji, or takes the user's reaction back. A failure is told by `onError`. */
  toggleReaction(messageId: string, emoji: string): Promise<void>;

  /** The user types: told to others for a few seconds. */
  markAsTyping(): Promise<void>;
  /** The user has read everything up to the newest message. */
  markAsRead(): Promise<void>;

  /** Loads the page before the first message shown. */
  loadOlder(): Promise<void>;
  /** Loads the page after the last message shown, where that is not the newest. */
  loadNewer(): Promise<void>;
  /** Shows what stands round a message. @returns whether it is shown */
  show(messageId: string): Promise<boolean>;
  /** Shows what was said from a moment (ms since the epoch) on. @returns whether it is shown */
  showDate(time: number): Promise<boolean>;
  /** Shows the newest messages again. */
  showNewest(): void;
  /** Tries again now: opening it, if that failed, and sending what waits. */
  retry(): void;
}
