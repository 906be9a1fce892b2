/** The sanitiser for who renders and cannot wait: where it must be loaded, there is nothing at first, and news once it has come. */

/** Sanitised HTML. */
export type Sanitize = (html: string) => DocumentFragment;

/** What did not load is not asked for again before (ms). */
const PAUSE = 10_000;

export class LateSanitizer {
  readonly #load: () => Promise<Sanitize>;
  readonly #now: () => number;
  #sanitize: Sanitize | undefined;
  #isLoading = false;
  #failedAt = -Infinity;
  /** Who is to be told. */
  readonly #waiting = new Map<object, () => void>();

  /** @param now the time in ms, from any beginning */
  constructor(load: () => Promise<Sanitize>, now = () => performance.now()) {
    this.#load = load;
    this.#now = now;
  }

  /**
   * `undefined` while it is not there.
   * @param tell called once when it has come
   * @param owner who asks: however often they do so meanwhile, only their last `tell` is called
   */
  sanitize(html: string, owner: object, tell: () => void): DocumentFragment | undefined {
    if (this.#sanitize) return this.#sanitize(html);
    this.#waiting.set(owner, tell);
    if (!this.#isLoading && this.#now() - this.#failedAt >= PAUSE) void this.#start();
    return undefined;
  }

  /** Never rejects: where it does not load, the next one who asks after a while starts it again. */
  async #start(): Promise<void> {
    this.#isLoading = true;
    try {
      this.#sanitize = await this.#load();
    } catch {
      this.#failedAt = this.#now();
    }
    this.#isLoading = false;
    const told = [...this.#waiting.values()];
    this.#waiting.clear();
    if (this.#sanitize) for (const tell of told) tell();
  }
}
