/** Defines a tag unless it is defined already: a page may load two copies of the library (two plugins, CDN and npm). */

let warned = false;

/** The first definition wins; the second copy says so once. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (typeof customElements === 'undefined') return;
  if (!customElements.get(tag)) customElements.define(tag, element);
  else if (!warned && customElements.get(tag) !== element) {
    warned = true;
    console.warn(`chat-elements is loaded twice: <${tag}> is defined already`);
  }
}
