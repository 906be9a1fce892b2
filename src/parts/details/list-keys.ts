/**
 * The list of messages by keyboard: one row is in the order of Tab ("Developing a Keyboard Interface" of the ARIA Authoring
 * Practices: roving tabindex); arrows go from row to row, Enter opens what can be done with it, Escape leads back to where one writes.
 */

export interface ListKeysOptions {
  focusRow(key: string): void;
  openMenu(row: HTMLElement): void;
  leave(): void;
}

export class ListKeys {
  readonly #options: ListKeysOptions;

  constructor(options: ListKeysOptions) {
    this.#options = options;
  }

  readonly onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    const row = target.closest<HTMLElement>('.message');
    if (!row || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { key, shiftKey } = event;
    if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) {
      event.preventDefault();
      return this.#options.openMenu(row);
    }
    if (key === 'Escape') {
      event.stopPropagation();
      if (target === row) this.#options.leave();
      else this.#options.focusRow(row.dataset.key!);
      return;
    }
    if (target !== row) return;
    if (key === 'Enter') {
      event.preventDefault();
      return this.#options.openMenu(row);
    }
    const rows = [...row.parentElement!.querySelectorAll<HTMLElement>('.message:not(.kept)')];
    const at = rows.indexOf(row);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[key];
    if (to === undefined) return;
    event.preventDefault();
    if (to >= rows.length) return this.#options.leave();
    const next = rows[Math.max(0, to)];
    if (next && next !== row) this.#options.focusRow(next.dataset.key!);
  };
}
