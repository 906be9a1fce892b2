/** The port's `ChatConnection` on a Matrix homeserver: ids are completed here, and answers put into the port's words. */

import { type Clock } from '../clock.js';
import { ChatError, isChatError } from '../errors.js';
import type {
  Capability,
  ChannelEvent,
  ChannelSnapshot,
  ChannelUpdate,
  ChatConnection,
  ConnectOptions,
  OutgoingMessage,
  Page,
  Participant,
  RequestOptions,
  SearchPage,
  SearchQuery,
} from '../backend/types.js';
import { MatrixApi } from './api.js';
import { MatrixHttp } from './http.js';
import { editContent, mapChannel, mapEvent, mapRoom, messageContent, participantOf } from './map.js';
import { MatrixSync, type RoomNews } from './sync.js';
import type { JoinedRoom, MatrixEvent } from './types.js';

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
      if (news?.membership === 'invite') return { channel: { ...mapChannel(channelId, [], this.userId), membership: 'invited' }, events: [] };
      throw new ChatError('no_access', 'The user is not in this channel');
    } catch (error) {
      signal.removeEventListener('abort', onAbort);
      open.abort();
      if (isChatError(error) && (error.code === 'forbidden' || error.code === 'not_found')) {
        throw new ChatError('no_access', 'The user may not enter this channel', { cause: error, ...(error.status && { status: error.status }) });
      }
      throw error;
    }
  }

  #snapshot(channelId: string, room: JoinedRoom): ChannelSnapshot {
    const { events = [], limited, prev_batch } = room.timeline ?? {};
    const state = [...(room.state?.events ?? []), ...events].filter(({ state_key }) => state_key !== undefined);
    const channel = mapChannel(channelId, state, this.userId, room);
    this.#encrypted.set(channelId, channel.encrypted);
    return {
      channel,
      events: mapRoom(channelId, room, this.userId),
      ...(limited && prev_batch && { before: prev_batch }),
    };
  }

  #update(channelId: string, news: RoomNews): ChannelUpdate {
    if (news.membership !== 'join') {
      return { events: [{ type: 'channel', change: { membership: news.membership === 'invite' ? 'invited' : 'none' } }] };
    }
    const { limited, prev_batch } = news.room.timeline ?? {};
    const events = mapRoom(channelId, news.room, this.userId);
    if (events.some((event) => event.type === 'channel' && event.change.encrypted)) this.#encrypted.set(channelId, true);
    return { events, ...(limited && prev_batch && { gap: prev_batch }) };
  }

  async page(channelId: string, cursor: string, direction: 'before' | 'after', options: RequestOptions & { limit?: number } = {}): Promise<Page> {
    const { signal, limit = 50 } = options;
    const answer = await this.#api.messages(channelId, { from: cursor, dir: direction === 'before' ? 'b' : 'f', limit }, signal);
    const chunk = answer.chunk ?? [];
    const events = this.#events(channelId, answer.state, direction === 'before' ? chunk.reverse() : chunk);
    return { events, ...(answer.end && answer.end !== cursor && { [direction]: answer.end }) };
  }

  async around(channelId: string, messageId: string, { signal, limit = 50 }: RequestOptions & { limit?: number } = {}): Promise<Page> {
    const answer = await this.#api.context(channelId, messageId, limit, signal);
    if (!answer.event) throw new ChatError('not_found', 'The chat server does not know this message');
    const timeline = [...(answer.events_before ?? []).reverse(), answer.event, ...(answer.events_after ?? [])];
    return {
      events: this.#events(channelId, answer.state, timeline),
      ...(answer.start && { before: answer.start }),
      ...(answer.end && { after: answer.end }),
    };
  }

  #events(channelId: string, state: MatrixEvent[] = [], timeline: MatrixEvent[]): ChannelEvent[] {
    return [...state, ...timeline].flatMap((event) => mapEvent(event, channelId));
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
    if (encrypted) throw new ChatError('encrypted_channel', 'This channel is end-to-end encrypted; nothing can be sent into it from here');
  }

  async edit(channelId: string, messageId: string, message: OutgoingMessage, { clientId, signal }: RequestOptions & { clientId: string }): Promise<void> {
    await this.#refuseEncrypted(channelId, signal);
    await this.#api.send(channelId, 'm.room.message', clientId, editContent(messageId, message, clientId), signal);
  }

  async delete(channelId: string, id: string, { clientId, signal }: RequestOptions & { clientId: string }): Promise<void> {
    await this.#api.redact(channelId, id, clientId, signal);
  }

  async react(channelId: string, messageId: string, emoji: string, { clientId, signal }: RequestOptions & { clientId: string }): Promise<void> {
    const content = { 'm.relates_to': { rel_type: 'm.annotation', event_id: messageId, key: emoji } };
    try {
      await this.#api.send(channelId, 'm.reaction', clientId, content, signal);
    } catch (error) {
      if (!isChatError(error) || (error.cause as { errcode?: string } | null)?.errcode !== 'M_DUPLICATE_ANNOTATION') throw error;
    }
  }

  async markRead(channelId: string, messageId: string, { signal }: RequestOptions = {}): Promise<void> {
    await this.#api.receipt(channelId, messageId, signal);
  }

  async setTyping(channelId: string, typing: boolean, { signal }: RequestOptions = {}): Promise<void> {
    await this.#api.typing(channelId, this.userId, typing, TYPING, signal);
  }

  async search({ text, channelId, cursor, limit = 20 }: SearchQuery, { signal }: RequestOptions = {}): Promise<SearchPage> {
    const body = {
      search_categories: {
        room_events: {
          search_term: text,
          keys: ['content.body'],
          order_by: 'recent', // by rank, Synapse gives no second page
          filter: { limit, types: ['m.room.message'], ...(channelId && { rooms: [channelId] }) },
          event_context: { before_limit: 0, after_limit: 0, include_profile: true },
        },
      },
    };
    const answer = (await this.#api.search(body, cursor, signal)).search_categories?.room_events ?? {};
    const results: SearchPage['results'][number][] = [];
    for (const { result, context } of answer.results ?? []) {
      if (!result?.room_id) continue;
      const mapped = mapEvent(result, result.room_id)[0];
      const profile = context?.profile_info?.[result.sender];
      const sender = profile && participantOf(result.sender, profile);
      // Edits are hits of their own; each stands for the message it changed.
      if (mapped?.type === 'message') results.push({ message: mapped.message, ...(sender && { sender }) });
      else if (mapped?.type === 'edit') {
        const { messageId, senderId, text, editedAt } = mapped;
        const message = { id: messageId, channelId: result.room_id, senderId, sentAt: editedAt, kind: 'text', text, editedAt } as const;
        results.push({ message, ...(sender && { sender }) });
      }
    }
    return { results, highlights: answer.highlights ?? [], ...(answer.next_batch && { next: answer.next_batch }) };
  }

  async profile(userId: string, { signal }: RequestOptions = {}): Promise<Participant> {
    return participantOf(userId, await this.#api.profile(userId, signal));
  }

  async media(media: string, { signal, size }: RequestOptions & { size?: number } = {}): Promise<Blob> {
    const [, server, id] = /^mxc:\/\/([^/]+)\/([^/?#]+)$/.exec(media) ?? [];
    if (!server || !id) throw new ChatError('not_found', 'This is no Matrix media');
    const address = `${encodeURIComponent(server)}/${encodeURIComponent(id)}`;
    return size === undefined ? this.#api.download(address, signal) : this.#api.thumbnail(address, size, signal);
  }

  wake(): void {
    this.#sync.wake();
  }

  close(): void {
    this.#closed.abort();
  }
}
