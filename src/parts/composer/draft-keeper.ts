/**
 * Keeps what is being written as the draft of the user, in the place where they write it. It is put back when that place is
 * shown again, after a reload too, and taken from another tab where this one has not been typed in.
 */

import { type Draft, Drafts } from '../../data/drafts.js';
import type { MessageFeed } from '../../data/message-feed.js';
import type { DataScope } from '../../data/scope.js';
import { storedFor } from '../../session/browser.js';
import type { ChatSession } from '../../session/session.js';
import { joined } from './writing.js';

export interface DraftKeeperOptions {
  session(): ChatSession | undefined;
  feed(): MessageFeed | undefined;
  /** A draft has come: of the place that is shown now, or, with `isNews`, from another tab, in place of what stands there. */
  onDraft(draft: Draft | undefined, isNews: boolean): void;
  /** Whether the person is in the box. */
  isFocused(): boolean;
}

export class DraftKeeper {
  readonly #options: DraftKeeperOptions;
  /** Of the user, as long as they are signed in. */
  #drafts: Drafts | undefined;
  #scope: DataScope | undefined;
  #userId: string | undefined;
  /** What the drafts are of that are shown. */
  #feed: MessageFeed | undefined;
  #isTyped = false;
  #listening: AbortController | undefined;

  constructor(options: DraftKeeperOptions) {
    this.#options = options;
  }

  /** Looks whose draft is wanted. Does nothing where it is there, or where it is not known yet who the user is. */
  look(): void {
    const [session, feed] = [this.#options.session(), this.#options.feed()];
    if (!session?.userId || !feed || (feed === this.#feed && session.userId === this.#userId)) return;
    this.#drafts?.flush();
    this.#feed = feed;
    this.#isTyped = false;
    this.#useDrafts(session, session.userId);
    this.#options.onDraft(this.#drafts?.get(placeOf(feed)), false);
  }

  /** The person has written. @param draft what stands there now */
  typed(draft: Draft): void {
    this.#isTyped = true;
    if (this.#feed && this.#feed === this.#options.feed()) this.#drafts?.set(placeOf(this.#feed), draft);
  }

  /** It has been sent, or is not wanted any more. */
  forget(): void {
    this.#isTyped = false;
    if (this.#feed) this.#drafts?.set(placeOf(this.#feed), undefined);
  }

  /** Something is given back to where it was written, which is not shown now. */
  giveBack(draft: Draft, feed: MessageFeed): void {
    const place = placeOf(feed);
    this.#drafts?.set(place, joined(draft, this.#drafts.get(place)));
  }

  /** Something else is shown: what was written is written down. */
  leave(): void {
    this.#drafts?.flush();
    this.#feed = undefined;
  }

  connect(): void {
    if (this.#listening) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const flush = () => this.#drafts?.flush();
    addEventListener('pagehide', flush, { signal });
    // A phone may end a page that is not seen, and say nothing.
    document.addEventListener('visibilitychange', flush, { signal });
    addEventListener('storage', (event) => this.#onStorage(event), { signal });
    this.#stopWithUser();
  }

  disconnect(): void {
    this.#drafts?.flush();
    this.#listening?.abort();
    this.#listening = undefined;
  }

  #useDrafts(session: ChatSession, userId: string): void {
    const { scope } = session;
    if (scope === this.#scope && userId === this.#userId) return;
    this.#drafts?.stop();
    this.#drafts = new Drafts({ storage: () => localStorage, prefix: `${storedFor(userId)}draft/${serverOf(session)}/`, clock: scope.context.clock });
    this.#scope = scope;
    this.#userId = userId;
    this.#stopWithUser();
  }

  /** The session deletes what is stored for a user after it has ended their data: nothing may be written after that. */
  #stopWithUser(): void {
    const [drafts, ended] = [this.#drafts, this.#scope?.signal];
    if (!drafts || !ended) return;
    if (ended.aborted) drafts.stop();
    else if (this.#listening) ended.addEventListener('abort', () => drafts.stop(), { once: true, signal: this.#listening.signal });
  }

  #onStorage({ key, storageArea }: StorageEvent): void {
    if (!this.#feed || !isLocal(storageArea) || this.#isTyped || this.#options.isFocused()) return;
    // A key of `null`: all has been deleted.
    if (key === null || this.#drafts?.placeOf(key) === placeOf(this.#feed)) this.#options.onDraft(this.#drafts?.get(placeOf(this.#feed)), true);
  }
}

/** Two servers may have a user and a channel of the same ids. */
function serverOf({ options: { serverUrl, tokenEndpoint } }: ChatSession): string {
  const url = serverUrl ?? tokenEndpoint;
  return url !== undefined && URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI).origin : '';
}

const placeOf = ({ id, threadId }: MessageFeed) => (threadId === undefined ? id : `${id}/${threadId}`);

function isLocal(area: Storage | null): boolean {
  try {
    return area === localStorage;
  } catch {
    return false;
  }
}
