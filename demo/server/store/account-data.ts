import type { JsonObject } from '../json.js';
import type { Db } from './database.js';

interface Row {
  type: string;
  content: string;
}

/** A user's account data, global (room id empty) and per room, and their stored filters. */
export class AccountDataStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  get(userId: string, roomId: string, type: string): JsonObject | undefined {
    const row = this.#db.get<Row>('SELECT * FROM account_data WHERE user_id = ? AND room_id = ? AND type = ?', userId, roomId, type);
    return row && (JSON.parse(row.content) as JsonObject);
  }

  set(userId: string, roomId: string, type: string, content: JsonObject, pos: number): void {
    this.#db.run(
      'INSERT INTO account_data VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET content = excluded.content, pos = excluded.pos',
      userId, roomId, type, JSON.stringify(content), pos,
    );
  }

  /** What changed after `after`, in the form of sync's account_data events. */
  since(userId: string, roomId: string, after: number): { type: string; content: JsonObject }[] {
    return this.#db
      .all<Row>('SELECT * FROM account_data WHERE user_id = ? AND room_id = ? AND pos > ? ORDER BY pos', userId, roomId, after)
      .map((row) => ({ type: row.type, content: JSON.parse(row.content) as JsonObject }));
  }

  /** Keeps a filter definition and answers its id. */
  addFilter(userId: string, definition: JsonObject): string {
    return String(this.#db.run('INSERT INTO filters (user_id, definition) VALUES (?, ?)', userId, JSON.stringify(definition)).lastId);
  }

  filter(userId: string, filterId: string): JsonObject | undefined {
    if (!/^\d{1,15}$/.test(filterId)) return undefined;
    const row = this.#db.get<{ definition: string }>(
      'SELECT definition FROM filters WHERE filter_id = ? AND user_id = ?',
      Number(filterId), userId,
    );
    return row && (JSON.parse(row.definition) as JsonObject);
  }
}
