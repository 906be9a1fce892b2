/**
 * The one long poll of a connection (Client-Server API, "Syncing"): tells the open rooms' watchers what is new, gap-free.
 *
 * The poll is filtered to the open rooms. A room is put into the filter before its snapshot is asked for: so the snapshot
 * is always younger than the poll's position, and nothing falls between the two. What both tell is told twice.
 */

import { type Clock, backoff, sleep } from '../clock.js';
import { type ChatError, isAborted, toChatError } from '../errors.js';
import { reportListenerError } from '../events.js';
import type { ConnectionStatus } from '../backend/types.js';
import type { MatrixApi } from './api.js';
import type { JoinedRoom, SyncAnswer } from './types.js';

/** How long the server may hold a poll (ms). */
const POLL = 30_000;

/** What one answer says of one room. */
export type RoomNews = { membership: 'join'; room: JoinedRoom } | { membership: 'invite' | 'leave' };

interface Watch {
  readonly roomId: string;
  readonly listener: (news: RoomNews) => void;
}

export interface MatrixSyncOptions {
  api: MatrixApi;
  clock: Clock;
  /** Ends the poll. */
  signal: AbortSignal;
  onStatus(status: ConnectionStatus, error?: ChatError): void;
}

export class MatrixSync {
  readonly #options: MatrixSyncOptions;
  readonly #watches = new Set<Watch>();
  #since: string | undefined;
  /** The first snapshot, which gives the poll its position: others wait for it. */
  #starting: Promise<unknown> | undefined;
  #running = false;
  /** Ends the poll or pause under way, so that the loop goes round again. */
  #round = new AbortController();
  #failures = 0;

  constructor(options: MatrixSyncOptions) {
    this.#options = options;
  }

  /** From now on `listener` hears what is new in the room, until `signal` aborts. Call it before `snapshot()`. */
  watch(roomId: string, listener: (news: RoomNews) => void, signal: AbortSignal): void {
    const watch: Watch = { roomId, listener };
    this.#watches.add(watch);
    this.#goRound();
    signal.addEventListener(
      'abort',
      () => {
        this.#watches.delete(watch);
        this.#goRound();
      },
      { once: true },
    );
  }

  /** The room as it is now, with `limit` events; `undefined` where this user is not in it. */
  async snapshot(roomId: string, limit: number, signal: AbortSignal): Promise<RoomNews | undefined> {
    const ask = () => this.#options.api.sync({ filter: roomFilter([roomId], limit, true), timeout: 0 }, signal);
    for (;;) {
      if (this.#since !== undefined) return newsOf(await ask(), roomId);
      if (this.#starting) {
        await this.#starting.catch(() => undefined /* told to whoever began it */);
        continue;
      }
      const first = ask();
      this.#starting = first;
      try {
        const answer = await first;
        this.#since ??= answer.next_batch;
        this.#start();
        return newsOf(answer, roomId);
      } finally {
        this.#starting = undefined;
      }
    }
  }

  /** Try now instead of waiting. */
  wake(): void {
    if (this.#failures) this.#goRound();
  }

  #goRound(): void {
    this.#round.abort();
    this.#round = new AbortController();
    this.#start();
  }

  #start(): void {
    if (this.#running || this.#since === undefined || this.#watches.size === 0 || this.#options.signal.aborted) return;
    this.#running = true;
    void this.#loop().finally(() => {
      this.#running = false;
      this.#start();
    });
  }

  /** Polls while rooms are open. Never rejects. */
  async #loop(): Promise<void> {
    const { api, clock, signal, onStatus } = this.#options;
    while (this.#watches.size > 0 && !signal.aborted) {
      const round = this.#round.signal;
      try {
        const rooms = [...new Set([...this.#watches].map(({ roomId }) => roomId))];
        const lost = this.#since === undefined;
        // After a failure the first answer is wanted at once, to say that the line is up again.
        const timeout = this.#failures || lost ? 0 : POLL;
        const answer = await api.sync({ filter: roomFilter(rooms, 50, lost), since: this.#since, timeout }, round);
        this.#since = answer.next_batch;
        if (this.#failures) onStatus('online');
        this.#failures = 0;
        this.#tell(answer, lost);
      } catch (cause) {
        if (signal.aborted) return;
        if (round.aborted && isAborted(cause)) continue;
        const error = toChatError(cause);
        // The server has forgotten the position: begin again; rooms are told as after a gap.
        if (error.code === 'bad_request' && this.#since !== undefined) this.#since = undefined;
        this.#failures++;
        onStatus('reconnecting', error);
        await sleep(clock, backoff(this.#failures, error.retryAfter), round).catch(() => undefined /* woken */);
      }
    }
  }

  #tell(answer: SyncAnswer, lost: boolean): void {
    for (const watch of [...this.#watches]) {
      const news = newsOf(answer, watch.roomId);
      if (!news) continue;
      if (lost && news.membership === 'join' && news.room.timeline) news.room.timeline.limited = true;
      // Caught here: the poll's position has moved on, and the other rooms must not lose this answer.
      try {
        watch.listener(news);
      } catch (cause) {
        reportListenerError(cause);
      }
    }
  }
}

function newsOf(answer: SyncAnswer, roomId: string): RoomNews | undefined {
  const { join, invite, leave } = answer.rooms ?? {};
  const room = join?.[roomId];
  if (room) return { membership: 'join', room };
  if (invite?.[roomId]) return { membership: 'invite' };
  if (leave?.[roomId]) return { membership: 'leave' };
  return undefined;
}

/**
 * Just these rooms, with the members whom their events name; no presence, no account data.
 *
 * @param fresh for a request without `since`: Synapse answers an equal one for two minutes from a cache, with what was new
 * then. A field it does not know makes each request another.
 */
function roomFilter(rooms: string[], limit: number, fresh: boolean): object {
  const none = { not_types: ['*'] };
  return {
    ...(fresh && { 'chat-elements.fresh': `${Date.now()} ${Math.random()}` }),
    presence: none,
    account_data: none,
    room: {
      rooms,
      timeline: { limit, lazy_load_members: true },
      state: { lazy_load_members: true },
      ephemeral: { types: ['m.typing', 'm.receipt'] },
      account_data: none,
    },
  };
}
