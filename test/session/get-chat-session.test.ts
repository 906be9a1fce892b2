import { expect } from '@open-wc/testing';
import { previewBackend, PreviewWorld } from '../../src/backend/preview.js';
import type { ChatError } from '../../src/errors.js';
import '../../src/session/handler.js'; // loaded before a test waits for it
import { getChatSession, type GetChatSessionOptions } from '../../src/session/registry.js';
import type { ChatSession } from '../../src/session/session.js';
import { catchReports, turn, until, watch } from '../support/async.js';
import { ManualClock } from '../support/manual-clock.js';
import { listen, open, tokensOf } from './world.js';

const SECOND = 1000;
let servers = 0;

describe('getChatSession', () => {
  const made = new Set<ChatSession>();
  afterEach(() => {
    for (const session of made) session.destroy();
    made.clear();
  });

  function world() {
    const clock = new ManualClock();
    const world = new PreviewWorld({ clock, channels: [{ id: 'tea' }] });
    const serverUrl = `https://chat-${++servers}.example`;
    const get = (options: Partial<GetChatSessionOptions> = {}) => {
      const session = getChatSession({ userId: 'maya', serverUrl, backend: previewBackend({ world }), clock, random: () => 0, ...options });
      made.add(session);
      return session;
    };
    return { clock, world, get };
  }

  it('is the same session for the same user and server, whatever else a second call says', async () => {
    const { get } = world();
    const session = get({ token: 'preview:maya' });
    expect(get({ token: 'preview:jonas', tokenFetcher: () => null })).to.equal(session);
    expect(session.options.token).to.equal('preview:maya');
    expect(get({ userId: 'jonas' })).not.to.equal(session);
    expect(get({ serverUrl: 'https://elsewhere.example' })).not.to.equal(session);
  });

  it('is a new one once it has been destroyed, has failed or is closed', async () => {
    const { get } = world();
    const first = get({ tokenFetcher: () => null });
    first.destroy();
    const second = get({ tokenFetcher: () => null });
    expect(second).not.to.equal(first);
    watch(second.whenReady);
    await until('closed', () => second.state === 'closed');
    const third = get({ tokenFetcher: tokensOf('jonas') });
    expect(third).not.to.equal(second);
    const ready = watch(third.whenReady);
    await until('failed', () => ready.state === 'rejected');
    expect(third.error).to.include({ code: 'user_mismatch' });
    expect(get({ tokenFetcher: tokensOf('maya') })).not.to.equal(third);
  });

  it('asks for nothing until it is used', async () => {
    const { get, clock } = world();
    let asked = 0;
    const session = get({ tokenFetcher: () => (asked++, tokensOf('maya')()) });
    session.conversation('tea');
    await clock.pass(3600 * SECOND);
    expect(asked).to.equal(0);
    expect(session.state).to.equal('idle');
    expect(clock.pending).to.equal(0);
  });

  it('connects when something is subscribed, and closes some seconds after nothing is', async () => {
    const { get, clock, world: there } = world();
    const session = get({ tokenFetcher: tokensOf('maya') });
    const log = listen(session);
    const tea = await open(session.conversation('tea').live);
    expect(session.state).to.equal('ready');
    await clock.pass(60 * SECOND);
    expect(session.state, 'as long as it is subscribed').to.equal('ready');
    tea.subscription.unsubscribe();
    await clock.pass(5 * SECOND);
    expect(session.state, 'not at once: a page may only be rendering anew').to.equal('ready');
    await clock.pass(10 * SECOND);
    expect(session.state).to.equal('idle');
    expect(clock.pending, 'no refresh, no poll').to.equal(0);

    const again = await open(session.conversation('tea').live);
    there.say('jonas', 'tea', 'welcome back');
    await until('the message', () => again.texts().includes('welcome back'));
    expect(log).to.deep.equal(['authenticating', 'ready', 'ready', 'idle', 'authenticating', 'ready', 'ready']);
  });

  it('leaves no timer when it is destroyed first and let go after', async () => {
    const { get, clock } = world();
    const session = get({ tokenFetcher: tokensOf('maya') });
    const tea = await open(session.conversation('tea').live);
    session.destroy();
    tea.subscription.unsubscribe();
    await turn();
    expect(clock.pending).to.equal(0);
  });

  it('stays connected while a message is on its way', async () => {
    const { get, clock, world: there } = world();
    const session = get({ tokenFetcher: tokensOf('maya') });
    await session.whenReady;
    there.offline(true);
    const sent = watch(session.conversation('tea').live.send('from the tunnel'));
    await clock.pass(40 * SECOND);
    there.offline(false);
    session.wake();
    await until('sent', () => sent.state === 'resolved');
    await clock.pass(20 * SECOND);
    expect(session.state).to.equal('idle');
  });

  describe('onNeedToken and setToken', () => {
    it('asks at the first use, before a token expires, and when one is rejected', async () => {
      const { get, clock, world: there } = world();
      const session = get();
      let needed = 0;
      session.onNeedToken = () => void needed++;
      await clock.pass(SECOND);
      expect(needed, 'not before it is used').to.equal(0);

      const tea = open(session.conversation('tea').live);
      await until('asked', () => needed === 1);
      session.setToken({ token: 'preview:maya#1', expiresIn: 100 } as never);
      await tea;
      await clock.pass(81 * SECOND);
      await until('asked anew', () => needed === 2);
      session.setToken({ token: 'preview:maya#2', expiresIn: 100 } as never);
      await turn();
      there.refuseToken('preview:maya#2');
      const sent = watch(session.conversation('tea').live.send('hello'));
      await until('asked again', () => needed === 3);
      session.setToken('preview:maya#3');
      await until('sent', () => sent.state === 'resolved');
      expect(session.state).to.equal('ready');
    });

    it('a token that nobody asked for is used from now on, and drops nothing', async () => {
      const { get } = world();
      const session = get({ token: 'preview:maya#1' });
      await open(session.conversation('tea').live);
      const connection = () => session.connection(new AbortController().signal);
      const before = await connection();
      const log = listen(session);
      session.setToken('preview:maya#2');
      await until('taken', () => log.some((line) => line.startsWith('tokenRefreshed')));
      expect(await connection()).to.equal(before);
      expect(log).to.deep.equal(['optionsUpdated', 'tokenRefreshed preview:maya#2']);
    });

    it('without a callback, a token that has expired ends the session', async () => {
      const { get, world: there } = world();
      const session = get({ token: 'preview:maya#1' });
      await open(session.conversation('tea').live);
      there.refuseToken('preview:maya#1');
      void watch(session.conversation('tea').live.send('hello'));
      await until('failed', () => session.state === 'failed');
      expect(session.error).to.include({ code: 'token_expired' });
    });
  });

  describe('onError', () => {
    it('is called once, when the session has ended', async () => {
      const { get } = world();
      let signedIn = true;
      const session = get({ tokenFetcher: () => (signedIn ? tokensOf('maya')() : null) });
      const errors: string[] = [];
      session.onError(({ code }) => errors.push(code));
      await open(session.conversation('tea').live);
      expect(errors).to.be.empty;
      signedIn = false;
      session.signOut();
      session.signOut();
      expect(errors).to.deep.equal(['refused']);
    });

    it('is called at once where it has ended already, and not after unsubscribe', async () => {
      const { get } = world();
      const session = get({ tokenFetcher: () => null });
      const errors: ChatError[] = [];
      const early = session.onError((error) => errors.push(error));
      early.unsubscribe();
      watch(session.whenReady);
      await until('closed', () => session.state === 'closed');
      expect(errors).to.be.empty;
      session.onError((error) => errors.push(error));
      expect(errors).to.deep.equal([session.error]);
    });

    it('one that throws is reported and breaks nothing', async () => {
      const { get } = world();
      const session = get({ tokenFetcher: () => null });
      watch(session.whenReady);
      await until('closed', () => session.state === 'closed');
      const { reports, restore } = catchReports();
      try {
        session.onError(() => {
          throw new Error('host');
        });
        expect(reports).to.have.length(1);
      } finally {
        restore();
      }
    });
  });
});
