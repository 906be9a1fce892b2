/** Somebody's list of channels in a test: each update is folded into it, and whoever waits hears of it. */

import type { ChannelListUpdate, ChannelSummary, ChatConnection } from '../../src/backend/types.js';
import { Waiting } from './waiting.js';

export class ListWatch {
  /** By id. */
  readonly channels = new Map<string, ChannelSummary>();
  readonly updates: ChannelListUpdate[] = [];
  readonly #controller = new AbortController();
  readonly #waiting = new Waiting(() => JSON.stringify(this.updates));

  static async open(connection: ChatConnection): Promise<ListWatch> {
    const list = new ListWatch();
    let opened = false;
    const listener = (update: ChannelListUpdate) => {
      list.updates.push(update);
      if (opened) list.#take(update);
    };
    const channels = await connection.watchChannels(listener, { signal: list.#controller.signal });
    opened = true;
    for (const channel of channels) list.channels.set(channel.id, channel);
    // What is told before the answer is there comes after it all the same.
    list.updates.forEach((update) => list.#take(update));
    return list;
  }

  /** A channel that must be in it. */
  channel(id: string): ChannelSummary {
    const channel = this.channels.get(id);
    if (!channel) throw new Error(`${id} is not in the list`);
    return channel;
  }

  /** Resolves as soon as a channel is in the list, and as it should be. */
  has(id: string, what: string, holds: (channel: ChannelSummary) => boolean = () => true): Promise<void> {
    return this.#waiting.when(`${id} in the list, ${what}`, () => this.channels.has(id) && holds(this.channel(id)));
  }

  /** Resolves as soon as a channel is not in the list. */
  hasNot(id: string): Promise<void> {
    return this.#waiting.when(`no ${id} in the list`, () => !this.channels.has(id));
  }

  /** Resolves as soon as a message has been told as news. */
  hears(messageId: string): Promise<void> {
    return this.#waiting.when(`message ${messageId}`, () => this.heard().includes(messageId));
  }

  /** Ids of the messages told as news, in the order told: of one channel, or all. */
  heard(channelId?: string): string[] {
    const messages = this.updates.flatMap((update) => update.messages.map(({ message }) => message));
    return messages.filter((message) => channelId === undefined || message.channelId === channelId).map(({ id }) => id);
  }

  close(): void {
    this.#controller.abort();
  }

  #take({ changed, removed }: ChannelListUpdate): void {
    for (const channel of changed) this.channels.set(channel.id, channel);
    for (const id of removed) this.channels.delete(id);
    this.#waiting.check();
  }
}
