import { expect } from '@open-wc/testing';
import { ChatError } from '../../src/errors.js';
import { deferred, rejection, turn, until, watch, catchReports } from '../support/async.js';
import type { TokenRefreshErrorDetail } from '../../src/events.js';
import { destroySessions, open, sessionWorld, tokensOf } from './world.js';

const SECOND = 1000;
const down = () => new ChatError('token_request_failed', 'down', { retryable: true });

describe('ChatSession', () => {
  afterEach(destroySessions);

  describe('signing in', () => {
    it('goes from idle to ready, and says so once', async () => {
      const { session, log } = sessionWorld({ token: tokensOf('maya') });
      expect(session).to.include({ state: 'idle', isAlive: false, userId: undefined });
      session.start();
      session.start();
      await session.whenReady;
      session.start();
      await turn();
      expect(log).to.deep.equal(['authenticating', 'ready', 'ready']);
      expect(session).to.include({ state: 'ready', isAlive: true, userId: 'maya', error: undefined });
    });

    it('stays idle where there is nothing to ask', async () => {
      const { session, log, clock } = sessionWorld();
      session.start();
      await turn();
      expect(session.state).to.equal('idle');
      expect(log).to.be.empty;
      session.updateOptions({ token: 'preview:maya' });
      await session.whenReady;
      expect(session.userId).to.equal('maya');
      expect(clock.pending, 'a string is not refreshed').to.equal(0);
    });

    it('asks the endpoint, telling it the device and the user', async () => {
      const { session, net } = sessionWorld({ tokenEndpoint: '/api/token', userId: 'maya' });
      session.start();
      const { url } = await net.request(0);
      expect(url.pathname).to.equal('/api/token');
      expect(url.searchParams.get('userId')).to.equal('maya');
      expect(url.searchParams.get('deviceId')).to.match(/^[0-9a-f]{16}$/);
      net.last.answer({ body: { token: 'preview:maya', expiresIn: 600 } });
      await session.whenReady;
      expect(net.requests).to.have.length(1);
    });

    it("takes the server of the token's answer, else the option, else the endpoint's origin", async () => {
      const { session, world } = sessionWorld();
      const asked: string[] = [];
      const backend = {
        connect: async ({ serverUrl }: { serverUrl: string }) => {
          asked.push(serverUrl);
          throw new ChatError('forbidden', 'enough');
        },
      };
      const attempts = [
        { token: () => ({ token: 't', serverUrl: 'https://answer.example' }), serverUrl: 'https://option.example' },
        { token: () => 't', serverUrl: 'https://option.example' },
      ];
      for (const options of attempts) {
        const { session } = sessionWorld({ backend, ...options });
        session.start();
        await until('a try', () => session.error);
      }
      const { session: endpoint, net } = sessionWorld({ backend, serverUrl: undefined, tokenEndpoint: 'https://host.example/api/token' });
      endpoint.start();
      (await net.request(0)).answer({ body: { token: 't' } });
      await until('a try', () => endpoint.error);
      expect(asked).to.deep.equal(['https://answer.example/', 'https://option.example/', 'https://host.example']);
      expect(session.state).to.equal('idle');
      expect(world.users.size).to.be.greaterThan(0);
    });

    it('tries again what may pass, and tells each failure', async () => {
      const { session, net, clock, log } = sessionWorld({ tokenEndpoint: '/api/token' });
      session.start();
      const ready = watch(session.whenReady);
      (await net.request(0)).answer({ status: 503 });
      await until('the failure', () => session.error);
      expect(session.state).to.equal('authenticating');
      expect(ready.state).to.equal('pending');
      await clock.pass(500);
      (await net.request(1)).answer({ body: { token: 'preview:maya' } });
      await until('ready', () => ready.state === 'resolved');
      expect(session.error).to.be.undefined;
      expect(log.filter((line) => line.startsWith('error'))).to.deep.equal(['error token_request_failed']);
    });

    it('tries again where the chat server is away', async () => {
      const { session, world, clock, log } = sessionWorld({ token: tokensOf('maya') });
      world.offline(true);
      session.start();
      await until('the failure', () => session.error);
      expect(session.error).to.include({ code: 'network' });
      world.offline(false);
      await clock.pass(500);
      await session.whenReady;
      expect(log.filter((line) => line === 'ready')).to.have.length(2); // state and event
    });

    it('does not wait where waiting has become pointless', async () => {
      const { session, world } = sessionWorld({ token: tokensOf('maya') });
      world.offline(true);
      session.start();
      await until('the failure', () => session.error);
      world.offline(false);
      dispatchEvent(new Event('online'));
      await session.whenReady;
      expect(session.state).to.equal('ready');
    });
  });

  describe('that cannot sign in', () => {
    it('is closed where the endpoint says signed out', async () => {
      const { session, net, clock, log } = sessionWorld({ tokenEndpoint: '/api/token' });
      session.start();
      const ready = watch(session.whenReady);
      (await net.request(0)).answer({ status: 401 });
      await until('closed', () => session.state === 'closed');
      expect(ready.error).to.include({ code: 'refused' });
      expect(session).to.include({ isAlive: false, error: ready.error });
      expect(await rejection(session.whenReady)).to.equal(ready.error);
      session.wake();
      await clock.pass(3600 * SECOND);
      expect(net.requests).to.have.length(1);
      expect(clock.pending).to.equal(0);
      expect(log).to.deep.equal(['authenticating', 'closed', 'sessionClosed']);
    });

    it('is closed where the token is null', async () => {
      const { session, log } = sessionWorld({ token: null });
      session.start();
      await until('closed', () => session.state === 'closed');
      expect(log.at(-1)).to.equal('sessionClosed');
    });

    it('opens again with retry()', async () => {
      const { session, net, log } = sessionWorld({ tokenEndpoint: '/api/token' });
      session.start();
      (await net.request(0)).answer({ status: 403 });
      await until('closed', () => session.state === 'closed');
      session.retry();
      expect(session.error).to.be.undefined;
      (await net.request(1)).answer({ body: { token: 'preview:maya' } });
      await session.whenReady;
      expect(log.slice(-3)).to.deep.equal(['authenticating', 'ready', 'ready']);
    });

    it('stays closed when other options change', async () => {
      const { session, net } = sessionWorld({ tokenEndpoint: '/api/token' });
      session.start();
      (await net.request(0)).answer({ status: 401 });
      await until('closed', () => session.state === 'closed');
      session.updateOptions({ locale: 'de' });
      await turn();
      expect(session.state).to.equal('closed');
      expect(net.requests).to.have.length(1);
    });

    for (const [name, token] of [
      ['says whose it is', tokensOf('jonas')],
      ['does not, but the server does', 'preview:jonas'],
    ] as const) {
      it(`fails where the token is somebody else's and ${name}`, async () => {
        const { session, clock, log } = sessionWorld({ token, userId: 'maya' });
        session.start();
        expect(await rejection(session.whenReady)).to.include({ code: 'user_mismatch' });
        expect(session.state).to.equal('failed');
        expect(session.userId).to.be.undefined;
        expect(await rejection(session.whenReady)).to.include({ code: 'user_mismatch' });
        expect(log).to.deep.equal(['authenticating', 'failed', 'error user_mismatch']);
        expect(clock.pending).to.equal(0);
      });
    }

    it('leaves failed with retry() and with another token', async () => {
      const { session, log } = sessionWorld({ token: 'preview:jonas', userId: 'maya' });
      session.start();
      await until('failed', () => session.state === 'failed');
      session.retry();
      expect(session.state).to.equal('authenticating');
      await until('failed again', () => session.state === 'failed');
      session.updateOptions({ token: 'preview:maya' });
      await session.whenReady;
      expect(session).to.include({ state: 'ready', userId: 'maya' });
      expect(log.filter((line) => line.startsWith('error'))).to.have.length(2);
    });

    it('fails where a token that cannot be renewed is rejected', async () => {
      const { session, world, log } = sessionWorld({ token: 'preview:maya' });
      session.start();
      await session.whenReady;
      world.refuseToken('preview:maya');
      await rejection(session.connection(new AbortController().signal).then((line) => line.resolveChannel('tea')));
      await until('failed', () => session.state === 'failed');
      expect(session.error).to.include({ code: 'token_expired' });
      expect(log.slice(-2)).to.deep.equal(['failed', 'error token_expired']);
    });
  });

  describe('signed in', () => {
    async function signedIn() {
      const asks: ReturnType<typeof deferred<unknown>>[] = [];
      const token = () => {
        asks.push(deferred<unknown>());
        return asks.at(-1)!.promise as Promise<string>;
      };
      const made = sessionWorld({ token });
      made.session.start();
      asks[0]!.resolve({ token: 'preview:maya#1', userId: 'maya', expiresIn: 600 });
      await made.session.whenReady;
      made.log.length = 0;
      return { ...made, asks };
    }

    it('tells each new token, not the first one', async () => {
      const { session, clock, asks, log } = await signedIn();
      const told: unknown[] = [];
      session.on('tokenRefreshed', (...args) => told.push(args));
      await clock.pass(480 * SECOND);
      asks[1]!.resolve({ token: 'preview:maya#2', userId: 'maya', expiresIn: 60 });
      await turn();
      expect(told).to.deep.equal([['preview:maya#2', { expiresAt: clock.now() + 60 * SECOND }]]);
      expect(log).to.deep.equal(['tokenRefreshed preview:maya#2']);
    });

    it('says that a refresh failed, when it tries again, and is ready meanwhile', async () => {
      const { session, clock, asks, log } = await signedIn();
      const details: TokenRefreshErrorDetail[] = [];
      session.on('tokenRefreshError', (_error, detail) => details.push(detail));
      await clock.pass(480 * SECOND);
      const error = down();
      asks[1]!.reject(error);
      await turn();
      expect(details).to.deep.equal([{ error, willRetry: true, retryAt: clock.now() + 500 }]);
      expect(session).to.include({ state: 'ready', error });
      await clock.pass(500);
      asks[2]!.resolve({ token: 'preview:maya#2', userId: 'maya', expiresIn: 600 });
      await turn();
      expect(session.error).to.be.undefined;
      expect(log).to.deep.equal(['tokenRefreshError token_request_failed', 'tokenRefreshed preview:maya#2']);
    });

    it('closes when a refresh says signed out', async () => {
      const { session, clock, asks, log } = await signedIn();
      await clock.pass(480 * SECOND);
      asks[1]!.resolve(null);
      await until('closed', () => session.state === 'closed');
      expect(log).to.deep.equal(['closed', 'sessionClosed']);
      expect(session.userId).to.be.undefined;
      expect(clock.pending).to.equal(0);
    });

    it('refreshes when the computer wakes', async () => {
      const { clock, asks } = await signedIn();
      clock.sleep(3600 * SECOND);
      dispatchEvent(new Event('pageshow'));
      await turn();
      expect(asks).to.have.length(2);
    });

    it('is reconnecting while the line is down, without losing its sign-in', async () => {
      const { session, world, log } = await signedIn();
      world.offline(true);
      expect(session).to.include({ state: 'reconnecting', isAlive: true, userId: 'maya' });
      expect(session.error).to.include({ code: 'network' });
      world.offline(false);
      expect(session).to.include({ state: 'ready', error: undefined });
      expect(log).to.deep.equal(['reconnecting', 'ready']);
    });

    it('keeps its connection when a rejected token is replaced', async () => {
      const { session, world, asks, log } = await signedIn();
      const connection = await session.connection(new AbortController().signal);
      world.refuseToken('preview:maya#1');
      const resolved = watch(connection.resolveChannel('tea'));
      await until('a refresh', () => asks.length === 2);
      asks[1]!.resolve({ token: 'preview:maya#2', userId: 'maya' });
      await turn();
      expect(resolved.value).to.equal('tea');
      expect(await session.connection(new AbortController().signal)).to.equal(connection);
      expect(log).to.deep.equal(['tokenRefreshed preview:maya#2']);
    });

    it('leaves nothing behind when it is destroyed while it refreshes', async () => {
      const { session, clock, asks, log } = await signedIn();
      await clock.pass(480 * SECOND);
      session.destroy();
      log.length = 0;
      asks[1]!.resolve({ token: 'late', expiresIn: 600 });
      await clock.pass(3600 * SECOND);
      expect(log).to.be.empty;
      expect(clock.pending).to.equal(0);
      expect(session.state).to.equal('closed');
    });
  });

  describe('destroyed', () => {
    it('tells nothing, not even while it is destroyed', async () => {
      const { session, log } = sessionWorld({ token: tokensOf('maya') });
      session.start();
      await session.whenReady;
      log.length = 0;
      session.destroy();
      await turn();
      expect(log).to.be.empty;
      expect(session).to.include({ state: 'closed', isAlive: false, userId: undefined });
    });

    it('while the endpoint is asked: aborts the request and ignores its answer', async () => {
      const { session, net, clock, log } = sessionWorld({ tokenEndpoint: '/api/token' });
      session.start();
      const ready = watch(session.whenReady);
      const request = await net.request(0);
      session.destroy();
      expect(request.aborted).to.be.true;
      log.length = 0;
      request.answer({ body: { token: 'preview:maya' } });
      await turn();
      expect(ready.error).to.include({ code: 'aborted' });
      expect(log).to.be.empty;
      expect(clock.pending).to.equal(0);
    });

    it('while the chat server is asked: closes what is connected late', async () => {
      const connecting = deferred<never>();
      let closed = 0;
      const { session, clock, log } = sessionWorld({ token: 'preview:maya', backend: { connect: () => connecting.promise } });
      session.start();
      await turn();
      session.destroy();
      log.length = 0;
      connecting.resolve({ userId: 'maya', close: () => void closed++ } as never);
      await turn();
      expect(closed).to.equal(1);
      expect(log).to.be.empty;
      expect(clock.pending).to.equal(0);
    });

    it('while it waits to try again: leaves no timer', async () => {
      const { session, clock, net } = sessionWorld({ tokenEndpoint: '/api/token' });
      session.start();
      (await net.request(0)).fail();
      await until('the failure', () => session.error);
      expect(clock.pending).to.equal(1);
      session.destroy();
      await turn();
      expect(clock.pending).to.equal(0);
      expect(net.requests).to.have.length(1);
    });

    it('cannot be brought back', async () => {
      const { session, clock, world } = sessionWorld({ token: tokensOf('maya') });
      session.start();
      await session.whenReady;
      session.destroy();
      session.destroy();
      session.start();
      session.retry();
      session.wake();
      session.updateOptions({ token: 'preview:jonas' });
      dispatchEvent(new Event('online'));
      expect(await rejection(session.whenReady)).to.include({ code: 'aborted' });
      world.say('jonas', 'tea', 'hello');
      await clock.pass(3600 * SECOND);
      expect(session.state).to.equal('closed');
      expect(clock.pending).to.equal(0);
    });

    it('ends its conversations: no subscriber hears, nothing is sent, no timer is left', async () => {
      const { session, clock, world } = sessionWorld({ token: tokensOf('maya') });
      session.start();
      const tea = session.conversation('tea').live;
      const { subscription } = await open(tea);
      await tea.markAsTyping();
      world.fail('send', new ChatError('server_error', '503', { retryable: true }), 100);
      void tea.send('waits');
      await turn();
      let told = 0;
      tea.subscribe(() => told++);
      await turn();
      told = 0;
      session.destroy();
      world.say('jonas', 'tea', 'late');
      await clock.pass(3600 * SECOND);
      expect(told).to.equal(0);
      expect(world.channel('tea').messages.map(({ text }) => text)).to.deep.equal(['late']);
      expect(clock.pending).to.equal(0);
      subscription.unsubscribe();
    });

    it('gives out conversations that do nothing', async () => {
      const { session, clock } = sessionWorld({ token: tokensOf('maya') });
      session.destroy();
      const tea = session.conversation('tea').live;
      const sent = watch(tea.send('nowhere'));
      tea.subscribe(() => undefined);
      await clock.pass(3600 * SECOND);
      expect(clock.pending).to.equal(0);
      expect(sent.state).to.equal('rejected');
    });
  });

  describe('whose listener throws', () => {
    it('tells the others all the same, and goes on', async () => {
      const { reports, restore } = catchReports();
      try {
        const { session, log, clock } = sessionWorld({ token: tokensOf('maya') });
        for (const type of ['ready', 'stateChange', 'tokenRefreshed', 'error'] as const) {
          session.on(type, () => { throw new Error(`in ${type}`); });
        }
        let after = 0;
        session.on('ready', () => after++);
        session.start();
        await session.whenReady;
        await turn();
        expect(after).to.equal(1);
        await clock.pass(480 * SECOND);
        expect(log.at(-1)).to.equal('tokenRefreshed preview:maya#2');
        expect(session.state).to.equal('ready');
        expect(reports.map((error) => (error as ChatError).code)).to.deep.equal(new Array(4).fill('listener_failed'));
      } finally {
        destroySessions();
        restore();
      }
    });

    it('hears no more once it is taken away', async () => {
      const { session } = sessionWorld({ token: tokensOf('maya') });
      let told = 0;
      const off = session.on('ready', () => told++);
      off();
      session.start();
      await session.whenReady;
      await turn();
      expect(told).to.equal(0);
    });

    it('destroys it: nothing follows', async () => {
      const { session, log, clock } = sessionWorld({ token: tokensOf('maya') });
      session.on('stateChange', (state) => state === 'ready' && session.destroy());
      session.start();
      await clock.pass(3600 * SECOND);
      expect(log.filter((line) => line === 'ready'), 'the state, no event').to.have.length(1);
      expect(session.state).to.equal('closed');
      expect(clock.pending).to.equal(0);
    });
  });
});
