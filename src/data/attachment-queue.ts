/**
 * Files that are to be sent into one channel: uploaded as soon as they are there, two at a time, and sent in order once the
 * person says so and they are on the server. It ends with the element or the session, and everything under way with it.
 */

import { Pause, retrying, underDeadline } from '../clock.js';
import { ChatError, isAborted, toChatError } from '../errors.js';
import type { Attachment, OutgoingMessage } from '../backend/types.js';
import { newClientId } from './client-id.js';
import type { DataScope, ScopePart } from './scope.js';

/** Uploads under way at most. */
const AT_ONCE = 2;

/** What is known of a file by looking into it. */
export interface Measured {
  readonly width?: number;
  readonly height?: number;
  /** Seconds. */
  readonly duration?: number;
  readonly waveform?: readonly number[];
  readonly voice?: boolean;
  /** A picture that stands for a film. */
  readonly poster?: Blob;
}

/**
 * - `waiting`: for its turn; or, with `error`, for its next try.
 * - `failed`: `error` says why; it is tried again when the person says so (never where it is `too_large`).
 */
export type QueuedState = 'waiting' | 'uploading' | 'uploaded' | 'failed';

/** A file that is to be sent: frozen, and the same object as long as nothing in it changes. */
export interface QueuedFile {
  readonly key: string;
  readonly file: Blob;
  readonly name: string;
  readonly kind: Attachment['kind'];
  readonly voice: boolean;
  readonly state: QueuedState;
  /** 0 to 1. */
  readonly share: number;
  readonly error?: ChatError;
  /** Whether the person has said that it is to go. */
  readonly sending: boolean;
}

export interface QueueOptions {
  readonly scope: DataScope;
  /** Looks into a file. What it rejects with is why the file cannot be sent. */
  measure(file: Blob, kind: Attachment['kind']): Promise<Measured>;
  /** It is on the server, and here: it need not be fetched to be shown. */
  onUploaded?(attachment: Attachment, file: Blob): void;
  onChange(): void;
  /** A message can go out. Called in order. */
  onSend(message: OutgoingMessage): void;
  /** Every file that this was to go with has been taken away. */
  onTextBack(message: OutgoingMessage): void;
  /** A file failed, and is not tried again unless the person says so. */
  onFailed(error: ChatError, file: QueuedFile): void;
}

/** What is sent together. */
interface Batch {
  message: OutgoingMessage;
  /** Whether any file of it has gone out. */
  begun: boolean;
  /** Of files: one alone has the text as its caption. */
  readonly count: number;
}

interface Entry {
  readonly key: string;
  readonly file: Blob;
  readonly name: string;
  readonly kind: Attachment['kind'];
  readonly known: Measured | undefined;
  readonly abort: AbortController;
  readonly pause: Pause;
  state: QueuedState;
  share: number;
  error: ChatError | undefined;
  attachment: Attachment | undefined;
  batch: Batch | undefined;
  snapshot: QueuedFile | undefined;
}

export class AttachmentQueue implements ScopePart {
  readonly #options: QueueOptions;
  readonly #ended = new AbortController();
  #entries: Entry[] = [];
  #running = 0;
  /** The most that the server takes (bytes), once it has said so. */
  limit: number | undefined;

  constructor(options: QueueOptions) {
    this.#options = options;
    options.scope.parts.add(this);
    if (options.scope.signal.aborted) this.stop();
  }

  /** In order. */
  get files(): readonly QueuedFile[] {
    return this.#entries.map((entry) => (entry.snapshot ??= snapshotOf(entry)));
  }

  /** Whether there is nothing that waits for the person to send it. */
  get isEmpty(): boolean {
    return !this.#entries.some(({ batch }) => !batch);
  }

