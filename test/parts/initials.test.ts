import { expect } from '@open-wc/testing';
import { initials } from '../../src/parts/avatar.js';

describe('Initials', () => {
  for (const [name, expected] of [
    ['Alice Meyer', 'AM'],
    ['alice', 'A'],
    ['Anna Maria van der Berg', 'AB'],
    ['Jean-Luc Picard', 'JP'],
    ['李雷', '李'],
    ['José Ñandú', 'JÑ'],
    ['محمد علي', 'مع'],
    ['𝒜lice 𝓑ob', '𝒜𝓑'],
    ['@alice:example.org', 'AO'],
    ['ßen', 'SS'],
    ['', '?'],
    ['🎉🎉', '?'],
    ['   ', '?'],
    ['<img src=x>', 'IX'],
  ] as const) {
    it(`of “${name}” are ${expected}`, () => expect(initials(name)).to.equal(expected));
  }

  it('stay short, whatever the name', () => expect(initials(`${'Z̷̢̛̘a̴l̶g̷o̸'.repeat(50)} ${'x'.repeat(10_000)}`).length).to.be.at.most(4));
});
