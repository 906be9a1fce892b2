import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { RowWindow } from '../../src/parts/row-window.js';

const list = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => ({ key: `${from + index}` }));

describe('The window of rows', () => {
  const MAX = 18;
  const STEP = 5;
  const opened = (count: number) => {
    const window = new RowWindow(MAX, STEP);
    window.follow(list(0, count), true);
    return window;
  };
  const span = ({ from, to }: RowWindow) => [from, to];

  it('begins with the newest', () => {
    expect(span(opened(0))).to.deep.equal([0, 0]);
    expect(span(opened(3))).to.deep.equal([0, 3]);
    expect(span(opened(100))).to.deep.equal([95, 100]);
  });

  it('grows at the end one gets to, and loses as many at the other', () => {
    const window = opened(100);
    for (let step = 0; step < 3; step++) expect(window.grow('start')).to.be.true;
    expect(span(window)).to.deep.equal([80, 98]);
    expect(window.atEnd).to.be.false;
    window.grow('start');
    expect(span(window)).to.deep.equal([75, 93]);
    window.grow('end');
    window.grow('end');
    expect(span(window)).to.deep.equal([82, 100]);
    expect(window.atEnd).to.be.true;
    expect(window.grow('end')).to.be.false;
    for (let step = 0; step < 30; step++) window.grow('start');
    expect(span(window)).to.deep.equal([0, 18]);
    expect(window.grow('start')).to.be.false;
  });

  it('keeps what must not be taken away, and all between', () => {
    const window = opened(100);
    for (let step = 0; step < 10; step++) window.grow('start', [97, 99]);
    expect(span(window)).to.deep.equal([45, 99]);
    for (let step = 0; step < 10; step++) window.grow('end', [50, 51]);
    expect(span(window)).to.deep.equal([50, 100]);
  });

  it('shows what comes at its end while one is there, and begins anew where there is no more room', () => {
    const window = opened(10);
    window.follow(list(0, 23), true);
    expect(span(window)).to.deep.equal([5, 23]);
    window.follow(list(0, 24), true);
    expect(span(window)).to.deep.equal([19, 24]);
    window.follow(list(0, 26), true);
    expect(span(window)).to.deep.equal([19, 26]);
  });

  it('does not begin anew behind what must not be taken away', () => {
    const window = opened(10);
    window.follow(list(0, 23), true);
    window.follow(list(0, 25), true, [9, 11]);
    expect(span(window)).to.deep.equal([9, 25]);
    window.follow(list(-3, 30), true, [2, 3]);
    expect(span(window), 'not further up than before').to.deep.equal([12, 33]);
  });

  it('shows what comes while one reads further up only as far as there is room: what is read stays', () => {
    const window = opened(100);
    window.grow('start');
    window.follow(list(0, 103), false);
    expect(span(window)).to.deep.equal([90, 103]);
    window.follow(list(0, 120), false);
    expect(span(window)).to.deep.equal([90, 103]);
    expect(window.atEnd).to.be.false;
  });

  it('shows what has come before the first one', () => {
    const window = opened(3);
    window.follow(list(-50, 3), false);
    expect(span(window)).to.deep.equal([35, 53]);
  });

  it('goes round a message, unless it is there', () => {
    const window = opened(100);
    window.showAround(96);
    expect(span(window)).to.deep.equal([95, 100]);
    window.showAround(50);
    expect(span(window)).to.deep.equal([45, 55]);
    window.showAround(2);
    expect(span(window)).to.deep.equal([0, 7]);
    window.showEnd();
    expect(span(window)).to.deep.equal([95, 100]);
  });

  it('shows the end of another list', () => {
    const window = opened(100);
    window.follow(list(500, 530), false);
    expect(span(window)).to.deep.equal([25, 30]);
  });

  it('goes on without its last one where that is taken away', () => {
    const window = opened(10);
    window.follow(list(0, 9), true);
    expect(span(window)).to.deep.equal([5, 9]);
    window.follow([], true);
    expect(span(window)).to.deep.equal([0, 0]);
  });

  it('is bounded and in the list whatever happens, and never loses the place one reads at', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('append' as const), count: fc.integer({ min: 1, max: 30 }), sticks: fc.boolean() }),
      fc.record({ kind: fc.constant('prepend' as const), count: fc.integer({ min: 1, max: 60 }) }),
      fc.record({ kind: fc.constantFrom('start' as const, 'end' as const) }),
      fc.record({ kind: fc.constant('around' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
      fc.record({ kind: fc.constant('toEnd' as const) }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), fc.array(step, { maxLength: 40 }), (count, steps) => {
        let [first, end] = [0, count];
        const window = opened(count);
        for (const each of steps) {
          const wasAtEnd = window.atEnd;
          const keys = list(first, end).slice(window.from, window.to).map(({ key }) => key);
          if (each.kind === 'append') window.follow(list(first, (end += each.count)), each.sticks);
          else if (each.kind === 'prepend') window.follow(list((first -= each.count), end), false);
          else if (each.kind === 'around') {
            if (end > first) window.showAround(Math.min(end - first - 1, Math.floor(each.at * (end - first))));
          } else if (each.kind === 'toEnd') window.showEnd();
          else window.grow(each.kind);
          const { from, to } = window;
          expect(from).to.be.within(0, to);
          expect(to).to.be.at.most(end - first);
          expect(to - from).to.be.at.most(MAX);
          if (end > first) expect(to).to.be.above(from);
          if (each.kind === 'append' && each.sticks && wasAtEnd) expect(window.atEnd).to.be.true;
          // What is added elsewhere takes nothing away that was seen.
          const now = new Set(list(first, end).slice(from, to).map(({ key }) => key));
          if (each.kind === 'prepend' || (each.kind === 'append' && !each.sticks)) expect(keys.filter((key) => !now.has(key))).to.deep.equal([]);
        }
      }),
    );
  });
});
