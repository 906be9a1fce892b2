import { stringAt, type JsonObject } from '../json.js';
import { forbidden, notFound } from '../http/errors.js';
import type { Db } from '../store/database.js';
import type { EventStore, StoredEvent } from '../store/events.js';
import type { Membership, RoomStore } from '../store/rooms.js';
import type { SearchIndex } from '../store/search-index.js';
import type { UserStore } from '../store/users.js';
import type { Stream } from '../stream.js';
import { PowerLevels, type Action } from './power-levels.js';
import { redactedContent } from './redaction.js';
import { relationOf } from './relation.js';

/** What the room service stands on. */
export interface RoomServiceParts {
  db: Db;
  events: EventStore;
  rooms: RoomStore;
  users: UserStore;
  searchIndex: SearchIndex;
  stream: Stream;
  now: () => number;
}

/** An event to be added to a room. */
export interface Draft {
  roomId: string;
  type: string;
  sender: string;
  content: JsonObject;
  /** Present in state events. */
  stateKey?: string | undefined;
  /** Present in redactions. */
  redacts?: string | undefined;
  /** `origin_server_ts`, ms; now when left out. */
  ts?: number | undefined;
}

/** Which part of a room's timeline somebody may read; `after` exclusive, `upTo` inclusive. */
export interface Visibility {
  after: number;
  upTo: number;
}

/** The rules of rooms: adding events, who may do what, who may see what. */
export class RoomService {
  readonly #parts: RoomServiceParts;

  constructor(parts: RoomServiceParts) {
    this.#parts = parts;
  }

  /** Stores an event, brings state and indexes up to date, and wakes whom it concerns. Checks no rights. */
  append(draft: Draft): StoredEvent {
    const { db, events, rooms, searchIndex, stream, now } = this.#parts;
    return db.transaction(() => {
      const stateKey = draft.stateKey ?? null;
      const relation = stateKey === null ? relationOf(draft.content) : undefined;
      const event: StoredEvent = {
        pos: stream.next(),
        eventId: events.newId(),
        roomId: draft.roomId,
        type: draft.type,
        sender: draft.sender,
        stateKey,
        content: draft.content,
        ts: draft.ts ?? now(),
        redacts: draft.redacts ?? null,
        redactedBy: null,
        relType: relation?.relType ?? null,
        relatesTo: relation?.eventId ?? null,
        replacesPos: stateKey === null ? null : rooms.statePos(draft.roomId, draft.type, stateKey) ?? null,
      };
      events.insert({ ...event, relKey: relation?.key ?? null });
      if (stateKey !== null) rooms.setState(event.roomId, event.type, stateKey, event.pos);
      const isMember = event.type === 'm.room.member' && stateKey !== null;
      if (isMember) {
        rooms.setMembership(event.roomId, stateKey, stringAt(event.content, 'membership') as Membership, event.pos);
      }
      const body = event.type === 'm.room.message' ? stringAt(event.content, 'body') : undefined;
      if (body !== undefined) searchIndex.add(event.pos, body);
      stream.announce({ pos: event.pos, kind: 'event', roomId: event.roomId, ...(isMember ? { userId: stateKey } : {}) });
      return event;
    });
  }

  /** Adds a redaction and strips the event it names, if the room has it and it is not stripped yet. */
  redact(roomId: string, sender: string, redacts: string, reason: string | undefined, ts?: number): StoredEvent {
    const { db, events, searchIndex } = this.#parts;
    return db.transaction(() => {
      const content: JsonObject = { redacts, ...(reason === undefined ? {} : { reason }) };
      const redaction = this.append({ roomId, type: 'm.room.redaction', sender, content, redacts, ts });
      const target = events.byId(redacts);
      if (target?.roomId === roomId && target.redactedBy === null) {
        events.strip(redacts, redactedContent(target.type, target.content), redaction.eventId);
        searchIndex.remove(target.pos);
      }
      return redaction;
    });
  }

  /** Adds a member event for `userId`, with their profile when they come in or are asked in. */
  setMembership(
    roomId: string,
    userId: string,
    membership: Membership,
    options: { sender?: string; reason?: string | undefined; isDirect?: boolean; ts?: number } = {},
  ): StoredEvent {
    const content: JsonObject = { membership };
    if (membership === 'join' || membership === 'invite') {
      const profile = this.#parts.users.get(userId);
      if (profile?.displayName) content['displayname'] = profile.displayName;
      if (profile?.avatarUrl) content['avatar_url'] = profile.avatarUrl;
    }
    if (options.isDirect) content['is_direct'] = true;
    if (options.reason !== undefined) content['reason'] = options.reason;
    return this.append({ roomId, type: 'm.room.member', sender: options.sender ?? userId, stateKey: userId, content, ts: options.ts });
  }

