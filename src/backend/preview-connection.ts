/** A user's line to the preview world: what each request does, who may, and for how long somebody watches. */

import { abortedError, ChatError } from '../errors.js';
import { guarded } from '../events.js';
import type { PreviewChannel } from './preview-channel.js';
import { PreviewList } from './preview-list.js';
import type { RequestLine } from './preview-request.js';
import { search } from './preview-search.js';
import { PreviewSubscription } from './preview-subscription.js';
import { PreviewWatch } from './preview-teller.js';
import type { PreviewMethod, PreviewWorld } from './preview-world.js';
import type {
  Capability, ChannelListUpdate, ChannelProperties, ChannelSnapshot, ChannelSummary, ChannelUpdate, ChatConnection, ConnectOptions,
  Cursor, MediaOptions, Member, NewChannel, OutgoingMessage, Page, Participant, RequestOptions, SearchPage, SearchQuery, UploadProgress,
} from './types.js';

const capabilities: readonly Capability[] = [
  'search', 'typing', 'receipts', 'reactions', 'edit', 'delete', 'media', 'channels', 'members', 'profiles', 'presence', 'upload',
  'threads', 'moderation', 'dates', 'permalinks',
];

/** In how many pieces a file travels, each of which takes its share of the latency. */
const STEPS = 4;

interface Watching {
  signal: AbortSignal;
}

interface Watcher {
  /** What has happened since it began may be told. */
  start(): void;
  end(): void;
}

export class PreviewConnection implements ChatConnection {
  readonly userId: string;
  readonly capabilities: ReadonlySet<Capability> = new Set(capabilities);
  readonly #world: PreviewWorld;
  readonly #line: RequestLine;
  /** What `close()` has to undo. */
  readonly #undo = new Set<() => void>();
  /** Where this connection has said that the user types. */
  readonly #typing = new Set<PreviewChannel>();

  constructor(world: PreviewWorld, userId: string, line: RequestLine, onStatus: ConnectOptions['onStatus']) {
    this.#world = world;
    this.userId = userId;
    this.#line = line;
    this.#undo.add(world.presence.connected(userId));
    this.#undo.add(world.onStatus((status, error) => guarded(() => onStatus?.(status, error))));
  }

  resolveChannel(channelId: string, { signal }: RequestOptions = {}): Promise<string> {
    return this.#line.make('resolveChannel', signal, () => this.#world.channel(channelId).id);
  }

  completeUserId(userId: string): string {
    return userId;
  }

