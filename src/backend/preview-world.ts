/**
 * What several preview connections share: people, channels and the weather (latency, faults, being offline). Tests and
 * demos hold it to make things happen: `world.say('maya', 'general', 'Hello')`.
 */

import { systemClock, type Clock } from '../clock.js';
import { ChatError } from '../errors.js';
import { PreviewChannel, type PreviewChannelInit } from './preview-channel.js';
import { defaultChannels, defaultUsers, generateMessages } from './preview-data.js';
import type { ChatConnection, ConnectionStatus, Cursor, Message, Participant, SearchPage, SearchQuery } from './types.js';

export interface PreviewWorldOptions {
  /** Default: the browser's. */
  clock?: Clock;
  /** People who are there without connecting. Default: a team of five. */
  users?: readonly Participant[];
  /** Default: `general` and `random` with a conversation of that team, ending a few minutes before `clock.now()`. */
  channels?: readonly PreviewChannelInit[];
  /** Fills `general` with so many made-up messages instead, the same ones each time. */
  generate?: number;
  /** How long each request takes, in ms. Default 0: it answers in microtasks. */
  latency?: number;
  /** Most messages told one by one after being offline; of more, the older ones are left to a gap. Default 20. */
  gapAfter?: number;
}

/** A request that `fail()` can break. */
export type PreviewMethod = 'connect' | Exclude<keyof ChatConnection, 'userId' | 'capabilities' | 'wake' | 'close'>;

type StatusListener = (status: ConnectionStatus, error?: ChatError) => void;

export class PreviewWorld {
  readonly clock: Clock;
  readonly users = new Map<string, Participant>();
  readonly channels = new Map<string, PreviewChannel>();
  /** ms. */
  latency: number;
  readonly #gapAfter: number;
  readonly #statusListeners = new Set<StatusListener>();
  readonly #faults = new Map<PreviewMethod, ChatError[]>();
  readonly #refused = new Set<string>();
  #offline = false;
  #ids = 0;

  constructor(options: PreviewWorldOptions = {}) {
    const { clock = systemClock, users = defaultUsers, generate, latency = 0, gapAfter = 20 } = options;
    this.clock = clock;
    this.latency = latency;
    this.#gapAfter = gapAfter;
    for (const user of users) this.users.set(user.id, user);
    for (const channel of options.channels ?? defaultChannels(clock.now())) {
      const generated = generate !== undefined && channel.id === 'general';
      this.addChannel(generated ? { ...channel, messages: generateMessages(generate, [...this.users.keys()], clock.now()) } : channel);
    }
  }

  addChannel(init: PreviewChannelInit): PreviewChannel {
    const channel = new PreviewChannel(this, init);
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** By id, alias (`#general`, `#general:example.org`) or bare name. Throws `not_found`. */
  channel(channelId: string): PreviewChannel {
    const found = this.channels.get(channelId) ?? this.channels.get(channelId.replace(/^#/, '').replace(/:.*$/s, ''));
    if (!found) throw new ChatError('not_found', `There is no channel ${channelId}`);
    return found;
  }

  /** Somebody by id; made, with the id as name, when first asked for. */
  user(id: string): Participant {
    let user = this.users.get(id);
    if (!user) this.users.set(id, (user = { id, name: id }));
    return user;
  }

  /** Somebody writes a message, joining first where need be. @returns its id */
  say(userId: string, channelId: string, text: string): string {
    this.user(userId);
    const channel = this.channel(channelId);
    channel.join(userId);
    return channel.send(userId, { text });
  }

  /** Somebody types (for 30 s) or has stopped. */
  type(userId: string, channelId: string, typing: boolean): void {
    this.user(userId);
    this.channel(channelId).type(userId, typing);
  }

  /** The next requests of this method reject with `error` and do nothing. @param times how many. Default 1 */
  fail(method: PreviewMethod, error: ChatError, times = 1): void {
    this.#faults.set(method, [...(this.#faults.get(method) ?? []), ...new Array<ChatError>(times).fill(error)]);
  }

  /** Requests with this token are answered 401 from now on. */
  refuseToken(token: string): void {
    this.#refused.add(token);
  }

  accepts(token: string): boolean {
    return !this.#refused.has(token);
  }

  get isOffline(): boolean {
    return this.#offline;
  }

  /** Cuts every connection off, or lets them all back; what happens meanwhile is told then. */
  offline(on: boolean): void {
    if (on === this.#offline) return;
    this.#offline = on;
    for (const listener of [...this.#statusListeners]) listener(on ? 'reconnecting' : 'online', on ? offlineError() : undefined);
    if (on) return;
    for (const { subscriptions } of this.channels.values()) {
      for (const subscription of subscriptions) subscription.catchUp(this.#gapAfter);
    }
  }

  /** @returns takes the listener away again */
  onStatus(listener: StatusListener): () => void {
    this.#statusListeners.add(listener);
    return () => void this.#statusListeners.delete(listener);
  }

  /** Throws what the next request of this method is to fail with, if anything. */
  checkWeather(method: PreviewMethod): void {
    if (this.#offline) throw offlineError();
    const fault = this.#faults.get(method)?.shift();
    if (fault) throw fault;
  }

  nextId(kind: string): string {
    return `${kind}-${++this.#ids}`;
  }

  /** Messages in which every word occurs as a whole word. */
  search(userId: string, { text, channelId, cursor, limit = 20 }: SearchQuery): SearchPage {
    const words = [...wordsOf(text)];
    const channels = channelId === undefined ? [...this.channels.values()] : [this.channel(channelId)];
    const found = channels
      .filter((channel) => words.length > 0 && channel.membership(userId) === 'joined' && !channel.describe(userId).encrypted)
      .flatMap((channel) => channel.messages)
      .filter((message) => {
        const own = wordsOf(message.text);
        return words.every((word) => own.has(word));
      })
      .sort((a, b) => b.sentAt - a.sentAt || serial(b) - serial(a));
    const rest = cursor === undefined ? found : found.filter((message) => isBelow(message, cursor));
    const results = rest.slice(0, limit);
    const last = results.at(-1);
    return {
      results: results.map((message) => ({
        message,
        sender: this.user(message.senderId),
        ...(!channelId && { channelName: this.channel(message.channelId).describe(userId).name }),
      })),
      highlights: words,
      next: last && results.length < rest.length ? `${last.sentAt}/${serial(last)}` : undefined,
    };
  }
}

function offlineError(): ChatError {
  return new ChatError('network', 'The preview world is offline', { retryable: true });
}

function wordsOf(text: string): Set<string> {
  return new Set(text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{M}\p{N}_]+/gu));
}

/** A search cursor is the place of the last result told: messages that come or go meanwhile shift nothing. */
function isBelow(message: Message, cursor: Cursor): boolean {
  const [sentAt = 0, last = 0] = cursor.split('/').map(Number);
  return message.sentAt < sentAt || (message.sentAt === sentAt && serial(message) < last);
}

function serial(message: Message): number {
  return Number(message.id.slice(message.id.lastIndexOf('-') + 1));
}
