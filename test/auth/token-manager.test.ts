import { expect } from '@open-wc/testing';
import { ChatError } from '../../src/errors.js';
import { rejection, turn, watch } from '../support/async.js';
import { managed, ScriptedSource } from './scripted-source.js';

const SECOND = 1000;
const DAY = 86_400 * SECOND;

describe('TokenManager', () => {
  describe('asks for a token', () => {
    it('once, however many want it', async () => {
      const { source, manager, log } = managed();
      const wanted = Array.from({ length: 50 }, () => manager.getToken());
      await turn();
      wanted.push(manager.getToken());
      expect(source.asks).to.have.length(1);
      source.last.answer({ token: 'one', expiresIn: 600 });
      expect(new Set(await Promise.all(wanted))).to.deep.equal(new Set(['one']));
      expect(source.asks).to.have.length(1);
      expect(log).to.deep.equal(['accept one']);
    });

    it('not before somebody wants one', async () => {
      const { clock, source, manager } = managed();
      manager.wake();
      await clock.pass(DAY);
      expect(source.asks).to.be.empty;
      expect(clock.pending).to.equal(0);
    });

    it('no second time while it lives', async () => {
      const { clock, source, manager, begin } = managed();
      await begin();
      await clock.pass(400 * SECOND);
      expect(await manager.getToken()).to.equal('one');
      expect(source.asks).to.have.length(1);
    });

    it('and lets it be looked at before anybody uses it', async () => {
      const seen: (string | undefined)[] = [];
      const { manager, begin } = managed({ accept: (token) => void seen.push(token.value, manager.current?.value) });
      await begin();
      expect(seen).to.deep.equal(['one', undefined]);
      expect(manager.current).to.include({ value: 'one', lifetime: 600_000 });
    });

    it('and ends where it is not accepted', async () => {
      const mismatch = new ChatError('user_mismatch', "somebody else's");
      const { clock, manager, begin, ends } = managed({ accept: () => { throw mismatch; } });
      expect(await rejection(begin())).to.equal(mismatch);
      expect(await rejection(manager.getToken())).to.equal(mismatch);
      expect(ends).to.deep.equal([mismatch]);
      expect(clock.pending).to.equal(0);
    });
  });

  describe('refreshes before expiry', () => {
    for (const [name, lifetime, earliest, latest] of [
      ['2 s', 2 * SECOND, 1.5 * SECOND, 1.6 * SECOND],
      ['15 s', 15 * SECOND, 11.25 * SECOND, 12 * SECOND],
      ['600 s', 600 * SECOND, 450 * SECOND, 480 * SECOND],
      ['60 days, more than setTimeout counts', 60 * DAY, 60 * DAY - 375 * SECOND, 60 * DAY - 300 * SECOND],
    ] as const) {
      for (const random of [0, 0.5, 0.999]) {
        it(`of ${name}, in its last stretch, jitter ${random}`, async () => {
          const { clock, source, manager, begin } = managed({ random: () => random, timeout: () => 10 * 60 * SECOND });
          await begin({ token: 'one', expiresIn: lifetime / SECOND });
          await clock.pass(earliest - 1);
          expect(source.asks, 'too early').to.have.length(1);
          await clock.pass(latest - earliest + 1);
          expect(source.asks, 'too late').to.have.length(2);
          expect(await manager.getToken(), 'used meanwhile').to.equal('one');
          source.last.answer({ token: 'two', expiresIn: lifetime / SECOND });
          await turn();
          expect(await manager.getToken()).to.equal('two');
          expect(clock.pending).to.equal(1);
        });
      }
    }

    it('at one moment, however often it is looked at', async () => {
      let drawn = 0;
      const { clock, source, manager, begin } = managed({ random: () => (drawn++ % 10) / 10 });
      await begin();
      for (let step = 0; step < 449; step++) {
        await clock.pass(SECOND);
        manager.wake();
        await manager.getToken();
      }
      expect(source.asks).to.have.length(1);
    });

    it('never where nothing tells its life', async () => {
      const { clock, source, manager, begin } = managed();
      await begin('opaque');
      expect(clock.pending).to.equal(0);
      await clock.pass(400 * DAY);
      expect(await manager.getToken()).to.equal('opaque');
      expect(source.asks).to.have.length(1);
    });

    it('never a string, though it says when it expires', async () => {
      const { clock, source, manager, begin } = managed({ renewable: false });
      await begin({ token: 'one', expiresIn: 1 });
      await clock.pass(DAY);
      expect(await manager.getToken()).to.equal('one');
      expect(source.asks).to.have.length(1);
      expect(clock.pending).to.equal(0);
    });

    it('again and again', async () => {
      const { clock, source, begin, log } = managed();
      await begin();
      for (const name of ['two', 'three', 'four']) {
        await clock.pass(480 * SECOND);
        source.last.answer({ token: name, expiresIn: 600 });
        await turn();
      }
      expect(log).to.deep.equal(['accept one', 'accept two', 'accept three', 'accept four']);
      expect(clock.pending).to.equal(1);
    });
  });

  describe('after the computer has slept', () => {
    it('past the expiry: wake() refreshes, and nobody gets the dead token', async () => {
      const { clock, source, manager, begin } = managed();
      await begin();
      clock.sleep(3600 * SECOND);
      expect(source.asks).to.have.length(1);
      manager.wake();
      const wanted = watch(manager.getToken());
      await turn();
      expect(source.asks).to.have.length(2);
      expect(wanted.state).to.equal('pending');
      source.last.answer({ token: 'two', expiresIn: 600 });
      await turn();
      expect(wanted.value).to.equal('two');
    });

    it('past the expiry: a request refreshes without wake() too', async () => {
      const { clock, source, manager, begin } = managed();
      await begin();
      clock.sleep(3600 * SECOND);
      const wanted = watch(manager.getToken());
      source.last.answer({ token: 'two', expiresIn: 600 });
      await turn();
      expect(wanted.value).to.equal('two');
    });

    it('not that long: wake() sets the timer right', async () => {
      const { clock, source, manager, begin } = managed();
      await begin();
      clock.sleep(300 * SECOND);
      manager.wake();
      expect(source.asks).to.have.length(1);
      await clock.pass(180 * SECOND);
      expect(source.asks).to.have.length(2);
    });

    it('the clock set back: asks neither early nor twice', async () => {
      const { clock, source, manager, begin } = managed();
      await begin();
      clock.sleep(-DAY);
      manager.wake();
      expect(await manager.getToken()).to.equal('one');
      expect(source.asks).to.have.length(1);
      expect(clock.pending).to.equal(1);
    });
  });

  describe('when a refresh fails in a way that may pass', () => {
    const broken = (options: { retryAfter?: number } = {}) => new ChatError('token_request_failed', 'down', { retryable: true, ...options });

    it('uses the old token while it lives, and then waits', async () => {
      const { clock, source, manager, begin, log } = managed();
      await begin();
      await clock.pass(480 * SECOND);
      source.last.fail(broken());
      await turn();
      expect(await manager.getToken()).to.equal('one');
      for (let tries = 0; tries < 20; tries++) {
        await clock.pass(6 * SECOND);
        if (source.last.isOpen) source.last.fail(broken());
      }
      expect(clock.now()).to.be.at.least(Date.UTC(2026, 0, 1) + 600 * SECOND);
      const wanted = watch(manager.getToken());
      await turn();
      expect(wanted.state).to.equal('pending');
      await clock.pass(30 * SECOND);
      source.last.answer({ token: 'two', expiresIn: 600 });
      await turn();
      expect(wanted.value).to.equal('two');
      expect(log.filter((line) => line.startsWith('end'))).to.be.empty;
    });

    it('tries again with growing waits, and says when', async () => {
      const { clock, source, manager, failures } = managed();
      watch(manager.getToken());
      const waits: number[] = [];
      for (let tries = 0; tries < 7; tries++) {
        source.last.fail(new Error('no network'));
        await turn();
        waits.push(failures.at(-1)!.retryAt - clock.now());
        await clock.pass(waits.at(-1)! - 1);
        expect(source.asks, 'not before').to.have.length(tries + 1);
        await clock.pass(1);
        expect(source.asks, 'then').to.have.length(tries + 2);
      }
      expect(waits).to.deep.equal([500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
      expect(failures[0]!.error).to.include({ code: 'token_request_failed' });
    });

    it('waits as long as the endpoint asks', async () => {
      const { clock, source, manager, failures } = managed();
      watch(manager.getToken());
      source.last.fail(broken({ retryAfter: 90 * SECOND }));
      await turn();
      expect(failures[0]!.retryAt - clock.now()).to.equal(90 * SECOND);
      await clock.pass(90 * SECOND - 1);
      expect(source.asks).to.have.length(1);
      await clock.pass(1);
      expect(source.asks).to.have.length(2);
    });

    it('tries at once after wake()', async () => {
      const { clock, source, manager } = managed();
      const wanted = watch(manager.getToken());
      source.last.fail(broken({ retryAfter: 3600 * SECOND }));
      await turn();
      manager.wake();
      await turn();
      source.last.answer('two');
      await turn();
      expect(wanted.value).to.equal('two');
      expect(clock.pending).to.equal(0);
    });

    it('begins with short waits again after a success', async () => {
      const { clock, source, begin, failures } = managed();
      await begin();
      await clock.pass(480 * SECOND);
      for (const wait of [500, 1000]) {
        source.last.fail(broken());
        await clock.pass(wait);
      }
      source.last.answer({ token: 'two', expiresIn: 600 });
      await clock.pass(480 * SECOND);
      source.last.fail(broken());
      await turn();
      expect(failures.at(-1)!.retryAt - clock.now()).to.equal(500);
    });

    for (const [name, answer] of [
      ['no token', { nothing: true }],
      ['a token that has expired on arrival', { token: 'late', expiresIn: 0 }],
      ['a token that expired long ago', { token: 'late', expiresAt: 1000, issuedAt: 2000 }],
    ] as [string, unknown][]) {
      it(`so does the answer of ${name}`, async () => {
        const { clock, source, manager, log } = managed();
        const wanted = watch(manager.getToken());
        source.last.answer(answer);
        await turn();
        expect(log).to.deep.equal(['failure bad_token_answer']);
        expect(source.asks, 'not at once').to.have.length(1);
        await clock.pass(500);
        source.last.answer('good');
        await turn();
        expect(wanted.value).to.equal('good');
      });
    }

    it('so does a source that does not answer: it is given up after a minute', async () => {
      const { clock, source, manager, log } = managed();
      const wanted = watch(manager.getToken());
      await clock.pass(59_999);
      expect(source.last.signal.aborted).to.be.false;
      await clock.pass(1);
      expect(source.last.signal.aborted).to.be.true;
      expect(log).to.deep.equal(['failure token_request_failed']);
      expect(wanted.state, 'it is asked again').to.equal('pending');
    });

    it('so does an answer that took longer than the token lives: it is dead on arrival', async () => {
      const { clock, source, manager, log } = managed();
      const wanted = watch(manager.getToken());
      await clock.pass(5 * SECOND);
      source.last.answer({ token: 'late', expiresIn: 2 });
      await turn();
      expect(wanted.state, 'the dead token is not given out').to.equal('pending');
      expect(log).to.deep.equal(['failure bad_token_answer']);
      expect(source.asks, 'not asked again at once').to.have.length(1);
    });
  });

  describe('when the source says signed out', () => {
    for (const [name, error] of [
      ['401', new ChatError('refused', '401', { status: 401 })],
      ['403', new ChatError('refused', '403', { status: 403 })],
    ] as const) {
      it(`(${name}) it ends, once, for all who wait and who come later`, async () => {
        const { clock, source, manager, ends } = managed();
        const wanted = [watch(manager.getToken()), watch(manager.getToken())];
        source.last.fail(error);
        await turn();
        expect(wanted.map((each) => each.error)).to.deep.equal([error, error]);
        expect(await rejection(manager.getToken())).to.equal(error);
        manager.wake();
        await clock.pass(DAY);
        expect(ends).to.deep.equal([error]);
        expect(source.asks).to.have.length(1);
        expect(clock.pending).to.equal(0);
      });
    }

    it('by answering null: it ends with refused', async () => {
      const { clock, source, manager, log } = managed();
      const wanted = watch(manager.getToken());
      source.last.answer(null);
      await clock.pass(DAY);
      expect(wanted.error).to.include({ code: 'refused', retryable: false });
      expect(log).to.deep.equal(['end refused']);
      expect(source.asks).to.have.length(1);
    });

    it('the token in use is used no longer', async () => {
      const { clock, source, manager, begin } = managed();
      await begin();
      await clock.pass(480 * SECOND);
      source.last.fail(new ChatError('refused', '401'));
      await turn();
      expect(await rejection(manager.getToken())).to.include({ code: 'refused' });
      expect(manager.current).to.be.undefined;
      expect(clock.pending).to.equal(0);
    });
  });

  describe('when the chat server rejects a token', () => {
    it('refreshes once for all who met it', async () => {
      const { source, manager, begin } = managed();
      await begin();
      const wanted = Array.from({ length: 20 }, () => manager.getToken({ rejected: 'one' }));
      wanted.push(manager.getToken());
      await turn();
      expect(source.asks).to.have.length(2);
      source.last.answer({ token: 'two', expiresIn: 600 });
      expect(new Set(await Promise.all(wanted))).to.deep.equal(new Set(['two']));
      expect(source.asks).to.have.length(2);
    });

    it('that has been replaced meanwhile: gives the new one without a refresh', async () => {
      const { source, manager, begin } = managed();
      await begin();
      const first = manager.getToken({ rejected: 'one' });
      source.last.answer({ token: 'two', expiresIn: 600 });
      await first;
      expect(await manager.getToken({ rejected: 'one' })).to.equal('two');
      expect(source.asks).to.have.length(2);
    });

    it('while it is being refreshed: waits for that refresh', async () => {
      const { clock, source, manager, begin } = managed();
      await begin();
      await clock.pass(480 * SECOND);
      const wanted = manager.getToken({ rejected: 'one' });
      source.last.answer({ token: 'two', expiresIn: 600 });
      expect(await wanted).to.equal('two');
      expect(source.asks).to.have.length(2);
    });

    it('and the source answers the same one: tries again later, and never gives it out', async () => {
      const { clock, source, manager, begin, log } = managed();
      await begin();
      const wanted = watch(manager.getToken({ rejected: 'one' }));
      source.last.answer({ token: 'one', expiresIn: 600 });
      await turn();
      expect(wanted.state).to.equal('pending');
      expect(log).to.deep.equal(['accept one', 'failure bad_token_answer']);
      expect(source.asks, 'not at once').to.have.length(2);
      await clock.pass(500);
      source.last.answer({ token: 'two', expiresIn: 600 });
      await turn();
      expect(wanted.value).to.equal('two');
    });

    it('that is a string: ends with token_expired', async () => {
      const { source, manager, begin, ends } = managed({ renewable: false });
      await begin('fixed');
      expect(await rejection(manager.getToken({ rejected: 'fixed' }))).to.include({ code: 'token_expired', retryable: false, status: 401 });
      expect(await rejection(manager.getToken())).to.include({ code: 'token_expired' });
      expect(ends.map(({ code }) => code)).to.deep.equal(['token_expired']);
      expect(source.asks).to.have.length(1);
    });

    it('that nobody knows here: gives the one in use', async () => {
      const { source, manager, begin } = managed();
      await begin();
      expect(await manager.getToken({ rejected: 'another' })).to.equal('one');
      expect(source.asks).to.have.length(1);
    });
  });

  describe('somebody who waits', () => {
    it('may give up without disturbing the others', async () => {
      const { source, manager } = managed();
      const abort = new AbortController();
      const one = watch(manager.getToken({ signal: abort.signal }));
      const other = watch(manager.getToken());
      abort.abort();
      await turn();
      expect(one.error).to.include({ code: 'aborted' });
      expect(source.last.signal.aborted).to.be.false;
      source.last.answer('good');
      await turn();
      expect(other.value).to.equal('good');
    });

    it('is not served where they have given up before', async () => {
      const { source, manager } = managed();
      expect(await rejection(manager.getToken({ signal: AbortSignal.abort() }))).to.include({ code: 'aborted' });
      expect(source.asks).to.be.empty;
    });
  });

  describe('given another source', () => {
    it('uses it from the next refresh on', async () => {
      const { clock, source, manager, begin } = managed();
      await begin();
      const next = new ScriptedSource();
      manager.setSource(next);
      await turn();
      expect(await manager.getToken()).to.equal('one');
      expect(next.asks).to.be.empty;
      await clock.pass(480 * SECOND);
      expect(source.asks).to.have.length(1);
      expect(next.asks).to.have.length(1);
    });

    it('to replace: asks it at once, and drops the token in use', async () => {
      const { source, manager, begin } = managed();
      await begin();
      const next = new ScriptedSource(false);
      manager.setSource(next, true);
      const wanted = watch(manager.getToken());
      await turn();
      expect(wanted.state, 'the old token is not given out').to.equal('pending');
      next.last.answer('fixed');
      await turn();
      expect(wanted.value).to.equal('fixed');
      expect(source.asks).to.have.length(1);
    });

    it('to replace, while the old one is asked: that is aborted and ignored, and all who wait get the new token', async () => {
      const { clock, source, manager, log } = managed();
      const wanted = [watch(manager.getToken()), watch(manager.getToken())];
      const next = new ScriptedSource(false);
      manager.setSource(next, true);
      expect(source.last.signal.aborted).to.be.true;
      source.last.answer('old');
      await turn();
      expect(wanted.map(({ state }) => state)).to.deep.equal(['pending', 'pending']);
      next.last.answer('new');
      await turn();
      expect(wanted.map(({ value }) => value)).to.deep.equal(['new', 'new']);
      expect(log).to.deep.equal(['accept new']);
      expect(clock.pending).to.equal(0);
    });

    it('to replace, twice: only the last one counts', async () => {
      const { manager, log } = managed();
      const wanted = watch(manager.getToken());
      const [second, third] = [new ScriptedSource(false), new ScriptedSource(false)];
      manager.setSource(second, true);
      manager.setSource(third, true);
      third.last.answer('three');
      second.last.answer('two');
      await turn();
      expect(wanted.value).to.equal('three');
      expect(log).to.deep.equal(['accept three']);
    });

    it('while it waits to try again: asks the new one after that, so that a host that gives a new one on each failure is no loop', async () => {
      const { clock, source, manager } = managed();
      const wanted = watch(manager.getToken());
      source.last.fail(new Error('down'));
      await turn();
      const next = new ScriptedSource();
      manager.setSource(next);
      await turn();
      expect(next.asks).to.be.empty;
      await clock.pass(SECOND);
      next.last.answer('new');
      await turn();
      expect(wanted.value).to.equal('new');
    });

    it('after it has ended: stays ended', async () => {
      const { source, manager } = managed();
      watch(manager.getToken());
      source.last.fail(new ChatError('refused', '401'));
      await turn();
      const next = new ScriptedSource();
      manager.setSource(next, true);
      await turn();
      expect(next.asks).to.be.empty;
      expect(await rejection(manager.getToken())).to.include({ code: 'refused' });
    });
  });

  describe('stopped', () => {
    type World = ReturnType<typeof managed>;
    for (const [when, prepare] of [
      ['before anything', async () => undefined],
      ['while the first token is asked for', async ({ manager }) => void watch(manager.getToken())],
      ['while a token is in use', async ({ begin }) => void (await begin())],
      ['while it refreshes', async ({ begin, clock }) => { await begin(); await clock.pass(480 * SECOND); }],
      ['while it waits to try again', async ({ source, manager }) => { watch(manager.getToken()); source.last.fail(new Error('down')); await turn(); }],
      ['while a rejected token is replaced', async ({ begin, manager }) => { await begin(); watch(manager.getToken({ rejected: 'one' })); }],
      ['after it was refused', async ({ source, manager }) => { watch(manager.getToken()); source.last.fail(new ChatError('refused', '401')); await turn(); }],
    ] as [string, (world: World) => Promise<void>][]) {
      it(`${when}: leaves no timer, and ignores what answers later`, async () => {
        const world = managed();
        const { clock, source, manager, log } = world;
        await prepare(world);
        const waiting = watch(manager.getToken());
        manager.stop();
        const told = log.length;
        expect(source.asks.every(({ isOpen }) => !isOpen), 'asks left').to.be.true;
        for (const ask of source.asks) ask.answer({ token: 'late', expiresIn: 600 });
        manager.wake();
        manager.setSource(new ScriptedSource(), true);
        await turn();
        await clock.pass(DAY);
        expect(waiting.state).not.to.equal('pending');
        expect(log.slice(told)).to.be.empty;
        expect(clock.pending).to.equal(0);
        expect(await rejection(manager.getToken())).to.have.property('code').oneOf(['aborted', 'refused']);
        expect(manager.current).to.be.undefined;
      });
    }

    it('by whoever is shown the token: nobody gets it', async () => {
      const world = managed({ accept: () => world.manager.stop() });
      expect(await rejection(world.begin())).to.include({ code: 'aborted' });
      expect(world.manager.current).to.be.undefined;
      expect(world.clock.pending).to.equal(0);
      expect(world.log).to.be.empty;
    });
  });
});
