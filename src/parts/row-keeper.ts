/**
 * Keeps the reading place and the focus in a list of rows of one height, whatever comes, goes or moves. The browsers' own
 * scroll anchoring is off: WebKit has none, and two mechanisms would fight. An element that is moved loses the focus.
 */

export class RowKeeper {
  #ids: readonly string[] = [];
  #scrollTop = 0;
  #height = 0;
  /** Indexes of the rows that can be seen. */
  #from = 0;
  #to = 0;
  #focused: string | undefined;
  /** Whether the focus came by the keyboard: then it is to be seen. */
  #byKey = false;

  /** Before rendering. @param rows the buttons, in order; each has its id in `data-id` */
  remember(list: HTMLElement | null, rows: readonly HTMLElement[]): void {
    const active = focusedOf(rows);
    this.#focused = active?.dataset.id;
    this.#byKey = active?.matches(':focus-visible') ?? false;
    this.#ids = rows.map(({ dataset }) => dataset.id ?? '');
    this.#scrollTop = list?.scrollTop ?? 0;
    this.#height = rows[0]?.offsetHeight ?? 0;
    if (!list || !this.#height) return;
    this.#from = Math.floor(this.#scrollTop / this.#height);
    this.#to = Math.ceil((this.#scrollTop + list.clientHeight) / this.#height);
  }

  /** After it. */
  restore(list: HTMLElement | null, rows: readonly HTMLElement[]): void {
    if (!list) return;
    // At the very top one sees what comes.
    if (this.#scrollTop > 0 && this.#height) {
      const wanted = this.#scrollTop + this.#shift(rows) * this.#height;
      if (list.scrollTop !== wanted) list.scrollTop = wanted;
    }
    if (this.#focused === undefined) return;
    // Of a row that has gone, the one that stands there now has the focus.
    const row = rows.find(({ dataset }) => dataset.id === this.#focused) ?? rows[Math.min(this.#ids.indexOf(this.#focused), rows.length - 1)];
    if (row && row !== focusedOf(rows)) row.focus({ preventScroll: !this.#byKey });
  }

  /** How many rows what one read has moved down: the first shift that two of the rows have in common. */
  #shift(rows: readonly HTMLElement[]): number {
    const now = new Map(rows.map(({ dataset }, index) => [dataset.id, index]));
    const seen = new Set<number>();
    for (let index = this.#from; index < Math.min(this.#to, this.#ids.length); index++) {
      const at = now.get(this.#ids[index]);
      if (at === undefined) continue;
      if (seen.has(at - index)) return at - index;
      seen.add(at - index);
    }
    return 0;
  }
}

/** The one that has the focus. A window in the background matches no `:focus`. */
function focusedOf(rows: readonly HTMLElement[]): HTMLElement | undefined {
  const { activeElement = null } = (rows[0]?.getRootNode() ?? {}) as Partial<ShadowRoot>;
  return rows.find((row) => row === activeElement);
}
