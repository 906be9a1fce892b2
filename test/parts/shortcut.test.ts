import { expect } from '@open-wc/testing';
import { matchesShortcut } from '../../src/parts/shortcut.js';

const apple = /mac|iphone|ipad/i.test(navigator.platform);
const pressed = (key: string, init: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, ...init });
const mod: KeyboardEventInit = apple ? { metaKey: true } : { ctrlKey: true };
const notMod: KeyboardEventInit = apple ? { ctrlKey: true } : { metaKey: true };

describe('Shortcuts', () => {
  it('match their keys, in capitals too', () => {
    expect(matchesShortcut(pressed('k', mod), 'mod+k')).to.be.true;
    expect(matchesShortcut(pressed('K', mod), 'mod+k')).to.be.true;
    expect(matchesShortcut(pressed('k', mod), 'Mod + K')).to.be.true;
  });

  it('match with exactly their modifiers', () => {
    expect(matchesShortcut(pressed('k'), 'mod+k')).to.be.false;
    expect(matchesShortcut(pressed('k', { ...mod, shiftKey: true }), 'mod+k')).to.be.false;
    expect(matchesShortcut(pressed('k', { ...mod, altKey: true }), 'mod+k')).to.be.false;
    expect(matchesShortcut(pressed('k', notMod), 'mod+k')).to.be.false;
    expect(matchesShortcut(pressed('k', { ctrlKey: true, shiftKey: true }), 'ctrl+shift+k')).to.be.true;
    expect(matchesShortcut(pressed('k', { metaKey: true }), 'cmd+k')).to.be.true;
    expect(matchesShortcut(pressed('k', { metaKey: true }), 'meta+k')).to.be.true;
    expect(matchesShortcut(pressed('/', { altKey: true }), 'alt+/')).to.be.true;
    expect(matchesShortcut(pressed('/'), '/')).to.be.true;
  });

  it('match no other key', () => expect(matchesShortcut(pressed('j', mod), 'mod+k')).to.be.false);

  it('match nothing when empty', () => {
    for (const shortcut of ['', ' ', 'mod+']) {
      expect(matchesShortcut(pressed('k', mod), shortcut)).to.be.false;
      expect(matchesShortcut(pressed('', mod), shortcut)).to.be.false;
    }
  });

  it('take key events without a key calmly: browsers dispatch such when they fill in a form', () => {
    const filledIn = Object.assign(new Event('keydown'), { ctrlKey: false }) as KeyboardEvent;
    expect(matchesShortcut(filledIn, 'mod+k')).to.be.false;
  });
});
