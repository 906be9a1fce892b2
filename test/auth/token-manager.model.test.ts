import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { ChatError } from '../../src/errors.js';
import { turn, watch, type Watched } from '../support/async.js';
import { managed, ScriptedSource, type Ask } from './scripted-source.js';

/** One thing that may happen, at any moment. Numbers choose among what there is. */
type Step =
  | { do: 'want'; abortable: boolean }
  | { do: 'reject' }
  | { do: 'reject an old one' }
  | { do: 'abort'; which: number }
  | { do: 'answer'; lifetime: number | undefined }
  | { do: 'answer the rejected one' }
  | { do: 'fail'; retryAfter: number | undefined }
  | { do: 'refuse' }
  | { do: 'pass'; ms: number }
  | { do: 'sleep'; ms: number }
  | { do: 'wake' }
  | { do: 'set source'; replace: boolean };

const ms = fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 700_000 }), fc.constant(2 ** 32));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('want' as const), abortable: fc.boolean() }) },
  { weight: 3, arbitrary: fc.constant({ do: 'reject' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'reject an old one' as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('abort' as const), which: fc.nat(9) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('answer' as const), lifetime: fc.constantFrom(undefined, 2, 15, 600, 60 * 86_400) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'answer the rejected one' as const }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('fail' as const), retryAfter: fc.constantFrom(undefined, 5000, 90_000) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'refuse' as const }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('pass' as const), ms }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sleep' as const), ms }) },
  { weight: 2, arbitrary: fc.constant({ do: 'wake' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('set source' as const), replace: fc.boolean() }) },
);

/** A manager in a world that chooses freely, and what is known of the tokens it was given. */
class World {
  readonly made = managed({ random: () => 0.5, timeout: () => 2 ** 31 - 1 });
  readonly sources = [this.made.source];
  readonly wants: { watched: Watched<string>; abort: AbortController; checked: boolean }[] = [];
  readonly deadAt = new Map<string, number>();
  readonly rejected = new Set<string>();
  lastRejected: string | undefined;
  #tokens = 0;

  get openAsks(): Ask[] {
    return this.sources.flatMap((source) => source.open);
  }

  async run(step: Step): Promise<void> {
    const { clock, manager } = this.made;
    const ask = this.openAsks[0];
    switch (step.do) {
      case 'want':
        return this.#want(undefined);
      case 'reject': {
        const rejected = manager.current?.value;
        if (rejected === undefined) return;
        this.lastRejected = rejected;
        this.rejected.add(rejected);
        return this.#want(rejected);
      }
      case 'reject an old one':
        return this.#want('token 0');
      case 'abort':
        return this.wants[step.which]?.abort.abort();
      case 'answer': {
        if (!ask) return;
        const token = `token ${++this.#tokens}`;
        // Counted from when it was asked for: an answer that took longer than the token lives has a test of its own.
        const lifetime = step.lifetime === undefined ? undefined : step.lifetime * 1000 + clock.now() - ask.at;
        this.deadAt.set(token, lifetime === undefined ? Infinity : ask.at + lifetime);
        return ask.answer(lifetime === undefined ? token : { token, expiresIn: lifetime / 1000 });
      }
      case 'answer the rejected one':
        return this.lastRejected === undefined ? undefined : ask?.answer({ token: this.lastRejected, expiresIn: 600 });
      case 'fail':
        return ask?.fail(new ChatError('token_request_failed', 'down', { retryable: true, ...(step.retryAfter && { retryAfter: step.retryAfter }) }));
      case 'refuse':
        return ask?.fail(new ChatError('refused', '401'));
      case 'pass':
        return clock.pass(step.ms);
      case 'sleep':
        return clock.sleep(step.ms);
      case 'wake':
        return manager.wake();
      case 'set source': {
        const source = new ScriptedSource(true, clock);
        this.sources.push(source);
        return manager.setSource(source, step.replace);
      }
    }
  }

  #want(rejected: string | undefined): void {
    const abort = new AbortController();
    const promise = this.made.manager.getToken({ signal: abort.signal, ...(rejected !== undefined && { rejected }) });
    this.wants.push({ watched: watch(promise), abort, checked: false });
  }

  check(): void {
    expect(this.openAsks.length, 'asks in flight').to.be.at.most(1);
    expect(this.made.ends.length, 'ends told').to.be.at.most(1);
    expect(this.made.clock.pending, 'timers').to.be.at.most(1);
    for (const want of this.wants) {
      const { state, value } = want.watched;
      if (want.checked || state === 'pending') continue;
      want.checked = true;
      if (state !== 'resolved') continue;
      expect(this.rejected.has(value!), `${value} had been rejected`).to.be.false;
      expect(this.deadAt.get(value!), `${value} was dead`).to.be.greaterThan(this.made.clock.now());
    }
  }
}

describe('TokenManager, whatever happens in whatever order', () => {
  it('asks one at a time, gives out no dead or rejected token, and leaves nothing behind when stopped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        const world = new World();
        const { clock, manager, log, ends } = world.made;
        for (const each of steps) {
          await world.run(each);
          await turn();
          world.check();
        }
        if (ends.length) expect(clock.pending, 'timers after the end').to.equal(0);
        manager.stop();
        const told = log.length;
        for (const ask of world.openAsks) ask.answer('late');
        await turn();
        manager.wake();
        await clock.pass(2 ** 32);
        expect(log.slice(told), 'told after stop').to.be.empty;
        expect(world.wants.every(({ watched }) => watched.state !== 'pending'), 'all settled').to.be.true;
        expect(world.openAsks, 'asks left').to.be.empty;
        expect(clock.pending, 'timers left').to.equal(0);
      }),
      { numRuns: 150, includeErrorInReport: true },
    );
  });
});
