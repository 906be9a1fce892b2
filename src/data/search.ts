/** Searching messages as one types: the server's whole words, and beginnings of words among what is loaded here. */

import { type ChatError, isAborted, toChatError } from '../errors.js';
import { Listeners } from '../events.js';
import type { ChatConnection, Cursor, Message, Participant } from '../backend/types.js';
import type { LiveMessage } from './snapshots.js';

/** Results a page has. */
const PAGE = 20;

export interface SearchResult {
  readonly id: string;
  readonly channelId: string;
  readonly sender: Participant;
  readonly sentAt: number;
  readonly text: string;
  /** What the channel is called, where the search goes through several and the server has said so. */
  readonly channelName?: string;
}

export interface SearchSnapshot {
  readonly query: string;
  /** `idle` before there is a query. */
  readonly state: 'idle' | 'searching' | 'ready' | 'error';
  readonly error?: ChatError;
  /** Newest first. */
  readonly results: readonly SearchResult[];
  /** Words to highlight in the results. */
  readonly highlights: readonly string[];
  readonly hasMore: boolean;
}

export interface LiveSearchOptions {
  connection(signal: AbortSignal): Promise<ChatConnection>;
  /** Only in this channel, by any of its names; in all of the user's where absent. */
  channelId?: string | undefined;
  /** What is loaded of the channels searched. */
  loadedMessages(): Iterable<LiveMessage>;
}

/** The message of a result, as it was found. */
export type SearchSource = Omit<Message, 'clientId'> & { readonly sender?: Participant };

const idle: SearchSnapshot = Object.freeze({ query: '', state: 'idle', results: [], highlights: [], hasMore: false });

/** One search box's search. A new query aborts the one before, and what answers late is dropped. */
export class LiveSearch {
  readonly #options: LiveSearchOptions;
  readonly #listeners = new Listeners<[SearchSnapshot]>();
  #abort = new AbortController();
  #next: Cursor | undefined;
  #snapshot = idle;
  readonly #sources = new Map<string, SearchSource>();

  constructor(options: LiveSearchOptions) {
    this.#options = options;
  }

  get(): SearchSnapshot {
    return this.#snapshot;
  }

  /** Calls `listener` after each change. @returns takes it away again */
  subscribe(listener: (snapshot: SearchSnapshot) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** The message that a result is of. @param id the result's */
  source(id: string): SearchSource | undefined {
    return this.#sources.get(id);
  }

  /** Searches for what was typed; matches among loaded messages are there at once. Resolves when the server has answered. */
  async setQuery(query: string): Promise<void> {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#next = undefined;
    this.#sources.clear();
    const text = query.trim();
    if (text === '') return this.#set(idle);
    const words = wordsOf(text);
    const local = this.#searchLoaded(words);
    this.#set({ query, state: 'searching', results: local, highlights: words, hasMore: false });
    await this.#ask(text, local);
  }

  /** The next page. @param limit most results in it. Default 20 */
  async loadMore(limit?: number): Promise<void> {
    const { error, ...known } = this.#snapshot; // after a failure it is tried again
    if (known.state === 'searching' || this.#next === undefined) return;
    this.#set({ ...known, state: 'searching' });
    await this.#ask(this.#snapshot.query.trim(), this.#snapshot.results, this.#next, limit);
  }

  /** Ends what is in flight. */
  stop(): void {
    this.#abort.abort();
  }

  async #ask(text: string, before: readonly SearchResult[], cursor?: Cursor, limit = PAGE): Promise<void> {
    const { signal } = this.#abort;
    try {
      const connection = await this.#options.connection(signal);
      if (signal.aborted) return;
      if (!connection.capabilities.has('search')) {
        return this.#set({ ...this.#snapshot, state: 'ready' });
      }
      const channelId = this.#options.channelId && (await connection.resolveChannel(this.#options.channelId, { signal }));
      const page = await connection.search({ text, limit, channelId, cursor }, { signal });
      if (signal.aborted) return;
      this.#next = page.next;
      for (const { message, sender } of page.results) {
        if (!this.#sources.has(message.id)) this.#sources.set(message.id, sender ? { ...message, sender } : message);
      }
      const highlights = [...new Set([...wordsOf(text), ...page.highlights])];
      this.#set({
        query: this.#snapshot.query,
        state: 'ready',
        results: merge(before, page.results.map(toResult)),
        highlights,
        hasMore: page.next !== undefined,
      });
    } catch (cause) {
      if (signal.aborted || isAborted(cause)) return;
      this.#set({ ...this.#snapshot, state: 'error', error: toChatError(cause, 'bad_answer', 'The search failed') });
    }
  }

  #searchLoaded(words: readonly string[]): SearchResult[] {
    const found: SearchResult[] = [];
    for (const message of this.#options.loadedMessages()) {
      if (message.deleted || message.status !== 'sent') continue;
      if (hasWords(message.text, words)) {
        this.#sources.set(message.id, message);
        found.push(toResult({ message, sender: message.sender }));
      }
    }
    return found.sort((a, b) => b.sentAt - a.sentAt).slice(0, PAGE);
  }

  #set(snapshot: SearchSnapshot): void {
    this.#snapshot = Object.freeze(snapshot);
    this.#listeners.emit(this.#snapshot);
  }
}

function toResult({ message, sender, channelName }: { message: Message | LiveMessage; sender?: Participant; channelName?: string }): SearchResult {
  const { id, channelId, senderId, sentAt, text } = message;
  return Object.freeze({ id, channelId, sender: sender ?? { id: senderId, name: senderId }, sentAt, text, ...(channelName && { channelName }) });
}

/** Both lists' results, each message once, newest first. What one result tells of its channel's name holds for the others. */
function merge(first: readonly SearchResult[], second: readonly SearchResult[]): readonly SearchResult[] {
  const byId = new Map([...second, ...first].map((result) => [result.id, result]));
  const names = new Map([...first, ...second].map(({ channelId, channelName }) => [channelId, channelName] as const).filter(([, name]) => name));
  return [...byId.values()]
    .map((result) => (names.has(result.channelId) ? Object.freeze({ ...result, channelName: names.get(result.channelId)! }) : result))
    .sort((a, b) => b.sentAt - a.sentAt);
}

/** Whether each of these words, in lower case, begins a word of the text. */
export function hasWords(text: string, words: readonly string[]): boolean {
  const own = wordsOf(text);
  return words.every((word) => own.some((token) => token.startsWith(word)));
}

/** The words of a text, in lower case. */
export function wordsOf(text: string): string[] {
  return text.toLocaleLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

