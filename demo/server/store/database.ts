import Database from 'libsql';
import { randomInt } from 'node:crypto';
import { SCHEMA } from './schema.js';

/** What SQLite takes and gives. Text must hold no NUL: SQLite's text ends there. */
export type SqlValue = string | number | null;

type Connection = InstanceType<typeof Database>;
type Statement = ReturnType<Connection['prepare']>;

/**
 * The SQLite database: prepared statements by their text, and transactions that nest.
 *
 * Everything is synchronous, so that a request's reads and writes see one state without locks.
 */
export class Db {
  readonly #connection: Connection;
  readonly #statements = new Map<string, Statement>();
  #depth = 0;
  #committed: (() => void)[] = [];
  #onBegin: () => void = () => {};

  /** @param file path of the database file, or `:memory:` */
  constructor(file: string) {
    this.#connection = new Database(file);
    // In WAL mode with NORMAL a committed transaction survives the death of this process
    // (only a power cut could lose the last ones), and a commit needs no fsync.
    this.#connection.pragma('journal_mode = WAL');
    this.#connection.pragma('synchronous = NORMAL');
    this.#connection.pragma('busy_timeout = 5000');
    this.#connection.exec(SCHEMA);
    this.run('INSERT OR IGNORE INTO meta (key, value) VALUES (?, ?)', 'generation', String(randomInt(1, 2 ** 31)));
  }

  /** Runs a statement that answers no rows. */
  run(sql: string, ...params: SqlValue[]): { changes: number; lastId: number } {
    // libsql takes one array as the list of parameters; single nulls outside of one it refuses.
    const result = this.#prepare(sql).run(params);
    return { changes: result.changes, lastId: Number(result.lastInsertRowid) };
  }

  /** All rows. `Row` is trusted: it must name the selected columns. */
  all<Row>(sql: string, ...params: SqlValue[]): Row[] {
    return this.#prepare(sql).all(params) as Row[];
  }

  /** The first row, or undefined. Reads to the end, so that no statement stays open. */
  get<Row>(sql: string, ...params: SqlValue[]): Row | undefined {
    return this.all<Row>(sql, ...params)[0];
  }

  /**
   * Runs `work` in a transaction; inside another one it joins that one.
   *
   * @throws what `work` throws, after rolling everything back
   */
  transaction<Result>(work: () => Result): Result {
    if (this.#depth > 0) return work();
    this.#onBegin();
    this.run('BEGIN IMMEDIATE');
    this.#depth++;
    let result: Result;
    try {
      result = work();
      this.run('COMMIT');
    } catch (error) {
      this.#committed = [];
      this.run('ROLLBACK');
      throw error;
    } finally {
      this.#depth--;
    }
    const committed = this.#committed;
    this.#committed = [];
    for (const then of committed) then();
    return result;
  }

  /** Calls `then` once the running transaction is committed (at once outside of one). */
  afterCommit(then: () => void): void {
    if (this.#depth > 0) this.#committed.push(then);
    else then();
  }

  /** Sets what is called before each outermost transaction begins. */
  beforeTransaction(hook: () => void): void {
    this.#onBegin = hook;
  }

  /** A value of the `meta` table, or undefined. */
  meta(key: string): string | undefined {
    return this.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value;
  }

  /** Sets a value of the `meta` table. */
  setMeta(key: string, value: string): void {
    this.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value);
  }

  close(): void {
    this.#statements.clear();
    this.#connection.close();
  }

  #prepare(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#connection.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
