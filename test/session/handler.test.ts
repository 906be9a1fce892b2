/** The ways to a token that come in pairs: a session handler, and a first token beside a source of the next ones. */

import { expect } from '@open-wc/testing';
import type { SessionHandler } from '../../src/auth/session-handler.js';
import { ChatError } from '../../src/errors.js';
import type { ChatSessionOptions } from '../../src/session/session.js';
import { catchReports, turn as turnOnce, until } from '../support/async.js';
import type { ManualClock } from '../support/manual-clock.js';
import { destroySessions, listen, sessionWorld } from './world.js';

const SECOND = 1000;

/** Lets everything happen that is ready to; what is loaded late has been loaded before. */
async function turn(): Promise<void> {
  await turnOnce();
  await import('../../src/session/handler.js');
  await turnOnce();
}

async function pass(clock: ManualClock, ms: number): Promise<void> {
  await clock.pass(ms);
  await turn();
}

/** A handler whose answers a test gives by hand, and what it is told, in order. */
class ScriptedHandler implements SessionHandler {
  readonly asks: { resolve: Parameters<SessionHandler['onSessionTokenRequired']>[0]; reject: (error?: unknown) => void }[] = [];
  readonly log: string[] = [];

  get last() {
    return this.asks.at(-1)!;
  }

  onSessionTokenRequired(resolve: Parameters<SessionHandler['onSessionTokenRequired']>[0], reject: (error?: unknown) => void) {
    this.log.push('required');
    this.asks.push({ resolve, reject });
  }
  onSessionRefreshed() {
    this.log.push('refreshed');
  }
  onSessionError(error: ChatError) {
    this.log.push(`error ${error.code}`);
  }
  onSessionClosed() {
    this.log.push('closed');
  }
}

const token = (serial: number, fields: object = { expiresIn: 600 }) => ({ token: `preview:maya#${serial}`, userId: 'maya', ...fields });

