import type { Homeserver } from '../homeserver.js';
import type { JsonObject } from '../json.js';
import { stayStart } from '../rooms/service.js';
import type { StoredEvent } from '../store/events.js';
import type { MembershipRow } from '../store/rooms.js';
import type { Requester } from '../tokens.js';
import { clientEvent, clientEvents, strippedEvent } from './client-event.js';
import { passes, passesRoom, type RoomEventFilter, type SyncFilter } from './filter.js';
import { heroes, receiptEvent } from './sync-parts.js';

/** Events of a timeline when the filter says nothing, and at most. */
const DEFAULT_TIMELINE = 10;
const MAX_TIMELINE = 1000;

/** State that an invited user gets to see. */
const INVITE_STATE = ['m.room.create', 'm.room.name', 'm.room.avatar', 'm.room.canonical_alias', 'm.room.join_rules', 'm.room.topic', 'm.room.encryption'];

interface Timeline {
  events: StoredEvent[];
  /** Whether events were left out. */
  limited: boolean;
  /** Position right before the first event. */
  start: number;
}

/** Reads what one user's sync answers under one filter. */
export class SyncReader {
  readonly #server: Homeserver;
  readonly #viewer: Requester;
  readonly #filter: SyncFilter;
  readonly #lazy: boolean;

  constructor(server: Homeserver, viewer: Requester, filter: SyncFilter) {
    this.#server = server;
    this.#viewer = viewer;
    this.#filter = filter;
    this.#lazy = filter.room?.state?.lazy_load_members === true || filter.room?.timeline?.lazy_load_members === true;
  }

