/**
 * The one long poll of a connection (Client-Server API, "Syncing"): tells those who watch a room, all the user's rooms or
 * somebody's presence what is new, gap-free.
 *
 * The poll is filtered to what is watched. A room is put into the filter before its snapshot is asked for: so the snapshot
 * is always younger than the poll's position, and nothing falls between the two. What both tell is told twice. The same
 * goes for all rooms (the filter then names none) and for presence.
 */

import { type Clock, backoff, sleep } from '../clock.js';
import { ChatError, toChatError } from '../errors.js';
import { guarded } from '../events.js';
import type { ConnectionStatus } from '../backend/types.js';
import type { MatrixApi } from './api.js';
import type { InvitedRoom, JoinedRoom, SyncAnswer } from './types.js';

/** How long the server may hold a poll (ms). */
const POLL = 30_000;

/** What one answer says of one room. */
export type RoomNews = { membership: 'join'; room: JoinedRoom } | { membership: 'invite'; room: InvitedRoom } | { membership: 'leave' };

/** What somebody watches. */
export interface Want {
  /** Id of a room, or `*` for all the user's. */
  readonly room?: string;
  /** Id of whose presence. */
  readonly presence?: string;
}

interface Watch extends Want {
  readonly listener: (answer: SyncAnswer, lost: boolean) => void;
}

export interface MatrixSyncOptions {
  api: MatrixApi;
  clock: Clock;
  /** Ends the poll. */
  signal: AbortSignal;
  onStatus(status: ConnectionStatus, error?: ChatError): void;
  /** Loads what is needed to understand an answer of the poll. Where it rejects, the answer is asked for again. */
  prepare(answer: SyncAnswer): Promise<void>;
}

export class MatrixSync {
  readonly #options: MatrixSyncOptions;
  readonly #watches = new Set<Watch>();
  /** Where the poll stands: `undefined` until a snapshot has told, and again while no room is open. */
  #since: string | undefined;
  /** The server has forgotten the position: the next answer begins anew, and all rooms are told of a gap. */
  #lost = false;
  /** The first snapshot, which gives the poll its position: others wait for it. */
  #starting: Promise<unknown> | undefined;
  #running = false;
  /** Ends the poll or pause under way, so that the loop goes round again. */
  #round = new AbortController();
  #failures = 0;

  constructor(options: MatrixSyncOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => this.#round.abort());
  }

