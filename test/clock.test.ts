import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { abortable, backoff, MAX_TIMEOUT, Pause, sleep, systemClock } from '../src/clock.js';
import { deferred, rejection, turn, watch } from './support/async.js';
import { ManualClock } from './support/manual-clock.js';

describe('sleep', () => {
  it('resolves after the time, not before', async () => {
    const clock = new ManualClock();
    const slept = watch(sleep(clock, 100));
    await clock.pass(99);
    expect(slept.state).to.equal('pending');
    await clock.pass(1);
    await turn();
    expect(slept.state).to.equal('resolved');
  });

  it('rejects when its signal aborts, and leaves no timer', async () => {
    const clock = new ManualClock();
    const abort = new AbortController();
    const slept = rejection(sleep(clock, 100, abort.signal));
    abort.abort();
    expect(await slept).to.include({ code: 'aborted' });
    expect(clock.pending).to.equal(0);
  });

  it('rejects at once under a signal that has aborted before, without a timer', async () => {
    const clock = new ManualClock();
    expect(await rejection(sleep(clock, 100, AbortSignal.abort()))).to.include({ code: 'aborted' });
    expect(clock.pending).to.equal(0);
  });

  it('does not wake at once from a time that setTimeout cannot count', async () => {
    const clock = new ManualClock();
    const slept = watch(sleep(clock, 2 ** 40));
    await clock.pass(MAX_TIMEOUT - 1);
    expect(slept.state).to.equal('pending');
  });
});

describe('Pause', () => {
  const paused = (ms = 1000) => {
    const clock = new ManualClock();
    const pause = new Pause(clock);
    const abort = new AbortController();
    return { clock, pause, abort, waited: watch(pause.wait(ms, abort.signal)) };
  };

  for (const [how, end] of [
    ['its time', ({ clock }) => clock.advance(1000)],
    ['wake()', ({ pause }) => pause.wake()],
    ['its signal', ({ abort }) => abort.abort()],
  ] as [string, (world: ReturnType<typeof paused>) => void][]) {
    it(`ends with ${how}, and leaves no timer`, async () => {
      const world = paused();
      await turn();
      expect(world.waited.state).to.equal('pending');
      end(world);
      await turn();
      expect(world.waited.state).to.equal('resolved');
      expect(world.clock.pending).to.equal(0);
    });
  }

  it('is over at once under a signal that has aborted before', async () => {
    const clock = new ManualClock();
    await new Pause(clock).wait(1000, AbortSignal.abort());
    expect(clock.pending).to.equal(0);
  });

  it('keeps no wake() for the next wait', async () => {
    const { clock, pause, abort } = paused();
    pause.wake();
    pause.wake();
    await turn();
    const next = watch(pause.wait(1000, abort.signal));
    await clock.pass(999);
    expect(next.state).to.equal('pending');
  });
});

describe('abortable', () => {
  it('gives what the promise gives', async () => {
    const { signal } = new AbortController();
    expect(await abortable(Promise.resolve(1), signal)).to.equal(1);
    expect(await abortable(Promise.resolve(2), undefined)).to.equal(2);
    expect(await rejection(abortable(Promise.reject(new Error('no')), signal))).to.have.property('message', 'no');
  });

  it('rejects as soon as the signal aborts, though the promise goes on', async () => {
    const work = deferred<number>();
    const abort = new AbortController();
    const result = rejection(abortable(work.promise, abort.signal));
    abort.abort();
    expect(await result).to.include({ code: 'aborted' });
    work.reject(new Error('late')); // and this is nobody's unhandled rejection
    await turn();
  });

  it('rejects under a signal that has aborted before', async () => {
    expect(await rejection(abortable(Promise.resolve(1), AbortSignal.abort()))).to.include({ code: 'aborted' });
  });
});

describe('backoff', () => {
  it('doubles up to the longest wait', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7].map((failures) => backoff(failures, 0, { random: () => 1 }));
    expect(waits).to.deep.equal([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  it('stays between half and the whole, whatever the randomness and however many failures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
        const whole = backoff(failures, 0, { random: () => 1 });
        expect(backoff(failures, 0, { random: () => random })).to.be.within(whole / 2, whole);
        expect(whole).to.be.within(1000, 30_000);
      }),
    );
  });

  it('is never less than what the server asked for', () => {
    expect(backoff(1, 90_000)).to.equal(90_000);
    expect(backoff(9, 10)).to.be.at.least(15_000);
  });
});

it('The system clock counts in ms since the epoch, and its timers can be taken back', () => {
  expect(systemClock.now()).to.be.closeTo(Date.now(), 1000);
  const handle = systemClock.setTimeout(() => expect.fail('taken back'), 0);
  systemClock.clearTimeout(handle);
});
