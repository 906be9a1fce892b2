/** What `<chat-channel-list>` shows in each state: to the eye, to a screen reader, and in every direction and scheme. */

import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import type { PreviewChannelInit } from '../../src/backend/preview.js';
import { PreviewWorld } from '../../src/backend/preview.js';
import { ChatError } from '../../src/errors.js';
import type { ChatChannelList } from '../../src/index.js';
import { record, until, users } from '../support/elements.js';
import { HeldBackend } from '../support/held-backend.js';
import { PageTimers } from '../support/page-timers.js';
import { type ListStage, type ListStageOptions, all, has, label, listStage, manyChannels, one, row, rows, says, settled } from './chat-channel-list-stage.js';

const now = Date.now();
const DAY = 86_400_000;

/** Every kind of row. */
const channels: PreviewChannelInit[] = [
  { id: 'group', name: 'Bakery', messages: [{ from: 'maya', text: 'Rolls\n\nat  nine', at: now - 1000 }] },
  { id: 'own', name: 'Choir', messages: [{ from: 'me', text: 'I sing', at: now - 2000 }] },
  { id: 'direct', direct: true, members: ['me', 'aiko'], messages: [{ from: 'aiko', text: 'Hello you', at: now - 3000 }] },
  { id: 'quiet', name: 'Quiet', createdAt: now - 4000 },
  { id: 'arabic', name: 'قناة الشاي', messages: [{ from: 'tomas', text: 'مرحبا', at: now - 5000 }] },
  { id: 'hostile', name: '<b>bold</b>', messages: [{ from: 'maya', text: '<img src=x onerror=alert(1)>', at: now - 6000 }] },
  { id: 'secret', name: 'Secret', members: ['maya'], invited: ['me'], private: true, createdAt: now - 7000 },
];

const states: Record<string, (options: ListStageOptions) => Promise<ListStage>> = {
  async loading(options) {
    const backend = new HeldBackend(new PreviewWorld({ users, channels }));
    backend.hold('watchChannels');
    const on = await listStage({ ...options, backend, wait: false });
    await until(() => has(on.list, '[role=status][aria-label="Loading channels"]'), 'the grey shapes');
    expect(on.list.state).to.equal('loading');
    return on;
  },
  async ready(options) {
    const on = await listStage({ ...options, channels, selected: 'own' });
    on.world.say('maya', 'group', 'Still there?');
    await on.provider.session!.conversation('own').markAsUnread();
    await until(() => has(on.list, '[part=unread-count]') && has(on.list, '[part=unread-dot]'), 'what is unread');
    expect(on.list.state).to.equal('ready');
    return on;
  },
  async empty(options) {
    const on = await listStage({ ...options, channels: [] });
    expect(one(on.list, '[part=empty]').textContent).to.contain('No channels yet').and.contain('are listed here');
    return on;
  },
  async 'the signed-out panel'(options) {
    const on = await listStage({ ...options, token: () => null, wait: false });
    await until(() => has(on.list, '[part=error][role=alert]'), 'the panel');
    expect(one(on.list, '[part=error]').textContent).to.contain('You are signed out of chat.');
    expect(on.list.state).to.equal('error');
    return on;
  },
  async 'a session that has failed'(options) {
    const world = new PreviewWorld({ users, channels });
    world.refuseToken('preview:me');
    const on = await listStage({ ...options, world, wait: false });
    await until(() => has(on.list, '[part=error]'), 'the panel');
    expect(one(on.list, '[part=error]').textContent).to.contain('Your session has expired.');
    return on;
  },
  async 'a list that cannot be had'(options) {
    const world = new PreviewWorld({ users, channels });
    world.fail('watchChannels', new ChatError('forbidden', 'no'));
    const on = await listStage({ ...options, world, wait: false });
    await until(() => has(on.list, '[part=error]'), 'the panel');
    expect(one(on.list, '[part=error]').textContent).to.contain("You're not allowed to do that.");
    expect(on.list.state).to.equal('error');
    return on;
  },
  async 'a list that is tried again'(options) {
    const world = new PreviewWorld({ users, channels });
    world.fail('watchChannels', new ChatError('network', 'lost', { retryable: true }), 1000);
    const on = await listStage({ ...options, world, wait: false });
    await until(() => has(on.list, '[part=banner]'), 'the banner');
    expect(one(on.list, '[part=banner]').textContent).to.contain("Can't reach the chat server.");
    expect(on.list.state).to.equal('loading');
    return on;
  },
  async reconnecting(options) {
    const on = await listStage({ ...options, channels });
    on.world.offline(true);
    await until(() => has(on.list, '[part=banner]'), 'the banner');
    expect(one(on.list, '[part=banner]').textContent).to.contain('Reconnecting …');
    expect(rows(on.list), 'what is there can be read').to.have.length(channels.length);
    return on;
  },
};

