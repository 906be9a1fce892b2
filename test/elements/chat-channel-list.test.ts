/** `<chat-channel-list>` in use: what comes live, selection, keys, the reading place, and what is left when it goes. */

import { expect, fixture, nextFrame } from '@open-wc/testing';
import { html } from 'lit';
import { PreviewWorld } from '../../src/backend/preview.js';
import type { ChatChannelList } from '../../src/index.js';
import { createChatSession } from '../../src/session/session.js';
import { press, record, texts, until, users } from '../support/elements.js';
import { HeldBackend } from '../support/held-backend.js';
import { type ListStage, focused, has, ids, listStage, manyChannels, one, row, rows, says, scroller, selected, settled, untilIds } from './chat-channel-list-stage.js';

const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => `c${from - index}`);

/** Scrolls, and waits until the element knows. */
async function scroll(list: ChatChannelList, top: number): Promise<void> {
  scroller(list).scrollTop = top;
  await settled(list);
}

/** The row at the upper edge, and how far above that it begins (px). */
function reading(list: ChatChannelList): [string, number] {
  const { top } = scroller(list).getBoundingClientRect();
  const first = rows(list).find((row) => row.getBoundingClientRect().bottom > top + 1)!;
  return [first.dataset.id!, Math.round(first.getBoundingClientRect().top - top)];
}

describe('<chat-channel-list> follows', () => {
  it('a new message: the channel moves up, its row stays the same element', async () => {
    const { list, world } = await listStage();
    expect(ids(list)).to.deep.equal(['c3', 'c2', 'c1']);
    const before = row(list, 'c1');
    world.say('maya', 'c1', 'news');
    await untilIds(list, 'c1', 'c3', 'c2');
    expect([says(list, 'c1', 'last-message'), says(list, 'c1', 'unread-count')]).to.deep.equal(['Maya Lindqvist: news', '1']);
    expect(row(list, 'c1')).to.equal(before);
  });

  it('being asked in, coming in, leaving', async () => {
    const { list, world, provider } = await listStage();
    world.addChannel({ id: 'secret', name: 'Secret', members: ['maya'], private: true });
    world.invite('me', 'secret');
    await untilIds(list, 'secret', 'c3', 'c2', 'c1');
    expect(says(list, 'secret', 'invited')).to.equal('Invited');
    await provider.session!.conversation('secret').createIfNotExists();
    await until(() => says(list, 'secret', 'invited') === undefined, 'that the mark goes');
    world.leave('me', 'secret');
    await untilIds(list, 'c3', 'c2', 'c1');
    for (const id of ['c1', 'c2', 'c3']) world.leave('me', id);
    await until(() => has(list, '[part=empty]'), 'that there is none');
  });

  it('a new name', async () => {
    const { list, provider } = await listStage();
    await provider.session!.conversation('c2').set({ subject: 'Another name' });
    await until(() => says(list, 'c2', 'name') === 'Another name', 'the name');
    expect(row(list, 'c2').querySelector('[part=avatar]')!.textContent).to.equal('AN');
  });

  it('its filter, and the same one again asks for nothing', async () => {
    const { list, world, backend } = await listStage();
    world.say('maya', 'c1', 'news');
    await untilIds(list, 'c1', 'c3', 'c2');
    const events = record(list, 'ready');
    list.filter = { hasUnread: true };
    await untilIds(list, 'c1');
    const kept = list.getSnapshot().conversations;
    list.filter = { hasUnread: true };
    await settled(list);
    expect(list.getSnapshot().conversations).to.equal(kept);
    world.say('maya', 'c2', 'more');
    await untilIds(list, 'c2', 'c1');
    list.filter = undefined;
    await untilIds(list, 'c2', 'c1', 'c3');
    expect([backend.count('watchChannels'), events.length]).to.deep.equal([1, 0]);
  });

  it('another user: nothing of the first is left', async () => {
    const world = new PreviewWorld({ users, channels: [{ id: 'mine', members: ['me'] }, { id: 'hers', members: ['maya'] }] });
    const { list, provider } = await listStage({ world, selected: 'mine' });
    const events = record(list, 'ready');
    expect([ids(list), selected(list)]).to.deep.equal([['mine'], ['mine']]);
    provider.token = 'preview:maya';
    await untilIds(list, 'hers');
    expect([selected(list), events.length, world.lists.size]).to.deep.equal([[], 1, 1]);
    expect(list.getSnapshot().conversations!.map(({ id }) => id)).to.deep.equal(['hers']);
  });

  it('another session, set by its property', async () => {
    const { list, world } = await listStage({ channels: [{ id: 'mine', members: ['me'] }, { id: 'hers', members: ['maya'] }] });
    const backend = new HeldBackend(world);
    const session = createChatSession({ backend, token: 'preview:maya', serverUrl: 'https://other.example' });
    list.session = session;
    await untilIds(list, 'hers');
    session.destroy();
    await until(() => !has(list, '[part=list]'), 'that it is gone');
    expect(list.getSnapshot()).to.include({ state: 'error', conversations: undefined });
  });

  it('the line that is lost and comes back', async () => {
    const { list, world } = await listStage();
    world.offline(true);
    await until(() => has(list, '[part=banner]'), 'the banner');
    world.say('maya', 'c1', 'missed');
    world.offline(false);
    await untilIds(list, 'c1', 'c3', 'c2');
    expect(has(list, '[part=banner]')).to.be.false;
  });
});

