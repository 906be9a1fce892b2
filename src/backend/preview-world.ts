/**
 * What several preview connections share: people, channels and the weather (latency, faults, being offline). Tests and
 * demos hold it to make things happen: `world.say('maya', 'general', 'Hello')`.
 */

import { systemClock, type Clock } from '../clock.js';
import { ChatError } from '../errors.js';
import { PreviewChannel } from './preview-channel.js';
import { defaultChannels, defaultUsers, generateMessages } from './preview-data.js';
import type { PreviewChannelInit } from './preview-init.js';
import type { PreviewList } from './preview-list.js';
import { PreviewPresence } from './preview-presence.js';
import type { Teller } from './preview-teller.js';
import type { ChatConnection, ConnectionStatus, NewChannel, Participant } from './types.js';

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
  /** Largest file taken, in bytes. Default 50 MiB. */
  uploadLimit?: number;
}

/** A request that `fail()` can break. */
export type PreviewMethod = 'connect' | Exclude<keyof ChatConnection, 'userId' | 'capabilities' | 'completeUserId' | 'permalink' | 'prepare' | 'wake' | 'close'>;

type StatusListener = (status: ConnectionStatus, error?: ChatError) => void;

export class PreviewWorld {
  readonly clock: Clock;
  readonly users = new Map<string, Participant>();
  readonly channels = new Map<string, PreviewChannel>();
  readonly presence = new PreviewPresence(() => this.#wakeTellers());
  /** The open lists of channels. */
  readonly lists = new Set<PreviewList>();
  /** Whoever watches anything. */
  readonly tellers = new Set<Teller>();
  /** ms. */
  latency: number;
  /** Bytes. */
  uploadLimit: number;
  readonly #gapAfter: number;
  readonly #statusListeners = new Set<StatusListener>();
  readonly #faults = new Map<PreviewMethod, ChatError[]>();
  readonly #refused = new Set<string>();
  /** Bare name → id of the channel it stands for. */
  readonly #aliases = new Map<string, string>();
  readonly #files = new Map<string, Blob>();
  /** What is made when somebody wants it first. */
  readonly #makers = new Map<string, () => Blob | Promise<Blob>>();
  #offline = false;
  #ids = 0;

  constructor(options: PreviewWorldOptions = {}) {
    const { clock = systemClock, users = defaultUsers, generate, latency = 0, gapAfter = 20, uploadLimit = 50 * 2 ** 20 } = options;
    this.clock = clock;
    this.latency = latency;
    this.uploadLimit = uploadLimit;
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
    if (init.alias !== undefined) this.#aliases.set(bare(init.alias), channel.id);
    channel.touch();
    return channel;
  }

  /** Somebody makes a channel, with them in it. Throws `bad_request` where the alias is taken. */
  createChannel(by: string, { alias, avatar, custom = {}, invite = [], public: open = false, ...rest }: NewChannel): PreviewChannel {
    if (alias !== undefined && this.#find(alias)) throw new ChatError('bad_request', `There is a channel called ${alias} already`);
    for (const id of [by, ...invite]) this.user(id);
    const channel = this.addChannel({
      ...rest, id: this.nextId('created'), alias: alias && bare(alias), owner: by, members: [by], private: !open,
      avatar: avatar ?? undefined, invited: invite.filter((id) => id !== by),
    });
    channel.update({ custom });
    return channel;
  }

  /** By id, alias (`#general`, `#general:example.org`) or bare name. Throws `not_found`. */
  channel(channelId: string): PreviewChannel {
    const found = this.#find(channelId);
    if (!found) throw new ChatError('not_found', `There is no channel ${channelId}`);
    return found;
  }

  #find(channelId: string): PreviewChannel | undefined {
    const name = bare(channelId);
    return this.channels.get(channelId) ?? this.channels.get(this.#aliases.get(name) ?? name);
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
    channel.members.join(userId);
    return channel.send(userId, { text });
  }

  /** Somebody types (for 30 s) or has stopped. */
  type(userId: string, channelId: string, typing: boolean): void {
    this.user(userId);
    this.channel(channelId).type(userId, typing);
  }

  /** Somebody is asked in; nothing for who is in it or asked in. */
  invite(userId: string, channelId: string): void {
    this.user(userId);
    this.channel(channelId).members.invite(userId);
  }

  /** Somebody comes in, or accepts. Throws `no_access` where they may not. */
  join(userId: string, channelId: string): void {
    this.user(userId);
    this.channel(channelId).members.join(userId);
  }

  /** Somebody leaves, declines, or is taken out. */
  leave(userId: string, channelId: string): void {
    this.channel(channelId).members.leave(userId);
  }

  /** Somebody is called and looks differently from now on. @param change.avatar `null`: none any more */
  setProfile(userId: string, { name, avatar }: { name?: string; avatar?: string | null }): void {
    const { avatar: old, ...known } = this.user(userId);
    const picture = avatar === undefined ? old : (avatar ?? undefined);
    const user = { ...known, ...(name !== undefined && { name: name || userId }), ...(picture !== undefined && { avatar: picture }) };
    this.users.set(userId, user);
    for (const channel of this.channels.values()) {
      if (channel.members.of(userId) !== 'none') channel.tell({ type: 'participant', participant: user });
    }
    this.#wakeTellers();
  }

  /** Somebody is online, or not, whether they have a connection or not. @param online `undefined`: that says it again */
  setPresence(userId: string, online: boolean | undefined): void {
    this.presence.say(userId, online);
  }

  /** Keeps a file. @returns what `media()` takes */
  store(file: Blob): string {
    const id = this.nextId('file');
    this.#files.set(id, file);
    return id;
  }

  /** Keeps a file that is made when it is first wanted. @returns what `media()` takes */
  storeLazily(make: () => Blob | Promise<Blob>): string {
    const id = this.nextId('file');
    this.#makers.set(id, make);
    return id;
  }

  /** What was stored, made where need be. Rejects with `not_found`. */
  async madeFile(media: string): Promise<Blob> {
    const make = this.#makers.get(media);
    try {
      if (make && !this.#files.has(media)) this.#files.set(media, await make());
    } catch (cause) {
      throw new ChatError('not_found', `The file ${media} could not be made`, { cause });
    }
    return this.file(media);
  }

  /** What was stored. Throws `not_found`. */
  file(media: string): Blob {
    const file = this.#files.get(media);
    if (!file) throw new ChatError('not_found', `There is no file ${media}`);
    return file;
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
    for (const list of this.lists) list.catchUp(this.#gapAfter);
    this.#wakeTellers();
  }

  #wakeTellers(): void {
    for (const teller of this.tellers) teller.due();
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
}

/** Why nothing gets through. */
export function offlineError(): ChatError {
  return new ChatError('network', 'The preview world is offline', { retryable: true });
}

/** `#general:example.org` → `general` */
function bare(channelId: string): string {
  return channelId.replace(/^#/, '').replace(/:.*$/s, '');
}