  /** The content of a current state event, or undefined. */
  state(roomId: string, type: string, stateKey = ''): JsonObject | undefined {
    return this.stateEvent(roomId, type, stateKey)?.content;
  }

  /** A current state event, or undefined. */
  stateEvent(roomId: string, type: string, stateKey = ''): StoredEvent | undefined {
    const pos = this.#parts.rooms.statePos(roomId, type, stateKey);
    return pos === undefined ? undefined : this.#parts.events.byPos(pos);
  }

  membership(roomId: string, userId: string): Membership | undefined {
    return this.#parts.rooms.membership(roomId, userId)?.membership;
  }

  powerLevels(roomId: string): PowerLevels {
    return new PowerLevels(this.state(roomId, 'm.room.power_levels'), this.#parts.rooms.creator(roomId) ?? '');
  }

  /** @throws {MatrixError} 403 `M_FORBIDDEN` unless the user is joined */
  requireJoined(roomId: string, userId: string): void {
    if (this.membership(roomId, userId) !== 'join') {
      throw forbidden(`User ${userId} not in room ${roomId}`);
    }
  }

  /** @throws {MatrixError} 403 `M_FORBIDDEN` unless the user is joined and powerful enough to send this */
  requireSend(roomId: string, userId: string, type: string, isState: boolean): void {
    this.requireJoined(roomId, userId);
    const levels = this.powerLevels(roomId);
    const needed = levels.toSend(type, isState);
    if (levels.of(userId) < needed) {
      throw forbidden(`You don't have permission to post that to the room. user_level (${levels.of(userId)}) < send_level (${needed})`);
    }
  }

  /** @throws {MatrixError} 403 `M_FORBIDDEN` unless the user is powerful enough, and more so than `target` */
  requireAction(roomId: string, userId: string, action: Action, target?: string): void {
    this.requireJoined(roomId, userId);
    const levels = this.powerLevels(roomId);
    const level = levels.of(userId);
    const outranked = target !== undefined && target !== userId && levels.of(target) >= level;
    if (level < levels.toDo(action) || outranked) {
      throw forbidden(`You don't have permission to ${action}${target ? ` ${target}` : ''}`);
    }
  }

  /**
   * What of a room's timeline the user may read now, by history visibility and membership.
   *
   * A simplification of §"Room history visibility": the room's present setting counts for all of
   * its history, and only the user's latest stay.
   *
   * @throws {MatrixError} 403 `M_FORBIDDEN` when it is nothing
   */
  visibility(roomId: string, userId: string): Visibility {
    const { rooms, events, stream } = this.#parts;
    const setting = stringAt(this.state(roomId, 'm.room.history_visibility'), 'history_visibility') ?? 'shared';
    if (setting === 'world_readable') return { after: 0, upTo: stream.pos };
    const own = rooms.membership(roomId, userId);
    const upTo = own?.membership === 'join' ? stream.pos : own?.pos ?? 0;
    const history = own ? events.memberEvents(roomId, userId, 0, upTo) : [];
    const wasJoined = history.some((event) => event.content['membership'] === 'join');
    if (!own || !wasJoined) throw forbidden(`User ${userId} not in room ${roomId}, and room previews are disabled`);
    if (setting === 'shared') return { after: 0, upTo };
    return { after: stayStart(history, setting) - 1, upTo };
  }

  /** @throws {MatrixError} 404 `M_NOT_FOUND` when nothing of this id is in the room, 403 when the user may not see it */
  visibleEvent(roomId: string, userId: string, eventId: string): StoredEvent {
    const visible = this.visibility(roomId, userId);
    const event = this.#parts.events.byId(eventId);
    if (!event || event.roomId !== roomId) throw notFound('Event not found.');
    if (event.pos > visible.upTo || event.pos <= visible.after) {
      throw forbidden("You don't have permission to access that event.");
    }
    return event;
  }
}

/** Position at which the last stay in a room began: the join, or the invitation where that counts. */
export function stayStart(history: readonly StoredEvent[], setting = 'joined'): number {
  let start: number | undefined;
  let ended = true;
  for (const event of history) {
    const membership = event.content['membership'];
    const begins = membership === 'join' || (membership === 'invite' && setting === 'invited');
    if (begins && ended) start = event.pos;
    ended = begins ? false : membership !== 'invite';
  }
  return start ?? history[0]?.pos ?? 0;
}
