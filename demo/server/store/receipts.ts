import type { Db } from './database.js';

export type ReceiptType = 'm.read' | 'm.read.private';

/** How far a user has read (§"Receipts"). */
export interface Receipt {
  userId: string;
  type: ReceiptType;
  /** `main`, a thread root's id, or empty for an unthreaded receipt. */
  threadId: string;
  eventId: string;
  /** When it was sent, ms. */
  ts: number;
}

interface Row {
  user_id: string;
  type: ReceiptType;
  thread_id: string;
  event_id: string;
  event_pos: number;
  ts: number;
}

/** Read receipts: one per room, user, type and thread. */
export class ReceiptStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Position of the event that the receipt stands at, 0 when there is none. */
  eventPos(roomId: string, userId: string, type: ReceiptType, threadId: string): number {
    return this.#db.get<Row>(
      'SELECT * FROM receipts WHERE room_id = ? AND user_id = ? AND type = ? AND thread_id = ?',
      roomId, userId, type, threadId,
    )?.event_pos ?? 0;
  }

  set(roomId: string, receipt: Receipt, eventPos: number, pos: number): void {
    this.#db.run(
      `INSERT INTO receipts VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
         event_id = excluded.event_id, event_pos = excluded.event_pos, ts = excluded.ts, pos = excluded.pos`,
      roomId, receipt.userId, receipt.type, receipt.threadId, receipt.eventId, eventPos, receipt.ts, pos,
    );
  }

  /** The receipts in a room that `viewer` may see and that moved after `after`. */
  since(roomId: string, viewer: string, after: number): Receipt[] {
    return this.#db
      .all<Row>("SELECT * FROM receipts WHERE room_id = ? AND pos > ? AND (type = 'm.read' OR user_id = ?) ORDER BY pos", roomId, after, viewer)
      .map((row) => ({ userId: row.user_id, type: row.type, threadId: row.thread_id, eventId: row.event_id, ts: row.ts }));
  }

  /** How far a user has read the room's main timeline: position of an event, 0 for not at all. */
  readUpTo(roomId: string, userId: string): number {
    return this.#db.get<{ pos: number | null }>(
      "SELECT max(event_pos) AS pos FROM receipts WHERE room_id = ? AND user_id = ? AND thread_id IN ('', 'main')",
      roomId, userId,
    )?.pos ?? 0;
  }
}
