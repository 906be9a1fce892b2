/** What `MessageSearch` and `ConversationSearch` are asked for. A query that another one has replaced resolves as that one does. */

import { guarded } from '../events.js';
import type { ConversationFilter, ConversationSnapshot, MessageSearchResult, SearchResults, SearchState } from './api-types.js';
import { Snapshots } from './api-snapshots.js';
import { matching } from './api-session.js';
import { channelsOf } from './channel-list.js';
import type { LazySearch } from './chat-data.js';
import type { ConversationRef } from './conversation.js';
import { request } from './request.js';
import type { LiveSearch } from './search.js';

/** Channels that are found at once. */
const PAGE = 20;

/** What is known of a search. */
interface Searching<T> {
  /** What was asked for last. */
  latest: Promise<SearchResults<T>>;
  live?: LiveSearch;
  channelId?: string | undefined;
  found: readonly T[];
  shown: number;
}

const searches = new WeakMap<LazySearch, Searching<unknown>>();

function searchOf<T>(target: LazySearch): Searching<T> {
  let search = searches.get(target);
  if (!search) searches.set(target, (search = { latest: Promise.resolve({ results: [], loadedAll: true }), found: [], shown: 0 }));
  return search as Searching<T>;
}

/** What the latest thing that was asked for gives. */
async function follow<T>(search: Searching<T>, asked: Promise<SearchResults<T>>): Promise<SearchResults<T>> {
  search.latest = asked;
  for (;;) {
    const { latest } = search;
    const outcome = await latest.then((results) => ({ results }), (error: unknown) => ({ error }));
    if (latest !== search.latest) continue;
    if ('error' in outcome) throw outcome.error;
    return outcome.results;
  }
}

function tell<T>({ listener }: LazySearch, results: readonly T[], state: SearchState): void {
  guarded(() => listener?.(results as readonly never[], state));
}

const nothing: SearchResults<never> = Object.freeze({ results: [], loadedAll: true });

const ended = (loadedAll: boolean): SearchState => (loadedAll ? 'loadedAll' : 'canLoadMore');

function messageSetQuery(target: LazySearch, query: string, { conversation }: { readonly conversation?: string | ConversationRef } = {}): Promise<SearchResults<MessageSearchResult>> {
  const search = searchOf<MessageSearchResult>(target);
  const channelId = typeof conversation === 'string' ? conversation : conversation?.id;
  return follow(search, run(target, async () => {
    const { LiveSearch } = await import('./search.js');
    if (!search.live || search.channelId !== channelId) {
      search.live?.stop();
      search.channelId = channelId;
      const live = (search.live = new LiveSearch(target.data.searchOptions(channelId)));
      live.subscribe(({ state }) => {
        if (live !== search.live || state === 'error') return;
        const { results, loadedAll } = resultsOf(target, live);
        tell(target, results, state === 'searching' ? 'searching' : ended(loadedAll));
      });
    }
    return [search.live, search.live.setQuery(query)];
  }));
}

function messageLoadMore(target: LazySearch, limit?: number): Promise<SearchResults<MessageSearchResult>> {
  const search = searchOf<MessageSearchResult>(target);
  const { latest } = search;
  return follow(search, run(target, async () => {
    await latest.catch(() => undefined); // it is tried again
    return search.live ? [search.live, search.live.loadMore(limit)] : undefined;
  }));
}

/** @param start begins it; `undefined` where there is nothing to be done */
function run(target: LazySearch, start: () => Promise<[LiveSearch, Promise<void>] | undefined>): Promise<SearchResults<MessageSearchResult>> {
  return request(target.data.scope, async (_connection, signal) => {
    const started = await start();
    if (!started) return nothing;
    const [live, done] = started;
    const stop = () => live.stop();
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    await done;
    signal.removeEventListener('abort', stop);
    const { state, error } = live.get();
    if (state === 'error') throw error!;
    return resultsOf(target, live);
  });
}

const withChannel = new WeakMap<object, MessageSearchResult>();

function resultsOf(target: LazySearch, live: LiveSearch): SearchResults<MessageSearchResult> {
  const { results, hasMore } = live.get();
  const snapshots = Snapshots.of(target.data.scope);
  const messages = results.map(({ id, channelId }) => {
    const snapshot = snapshots.message(live.source(id)!);
    let result = withChannel.get(snapshot);
    if (!result) withChannel.set(snapshot, (result = Object.freeze({ ...snapshot, conversationId: channelId })));
    return result;
  });
  return Object.freeze({ results: Object.freeze(messages), loadedAll: !hasMore });
}

function conversationSetQuery(target: LazySearch, query: string, { filter }: { readonly filter?: ConversationFilter } = {}): Promise<SearchResults<ConversationSnapshot>> {
  const { scope } = target.data;
  const search = searchOf<ConversationSnapshot>(target);
  const matches = matching(scope, filter);
  const asked = request(scope, async (_connection, signal) => {
    const { hasWords, wordsOf } = await import('./search.js');
    const words = wordsOf(query);
    if (search.latest === asked) tell(target, [], 'searching');
    const channels = await channelsOf(scope).first(signal);
    const found = matches(channels).filter(({ subject }) => hasWords(subject ?? '', words));
    if (search.latest !== asked) return nothing;
    search.found = found;
    return show(target, search, PAGE);
  });
  return follow(search, asked);
}

function conversationLoadMore(target: LazySearch, limit = PAGE): Promise<SearchResults<ConversationSnapshot>> {
  const search = searchOf<ConversationSnapshot>(target);
  return follow(search, search.latest.then(() => show(target, search, search.shown + limit)));
}

function show(target: LazySearch, search: Searching<ConversationSnapshot>, count: number): SearchResults<ConversationSnapshot> {
  const results = Object.freeze(search.found.slice(0, count));
  search.shown = results.length;
  const loadedAll = results.length === search.found.length;
  tell(target, results, ended(loadedAll));
  return Object.freeze({ results, loadedAll });
}

export function setQuery(target: LazySearch, query: string, options?: { readonly conversation?: string | ConversationRef; readonly filter?: ConversationFilter }) {
  return target.isForConversations ? conversationSetQuery(target, query, options) : messageSetQuery(target, query, options);
}

export function loadMore(target: LazySearch, limit?: number) {
  return target.isForConversations ? conversationLoadMore(target, limit) : messageLoadMore(target, limit);
}
