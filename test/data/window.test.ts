import { expect } from '@open-wc/testing';
import { Window } from '../../src/data/window.js';

const list = (text: string) => text.split('');
const windowOf = (size: number) => {
  const window = new Window<string>(size, (item) => item);
  return { window, of: (text: string) => window.of(list(text)).join('') };
};

describe('A window on a list', () => {
  it('shows so many from the start', () => {
    const { of } = windowOf(3);
    expect(of('')).to.equal('');
    expect(of('abcde')).to.equal('abc');
  });

  it('grows with what comes at the start', () => {
    const { of, window } = windowOf(3);
    of('abcde');
    expect(of('zabcde')).to.equal('zabc');
    expect(of('xyzabcde')).to.equal('xyzabc');
    expect(window.shown).to.equal(6);
  });

  it('fills before it grows', () => {
    const { of } = windowOf(3);
    of('ab');
    expect(of('zab')).to.equal('zab');
    expect(of('yzab')).to.equal('yzab');
  });

  it('does not grow with what comes at the end of a short list', () => {
    const { of } = windowOf(3);
    of('ab');
    expect(of('abcd')).to.equal('abc');
  });

  it('grows when it is asked to, from what it shows', () => {
    const { of, window } = windowOf(3);
    of('zabcde');
    window.grow(2);
    expect(of('zabcde')).to.equal('zabcd');
    window.grow(-5);
    expect(of('zabcde')).to.equal('zabcd');
  });

  it('keeps its size when its last one moves or goes', () => {
    const { of } = windowOf(3);
    of('abcde');
    expect(of('zabcde')).to.equal('zabc');
    expect(of('czabde')).to.equal('czab');
    expect(of('czade')).to.equal('czad');
  });
});
