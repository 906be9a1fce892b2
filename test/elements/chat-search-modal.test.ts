import { expect, fixture, nextFrame, oneEvent } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { html } from 'lit';
import { ChatError } from '../../src/errors.js';
import type { ChatSearchModal } from '../../src/index.js';
import { type Stage, type StageOptions, all, button, calm, has, history, key, one, press, record, stage, texts, type, until, worldOf } from '../support/elements.js';
import { HeldBackend } from '../support/held-backend.js';
import { PageTimers } from '../support/page-timers.js';

const apple = /mac|iphone|ipad/i.test(navigator.platform);
const shortcut = apple ? 'Meta+k' : 'Control+k';
const mod: KeyboardEventInit = apple ? { metaKey: true } : { ctrlKey: true };

const talk = [
  { from: 'maya', text: 'The lantern workshop is at five.', at: Date.now() - 400_000_000 },
  { from: 'tomas', text: 'Which lanterns?', at: Date.now() - 90_000_000 },
  { from: 'aiko', text: 'Paper. A lantern per table.', at: Date.now() - 60_000 },
  { from: 'maya', text: 'Bring tea.', at: Date.now() - 30_000 },
];

const dialog = (modal: ChatSearchModal) => one<HTMLDialogElement>(modal, 'dialog');
const box = (modal: ChatSearchModal) => one<HTMLInputElement>(modal, '[role=combobox]');
const options = (modal: ChatSearchModal) => all(modal, '[role=option]');
const hint = (modal: ChatSearchModal) => one(modal, '.hint').textContent!.trim();
const found = (modal: ChatSearchModal) => options(modal).map((option) => option.querySelector('.what')!.textContent!.trim());
/** The result that is chosen, as a screen reader is told. */
const active = (modal: ChatSearchModal) => {
  const id = box(modal).getAttribute('aria-activedescendant');
  const option = id === null ? undefined : one(modal, `#${id}`);
  expect(options(modal).filter(({ ariaSelected }) => ariaSelected === 'true')).to.deep.equal(option ? [option] : []);
  return option?.querySelector('.what')!.textContent!.trim();
};

async function opened(with_: StageOptions = {}): Promise<Stage> {
  const on = await stage({ world: worldOf(talk), ...with_ });
  const open = oneEvent(on.modal, 'open');
  on.modal.show();
  await open;
  await until(() => has(on.modal, 'dialog[open]'), 'the dialog');
  await calm(on.modal);
  return on;
}

async function search(modal: ChatSearchModal, text: string, count: number): Promise<void> {
  type(box(modal), text);
  await until(() => options(modal).length === count && /result|Nothing/.test(hint(modal)), `${count} results`);
}

