/** What sanitised HTML may consist of, written down a second time: a test that asked the code would believe it. */
import { expect } from '@open-wc/testing';

const allowed: Record<string, RegExp> = {
  'a href': /^(https?:\/\/|mailto:|chat:(user|channel)\/[^/]+$|chat:message\/[^/]+\/[^/]+$)/i,
  'ol start': /^-?\d+$/,
  'code class': /^language-\S+$/,
  'span data-mx-spoiler': /^[^]*$/,
};

const tags = new Set(
  'A B BLOCKQUOTE BR CAPTION CODE DEL DETAILS DIV EM H1 H2 H3 H4 H5 H6 HR I LI OL P PRE S SPAN STRONG SUB SUMMARY SUP TABLE TBODY TD TH THEAD TR U UL'.split(' '),
);

/** Fails unless there is nothing but allowed elements and attributes in it. */
export function expectSafe(fragment: DocumentFragment | Element, source: string): void {
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_ALL);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) continue;
    expect(node.nodeType, `kind of node in what became of ${source}`).to.equal(Node.ELEMENT_NODE);
    const element = node as Element;
    expect(tags.has(element.tagName), `<${element.tagName}> in what became of ${source}`).to.be.true;
    for (const { name, value } of element.attributes) {
      const rule = allowed[`${element.localName} ${name}`];
      expect(rule?.test(value.trim()), `${element.localName} ${name}="${value}" in what became of ${source}`).to.be.true;
    }
  }
}

/** What a fragment is as HTML. */
export function htmlOf(fragment: DocumentFragment | Node): string {
  const box = document.createElement('div');
  box.append(fragment.cloneNode(true));
  return box.innerHTML;
}
