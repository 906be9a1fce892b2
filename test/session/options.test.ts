import { expect } from '@open-wc/testing';
import type { LiveChannel } from '../../src/data/live-channel.js';
import { turn, until, watch } from '../support/async.js';
import { destroySessions, open, sessionWorld, tokensOf } from './world.js';

const SECOND = 1000;

describe("A session's options, changed while it lives", () => {
  afterEach(destroySessions);

  async function ready(...args: Parameters<typeof sessionWorld>) {
    const made = sessionWorld(...args);
    made.session.start();
    await made.session.whenReady;
    await turn();
    made.log.length = 0;
    const connection = () => made.session.connection(new AbortController().signal);
    return { ...made, connection, first: await connection() };
  }

  it('another function drops nothing and is asked from the next refresh on', async () => {
    const { session, clock, connection, first, log } = await ready({ token: tokensOf('maya') });
    let asked = 0;
    session.updateOptions({ token: () => (asked++, { token: 'preview:maya#new', userId: 'maya' }) });
    await turn();
    expect(asked).to.equal(0);
    await clock.pass(480 * SECOND);
    expect(asked).to.equal(1);
    expect(await connection()).to.equal(first);
    expect(log).to.deep.equal(['optionsUpdated', 'tokenRefreshed preview:maya#new']);
  });

  it('another string is used at once and drops nothing', async () => {
    const { session, world, connection, first, log } = await ready({ token: 'preview:maya#1' });
    session.updateOptions({ token: 'preview:maya#2' });
    await turn();
    expect(await connection()).to.equal(first);
    expect(log).to.deep.equal(['optionsUpdated', 'tokenRefreshed preview:maya#2']);
    world.refuseToken('preview:maya#1');
    expect(await first.resolveChannel('tea')).to.equal('tea');
    expect(session.state).to.equal('ready');
  });

  it('another server starts a new sign-in', async () => {
    const { session, connection, first, log } = await ready({ token: tokensOf('maya') });
    session.updateOptions({ serverUrl: 'https://other.example' });
    await session.whenReady;
    await turn();
    expect(await connection()).not.to.equal(first);
    expect(log).to.deep.equal(['idle', 'optionsUpdated', 'authenticating', 'ready', 'ready']);
  });

  it('what is the same changes nothing', async () => {
    const token = tokensOf('maya');
    const { session, connection, first, log } = await ready({ token });
    session.updateOptions({ token, serverUrl: 'https://chat.example' });
    await turn();
    expect(log).to.be.empty;
    expect(await connection()).to.equal(first);
  });

  it('while it signs in and the old function does not answer: the new one is asked', async () => {
    const { session, clock } = sessionWorld({ token: () => new Promise<string>(() => undefined) });
    session.start();
    await turn();
    session.updateOptions({ token: tokensOf('maya') });
    await clock.pass(120 * SECOND);
    expect(session).to.include({ state: 'ready', userId: 'maya' });
  });

  it('no source any more: it is idle', async () => {
    const { session, clock, log } = await ready({ token: tokensOf('maya') });
    session.updateOptions({ token: undefined });
    await turn();
    expect(session).to.include({ state: 'idle', userId: undefined });
    expect(clock.pending).to.equal(0);
    expect(log).to.deep.equal(['idle', 'optionsUpdated']);
  });

  it('null means signed out', async () => {
    const { session, clock } = await ready({ token: tokensOf('maya') });
    session.updateOptions({ token: null });
    await until('closed', () => session.state === 'closed');
    expect(clock.pending).to.equal(0);
  });

  it('conversations go on over a new sign-in', async () => {
    const { session, world } = await ready({ token: tokensOf('maya') });
    const { texts } = await open(session.conversation('tea').live);
    session.updateOptions({ serverUrl: 'https://other.example' });
    await session.whenReady;
    world.say('jonas', 'tea', 'still there?');
    await until('the message', () => texts().includes('still there?'));
    expect(session.conversation('tea').live.get().state).to.equal('ready');
  });

  describe("another user's token", () => {
    const channels = [{ id: 'tea', members: ['maya', 'jonas'], messages: [{ from: 'maya', text: 'mine' }] }];

    async function expectClean(made: Awaited<ReturnType<typeof ready>>, before: LiveChannel) {
      const { session, world } = made;
      await until('jonas', () => session.userId === 'jonas');
      const tea = session.conversation('tea').live;
      expect(tea).not.to.equal(before);
      expect(tea.get().messages).to.be.empty;
      expect([...session.searchOptions().loadedMessages()]).to.be.empty;
      await open(tea);
      expect(tea.get().messages.map(({ own, text }) => [own, text]), 'nothing waits or is sent').to.deep.equal([[false, 'mine']]);
      expect(world.channel('tea').messages.map(({ text }) => text)).to.deep.equal(['mine']);
    }

    async function busy(token: Parameters<typeof sessionWorld>[0]) {
      const made = await ready(token, channels);
      const before = made.session.conversation('tea').live;
      await open(before);
      made.world.offline(true);
      void before.send('unsent');
      await turn();
      expect(before.get().messages).to.have.length(2);
      made.world.offline(false);
      return { made, before };
    }

    it('given as a function that says so, starts clean', async () => {
      let userId = 'maya';
      const { made, before } = await busy({ token: () => ({ token: `preview:${userId}`, userId, expiresIn: 600 }) });
      userId = 'jonas';
      made.clock.sleep(600 * SECOND); // its back-off included: what waits must not go out with the new token
      made.session.wake();
      await expectClean(made, before);
      expect(made.log.filter((line) => line.startsWith('tokenRefreshed'))).to.be.empty;
      expect(made.log.slice(-3)).to.deep.equal(['authenticating', 'ready', 'ready']);
    });

    it('given as a string, starts clean', async () => {
      const { made, before } = await busy({ token: 'preview:maya' });
      made.session.updateOptions({ token: 'preview:jonas' });
      await expectClean(made, before);
    });

    it('after the first has signed out, starts clean', async () => {
      const { made, before } = await busy({ token: tokensOf('maya') });
      made.session.updateOptions({ token: null });
      await until('closed', () => made.session.state === 'closed');
      made.session.updateOptions({ token: tokensOf('jonas') });
      await expectClean(made, before);
    });

    it('leaves nobody waiting for what was unsent', async () => {
      const made = await ready({ token: tokensOf('maya') }, channels);
      const before = made.session.conversation('tea').live;
      await open(before);
      made.world.offline(true);
      const sent = watch(before.send('unsent'));
      await turn();
      made.session.updateOptions({ token: null });
      await until('closed', () => made.session.state === 'closed');
      made.world.offline(false);
      made.session.updateOptions({ token: tokensOf('jonas') });
      await made.session.whenReady;
      await turn();
      expect(sent.state).to.equal('rejected');
    });
  });
});