describe('A session with a handler', () => {
  let caught: ReturnType<typeof catchReports>;
  beforeEach(() => (caught = catchReports()));
  afterEach(() => {
    caught.restore();
    destroySessions();
  });

  async function started(options: Partial<ChatSessionOptions> = {}, handler = new ScriptedHandler()) {
    const made = sessionWorld({ sessionHandler: handler, ...options });
    made.session.start();
    await turn();
    return { ...made, handler };
  }

  async function ready(options?: Partial<ChatSessionOptions>, handler?: ScriptedHandler) {
    const made = await started(options, handler);
    made.handler.last.resolve(token(1));
    await made.session.whenReady;
    await turn();
    made.handler.log.length = made.log.length = 0;
    return made;
  }

  it('asks it at the start, and before the token expires; it is told what becomes of that', async () => {
    const { session, handler, clock, log } = await started();
    expect(handler.log).to.deep.equal(['required']);
    handler.last.resolve(token(1));
    await session.whenReady;
    await pass(clock, 479 * SECOND);
    expect(handler.log).to.deep.equal(['required']);
    await pass(clock, 2 * SECOND);
    handler.last.resolve(token(2));
    await turn();
    expect(handler.log).to.deep.equal(['required', 'required', 'refreshed']);
    expect(log).to.deep.equal(['authenticating', 'ready', 'ready', 'tokenRefreshed preview:maya#2']);
  });

  it('closes where it declines', async () => {
    const { session, handler, clock, log } = await ready();
    await pass(clock, 480 * SECOND);
    handler.last.resolve(null);
    await turn();
    expect(handler.log).to.deep.equal(['required', 'closed']);
    expect(log).to.deep.equal(['closed', 'sessionClosed']);
    expect(session.error).to.include({ code: 'refused' });
    expect(clock.pending).to.equal(0);
  });

  it('is asked again by retry()', async () => {
    const { session, handler } = await started();
    handler.last.resolve(null);
    await turn();
    session.retry();
    await turn();
    handler.last.resolve(token(1));
    await session.whenReady;
    expect(handler.log).to.deep.equal(['required', 'closed', 'required']);
  });

  it('asks it again after a pause where it rejects, and uses the old token meanwhile', async () => {
    const { session, handler, clock, log } = await ready();
    await pass(clock, 480 * SECOND);
    handler.last.reject(new Error('no network'));
    await turn();
    expect(session.state).to.equal('ready');
    expect(handler.log).to.deep.equal(['required', 'error token_request_failed']);
    await pass(clock, SECOND);
    handler.last.resolve(token(2));
    await turn();
    expect(handler.log.slice(2)).to.deep.equal(['required', 'refreshed']);
    expect(log).to.deep.equal(['tokenRefreshError token_request_failed', 'tokenRefreshed preview:maya#2']);
  });

  it("closes where it rejects with ChatError('refused')", async () => {
    const { session, handler } = await started();
    handler.last.reject(new ChatError('refused', 'by the host'));
    await turn();
    expect(session.state).to.equal('closed');
    expect(handler.log).to.deep.equal(['required', 'closed']);
  });

  for (const [name, limit, ms] of [
    ['60 s', undefined, 60 * SECOND],
    ['tokenTimeoutMs', 5 * SECOND, 5 * SECOND],
  ] as const) {
    it(`asks it again where it does not answer within ${name}; what it answers then is ignored`, async () => {
      const { session, handler, clock, log } = await started({ tokenTimeoutMs: limit });
      await pass(clock, ms - 1);
      expect(log).to.deep.equal(['authenticating']);
      await pass(clock, 1);
      expect(log).to.deep.equal(['authenticating', 'authenticating', 'error token_request_failed']);
      expect(session.error!.message).to.contain(`${ms} ms`);
      const [first] = handler.asks;
      first!.resolve(token(1));
      await turn();
      expect(session.state).to.equal('authenticating');
      await pass(clock, SECOND);
      handler.last.resolve(token(2));
      await session.whenReady;
      first!.reject(new Error('later still'));
      await turn();
      expect(handler.log).to.deep.equal(['required', 'error token_request_failed', 'required']);
    });
  }

  it('changes tokenTimeoutMs from the next time on, and asks nobody for that', async () => {
    const { session, handler, clock, log } = await ready();
    session.updateOptions({ tokenTimeoutMs: 2 * SECOND });
    await pass(clock, 480 * SECOND);
    await pass(clock, 2 * SECOND);
    expect(handler.log).to.deep.equal(['required', 'error token_request_failed']);
    expect(log).to.deep.equal(['optionsUpdated', 'tokenRefreshError token_request_failed']);
  });

  it('goes on where its methods throw, and reports that', async () => {
    const bug = () => {
      throw new Error('bug');
    };
    const handler = new ScriptedHandler();
    Object.assign(handler, { onSessionRefreshed: bug, onSessionError: bug, onSessionClosed: bug });
    const { session, clock, log } = await ready({}, handler);
    await pass(clock, 480 * SECOND);
    handler.last.reject(new Error('no network'));
    await pass(clock, SECOND);
    handler.last.resolve(token(2));
    await pass(clock, 480 * SECOND);
    handler.last.resolve(null);
    await turn();
    expect(log).to.deep.equal(['tokenRefreshError token_request_failed', 'tokenRefreshed preview:maya#2', 'closed', 'sessionClosed']);
    expect(session.state).to.equal('closed');
    expect(caught.reports).to.have.length(3);
  });

  it('says what is missing where it is no handler', async () => {
    const { session, log } = await started({ sessionHandler: { onSessionRefreshed() {} } as never });
    expect(session.error).to.include({ code: 'token_request_failed', retryable: true });
    expect(session.error!.message).to.contain('onSessionTokenRequired');
    expect(log).to.include('error token_request_failed');
  });

  it('is told nothing after destroy(), and what it answers is ignored', async () => {
    const { session, handler, log, clock } = await started();
    session.destroy();
    handler.last.resolve(null);
    await turn();
    expect(handler.log).to.deep.equal(['required']);
    expect(log).to.deep.equal(['authenticating']);
    expect(clock.pending).to.equal(0);
  });

  for (const [name, options] of [
    ['a handler', (asked: () => void) => ({ sessionHandler: { onSessionTokenRequired: asked } })],
    ['a fetcher beside a token', (asked: () => void) => ({ token: 'x', tokenFetcher: () => (asked(), 'y') })],
  ] as [string, (asked: () => void) => Partial<ChatSessionOptions>][]) {
    it(`destroyed before that part is loaded, never asks ${name}`, async () => {
      let asked = 0;
      const { session } = sessionWorld(options(() => void asked++));
      session.start();
      session.destroy();
      await turn();
      expect(asked).to.equal(0);
    });
  }

  describe('replaced by another that does the same', () => {
    it('asks that one from the next time on, and rebuilds nothing', async () => {
      const { session, handler, clock, log } = await ready();
      const next = new ScriptedHandler();
      session.updateOptions({ sessionHandler: next });
      await pass(clock, 480 * SECOND);
      next.last.resolve(token(2));
      await turn();
      expect(handler.log).to.be.empty;
      expect(next.log).to.deep.equal(['required', 'refreshed']);
      expect(log).to.deep.equal(['optionsUpdated', 'tokenRefreshed preview:maya#2']);
    });

    it('asks none a second time while one is asked, in a pause, or after the end: a page that renders on each event is no loop', async () => {
      const { session, handler, clock } = await started();
      const renders = () => Array.from({ length: 20 }, () => session.updateOptions({ configureSession: () => handler, sessionHandler: undefined }));
      renders();
      await turn();
      expect(handler.asks).to.have.length(1);
      handler.last.reject(new Error('no network'));
      await turn();
      renders();
      await turn();
      expect(handler.asks).to.have.length(1);
      await pass(clock, SECOND);
      expect(handler.asks).to.have.length(2);
      handler.last.resolve(null);
      await turn();
      renders();
      await turn();
      expect(handler.asks).to.have.length(2);
      expect(session.state).to.equal('closed');
    });
  });

  describe('made by configureSession', () => {
    it('makes it once, with the session', async () => {
      const handler = new ScriptedHandler();
      const made: unknown[] = [];
      const configureSession = (session: unknown) => (made.push(session), handler);
      const { session, clock } = sessionWorld({ configureSession });
      session.start();
      await turn();
      handler.last.resolve(token(1));
      await session.whenReady;
      await pass(clock, 480 * SECOND);
      handler.last.resolve(token(2));
      await turn();
      expect(made).to.deep.equal([session]);
      expect(handler.log).to.deep.equal(['required', 'required', 'refreshed']);
    });

    it('tries again where that throws', async () => {
      let fails = true;
      const handler = new ScriptedHandler();
      const { session, clock, log } = sessionWorld({
        configureSession: () => {
          if (fails) throw new Error('not yet');
          return handler;
        },
      });
      session.start();
      await turn();
      expect(log).to.include('error token_request_failed');
      fails = false;
      await pass(clock, SECOND);
      handler.last.resolve(token(1));
      await session.whenReady;
    });
  });

  it('may be given when the session has begun, and taken away', async () => {
    const { session, world, clock, log } = sessionWorld({ token: 'preview:maya#1' });
    session.start();
    await session.whenReady;
    const handler = new ScriptedHandler();
    session.updateOptions({ sessionHandler: handler });
    await turn();
    expect(handler.log).to.be.empty;
    world.refuseToken('preview:maya#1');
    const connection = await session.connection(new AbortController().signal);
    const resolved = connection.resolveChannel('tea');
    await turn();
    handler.last.resolve(token(2));
    expect(await resolved).to.equal('tea');
    expect(handler.log).to.deep.equal(['required', 'refreshed']);
    expect(log).not.to.include('tokenRefreshError bad_token_answer');
    session.updateOptions({ sessionHandler: undefined, token: undefined });
    expect(session.state).to.equal('idle');
    expect(clock.pending).to.equal(0);
  });
});

