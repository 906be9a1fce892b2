/** Who of the people in a list is online: asked of those alone who are seen in it. */

import type { UserOnlineSnapshot } from '../data/api-types.js';
import type { DataScope } from '../data/scope.js';
import type { DataSubscription } from '../data/subscription.js';
import type { ChatSession } from '../session/session.js';

/** So often (ms) it is looked who is seen, while the list is scrolled. */
const PAUSE = 300;

export class Online {
  readonly #onChange: () => void;
  readonly #watched = new Map<string, DataSubscription<UserOnlineSnapshot | null>>();
  #scope: DataScope | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Of who is not watched, and where the chat server does not tell: `false`. */
  has(userId: string | undefined): boolean {
    const state = this.#watched.get(userId!)?.state;
    return state?.type === 'active' && state.latestSnapshot?.isOnline || false;
  }

  /** Looks again, soon, who is seen. @param find their ids, as it is by then */
  look(session: ChatSession | undefined, find: () => readonly string[]): void {
    if (session?.scope !== this.#scope) this.stop();
    this.#scope = session?.scope;
    this.#timer ??= session && setTimeout(() => {
      this.#timer = undefined;
      this.#follow(find(), session);
    }, PAUSE);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#follow([]);
  }

  #follow(ids: readonly string[], session?: ChatSession): void {
    for (const [id, subscription] of this.#watched) {
      if (ids.includes(id)) continue;
      this.#watched.delete(id);
      subscription.unsubscribe();
    }
    // Where it cannot be told its state says so, and there is no dot.
    for (const id of ids) if (!this.#watched.has(id)) this.#watched.set(id, session!.user(id).subscribeOnline(this.#onChange));
  }
}
