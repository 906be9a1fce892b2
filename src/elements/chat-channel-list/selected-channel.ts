/** Which of the listed channels is the selected one: the host may name it by id, alias or bare name, and a row has only its id. */

import type { ConversationSnapshot } from '../../data/api-types.js';
import type { DataScope } from '../../data/scope.js';
import type { ChatSession } from '../../session/session.js';

export class SelectedChannel {
  readonly #onFound: () => void;
  #scope: DataScope | undefined;
  #name: string | undefined;
  #id: string | undefined;
  /** How many channels there were when its id was last asked for. */
  #askedAt: number | undefined;

  constructor(onFound: () => void) {
    this.#onFound = onFound;
  }

  /** `undefined` where none is selected, or it is not known which one that is. */
  get id(): string | undefined {
    return this.#id;
  }

  /** @param name as the host gave it. What is no id of a listed channel is asked for, and again when another channel has come */
  follow(session: ChatSession | undefined, name: string | undefined, listed: readonly ConversationSnapshot[] | undefined): void {
    if (name !== this.#name || session?.scope !== this.#scope) {
      this.#name = name;
      this.#scope = session?.scope;
      this.#id = this.#askedAt = undefined;
    }
    if (!session || !name || !listed || this.#id !== undefined) return;
    if (listed.some(({ id }) => id === name)) this.#id = name;
    else if (listed.length !== this.#askedAt) void this.#ask(session, name, (this.#askedAt = listed.length));
  }

  /** Never rejects: a channel that cannot be found is not selected. */
  async #ask(session: ChatSession, name: string, askedAt: number): Promise<void> {
    const scope = this.#scope;
    const found = await session.conversation(name).get().catch(() => null);
    if (!found || name !== this.#name || scope !== this.#scope || askedAt !== this.#askedAt) return;
    this.#id = found.id;
    this.#onFound();
  }
}
