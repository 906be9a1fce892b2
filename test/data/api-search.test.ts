import { expect } from '@open-wc/testing';
import type { MessageSearchResult, SearchState } from '../../src/data/api-types.js';
import { ChatError } from '../../src/errors.js';
import { rejection, turn, until, watch } from '../support/async.js';
import { apiWorld, destroySessions, isDeeplyFrozen } from './api-world.js';

const wordsOf = (results: readonly MessageSearchResult[]) => results.map(({ plaintext }) => plaintext);
const many = (count: number, text = 'tea') => Array.from({ length: count }, (_, index) => ({ from: 'maya', text: `${text} ${index + 1}`, at: 1000 * index }));

describe('searchMessages()', () => {
  afterEach(destroySessions);

  it('tells messages, newest first, with the channel they are in', async () => {
    const { session } = apiWorld([{ id: 'a', messages: many(2) }, { id: 'b', messages: [{ from: 'tomas', text: 'more tea', at: 9000 }] }]);
    const told: [string[], SearchState][] = [];
    const search = session.searchMessages((results, state) => told.push([wordsOf(results), state]));
    const found = await search.setQuery('tea');
    expect(wordsOf(found.results)).to.deep.equal(['more tea', 'tea 2', 'tea 1']);
    expect(found.loadedAll).to.be.true;
    expect(found.results[0]).to.deep.include({ conversationId: 'b', type: 'UserMessage', createdAt: 9000 });
    expect(found.results[0]!.sender.name).to.equal('Tomás Rey');
    expect(isDeeplyFrozen(found)).to.be.true;
    expect(told.at(0)).to.deep.equal([[], 'searching']);
    expect(told.at(-1)).to.deep.equal([['more tea', 'tea 2', 'tea 1'], 'loadedAll']);
  });

  it('searches one channel, by id or ref, then another', async () => {
    const { session } = apiWorld([{ id: 'a', messages: many(1) }, { id: 'b', messages: many(1, 'green tea') }]);
    const search = session.searchMessages();
    expect(wordsOf((await search.setQuery('tea', { conversation: 'a' })).results)).to.deep.equal(['tea 1']);
    expect(wordsOf((await search.setQuery('tea', { conversation: session.conversation('b') })).results)).to.deep.equal(['green tea 1']);
    expect((await search.setQuery('tea')).results).to.have.length(2);
  });

  it('loads more, so many at a time', async () => {
    const { session } = apiWorld([{ id: 'a', messages: many(50) }]);
    const states: SearchState[] = [];
    const search = session.searchMessages((_results, state) => states.push(state));
    expect((await search.loadMore()).results).to.be.empty;
    const first = await search.setQuery('tea');
    expect([first.results.length, first.loadedAll]).to.deep.equal([20, false]);
    expect(states.at(-1)).to.equal('canLoadMore');
    const second = await search.loadMore(5);
    expect([second.results.length, second.loadedAll]).to.deep.equal([25, false]);
    expect(second.results[0], 'what has not changed').to.equal(first.results[0]);
    await search.loadMore();
    expect((await search.loadMore()).loadedAll).to.be.true;
    expect((await search.loadMore()).results).to.have.length(50);
  });

  it('answers a query that another has replaced as that one, without the late answer', async () => {
    const { session, backend } = apiWorld([{ id: 'a', messages: [...many(1, 'tea'), ...many(1, 'coffee')] }]);
    const told: string[][] = [];
    const search = session.searchMessages((results) => told.push(wordsOf(results)));
    const letGo = backend.hold('search');
    const first = watch(search.setQuery('tea'));
    await until('it is asked', () => backend.count('search') === 1);
    const second = search.setQuery('coffee');
    await until('the other is asked', () => backend.count('search') === 2);
    letGo();
    expect(wordsOf((await second).results)).to.deep.equal(['coffee 1']);
    await until('the first', () => first.state === 'resolved');
    expect(first.value).to.equal(await second);
    expect(told.flat()).not.to.include('tea 1');
  });

  it('rejects where the server fails, and may be asked again', async () => {
    const { session, world } = apiWorld([{ id: 'a', messages: many(1) }]);
    const search = session.searchMessages();
    const network = new ChatError('network', 'down', { retryable: true });
    world.fail('search', network);
    expect(await rejection(search.setQuery('tea'))).to.equal(network);
    expect((await search.setQuery('tea')).results).to.have.length(1);
  });

  it('ends with the session', async () => {
    const { session, backend } = apiWorld([{ id: 'a', messages: many(1) }]);
    const told: unknown[] = [];
    const search = session.searchMessages((results) => told.push(results));
    const letGo = backend.hold('search');
    const asked = watch(search.setQuery('tea'));
    await until('it is asked', () => backend.count('search') === 1);
    const before = told.length;
    session.destroy();
    await until('the end', () => asked.state === 'rejected');
    expect(asked.error).to.include({ code: 'aborted' });
    letGo();
    await turn();
    expect(told).to.have.length(before);
    expect(await rejection(search.setQuery('tea'))).to.include({ code: 'aborted' });
  });
});
