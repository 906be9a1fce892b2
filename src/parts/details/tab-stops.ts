/**
 * Tab comes to one row of the list, and to what is in that one: not to the links and buttons of a hundred others. Parts of rows are
 * made by many hands, so this is set after rendering, on whatever is there.
 */

const STOPS = ':is(a[href], button, input, audio[controls], video[controls], [tabindex])';
/** What is to be taken out, and what in the row that Tab comes to is to be given back: mostly nothing. */
const TAKEN = `.message:is([tabindex='-1'], .kept) ${STOPS}:not([tabindex='-1'])`;
const GIVEN = `.message[tabindex='0']:not(.kept) [tabindex='-1']`;

export class TabStops {
  readonly #root: () => ParentNode;
  /** What was taken out of the order of Tab, and how it stood there. */
  readonly #before = new WeakMap<Element, string | null>();

  constructor(root: () => ParentNode) {
    this.#root = root;
  }

  updated(): void {
    const root = this.#root();
    root.querySelectorAll(TAKEN).forEach((element) => this.#take(element));
    root.querySelectorAll(GIVEN).forEach((element) => this.#give(element));
  }

  #take(element: Element): void {
    this.#before.set(element, element.getAttribute('tabindex'));
    element.setAttribute('tabindex', '-1');
  }

  #give(element: Element): void {
    const before = this.#before.get(element);
    if (before === undefined) return;
    this.#before.delete(element);
    if (before === null) element.removeAttribute('tabindex');
    else element.setAttribute('tabindex', before);
  }
}
