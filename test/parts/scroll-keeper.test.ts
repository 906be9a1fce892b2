import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { ScrollKeeper } from '../../src/parts/scroll-keeper.js';

describe('The scroll keeper', () => {
  let scroller: HTMLElement;
  let list: HTMLElement;
  let keeper: ScrollKeeper;
  let scrolled: number;

  const row = (height: number, text = '') => Object.assign(document.createElement('div'), { className: 'row', textContent: text, style: `block-size: ${height}px` });
  const append = (count: number, height = 40) => list.append(...Array.from({ length: count }, (_, index) => row(height, `${index}`)));

  /** What a list does whenever it changes. */
  function change(work: () => void): void {
    keeper.remember();
    work();
    keeper.attach(scroller);
    keeper.restore();
  }

  /** The distance of each row's top from the box's, px. */
  const top = (element: Element) => element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  const firstVisible = () => [...list.children].find((element) => element.getBoundingClientRect().bottom > scroller.getBoundingClientRect().top)!;

  async function scrollTo(fromEnd: number): Promise<void> {
    scroller.scrollTop = -fromEnd;
    await nextFrame();
    await nextFrame();
  }

  /** How far what is read moves through a change, px. */
  async function movedBy(work: () => void): Promise<number> {
    const read = firstVisible();
    const before = top(read);
    work();
    await nextFrame();
    await nextFrame();
    return Math.abs(top(read) - before);
  }

  beforeEach(async () => {
    scrolled = 0;
    scroller = await fixture(html`<div style="display: flex; flex-direction: column-reverse; block-size: 400px; overflow: auto; overflow-anchor: none"><div style="flex: none"></div></div>`);
    list = scroller.firstElementChild as HTMLElement;
    keeper = new ScrollKeeper({ rows: '.row', onScroll: () => scrolled++ });
    append(50);
    keeper.attach(scroller);
    await nextFrame();
  });

  afterEach(() => keeper.detach());

  it('knows the end and both edges', async () => {
    expect([keeper.atEnd, keeper.nearEnd, keeper.nearStart]).to.deep.equal([true, true, false]);
    await scrollTo(24);
    expect(keeper.atEnd).to.be.true;
    await scrollTo(25);
    expect(keeper.atEnd).to.be.false;
    await scrollTo(1600);
    expect([keeper.atEnd, keeper.nearEnd, keeper.nearStart]).to.deep.equal([false, false, true]);
    expect(scrolled).to.be.at.least(3);
  });

  it('is at the end, and near the start, of nothing', () => {
    const none = new ScrollKeeper({ rows: '.row', onScroll: () => undefined });
    expect([none.atEnd, none.nearStart]).to.deep.equal([true, false]);
    none.remember();
    none.restore();
    none.scrollToEnd();
    none.detach();
  });

  it('stays at the end while rows come', async () => {
    change(() => append(3));
    await nextFrame();
    expect(scroller.scrollTop).to.equal(0);
    expect(top(list.lastElementChild!)).to.be.closeTo(360, 0.5);
  });

  it('keeps the reading place when rows come below', async () => {
    await scrollTo(700);
    expect(await movedBy(() => change(() => append(3)))).to.be.at.most(0.5);
  });

  it('keeps the reading place when rows come above, at the very start too', async () => {
    for (const fromEnd of [900, 1600]) {
      await scrollTo(fromEnd);
      expect(await movedBy(() => change(() => list.prepend(...Array.from({ length: 50 }, () => row(33)))))).to.be.at.most(0.5);
    }
  });

  it('keeps the reading place when a row below grows by itself, or one above', async () => {
    await scrollTo(700);
    expect(await movedBy(() => (list.lastElementChild as HTMLElement).style.setProperty('block-size', '140px'))).to.be.at.most(0.5);
    expect(await movedBy(() => (list.firstElementChild as HTMLElement).style.setProperty('block-size', '140px'))).to.be.at.most(0.5);
  });

  it('keeps the reading place when the box gets another height', async () => {
    await scrollTo(700);
    expect(await movedBy(() => scroller.style.setProperty('block-size', '300px'))).to.be.at.most(0.5);
    expect(await movedBy(() => scroller.style.setProperty('block-size', '450px'))).to.be.at.most(0.5);
  });

  it('does not creep: a hundred rows of odd heights below move nothing', async () => {
    await scrollTo(700);
    const read = firstVisible();
    const before = top(read);
    for (let count = 0; count < 100; count++) {
      change(() => list.append(row(20.3 + (count % 7) * 0.37)));
      if (count % 5 === 0) await nextFrame();
    }
    await nextFrame();
    expect(Math.abs(top(read) - before)).to.be.at.most(1);
  });

  it('puts a row into the middle', async () => {
    const wanted = list.children[10] as HTMLElement;
    keeper.scrollTo(wanted);
    await nextFrame();
    expect(top(wanted)).to.be.closeTo(180, 1);
  });

  it('goes to the end', async () => {
    await scrollTo(700);
    keeper.scrollToEnd();
    await nextFrame();
    expect(scroller.scrollTop).to.equal(0);
    expect(keeper.atEnd).to.be.true;
  });

  it('holds what is shown in place where that does not end at the newest', async () => {
    keeper.stickToEnd = false;
    await scrollTo(0);
    expect(await movedBy(() => change(() => append(20)))).to.be.at.most(0.5);
    expect(scroller.scrollTop).to.be.below(-700);
  });

  it('lets go: nothing is heard or moved any more', async () => {
    await scrollTo(700);
    keeper.detach();
    const before = scrolled;
    await scrollTo(500);
    expect(scrolled).to.equal(before);
  });
});