  watchChannels(listener: (update: ChannelListUpdate) => void, { signal }: Watching): Promise<readonly ChannelSummary[]> {
    return this.#watch('watchChannels', signal, () => {
      const list = new PreviewList(this.#world, this.userId, listener);
      return [list, list.first];
    });
  }

  createChannel(channel: NewChannel, { signal }: RequestOptions = {}): Promise<{ readonly id: string }> {
    return this.#line.make('createChannel', signal, () => ({ id: this.#world.createChannel(this.userId, channel).id }));
  }

  updateChannel(channelId: string, change: ChannelProperties, { signal }: RequestOptions = {}): Promise<void> {
    return this.#at('updateChannel', channelId, signal, (channel) => {
      channel.members.assertRules(this.userId);
      channel.update(change);
    });
  }

  markUnread(channelId: string, unread: boolean, { signal }: RequestOptions = {}): Promise<void> {
    return this.#at('markUnread', channelId, signal, (channel) => channel.mark(this.userId, unread));
  }

  members(channelId: string, { signal }: RequestOptions = {}): Promise<readonly Member[]> {
    return this.#line.make('members', signal, () => this.#readable(channelId, 'no_access').members.list());
  }

  join(channelId: string, { signal }: RequestOptions = {}): Promise<void> {
    return this.#at('join', channelId, signal, ({ members }) => members.join(this.userId));
  }

  leave(channelId: string, { signal }: RequestOptions = {}): Promise<void> {
    return this.#at('leave', channelId, signal, ({ members }) => members.leave(this.userId));
  }

  invite(channelId: string, userId: string, { signal }: RequestOptions = {}): Promise<void> {
    return this.#at('invite', channelId, signal, ({ members }) => {
      members.assertJoined(this.userId);
      members.invite(this.#world.user(userId).id);
    });
  }

  remove(channelId: string, userId: string, { signal }: RequestOptions = {}): Promise<void> {
    return this.#at('remove', channelId, signal, ({ members }) => {
      members.assertRules(this.userId);
      members.leave(userId);
    });
  }

  setMaySend(channelId: string, userId: string, maySend: boolean, { signal }: RequestOptions = {}): Promise<void> {
    return this.#at('setMaySend', channelId, signal, ({ members }) => {
      members.assertRules(this.userId);
      members.setMaySend(userId, maySend);
    });
  }

  ban(channelId: string, userId: string, { signal }: RequestOptions & { reason?: string } = {}): Promise<void> {
    return this.#at('ban', channelId, signal, ({ members }) => {
      members.assertRules(this.userId);
      members.ban(userId);
    });
  }

  unban(channelId: string, userId: string, { signal }: RequestOptions = {}): Promise<void> {
    return this.#at('unban', channelId, signal, ({ members }) => {
      members.assertRules(this.userId);
      members.unban(userId);
    });
  }

  openChannel(
    channelId: string,
    listener: (update: ChannelUpdate) => void,
    { signal, join = false, limit = 30 }: Watching & { join?: boolean; limit?: number },
  ): Promise<ChannelSnapshot> {
    return this.#watch('openChannel', signal, () => {
      const channel = this.#world.channel(channelId);
      const { members } = channel;
      if (join && members.of(this.userId) === 'none' && members.mayJoin(this.userId)) members.join(this.userId);
      if (!channel.mayRead(this.userId) && members.of(this.userId) === 'none') {
        throw new ChatError('no_access', `${this.userId} may not see ${channelId}`);
      }
      const snapshot = channel.snapshot(this.userId, limit);
      return [new PreviewSubscription(this.#world, channel, this.userId, listener, snapshot), snapshot];
    });
  }

  page(
    channelId: string,
    cursor: Cursor,
    direction: 'before' | 'after',
    { signal, limit = 30 }: RequestOptions & { limit?: number } = {},
  ): Promise<Page> {
    return this.#line.make('page', signal, () => {
      const channel = this.#readable(channelId, 'no_access');
      const index = channel.index(cursor);
      return direction === 'before' ? channel.slice(index - limit, index) : channel.slice(index, index + limit);
    });
  }

  around(channelId: string, messageId: string, { signal, limit = 30 }: RequestOptions & { limit?: number } = {}): Promise<Page> {
    return this.#line.make('around', signal, () => {
      const channel = this.#readable(channelId, 'not_found');
      const start = Math.max(0, channel.indexOf(messageId) - Math.floor(limit / 2));
      return channel.slice(start, start + limit);
    });
  }

  thread(channelId: string, messageId: string, { signal, cursor, limit = 50 }: RequestOptions & { cursor?: Cursor; limit?: number } = {}): Promise<Page> {
    return this.#line.make('thread', signal, () => this.#readable(channelId, 'not_found').threads.page(messageId, cursor, limit));
  }

  atTime(channelId: string, time: number, { signal }: RequestOptions = {}): Promise<{ readonly id: string }> {
    return this.#line.make('atTime', signal, () => {
      const channel = this.#readable(channelId, 'not_found');
      const found = channel.messages[channel.indexAt(time)];
      if (!found) throw new ChatError('not_found', `Nothing has happened in ${channelId} since then`);
      return { id: found.id };
    });
  }

  permalink(channelId: string, messageId: string): string {
    return `chat:message/${encodeURIComponent(channelId)}/${encodeURIComponent(messageId)}`;
  }

  send(channelId: string, message: OutgoingMessage, options: RequestOptions & { clientId: string }): Promise<{ readonly id: string }> {
    const work = (channel: PreviewChannel) => channel.send(this.userId, message, options.clientId);
    return this.#once('send', channelId, options, work).then((id) => ({ id }));
  }

  async edit(channelId: string, messageId: string, message: OutgoingMessage, options: RequestOptions & { clientId: string }): Promise<void> {
    await this.#once('edit', channelId, options, (channel) => channel.edit(this.userId, messageId, message));
  }

  async delete(channelId: string, id: string, options: RequestOptions & { clientId: string }): Promise<void> {
    await this.#once('delete', channelId, options, (channel) => channel.delete(this.userId, id));
  }

  async react(channelId: string, messageId: string, emoji: string, options: RequestOptions & { clientId: string }): Promise<void> {
    await this.#once('react', channelId, options, (channel) => channel.react(this.userId, messageId, emoji));
  }

  markRead(channelId: string, messageId: string, { signal, threadId }: RequestOptions & { threadId?: string } = {}): Promise<void> {
    return this.#at('markRead', channelId, signal, (channel) => channel.read(this.userId, messageId, threadId));
  }

  setTyping(channelId: string, typing: boolean, { signal }: RequestOptions = {}): Promise<void> {
    return this.#at('setTyping', channelId, signal, (channel) => {
      channel.type(this.userId, typing);
      if (typing) this.#typing.add(channel);
      else this.#typing.delete(channel);
    });
  }

  search(query: SearchQuery, { signal }: RequestOptions = {}): Promise<SearchPage> {
    return this.#line.make('search', signal, () => search(this.#world, this.userId, query));
  }

  profile(userId: string, { signal }: RequestOptions = {}): Promise<Participant> {
    return this.#line.make('profile', signal, () => this.#somebody(userId));
  }

  setProfile(change: { readonly name?: string; readonly avatar?: string | null }, { signal }: RequestOptions = {}): Promise<void> {
    return this.#line.make('setProfile', signal, () => this.#world.setProfile(this.userId, change));
  }

  watchUser(userId: string, listener: (user: Participant) => void, { signal }: Watching): Promise<Participant> {
    return this.#watchValue('watchUser', signal, () => this.#somebody(userId), listener);
  }

  watchPresence(userId: string, listener: (online: boolean) => void, { signal }: Watching): Promise<boolean> {
    return this.#watchValue('watchPresence', signal, () => this.#world.presence.isOnline(userId), listener);
  }

  /** Makes no picture smaller. */
  media(media: string, { signal, maxBytes = Infinity, onProgress }: MediaOptions = {}): Promise<Blob> {
    return this.#line.make('media', signal, async (_token, signal) => {
      const file = await this.#world.madeFile(media);
      if (signal.aborted) throw abortedError(signal);
      if (file.size > maxBytes) throw new ChatError('too_large', `${file.size} bytes are more than are wanted`);
      await this.#inPieces(file.size, signal, onProgress);
      return file;
    });
  }

  uploadLimit({ signal }: RequestOptions = {}): Promise<number> {
    return this.#line.make('uploadLimit', signal, () => this.#world.uploadLimit);
  }

  upload(data: Blob, { signal, onProgress }: RequestOptions & { name?: string; onProgress?: (progress: UploadProgress) => void } = {}): Promise<string> {
    return this.#line.make('upload', signal, async (_token, signal) => {
      const total = data.size;
      if (total > this.#world.uploadLimit) throw new ChatError('too_large', `${total} bytes are more than are taken`, { status: 413 });
      await this.#inPieces(total, signal, onProgress);
      return this.#world.store(data);
    });
  }

  async #inPieces(total: number, signal: AbortSignal, onProgress: ((progress: UploadProgress) => void) | undefined): Promise<void> {
    for (let step = 1; step <= STEPS; step++) {
      await this.#line.pass(1 / STEPS, signal);
      guarded(() => onProgress?.({ loaded: Math.floor((total * step) / STEPS), total }));
      if (signal.aborted) throw abortedError(signal);
    }
  }

  wake(): void {
    // Coming back is up to the world: nothing here waits.
  }

  close(): void {
    this.#line.close();
    for (const undo of this.#undo) undo();
    this.#undo.clear();
    for (const channel of this.#typing) if (channel.members.of(this.userId) === 'joined') channel.type(this.userId, false);
    this.#typing.clear();
  }

  #once(
    method: PreviewMethod & ('send' | 'edit' | 'delete' | 'react'),
    channelId: string,
    { signal, clientId }: RequestOptions & { clientId: string },
    work: (channel: PreviewChannel) => string | void,
  ): Promise<string> {
    return this.#at(method, channelId, signal, (channel) => channel.once(this.userId, method, clientId, () => work(channel) ?? ''));
  }

  #at<T>(method: PreviewMethod, channelId: string, signal: AbortSignal | undefined, work: (channel: PreviewChannel) => T): Promise<T> {
    return this.#line.make(method, signal, () => work(this.#world.channel(channelId)));
  }

  #somebody(userId: string): Participant {
    const user = this.#world.users.get(userId);
    if (!user) throw new ChatError('not_found', `There is nobody called ${userId}`);
    return user;
  }

  #readable(channelId: string, otherwise: 'no_access' | 'not_found'): PreviewChannel {
    const channel = this.#world.channel(channelId);
    if (!channel.mayRead(this.userId)) throw new ChatError(otherwise, `${this.userId} may not read ${channelId}`);
    return channel;
  }

  /**
   * Somebody watches something, until the signal aborts or the connection closes.
   * @param begin begins to listen in the same moment as it looks, so that nothing falls between; told only after the answer
   */
  #watch<T>(method: PreviewMethod, signal: AbortSignal, begin: () => readonly [Watcher, T]): Promise<T> {
    let watcher: Watcher | undefined;
    const answer = this.#line.make(method, signal, () => {
      const [begun, first] = begin();
      const end = () => {
        begun.end();
        signal.removeEventListener('abort', end);
        this.#undo.delete(end);
      };
      signal.addEventListener('abort', end);
      this.#undo.add(end);
      watcher = begun;
      return first;
    });
    // Before the caller's own `then`, and told a microtask later: after it.
    answer.then(
      () => watcher?.start(),
      () => undefined,
    );
    return answer;
  }

  #watchValue<T>(method: PreviewMethod, signal: AbortSignal, read: () => T, listener: (value: T) => void): Promise<T> {
    return this.#watch(method, signal, () => {
      const watch = new PreviewWatch(this.#world, read, listener);
      return [watch, watch.first];
    });
  }
}
