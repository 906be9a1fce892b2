import type { Db } from './store/database.js';
import { invalidParam } from './http/errors.js';

/** Something that happened at a position of the stream, as a waiting sync needs to know it. */
export interface Change {
  /** Position in the stream. */
  pos: number;
  kind: 'event' | 'receipt' | 'typing' | 'presence' | 'account_data' | 'token_revoked';
  roomId?: string;
  /** Whom it concerns alone: the owner of account data, the subject of a membership; of presence: whose it is. */
  userId?: string;
  /** The revoked token's id. */
  jti?: string;
}

type Listener = (change: Change) => void;

/** How many positions are set aside on disk at a time, and how many must be left. */
const RESERVED_AT_ONCE = 20_000;
const LEAST_RESERVED = 10_000;

/**
 * The one stream of positions that events, receipts, typing and account data share, and the bell
 * that wakes long polls.
 *
 * Typing takes positions and is never stored. So that a restart cannot give a position out twice
 * (whoever held the old one would miss what comes under the new one), positions are reserved on
 * disk in blocks and a start continues after the last block.
 */
export class Stream {
  readonly #db: Db;
  readonly #generation: string;
  readonly #listeners = new Set<Listener>();
  #pos: number;
  #reserved: number;

  constructor(db: Db) {
    this.#db = db;
    this.#generation = db.meta('generation') ?? '0';
    this.#pos = this.#reserved = Number(db.meta('reserved_pos') ?? 0);
    db.beforeTransaction(() => this.#reserve());
  }

  /** The newest position given out. */
  get pos(): number {
    return this.#pos;
  }

  /** How many long polls are waiting. */
  get waiting(): number {
    return this.#listeners.size;
  }

  /** Gives out the next position. Inside a transaction unless the change is kept in memory only. */
  next(): number {
    this.#reserve();
    return ++this.#pos;
  }

  /** Tells the long polls, once the running transaction is committed. */
  announce(change: Change): void {
    this.#db.afterCommit(() => {
      for (const listener of [...this.#listeners]) listener(change);
    });
  }

  /** Calls `listener` for each change until the returned function is called. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The opaque token for a position, `s<pos>_<generation of the database>`. */
  token(pos: number): string {
    return `s${pos}_${this.#generation}`;
  }

  /**
   * The position of a token.
   *
   * @throws {MatrixError} 400 `M_INVALID_PARAM` for anything this database did not give out,
   *   a token of a database that has been deleted since included
   */
  position(token: string): number {
    const match = /^s(\d{1,15})_(\d{1,10})$/.exec(token);
    const pos = match ? Number(match[1]) : Number.NaN;
    if (!match || match[2] !== this.#generation || pos > this.#pos) {
      throw invalidParam(`Invalid stream token`);
    }
    return pos;
  }

  #reserve(): void {
    if (this.#reserved - this.#pos >= LEAST_RESERVED) return;
    const reserved = this.#pos + RESERVED_AT_ONCE;
    this.#db.setMeta('reserved_pos', String(reserved));
    this.#reserved = reserved;
  }
}
