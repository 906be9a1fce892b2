import { expect } from '@open-wc/testing';
import { step } from '../../../src/parts/rich-text/emoji-walk.js';

/** Two groups, in rows of four: 0123 456 / 01234 */
const go = (group: number, index: number, key: string, direction: -1 | 0 | 1 = 0) => {
  const next = step([7, 5], 4, { group, index }, key, direction);
  return typeof next === 'object' ? `${next.group} ${next.index}` : next;
};

describe('Keys in the grids', () => {
  it('go left and right, over the ends of groups, and stay at the very ends', () => {
    expect([go(0, 3, 'x', 1), go(0, 6, 'x', 1), go(1, 0, 'x', -1), go(0, 0, 'x', -1), go(1, 4, 'x', 1)]).to.deep.equal(['0 4', '1 0', '0 6', '0 0', '1 4']);
  });

  it('go down and up in the same column', () => {
    expect([go(0, 1, 'ArrowDown'), go(0, 5, 'ArrowDown'), go(1, 1, 'ArrowUp'), go(0, 5, 'ArrowUp')]).to.deep.equal(['0 5', '1 1', '0 5', '0 1']);
  });

  it('find what is next where a row is shorter', () => {
    expect([go(0, 3, 'ArrowDown'), go(1, 3, 'ArrowUp'), go(1, 3, 'ArrowDown'), go(1, 4, 'ArrowDown')]).to.deep.equal(['0 6', '0 6', '1 4', '1 4']);
  });

  it('leave above the first row', () => expect(go(0, 2, 'ArrowUp')).to.equal('before'));

  it('go to the ends of rows, and to other groups', () => {
    expect([go(0, 5, 'Home'), go(0, 5, 'End'), go(0, 1, 'End'), go(0, 5, 'PageDown'), go(1, 3, 'PageUp'), go(1, 3, 'PageDown')]).to.deep.equal(['0 4', '0 6', '0 3', '1 0', '0 0', '1 0']);
  });

  it('that mean nothing go nowhere', () => expect(go(0, 0, 'a')).to.be.undefined);
});