describe('<chat-channel-list> says', () => {
  it('ready once per sign-in; its state, options and snapshot', async () => {
    const { list, provider } = await listStage({ wait: false });
    const events = record(list, 'ready', 'snapshot');
    expect(list.state).to.equal('loading');
    expect(await list.whenReady).to.equal(list);
    await settled(list);
    expect(events.filter(({ type }) => type === 'ready')).to.have.length(1);
    expect(events[0]!.bubbles).to.be.false;
    const snapshot = list.getSnapshot();
    expect(events.at(-1)!.detail).to.equal(snapshot);
    expect(snapshot).to.include({ state: 'ready', selectedChannel: undefined, filter: undefined, emptyState: undefined });
    expect(snapshot.conversations!.map(({ id }) => id)).to.deep.equal(['c3', 'c2', 'c1']);
    provider.session!.signOut();
    await until(() => has(list, '[part=error]'), 'that it is signed out');
    expect([list.state, has(list, '[part=list]')]).to.deep.equal(['error', false]);
    provider.session!.retry();
    await until(() => events.filter(({ type }) => type === 'ready').length === 2, 'the second sign-in');
    await untilIds(list, 'c3', 'c2', 'c1');
  });

  it('what happens to the session', async () => {
    const { list, provider } = await listStage();
    const events = record(list, 'sessionClosed');
    provider.signOut();
    expect(events).to.have.length(1);
  });

  it('the same, whether properties come before or after it is connected', async () => {
    const { provider, list } = await listStage();
    const early = document.createElement('chat-channel-list');
    Object.assign(early, { selectedChannel: 'c2', filter: { subject: ['oneOf', ['Channel 1', 'Channel 2']] } });
    provider.append(early);
    Object.assign(list, { selectedChannel: 'c2', filter: { subject: ['oneOf', ['Channel 1', 'Channel 2']] } });
    for (const each of [early, list]) {
      await untilIds(each, 'c2', 'c1');
      expect(selected(each)).to.deep.equal(['c2']);
    }
  });
});

