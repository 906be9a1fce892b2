import { createHash, randomBytes } from 'node:crypto';
import type { JsonObject } from '../json.js';
import type { Db } from './database.js';

/** An event as stored. */
export interface StoredEvent {
  /** Position in the stream, and order in the room. */
  pos: number;
  eventId: string;
  roomId: string;
  type: string;
  sender: string;
  /** Null for message events. */
  stateKey: string | null;
  content: JsonObject;
  /** `origin_server_ts`, ms. */
  ts: number;
  /** The event that this one redacts. */
  redacts: string | null;
  /** The redaction that this event was stripped by. */
  redactedBy: string | null;
  relType: string | null;
  relatesTo: string | null;
  /** Position of the state event that this one replaced. */
  replacesPos: number | null;
}

/** What is known of an event before it is stored. */
export type NewEvent = Omit<StoredEvent, 'redactedBy'> & { relKey: string | null };

interface Row {
  pos: number;
  event_id: string;
  room_id: string;
  type: string;
  sender: string;
  state_key: string | null;
  content: string;
  ts: number;
  redacts: string | null;
  redacted_by: string | null;
  rel_type: string | null;
  relates_to: string | null;
  replaces_pos: number | null;
}

/** A stretch of a room's timeline. Positions are exclusive below and inclusive above. */
export interface Stretch {
  roomId: string;
  after: number;
  upTo: number;
  /** `b`: newest first; `f`: oldest first. */
  dir: 'b' | 'f';
  limit: number;
  /** Events it refuses are passed over and do not count towards `limit`. */
  accept?: ((event: StoredEvent) => boolean) | undefined;
}

const BATCH = 200;

/** How many relations lead from an event to what recursion finds (§"Relationships API": at least 3). */
const DEPTH = 3;

