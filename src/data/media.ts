/**
 * Files of the chat server as `blob:` URLs: the server wants a token for them, and a token never goes into a URL. What somebody
 * shows is held; what nobody shows is kept for a while, and let go as others come. It ends with the user's data.
 */

import { underDeadline } from '../clock.js';
import { ChatError, abortedError, toChatError } from '../errors.js';
import { Listeners } from '../events.js';
import type { ChatConnection, MediaOptions } from '../backend/types.js';
import { type Showing, typeToShow } from './media-type.js';
import type { DataContext, DataScope } from './scope.js';

/** What nobody shows is kept up to so many files, and so many bytes of them. The one unused longest is let go first. */
const KEPT = 100;
const KEPT_BYTES = 48 * 2 ** 20;
/** Pictures of people and channels are many and small, and nobody says when they are gone: these are kept, too. */
const FACES = 100;
const FACE_BYTES = 10 * 2 ** 20;

export type MediaProgress = Parameters<NonNullable<MediaOptions['onProgress']>>[0];

/** A file that can be shown. */
export interface ShownMedia {
  /** `blob:`; valid until it is released. */
  readonly url: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** Somebody shows a file, or is about to. */
export interface HeldMedia {
  /** Rejects with a `ChatError`: `unsupported` for what is not to be shown, `too_large`, `aborted` once it is released, … */
  readonly shown: Promise<ShownMedia>;
  /** The same, where it is here already. */
  readonly now: ShownMedia | undefined;
  /** It is shown no more; what still loads for nobody is aborted. Once is enough. */
  release(): void;
}

export interface HoldOptions {
  /** What shows it. */
  readonly showing: Showing;
  /** About so many px wide and high are wanted, with all of it to be seen. Default: the file as it is. */
  readonly size?: number;
  /** `too_large` for more (bytes). Default 100 MiB. */
  readonly maxBytes?: number;
  readonly onProgress?: (progress: MediaProgress) => void;
}

interface Entry {
  readonly key: string;
  readonly shown: Promise<ShownMedia>;
  readonly abort: AbortController;
  readonly progress: Listeners<[MediaProgress]>;
  uses: number;
  /** Once it is there. */
  media: ShownMedia | undefined;
}

export class MediaCache {
  readonly #context: Pick<DataContext, 'connection' | 'hold' | 'clock'>;
  readonly #ended = new AbortController();
  /** The one used last is last. */
  readonly #entries = new Map<string, Entry>();
  readonly #faces = new Map<string, HeldMedia>();

  /** The one of a user's data. */
  static of(scope: DataScope): MediaCache {
    scope.media ??= new MediaCache(scope.context);
    if (scope.signal.aborted) scope.media.stop();
    return scope.media;
  }

  constructor(context: Pick<DataContext, 'connection' | 'hold' | 'clock'>) {
    this.#context = context;
  }

