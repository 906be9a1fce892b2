/** The port's `ChatConnection` on a Matrix homeserver: ids are completed here, and answers put into the port's words. */

import { type Clock } from '../clock.js';
import { ChatError, isChatError } from '../errors.js';
import type {
  Capability,
  ChannelSnapshot,
  ChannelUpdate,
  ChatConnection,
  ConnectOptions,
  OutgoingMessage,
  Page,
  RequestOptions,
} from '../backend/types.js';
import { MatrixApi } from './api.js';
import { MatrixHttp } from './http.js';
import { eventsOf, mapChannel, mapEvents, mapRoom, messageContent } from './map.js';
import { MatrixSync, type RoomNews } from './sync.js';
import type { JoinedRoom } from './types.js';

/** How long one is shown as typing unless told again (ms). */
const TYPING = 30_000;

const capabilities: ReadonlySet<Capability> = new Set(['search', 'typing', 'receipts', 'reactions', 'edit', 'delete', 'media'] as const);

export class MatrixConnection implements ChatConnection {
  readonly userId: string;
  readonly capabilities = capabilities;
  readonly #api: MatrixApi;
  readonly #sync: MatrixSync;
  readonly #closed: AbortController;
  readonly #roomIds = new Map<string, string>();
  /** Whether a room is encrypted, as far as that is known: nothing is sent before. */
  readonly #encrypted = new Map<string, boolean>();

  /** Asks the server whose token it is, unless that is known. */
  static async connect(options: ConnectOptions, clock: Clock): Promise<MatrixConnection> {
    const closed = new AbortController();
    const http = new MatrixHttp({ ...options, fetch: globalThis.fetch, clock, signal: closed.signal });
    const api = new MatrixApi(http);
    const userId = options.userId ?? (await api.whoami(options.signal)).user_id;
    return new MatrixConnection(userId, api, closed, clock, options);
  }

  private constructor(userId: string, api: MatrixApi, closed: AbortController, clock: Clock, { onStatus }: ConnectOptions) {
    this.userId = userId;
    this.#api = api;
    this.#closed = closed;
    this.#sync = new MatrixSync({ api, clock, signal: closed.signal, onStatus: (status, error) => onStatus?.(status, error) });
  }

  async resolveChannel(channelId: string, { signal }: RequestOptions = {}): Promise<string> {
    if (channelId.startsWith('!')) return channelId;
    const serverName = this.userId.replace(/^[^:]*:/, '');
    const alias = channelId.startsWith('#') ? channelId : `#${channelId}:${serverName}`;
    let roomId = this.#roomIds.get(alias);
    if (roomId === undefined) {
      roomId = (await this.#api.roomOfAlias(alias, signal)).room_id;
      this.#roomIds.set(alias, roomId);
    }
    return roomId;
  }

  async openChannel(
    channelId: string,
    listener: (update: ChannelUpdate) => void,
    options: { signal: AbortSignal; join?: boolean; limit?: number },
  ): Promise<ChannelSnapshot> {
    const { signal, join = false, limit = 30 } = options;
    const open = new AbortController();
    const onAbort = () => open.abort();
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    this.#sync.watch(channelId, (news) => listener(this.#update(channelId, news)), open.signal);
    try {
      let news = await this.#sync.snapshot(channelId, limit, open.signal);
      if (join && news?.membership !== 'join' && news?.membership !== 'invite') {
        await this.#api.join(channelId, open.signal);
        news = await this.#sync.snapshot(channelId, limit, open.signal);
      }
      if (news?.membership === 'join') return this.#snapshot(channelId, news.room);
      if (news?.membership === 'invite') return { channel: { ...mapChannel(channelId, this.userId), membership: 'invited' }, events: [] };
      return await this.#peek(channelId, limit, open.signal);
    } catch (error) {
      signal.removeEventListener('abort', onAbort);
      open.abort();
      if (isChatError(error) && (error.code === 'forbidden' || error.code === 'not_found')) {
        throw new ChatError('no_access', 'The user may not enter this channel', { cause: error, status: error.status });
      }
      throw error;
    }
  }

  /** What may be read of a room without being in it: all of a world-readable one, nothing of another. It is not told live. */
  async #peek(channelId: string, limit: number, signal: AbortSignal): Promise<ChannelSnapshot> {
    const { chunk, end, state } = await this.#api.messages(channelId, { dir: 'b', limit }, signal);
    const channel = { ...mapChannel(channelId, this.userId), membership: 'none', maySend: false } as const;
    return { channel, events: mapEvents(channelId, state, eventsOf(chunk).reverse()), before: end };
  }

