/** Somebody's list of channels in the preview world: what each looks like in it, and what becomes of them. */

import type { PreviewChannel } from './preview-channel.js';
import { Teller } from './preview-teller.js';
import type { PreviewWorld } from './preview-world.js';
import type { ChannelListUpdate, ChannelSummary, Message } from './types.js';

export class PreviewList {
  readonly userId: string;
  /** The channels as they stood when it was made. */
  readonly first: readonly ChannelSummary[];
  readonly #world: PreviewWorld;
  readonly #listener: (update: ChannelListUpdate) => void;
  readonly #teller: Teller;
  /** Ids of the channels in it, as far as that has been told. */
  readonly #told: Set<string>;
  readonly #touched = new Set<PreviewChannel>();
  #messages: Message[] = [];

  constructor(world: PreviewWorld, userId: string, listener: (update: ChannelListUpdate) => void) {
    this.userId = userId;
    this.#world = world;
    this.#listener = listener;
    this.#teller = new Teller(world, () => this.#flush());
    this.first = [...world.channels.values()].filter((channel) => this.#has(channel)).map((channel) => summary(world, channel, userId));
    this.#told = new Set(this.first.map(({ id }) => id));
    world.lists.add(this);
  }

  /** The answer is out: what has happened since may be told. */
  start(): void {
    this.#teller.start();
  }

  /** A channel may have come, gone or changed. */
  touch(channel: PreviewChannel): void {
    this.#touched.add(channel);
    this.#teller.due();
  }

  hear(channel: PreviewChannel, message: Message): void {
    if (channel.members.of(this.userId) === 'joined') this.#messages.push(message);
    this.touch(channel);
  }

  /** Back online: tells every channel anew, but of the messages of each no more than the last `most`. */
  catchUp(most: number): void {
    const counts = new Map<string, number>();
    const late = this.#messages.reverse().filter(({ channelId }) => {
      counts.set(channelId, (counts.get(channelId) ?? 0) + 1);
      return counts.get(channelId)! <= most;
    });
    this.#messages = late.reverse();
    for (const channel of this.#world.channels.values()) this.touch(channel);
  }

  /** Nothing is told any more. */
  end(): void {
    this.#world.lists.delete(this);
    this.#teller.end();
  }

  #has(channel: PreviewChannel): boolean {
    return channel.members.of(this.userId) !== 'none';
  }

  #flush(): void {
    const touched = [...this.#touched];
    const changed = touched.filter((channel) => this.#has(channel));
    const removed = touched.filter((channel) => !this.#has(channel) && this.#told.has(channel.id)).map(({ id }) => id);
    const messages = this.#messages.map((message) => ({ message, sender: this.#world.user(message.senderId) }));
    this.#touched.clear();
    this.#messages = [];
    for (const { id } of changed) this.#told.add(id);
    for (const id of removed) this.#told.delete(id);
    if (changed.length + removed.length + messages.length === 0) return;
    this.#listener({ changed: changed.map((channel) => summary(this.#world, channel, this.userId)), removed, messages });
  }
}

/** A channel as it stands in somebody's list. */
function summary(world: PreviewWorld, channel: PreviewChannel, userId: string): ChannelSummary {
  const { reading, members } = channel;
  const described = channel.describe(userId);
  const joined = described.membership === 'joined';
  const lastMessage = joined ? channel.messages.at(-1) : undefined;
  const readUntil = reading.readAt(userId);
  const everyoneReadUntil = reading.othersReadAt(userId);
  const directWith = channel.otherThan(userId);
  const since = members.since(userId);
  return {
    ...described,
    ...(lastMessage && { lastMessage, lastSender: world.user(lastMessage.senderId) }),
    unreadCount: joined ? reading.unread(userId) : 0,
    markedUnread: joined && reading.isMarked(userId),
    lastActivityAt: Math.max(since, lastMessage?.sentAt ?? 0),
    ...(joined && { joinedAt: since }),
    ...(readUntil !== undefined && { readUntil }),
    ...(everyoneReadUntil !== undefined && { everyoneReadUntil }),
    ...(directWith !== undefined && { directWith }),
  };
}
