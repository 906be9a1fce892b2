import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { html, render } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from '../../src/parts/repeat.js';

describe('What is repeated', () => {
  let list: HTMLElement;
  beforeEach(() => document.body.append((list = document.createElement('div'))));
  afterEach(() => list.remove());

  const show = (keys: readonly string[], said = '') =>
    render(html`<p>above</p>${repeat(keys, (key) => key, (key, index) => html`<button id=${key}>${key}${said} ${index}</button>`)}<p>below</p>`, list);
  const shown = () => [...list.querySelectorAll('button')];
  const keys = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 });

  it('stands in order, whatever there was before, each in the DOM it had', () => {
    fc.assert(
      fc.property(fc.array(keys, { minLength: 2, maxLength: 6 }), (lists) => {
        render(html``, list);
        let before: HTMLElement[] = [];
        for (const keys of lists) {
          show(keys, '!');
          expect(shown().map(({ textContent }) => textContent)).to.deep.equal(keys.map((key, index) => `${key}! ${index}`));
          expect([list.firstElementChild, list.lastElementChild].map((end) => end!.textContent)).to.deep.equal(['above', 'below']);
          for (const old of before) expect(old.isConnected).to.equal(keys.includes(old.id));
          before = shown();
        }
      }),
    );
  });

  it('leaves nothing of what is taken away', () => {
    show(['a', 'b']);
    const { length } = list.childNodes;
    for (let count = 0; count < 20; count++) show([`${count}`, `${count + 1}`]);
    expect(list.childNodes.length).to.equal(length);
    show([]);
    const { length: empty } = list.childNodes;
    for (const keys of ['abc', 'bd', 'dbe', '']) show([...keys]);
    expect(list.childNodes.length).to.equal(empty);
  });

  it('moves only the one that has gone to the top or to the end', () => {
    for (const order of ['dabc', 'bcda', 'abcd', 'abxcd']) {
      show([...'abcd']);
      const moved = new Set<Node>();
      const observer = new MutationObserver(() => undefined);
      observer.observe(list, { childList: true });
      show([...order]);
      for (const { addedNodes } of observer.takeRecords()) for (const node of addedNodes) if (node instanceof HTMLElement) moved.add(node);
      observer.disconnect();
      expect([...moved].map((node) => (node as HTMLElement).id), order).to.deep.equal({ dabc: ['d'], bcda: ['a'], abcd: [], abxcd: ['x'] }[order]);
    }
  });

  it('tells what is in it that it is gone', () => {
    const there: (Element | undefined)[] = [];
    const tell = (element?: Element) => void there.push(element);
    const draw = (keys: readonly string[]) => render(html`${repeat(keys, (key) => key, (key) => html`<i ${ref(tell)}>${key}</i>`)}`, list);
    draw(['a']);
    draw([]);
    expect(there.map((element) => element?.textContent)).to.deep.equal(['a', undefined]);
  });
});