describe('A first token', () => {
  afterEach(destroySessions);

  /** Signs in with it; then the server rejects it. */
  async function rejected(first: ChatSessionOptions['token'], options: Partial<ChatSessionOptions>) {
    const made = sessionWorld({ token: first, ...options });
    made.session.start();
    await made.session.whenReady;
    made.world.refuseToken('preview:maya#1');
    const connection = await made.session.connection(new AbortController().signal);
    expect(await connection.resolveChannel('tea')).to.equal('tea');
    return made;
  }

  for (const [name, first] of [
    ['a string', 'preview:maya#1'],
    ['a promise', Promise.resolve('preview:maya#1')],
  ] as const) {
    it(`that is ${name} is used first, then tokenFetcher is asked`, async () => {
      let asked = 0;
      const { log } = await rejected(first, { tokenFetcher: () => `preview:maya#${++asked + 1}` });
      expect(asked).to.equal(1);
      expect(log).to.deep.equal(['authenticating', 'ready', 'ready', 'tokenRefreshed preview:maya#2']);
    });

    it(`that is ${name} is used first, then the handler is asked`, async () => {
      const { log } = await rejected(first, { sessionHandler: { onSessionTokenRequired: (resolve) => resolve('preview:maya#2') } });
      expect(log).to.deep.equal(['authenticating', 'ready', 'ready', 'tokenRefreshed preview:maya#2']);
    });
  }

  it('that the server rejects at the start: the fetcher is asked', async () => {
    const made = sessionWorld({ token: 'preview:maya#1', tokenFetcher: () => 'preview:maya#2' });
    made.world.refuseToken('preview:maya#1');
    made.session.start();
    await made.session.whenReady;
    expect(made.session.userId).to.equal('maya');
  });

  it('replaced by another is used at once, and drops nothing', async () => {
    const { session, log } = await rejected('preview:maya#1', { tokenFetcher: () => 'preview:maya#2' });
    log.length = 0;
    session.updateOptions({ token: 'preview:maya#3' });
    await turn();
    expect(log).to.deep.equal(['optionsUpdated', 'tokenRefreshed preview:maya#3']);
  });

  it('that is null means signed out, whatever else there is', async () => {
    let asked = 0;
    for (const options of [{ tokenFetcher: () => `${++asked}` }, { sessionHandler: { onSessionTokenRequired: () => void asked++ } }, { tokenEndpoint: '/token' }] as Partial<ChatSessionOptions>[]) {
      const { session } = sessionWorld({ token: null, ...options });
      session.start();
      await until('closed', () => session.state === 'closed');
    }
    expect(asked).to.equal(0);
  });
});