describe('<chat-search-modal>', () => {
  let timers: PageTimers | undefined;
  afterEach(() => {
    timers?.restore();
    timers = undefined;
  });

  describe('is accessible', () => {
    for (const scheme of ['light', 'dark'] as const) {
      const states: Record<string, (on: Stage) => Promise<void>> = {
        idle: async ({ modal }) => void expect(hint(modal)).to.equal('Find anything that was said.'),
        searching: async ({ modal, backend }) => {
          backend.hold('search');
          type(box(modal), 'workshop');
          await until(() => hint(modal) === 'Searching …', 'the search');
        },
        results: async ({ modal }) => search(modal, 'lantern', 3),
        'no results': async ({ modal }) => {
          await search(modal, 'nothing', 0);
          expect(hint(modal)).to.equal('Nothing found for “nothing”');
        },
        error: async ({ modal, world }) => {
          world.fail('search', new ChatError('network', 'Lost', { retryable: true }));
          type(box(modal), 'lamp');
          await until(() => hint(modal).includes("Can't reach the chat server."), 'the error');
        },
      };
      for (const [name, show] of Object.entries(states)) {
        it(`${name}, ${scheme}`, async () => {
          const on = await opened({ scheme });
          await show(on);
          // Its opening animation changes the contrast.
          await Promise.all(dialog(on.modal).getAnimations().map(({ finished }) => finished));
          await expect(on.modal).to.be.accessible();
        });
      }
    }
  });

  describe('opens and closes', () => {
    it('by show() and close(), and says so', async () => {
      const { modal } = await stage();
      const events = record(modal, 'open', 'close');
      expect(has(modal, 'dialog')).to.be.false;
      modal.show();
      await until(() => events.length === 1 && has(modal, 'dialog:modal'), 'the dialog');
      expect(modal.open).to.be.true;
      expect(modal.hasAttribute('open')).to.be.true;
      modal.close();
      await until(() => events.length === 2, 'close');
      expect(dialog(modal).open).to.be.false;
      expect(modal.hasAttribute('open')).to.be.false;
      expect(events.map(({ type, bubbles }) => [type, bubbles])).to.deep.equal([['open', false], ['close', false]]);
    });

    it('by its attribute', async () => {
      const { modal } = await stage();
      modal.toggleAttribute('open', true);
      await until(() => has(modal, 'dialog:modal'), 'the dialog');
      modal.toggleAttribute('open', false);
      await until(() => !dialog(modal).open, 'that it is closed');
    });

    it('in the markup', async () => {
      const modal = await fixture<ChatSearchModal>(html`<chat-search-modal open></chat-search-modal>`);
      await until(() => has(modal, 'dialog:modal'), 'the dialog');
      modal.close();
    });

    it('by the shortcut, which closes it too', async () => {
      const { modal, chat } = await stage();
      chat.focus();
      await press(shortcut);
      await until(() => has(modal, 'dialog[open]'), 'the dialog');
      expect(modal.shadowRoot!.activeElement).to.equal(box(modal));
      await press(shortcut);
      await until(() => !dialog(modal).open, 'that it is closed');
    });

    it('by another shortcut, or none', async () => {
      const { modal } = await stage();
      modal.shortcut = 'ctrl+shift+f';
      expect(key(document.body, 'k', mod).defaultPrevented).to.be.false;
      expect(key(document.body, 'F', { ctrlKey: true, shiftKey: true }).defaultPrevented).to.be.true;
      expect(modal.open).to.be.true;
      modal.close();
      modal.setAttribute('shortcut', '');
      expect(key(document.body, 'k', mod).defaultPrevented).to.be.false;
      expect(key(document.body, 'F', { ctrlKey: true, shiftKey: true }).defaultPrevented).to.be.false;
      expect(modal.open).to.be.false;
      modal.removeAttribute('shortcut');
      expect(key(document.body, 'k', mod).defaultPrevented, 'the default again').to.be.true;
      expect(modal.open).to.be.true;
      modal.close();
    });

    it('not by a shortcut that the page has used itself', async () => {
      const { modal, chat } = await stage();
      chat.addEventListener('keydown', (event) => event.preventDefault());
      key(chat, 'k', mod);
      expect(modal.open).to.be.false;
    });

    it('in the session that was used last, where there are several', async () => {
      const world = worldOf(talk);
      const [first, second] = [await stage({ world }), await stage({ world, user: 'maya' })];
      const press = () => {
        key(document.body, 'k', mod);
        const open = [first.modal.open, second.modal.open];
        first.modal.open = second.modal.open = false;
        return open;
      };
      first.chat.focus();
      expect(press()).to.deep.equal([true, false]);
      second.chat.focus();
      expect(press()).to.deep.equal([false, true]);
      first.chat.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
      expect(press()).to.deep.equal([true, false]);
      first.provider.remove();
      await nextFrame();
      expect(press(), 'the one that is left').to.deep.equal([false, true]);
    });

    it('by Escape and by its button, with one close event each', async () => {
      const { modal } = await opened();
      const events = record(modal, 'close');
      await press('Escape');
      await until(() => !dialog(modal).open && events.length === 1, 'Escape');
      expect(modal.open).to.be.false;
      modal.show();
      await until(() => dialog(modal).open, 'the dialog');
      button(modal, 'Close').click();
      await until(() => !dialog(modal).open && events.length === 2, 'the button');
      await calm(modal);
      expect(events).to.have.length(2);
    });

    it('by a click beside it, not by one in it', async () => {
      const { modal } = await opened();
      const { left, top, width } = dialog(modal).getBoundingClientRect();
      await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + 100)] });
      await calm(modal);
      expect(modal.open).to.be.true;
      await sendMouse({ type: 'click', position: [3, 3] });
      await until(() => !modal.open, 'that it is closed');
    });

    it('not when a selection in it ends beside it', async () => {
      const { modal } = await opened();
      type(box(modal), 'lantern');
      const { left, top, width } = box(modal).getBoundingClientRect();
      await sendMouse({ type: 'move', position: [Math.round(left + width / 2), Math.round(top + 10)] });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: [3, 3] });
      await sendMouse({ type: 'up' });
      await calm(modal);
      expect(modal.open).to.be.true;
    });

    it('and gives the focus back to where it was', async () => {
      const { modal, chat } = await stage({ world: worldOf(talk) });
      chat.focus();
      modal.show();
      await until(() => modal.shadowRoot!.activeElement === modal.shadowRoot!.querySelector('[role=combobox]') && has(modal, 'dialog[open]'), 'the focus in it');
      await press('Escape');
      await until(() => !modal.open, 'that it is closed');
      expect(document.activeElement).to.equal(chat);
      expect(chat.shadowRoot!.activeElement?.tagName).to.equal('TEXTAREA');
    });

    it('with what was typed last time selected', async () => {
      const { modal } = await opened();
      await search(modal, 'lantern', 3);
      modal.close();
      await until(() => !dialog(modal).open, 'that it is closed');
      modal.show();
      await until(() => dialog(modal).open, 'the dialog');
      expect(found(modal)).to.have.length(3);
      expect([box(modal).selectionStart, box(modal).selectionEnd]).to.deep.equal([0, 7]);
    });
  });

  describe('searches', () => {
    it('in all channels and says which one a result is from; in one it need not', async () => {
      const { modal, chat } = await opened();
      const name = chat.conversation!.live.get().channel!.name;
      await search(modal, 'lantern', 3);
      expect(all(modal, '.where').map(({ textContent }) => textContent)).to.deep.equal([name, name, name]);
      modal.channelId = chat.channelId;
      await modal.updateComplete;
      await search(modal, 'workshop', 1);
      expect(has(modal, '.where')).to.be.false;
    });

    it('once for what is typed quickly', async () => {
      const { modal, backend } = await opened();
      for (const text of ['l', 'la', 'lan', 'lant', 'lantern']) type(box(modal), text);
      await until(() => options(modal).length === 3, 'the results');
      expect(backend.searches).to.deep.equal(['lantern']);
      expect(hint(modal)).to.equal('3 results');
    });

    it('and shows who, when and what, newest first, with the words marked', async () => {
      const { modal } = await opened();
      await search(modal, 'lantern', 3);
      expect(found(modal)).to.deep.equal(['Paper. A lantern per table.', 'Which lanterns?', 'The lantern workshop is at five.']);
      expect(all(modal, 'mark').map(({ textContent }) => textContent)).to.deep.equal(['lantern', 'lantern', 'lantern']);
      expect(options(modal)[1]!.textContent).to.contain('Tomás Rey');
      expect(options(modal)[1]!.textContent).to.contain('Yesterday');
      expect(box(modal).ariaExpanded).to.equal('true');
    });

    it('and drops an answer that comes too late', async () => {
      const { modal, backend } = await opened();
      const release = backend.hold('search');
      type(box(modal), 'workshop');
      await until(() => backend.searches.length === 1, 'the first search');
      backend.hold('search')();
      await search(modal, 'table', 1);
      release();
      await calm(modal);
      expect(found(modal)).to.deep.equal(['Paper. A lantern per table.']);
      expect(backend.searches).to.deep.equal(['workshop', 'table']);
    });

    it('nothing when the box is emptied', async () => {
      const { modal, backend } = await opened();
      await search(modal, 'lantern', 3);
      type(box(modal), '  ');
      await until(() => options(modal).length === 0, 'no results');
      expect(hint(modal)).to.equal('Find anything that was said.');
      expect(backend.searches).to.have.length(1);
      expect(box(modal).hasAttribute('aria-activedescendant')).to.be.false;
    });

    it('at once with Enter', async () => {
      timers = new PageTimers(150);
      const { modal } = await opened();
      type(box(modal), 'lantern');
      key(box(modal), 'Enter');
      await until(() => options(modal).length === 3, 'the results');
      expect(modal.open, 'nothing was chosen by that').to.be.true;
    });

    it('in its channel only, where it has one', async () => {
      const world = worldOf(talk);
      world.addChannel({ id: 'coffee', messages: [{ from: 'maya', text: 'a lantern here too' }] });
      const { modal } = await opened({ world });
      await search(modal, 'lantern', 4);
      modal.channelId = 'coffee';
      await until(() => options(modal).length === 1, 'what is there');
      expect(found(modal)).to.deep.equal(['a lantern here too']);
    });

    it('further, when asked for more', async () => {
      const { modal } = await opened({ world: worldOf(Array.from({ length: 45 }, (_, index) => ({ from: 'maya', text: `tea number ${index}`, at: index * 60_000 }))) });
      type(box(modal), 'tea');
      await until(() => hint(modal) === '20 results' || options(modal).length >= 20, 'a page');
      await until(() => has(modal, '.more'), 'the button');
      const before = options(modal).length;
      key(box(modal), 'ArrowDown');
      await modal.updateComplete;
      const chosen = active(modal);
      button(modal, 'More results').click();
      await until(() => options(modal).length > before, 'more');
      expect(active(modal), 'what is chosen stays chosen').to.equal(chosen);
    });

    it('and tells a failure once, as text and as an event', async () => {
      const { modal, world } = await opened();
      const errors = record(modal, 'error');
      world.fail('search', new ChatError('rate_limited', 'Slow down', { retryable: true }));
      type(box(modal), 'lamp');
      await until(() => hint(modal).includes('Too many requests'), 'the error');
      await calm(modal);
      expect(errors.map(({ detail }) => detail.code)).to.deep.equal(['rate_limited']);
      await search(modal, 'lantern', 3);
      expect(errors).to.have.length(1);
    });

    it('and tells a failure of the session once too', async () => {
      let answer!: (answer: { token: string; userId: string }) => void;
      const { modal, provider } = await stage({ wait: false, token: () => new Promise((resolve) => (answer = resolve)) });
      provider.userId = 'maya';
      await provider.updateComplete;
      modal.show();
      await until(() => has(modal, 'dialog[open]'), 'the dialog');
      const errors = record(modal, 'error');
      type(box(modal), 'lantern');
      await until(() => hint(modal) === 'Searching …', 'the search');
      answer({ token: 'preview:me', userId: 'me' });
      await until(() => hint(modal).includes('signed in as somebody else'), 'the error');
      await calm(modal);
      expect(errors.map(({ detail }) => detail.code)).to.deep.equal(['user_mismatch']);
    });
  });

  describe('lets one choose', () => {
    it('by arrows, which wrap round', async () => {
      const { modal } = await opened();
      await search(modal, 'lantern', 3);
      const walk = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp'];
      const seen = [active(modal)];
      for (const name of walk) {
        expect(key(box(modal), name).defaultPrevented).to.be.true;
        await modal.updateComplete;
        seen.push(active(modal));
      }
      const [newest, middle, oldest] = found(modal);
      expect(seen).to.deep.equal([newest, middle, oldest, newest, oldest, middle]);
      expect(modal.shadowRoot!.activeElement, 'the focus stays in the box').to.equal(box(modal));
      await expect(modal).to.be.accessible();
    });

    it('by real keys: goes to the message, and closes', async () => {
      const world = worldOf([{ from: 'maya', text: 'the oldest lantern', at: Date.now() - 400 * 600_000 }, ...history(300)]);
      const { modal, chat } = await opened({ world });
      const clicks = record(document.body, 'resultClick');
      await search(modal, 'lantern', 1);
      await press('ArrowDown');
      await press('Enter');
      await until(() => !modal.open && all(chat, '.highlighted').length, 'the message');
      expect(texts(chat)).to.include('the oldest lantern');
      expect(all(chat, '.highlighted')[0]!.dataset.id).to.equal(world.channel('tea').messages[0]!.id);
      expect(chat.shadowRoot!.activeElement === all(chat, '.highlighted')[0], 'the focus is there').to.be.true;
      expect(clicks.map(({ detail }) => detail)).to.deep.equal([{ messageId: world.channel('tea').messages[0]!.id, channelId: 'tea' }]);
      expect(clicks[0]!.cancelable).to.be.true;
    });

    it('by a click, in another channel too: the chat changes to that', async () => {
      const world = worldOf(talk);
      world.addChannel({ id: 'coffee', name: 'Coffee', messages: [{ from: 'maya', text: 'espresso' }] });
      const { modal, chat } = await opened({ world });
      await search(modal, 'espresso', 1);
      options(modal)[0]!.click();
      await until(() => all(chat, '.highlighted').length, 'the message');
      expect(chat.channelId).to.equal('coffee');
      expect(texts(chat)).to.deep.equal(['espresso']);
      expect(modal.open).to.be.false;
    });

    it('nothing happens by itself where the page prevents it', async () => {
      const { modal, chat } = await opened();
      modal.addEventListener('resultClick', (event) => event.preventDefault());
      await search(modal, 'workshop', 1);
      options(modal)[0]!.click();
      key(box(modal), 'Enter');
      await calm(modal);
      expect(modal.open).to.be.true;
      expect(all(chat, '.highlighted')).to.deep.equal([]);
    });

    it('not by the Enter of an input method', async () => {
      const { modal } = await opened();
      const clicks = record(modal, 'resultClick');
      await search(modal, 'lantern', 3);
      key(box(modal), 'Enter', { isComposing: true });
      key(box(modal), 'ArrowDown', { keyCode: 229 } as KeyboardEventInit);
      await modal.updateComplete;
      expect(clicks).to.deep.equal([]);
      expect(active(modal)).to.equal(found(modal)[0]);
    });
  });

  it('shows hostile text as text, inside the dialog', async () => {
    const text = `<img src=x onerror="window.hacked = true"> lantern ${'x'.repeat(10_000)}`;
    const { modal } = await opened({ world: worldOf([{ from: 'maya', text }]) });
    await search(modal, 'lantern', 1);
    expect(all(modal, 'img')).to.deep.equal([]);
    expect((window as { hacked?: boolean }).hacked).to.be.undefined;
    expect(one(modal, '.found').scrollWidth).to.equal(one(modal, '.found').clientWidth);
    expect(dialog(modal).getBoundingClientRect().right).to.be.at.most(innerWidth);
  });

  it('tells ready and tokenRefreshed', async () => {
    let asked = 0;
    const backend = new HeldBackend(worldOf(talk));
    const release = backend.hold('connect');
    const { modal, world } = await stage({ backend, wait: false, token: () => ({ token: `preview:me#${++asked}`, expiresIn: 600 }) });
    const events = record(modal, 'ready', 'tokenRefreshed');
    release();
    expect(await modal.whenReady).to.equal(modal);
    world.refuseToken('preview:me#1');
    modal.show();
    await until(() => has(modal, 'dialog[open]'), 'the dialog');
    await search(modal, 'lantern', 3);
    expect(events.map(({ type }) => type)).to.deep.equal(['ready', 'tokenRefreshed']);
    expect(JSON.stringify(events[1]!.detail)).not.to.contain('preview');
  });

  describe('moved and removed', () => {
    it('while it is open: closes, and leaves no request, timer or listener', async () => {
      timers = new PageTimers(150);
      const { modal, backend, provider } = await opened();
      const release = backend.hold('search');
      type(box(modal), 'lantern');
      expect(timers.set).to.have.length(1);
      modal.remove();
      await nextFrame();
      expect(timers.set).to.deep.equal([]);
      expect(backend.searches).to.deep.equal([]);
      expect(modal.session).to.be.undefined;
      await until(() => !modal.open, 'that it is closed');
      release();
      expect(key(document.body, 'k', mod).defaultPrevented).to.be.false;
      provider.append(modal);
      await calm(modal);
      expect(modal.session).to.equal(provider.session);
      expect(dialog(modal).open).to.be.false;
      expect(key(document.body, 'k', mod).defaultPrevented).to.be.true;
      await until(() => dialog(modal).open, 'that it opens again');
    });

    it('keeps open, with its results, when it is moved', async () => {
      const { modal, provider } = await opened();
      await search(modal, 'lantern', 3);
      const events = record(modal, 'open', 'close');
      const place = document.createElement('div');
      provider.append(place);
      place.append(modal);
      await calm(modal);
      expect(modal.open).to.be.true;
      expect(has(modal, 'dialog:modal')).to.be.true;
      expect(found(modal)).to.have.length(3);
      expect(box(modal).value).to.equal('lantern');
      expect(events).to.deep.equal([]);
    });

    it('goes on searching when it is moved meanwhile', async () => {
      const { modal, provider, backend } = await opened();
      const release = backend.hold('search');
      type(box(modal), 'workshop');
      await until(() => hint(modal) === 'Searching …', 'the search');
      const place = document.createElement('div');
      provider.append(place);
      place.append(modal);
      release();
      await until(() => hint(modal) === '1 result', 'the result');
    });
  });
});
