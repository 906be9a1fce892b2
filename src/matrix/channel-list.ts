/**
 * The list of the user's channels, one per connection however many watch it (Client-Server API, "Syncing"). The poll is
 * widened to all rooms before the list's own snapshot is asked for: so nothing falls between the two, as in `sync.ts`.
 */

import { abortable } from '../clock.js';
import { abortedError, isAborted, isChatError } from '../errors.js';
import { Listeners } from '../events.js';
import type { ChannelListUpdate, ChannelSummary } from '../backend/types.js';
import { path } from './http.js';
import { ListRoom, type Arrival } from './list-room.js';
import { CUSTOM, eventsOf, record, records, text, texts } from './map.js';
import type { Matrix } from './matrix.js';
import type { InvitedRoom, JoinedRoom, SyncAnswer } from './types.js';

const MESSAGES = ['m.room.message', 'm.room.encrypted', 'm.sticker'];

const STATE = ['name', 'avatar', 'topic', 'canonical_alias', 'encryption', 'create', 'power_levels', 'member'].map((type) => `m.room.${type}`);

/** Of each room the last message, and what the list shows of it. */
const SNAPSHOT = {
  presence: { not_types: ['*'] },
  account_data: { types: ['m.direct'] },
  room: {
    timeline: { limit: 1, types: MESSAGES, lazy_load_members: true },
    state: { types: [...STATE, CUSTOM], lazy_load_members: true, include_redundant_members: true },
    ephemeral: { types: ['m.receipt'] },
    account_data: { types: ['m.marked_unread'] },
  },
};

/** How far back the last message is looked for: so many pages of so many messages, which are edits up to there. */
const MOST_PAGES = 10;
const PAGE = 20;

const lists = new WeakMap<Matrix, ChannelList>();

export async function watchChannels(
  matrix: Matrix,
  listener: (update: ChannelListUpdate) => void,
  { signal }: { signal: AbortSignal },
): Promise<readonly ChannelSummary[]> {
  if (signal.aborted || matrix.closed.aborted) throw abortedError(signal);
  const list = lists.get(matrix) ?? new ChannelList(matrix);
  lists.set(matrix, list);
  const remove = list.add(listener);
  const end = () => {
    remove();
    if (list.hasEnded && lists.get(matrix) === list) lists.delete(matrix);
  };
  signal.addEventListener('abort', end, { once: true });
  try {
    await abortable(list.ready, signal);
    return list.channels;
  } catch (error) {
    signal.removeEventListener('abort', end);
    end();
    throw error;
  }
}

/** What an answer of the poll has brought. */
interface Taken {
  /** Ids of the rooms it says something of. */
  readonly touched: Iterable<string>;
  readonly removed: readonly string[];
  readonly messages: readonly Arrival[];
}

class ChannelList {
  /** Resolves when the rooms are known. */
  readonly ready: Promise<void>;
  readonly #matrix: Matrix;
  readonly #end = new AbortController();
  readonly #rooms = new Map<string, ListRoom>();
  readonly #listeners = new Listeners<[ChannelListUpdate]>();
  /** What each room looked like when it was last told, as JSON. */
  readonly #told = new Map<string, string>();
  /** Room id → whom the user's own list of direct conversations has it under. */
  #direct = new Map<string, string>();
  /** What the poll told before the snapshot was there. */
  #early: [SyncAnswer, boolean][] | undefined = [];
  #filling = false;

  constructor(matrix: Matrix) {
    this.#matrix = matrix;
    this.ready = this.#start();
    this.ready.catch(() => undefined /* told to all who wait for it */);
  }

