import { expect } from '@open-wc/testing';
import { WatchedValue } from '../../src/matrix/watched-value.js';
import { catchReports, deferred, rejection, turn, until, type Deferred } from '../support/async.js';

/** A value whose answers the test gives by hand. */
function world() {
  const controller = new AbortController();
  const asked: Deferred<string>[] = [];
  const told: string[] = [];
  let listening: AbortSignal | undefined;
  const ask = () => {
    const answer = deferred<string>();
    asked.push(answer);
    return answer.promise;
  };
  const watch = new WatchedValue(ask, (value) => told.push(value), controller.signal);
  const begin = () =>
    watch.begin(async (signal) => {
      listening = signal;
    });
  /** Begun, with this as the first answer. */
  async function begun(value: string) {
    const first = begin();
    await until('the first question', () => asked.length === 1);
    asked[0]!.resolve(value);
    expect(await first).to.equal(value);
  }
  return { controller, asked, told, watch, begin, begun, listening: () => listening! };
}

describe('A watched value', () => {
  it('is asked for once one listens, and again when it may have changed; told when it has', async () => {
    const { asked, told, watch, begun } = world();
    await begun('a');
    watch.refresh(false);
    expect(asked).to.have.length(1);
    watch.refresh(true);
    asked[1]!.resolve('a');
    await turn();
    expect(told, 'nothing new').to.be.empty;
    watch.refresh(true);
    watch.refresh(true);
    watch.refresh(true);
    expect(asked, 'one question at a time').to.have.length(3);
    asked[2]!.resolve('b');
    await until('one more', () => asked.length === 4);
    asked[3]!.resolve('b');
    await turn();
    expect([told, asked.length]).to.deep.equal([['b'], 4]);
  });

  it('is what was heard meanwhile, rather than what was asked for before', async () => {
    const { asked, told, watch, begin } = world();
    const first = begin();
    await until('the question', () => asked.length === 1);
    watch.tell('newer');
    asked[0]!.resolve('older');
    expect(await first).to.equal('newer');
    expect(told).to.be.empty;
    watch.tell('newest');
    expect(told).to.deep.equal(['newest']);
  });

  it('is asked for again after the first answer where it may have changed before that', async () => {
    const { asked, told, watch, begin } = world();
    const first = begin();
    await until('the question', () => asked.length === 1);
    watch.refresh(true);
    asked[0]!.resolve('a');
    await first;
    await until('the second question', () => asked.length === 2);
    asked[1]!.resolve('b');
    await turn();
    expect(told).to.deep.equal(['b']);
  });

  it('is tried again with the next answer where asking fails', async () => {
    const { asked, told, watch, begun } = world();
    await begun('a');
    watch.refresh(true);
    asked[1]!.reject(new Error('down'));
    await turn();
    watch.refresh(false);
    asked[2]!.resolve('b');
    await turn();
    expect(told).to.deep.equal(['b']);
  });

  it('ends with the signal, and where it cannot begin', async () => {
    const { controller, asked, told, watch, begun, listening } = world();
    await begun('a');
    watch.refresh(true);
    controller.abort();
    asked[1]!.resolve('b');
    await turn();
    watch.tell('c');
    watch.refresh(true);
    expect([told, asked.length, listening().aborted]).to.deep.equal([[], 2, true]);

    const other = world();
    const failing = rejection(other.begin());
    await until('the question', () => other.asked.length === 1);
    other.asked[0]!.reject(new Error('nobody'));
    expect(await failing).to.be.an('error');
    expect(other.listening().aborted).to.be.true;
  });

  it('reports a listener that throws', async () => {
    const caught = catchReports();
    try {
      const watch = new WatchedValue(async () => 'a', () => { throw new Error('of the host'); }, new AbortController().signal);
      await watch.begin(async () => undefined);
      watch.tell('b');
      expect(caught.reports).to.have.length(1);
    } finally {
      caught.restore();
    }
  });
});