  /** Whether somebody hears what is new in the room. */
  isWatched(roomId: string): boolean {
    return [...this.#watches].some(({ room }) => room === roomId);
  }

  /** From now on `listener` hears what is new in the room, until `signal` aborts. Call it before `snapshot()`. */
  watch(roomId: string, listener: (news: RoomNews) => void, signal: AbortSignal): void {
    const tell = (answer: SyncAnswer, lost: boolean) => {
      const news = newsOf(answer, roomId, lost);
      if (news) listener(news);
    };
    this.follow({ room: roomId }, tell, signal);
  }

  /**
   * From now on `listener` hears each answer of the poll, which tells of `want` and whatever else is watched, until `signal`
   * aborts. Call it before `first()`. `lost`: the answer begins anew, and says nothing of what came between.
   */
  follow(want: Want, listener: Watch['listener'], signal: AbortSignal): void {
    if (signal.aborted) return;
    const watch: Watch = { ...want, listener };
    this.#watches.add(watch);
    this.#goRound();
    signal.addEventListener(
      'abort',
      () => {
        this.#watches.delete(watch);
        if (this.#watches.size === 0) this.#rest();
        this.#goRound();
      },
      { once: true },
    );
  }

  /** The room as it is now, with `limit` events; `undefined` where this user is not in it. */
  async snapshot(roomId: string, limit: number, signal: AbortSignal): Promise<RoomNews | undefined> {
    return newsOf(await this.first(filterOf([{ room: roomId }], limit), signal), roomId);
  }

  /** What a request without a position answers. The poll has a position from then on. */
  async first(filter: object, signal: AbortSignal): Promise<SyncAnswer> {
    const ask = () => this.#ask(filter, undefined, 0, signal);
    for (;;) {
      if (this.#since !== undefined) return await ask();
      if (this.#starting) {
        await this.#starting.catch(() => undefined /* told to whoever began it */);
        continue;
      }
      const first = ask();
      this.#starting = first;
      try {
        const answer = await first;
        if (!signal.aborted) this.#since ??= answer.next_batch;
        this.#start();
        return answer;
      } finally {
        this.#starting = undefined;
      }
    }
  }

  /** Resolves when the poll has a position: what comes from then on is told. */
  async begin(signal: AbortSignal): Promise<void> {
    if (this.#since === undefined) await this.first(filterOf([], 1), signal);
  }

  /** Asks anew: a poll that was under way before the network changed or the computer slept may never be answered. */
  wake(): void {
    this.#goRound();
  }

  /** No room is open: nothing is known of the line, and what comes from now on is history to whoever opens one. */
  #rest(): void {
    this.#since = undefined;
    this.#lost = false;
    this.#isUp();
  }

  #isUp(): void {
    if (this.#failures) this.#options.onStatus('online');
    this.#failures = 0;
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

  async #ask(filter: object, since: string | undefined, timeout: number, signal: AbortSignal): Promise<SyncAnswer> {
    // Synapse answers a request that equals one of the last two minutes, and has no position, from a cache, with what was new
    // then. A field it does not know makes each request another.
    const fresh = since === undefined && { 'chat-elements.fresh': `${Date.now()} ${Math.random()}` };
    const answer = await this.#options.api.sync({ filter: { ...filter, ...fresh }, since, timeout }, signal);
    // Without a position the next poll would be answered at once, and the next.
    if (typeof answer.next_batch !== 'string') throw new ChatError('bad_answer', 'The chat server gave no next_batch');
    return answer;
  }

  /** Polls while rooms are open. Never rejects. */
  async #loop(): Promise<void> {
    const { clock, signal, onStatus, prepare } = this.#options;
    while (this.#since !== undefined && !signal.aborted) {
      const round = this.#round.signal;
      const lost = this.#lost;
      try {
        // After a failure the first answer is wanted at once, to say that the line is up again.
        const timeout = this.#failures || lost ? 0 : POLL;
        const answer = await this.#ask(filterOf([...this.#watches], 50), lost ? undefined : this.#since, timeout, round);
        await prepare(answer);
        // Its position may be another's by now; the next round is told the same.
        if (round.aborted) continue;
        this.#since = answer.next_batch;
        this.#lost = false;
        this.#isUp();
        this.#tell(answer, lost);
      } catch (cause) {
        if (round.aborted) continue;
        const error = toChatError(cause);
        if (error.code === 'bad_request') this.#lost = true;
        this.#failures++;
        onStatus('reconnecting', error);
        await sleep(clock, backoff(this.#failures, error.retryAfter), round).catch(() => undefined /* woken */);
      }
    }
  }

  #tell(answer: SyncAnswer, lost: boolean): void {
    for (const watch of [...this.#watches]) {
      // Caught here: the poll's position has moved on, and the other rooms must not lose this answer.
      guarded(() => watch.listener(answer, lost));
    }
  }
}

/** @param lost whether there may be more before it than it says */
export function newsOf(answer: SyncAnswer, roomId: string, lost = false): RoomNews | undefined {
  const { join, invite, leave } = answer.rooms ?? {};
  const room = join?.[roomId];
  if (room) return { membership: 'join', room: lost ? { ...room, timeline: { ...room.timeline, limited: true } } : room };
  if (invite?.[roomId]) return { membership: 'invite', room: invite[roomId] };
  if (leave?.[roomId]) return { membership: 'leave' };
  return undefined;
}

/** Just what is wanted, with the members whom its events name, and what the user has marked of the rooms. */
function filterOf(wants: readonly Want[], limit: number): object {
  const none = { not_types: ['*'] };
  const all = (key: keyof Want) => [...new Set(wants.flatMap((want) => want[key] ?? []))];
  const rooms = all('room');
  const senders = all('presence');
  const everywhere = rooms.includes('*');
  return {
    presence: senders.length ? { senders } : none,
    account_data: everywhere ? { types: ['m.direct'] } : none,
    room: {
      rooms: everywhere ? undefined : rooms,
      timeline: { limit, lazy_load_members: true },
      // Redundant ones too: what Synapse remembers to have sent went to the device, and so maybe to another tab.
      state: { lazy_load_members: true, include_redundant_members: true },
      ephemeral: { types: ['m.typing', 'm.receipt'] },
      account_data: { types: ['m.marked_unread'] },
    },
  };
}
