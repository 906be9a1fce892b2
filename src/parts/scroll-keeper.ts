/**
 * Keeps the reading place of a message list. The scroller is a `column-reverse` box round one wrapper in normal order: its
 * scroll offset counts from the end, so it stays at the end while messages arrive, and nothing moves when older ones are put
 * above. What is added or grows below the reading place would move it: then the row that was on top is put back where it was.
 * The browsers' own scroll anchoring is off: WebKit has none, and two mechanisms at once fight.
 */

/** This close to the end (px) one is "at the end". */
const NEAR_END = 24;
/** This close to either edge of what is loaded (px) more is wanted. */
const NEAR_EDGE = 800;

export interface ScrollKeeperOptions {
  /** The first row that is at least partly visible stands for the reading place; rows match this selector. */
  rows: string;
  /** Something that depends on the position may have changed: whether it is at the end, or near an edge. */
  onScroll(): void;
}

export class ScrollKeeper {
  /** Whether new messages push the list up. Off while what is shown does not end at the newest message. */
  stickToEnd = true;
  readonly #options: ScrollKeeperOptions;
  #scroller: HTMLElement | undefined;
  #anchor: { row: HTMLElement; top: number } | undefined;
  /** The scroll offset it was noted at. */
  #offset = 0;
  readonly #resize = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => this.restore());

  constructor(options: ScrollKeeperOptions) {
    this.#options = options;
  }

  /** Takes charge of a scroller; again with the same one does nothing. */
  attach(scroller: HTMLElement | null): void {
    if (!scroller || scroller === this.#scroller) return;
    this.detach();
    this.#scroller = scroller;
    scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    this.#resize?.observe(scroller);
    for (const wrapper of scroller.children) this.#resize?.observe(wrapper);
  }

  detach(): void {
    this.#scroller?.removeEventListener('scroll', this.#onScroll);
    this.#resize?.disconnect();
    this.#scroller = undefined;
  }

  get #fromEnd(): number {
    return -(this.#scroller?.scrollTop ?? 0);
  }

  get #fromStart(): number {
    const scroller = this.#scroller;
    return scroller ? scroller.scrollHeight - scroller.clientHeight - this.#fromEnd : Infinity;
  }

  get atEnd(): boolean {
    return this.#fromEnd <= NEAR_END;
  }

  /** Whether the person is about to reach the first row, or the last. */
  get nearStart(): boolean {
    return this.#fromStart < NEAR_EDGE;
  }
  get nearEnd(): boolean {
    return this.#fromEnd < NEAR_EDGE;
  }

  scrollToEnd(): void {
    this.#anchor = undefined;
    if (this.#scroller) this.#scroller.scrollTop = 0;
  }

  /** Puts a row into the middle. */
  scrollTo(row: HTMLElement): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const box = scroller.getBoundingClientRect();
    const { top, height } = row.getBoundingClientRect();
    scroller.scrollTop += top + height / 2 - box.top - box.height / 2;
    this.remember();
  }

  /** Notes what is read, before the rows change. */
  remember(): void {
    const scroller = this.#scroller;
    if (!scroller) return; // taken out for a moment: what was read is read again when it is back
    if (this.stickToEnd && this.atEnd) return void (this.#anchor = undefined);
    // Not scrolled since: whatever else has moved it (a composer that grew, a rounded offset) is to be put right, not noted.
    if (this.#anchor?.row.isConnected && scroller.scrollTop === this.#offset) return;
    const edge = scroller.getBoundingClientRect().top;
    const row = firstBelow([...scroller.querySelectorAll<HTMLElement>(this.#options.rows)], edge);
    this.#anchor = row && { row, top: row.getBoundingClientRect().top - edge };
    this.#offset = scroller.scrollTop;
  }

  /** Puts what was read back where it was, after the rows have changed. */
  restore(): void {
    const scroller = this.#scroller;
    const anchor = this.#anchor;
    if (!scroller || !anchor?.row.isConnected) return;
    const moved = anchor.row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - anchor.top;
    if (moved !== 0) scroller.scrollTop += moved;
    this.#offset = scroller.scrollTop;
  }

  readonly #onScroll = () => {
    this.remember();
    this.#options.onScroll();
  };
}

/** The first of the rows, which stand below one another, whose bottom is below `edge`. */
function firstBelow(rows: HTMLElement[], edge: number): HTMLElement | undefined {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) > edge) high = middle;
    else low = middle + 1;
  }
  return rows[low];
}
