import type { Db } from './database.js';

/** A user's profile (§"Profiles"). */
export interface Profile {
  userId: string;
  displayName: string | null;
  avatarUrl: string | null;
}

interface Row {
  user_id: string;
  display_name: string | null;
  avatar_url: string | null;
}

/** The users and their profiles, and the access tokens taken back. */
export class UserStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  get(userId: string): Profile | undefined {
    const row = this.#db.get<Row>('SELECT * FROM users WHERE user_id = ?', userId);
    return row && fromRow(row);
  }

  /** Creates the user unless there is one. */
  ensure(userId: string, displayName: string, ts: number): void {
    this.#db.run('INSERT OR IGNORE INTO users VALUES (?, ?, NULL, ?)', userId, displayName, ts);
  }

  setDisplayName(userId: string, displayName: string | null): void {
    this.#db.run('UPDATE users SET display_name = ? WHERE user_id = ?', displayName, userId);
  }

  setAvatarUrl(userId: string, avatarUrl: string | null): void {
    this.#db.run('UPDATE users SET avatar_url = ? WHERE user_id = ?', avatarUrl, userId);
  }

  /** Users whose id or display name contains `term`, at most `limit`, without `except`. */
  search(term: string, limit: number, except: string): Profile[] {
    return this.#db
      .all<Row>(
        `SELECT * FROM users WHERE user_id <> ? AND (instr(lower(user_id), ?) > 0 OR instr(lower(coalesce(display_name, '')), ?) > 0)
         ORDER BY display_name, user_id LIMIT ?`,
        except, term, term, limit,
      )
      .map(fromRow);
  }

  /** Takes a token back. @param expires ms since 1970, after which it need not be remembered */
  revoke(jti: string, expires: number): void {
    this.#db.run('INSERT OR IGNORE INTO revoked_tokens VALUES (?, ?)', jti, expires);
  }

  isRevoked(jti: string): boolean {
    return this.#db.get('SELECT 1 FROM revoked_tokens WHERE jti = ?', jti) !== undefined;
  }
}

function fromRow(row: Row): Profile {
  return { userId: row.user_id, displayName: row.display_name, avatarUrl: row.avatar_url };
}