  /**
   * @param known what is known of it already, as of a voice message: it is not looked into then
   * @param message what it goes with at once, and nothing of what else is here; otherwise it waits for `send()`
   */
  add(file: Blob & { readonly name?: string }, known?: Measured, message?: OutgoingMessage): void {
    if (this.#ended.signal.aborted) return;
    this.#entries.push(this.#entryOf(file, known, message && { message, begun: false, count: 1 }));
    this.#options.onChange();
    this.#refuseLarge();
    this.#run();
  }

  /**
   * All that is here goes, each file once it is uploaded: one with the text as its caption, several with the text as a message
   * after them. What it answers is said by the first.
   */
  send(message: OutgoingMessage): void {
    const entries = this.#entries.filter(({ batch }) => !batch);
    if (!entries.length) return this.#options.onSend(message);
    const batch = { message, begun: false, count: entries.length };
    for (const entry of entries) this.#set(entry, { batch });
    this.#flush();
  }

  /** Takes a file away, wherever it is by now; what it was sent with goes on without it. */
  remove(key: string): void {
    const entry = this.#entries.find((entry) => entry.key === key);
    if (!entry) return;
    entry.abort.abort();
    this.#entries = this.#entries.filter((other) => other !== entry);
    const { batch } = entry;
    if (batch && !this.#entries.some((other) => other.batch === batch)) this.#endBatch(batch);
    this.#options.onChange();
    this.#flush();
  }

  /** Tries again what failed, or waits for its next try. */
  retry(key: string): void {
    const entry = this.#entries.find((entry) => entry.key === key);
    if (entry?.state === 'failed' && entry.error?.code !== 'too_large') this.#set(entry, { state: 'waiting', error: undefined, share: 0 });
    entry?.pause.wake();
    this.#run();
  }

  wake(): void {
    for (const { pause } of this.#entries) pause.wake();
  }

  reopen(): void {
    this.wake();
  }

  /** Ends it for good: nothing of it is sent any more. */
  stop(): void {
    if (this.#ended.signal.aborted) return;
    this.#ended.abort();
    this.#options.scope.parts.delete(this);
    for (const { abort } of this.#entries) abort.abort();
    this.#entries = [];
    this.#options.onChange();
  }

  #entryOf(file: Blob & { readonly name?: string }, known: Measured | undefined, batch: Batch | undefined): Entry {
    const kind = known?.voice ? 'audio' : kindOf(file.type);
    return {
      key: newClientId(), file, name: file.name || kind, kind, known, abort: new AbortController(), pause: new Pause(this.#options.scope.context.clock),
      state: 'waiting', share: 0, error: undefined, attachment: undefined, batch, snapshot: undefined,
    };
  }

  /** Begins with as many as may run. */
  #run(): void {
    for (const entry of this.#entries) {
      if (this.#running >= AT_ONCE) return;
      if (entry.state !== 'waiting' || entry.error) continue;
      this.#running++;
      this.#set(entry, { state: 'uploading' });
      void this.#upload(entry).finally(() => {
        this.#running--;
        this.#run();
      });
    }
  }

  /** Never rejects. */
  async #upload(entry: Entry): Promise<void> {
    const { context, signal: scope } = this.#options.scope;
    const release = context.hold();
    try {
      const attachment = await underDeadline(context.clock, undefined, [scope, entry.abort.signal], (signal) =>
        retrying(() => this.#uploadOnce(entry, signal), {
          pause: entry.pause,
          signal,
          random: context.random,
          onFailure: (error) => this.#set(entry, { state: 'waiting', error, share: 0 }),
        }),
      );
      if (entry.abort.signal.aborted) return;
      this.#options.onUploaded?.(attachment, entry.file);
      this.#set(entry, { state: 'uploaded', share: 1, error: undefined, attachment });
      this.#flush();
    } catch (cause) {
      if (entry.abort.signal.aborted || isAborted(cause)) return;
      this.#fail(entry, toChatError(cause));
    } finally {
      release();
    }
  }

  async #uploadOnce(entry: Entry, signal: AbortSignal): Promise<Attachment> {
    const { file, name, kind } = entry;
    const connection = await this.#options.scope.context.connection(signal);
    if (!connection.capabilities.has('upload')) throw new ChatError('unsupported', 'This chat server takes no files');
    this.#set(entry, { state: 'uploading', error: undefined });
    this.limit = await connection.uploadLimit({ signal });
    this.#refuseLarge();
    if (this.#isTooLarge(file)) throw tooLarge(file);
    const { poster, ...measured } = entry.known ?? (await this.#options.measure(file, kind));
    const thumbnail = poster && (await connection.upload(poster, { name: 'poster.jpg', signal }).catch(() => undefined /* a film is sent without one, too */));
    const onProgress = ({ loaded, total }: { loaded: number; total: number }) => this.#set(entry, { share: total ? loaded / total : 0 });
    const media = await connection.upload(file, { name, signal, onProgress });
    return { media, kind, name, size: file.size, ...(file.type && { mimeType: file.type }), ...measured, ...(thumbnail && { thumbnail }) };
  }

  #isTooLarge({ size }: Blob): boolean {
    return this.limit !== undefined && size > this.limit;
  }

  /** Those that wait for their turn need not wait for that. */
  #refuseLarge(): void {
    for (const entry of this.#entries) if (entry.state === 'waiting' && this.#isTooLarge(entry.file)) this.#fail(entry, tooLarge(entry.file));
  }

  #fail(entry: Entry, error: ChatError): void {
    this.#set(entry, { state: 'failed', error, share: 0 });
    this.#options.onFailed(error, snapshotOf(entry));
  }