  #snapshot(channelId: string, room: JoinedRoom): ChannelSnapshot {
    const { limited, prev_batch } = room.timeline ?? {};
    const channel = mapChannel(channelId, this.userId, room);
    this.#encrypted.set(channelId, channel.encrypted);
    return {
      channel,
      events: mapRoom(channelId, room, this.userId),
      before: limited ? prev_batch : undefined,
    };
  }

  #update(channelId: string, news: RoomNews): ChannelUpdate {
    if (news.membership !== 'join') {
      return { events: [{ type: 'channel', change: { membership: news.membership === 'invite' ? 'invited' : 'none' } }] };
    }
    const { limited, prev_batch } = news.room.timeline ?? {};
    const events = mapRoom(channelId, news.room, this.userId);
    if (events.some((event) => event.type === 'channel' && event.change.encrypted)) this.#encrypted.set(channelId, true);
    return { events, gap: limited ? prev_batch : undefined };
  }

  async page(channelId: string, cursor: string, direction: 'before' | 'after', options: RequestOptions & { limit?: number } = {}): Promise<Page> {
    const { signal, limit = 50 } = options;
    const answer = await this.#api.messages(channelId, { from: cursor, dir: direction === 'before' ? 'b' : 'f', limit }, signal);
    const chunk = eventsOf(answer.chunk);
    const events = mapEvents(channelId, answer.state, direction === 'before' ? chunk.reverse() : chunk);
    return { events, [direction]: answer.end === cursor ? undefined : answer.end };
  }

  async send(channelId: string, message: OutgoingMessage, { clientId, signal }: RequestOptions & { clientId: string }): Promise<{ id: string }> {
    await this.#refuseEncrypted(channelId, signal);
    const { event_id } = await this.#api.send(channelId, 'm.room.message', clientId, messageContent(message, clientId), signal);
    return { id: event_id };
  }

  /** Plain text never goes into an encrypted channel, also not into one that is not open here. */
  async #refuseEncrypted(channelId: string, signal: AbortSignal | undefined): Promise<void> {
    const encrypted = this.#encrypted.get(channelId) ?? (await this.#api.isEncrypted(channelId, signal));
    this.#encrypted.set(channelId, encrypted);
    if (encrypted) throw new ChatError('encrypted_channel', 'This channel is end-to-end encrypted');
  }

  async markRead(channelId: string, messageId: string, { signal }: RequestOptions = {}): Promise<void> {
    await this.#api.receipt(channelId, messageId, signal);
  }

  async setTyping(channelId: string, typing: boolean, { signal }: RequestOptions = {}): Promise<void> {
    await this.#api.typing(channelId, this.userId, typing, TYPING, signal);
  }

  async around(...args: Parameters<ChatConnection['around']>) {
    return (await actions()).around(this.#api, ...args);
  }

  async edit(channelId: string, ...args: Tail<ChatConnection['edit']>) {
    await this.#refuseEncrypted(channelId, args[2].signal);
    return (await actions()).edit(this.#api, channelId, ...args);
  }

  async delete(...args: Parameters<ChatConnection['delete']>) {
    return (await actions()).remove(this.#api, ...args);
  }

  async react(...args: Parameters<ChatConnection['react']>) {
    return (await actions()).react(this.#api, ...args);
  }

  async search(...args: Parameters<ChatConnection['search']>) {
    return (await actions()).search(this.#api, ...args);
  }

  async profile(...args: Parameters<ChatConnection['profile']>) {
    return (await actions()).profile(this.#api, ...args);
  }

  async media(...args: Parameters<ChatConnection['media']>) {
    return (await actions()).media(this.#api, ...args);
  }

  wake(): void {
    this.#sync.wake();
  }

  close(): void {
    this.#closed.abort();
  }
}

/** What is not needed until somebody does something: loaded then. */
async function actions() {
  try {
    return await import('./actions.js');
  } catch (cause) {
    throw new ChatError('part_unavailable', 'A part of chat-elements could not be loaded', { retryable: true, cause });
  }
}

type Tail<F> = F extends (first: string, ...rest: infer R) => unknown ? R : never;
