/** `LiveThread`: a message's thread as it is shown: the message, and what was answered in its thread. */

import { ChatError } from '../errors.js';
import type { OutgoingMessage } from '../backend/types.js';
import type { LiveChannel } from './live-channel.js';
import type { MessageFeed } from './message-feed.js';
import type { LiveMessage, LiveSnapshot } from './snapshots.js';
import type { Subscription } from './subscription.js';

export class LiveThread implements MessageFeed {
  readonly id: string;
  readonly threadId: string;
  readonly #live: LiveChannel;

  constructor(live: LiveChannel, threadId: string) {
    this.id = live.id;
    this.threadId = threadId;
    this.#live = live;
  }

  message(id: string): LiveMessage | undefined {
    return this.#live.message(id);
  }

  get(): LiveSnapshot {
    return { ...this.#live.get(), state: 'error', error: new ChatError('unsupported', 'Threads come next'), messages: [], hasOlder: false };
  }

  subscribe(listener: (snapshot: LiveSnapshot) => void): Subscription {
    return this.#live.subscribe(() => listener(this.get()));
  }

  onError(listener: (error: ChatError, key?: string) => void): Subscription {
    return this.#live.onError(listener);
  }

  send(text: string, options: Omit<OutgoingMessage, 'text'> = {}): Promise<{ id: string }> {
    return this.#live.send(text, { ...options, threadId: this.threadId });
  }

  retrySend(key: string): void {
    this.#live.retrySend(key);
  }

  discard(key: string): void {
    this.#live.discard(key);
  }

  prepare(): Promise<void> {
    return this.#live.prepare();
  }

  edit(messageId: string, message: OutgoingMessage): Promise<boolean> {
    return this.#live.edit(messageId, message);
  }

  delete(messageId: string): Promise<boolean> {
    return this.#live.delete(messageId);
  }

  toggleReaction(messageId: string, emoji: string): Promise<void> {
    return this.#live.toggleReaction(messageId, emoji);
  }

  markAsTyping(): Promise<void> {
    return this.#live.markAsTyping();
  }

  async markAsRead(): Promise<void> {}
  async loadOlder(): Promise<void> {}
  async loadNewer(): Promise<void> {}

  show(messageId: string): Promise<boolean> {
    return Promise.resolve(this.get().messages.some(({ id }) => id === messageId));
  }

  showDate(): Promise<boolean> {
    return Promise.resolve(false);
  }

  showNewest(): void {}

  retry(): void {
    this.#live.retry();
  }
}