describe('<chat-channel-list> selects', () => {
  it('by a click: says so, highlights it, and the chat shows it', async () => {
    const { list, chat, provider } = await listStage({ chat: 'c3', selected: 'c3' });
    const events = record(provider, 'channelSelected');
    row(list, 'c1').click();
    await until(() => chat!.channelId === 'c1' && texts(chat!).join() === 'message 1', 'the channel');
    expect([selected(list), list.selectedChannel]).to.deep.equal([['c1'], 'c1']);
    expect(row(list, 'c1').part.contains('channel-selected')).to.be.true;
    expect(list.getAttribute('selected-channel'), 'for the host’s CSS').to.equal('c1');
    expect(events.map(({ detail, bubbles, composed, cancelable }) => ({ ...(detail as object), bubbles, composed, cancelable }))).to.deep.equal([{ id: 'c1', bubbles: true, composed: true, cancelable: true }]);
  });

  it('nothing that a listener prevents', async () => {
    const { list, chat } = await listStage({ chat: 'c3', selected: 'c3' });
    list.addEventListener('channelSelected', (event) => event.preventDefault());
    row(list, 'c1').click();
    await settled(list);
    expect([selected(list), list.selectedChannel, chat!.channelId]).to.deep.equal([['c3'], 'c3', 'c3']);
  });

  it('without a chat too, and another one’s chat stays', async () => {
    const other = await listStage({ chat: 'c2' });
    const { list } = await listStage();
    row(list, 'c1').click();
    await list.updateComplete;
    expect([selected(list), other.chat!.channelId]).to.deep.equal([['c1'], 'c2']);
  });

  it('leaves a chat alone that shows it already, by whatever name', async () => {
    const { list, chat, backend } = await listStage({ channels: [{ id: 'room-1', alias: 'tea', name: 'Tea' }], chat: 'tea' });
    const opened = backend.count('openChannel');
    row(list, 'room-1').click();
    await settled(list);
    expect([chat!.channelId, backend.count('openChannel')]).to.deep.equal(['tea', opened]);
  });

  it('what the host says, by id, alias or bare name', async () => {
    const { list } = await listStage({ channels: [{ id: 'room-1', alias: 'tea', name: 'Tea' }, ...manyChannels(1)] });
    for (const [name, wanted] of [['tea', ['room-1']], ['c1', ['c1']], ['#tea:example.org', ['room-1']], ['room-1', ['room-1']], ['nothing', []], [undefined, []]] as const) {
      list.selectedChannel = name;
      await list.updateComplete;
      await until(() => selected(list).join() === wanted.join(), `${name} selected`);
    }
    list.setAttribute('selected-channel', 'tea');
    await until(() => selected(list).join() === 'room-1', 'the attribute');
    list.removeAttribute('selected-channel');
    await until(() => selected(list).length === 0, 'none');
  });

  it('a channel that comes later', async () => {
    const { list, world } = await listStage({ selected: 'tea' });
    await settled(list);
    expect(selected(list)).to.deep.equal([]);
    world.addChannel({ id: 'room-1', alias: 'tea' });
    await until(() => selected(list).join() === 'room-1', 'it');
  });
});

describe('<chat-channel-list> by the keyboard', () => {
  async function focusList(on: ListStage): Promise<ChatChannelList> {
    on.list.focus();
    await on.list.updateComplete;
    return on.list;
  }

  it('is one stop of the Tab key: the selected row, else the first, else where one was', async () => {
    const { list } = await listStage({ selected: 'c2' });
    const stops = () => rows(list).filter(({ tabIndex }) => tabIndex === 0).map(({ dataset }) => dataset.id);
    expect(stops()).to.deep.equal(['c2']);
    list.selectedChannel = undefined;
    await list.updateComplete;
    expect(stops()).to.deep.equal(['c3']);
    list.focus();
    await press('ArrowDown');
    await press('ArrowDown');
    await list.updateComplete;
    expect([stops(), focused(list)]).to.deep.equal([['c1'], 'c1']);
    const after = await fixture<HTMLButtonElement>(html`<button>after it</button>`);
    await press('Tab');
    expect(document.activeElement).to.equal(after);
  });

  it('arrows, Home and End go through the rows and end there; Enter selects', async () => {
    const list = await focusList(await listStage());
    const events = record(list, 'channelSelected');
    const path: unknown[] = [focused(list)];
    for (const key of ['ArrowUp', 'ArrowDown', 'End', 'ArrowDown', 'ArrowUp', 'Home']) {
      await press(key);
      path.push(focused(list));
    }
    expect(path).to.deep.equal(['c3', 'c3', 'c2', 'c1', 'c1', 'c2', 'c3']);
    expect(events, 'going there is not choosing').to.deep.equal([]);
    await press('ArrowDown');
    await press('Enter');
    await until(() => selected(list).length, 'the channel'); // Firefox clicks when the key comes up
    expect([events.map(({ detail }) => detail as unknown), selected(list), focused(list)]).to.deep.equal([[{ id: 'c2' }], ['c2'], 'c2']);
  });

  it('leaves other keys, and keys with others, to the page', async () => {
    const list = await focusList(await listStage());
    const pressed: boolean[] = [];
    list.addEventListener('keydown', (event) => pressed.push(event.defaultPrevented));
    for (const init of [{ key: 'ArrowDown', altKey: true }, { key: 'End', ctrlKey: true }, { key: 'a' }]) {
      row(list, 'c3').dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, composed: true, cancelable: true }));
    }
    expect([pressed, focused(list)]).to.deep.equal([[false, false, false], 'c3']);
  });

  it('keeps the focus on a row that moves, changes, or is moved round', async () => {
    const on = await listStage({ channels: manyChannels(5) });
    const list = await focusList(on);
    await press('End');
    expect(focused(list)).to.equal('c1');
    on.world.say('maya', 'c1', 'up');
    await untilIds(list, 'c1', 'c5', 'c4', 'c3', 'c2');
    expect(focused(list)).to.equal('c1');
    on.world.say('maya', 'c3', 'up');
    await untilIds(list, 'c3', 'c1', 'c5', 'c4', 'c2');
    expect(focused(list)).to.equal('c1');
    await press('ArrowDown');
    expect(focused(list)).to.equal('c5');
  });

  it('goes to the row that follows where the one with the focus goes away', async () => {
    const on = await listStage({ channels: manyChannels(3) });
    const list = await focusList(on);
    await press('ArrowDown');
    on.world.leave('me', 'c2');
    await untilIds(list, 'c3', 'c1');
    expect(focused(list)).to.equal('c1');
    on.world.leave('me', 'c1');
    await untilIds(list, 'c3');
    expect(focused(list)).to.equal('c3');
  });

  it('takes no focus that is elsewhere', async () => {
    const { list, world } = await listStage();
    const box = await fixture<HTMLInputElement>(html`<input aria-label="elsewhere" />`);
    box.focus();
    world.say('maya', 'c1', 'up');
    await untilIds(list, 'c1', 'c3', 'c2');
    expect(document.activeElement).to.equal(box);
  });

  it('goes on with the End key while more are loaded', async () => {
    const list = await focusList(await listStage({ channels: manyChannels(45), height: 400 }));
    for (let presses = 0; presses < 4; presses++) {
      await press('End');
      await settled(list);
    }
    expect([focused(list), rows(list).length]).to.deep.equal(['c1', 45]);
  });
});

