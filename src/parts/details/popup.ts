/**
 * One thing that opens over the messages beside what opened it: a menu, a choice of reactions, a list of people. It is a
 * popover: in the top layer, closed by Escape and by a click elsewhere. The focus goes into it, and back when it closes.
 */

import { html, nothing } from 'lit';

/** Between it and its opener, and to the edges of the window (px). */
const GAP = 6;

export class Popup {
  readonly #root: () => ParentNode;
  readonly #requestUpdate: () => void;
  #content: (() => unknown) | undefined;
  #label = () => '';
  #isMenu = false;
  #opener: HTMLElement | undefined;
  #isPlaced = false;

  constructor(root: () => ParentNode, requestUpdate: () => void) {
    this.#root = root;
    this.#requestUpdate = requestUpdate;
  }

  get isOpen(): boolean {
    return this.#content !== undefined;
  }

  /**
   * @param opener what it stands beside, and the focus goes back to
   * @param label what it is called, in the language that is spoken by then
   * @param content what is in it, rendered as long as it is open
   * @param isMenu whether Tab leaves it, as it leaves a menu
   */
  open(opener: HTMLElement, label: () => string, content: () => unknown, isMenu = false): void {
    this.#content = content;
    this.#label = label;
    this.#isMenu = isMenu;
    this.#opener = opener;
    this.#isPlaced = false;
    this.#requestUpdate();
  }

  /** @param returns whether the focus goes back to what opened it */
  close(returns = true): void {
    if (!this.#content) return;
    const opener = this.#opener;
    const hadFocus = this.#element?.contains(this.#focused);
    this.#content = this.#opener = undefined;
    if (this.#element?.matches(':popover-open')) this.#element.hidePopover();
    if (returns && hadFocus) opener?.focus({ preventScroll: true });
    this.#requestUpdate();
  }

  render() {
    return html`<div class="popup" part="popup" popover="auto" role="dialog" aria-label=${this.#label()} @toggle=${this.#onToggle} @keydown=${this.#onKeyDown}>
      ${this.#content?.() ?? nothing}
    </div>`;
  }

  /** After rendering: what has just been opened is shown in its place. */
  updated(): void {
    const popup = this.#element;
    if (!popup || !this.#content || this.#isPlaced) return;
    this.#isPlaced = true;
    if (!popup.matches(':popover-open')) popup.showPopover();
    this.#place(popup);
    popup.querySelector<HTMLElement>('[data-autofocus], [role^=menuitem], button, input')?.focus({ preventScroll: true });
  }

  get #element(): HTMLElement | null {
    return this.#root().querySelector<HTMLElement>('.popup');
  }

  get #focused(): Element | null {
    return (this.#root().getRootNode() as ShadowRoot).activeElement;
  }

  readonly #onToggle = ({ newState }: ToggleEvent) => {
    if (newState === 'closed') this.close();
  };

  readonly #onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      // Not also what is round the chat.
      event.stopPropagation();
      event.preventDefault();
      return this.close();
    }
    if (event.key === 'Tab') return this.#isMenu ? this.close() : undefined;
    const items = [...this.#element!.querySelectorAll<HTMLElement>('[role^=menuitem], .quick-row button')].filter((item) => !item.hasAttribute('disabled'));
    const at = items.indexOf(this.#focused as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, ArrowRight: at + this.#forwards(), ArrowLeft: at - this.#forwards(), Home: 0, End: -1 }[event.key];
    if (to === undefined || !items.length || (event.target as Element).matches('input')) return;
    event.preventDefault();
    items.at(to % items.length)?.focus();
  };

  #forwards(): number {
    return getComputedStyle(this.#element!).direction === 'rtl' ? -1 : 1;
  }

  /** Above its opener where there is room, else below; within the window. */
  #place(popup: HTMLElement): void {
    const box = (this.#opener?.isConnected ? this.#opener : popup).getBoundingClientRect();
    const { width, height } = popup.getBoundingClientRect();
    const isRtl = this.#forwards() < 0;
    const above = box.top - height - GAP;
    const top = above >= GAP ? above : Math.min(box.bottom + GAP, innerHeight - height - GAP);
    const left = isRtl ? box.left : box.right - width;
    popup.style.setProperty('top', `${Math.max(GAP, top)}px`);
    popup.style.setProperty('left', `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`);
  }
}