  get channels(): readonly ChannelSummary[] {
    return [...this.#rooms.values()].flatMap((room) => this.#summary(room) ?? []);
  }

  get hasEnded(): boolean {
    return this.#end.signal.aborted;
  }

  /** @returns takes it away again: the list ends with the last one */
  add(listener: (update: ChannelListUpdate) => void): () => void {
    const remove = this.#listeners.add(listener);
    return () => {
      remove();
      if (this.#listeners.size === 0) this.#end.abort();
    };
  }

  async #start(): Promise<void> {
    const { sync } = this.#matrix;
    const { signal } = this.#end;
    sync.follow({ room: '*' }, (answer, lost) => {
      if (this.#early) this.#early.push([answer, lost]);
      else this.#tell(this.#take(answer, lost));
    }, signal);
    this.#take(await sync.first(SNAPSHOT, signal), true, true);
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const room of this.#rooms.values()) this.#told.set(room.id, JSON.stringify(this.#summary(room)));
    for (const [answer, lost] of early) this.#tell(this.#take(answer, lost));
    void this.#fill();
  }

  /**
   * @param isWhole whether it says all that is true now, so that whatever it leaves out is gone
   * @param isFirst whether nothing in it is news
   */
  #take(answer: SyncAnswer, isWhole: boolean, isFirst = false): Taken {
    const { join, invite, leave } = record(answer.rooms);
    const [joined, invited] = [record(join), record(invite)];
    let touched: Iterable<string> = [...Object.keys(joined), ...Object.keys(invited)];
    for (const { type, content } of records(record(answer.account_data)['events'])) {
      if (type !== 'm.direct') continue;
      this.#direct = directRooms(record(content));
      touched = this.#rooms.keys();
    }
    const messages = Object.entries(joined).flatMap(([id, room]) => {
      const known = this.#rooms.has(id);
      const arrivals = this.#room(id).join(record(room) as JoinedRoom, isFirst);
      return isWhole && !known ? [] : arrivals;
    });
    for (const [id, room] of Object.entries(invited)) this.#room(id).invite(record(room) as InvitedRoom, this.#matrix.clock.now());
    const gone = isWhole ? [...this.#rooms.keys()].filter((id) => !(id in joined) && !(id in invited)) : Object.keys(record(leave));
    return { touched, removed: gone.filter((id) => this.#rooms.delete(id)), messages };
  }

  #room(id: string): ListRoom {
    let room = this.#rooms.get(id);
    if (!room) this.#rooms.set(id, (room = new ListRoom(id, this.#matrix.userId)));
    return room;
  }

  #summary(room: ListRoom): ChannelSummary | undefined {
    return room.summary(this.#direct.get(room.id));
  }

  /** Tells what looks otherwise than before: most of what the server says (who types) changes nothing here. */
  #tell({ touched, removed, messages }: Taken): void {
    for (const id of removed) this.#told.delete(id);
    const changed = [...touched].flatMap((id) => {
      const room = this.#rooms.get(id);
      const channel = room && this.#summary(room);
      const now = JSON.stringify(channel);
      if (!channel || this.#told.get(id) === now) return [];
      this.#told.set(id, now);
      return channel;
    });
    if (changed.length + removed.length + messages.length) this.#listeners.emit({ changed, removed, messages });
    void this.#fill();
  }

  /** Asks for what the server has left out, one room after the other. Never rejects; what fails and may pass is tried with the next answer. */
  async #fill(): Promise<void> {
    if (this.#filling || this.#early) return;
    this.#filling = true;
    try {
      for (;;) {
        const room = [...this.#rooms.values()].find(({ missing, unsure }) => missing !== undefined || unsure);
        if (!room || this.#end.signal.aborted) return;
        await (room.missing === undefined ? this.#askMembers(room) : this.#findLast(room, room.missing));
        if (this.#end.signal.aborted) return;
        this.#filling = false;
        this.#tell({ touched: [room.id], removed: [], messages: [] });
      }
    } catch {
      // with the next answer
    } finally {
      this.#filling = false;
    }
  }

  async #askMembers(room: ListRoom): Promise<void> {
    const answer = await this.#ask(path`v3/rooms/${room.id}/members`, { not_membership: 'leave' });
    room.takeMembers(eventsOf(answer['chunk']));
  }

  /** Goes backwards to the last message: what comes after it are edits of others, or what is none. */
  async #findLast(room: ListRoom, start: string): Promise<void> {
    let from: string | undefined = start;
    const filter = JSON.stringify({ types: MESSAGES, lazy_load_members: true });
    for (let page = 0; from !== undefined && page < MOST_PAGES; page++) {
      const answer = await this.#ask(path`v3/rooms/${room.id}/messages`, { from, dir: 'b', limit: PAGE, filter });
      // A message has come meanwhile, or the server has left others out.
      if (room.missing !== start) return;
      if (room.found(eventsOf(answer['chunk']), eventsOf(answer['state']))) break;
      const end = text(answer['end']);
      from = end === from ? undefined : end;
    }
    room.missing = undefined;
  }

  /** What the server refuses is as good as empty. */
  async #ask(where: string, query: Record<string, string | number>): Promise<Record<string, unknown>> {
    try {
      return record(await this.#matrix.api.http.json('GET', where, { query, signal: this.#end.signal }));
    } catch (error) {
      if (isChatError(error) && !error.retryable && !isAborted(error)) return {};
      throw error;
    }
  }
}

/** `m.direct` the other way round. */
function directRooms(content: Record<string, unknown>): Map<string, string> {
  return new Map(Object.entries(content).flatMap(([userId, rooms]) => texts(rooms).map((roomId) => [roomId, userId] as const)));
}
