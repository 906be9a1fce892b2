/** The port's `ChatConnection` on a Matrix homeserver: ids are completed here, and answers put into the port's words. */

import { type Clock } from '../clock.js';
import { loadPart } from '../errors.js';
import type {
  Capability,
  ChannelSnapshot,
  ChannelUpdate,
  ChatConnection,
  ConnectOptions,
  RequestOptions,
} from '../backend/types.js';
import { MatrixApi } from './api.js';
import { MatrixHttp, noAccess } from './http.js';
import { type MapEvent, eventsOf, isCreator, isPlain, mapChannel, mapPlain, mapRoom, records, serverOf } from './map.js';
import type { Matrix } from './matrix.js';
import { MatrixSync, type RoomNews } from './sync.js';
import type { JoinedRoom } from './types.js';

const capabilities: ReadonlySet<Capability> = new Set([
  'search', 'typing', 'receipts', 'reactions', 'edit', 'delete', 'media', 'channels', 'members', 'profiles', 'presence', 'upload', 'threads',
  'moderation', 'dates', 'permalinks',
] as const);

// What is not needed until somebody does something is loaded then.
const actions = () => import('./actions.js');
const download = () => import('./download.js');
const channels = () => import('./channels.js');
const list = () => import('./channel-list.js');
const people = () => import('./people.js');
const upload = () => import('./upload.js');

export class MatrixConnection implements ChatConnection, Matrix {
  readonly userId: string;
  readonly capabilities = capabilities;
  readonly api: MatrixApi;
  readonly sync: MatrixSync;
  readonly clock: Clock;
  readonly closed: AbortSignal;
  readonly marked = new Map<string, boolean>();
  readonly encrypted = new Map<string, boolean>();
  readonly creator = new Set<string>();
  readonly #end: AbortController;
  readonly #roomIds = new Map<string, string>();
  #mapEvent: MapEvent = mapPlain;

  declare readonly peek: Late<typeof actions, 'peek'>;
  declare readonly page: Late<typeof actions, 'page'>;
  declare readonly send: Late<typeof actions, 'send'>;
  declare readonly setTyping: Late<typeof actions, 'setTyping'>;
  declare readonly around: Late<typeof actions, 'around'>;
  declare readonly edit: Late<typeof actions, 'edit'>;
  declare readonly delete: Late<typeof actions, 'delete'>;
  declare readonly react: Late<typeof actions, 'react'>;
  declare readonly search: Late<typeof actions, 'search'>;
  declare readonly profile: Late<typeof actions, 'profile'>;
  declare readonly media: Late<typeof download, 'media'>;
  declare readonly watchChannels: Late<typeof list, 'watchChannels'>;
  declare readonly createChannel: Late<typeof channels, 'createChannel'>;
  declare readonly updateChannel: Late<typeof channels, 'updateChannel'>;
  declare readonly markUnread: Late<typeof channels, 'markUnread'>;
  declare readonly endMark: Late<typeof channels, 'endMark'>;
  declare readonly tellName: Late<typeof channels, 'tellName'>;
  declare readonly members: Late<typeof channels, 'members'>;
  declare readonly join: Late<typeof channels, 'join'>;
  declare readonly leave: Late<typeof channels, 'leave'>;
  declare readonly invite: Late<typeof channels, 'invite'>;
  declare readonly remove: Late<typeof channels, 'remove'>;
  declare readonly setMaySend: Late<typeof channels, 'setMaySend'>;
  declare readonly ban: Late<typeof channels, 'ban'>;
  declare readonly unban: Late<typeof channels, 'unban'>;
  declare readonly thread: Late<typeof actions, 'thread'>;
  declare readonly atTime: Late<typeof actions, 'atTime'>;
  declare readonly setProfile: Late<typeof people, 'setProfile'>;
  declare readonly watchUser: Late<typeof people, 'watchUser'>;
  declare readonly watchPresence: Late<typeof people, 'watchPresence'>;
  declare readonly uploadLimit: Late<typeof upload, 'uploadLimit'>;
  declare readonly upload: Late<typeof upload, 'upload'>;

  /** Asks the server whose token it is, unless that is known. */
  static async connect(options: ConnectOptions, clock: Clock): Promise<MatrixConnection> {
    const end = new AbortController();
    const http = new MatrixHttp({ ...options, fetch: globalThis.fetch, clock, signal: end.signal });
    const api = new MatrixApi(http);
    const userId = options.userId ?? (await api.whoami(options.signal)).user_id;
    return new MatrixConnection(userId, api, end, clock, options);
  }

