/**
 * Tab comes to one row of the list, and to what is in that one: not to the links and buttons of a hundred others. Parts of rows are
 * made by many hands, so this is set after rendering, on whatever is there. Of the days only that of the row is among them, and it
 * only for who is in the list: on the way to the box nobody is taken to the beginning of the day.
 */

const STOPS = ':is(a[href], button, input, audio[controls], video[controls], [tabindex])';
/** What is to be taken out, and what in the row that Tab comes to is to be given back: mostly nothing. */
const TAKEN = `.message:is([tabindex='-1'], .kept) ${STOPS}:not([tabindex='-1'])`;
const GIVEN = `.message[tabindex='0']:not(.kept) [tabindex='-1']`;

export class TabStops {
  readonly #root: () => ParentNode;
  /** What was taken out of the order of Tab. */
  readonly #taken = new WeakSet<Element>();
  /** The day that has the focus. */
  #day: Element | null = null;

  constructor(root: () => ParentNode) {
    this.#root = root;
  }

  /** Before rendering. */
  update(): void {
    this.#day = this.#root().querySelector('.day :focus');
  }

  updated(): void {
    const root = this.#root();
    for (const element of root.querySelectorAll<HTMLElement>(TAKEN)) {
      this.#taken.add(element);
      element.tabIndex = -1;
    }
    for (const element of root.querySelectorAll<HTMLElement>(GIVEN)) if (this.#taken.delete(element)) element.tabIndex = 0;
    const row = (this.#day ?? root.querySelector('.scroller:focus-within')) && root.querySelector(`.message[tabindex='0']`);
    const days = [...root.querySelectorAll<HTMLElement>('.day button')];
    const stop = row && days.findLast((day) => day.compareDocumentPosition(row) & 4 /* it follows */);
    for (const day of days) {
      const index = day === stop ? 0 : -1;
      if (day.tabIndex !== index) day.tabIndex = index;
    }
    // Older messages of that day have come: it stands above them now, as another element.
    if (this.#day?.isConnected === false) stop?.focus({ preventScroll: true });
  }
}
