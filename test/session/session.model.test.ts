import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { ChatError } from '../../src/errors.js';
import type { ChatSessionOptions } from '../../src/session/session.js';
import { nextState, type SessionState, type SessionStep } from '../../src/session/states.js';
import { turn } from '../support/async.js';
import type { SentRequest } from '../support/scripted-fetch.js';
import { body, breaks, page, status, times, token } from './fault-replies.js';
import { FaultWorld, type Reply } from './fault-world.js';

const replies = {
  'a token': token(),
  'a token for 2 s': token({ life: 2 }),
  'a token for a minute': token({ life: 60 }),
  'a token for 60 days': token({ life: 60 * 86_400 }),
  'a token of unsaid life': token({ life: Infinity, says: () => ({}) }),
  'a token of nobody in particular': token({ says: (life) => ({ expiresIn: life, userId: undefined }) }),
  'a dead token': token({ life: 0 }),
  "somebody else's token": token({ user: 'jonas' }),
  'the last token again': (request, world) => request.answer({ body: world.again() }),
  '500': status(500),
  '429': status(429, { retry_after_ms: 90_000 }),
  'HTML': page(200),
  'nothing': body(''),
  'an array': body([]),
  'a broken line': breaks,
  '401': status(401),
  'null': body('null'),
} satisfies Record<string, Reply>;

const replyNames = Object.keys(replies) as (keyof typeof replies)[];
const ends: (keyof typeof replies)[] = ['401', 'null'];

type Change = 'a function' | 'a string' | 'null' | 'an endpoint' | 'no source' | 'a server' | 'a user' | 'a language';
type Fault = 'offline' | 'online' | 'refuses the token' | 'fails to connect' | 'forbids to connect';

/** One thing that may happen, at any moment. Numbers choose among what there is. */
type Step =
  | { do: 'request' }
  | { do: 'abort'; which: number }
  | { do: 'reply'; with: keyof typeof replies }
  | { do: 'pass' | 'sleep'; ms: number }
  | { do: 'wake'; by: 'online' | 'offline' | 'pageshow' | 'visibilitychange' }
  | { do: 'retry' | 'sign out' | 'set a token' }
  | { do: 'server'; fault: Fault }
  | { do: 'options'; change: Change };

const ms = fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 700_000 }));
const one = <T>(value: T) => fc.constant(value);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: one({ do: 'request' as const }) },
  { weight: 1, arbitrary: fc.record({ do: one('abort' as const), which: fc.nat(9) }) },
  { weight: 6, arbitrary: fc.record({ do: one('reply' as const), with: fc.constantFrom(...replyNames.slice(0, 6)) }) },
  { weight: 3, arbitrary: fc.record({ do: one('reply' as const), with: fc.constantFrom(...replyNames.filter((name) => !ends.includes(name))) }) },
  { weight: 2, arbitrary: one({ do: 'reply' as const, with: 'the last token again' as const }) },
  { weight: 1, arbitrary: fc.record({ do: one('reply' as const), with: fc.constantFrom(...ends) }) },
  { weight: 4, arbitrary: fc.record({ do: one('pass' as const), ms }) },
  { weight: 2, arbitrary: fc.record({ do: one('sleep' as const), ms: fc.oneof(ms, one(2 ** 32)) }) },
  { weight: 2, arbitrary: fc.record({ do: one('wake' as const), by: fc.constantFrom('online', 'offline', 'pageshow', 'visibilitychange') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('retry' as const, 'sign out' as const, 'set a token' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: one('server' as const), fault: fc.constantFrom<Fault>('offline', 'online', 'online', 'refuses the token', 'refuses the token', 'fails to connect', 'forbids to connect') }) },
  { weight: 2, arbitrary: fc.record({ do: one('options' as const), change: fc.constantFrom<Change>('a function', 'a string', 'null', 'an endpoint', 'no source', 'a server', 'a user', 'a language') }) },
);

const ways: SessionStep[] = ['start', 'signedIn', 'lineLost', 'lineBack', 'fail', 'close', 'stop'];
const leadsTo = (from: SessionState, to: SessionState) => ways.some((way) => nextState(from, way) === to);

