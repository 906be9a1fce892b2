import { expect } from '@open-wc/testing';
import { askHandler, callHandler, type SessionHandler } from '../../src/auth/session-handler.js';
import { catchReports, deferred, rejection, turn, watch } from '../support/async.js';

type Required = SessionHandler['onSessionTokenRequired'];
const ask = (onSessionTokenRequired: Required) => askHandler({ onSessionTokenRequired });

describe('A session handler asked for a token', () => {
  let caught: ReturnType<typeof catchReports>;
  beforeEach(() => (caught = catchReports()));
  afterEach(() => caught.restore());

  for (const [name, required, answer] of [
    ['a token', (resolve) => resolve('t'), 't'],
    ["a token endpoint's answer", (resolve) => resolve({ token: 't', expiresIn: 60 }), { token: 't', expiresIn: 60 }],
    ['null: it declines', (resolve) => resolve(null), null],
    ['twice: the first counts', (resolve) => (resolve('one'), resolve('two')), 'one'],
    ['and then rejects: the answer counts', (resolve, reject) => (resolve('one'), reject(new Error('late'))), 'one'],
    ['as an async method', async (resolve) => resolve('t'), 't'],
  ] as [string, Required, unknown][]) {
    it(`answers ${name}`, async () => {
      expect(await ask(required)).to.deep.equal(answer);
      expect(caught.reports).to.be.empty;
    });
  }

  it('may answer later', async () => {
    const fetched = deferred<string>();
    const asked = watch(ask((resolve) => void fetched.promise.then(resolve)));
    await turn();
    expect(asked.state).to.equal('pending');
    fetched.resolve('t');
    await turn();
    expect(asked.value).to.equal('t');
  });

  it('rejects, and then answers: the rejection counts, and is no report', async () => {
    const cause = new Error('no network');
    expect(await rejection(ask((resolve, reject) => (reject(cause), resolve('late'))))).to.equal(cause);
    expect(caught.reports).to.be.empty;
  });

  for (const [name, fail] of [
    ['throws', (cause: Error) => { throw cause; }],
    ['is async and throws', (cause: Error) => Promise.reject(cause)],
  ] as const) {
    it(`${name}: reported, and the same as a rejection`, async () => {
      const cause = new Error('bug');
      expect(await rejection(ask(() => fail(cause)))).to.equal(cause);
      expect(caught.reports).to.have.length(1);
      expect(caught.reports[0]).to.include({ code: 'listener_failed', cause });
    });

    it(`answers and then ${name}: reported, and the answer counts`, async () => {
      expect(await ask((resolve) => (resolve('t'), fail(new Error('bug'))))).to.equal('t');
      await turn();
      expect(caught.reports).to.have.length(1);
    });

    it(`${name} when it is told something: reported, and no more`, async () => {
      callHandler(() => fail(new Error('bug')));
      await turn();
      expect(caught.reports).to.have.length(1);
    });
  }

  it('is called as a method', async () => {
    class Handler implements SessionHandler {
      #token = 't';
      onSessionTokenRequired(resolve: (token: string) => void) {
        resolve(this.#token);
      }
    }
    expect(await askHandler(new Handler())).to.equal('t');
  });
});
