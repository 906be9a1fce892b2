/**
 * Keeps the box in view over a phone's keyboard, which covers the page and leaves its size as it is: a chat that is too high
 * for what is seen is as much shorter. Its newest message stands right above the box, so that is seen too.
 */

export class KeyboardRoom {
  readonly #box: HTMLTextAreaElement;
  readonly #viewport: VisualViewport;
  readonly #abort = new AbortController();

  /** @param viewport what of the page is seen */
  constructor(box: HTMLTextAreaElement, viewport: VisualViewport) {
    this.#box = box;
    this.#viewport = viewport;
    const { signal } = this.#abort;
    const fit = () => this.#fit();
    for (const type of ['resize', 'scroll']) viewport.addEventListener(type, fit, { signal });
    for (const type of ['focus', 'blur']) box.addEventListener(type, fit, { signal });
    fit();
  }

  stop(): void {
    this.#abort.abort();
    this.#set(0);
  }

  #fit(): void {
    const root = this.#box.getRootNode();
    if (!(root instanceof ShadowRoot) || !this.#box.matches(':focus')) return this.#set(0);
    const { top, bottom, height } = root.host.getBoundingClientRect();
    const { offsetTop, height: seen, scale } = this.#viewport;
    const covered = bottom - (offsetTop + seen);
    // Who has zoomed in moves about by hand. One that fits is brought into view by the browser.
    this.#set(scale !== 1 || height <= seen || top >= offsetTop + seen ? 0 : Math.max(0, Math.min(covered, height - 160)));
  }

  #set(covered: number): void {
    this.#box.closest<HTMLElement>('.chat')?.style.setProperty('--_covered', `${Math.round(covered)}px`);
  }
}
