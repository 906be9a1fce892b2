import type { Db } from './database.js';

/** A message that matches. */
export interface SearchHit {
  /** The event's position. */
  pos: number;
  /** Greater is better. */
  rank: number;
  /** The words found, as they stand in the message, lower-cased. */
  words: string[];
}

// Marks around the words that SQLite found; control characters that no message needs.
const OPEN = '\u0001';
const CLOSE = '\u0002';

/** The full-text index on message bodies: whole words, Porter stems, no case, no diacritics. */
export class SearchIndex {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  add(pos: number, body: string): void {
    // SQLite's text ends at a NUL.
    this.#db.run('INSERT INTO message_index (rowid, body) VALUES (?, ?)', pos, body.replaceAll('\0', ' '));
  }

  remove(pos: number): void {
    this.#db.run('DELETE FROM message_index WHERE rowid = ?', pos);
  }

  /**
   * Messages that hold every word of `term`, at most 10,000.
   *
   * @param term what the user typed; no character of it is query syntax
   * @param roomIds where to look
   * @param order `rank`: best first; `recent`: newest first
   */
  search(term: string, roomIds: readonly string[], order: 'rank' | 'recent'): SearchHit[] {
    const words = searchWords(term);
    if (words.length === 0 || roomIds.length === 0) return [];
    const query = words.map((word) => `"${word}"`).join(' ');
    return this.#db
      .all<{ pos: number; score: number; marked: string }>(
        `SELECT m.rowid AS pos, m.rank AS score, highlight(message_index, 0, ?, ?) AS marked
         FROM message_index m JOIN events e ON e.pos = m.rowid
         WHERE message_index MATCH ? AND e.room_id IN (SELECT value FROM json_each(?))
         ORDER BY ${order === 'recent' ? 'm.rowid DESC' : 'm.rank, m.rowid DESC'} LIMIT 10000`,
        OPEN, CLOSE, query, JSON.stringify(roomIds),
      )
      .map((row) => ({ pos: row.pos, rank: -row.score, words: markedWords(row.marked) }));
  }
}

/** The words of what a user typed: runs of letters, marks and digits, at most 32. */
export function searchWords(term: string): string[] {
  return (term.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).slice(0, 32);
}

function markedWords(marked: string): string[] {
  const found = new Set<string>();
  for (const part of marked.split(OPEN).slice(1)) {
    const word = part.split(CLOSE)[0];
    if (word) found.add(word.toLowerCase());
  }
  return [...found];
}
