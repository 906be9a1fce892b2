import { expect } from '@open-wc/testing';
import { LateSanitizer, type Sanitize } from '../../../src/parts/rich-text/late-sanitizer.js';
import { type Deferred, deferred, turn } from '../../support/async.js';

describe('A sanitiser that comes late', () => {
  let loads: Deferred<Sanitize>[];
  let now: number;
  let told: string[];
  let sanitizer: LateSanitizer;
  const made = document.createDocumentFragment();
  const ask = (owner: object, name = 'told') => sanitizer.sanitize('<b>a</b>', owner, () => told.push(name));

  beforeEach(() => {
    [loads, now, told] = [[], 0, []];
    sanitizer = new LateSanitizer(() => {
      const load = deferred<Sanitize>();
      loads.push(load);
      return load.promise;
    }, () => now);
  });

  it('is loaded once, and tells each of those who waited once', async () => {
    const [one, two] = [{}, {}];
    expect([ask(one, 'first'), ask(one, 'last'), ask(two, 'two')]).to.deep.equal([undefined, undefined, undefined]);
    expect(loads.length).to.equal(1);
    loads[0]!.resolve(() => made);
    await turn();
    expect(told).to.deep.equal(['last', 'two']);
    expect(ask(one)).to.equal(made);
    expect([loads.length, told.length]).to.deep.equal([1, 2]);
  });

  it('that does not load is tried again, but not at once', async () => {
    ask({});
    loads[0]!.reject(new Error('offline'));
    await turn();
    expect(ask({})).to.be.undefined;
    expect(loads.length).to.equal(1);
    now = 10_000;
    ask({}, 'later');
    expect(loads.length).to.equal(2);
    loads[1]!.resolve(() => made);
    await turn();
    expect(told).to.include('later');
    expect(ask({})).to.equal(made);
  });
});