  private constructor(userId: string, api: MatrixApi, end: AbortController, clock: Clock, { onStatus }: ConnectOptions) {
    this.userId = userId;
    this.api = api;
    this.clock = clock;
    this.#end = end;
    this.closed = end.signal;
    this.sync = new MatrixSync({ api, clock, signal: end.signal, onStatus: (status, error) => onStatus?.(status, error), prepare: ({ rooms }) => this.#understand(Object.values(rooms?.join ?? {})) });
  }

  completeUserId(userId: string): string {
    return userId.includes(':') ? userId : `@${userId.replace('@', '')}${this.userId.replace(/^[^:]*/, '')}`;
  }

  async resolveChannel(channelId: string, { signal }: RequestOptions = {}): Promise<string> {
    if (channelId.startsWith('!')) return channelId;
    const alias = channelId.startsWith('#') ? channelId : `#${channelId}:${serverOf(this.userId)}`;
    let roomId = this.#roomIds.get(alias);
    if (roomId === undefined) {
      roomId = (await this.api.roomOfAlias(alias, signal)).room_id;
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
    const onAbort = () => {
      open.abort();
      if (!this.sync.isWatched(channelId)) this.marked.delete(channelId); // nobody tells of it any more
    };
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    const onNews = (news: RoomNews) => {
      listener(this.#update(channelId, news));
      if (news.membership === 'join' && losesName(news.room)) this.tellName(channelId, listener, open.signal).catch(() => undefined /* it stays called as it was */);
    };
    this.sync.watch(channelId, onNews, open.signal);
    try {
      let news = await this.sync.snapshot(channelId, limit, open.signal);
      if (join && news?.membership !== 'join' && news?.membership !== 'invite') {
        await this.api.join(channelId, open.signal);
        news = await this.sync.snapshot(channelId, limit, open.signal);
      }
      if (news?.membership === 'join') {
        await this.#understand([news.room]);
        return this.#snapshot(channelId, news.room);
      }
      if (news?.membership === 'invite') return { channel: { ...mapChannel(channelId, this.userId, { state: news.room.invite_state ?? {} }), membership: 'invited' }, events: [] };
      return await this.peek(channelId, limit, open.signal);
    } catch (error) {
      signal.removeEventListener('abort', onAbort);
      open.abort();
      throw noAccess(error);
    }
  }

  /** Loads what is needed to map what rooms say, if it is not there. */
  async #understand(rooms: readonly (JoinedRoom | null)[]): Promise<void> {
    if (this.#mapEvent === mapPlain && !rooms.every((room) => isPlain(room?.timeline?.events))) this.#mapEvent = (await loadPart(() => import('./map-event.js'))).mapEvent;
  }

  #snapshot(channelId: string, room: JoinedRoom): ChannelSnapshot {
    const { limited, prev_batch } = room.timeline ?? {};
    const channel = mapChannel(channelId, this.userId, room);
    this.encrypted.set(channelId, channel.encrypted);
    if (isCreator(room, this.userId)) this.creator.add(channelId);
    this.marked.set(channelId, false);
    this.#noteMark(channelId, room);
    return {
      channel,
      events: mapRoom(channelId, room, this.userId, this.#mapEvent, this.creator.has(channelId)),
      before: limited ? prev_batch : undefined,
    };
  }

  #noteMark(channelId: string, { account_data }: JoinedRoom): void {
    for (const { type, content } of records(account_data?.events)) {
      if (type === 'm.marked_unread') this.marked.set(channelId, (content as { unread?: unknown } | undefined)?.unread === true);
    }
  }

  #update(channelId: string, news: RoomNews): ChannelUpdate {
    if (news.membership !== 'join') {
      return { events: [{ type: 'channel', change: { membership: news.membership === 'invite' ? 'invited' : 'none' } }] };
    }
    this.#noteMark(channelId, news.room);
    const { limited, prev_batch } = news.room.timeline ?? {};
    const events = mapRoom(channelId, news.room, this.userId, this.#mapEvent, this.creator.has(channelId));
    if (events.some((event) => event.type === 'channel' && event.change.encrypted)) this.encrypted.set(channelId, true);
    return { events, gap: limited ? prev_batch : undefined };
  }

  async markRead(channelId: string, messageId: string, { signal, threadId }: RequestOptions & { threadId?: string } = {}): Promise<void> {
    await this.api.receipt(channelId, messageId, threadId, signal);
    if (threadId) return;
    if (this.marked.get(channelId) !== false) await this.endMark(channelId, signal);
  }

  permalink(channelId: string, messageId: string): string {
    const [room, event, via] = [channelId, messageId, serverOf(this.userId)].map(encodeURIComponent);
    return `https://matrix.to/#/${room}/${event}?via=${via}`;
  }

  prepare(): void {
    loadPart(actions).catch(() => undefined /* it is loaded when it is needed */);
  }

  wake(): void {
    this.sync.wake();
  }

  close(): void {
    this.#end.abort();
  }
}

/** A function of a part as a method: it is given the connection first. */
type Late<Load extends () => Promise<unknown>, K extends keyof Awaited<ReturnType<Load>>> =
  Awaited<ReturnType<Load>>[K] extends (matrix: Matrix, ...args: infer A) => infer R ? (...args: A) => R : never;

/** The names in a text with spaces between them. */
type NamesIn<Text extends string> = Text extends `${infer First} ${infer Rest}` ? First | NamesIn<Rest> : Text;

/** Gives connections the methods that are functions of a part, which is loaded with the first call. */
function lateMethods<M, Text extends string>(load: () => Promise<M>, names: NamesIn<Text> extends keyof M & keyof MatrixConnection ? Text : never): void {
  for (const name of names.split(' ')) {
    Object.defineProperty(MatrixConnection.prototype, name, {
      async value(this: Matrix, ...args: unknown[]) {
        return ((await loadPart(load)) as Record<string, (...args: unknown[]) => unknown>)[name]!(this, ...args);
      },
    });
  }
}

lateMethods(actions, 'peek page send setTyping around edit delete react search profile thread atTime');
lateMethods(download, 'media');
lateMethods(list, 'watchChannels');
lateMethods(channels, 'createChannel updateChannel markUnread endMark tellName members join leave invite remove setMaySend ban unban');
lateMethods(people, 'setProfile watchUser watchPresence');
lateMethods(upload, 'uploadLimit upload');

/** Whether the room's name has been taken away. */
function losesName({ state, timeline }: JoinedRoom): boolean {
  return [state, timeline].some((list) => eventsOf(list?.events).some(({ type, content }) => type === 'm.room.name' && !content['name']));
}
