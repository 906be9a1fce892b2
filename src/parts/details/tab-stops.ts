/**
 * Tab comes to one row of the list, and to what is in that one: not to the links and buttons of a hundred others. Parts of rows are
 * made by many hands, so this is set after rendering, on whatever is there.
 */

const REACHED = 'a[href], button, input, audio[controls], video[controls], [tabindex]';

export class TabStops {
  readonly #root: () => ParentNode;
  /** What was taken out of the order of Tab, and how it stood there. */
  readonly #before = new WeakMap<Element, string | null>();

  constructor(root: () => ParentNode) {
    this.#root = root;
  }

  updated(): void {
    for (const row of this.#root().querySelectorAll<HTMLElement>('.message')) {
      const isReached = row.tabIndex === 0 && !row.classList.contains('kept');
      for (const element of row.querySelectorAll<HTMLElement>(REACHED)) {
        if (isReached) this.#give(element);
        else if (element.getAttribute('tabindex') !== '-1') this.#take(element);
      }
    }
  }

  #take(element: HTMLElement): void {
    this.#before.set(element, element.getAttribute('tabindex'));
    element.setAttribute('tabindex', '-1');
  }

  #give(element: HTMLElement): void {
    const before = this.#before.get(element);
    if (before === undefined) return;
    this.#before.delete(element);
    if (before === null) element.removeAttribute('tabindex');
    else element.setAttribute('tabindex', before);
  }
}