describe('<chat-channel-list> scrolls', () => {
  it('and loads more when it comes near the end, once each', async () => {
    const { list } = await listStage({ channels: manyChannels(70), height: 400 });
    expect(ids(list)).to.deep.equal(down(70, 51));
    await scroll(list, 100);
    expect(rows(list)).to.have.length(20);
    const { scrollHeight } = scroller(list);
    await scroll(list, scrollHeight);
    await until(() => rows(list).length === 40, 'the next');
    expect(reading(list)[0], 'the place stays').to.be.oneOf(['c56', 'c55']);
    await scroll(list, scroller(list).scrollHeight);
    await scroll(list, scroller(list).scrollHeight);
    await scroll(list, scroller(list).scrollHeight);
    expect(ids(list)).to.deep.equal(down(70, 1));
  });

  it('loads as many as it has room for, and no more while it is hidden', async () => {
    const { list } = await listStage({ channels: manyChannels(70), height: 3000 });
    expect(rows(list)).to.have.length(20);
    list.style.blockSize = '100%';
    await until(() => rows(list).length === 60, 'those that fill it');
    const hidden = await listStage({ channels: manyChannels(70), height: 0 });
    hidden.list.hidden = true;
    await settled(hidden.list);
    expect(rows(hidden.list)).to.have.length(20);
  });

  it('keeps the reading place, whatever comes, goes and moves above it', async () => {
    const { list, world } = await listStage({ channels: manyChannels(20), height: 360 });
    await scroll(list, 300);
    const place = reading(list);
    world.say('maya', 'c1', 'from below');
    await until(() => ids(list)[0] === 'c1', 'the one from below');
    expect(reading(list)).to.deep.equal(place);
    world.addChannel({ id: 'new', messages: [{ from: 'maya', text: 'x' }] });
    world.addChannel({ id: 'newer', messages: [{ from: 'maya', text: 'x' }] });
    await until(() => rows(list).length === 22, 'the new ones');
    expect(reading(list)).to.deep.equal(place);
    world.leave('me', 'c19');
    world.leave('me', 'new');
    await until(() => rows(list).length === 20, 'that they are gone');
    expect(reading(list)).to.deep.equal(place);
    const next = rows(list)[rows(list).indexOf(row(list, place[0])) + 2]!.dataset.id!;
    world.say('maya', next, 'from the middle of what one reads');
    await until(() => ids(list)[0] === next, 'it');
    expect(reading(list)).to.deep.equal(place);
  });

  it('shows what comes where one is at the top', async () => {
    const { list, world } = await listStage({ channels: manyChannels(20), height: 360 });
    world.say('maya', 'c1', 'news');
    await until(() => ids(list)[0] === 'c1', 'it');
    await settled(list);
    expect(scroller(list).scrollTop).to.equal(0);
  });
});

