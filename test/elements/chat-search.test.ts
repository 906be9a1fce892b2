import { expect, fixture, nextFrame } from '@open-wc/testing';
import { html } from 'lit';
import { ChatError } from '../../src/errors.js';
import type { ChatSearch, ChatSessionElement } from '../../src/index.js';
import { type Stage, type StageOptions, all, calm, has, key, one, press, record, stage, texts, type, until, worldOf } from '../support/elements.js';
import { HeldBackend } from '../support/held-backend.js';
import { PageTimers } from '../support/page-timers.js';

const talk = [
  { from: 'maya', text: 'The lantern workshop is at five.', at: Date.now() - 400_000_000 },
  { from: 'tomas', text: 'Which lanterns?', at: Date.now() - 90_000_000 },
  { from: 'aiko', text: 'Paper. A lantern per table.', at: Date.now() - 60_000 },
];

const box = (search: ChatSearch) => one<HTMLInputElement>(search, '[role=combobox]');
const options = (search: ChatSearch) => all(search, '[role=option]');
const hint = (search: ChatSearch) => one(search, '.hint').textContent!.trim();
const active = (search: ChatSearch) => one(search, `#${box(search).getAttribute('aria-activedescendant')}`).querySelector('.what')!.textContent!.trim();

/** A chat, and a search beside it. */
async function beside(with_: StageOptions = {}, width = 420): Promise<Stage & { search: ChatSearch }> {
  const on = await stage({ ...(!with_.backend && { world: worldOf(talk) }), ...with_ });
  const place = document.createElement('div');
  place.style.inlineSize = `${width}px`;
  const search = document.createElement('chat-search');
  if (with_.scheme) search.setAttribute('color-scheme', with_.scheme);
  place.append(search);
  on.provider.append(place);
  await until(() => has(search, '[role=combobox]'), 'the box');
  await calm(search);
  return { ...on, search };
}

async function find(search: ChatSearch, text: string, count: number): Promise<void> {
  type(box(search), text);
  await until(() => options(search).length === count && /result|Nothing/.test(hint(search)), `${count} results`);
}

