/**
 * The in-page preview backend: what a chat server does with no server and no network, for CMS editors, static demos and
 * tests. Backends that are given one `world` talk to each other live. Loaded lazily.
 */

import { ChatError } from '../errors.js';
import { reportListenerError } from '../events.js';
import type { PreviewChannel } from './preview-channel.js';
import { RequestLine } from './preview-request.js';
import { PreviewSubscription } from './preview-subscription.js';
import { PreviewWorld, type PreviewMethod, type PreviewWorldOptions } from './preview-world.js';
import type {
  Capability, ChannelSnapshot, ChannelUpdate, ChatBackend, ChatConnection, ConnectOptions, Cursor, OutgoingMessage, Page,
  Participant, RequestOptions, SearchPage, SearchQuery,
} from './types.js';

export { PreviewWorld };
export type { PreviewChannelInit, PreviewMessage } from './preview-channel.js';
export type { PreviewMethod, PreviewWorldOptions } from './preview-world.js';

export interface PreviewOptions extends PreviewWorldOptions {
  /** A world to live in, which the other options do not touch. Default: a new one made of them. */
  world?: PreviewWorld;
}

export interface PreviewBackend extends ChatBackend {
  readonly world: PreviewWorld;
}

/**
 * Makes a backend that lives in this page alone; `serverUrl` means nothing to it.
 *
 * Whoever connects is who `userId` says or, without one, whom the token names: `preview:<userId>`, ignoring anything
 * after a further `#`. Somebody unknown is made up, with the id as name.
 */
export function previewBackend(options: PreviewOptions = {}): PreviewBackend {
  const world = options.world ?? new PreviewWorld(options);
  return {
    world,
    async connect({ userId: known, getToken, onStatus, signal }) {
      const line = new RequestLine(world, getToken);
      const userId = await line.make('connect', signal, (token) => known ?? userIdOf(token));
      world.user(userId);
      return new PreviewConnection(world, userId, line, onStatus);
    },
  };
}

function userIdOf(token: string): string {
  const userId = /^preview:([^#]+)/.exec(token)?.[1];
  if (userId === undefined) throw new ChatError('bad_answer', 'Without a userId, the token must read preview:<userId>');
  return userId;
}

class PreviewConnection implements ChatConnection {
  readonly userId: string;
  readonly capabilities: ReadonlySet<Capability> = new Set(['search', 'typing', 'receipts', 'reactions', 'edit', 'delete']);
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
    if (!onStatus) return;
    this.#undo.add(
      world.onStatus((status, error) => {
        try {
          onStatus(status, error);
        } catch (cause) {
          reportListenerError(cause);
        }
      }),
    );
  }

  resolveChannel(channelId: string, { signal }: RequestOptions = {}): Promise<string> {
    return this.#line.make('resolveChannel', signal, () => this.#world.channel(channelId).id);
  }

  openChannel(
    channelId: string,
    listener: (update: ChannelUpdate) => void,
    { signal, join = false, limit = 30 }: { signal: AbortSignal; join?: boolean; limit?: number },
  ): Promise<ChannelSnapshot> {
    let subscription: PreviewSubscription | undefined;
    const opened = this.#line.make('openChannel', signal, () => {
      const channel = this.#world.channel(channelId);
      if (join && channel.membership(this.userId) === 'none') channel.join(this.userId);
      if (!channel.mayRead(this.userId) && channel.membership(this.userId) === 'none') {
        throw new ChatError('no_access', `${this.userId} may not see ${channelId}`);
      }
      const snapshot = channel.snapshot(this.userId, limit);
      // In the same moment as the snapshot is taken, so that nothing falls between them.
      subscription = new PreviewSubscription(this.#world, channel, this.userId, listener, snapshot);
      this.#endWith(signal, subscription);
      return snapshot;
    });
    // Told only once the caller has the snapshot.
    opened.then(
      () => subscription?.start(),
      () => undefined,
    );
    return opened;
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

  markRead(channelId: string, messageId: string, { signal }: RequestOptions = {}): Promise<void> {
    return this.#line.make('markRead', signal, () => this.#world.channel(channelId).read(this.userId, messageId));
  }

  setTyping(channelId: string, typing: boolean, { signal }: RequestOptions = {}): Promise<void> {
    return this.#line.make('setTyping', signal, () => {
      const channel = this.#world.channel(channelId);
      channel.type(this.userId, typing);
      if (typing) this.#typing.add(channel);
      else this.#typing.delete(channel);
    });
  }

  search(query: SearchQuery, { signal }: RequestOptions = {}): Promise<SearchPage> {
    return this.#line.make('search', signal, () => this.#world.search(this.userId, query));
  }

  profile(userId: string, { signal }: RequestOptions = {}): Promise<Participant> {
    return this.#line.make('profile', signal, () => {
      const user = this.#world.users.get(userId);
      if (!user) throw new ChatError('not_found', `There is nobody called ${userId}`);
      return user;
    });
  }

  async media(): Promise<Blob> {
    throw new ChatError('unsupported', 'The preview backend has no media');
  }

  wake(): void {
    // Coming back is up to the world: nothing here waits.
  }

  close(): void {
    this.#line.close();
    for (const undo of this.#undo) undo();
    this.#undo.clear();
    for (const channel of this.#typing) channel.type(this.userId, false);
    this.#typing.clear();
  }

  #once(
    method: PreviewMethod & ('send' | 'edit' | 'delete' | 'react'),
    channelId: string,
    { signal, clientId }: RequestOptions & { clientId: string },
    work: (channel: PreviewChannel) => string | void,
  ): Promise<string> {
    return this.#line.make(method, signal, () => {
      const channel = this.#world.channel(channelId);
      return channel.once(this.userId, method, clientId, () => work(channel) ?? '');
    });
  }

  #readable(channelId: string, otherwise: 'no_access' | 'not_found'): PreviewChannel {
    const channel = this.#world.channel(channelId);
    if (!channel.mayRead(this.userId)) throw new ChatError(otherwise, `${this.userId} may not read ${channelId}`);
    return channel;
  }

  /** Ends a subscription with the caller's signal or the connection, whichever is first. */
  #endWith(signal: AbortSignal, subscription: PreviewSubscription): void {
    const end = () => {
      subscription.end();
      signal.removeEventListener('abort', end);
      this.#undo.delete(end);
    };
    signal.addEventListener('abort', end);
    this.#undo.add(end);
  }
}
