/** `DataScope`: what is held for one signed-in user. It ends when somebody else signs in, or the session is destroyed. */

import type { ChatConnection } from '../backend/types.js';
import type { Clock } from '../clock.js';
import type { ConversationRef } from './conversation.js';
import type { MediaCache } from './media.js';
import type { UserRef } from './user.js';

/** What the data room needs of the session. */
export interface DataContext {
  readonly clock: Clock;
  readonly random: () => number;
  /** What to do where the user is not in a channel that an element opens. */
  join(): 'auto' | 'ask' | 'never';
  /** Waits until the session is ready, connecting it where it connects on demand; rejects when it has ended. */
  connection(signal: AbortSignal): Promise<ChatConnection>;
  /** A session that connects on demand stays connected until the function that is returned has been called. */
  hold(): () => void;
}

/** Something that is open on the session's connection. */
export interface ScopePart {
  /** What waits for its next try is tried now. */
  wake(): void;
  /** The session has a new connection: it is opened again on that, if it was open. */
  reopen(): void;
  /** Ends it for good. */
  stop(): void;
}

export class DataScope {
  readonly context: DataContext;
  readonly conversations = new Map<string, ConversationRef>();
  readonly users = new Map<string, UserRef>();
  media: MediaCache | undefined;
  readonly parts = new Set<ScopePart>();
  readonly #ended = new AbortController();

  constructor(context: DataContext) {
    this.context = context;
  }

  /** Aborts when it ends: every request of the user's ends with it. */
  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  end(): void {
    this.#ended.abort();
    this.parts.forEach((part) => part.stop());
    this.media?.stop();
  }
}