describe('<chat-search>', () => {
  let timers: PageTimers | undefined;
  afterEach(() => {
    timers?.restore();
    timers = undefined;
  });

  describe('is accessible', () => {
    for (const scheme of ['light', 'dark'] as const) {
      const states: Record<string, (search: ChatSearch, on: Stage) => Promise<void>> = {
        idle: async (search) => void expect(hint(search)).to.equal('Find anything that was said.'),
        results: (search) => find(search, 'lantern', 3),
        'no results': (search) => find(search, 'nothing', 0),
        error: async (search, { world }) => {
          world.fail('search', new ChatError('network', 'Lost', { retryable: true }));
          type(box(search), 'lamp');
          await until(() => hint(search).includes("Can't reach the chat server."), 'the error');
        },
      };
      for (const [name, show] of Object.entries(states)) {
        it(`${name}, ${scheme}`, async () => {
          const { search, ...on } = await beside({ scheme });
          await show(search, on);
          await expect(search).to.be.accessible();
        });
      }
    }

    it('as a search landmark, next to a second one', async () => {
      const { search, provider } = await beside();
      const other = document.createElement('chat-search');
      other.channelId = 'tea';
      provider.append(other);
      await until(() => has(other, '[role=search]'), 'the other');
      expect(one(search, '[role=search]').ariaLabel).to.equal('Search messages');
    });
  });

  it('stands in the page, at once as large as it will be', async () => {
    const place = await fixture<HTMLElement>(html`<div style="inline-size: 320px"></div>`);
    const search = document.createElement('chat-search');
    place.append(search);
    const before = search.getBoundingClientRect();
    expect([before.width, before.height]).to.deep.equal([320, 640]);
    await until(() => has(search, '[role=combobox]'), 'the box');
    await calm(search);
    expect(search.getBoundingClientRect()).to.deep.equal(before);
    search.hidden = true;
    expect(search.getBoundingClientRect().height).to.equal(0);
  });

  it('scrolls its results inside, also where it is small', async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ from: 'maya', text: `lantern ${index} ${'x'.repeat(300)}`, at: index * 60_000 }));
    const { search } = await beside({ world: worldOf(many) }, 320);
    search.style.blockSize = '300px';
    type(box(search), 'lantern');
    await until(() => options(search).length >= 20, 'the results');
    await calm(search);
    const list = one(search, '.found');
    expect(list.scrollHeight).to.be.above(list.clientHeight);
    expect(list.scrollWidth).to.equal(list.clientWidth);
    const { bottom } = search.getBoundingClientRect();
    expect(one(search, '.hint').getBoundingClientRect().bottom).to.be.at.most(bottom);
    for (const step of Array.from({ length: 12 }, () => 'ArrowDown')) key(box(search), step);
    await calm(search);
    const chosen = one(search, '[aria-selected=true]').getBoundingClientRect();
    expect(chosen.bottom, 'what is chosen is in sight').to.be.at.most(list.getBoundingClientRect().bottom + 1);
  });

  it('takes the cursor by focus()', async () => {
    const { search } = await beside();
    search.focus();
    expect(search.shadowRoot!.activeElement).to.equal(box(search));
  });

  it('by real keys: goes to the message, says close, and stays with its results', async () => {
    const { search, chat } = await beside();
    const events = record(search, 'resultClick', 'close');
    await find(search, 'lantern', 3);
    await press('ArrowDown');
    await calm(search);
    expect(active(search)).to.equal('Which lanterns?');
    await press('Enter');
    await until(() => all(chat, '.highlighted').length, 'the message');
    expect(all(chat, '.highlighted')[0]!.textContent).to.contain('Which lanterns?');
    expect(events.map(({ type, bubbles, cancelable }) => [type, bubbles, cancelable])).to.deep.equal([['resultClick', true, true], ['close', false, true]]);
    expect([search.isConnected, options(search).length]).to.deep.equal([true, 3]);
  });

  it('keeps the cursor in the box when a result is clicked', async () => {
    const { search, chat } = await beside();
    await find(search, 'workshop', 1);
    const press = new MouseEvent('mousedown', { bubbles: true, composed: true, cancelable: true });
    options(search)[0]!.dispatchEvent(press);
    expect(press.defaultPrevented, 'so the browser moves no focus').to.be.true;
    options(search)[0]!.click();
    await until(() => all(chat, '.highlighted').length, 'the message');
    expect(search.shadowRoot!.activeElement === box(search), 'the cursor is in the box').to.be.true;
  });

  it('shows nothing by itself where the page prevents it', async () => {
    const { search, chat } = await beside();
    search.addEventListener('resultClick', (event) => event.preventDefault());
    const closes = record(search, 'close');
    await find(search, 'workshop', 1);
    key(box(search), 'Enter');
    await calm(search);
    expect([all(chat, '.highlighted').length, closes.length]).to.deep.equal([0, 0]);
  });

  it('says close at Escape, not at that of an input method, and stays', async () => {
    const { search } = await beside();
    const closes = record(search, 'close');
    await find(search, 'lantern', 3);
    key(box(search), 'Escape', { isComposing: true });
    expect(closes).to.deep.equal([]);
    await press('Escape');
    expect(closes).to.have.length(1);
    expect([search.isConnected, box(search).value]).to.deep.equal([true, 'lantern']);
  });

  it('searches in its channel only, where it has one', async () => {
    const world = worldOf(talk);
    world.addChannel({ id: 'coffee', messages: [{ from: 'maya', text: 'a lantern here too' }] });
    const { search } = await beside({ world });
    await find(search, 'lantern', 4);
    search.setAttribute('channel-id', 'coffee');
    await until(() => options(search).length === 1, 'what is there');
  });

  it('tells ready once per sign-in, and a failure of its own once', async () => {
    const backend = new HeldBackend(worldOf(talk));
    const release = backend.hold('connect');
    const { search, world } = await beside({ backend, wait: false });
    const events = record(search, 'ready', 'error');
    expect(search.state).to.equal('loading');
    release();
    expect(await search.whenReady).to.equal(search);
    expect(search.state).to.equal('ready');
    world.fail('search', new ChatError('rate_limited', 'Slow down', { retryable: true }));
    type(box(search), 'lamp');
    await until(() => hint(search).includes('Too many requests'), 'the error');
    await calm(search);
    expect(events.map(({ type, detail }) => [type, detail?.code])).to.deep.equal([['ready', undefined], ['error', 'rate_limited']]);
  });

  it('is found in markup, with its properties set before or after', async () => {
    const backend = new HeldBackend(worldOf(talk));
    for (const early of [true, false]) {
      const provider = await fixture<ChatSessionElement>(html`<chat-session .backend=${backend} .token=${'preview:me'} server-url="https://chat.example"></chat-session>`);
      const search = document.createElement('chat-search');
      if (early) search.channelId = 'tea';
      provider.append(search);
      if (!early) search.channelId = 'tea';
      await until(() => has(search, '[role=combobox]'), 'the box');
      await find(search, 'workshop', 1);
      expect(has(search, '.where'), 'in one channel it need not say which').to.be.false;
    }
  });

  it('keeps what it shows when it is moved; removed, it leaves no request and no timer', async () => {
    timers = new PageTimers(150);
    const { search, provider, backend, chat } = await beside();
    type(box(search), 'lantern');
    key(box(search), 'Enter');
    await until(() => options(search).length === 3, 'the results');
    const place = document.createElement('div');
    provider.append(place);
    place.append(search);
    await calm(search);
    expect([options(search).length, box(search).value, search.session]).to.deep.equal([3, 'lantern', provider.session]);

    const asked = backend.searches.length;
    type(box(search), 'workshop');
    expect(timers.set).to.have.length(1);
    search.remove();
    await nextFrame();
    expect(timers.set).to.deep.equal([]);
    expect([search.session, backend.searches.length]).to.deep.equal([undefined, asked]);
    provider.append(search);
    await until(() => options(search).length === 1, 'that it searches again');
    expect(texts(chat)).to.have.length(3);
  });

  it('shows hostile text as text', async () => {
    const text = `<img src=x onerror="window.hacked = true"> lantern`;
    const { search } = await beside({ world: worldOf([{ from: 'maya', text }]) });
    await find(search, 'lantern', 1);
    expect([all(search, 'img').length, (window as { hacked?: boolean }).hacked]).to.deep.equal([0, undefined]);
  });
});