describe('<chat-channel-list> is accessible', () => {
  for (const scheme of ['light', 'dark'] as const) {
    for (const [name, show] of Object.entries(states)) {
      it(`${name}, ${scheme}`, async () => {
        const { list } = await show({ scheme });
        await settled(list);
        await expect(list).to.be.accessible();
      });
    }
  }

  it('right to left, and 320 px wide', async () => {
    const { list } = await states.ready!({ dir: 'rtl', width: 320 });
    await expect(list).to.be.accessible();
    for (const element of rows(list)) expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    const [picture, name] = [row(list, 'group').querySelector('[part=avatar]')!, row(list, 'group').querySelector('[part=name]')!];
    expect(picture.getBoundingClientRect().left, 'the picture stands right').to.be.greaterThan(name.getBoundingClientRect().left);
  });

  it('in 160 px: as 320 px look at 200 %', async () => {
    const { list } = await states.ready!({ width: 160, height: 300 });
    const { right } = list.getBoundingClientRect();
    for (const part of all(list, '[part=time], [part=unread-count], [part=unread-dot], [part=invited]')) {
      expect(part.getBoundingClientRect().right, part.part.value).to.be.at.most(right);
    }
    await expect(list).to.be.accessible();
  });
});

describe('<chat-channel-list> shows', () => {
  it('name, who wrote last, and what', async () => {
    const { list } = await listStage({ channels });
    expect(says(list, 'group', 'name')).to.equal('Bakery');
    expect(says(list, 'group', 'last-message')).to.equal('Maya Lindqvist: Rolls at nine');
    expect(says(list, 'own', 'last-message')).to.equal('You: I sing');
    expect([says(list, 'direct', 'name'), says(list, 'direct', 'last-message')], 'of two, it is clear who').to.deep.equal(['Aiko Sato', 'Hello you']);
    expect(says(list, 'quiet', 'last-message')).to.equal('No messages yet');
    expect(row(list, 'group').querySelector('[part=avatar]')!.textContent).to.equal('B');
  });

  it('an invitation, marked', async () => {
    const { list } = await listStage({ channels });
    expect([says(list, 'secret', 'invited'), says(list, 'secret', 'last-message')]).to.deep.equal(['Invited', 'You have been invited to this channel.']);
    expect(label(list, 'secret')).to.match(/^Secret, Invited, You have been invited to this channel\., /);
    expect(says(list, 'group', 'invited')).to.be.undefined;
  });

  it('text as text', async () => {
    const { list } = await listStage({ channels });
    expect(says(list, 'hostile', 'name')).to.equal('<b>bold</b>');
    expect(says(list, 'hostile', 'last-message')).to.contain('<img src=x onerror=alert(1)>');
    expect(has(list, '.row b, .row img')).to.be.false;
  });

  it('words in their own direction, where the rows begin', async () => {
    const { list } = await listStage({ channels });
    for (const part of ['.name', '.text']) {
      const element = row(list, 'arabic').querySelector<HTMLElement>(part)!;
      expect([getComputedStyle(element).direction, getComputedStyle(element).textAlign]).to.be.deep.oneOf([['rtl', 'left'], ['rtl', '-webkit-left'], ['rtl', '-moz-left']]);
    }
  });

  it('what became of the last message, and what kind it is', async () => {
    const { list, provider, world } = await listStage({ channels: [{ id: 'tea', name: 'Tea' }, { id: 'other', name: 'Other', messages: [{ from: 'tomas', text: 'x' }] }] });
    const session = provider.session!;
    const tea = session.conversation('tea');
    const first = await tea.send('to be deleted');
    await until(() => says(list, 'tea', 'last-message') === 'You: to be deleted', 'the message');
    await first.edit('changed');
    await until(() => says(list, 'tea', 'last-message') === 'You: changed', 'the edit');
    await first.delete();
    await until(() => says(list, 'tea', 'last-message') === 'You: Message deleted', 'that it is deleted');
    expect(says(list, 'tea', 'time'), 'when it was').to.match(/^\d?\d:\d\d$/);
    const file = (type: string, name: string) => new File([new Uint8Array([1])], name, { type });
    const kinds = [
      ['You: notes.pdf', await session.uploadFile(file('application/pdf', 'notes.pdf'))],
      ['You: Photo', await session.uploadImage(file('image/png', 'IMG_1.png'), { width: 1, height: 1 })],
      ['You: Video', await session.uploadVideo(file('video/mp4', 'a.mp4'))],
      ['You: Audio', await session.uploadAudio(file('audio/mp4', 'a.m4a'))],
      ['You: Voice message', await session.uploadVoice(file('audio/mp4', 'v.m4a'))],
    ] as const;
    for (const [words, fileToken] of kinds) {
      await tea.send({ content: [{ type: 'file', fileToken }] });
      await until(() => says(list, 'tea', 'last-message') === words, words);
      expect(row(list, 'tea').querySelectorAll('[part=last-message] svg')).to.have.length(1);
    }
    await tea.send({ content: [{ type: 'file', fileToken: kinds[1][1] }, { type: 'text', children: ['Our cat'] }] });
    await until(() => says(list, 'tea', 'last-message') === 'You: Our cat', 'what is said of a picture');
    // No backend here makes one of these: as the port would tell it.
    const [message] = world.channel('other').messages;
    for (const [kind, words] of [['encrypted', 'Tomás Rey: Encrypted message'], ['unsupported', 'Tomás Rey: This message can’t be shown here']] as const) {
      world.channel('other').messages[0] = { ...message!, kind, text: '' };
      world.channel('other').touch();
      await until(() => says(list, 'other', 'last-message') === words, words);
    }
  });

  it('how many messages are unread, up to 99', async () => {
    const { list, world, provider } = await listStage({ channels });
    expect(says(list, 'group', 'unread-count')).to.be.undefined;
    world.say('maya', 'group', 'One');
    await until(() => says(list, 'group', 'unread-count') === '1', '1');
    expect(label(list, 'group')).to.match(/^Bakery, 1 unread message, Maya Lindqvist: One, \d?\d:\d\d$/);
    expect(row(list, 'group').part.contains('channel-unread')).to.be.true;
    for (let count = 2; count <= 99; count++) world.say('maya', 'group', `message ${count}`);
    await until(() => says(list, 'group', 'unread-count') === '99', '99');
    world.say('maya', 'group', 'One hundred');
    await until(() => says(list, 'group', 'unread-count') === '99+', '99+');
    expect(label(list, 'group')).to.contain('Bakery, 100 unread messages, ');
    await provider.session!.conversation('group').markAsRead();
    await until(() => says(list, 'group', 'unread-count') === undefined, 'that it is read');
    expect(row(list, 'group').part.contains('channel-unread')).to.be.false;
  });

  it('a dot where it is marked unread', async () => {
    const { list, provider } = await listStage({ channels });
    await provider.session!.conversation('own').markAsUnread();
    await until(() => says(list, 'own', 'unread-dot') === '', 'the dot');
    expect(label(list, 'own')).to.contain('Choir, Marked as unread, You: I sing');
    await provider.session!.conversation('own').markAsRead();
    await until(() => says(list, 'own', 'unread-dot') === undefined, 'that it is read');
  });

  it('when it was: the time today, then the weekday, then the day, in the language of the session', async () => {
    const noon = new Date(now).setHours(12, 0, 0, 0);
    const at = { days2: noon - 2 * DAY, days6: noon - 6 * DAY, days7: noon - 7 * DAY, year: noon - 500 * DAY };
    const dated = Object.entries(at).map(([id, at]) => ({ id, messages: [{ from: 'maya', text: 'x', at }] }));
    const { list, provider, world } = await listStage({ channels: dated });
    const shown = (id: keyof typeof at, locale: string, options: Intl.DateTimeFormatOptions) => {
      expect(says(list, id, 'time')).to.equal(new Intl.DateTimeFormat(locale, options).format(at[id]));
    };
    const year = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
    const isThisYear = new Date(at.days7).getFullYear() === new Date(now).getFullYear();
    for (const locale of ['en-GB', 'de', 'ar-EG']) {
      provider.locale = locale;
      await until(() => one(list, '.channels').lang === (locale === 'en-GB' ? 'en' : locale), 'the language');
      await settled(list);
      shown('days2', locale, { weekday: 'short' });
      shown('days6', locale, { weekday: 'short' });
      shown('days7', locale, isThisYear ? { day: 'numeric', month: 'short' } : year);
      shown('year', locale, year);
    }
    provider.locale = 'en-GB';
    world.say('maya', 'year', 'now');
    await until(() => /^\d?\d:\d\d$/.test(says(list, 'year', 'time') ?? ''), 'the time of today');
    expect(row(list, 'year').querySelector('time')!.dateTime).to.equal(new Date(world.channel('year').messages[1]!.sentAt).toISOString());
  });

  it('its picture, once it is there', async () => {
    const world = new PreviewWorld({ users, channels: [] });
    const png = await (await fetch('data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')).blob();
    world.addChannel({ id: 'tea', name: 'Tea', avatar: world.store(png) });
    const { list } = await listStage({ world });
    await until(() => has(list, '[part=avatar] img'), 'the picture');
    const picture = one(list, '[part=avatar] img') as HTMLImageElement;
    expect(picture.src).to.match(/^blob:/);
    world.say('maya', 'tea', 'hello');
    await until(() => says(list, 'tea', 'unread-count') === '1', 'the message');
    expect(one(list, '[part=avatar] img'), 'the same one').to.equal(picture);
  });

  it('rows of one height, whatever is in them', async () => {
    const { list } = await states.ready!({});
    expect(new Set(rows(list).map(({ offsetHeight }) => offsetHeight)).size).to.equal(1);
  });

  it('what the host wants where there is no channel', async () => {
    const { list } = await listStage({ channels: [] });
    list.emptyState = { image: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=', title: 'Nobody here', description: 'Ask <b>somebody</b>' };
    await list.updateComplete;
    expect(one(list, '[part=empty]').textContent!.trim().replace(/\s+/g, ' ')).to.equal('Nobody here Ask <b>somebody</b>');
    expect((one(list, '[part=empty] img') as HTMLImageElement).alt).to.equal('');
    await expect(list).to.be.accessible();
    list.emptyState = { title: 'Only this' };
    await list.updateComplete;
    expect(has(list, '[part=empty] img')).to.be.false;
    expect(one(list, '[part=empty]').textContent!.trim()).to.equal('Only this');
    list.emptyState = undefined;
    await list.updateComplete;
    expect(one(list, '[part=empty]').textContent).to.contain('No channels yet');
    list.filter = { hasUnread: true };
    await until(() => one(list, '[part=empty]').textContent!.includes('No channel matches'), 'the words for a filter');
  });

  it('that it stands in no session, after a while', async () => {
    const timers = new PageTimers(1000);
    const { warn } = console;
    const warnings: unknown[] = [];
    console.warn = (...words) => void warnings.push(words[0]);
    try {
      const list = await fixture<ChatChannelList>(html`<chat-channel-list></chat-channel-list>`);
      await until(() => timers.set.includes(3000), 'the timer');
      expect(has(list, '[part=error]')).to.be.false;
      timers.fire(3000);
      await list.updateComplete;
      expect(one(list, '[part=error]').textContent).to.contain('Chat is not connected.');
      expect(warnings).to.have.length(1);
      list.remove();
      await settled(list);
      document.body.append(list);
      await until(() => timers.set.includes(3000), 'the timer again');
      list.remove();
      expect(timers.set, 'no timer is left').to.deep.equal([]);
    } finally {
      console.warn = warn;
      timers.restore();
    }
  });
});

describe('<chat-channel-list> after a failure', () => {
  it('says each once, and can be tried again', async () => {
    const world = new PreviewWorld({ users, channels: manyChannels(2) });
    const failure = new ChatError('forbidden', 'no');
    world.fail('watchChannels', failure);
    const on = await listStage({ world, wait: false });
    const errors = record(on.list, 'error');
    await until(() => has(on.list, '[part=error] button'), 'the panel');
    expect(errors.map(({ detail }) => detail as unknown)).to.deep.equal([failure]);
    (one(on.list, '[part=error] button') as HTMLButtonElement).click();
    await until(() => rows(on.list).length === 2, 'the list');
    expect(on.list.state).to.equal('ready');
    expect(errors).to.have.length(1);
  });

  it('of the session says the session’s own error, and goes on when that is signed in again', async () => {
    let token: string | null = null;
    const on = await listStage({ channels: manyChannels(2), token: () => token, wait: false });
    const errors = record(on.list, 'error', 'sessionClosed');
    await until(() => has(on.list, '[part=error] button'), 'the panel');
    token = 'preview:me';
    (one(on.list, '[part=error] button') as HTMLButtonElement).click();
    await until(() => rows(on.list).length === 2, 'the list');
    expect(has(on.list, '[part=error]')).to.be.false;
    expect(errors.filter(({ type }) => type === 'error')).to.deep.equal([]);
  });

  it('says of a filter that is none that something is wrong', async () => {
    const { list } = await listStage();
    const errors = record(list, 'error');
    list.filter = { nothing: true } as never;
    await until(() => has(list, '[part=error]'), 'the panel');
    expect(errors.map(({ detail }) => (detail as ChatError).code)).to.deep.equal(['bad_request']);
    list.filter = undefined;
    await until(() => rows(list).length === 3, 'the list');
  });
});