  /**
   * Everything after position `since`, up to now.
   *
   * @param since undefined: an initial sync
   * @param fullState whether to send all state of all rooms whether it changed or not
   * @returns the response, and whether it holds nothing beside its token
   */
  read(since: number | undefined, fullState: boolean): { body: JsonObject; empty: boolean } {
    const { stream, roomStore, accountData, events, presence } = this.#server;
    const userId = this.#viewer.userId;
    const now = stream.pos;
    const join: JsonObject = {};
    const invite: JsonObject = {};
    const leave: JsonObject = {};
    const busy = since === undefined || fullState ? undefined : events.roomsWithEvents(userId, since);
    for (const row of roomStore.membershipsOf(userId)) {
      if (!passesRoom(this.#filter.room, row.roomId)) continue;
      const isNew = since === undefined || row.pos > since;
      if (row.membership === 'join') {
        const room = this.#joined(row, since, now, fullState, busy?.has(row.roomId) ?? true);
        if (room) join[row.roomId] = room;
      } else if (row.membership === 'invite') {
        if (isNew || fullState) invite[row.roomId] = { invite_state: { events: this.#inviteState(row) } };
      } else if (since === undefined ? this.#filter.room?.include_leave === true : isNew) {
        const room = this.#left(row, since);
        if (room) leave[row.roomId] = room;
      }
    }
    const globalData = accountData.since(userId, '', since ?? -1).filter((event) => passes(this.#filter.account_data, event));
    const others = presence
      .since(since ?? -1, since === undefined)
      .filter((event) => event.sender !== userId && passes(this.#filter.presence, event) && roomStore.shareRoom(userId, event.sender));
    const rooms: JsonObject = {};
    for (const [name, section] of Object.entries({ join, invite, leave })) {
      if (Object.keys(section).length > 0) rooms[name] = section;
    }
    const body: JsonObject = { next_batch: stream.token(now) };
    if (globalData.length > 0) body['account_data'] = { events: globalData };
    if (others.length > 0) body['presence'] = { events: others };
    if (Object.keys(rooms).length > 0) body['rooms'] = rooms;
    return { body, empty: Object.keys(body).length === 1 };
  }

  #joined(row: MembershipRow, since: number | undefined, now: number, fullState: boolean, busy: boolean): JsonObject | undefined {
    const { events, receipts, accountData, stream, roomStore } = this.#server;
    const { roomId } = row;
    const { userId } = this.#viewer;
    const whole = since === undefined || this.#newlyJoined(row, since);
    const after = whole ? this.#server.rooms.visibility(roomId, userId).after : since;
    const timeline = busy || whole ? this.#timeline(roomId, after, now) : { events: [], limited: false, start: now };
    const state = busy || whole || fullState ? this.#state(roomId, whole || fullState ? undefined : since, timeline, whole) : [];
    const ephemeral = this.#ephemeral(roomId, whole ? -1 : since);
    const data = accountData.since(userId, roomId, whole ? -1 : since).filter((event) => passes(this.#filter.room?.account_data, event));
    const nothing = timeline.events.length === 0 && state.length === 0 && ephemeral.length === 0 && data.length === 0;
    if (nothing && !whole && !fullState) return undefined;

    const read = Math.max(
      receipts.readUpTo(roomId, userId),
      events.lastSent(roomId, userId),
      stayStart(events.memberEvents(roomId, userId, 0, now)),
    );
    const unread = events.unread(roomId, userId, read, now);
    const room: JsonObject = {
      timeline: {
        events: clientEvents(this.#server, timeline.events, this.#viewer, { roomId: false, bundle: whole || timeline.limited }),
        limited: timeline.limited,
        prev_batch: stream.token(timeline.start),
      },
      state: { events: clientEvents(this.#server, state, this.#viewer, { roomId: false }) },
      ephemeral: { events: ephemeral },
      account_data: { events: data },
      unread_notifications: { notification_count: unread.notifications, highlight_count: unread.highlights },
      summary: {},
    };
    if (this.#lazy && (whole || fullState || events.hasMemberChange(roomId, since, now))) {
      room['summary'] = {
        'm.joined_member_count': roomStore.countMembers(roomId, 'join'),
        'm.invited_member_count': roomStore.countMembers(roomId, 'invite'),
        ...heroes(this.#server, roomId, userId),
      };
    }
    return room;
  }

  #left(row: MembershipRow, since: number | undefined): JsonObject | undefined {
    const { rooms, stream, events } = this.#server;
    const { roomId } = row;
    const history = events.memberEvents(roomId, this.#viewer.userId, 0, row.pos);
    const wasJoined = history.some((event) => event.content['membership'] === 'join');
    // Somebody whose invitation ended sees that event and nothing else.
    const after = Math.max(since ?? -1, wasJoined ? rooms.visibility(roomId, this.#viewer.userId).after : row.pos - 1);
    const timeline = this.#timeline(roomId, after, row.pos);
    const state = wasJoined ? this.#state(roomId, since, timeline, false, row.pos) : [];
    return {
      timeline: {
        events: clientEvents(this.#server, timeline.events, this.#viewer, { roomId: false }),
        limited: timeline.limited,
        prev_batch: stream.token(timeline.start),
      },
      state: { events: clientEvents(this.#server, state, this.#viewer, { roomId: false }) },
      account_data: { events: [] },
    };
  }

  #timeline(roomId: string, after: number, upTo: number): Timeline {
    const filter = this.#filter.room?.timeline;
    const limit = Math.min(filter?.limit ?? DEFAULT_TIMELINE, MAX_TIMELINE);
    if (!passesRoom(filter, roomId)) return { events: [], limited: false, start: upTo };
    const accept = filter ? (event: StoredEvent): boolean => passes(filter, event) : undefined;
    // One more than asked for tells whether something is left out.
    const found = this.#server.events.stretch({ roomId, after, upTo, dir: 'b', limit: limit + 1, accept });
    const limited = found.length > limit;
    const kept = found.slice(0, limit).reverse();
    const first = kept[0];
    return { events: kept, limited, start: limited ? (first ? first.pos - 1 : upTo) : Math.min(after, upTo) };
  }

  /**
   * The state to send: what the client needs to know at the timeline's start, and with
   * lazy-loading the member events of the timeline's senders.
   *
   * @param since undefined: all state; else what changed between there and the timeline's start
   */
  #state(roomId: string, since: number | undefined, timeline: Timeline, whole: boolean, upTo = Number.MAX_SAFE_INTEGER): StoredEvent[] {
    const { events } = this.#server;
    const filter = this.#filter.room?.state;
    if (!passesRoom(filter, roomId)) return [];
    const first = timeline.events[0];
    const start = first ? first.pos - 1 : upTo;
    const inTimeline = new Set(timeline.events.map((event) => event.eventId));
    const chosen = new Map<string, StoredEvent>();
    const choose = (event: StoredEvent): void => {
      if (!inTimeline.has(event.eventId)) chosen.set(JSON.stringify([event.type, event.stateKey]), event);
    };
    const changed = events.stateAt(roomId, start, since);
    // What the timeline's filter keeps out must come as state: as in Synapse, look at its end too.
    if (first && selects(this.#filter.room?.timeline)) changed.push(...events.stateAt(roomId, upTo, since));
    for (const event of changed) {
      if (!(this.#lazy && event.type === 'm.room.member' && since === undefined)) choose(event);
    }
    if (this.#lazy) {
      const { userId } = this.#viewer;
      const wanted = new Set(timeline.events.map((event) => event.sender));
      if (whole) for (const member of [userId, ...(heroes(this.#server, roomId, userId)['m.heroes'] ?? [])]) wanted.add(member);
      for (const member of wanted) {
        const event = events.stateEventAt(roomId, 'm.room.member', member, start) ?? events.stateEventAt(roomId, 'm.room.member', member, upTo);
        if (event) choose(event);
      }
    }
    return [...chosen.values()].filter((event) => passes(filter, event)).sort((a, b) => a.pos - b.pos);
  }

  #ephemeral(roomId: string, since: number): JsonObject[] {
    const filter = this.#filter.room?.ephemeral;
    if (!passesRoom(filter, roomId)) return [];
    const { typing, receipts } = this.#server;
    const found: JsonObject[] = [];
    const typists = typing.in(roomId);
    if (since < 0 ? typists.userIds.length > 0 : typists.pos > since) {
      found.push({ type: 'm.typing', content: { user_ids: typists.userIds } });
    }
    const moved = receipts.since(roomId, this.#viewer.userId, since);
    if (moved.length > 0) found.push(receiptEvent(moved));
    return found.filter((event) => passes(filter, event as { type: string }));
  }

  #inviteState(row: MembershipRow): JsonObject[] {
    const { rooms, events } = this.#server;
    const shown = INVITE_STATE.map((type) => rooms.stateEvent(row.roomId, type));
    const invitation = events.byPos(row.pos);
    const inviter = invitation && rooms.stateEvent(row.roomId, 'm.room.member', invitation.sender);
    const stripped = [...shown, inviter].filter((event) => event !== undefined).map(strippedEvent);
    // As in Synapse, the invitation itself is whole: it says when it was made.
    return invitation ? [...stripped, clientEvent(this.#server, invitation, this.#viewer, { roomId: false })] : stripped;
  }

  #newlyJoined(row: MembershipRow, since: number): boolean {
    if (row.pos <= since) return false;
    const { events } = this.#server;
    const { userId } = this.#viewer;
    if (events.stateEventAt(row.roomId, 'm.room.member', userId, since)?.content['membership'] !== 'join') return true;
    return events.memberEvents(row.roomId, userId, since, row.pos).some((event) => event.content['membership'] !== 'join');
  }
}

/** Whether a filter keeps some events out. */
function selects(filter: RoomEventFilter | null | undefined): boolean {
  return Boolean(filter && (filter.types ?? filter.not_types ?? filter.senders ?? filter.not_senders ?? filter.contains_url ?? false) !== false);
}
