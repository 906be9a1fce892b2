/**
 * The tables. `pos` columns are positions in the one stream that sync tokens count along; an
 * event's `pos` is its primary key, its order in the room and the row of the full-text index.
 */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS users (
  user_id TEXT PRIMARY KEY, display_name TEXT, avatar_url TEXT, created_ts INTEGER NOT NULL);

CREATE TABLE IF NOT EXISTS revoked_tokens (jti TEXT PRIMARY KEY, expires_ts INTEGER NOT NULL);

CREATE TABLE IF NOT EXISTS rooms (
  room_id TEXT PRIMARY KEY, creator TEXT NOT NULL, created_ts INTEGER NOT NULL, published INTEGER NOT NULL);

CREATE TABLE IF NOT EXISTS aliases (
  alias TEXT PRIMARY KEY, room_id TEXT NOT NULL, creator TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS events (
  pos INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL UNIQUE,
  room_id TEXT NOT NULL,
  type TEXT NOT NULL,
  sender TEXT NOT NULL,
  state_key TEXT,
  content TEXT NOT NULL,
  ts INTEGER NOT NULL,
  redacts TEXT,
  redacted_by TEXT,
  rel_type TEXT,
  relates_to TEXT,
  rel_key TEXT,
  replaces_pos INTEGER);
CREATE INDEX IF NOT EXISTS events_by_room ON events (room_id, pos);
CREATE INDEX IF NOT EXISTS events_by_state ON events (room_id, type, state_key, pos) WHERE state_key IS NOT NULL;
CREATE INDEX IF NOT EXISTS events_by_sender ON events (room_id, sender, pos) WHERE state_key IS NULL;
CREATE INDEX IF NOT EXISTS events_by_relation ON events (relates_to, rel_type, pos) WHERE relates_to IS NOT NULL;

CREATE TABLE IF NOT EXISTS room_state (
  room_id TEXT NOT NULL, type TEXT NOT NULL, state_key TEXT NOT NULL, pos INTEGER NOT NULL,
  PRIMARY KEY (room_id, type, state_key)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS memberships (
  user_id TEXT NOT NULL, room_id TEXT NOT NULL, membership TEXT NOT NULL, pos INTEGER NOT NULL,
  PRIMARY KEY (user_id, room_id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS memberships_by_room ON memberships (room_id, membership);

CREATE TABLE IF NOT EXISTS transactions (
  user_id TEXT NOT NULL, device_id TEXT NOT NULL, room_id TEXT NOT NULL, txn_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  PRIMARY KEY (user_id, device_id, room_id, txn_id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS transactions_by_event ON transactions (event_id);

CREATE TABLE IF NOT EXISTS receipts (
  room_id TEXT NOT NULL, user_id TEXT NOT NULL, type TEXT NOT NULL, thread_id TEXT NOT NULL,
  event_id TEXT NOT NULL, event_pos INTEGER NOT NULL, ts INTEGER NOT NULL, pos INTEGER NOT NULL,
  PRIMARY KEY (room_id, user_id, type, thread_id)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS account_data (
  user_id TEXT NOT NULL, room_id TEXT NOT NULL, type TEXT NOT NULL, content TEXT NOT NULL, pos INTEGER NOT NULL,
  PRIMARY KEY (user_id, room_id, type)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS filters (
  filter_id INTEGER PRIMARY KEY, user_id TEXT NOT NULL, definition TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS media (
  media_id TEXT PRIMARY KEY, user_id TEXT NOT NULL, content_type TEXT NOT NULL, filename TEXT, size INTEGER NOT NULL, ts INTEGER NOT NULL);

CREATE VIRTUAL TABLE IF NOT EXISTS message_index USING fts5(body, tokenize = 'porter unicode61');
`;