  /** The next that can go out. What has failed lets those pass that were sent after it, but none it was sent with. */
  #next(): Entry | undefined {
    const stuck = new Set<Batch>();
    for (const entry of this.#entries) {
      if (!entry.batch || stuck.has(entry.batch)) continue;
      if (entry.attachment) return entry;
      if (entry.state !== 'failed') return undefined;
      stuck.add(entry.batch);
    }
    return undefined;
  }

  /** Sends what is first in its order, as long as that is uploaded. */
  #flush(): void {
    for (let first; (first = this.#next()); ) {
      const { attachment } = first;
      const batch = first.batch!;
      const alone = batch.count === 1;
      this.#entries = this.#entries.filter((entry) => entry !== first);
      this.#options.onSend({ ...(alone ? batch.message : { ...onlyPlace(batch), text: '' }), attachment: attachment! });
      batch.begun = true;
      if (!this.#entries.some((entry) => entry.batch === batch) && !alone) this.#endBatch(batch);
    }
    this.#options.onChange();
  }

  /** All files of it have gone out, or been taken away: what is left is the text. */
  #endBatch(batch: Batch): void {
    const { message } = batch;
    if (!message.text.trim()) return;
    if (!batch.begun) return this.#options.onTextBack(message);
    const { replyTo: _said, ...rest } = message;
    this.#options.onSend(rest);
  }

  #set(entry: Entry, change: Partial<Entry>): void {
    if (entry.abort.signal.aborted) return;
    Object.assign(entry, change);
    entry.snapshot = undefined;
    this.#options.onChange();
  }
}

/** Where a message stands, without what it says: of several, the first one answers. */
function onlyPlace({ begun, message: { replyTo, threadId } }: Batch): Omit<OutgoingMessage, 'text'> {
  return { ...(replyTo && !begun && { replyTo }), ...(threadId && { threadId }) };
}

const tooLarge = ({ size }: Blob) => new ChatError('too_large', `The file has ${size} bytes, which are more than the server takes`);

/** What is shown as what it is. An SVG is a file: it may hold a script. */
export function kindOf(type: string): Attachment['kind'] {
  if (/^image\/(png|jpeg|gif|webp|avif|heic|bmp)\b/.test(type)) return 'image';
  const [kind] = type.split('/');
  return kind === 'video' || kind === 'audio' ? kind : 'file';
}

function snapshotOf({ key, file, name, kind, known, state, share, error, batch }: Entry): QueuedFile {
  return Object.freeze({ key, file, name, kind, voice: known?.voice ?? false, state, share, sending: batch !== undefined, ...(error && { error }) });
}