/** A session in a world that chooses freely. */
class Model {
  /** Asked, not answered. */
  readonly asks: SentRequest[] = [];
  readonly world = new FaultWorld({ endpoint: times(1000, (request) => void this.asks.push(request)) });
  readonly #aborts: AbortController[] = [];
  #changes = 0;

  async run(step: Step): Promise<void> {
    const { world } = this;
    const { session, server } = world;
    switch (step.do) {
      case 'request': {
        const abort = new AbortController();
        this.#aborts.push(abort);
        return void world.request(abort.signal);
      }
      case 'abort':
        return this.#aborts[step.which]?.abort();
      case 'reply':
        return this.reply(step.with);
      case 'pass':
        return world.idle(step.ms);
      case 'sleep':
        return world.sleep(step.ms);
      case 'wake':
        return world.wake(step.by);
      case 'retry':
        return session.retry();
      case 'sign out':
        return session.signOut();
      case 'set a token':
        return session.setToken(`preview:maya#set ${++this.#changes}`);
      case 'server':
        if (step.fault === 'refuses the token') server.refuseToken(world.lastToken);
        else if (step.fault === 'fails to connect') server.fail('connect', new ChatError('server_error', '500', { retryable: true }));
        else if (step.fault === 'forbids to connect') server.fail('connect', new ChatError('forbidden', '403'));
        else server.offline(step.fault === 'offline');
        return;
      case 'options':
        return session.updateOptions(this.#options(step.change));
    }
  }

  reply(name: keyof typeof replies): void {
    const ask = this.asks.shift();
    if (ask?.aborted) this.reply(name);
    else if (ask) replies[name](ask, this.world);
  }

  #options(change: Change): Partial<ChatSessionOptions> {
    const number = ++this.#changes;
    switch (change) {
      case 'a function':
        return { token: this.world.tokenFunction() };
      case 'a string':
        return { token: `preview:maya#given ${number}` };
      case 'null':
        return { token: null };
      case 'an endpoint':
        return { token: undefined, tokenEndpoint: `/api/token/${number}` };
      case 'no source':
        return { token: undefined, tokenEndpoint: undefined };
      case 'a server':
        return { serverUrl: `https://chat-${number}.example` };
      case 'a user':
        return { userId: number % 2 ? 'maya' : undefined };
      case 'a language':
        return { locale: number % 2 ? 'de' : 'en' };
    }
  }

  get waiting(): number {
    return this.world.requests.filter(({ state }) => state === 'pending').length;
  }

  check(): void {
    const { wrongs, expired, states, session } = this.world;
    expect(wrongs).to.deep.equal([]);
    expect(expired, 'requests with a dead token').to.equal(0);
    const all = ['idle' as const, ...(states as SessionState[])];
    const jump = all.findIndex((state, index) => index > 0 && !leadsTo(all[index - 1]!, state));
    expect(jump, `the way ${all.join(', ')}`).to.equal(-1);
    if (session.state === 'failed' || session.state === 'closed') expect(this.waiting, `waiting though ${session.state}`).to.equal(0);
  }

  /** Everything is well again: whoever waits is served, unless the session has ended or has nothing to ask. */
  async heal(): Promise<void> {
    const { world } = this;
    world.endpoint.length = 0;
    world.server.offline(false);
    for (let minute = 0; minute < 12; minute++) {
      while (this.asks.length) this.reply('a token');
      await world.idle(60_000);
    }
    this.check();
    expect(world.session.state).to.be.oneOf(['ready', 'failed', 'closed', 'idle']);
    if (world.session.state !== 'idle') expect(this.waiting, `waiting though all is well and it is ${world.session.state}`).to.equal(0);
  }
}

describe('A session, whatever happens in whatever order', () => {
  it('asks for one token at a time, sends no dead or rejected one, keeps to its states, serves or ends every request, and leaves nothing', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), fc.boolean(), async (steps, heals) => {
        const model = new Model();
        const { world } = model;
        world.session.start();
        try {
          for (const each of steps) {
            await model.run(each);
            await turn();
            model.check();
          }
          if (heals) await model.heal();
        } finally {
          await world.end();
        }
        expect(world.wrongs).to.deep.equal([]);
      }),
      { numRuns: 2000, includeErrorInReport: true },
    );
  });
});
