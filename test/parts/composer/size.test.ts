import { expect } from '@open-wc/testing';
import { LIMIT, charactersLeft, sizeOf } from '../../../src/parts/composer/size.js';

describe('How much there may be', () => {
  it('says nothing far from the limit', () => {
    for (const text of ['', 'x'.repeat(50_000), 'é'.repeat(20_000)]) expect(charactersLeft(text, false)).to.equal(undefined);
  });

  it('counts bytes as they are on the wire', () => {
    expect(sizeOf({ text: 'a' }, false)).to.equal(3);
    expect(sizeOf({ text: '\n' }, false)).to.equal(4);
    expect(sizeOf({ text: '€' }, false)).to.equal(5);
    expect(sizeOf({ text: 'a', html: '<b>a</b>' }, false)).to.equal(13);
    expect(sizeOf({ text: 'a' }, true)).to.equal(6);
  });

  it('tells how much is left, and how much is too much, in characters', () => {
    expect(charactersLeft('x'.repeat(LIMIT - 2 - 100), false)).to.be.within(99, 100);
    expect(charactersLeft('x'.repeat(LIMIT - 2), false)).to.equal(0);
    expect(charactersLeft('x'.repeat(LIMIT + 48), false)).to.be.within(-51, -49);
    expect(charactersLeft('€'.repeat(LIMIT / 3 + 50), false)).to.be.within(-52, -49);
    expect(charactersLeft('x'.repeat(LIMIT / 2 + 50), true), 'an edit has it twice').to.be.within(-54, -49);
  });
});