describe('<chat-channel-list> on the page', () => {
  const quiet = ({ backend, world }: ListStage) => ({ pending: backend.pending, lists: world.lists.size });

  it('is moved and keeps what it shows, without asking again', async () => {
    const on = await listStage({ channels: manyChannels(20), selected: 'c5' });
    await scroll(on.list, 200);
    const kept = row(on.list, 'c5');
    const place = document.createElement('div');
    place.style.blockSize = '500px';
    on.provider.append(place);
    place.append(on.list);
    await settled(on.list);
    expect([row(on.list, 'c5'), selected(on.list)]).to.deep.equal([kept, ['c5']]);
    on.world.say('maya', 'c1', 'still told');
    await until(() => ids(on.list)[0] === 'c1', 'it');
    expect([on.backend.count('watchChannels'), on.world.lists.size]).to.deep.equal([1, 1]);
  });

  it('leaves no subscription when it is removed, and shows them again when it is back', async () => {
    const on = await listStage();
    const { session } = on.provider;
    on.list.remove();
    await settled(on.list);
    expect(on.list.session).to.be.undefined;
    // The session keeps the list a little while for who asks next: told to nobody, it ends.
    expect(on.list.getSnapshot().conversations).to.be.undefined;
    on.world.say('maya', 'c1', 'unseen');
    on.provider.append(on.list);
    await untilIds(on.list, 'c1', 'c3', 'c2');
    on.list.remove();
    await settled(on.list);
    session!.destroy();
    await nextFrame();
    expect(quiet(on)).to.deep.equal({ pending: 0, lists: 0 });
  });

  it('leaves nothing where it is removed while it is being loaded', async () => {
    const backend = new HeldBackend(new PreviewWorld({ users, channels: manyChannels(3) }));
    const letGo = backend.hold('watchChannels');
    const on = await listStage({ backend, wait: false });
    await until(() => backend.count('watchChannels') === 1, 'the request');
    on.list.remove();
    await settled(on.list);
    letGo();
    await settled(on.list);
    expect([on.list.getSnapshot().conversations, on.world.lists.size]).to.deep.equal([undefined, 0]);
  });

  it('is made by a script, by its tag or Whop’s name; companyId does nothing', async () => {
    const on = await listStage();
    const { session } = on.provider;
    const box = await fixture<HTMLElement>(html`<div style="block-size: 400px"></div>`);
    const told: string[] = [];
    const list = session!.createElement('dms-list-element', { companyId: 'biz_1', selectedChannel: 'c2', onChannelSelected: (event) => told.push(event.detail.id) });
    expect(list).to.be.instanceOf(customElements.get('chat-channel-list')!);
    expect(session!.createElement('chat-channel-list').localName).to.equal('chat-channel-list');
    list.mount(box);
    await list.whenReady;
    await untilIds(list, 'c3', 'c2', 'c1');
    expect(list.options).to.deep.equal({ selectedChannel: 'c2', filter: undefined, emptyState: undefined });
    row(list, 'c1').click();
    expect(told).to.deep.equal(['c1']);
    list.updateOptions({ filter: { subject: ['==', 'Channel 2'] } });
    await untilIds(list, 'c2');
    list.unmount();
  });

  it('has a size of its own, and that of its container', async () => {
    const { list } = await listStage({ width: 300, height: 400 });
    expect([list.offsetWidth, list.offsetHeight]).to.deep.equal([300, 400]);
    const free = await fixture<ChatChannelList>(html`<chat-channel-list></chat-channel-list>`);
    expect(free.offsetHeight).to.equal(640);
    expect(one(list, '[part=list]').clientWidth, 'nothing goes beyond it').to.be.at.most(300);
  });
});
