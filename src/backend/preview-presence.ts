/** Who is online in the preview world: whoever has a connection open, unless a test or demo says otherwise. */

export class PreviewPresence {
  /** User id → connections open. */
  readonly #connections = new Map<string, number>();
  /** What was said otherwise. */
  readonly #said = new Map<string, boolean>();
  readonly #onChange: () => void;

  /** @param onChange somebody may have come or gone */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  isOnline(userId: string): boolean {
    return this.#said.get(userId) ?? (this.#connections.get(userId) ?? 0) > 0;
  }

  /** One more connection of theirs. @returns it has closed */
  connected(userId: string): () => void {
    this.#count(userId, 1);
    return () => this.#count(userId, -1);
  }

  /** @param online `undefined`: whether they have a connection says it again */
  say(userId: string, online: boolean | undefined): void {
    if (online === undefined) this.#said.delete(userId);
    else this.#said.set(userId, online);
    this.#onChange();
  }

  #count(userId: string, more: number): void {
    this.#connections.set(userId, (this.#connections.get(userId) ?? 0) + more);
    this.#onChange();
  }
}
