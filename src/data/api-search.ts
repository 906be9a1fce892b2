/** What `MessageSearch` and `ConversationSearch` are asked for. A query that another one has replaced resolves as that one does. */

import type { ConversationFilter, ConversationSnapshot, MessageSearchResult, SearchResults, SearchState } from './api-types.js';
import { Snapshots } from './api-snapshots.js';
import { matching } from './api-session.js';
import { channelsOf } from './channel-list.js';
import type { LazySearch } from './chat-data.js';
import type { ConversationRef } from './conversation.js';
import { request } from './request.js';
import { LiveSearch, wordsOf } from './search.js';
import { reportListenerError } from '../events.js';

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
  try {
    listener?.(results as readonly never[], state);
  } catch (cause) {
    reportListenerError(cause);
  }
}

const ended = (loadedAll: boolean): SearchState => (loadedAll ? 'loadedAll' : 'canLoadMore');

function messageSetQuery(target: LazySearch, query: string, { conversation }: { readonly conversation?: string | ConversationRef } = {}): Promise<SearchResults<MessageSearchResult>> {
  const { scope } = target.data;
  const search = searchOf<MessageSearchResult>(target);
  const channelId = typeof conversation === 'string' ? conversation : conversation?.id;
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
  const { live } = search;
  return follow(search, run(target, live, () => live.setQuery(query), scope.signal));
}

function messageLoadMore(target: LazySearch, limit?: number): Promise<SearchResults<MessageSearchResult>> {
  const search = searchOf<MessageSearchResult>(target);
  const { live } = search;
  if (!live) return search.latest;
  return follow(search, run(target, live, () => live.loadMore(limit), target.data.scope.signal));
}

function run(target: LazySearch, live: LiveSearch, work: () => Promise<void>, ended: AbortSignal): Promise<SearchResults<MessageSearchResult>> {
  return request(target.data.scope, async (_connection, signal) => {
    const stop = () => live.stop();
    if (ended.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    await work();
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

export const messageSearch = { setQuery: messageSetQuery, loadMore: messageLoadMore };

function conversationSetQuery(target: LazySearch, query: string, { filter }: { readonly filter?: ConversationFilter } = {}): Promise<SearchResults<ConversationSnapshot>> {
  const { scope } = target.data;
  const search = searchOf<ConversationSnapshot>(target);
  const matches = matching(scope, filter);
  const words = wordsOf(query);
  const asked = request(scope, async (_connection, signal) => {
    if (search.latest === asked) tell(target, [], 'searching');
    const channels = await channelsOf(scope).first(signal);
    const found = matches(channels).filter(({ subject }) => {
      const own = wordsOf(subject ?? '');
      return words.every((word) => own.some((token) => token.startsWith(word)));
    });
    if (search.latest !== asked) return nothing;
    search.found = found;
    return show(target, search, PAGE);
  });
  return follow(search, asked);
}

const nothing: SearchResults<never> = Object.freeze({ results: [], loadedAll: true });

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

export const conversationSearch = { setQuery: conversationSetQuery, loadMore: conversationLoadMore };
