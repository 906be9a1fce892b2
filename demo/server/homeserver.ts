import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { Presence } from './rooms/presence.js';
import { RateLimiter, type RateLimits } from './rooms/rate-limiter.js';
import { RoomService } from './rooms/service.js';
import { Typing } from './rooms/typing.js';
import { AccountDataStore } from './store/account-data.js';
import { Db } from './store/database.js';
import { EventStore } from './store/events.js';
import { MediaStore } from './store/media.js';
import { ReceiptStore } from './store/receipts.js';
import { RoomStore } from './store/rooms.js';
import { SearchIndex } from './store/search-index.js';
import { UserStore } from './store/users.js';
import { Stream } from './stream.js';
import { Tokens, signingKey } from './tokens.js';

export interface HomeserverOptions {
  /** Folder of the database and the uploaded files, made when missing; `:memory:` keeps all in memory. */
  dataDir: string;
  serverName: string;
  /** The clock, ms since 1970. */
  now: () => number;
  tokenSecret?: string | undefined;
  rateLimits?: RateLimits | undefined;
}

/** The homeserver without HTTP: its stores and rules over one database. */
export class Homeserver {
  readonly serverName: string;
  readonly now: () => number;
  readonly db: Db;
  readonly stream: Stream;
  readonly users: UserStore;
  readonly tokens: Tokens;
  readonly events: EventStore;
  readonly roomStore: RoomStore;
  readonly rooms: RoomService;
  readonly receipts: ReceiptStore;
  readonly accountData: AccountDataStore;
  readonly searchIndex: SearchIndex;
  readonly media: MediaStore;
  readonly typing: Typing;
  readonly presence: Presence;
  readonly rateLimiter: RateLimiter;
  /** Aborted when the server closes: ends long polls. */
  readonly closing = new AbortController();

  constructor(options: HomeserverOptions) {
    const inMemory = options.dataDir === ':memory:';
    // The database holds the tokens' signing key: nobody else on the machine needs to read it.
    if (!inMemory) mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
    this.serverName = options.serverName;
    this.now = options.now;
    this.db = new Db(inMemory ? ':memory:' : join(options.dataDir, 'homeserver.db'));
    this.stream = new Stream(this.db);
    this.users = new UserStore(this.db);
    this.tokens = new Tokens(signingKey(this.db, options.tokenSecret), this.users, this.now);
    this.events = new EventStore(this.db);
    this.roomStore = new RoomStore(this.db);
    this.searchIndex = new SearchIndex(this.db);
    this.receipts = new ReceiptStore(this.db);
    this.accountData = new AccountDataStore(this.db);
    this.media = new MediaStore(this.db, inMemory ? undefined : join(options.dataDir, 'media'));
    this.typing = new Typing(this.stream);
    this.presence = new Presence(this.stream, this.now);
    this.rateLimiter = new RateLimiter(options.rateLimits, this.now);
    this.rooms = new RoomService({
      db: this.db, events: this.events, rooms: this.roomStore, users: this.users,
      searchIndex: this.searchIndex, stream: this.stream, now: this.now,
    });
  }

  /** The full id of a local user. */
  userId(localpart: string): string {
    return `@${localpart}:${this.serverName}`;
  }

  /** Takes an access token back and answers the syncs that wait on it. */
  async revoke(token: string): Promise<void> {
    const jti = await this.tokens.revoke(token);
    if (jti !== undefined) this.stream.announce({ pos: this.stream.pos, kind: 'token_revoked', jti });
  }

  /** Stores account data (`roomId` empty: global) and wakes its owner. */
  setAccountData(userId: string, roomId: string, type: string, content: Record<string, unknown>): void {
    this.db.transaction(() => {
      const pos = this.stream.next();
      this.accountData.set(userId, roomId, type, content, pos);
      this.stream.announce({ pos, kind: 'account_data', userId, ...(roomId ? { roomId } : {}) });
    });
  }

  /** Ends long polls and timers, and closes the database. */
  close(): void {
    this.closing.abort();
    this.typing.close();
    this.presence.close();
    this.db.close();
  }
}
