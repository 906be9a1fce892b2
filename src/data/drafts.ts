/**
 * `Drafts`: what a user was writing, kept on the device, one entry for each place they write in. Only what somebody types is
 * written, a moment later. What a storage throws (full, forbidden) is no error: then nothing is kept.
 */

import type { Clock } from '../clock.js';

/** So long after the last change (ms) it is written. */
const DELAY = 500;

/** So many are kept, the newest. */
const MOST = 50;

/** Somebody or a channel that was picked while writing: `text` stands in the draft. */
export interface DraftMention {
  readonly text: string;
  readonly kind: 'user' | 'channel';
  readonly id: string;
}

/** The message that is answered, as far as it is shown while one writes. */
export interface DraftReply {
  readonly id: string;
  /** Who wrote it. */
  readonly name: string;
  readonly text: string;
}

export interface Draft {
  readonly text: string;
  readonly mentions: readonly DraftMention[];
  readonly replyTo?: DraftReply;
}

export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface DraftsOptions {
  /** May throw, and so may what it answers. */
  storage(): DraftStorage | undefined;
  /** What the keys of all drafts of this user on this server begin with. */
  prefix: string;
  clock: Clock;
}

export class Drafts {
  readonly #options: DraftsOptions;
  /** What has not been written yet. */
  #pending: { place: string; draft: Draft } | undefined;
  #timer: unknown;
  #stopped = false;

  constructor(options: DraftsOptions) {
    this.#options = options;
  }

  /** What was being written in a place; `undefined` where nothing was. */
  get(place: string): Draft | undefined {
    if (this.#pending?.place === place) return this.#pending.draft;
    return this.#with((storage) => read(storage.getItem(this.#options.prefix + place)));
  }

  /** Keeps it in a moment; where nothing is written in it, forgets it now. */
  set(place: string, draft: Draft | undefined): void {
    if (this.#pending && this.#pending.place !== place) this.flush();
    this.#options.clock.clearTimeout(this.#timer);
    this.#pending = undefined;
    if (this.#stopped) return;
    if (draft && (draft.text.trim() || draft.replyTo)) {
      this.#pending = { place, draft };
      this.#timer = this.#options.clock.setTimeout(() => this.flush(), DELAY);
    } else {
      this.#with((storage) => storage.removeItem(this.#options.prefix + place));
    }
  }

  /** Writes now what waits to be written: the page may go away. */
  flush(): void {
    this.#options.clock.clearTimeout(this.#timer);
    const pending = this.#pending;
    this.#pending = undefined;
    if (!pending) return;
    this.#with((storage) => {
      const { place, draft } = pending;
      storage.setItem(this.#options.prefix + place, JSON.stringify({ ...draft, at: this.#options.clock.now() }));
      this.#dropOldest(storage);
    });
  }

  /** Writes what waits, and nothing after that: the user has gone, and what is theirs may be deleted now. */
  stop(): void {
    this.flush();
    this.#stopped = true;
  }

  /** The place whose draft a key of the storage is; `undefined` where it is none. */
  placeOf(key: string | null): string | undefined {
    const { prefix } = this.#options;
    return key?.startsWith(prefix) ? key.slice(prefix.length) : undefined;
  }

  #dropOldest(storage: DraftStorage): void {
    const keys: string[] = [];
    for (let index = 0; index < storage.length; index++) {
      const key = storage.key(index);
      if (key?.startsWith(this.#options.prefix)) keys.push(key);
    }
    if (keys.length <= MOST) return;
    const aged = keys.map((key) => ({ key, at: writtenAt(storage.getItem(key)) })).sort((a, b) => b.at - a.at);
    for (const { key } of aged.slice(MOST)) storage.removeItem(key);
  }

  #with<T>(work: (storage: DraftStorage) => T): T | undefined {
    try {
      const storage = this.#options.storage();
      return storage && work(storage);
    } catch {
      return undefined; // full, or not allowed here: nothing is kept
    }
  }
}

function parse(value: string | null): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(value ?? '');
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function writtenAt(value: string | null): number {
  const { at } = parse(value);
  return typeof at === 'number' ? at : 0;
}

/** Others write here too: what is not understood is nothing. */
function read(value: string | null): Draft | undefined {
  const { text, mentions, replyTo } = parse(value);
  if (typeof text !== 'string') return undefined;
  const reply = isRecord(replyTo, 'id', 'name', 'text') ? { id: replyTo.id, name: replyTo.name, text: replyTo.text } : undefined;
  const picked = (Array.isArray(mentions) ? (mentions as unknown[]) : []).flatMap((mention) =>
    isRecord(mention, 'text', 'kind', 'id') && (mention.kind === 'user' || mention.kind === 'channel') ? [{ text: mention.text, kind: mention.kind as DraftMention['kind'], id: mention.id }] : [],
  );
  return { text, mentions: picked, ...(reply && { replyTo: reply }) };
}

function isRecord<K extends string>(value: unknown, ...names: K[]): value is Record<K, string> {
  return typeof value === 'object' && value !== null && names.every((name) => typeof (value as Record<string, unknown>)[name] === 'string');
}