describe('tokenFetcher', () => {
  afterEach(destroySessions);

  it('is a token function by another name: asked at the start and before expiry, with the signal', async () => {
    const given: unknown[] = [];
    const { session, clock, log } = sessionWorld({ tokenFetcher: ({ abortSignal }) => (given.push(abortSignal), token(given.length)) });
    session.start();
    await session.whenReady;
    await pass(clock, 480 * SECOND);
    expect(given).to.have.length(2);
    expect(given[1]).to.be.instanceOf(AbortSignal);
    expect(log.slice(-1)).to.deep.equal(['tokenRefreshed preview:maya#2']);
  });

  it('that throws is asked again; the session goes on', async () => {
    let works = true;
    let asked = 0;
    const { session, clock, log } = sessionWorld({
      tokenFetcher: () => {
        if (!works) throw new ChatError('not_found', 'no such page');
        return token(++asked);
      },
    });
    session.start();
    await session.whenReady;
    log.length = 0;
    works = false;
    await pass(clock, 480 * SECOND);
    expect(session.state).to.equal('ready');
    works = true;
    await pass(clock, SECOND);
    expect(log).to.deep.equal(['tokenRefreshError token_request_failed', 'tokenRefreshed preview:maya#2']);
  });

  for (const [name, render] of [
    ['tokenFetcher', (ask: () => never) => ({ tokenFetcher: () => ask() })],
    ['token', (ask: () => never) => ({ token: () => ask() })],
    ['tokenEndpointInit', (ask: () => never) => ({ tokenEndpoint: '/token', tokenEndpointInit: () => ask() })],
  ] as [string, (ask: () => never) => Partial<ChatSessionOptions>][]) {
    it(`a page that gives a new ${name} on each error keeps the pauses between the tries`, async () => {
      let asked = 0;
      const options = () => render(() => {
        asked++;
        throw new Error('down');
      });
      const { session, clock } = sessionWorld(options());
      session.on('error', () => queueMicrotask(() => session.updateOptions(options())));
      session.start();
      for (let turns = 0; turns < 50; turns++) await turnOnce();
      expect(asked).to.equal(1);
      await pass(clock, 60 * SECOND);
      expect(asked).to.be.within(3, 9);
      session.retry();
      await turn();
      session.destroy();
    });
  }

  it('comes before an endpoint, and after a token function', async () => {
    const { session, net } = sessionWorld({ tokenFetcher: () => token(1), tokenEndpoint: '/token' });
    session.start();
    await session.whenReady;
    expect(net.requests).to.be.empty;
    const other = sessionWorld({ tokenFetcher: () => ({ token: 'preview:jonas' }), token: () => token(1) });
    const log = listen(other.session);
    other.session.start();
    await until('ready', () => log.includes('ready'));
    expect(other.session.userId).to.equal('maya');
  });
});
