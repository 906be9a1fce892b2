/**
 * The user's channels as the list shows them: what `session.subscribeConversations()` tells, in its order, with what that
 * leaves out (a last message that was deleted, its kind, when an invitation came, tries that fail).
 */

import type { ConversationFilter, ConversationSnapshot } from '../../data/api-types.js';
import { type Channels, channelsOf } from '../../data/channel-list.js';
import type { DataScope } from '../../data/scope.js';
import type { ListSubscription } from '../../data/subscription.js';
import { type ChatError, isAborted } from '../../errors.js';
import type { ChannelSummary } from '../../parts/channel-row.js';
import type { ChatSession } from '../../session/session.js';

export interface ChannelFeedEvents {
  change(): void;
  /** They cannot be told, until the session signs in anew or `retry()`. */
  error(error: ChatError): void;
}

export class ChannelFeed {
  readonly #events: ChannelFeedEvents;
  #session: ChatSession | undefined;
  #scope: DataScope | undefined;
  #filter: ConversationFilter | undefined;
  #subscription: ListSubscription<readonly ConversationSnapshot[]> | undefined;
  #end = new AbortController();
  #conversations: readonly ConversationSnapshot[] | undefined;
  #channels: Channels | undefined;
  #loadedAll = false;
  #loading = false;
  #failing: ChatError | undefined;

  constructor(events: ChannelFeedEvents) {
    this.#events = events;
  }

  /** By last activity, newest first; `undefined` until they are known. */
  get conversations(): readonly ConversationSnapshot[] | undefined {
    return this.#conversations;
  }

  get rows(): readonly ChannelSummary[] {
    return (this.#conversations ?? []).map(({ id }) => this.#channels?.get(id)).filter((channel) => channel !== undefined);
  }

  /** Why they cannot be told. */
  get error(): ChatError | undefined {
    const state = this.#subscription?.state;
    return state?.type === 'error' && !isAborted(state.error) ? state.error : undefined;
  }

  /** Why the last try failed, where it is tried again. */
  get failing(): ChatError | undefined {
    return this.#failing;
  }

  /** Follows this session's user from now on; does nothing where that is so, and the filter says the same. */
  follow(session: ChatSession | undefined, filter: ConversationFilter | undefined): void {
    // Each user has a scope of their own; one that has ended tells nothing any more.
    const scope = session?.scope.signal.aborted ? undefined : session?.scope;
    const isOther = scope !== this.#scope;
    if (!isOther && JSON.stringify(filter) === JSON.stringify(this.#filter)) return;
    this.#session = session;
    this.#scope = scope;
    this.#filter = filter;
    if (isOther) this.#conversations = this.#channels = undefined; // else the old ones stay until the new ones are there
    this.#begin();
  }

  /** Asks again for what could not be told. */
  retry(): void {
    const subscription = this.#subscription;
    if (!this.error || !subscription) return;
    this.#stop();
    const again = () => {
      if (subscription === this.#subscription) this.#begin();
    };
    subscription.terminated.then(again, again); // before that it would be told the old error
  }

  /** Tells more of them, if there are any. */
  loadMore(): void {
    const subscription = this.#subscription;
    if (!subscription || this.#loading || this.#loadedAll || !this.#conversations || this.error) return;
    this.#loading = true;
    const done = () => {
      if (subscription !== this.#subscription) return;
      this.#loading = false;
      this.#events.change();
    };
    subscription.loadMore().then(done, () => undefined);
  }

  #stop(): void {
    this.#end.abort();
    this.#subscription?.unsubscribe();
  }

  #begin(): void {
    this.#stop();
    this.#subscription = this.#failing = undefined;
    this.#loading = this.#loadedAll = false;
    const { change, error } = this.#events;
    const scope = this.#scope;
    if (!this.#session || !scope) return;
    const { signal } = (this.#end = new AbortController());
    const fail = (cause: ChatError) => {
      if (signal.aborted || isAborted(cause)) return;
      error(cause);
      change();
    };
    const tell = (channels: Channels) => {
      this.#channels = channels;
      this.#failing = undefined;
      change();
    };
    const failing = (cause: ChatError) => {
      this.#failing = cause;
      change();
    };
    channelsOf(scope).subscribe({ tell, fail, failing }, signal);
    this.#subscription = this.#session.subscribeConversations(this.#filter ? { filter: this.#filter } : {}, (conversations, loadedAll) => {
      if (signal.aborted) return;
      this.#conversations = conversations;
      this.#loadedAll = loadedAll;
      change();
    });
    this.#subscription.connected.catch(fail); // a filter that is none, for example
    this.#subscription.terminated.catch(change); // somebody else has signed in, or the session is destroyed: it says no more
  }
}