/** Events and the relations between them. */
export class EventStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** A fresh event id in the form of room versions 4 and later: `$` and 43 characters of base64url. */
  newId(): string {
    return '$' + createHash('sha256').update(randomBytes(32)).digest('base64url');
  }

  insert(event: NewEvent): void {
    this.#db.run(
      `INSERT INTO events (pos, event_id, room_id, type, sender, state_key, content, ts, redacts, rel_type, relates_to, rel_key, replaces_pos)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      event.pos, event.eventId, event.roomId, event.type, event.sender, event.stateKey, JSON.stringify(event.content),
      event.ts, event.redacts, event.relType, event.relatesTo, event.relKey, event.replacesPos,
    );
  }

  byId(eventId: string): StoredEvent | undefined {
    return this.#one('SELECT * FROM events WHERE event_id = ?', eventId);
  }

  byPos(pos: number): StoredEvent | undefined {
    return this.#one('SELECT * FROM events WHERE pos = ?', pos);
  }

  /** Strips an event: its new content, without relation, and the redaction that did it. */
  strip(eventId: string, content: JsonObject, redactedBy: string): void {
    this.#db.run(
      'UPDATE events SET content = ?, redacted_by = ?, rel_type = NULL, relates_to = NULL, rel_key = NULL WHERE event_id = ?',
      JSON.stringify(content), redactedBy, eventId,
    );
  }

  /** The events of a stretch, in the order of its direction. */
  stretch({ roomId, after, upTo, dir, limit, accept }: Stretch): StoredEvent[] {
    const found: StoredEvent[] = [];
    let low = after;
    let high = upTo;
    const sql = `SELECT * FROM events WHERE room_id = ? AND pos > ? AND pos <= ? ORDER BY pos ${dir === 'b' ? 'DESC' : 'ASC'} LIMIT ?`;
    const batch = Math.min(BATCH, accept ? BATCH : limit);
    while (found.length < limit) {
      const rows = this.#db.all<Row>(sql, roomId, low, high, batch);
      for (const row of rows) {
        const event = fromRow(row);
        if (found.length < limit && (!accept || accept(event))) found.push(event);
      }
      const last = rows.at(-1);
      if (!last || rows.length < batch) break;
      if (dir === 'b') high = last.pos - 1;
      else low = last.pos;
    }
    return found;
  }

  /** The event of a room closest to a moment, at it or on one side of it; undefined where there is none. */
  closestTo(roomId: string, ts: number, dir: 'b' | 'f', { after, upTo }: { after: number; upTo: number }): StoredEvent | undefined {
    return this.#one(
      `SELECT * FROM events WHERE room_id = ? AND pos > ? AND pos <= ? AND ts ${dir === 'f' ? '>=' : '<='} ?
       ORDER BY ${dir === 'f' ? 'ts ASC, pos ASC' : 'ts DESC, pos DESC'} LIMIT 1`,
      roomId, after, upTo, ts,
    );
  }

  /** Rooms among a user's that got an event after `after`. */
  roomsWithEvents(userId: string, after: number): Set<string> {
    const rows = this.#db.all<{ room_id: string }>(
      `SELECT room_id FROM memberships m WHERE user_id = ?
       AND EXISTS (SELECT 1 FROM events e WHERE e.room_id = m.room_id AND e.pos > ?)`,
      userId, after,
    );
    return new Set(rows.map((row) => row.room_id));
  }

  /** The state of a room right after position `pos`: the newest event of each type and key; only what changed after `after`. */
  stateAt(roomId: string, pos: number, after = -1): StoredEvent[] {
    return this.#db
      .all<Row>(
        `SELECT * FROM events WHERE pos IN (
           SELECT max(pos) FROM events WHERE room_id = ? AND state_key IS NOT NULL AND pos <= ? AND pos > ? GROUP BY type, state_key)
         ORDER BY pos`,
        roomId, pos, after,
      )
      .map(fromRow);
  }

  /** The state event of one type and key right after position `pos`. */
  stateEventAt(roomId: string, type: string, stateKey: string, pos: number): StoredEvent | undefined {
    return this.#one(
      'SELECT * FROM events WHERE room_id = ? AND type = ? AND state_key = ? AND pos <= ? ORDER BY pos DESC LIMIT 1',
      roomId, type, stateKey, pos,
    );
  }

  /** Whether a member event was stored in the room between two positions. */
  hasMemberChange(roomId: string, after: number, upTo: number): boolean {
    return this.#db.get(
      "SELECT 1 FROM events WHERE room_id = ? AND type = 'm.room.member' AND state_key IS NOT NULL AND pos > ? AND pos <= ? LIMIT 1",
      roomId, after, upTo,
    ) !== undefined;
  }

  /** A user's member events in a room between two positions, oldest first. */
  memberEvents(roomId: string, userId: string, after: number, upTo: number): StoredEvent[] {
    return this.#db
      .all<Row>(
        "SELECT * FROM events WHERE room_id = ? AND type = 'm.room.member' AND state_key = ? AND pos > ? AND pos <= ? ORDER BY pos",
        roomId, userId, after, upTo,
      )
      .map(fromRow);
  }

  /** The newest valid edit of an event, or undefined (§"Event replacements": same sender, same type). */
  latestEdit(event: StoredEvent): StoredEvent | undefined {
    if (event.relType === 'm.replace' || event.stateKey !== null || event.redactedBy !== null) return undefined;
    return this.#one(
      `SELECT * FROM events WHERE relates_to = ? AND rel_type = 'm.replace' AND sender = ? AND type = ? AND room_id = ?
       AND json_type(content, '$."m.new_content"') = 'object' ORDER BY pos DESC LIMIT 1`,
      event.eventId, event.sender, event.type, event.roomId,
    );
  }

  /** Count and newest event of the thread under an event, or undefined when there is none. */
  thread(eventId: string, userId: string): { count: number; latest: StoredEvent; participated: boolean } | undefined {
    const totals = this.#db.get<{ count: number; pos: number | null; own: number | null }>(
      "SELECT count(*) AS count, max(pos) AS pos, max(sender = ?) AS own FROM events WHERE relates_to = ? AND rel_type = 'm.thread'",
      userId, eventId,
    );
    const latest = totals?.pos ? this.byPos(totals.pos) : undefined;
    return totals && latest ? { count: totals.count, latest, participated: totals.own === 1 } : undefined;
  }

  /** Whether anything relates to an event id, known or not. */
  isRelationTarget(eventId: string): boolean {
    return this.#db.get('SELECT 1 FROM events WHERE relates_to = ? LIMIT 1', eventId) !== undefined;
  }

  /** Whether the user's annotation with this key is already on the event. */
  hasAnnotation(relatesTo: string, type: string, key: string, sender: string): boolean {
    return this.#db.get(
      `SELECT 1 FROM events WHERE relates_to = ? AND rel_type = 'm.annotation' AND type = ? AND rel_key = ? AND sender = ? LIMIT 1`,
      relatesTo, type, key, sender,
    ) !== undefined;
  }

  /** Events that relate to `eventId`, with `recurse` also those that relate to these, within positions, in the order of `dir`. */
  relations(
    eventId: string,
    options: { relType?: string; type?: string; recurse: boolean; after: number; upTo: number; dir: 'b' | 'f'; limit: number },
  ): StoredEvent[] {
    return this.#db
      .all<Row>(
        `WITH RECURSIVE related(pos, event_id, depth) AS (
           SELECT pos, event_id, 1 FROM events WHERE relates_to = ? AND rel_type IS NOT NULL
           UNION SELECT e.pos, e.event_id, depth + 1 FROM events e JOIN related r ON e.relates_to = r.event_id
           WHERE e.rel_type IS NOT NULL AND depth < ?)
         SELECT * FROM events WHERE pos IN (SELECT pos FROM related) AND pos > ? AND pos <= ?
         AND (? IS NULL OR rel_type = ?) AND (? IS NULL OR type = ?)
         ORDER BY pos ${options.dir === 'b' ? 'DESC' : 'ASC'} LIMIT ?`,
        eventId, options.recurse ? DEPTH : 1, options.after, options.upTo, options.relType ?? null, options.relType ?? null,
        options.type ?? null, options.type ?? null, options.limit,
      )
      .map(fromRow);
  }

  /** The event a transaction id stands for already, or undefined. */
  byTransaction(userId: string, deviceId: string, roomId: string, txnId: string): string | undefined {
    return this.#db.get<{ event_id: string }>(
      'SELECT event_id FROM transactions WHERE user_id = ? AND device_id = ? AND room_id = ? AND txn_id = ?',
      userId, deviceId, roomId, txnId,
    )?.event_id;
  }

  rememberTransaction(userId: string, deviceId: string, roomId: string, txnId: string, eventId: string): void {
    this.#db.run('INSERT INTO transactions VALUES (?, ?, ?, ?, ?)', userId, deviceId, roomId, txnId, eventId);
  }

  /** The transaction id that a user's device sent an event with, or undefined. */
  transactionOf(eventId: string, userId: string, deviceId: string): string | undefined {
    return this.#db.get<{ txn_id: string }>(
      'SELECT txn_id FROM transactions WHERE event_id = ? AND user_id = ? AND device_id = ?',
      eventId, userId, deviceId,
    )?.txn_id;
  }

  /** Number of unread messages, and of those that mention the user, after `after` (§"Receiving notifications"). */
  unread(roomId: string, userId: string, after: number, upTo: number): { notifications: number; highlights: number } {
    const row = this.#db.get<{ notifications: number; highlights: number | null }>(
      `SELECT count(*) AS notifications,
         sum(EXISTS (SELECT 1 FROM json_each(e.content, '$."m.mentions".user_ids') WHERE value = ?)) AS highlights
       FROM events e
       WHERE room_id = ? AND pos > ? AND pos <= ? AND sender <> ? AND state_key IS NULL AND redacted_by IS NULL
         AND type IN ('m.room.message', 'm.room.encrypted', 'm.sticker')
         AND coalesce(rel_type, '') <> 'm.replace' AND coalesce(content ->> 'msgtype', '') <> 'm.notice'
         AND NOT EXISTS (SELECT 1 FROM receipts r WHERE r.room_id = e.room_id AND r.user_id = ?
           AND r.thread_id = e.relates_to AND e.rel_type = 'm.thread' AND r.event_pos >= e.pos)`,
      userId, roomId, after, upTo, userId, userId,
    );
    return { notifications: row?.notifications ?? 0, highlights: row?.highlights ?? 0 };
  }

  /** Position of the user's newest message in a room, 0 when there is none. */
  lastSent(roomId: string, userId: string): number {
    return this.#db.get<{ pos: number }>(
      `SELECT pos FROM events WHERE room_id = ? AND sender = ? AND state_key IS NULL
       AND type IN ('m.room.message', 'm.room.encrypted', 'm.sticker') ORDER BY pos DESC LIMIT 1`,
      roomId, userId,
    )?.pos ?? 0;
  }

  #one(sql: string, ...params: (string | number)[]): StoredEvent | undefined {
    const row = this.#db.get<Row>(sql, ...params);
    return row && fromRow(row);
  }
}

function fromRow(row: Row): StoredEvent {
  return {
    pos: row.pos,
    eventId: row.event_id,
    roomId: row.room_id,
    type: row.type,
    sender: row.sender,
    stateKey: row.state_key,
    content: JSON.parse(row.content) as JsonObject,
    ts: row.ts,
    redacts: row.redacts,
    redactedBy: row.redacted_by,
    relType: row.rel_type,
    relatesTo: row.relates_to,
    replacesPos: row.replaces_pos,
  };
}
