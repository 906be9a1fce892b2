import { expect, fixture, html } from '@open-wc/testing';
import { render } from 'lit';
import { keptRows } from '../../../src/parts/details/kept-rows.js';

describe('Rows that stay', () => {
  let list: HTMLElement;
  beforeEach(async () => {
    const root = (await fixture<HTMLElement>(html`<div></div>`)).attachShadow({ mode: 'open' });
    render(html`<div>
      ${['a', 'b', 'c'].map((key) => html`<article class="message" data-key=${key} tabindex="-1"><p>${key}</p><audio></audio><video></video></article>`)}
    </div>`, root);
    list = root.firstElementChild as HTMLElement;
  });
  const row = (key: string) => list.querySelector<HTMLElement>(`[data-key=${key}]`)!;
  const play = (media: Element | null) => Object.defineProperty(media, 'paused', { value: false });

  it('are none where nothing goes on', () => {
    const { keys, selected } = keptRows(list);
    expect([[...keys], selected]).to.deep.equal([[], []]);
  });

  it('are those where something plays', () => {
    play(row('a').querySelector('audio'));
    play(row('c').querySelector('video'));
    expect([...keptRows(list).keys]).to.deep.equal(['a', 'c']);
  });

  it('are that which has the focus', () => {
    row('b').focus();
    expect([...keptRows(list).keys]).to.deep.equal(['b']);
  });

  it('and the first and last that are selected', () => {
    getSelection()!.setBaseAndExtent(row('a').querySelector('p')!.firstChild!, 0, row('c').querySelector('p')!.firstChild!, 1);
    expect(keptRows(list).selected).to.deep.equal(['a', 'c']);
    getSelection()!.removeAllRanges();
    expect(keptRows(list).selected).to.deep.equal([]);
  });
});