  /**
   * A `blob:` URL of a person's or channel's picture, cut to a square of about `size` px; `undefined` where it cannot be shown:
   * then a placeholder stands for it. It is valid until the session ends or a hundred others have been asked for since.
   */
  async url(media: string, size: number): Promise<string | undefined> {
    const key = `${size} ${media}`;
    const held = this.#faces.get(key) ?? this.#hold(`face ${key}`, media, { size, maxBytes: FACE_BYTES }, { showing: 'image' });
    this.#faces.delete(key);
    this.#faces.set(key, held); // the newest is last
    for (const [oldest, old] of this.#faces) {
      if (this.#faces.size <= FACES) break;
      this.#faces.delete(oldest);
      old.release();
    }
    try {
      return (await held.shown).url;
    } catch {
      // The placeholder is good enough for a picture; whoever wants it next asks again.
      if (this.#faces.get(key) === held) this.#faces.delete(key);
      return undefined;
    }
  }

  /** Loads a file to be shown, unless it is here. Whoever holds it releases it. */
  hold(media: string, options: HoldOptions): HeldMedia {
    const { showing, size, maxBytes = 100 * 2 ** 20, onProgress } = options;
    const key = this.#keyOf(media, options);
    return this.#hold(key, media, { maxBytes, ...(size !== undefined && { size, fit: 'contain' }) }, { showing, ...(onProgress && { onProgress }) });
  }

  /** Whether a file is here: then nobody waits for it. */
  has(media: string, options: HoldOptions): boolean {
    return this.#entries.get(this.#keyOf(media, options))?.media !== undefined;
  }

  /** A file that has just been uploaded need not be fetched to be shown. */
  keep(media: string, file: Blob, showing: Showing): void {
    const key = `${showing} ${media}`;
    if (this.#entries.has(key) || this.#ended.signal.aborted) return;
    this.#add(key, () => Promise.resolve(file), showing);
    this.#trim();
  }

  /** The bytes of a file, to be saved: whatever it is, it can then not be opened here. */
  file(media: string, options: Pick<MediaOptions, 'signal' | 'onProgress'> = {}): Promise<Blob> {
    return this.#load(media, options, [this.#ended.signal, options.signal]);
  }

  /** Lets go of everything. */
  stop(): void {
    this.#ended.abort();
    for (const entry of this.#entries.values()) this.#drop(entry);
    this.#faces.clear();
  }

  #keyOf(media: string, { showing, size }: HoldOptions): string {
    const whole = `${showing} ${media}`;
    // All of it, where that is here or comes, is better than a small one that is not.
    return size === undefined || this.#entries.has(whole) ? whole : `${showing} ${size} ${media}`;
  }

  #hold(key: string, media: string, wanted: MediaOptions, { showing, onProgress }: HoldOptions): HeldMedia {
    let entry = this.#entries.get(key);
    if (entry) {
      this.#entries.delete(key);
      this.#entries.set(key, entry); // the newest is last
    } else {
      entry = this.#add(key, (signal, progress) => this.#load(media, { ...wanted, onProgress: progress }, [this.#ended.signal, signal]), showing);
    }
    const held = entry;
    held.uses++;
    const forget = onProgress && held.progress.add(onProgress);
    let released = false;
    return {
      shown: held.shown,
      get now() {
        return released ? undefined : held.media;
      },
      release: () => {
        if (released) return;
        released = true;
        forget?.();
        if (--held.uses > 0) return;
        if (held.media && !key.startsWith('face')) this.#trim();
        else this.#drop(held);
      },
    };
  }

  #add(key: string, load: (signal: AbortSignal, onProgress: (progress: MediaProgress) => void) => Promise<Blob>, showing: Showing): Entry {
    const abort = new AbortController();
    const progress = new Listeners<[MediaProgress]>();
    const show = async () => {
      const blob = await load(abort.signal, (told) => progress.emit(told));
      const type = await typeToShow(blob, showing);
      if (abort.signal.aborted) throw abortedError(abort.signal);
      if (type === undefined) throw new ChatError('unsupported', 'A file of this type is not shown');
      // A URL's type decides what a browser takes it for: it is one of those above, whatever the server has said.
      entry.media = { url: URL.createObjectURL(blob.slice(0, blob.size, type)), type, size: blob.size };
      this.#trim();
      return entry.media;
    };
    const entry: Entry = { key, abort, progress, uses: 0, media: undefined, shown: Promise.resolve().then(show) };
    this.#entries.set(key, entry);
    entry.shown.catch(() => this.#drop(entry)); // whoever wants it next asks again
    return entry;
  }

  async #load(media: string, options: MediaOptions, signals: readonly (AbortSignal | undefined)[]): Promise<Blob> {
    const release = this.#context.hold();
    try {
      return await underDeadline(this.#context.clock, undefined, signals, async (signal) => {
        if (signal.aborted) throw abortedError(signal);
        const connection: ChatConnection = await this.#context.connection(signal);
        if (!connection.capabilities.has('media')) throw new ChatError('unsupported', 'This chat server has no files');
        return connection.media(media, { ...options, signal });
      });
    } catch (cause) {
      throw toChatError(cause);
    } finally {
      release();
    }
  }

  /** Lets go of what is too much, but of nothing that somebody shows. */
  #trim(): void {
    const unused = [...this.#entries.values()].filter(({ uses, media }) => uses === 0 && media);
    let bytes = unused.reduce((sum, { media }) => sum + media!.size, 0);
    unused.forEach((entry, index) => {
      if (unused.length - index <= KEPT && bytes <= KEPT_BYTES) return;
      bytes -= entry.media!.size;
      this.#drop(entry);
    });
  }

  #drop(entry: Entry): void {
    entry.abort.abort();
    if (this.#entries.get(entry.key) === entry) this.#entries.delete(entry.key);
    if (entry.media) URL.revokeObjectURL(entry.media.url);
    entry.media = undefined;
  }
}
