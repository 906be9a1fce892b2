import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from './database.js';

/** What is known of an uploaded file. */
export interface MediaInfo {
  mediaId: string;
  contentType: string;
  filename: string | null;
  /** Bytes. */
  size: number;
}

/** Uploaded files: in a folder, or in memory when there is none. */
export class MediaStore {
  readonly #db: Db;
  readonly #folder: string | undefined;
  readonly #memory = new Map<string, Uint8Array>();

  /** @param folder where the files go; undefined keeps them in memory */
  constructor(db: Db, folder: string | undefined) {
    this.#db = db;
    this.#folder = folder;
  }

  /** Stores a file and answers its media id. The file is on disk before its row is. */
  async add(userId: string, bytes: Uint8Array, contentType: string, filename: string | null, ts: number): Promise<string> {
    const mediaId = randomBytes(18).toString('base64url');
    if (this.#folder === undefined) {
      this.#memory.set(mediaId, bytes);
    } else {
      await mkdir(this.#folder, { recursive: true });
      const path = join(this.#folder, mediaId);
      await writeFile(`${path}.part`, bytes);
      await rename(`${path}.part`, path);
    }
    this.#db.run('INSERT INTO media VALUES (?, ?, ?, ?, ?, ?)', mediaId, userId, contentType, filename, bytes.byteLength, ts);
    return mediaId;
  }

  /** A file and its description, or undefined. */
  async get(mediaId: string): Promise<{ info: MediaInfo; bytes: Uint8Array } | undefined> {
    // Only ids that the table knows become file names.
    const row = this.#db.get<{ media_id: string; content_type: string; filename: string | null; size: number }>(
      'SELECT * FROM media WHERE media_id = ?',
      mediaId,
    );
    if (!row) return undefined;
    const bytes = this.#folder === undefined
      ? this.#memory.get(row.media_id)
      : await readFile(join(this.#folder, row.media_id)).catch(() => undefined);
    if (!bytes) return undefined;
    return { info: { mediaId: row.media_id, contentType: row.content_type, filename: row.filename, size: row.size }, bytes };
  }
}
