import { randomBytes } from 'node:crypto';
import type { Db } from './database.js';

/** A user's relation to a room (§"m.room.member"). */
export type Membership = 'join' | 'invite' | 'leave' | 'ban' | 'knock';

/** One user's current membership in one room. */
export interface MembershipRow {
  userId: string;
  roomId: string;
  membership: Membership;
  /** Position of the member event. */
  pos: number;
}

interface Row {
  user_id: string;
  room_id: string;
  membership: Membership;
  pos: number;
}

/** Rooms, their aliases, and indexes on their current state. */
export class RoomStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** A fresh room id on this server. */
  newId(serverName: string): string {
    const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
    return `!${[...randomBytes(18)].map((byte) => letters[byte % letters.length]).join('')}:${serverName}`;
  }

  create(roomId: string, creator: string, ts: number, published: boolean): void {
    this.#db.run('INSERT INTO rooms VALUES (?, ?, ?, ?)', roomId, creator, ts, published ? 1 : 0);
  }

  exists(roomId: string): boolean {
    return this.#db.get('SELECT 1 FROM rooms WHERE room_id = ?', roomId) !== undefined;
  }

  creator(roomId: string): string | undefined {
    return this.#db.get<{ creator: string }>('SELECT creator FROM rooms WHERE room_id = ?', roomId)?.creator;
  }

  /** Ids of the rooms in the public directory, oldest first. */
  published(): string[] {
    return this.#db
      .all<{ room_id: string }>('SELECT room_id FROM rooms WHERE published = 1 ORDER BY created_ts, room_id')
      .map((row) => row.room_id);
  }

  byAlias(alias: string): string | undefined {
    return this.#db.get<{ room_id: string }>('SELECT room_id FROM aliases WHERE alias = ?', alias)?.room_id;
  }

  addAlias(alias: string, roomId: string, creator: string): void {
    this.#db.run('INSERT INTO aliases VALUES (?, ?, ?)', alias, roomId, creator);
  }

  /** Position of the current state event of a type and key, or undefined. */
  statePos(roomId: string, type: string, stateKey: string): number | undefined {
    return this.#db.get<{ pos: number }>(
      'SELECT pos FROM room_state WHERE room_id = ? AND type = ? AND state_key = ?',
      roomId, type, stateKey,
    )?.pos;
  }

  setState(roomId: string, type: string, stateKey: string, pos: number): void {
    this.#db.run(
      'INSERT INTO room_state VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET pos = excluded.pos',
      roomId, type, stateKey, pos,
    );
  }

  setMembership(roomId: string, userId: string, membership: Membership, pos: number): void {
    this.#db.run(
      'INSERT INTO memberships VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET membership = excluded.membership, pos = excluded.pos',
      userId, roomId, membership, pos,
    );
  }

  membership(roomId: string, userId: string): MembershipRow | undefined {
    const row = this.#db.get<Row>('SELECT * FROM memberships WHERE user_id = ? AND room_id = ?', userId, roomId);
    return row && fromRow(row);
  }

  /** All rooms a user has or had to do with. */
  membershipsOf(userId: string): MembershipRow[] {
    return this.#db.all<Row>('SELECT * FROM memberships WHERE user_id = ? ORDER BY pos', userId).map(fromRow);
  }

  joinedRooms(userId: string): string[] {
    return this.membershipsOf(userId).filter((row) => row.membership === 'join').map((row) => row.roomId);
  }

  /** Whether two users are joined to one room. */
  shareRoom(userId: string, otherId: string): boolean {
    return this.#db.get(
      `SELECT 1 FROM memberships a JOIN memberships b ON a.room_id = b.room_id
       WHERE a.user_id = ? AND b.user_id = ? AND a.membership = 'join' AND b.membership = 'join' LIMIT 1`,
      userId, otherId,
    ) !== undefined;
  }

  /** The users with a membership in a room, in the order in which they got it. */
  members(roomId: string, membership: Membership): string[] {
    return this.#db
      .all<{ user_id: string }>('SELECT user_id FROM memberships WHERE room_id = ? AND membership = ? ORDER BY pos', roomId, membership)
      .map((row) => row.user_id);
  }

  countMembers(roomId: string, membership: Membership): number {
    return this.#db.get<{ n: number }>('SELECT count(*) AS n FROM memberships WHERE room_id = ? AND membership = ?', roomId, membership)?.n ?? 0;
  }
}

function fromRow(row: Row): MembershipRow {
  return { userId: row.user_id, roomId: row.room_id, membership: row.membership, pos: row.pos };
}
