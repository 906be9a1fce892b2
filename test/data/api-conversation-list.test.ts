import { expect } from '@open-wc/testing';
import type { ConversationFilter, ConversationSnapshot, SearchState } from '../../src/data/api-types.js';
import { testOf } from '../../src/data/filter.js';
import { ChatError } from '../../src/errors.js';
import { rejection, turn, until } from '../support/async.js';
import { apiWorld, connected, destroySessions, isDeeplyFrozen } from './api-world.js';

type List = readonly ConversationSnapshot[];
const idsOf = (list: List | undefined) => list?.map(({ id }) => id);

/** Channels `c1` to `c<count>`, the last one active last. */
const channels = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `c${index + 1}`, name: `Channel ${index + 1}`, messages: [{ from: 'maya', text: 'x', at: 1000 * (index + 1) }] }));
const range = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => `c${from - index}`);

describe('subscribeConversations()', () => {
  afterEach(destroySessions);

  it('tells the 20 that were active last, newest first, and more by loadMore()', async () => {
    const { session } = apiWorld(channels(45));
    const { told, subscription } = await connected<List, any>((listener) => session.subscribeConversations(listener));
    expect(idsOf(told.last)).to.deep.equal(range(45, 26));
    await subscription.loadMore();
    expect(idsOf(told.last)).to.deep.equal(range(45, 6));
    await subscription.loadMore(3);
    expect(idsOf(told.last)).to.deep.equal(range(45, 3));
    await subscription.loadMore();
    expect(told.last).to.have.length(45);
    expect(told.loadedAll).to.deep.equal([false, false, false, true]);
    expect(isDeeplyFrozen(told.last)).to.be.true;
  });

  it('takes in what becomes active, and keeps what it showed and what has not changed', async () => {
    const { session, world } = apiWorld(channels(30));
    const { told } = await connected<List, any>((listener) => session.subscribeConversations(listener));
    const [first] = told.all;
    world.say('maya', 'c1', 'hello');
    const second = await told.count(2);
    expect(idsOf(second)).to.deep.equal(['c1', ...range(30, 11)]);
    expect(second!.slice(1).every((snapshot, index) => snapshot === first![index])).to.be.true;
    expect(second![0]).to.include({ unreadMessageCount: 1 });
  });

  it('tells who came and went', async () => {
    const { session, world } = apiWorld([{ id: 'tea' }]);
    const { told } = await connected<List, any>((listener) => session.subscribeConversations({}, listener));
    world.addChannel({ id: 'coffee', members: ['me', 'maya'] });
    await until('the new one', () => told.last!.length === 2);
    world.channel('coffee').members.leave('me');
    await until('it is left', () => told.last!.length === 1);
  });

  it('tells only those for which a filter holds', async () => {
    const { session, world } = apiWorld([{ id: 'a' }, { id: 'b' }]);
    const { told } = await connected<List, any>((listener) => session.subscribeConversations({ filter: { hasUnread: true } }, listener));
    expect(told.all).to.deep.equal([[]]);
    world.say('maya', 'b', 'hello');
    expect(idsOf(await told.count(2))).to.deep.equal(['b']);
    await session.conversation('b').markAsRead();
    expect(await told.count(3)).to.deep.equal([]);
  });

  it('says of a filter that is none what is wrong with it', async () => {
    const { session } = apiWorld();
    const subscription = session.subscribeConversations({ filter: { subject: ['like', 'tea'] } as never });
    expect(await rejection(subscription.connected)).to.include({ code: 'bad_request' });
    expect(subscription.state).to.nested.include({ type: 'error', 'error.code': 'bad_request' });
  });

  it('is tried again when the line fails, and told on when it is back', async () => {
    const { session, world, clock, backend } = apiWorld();
    world.fail('watchChannels', new ChatError('network', 'down', { retryable: true }), 2);
    const subscription = session.subscribeConversations();
    await until('the first try', () => backend.count('watchChannels') === 1);
    await clock.pass(10_000);
    await subscription.connected;
    world.offline(true);
    world.say('maya', 'tea', 'hello');
    await turn();
    expect(subscription.state).to.nested.include({ 'latestSnapshot[0].unreadMessageCount': 0 });
    world.offline(false);
    await until('the news', () => subscription.state.type === 'active' && subscription.state.latestSnapshot[0]!.unreadMessageCount === 1);
  });
});

describe('A conversation filter', () => {
  const of = (fields: Partial<ConversationSnapshot>): ConversationSnapshot => ({
    id: 'tea', subject: 'Tea', photoUrl: null, custom: { kind: 'drink' }, createdAt: 1000, joinedAt: 0, lastMessage: { createdAt: 2000 } as never,
    unreadMessageCount: 1, isUnread: true, readUntil: 0, everyoneReadUntil: 0, access: 'ReadWrite', notify: true, welcomeMessages: [], membership: 'joined', ...fields,
  });
  const cases: [filter: unknown, fields: Partial<ConversationSnapshot>, holds: boolean][] = [
    [undefined, {}, true],
    [{}, {}, true],
    [{ subject: undefined }, {}, true],
    [{ access: ['==', 'ReadWrite'] }, {}, true],
    [{ access: ['!=', 'ReadWrite'] }, {}, false],
    [{ access: ['oneOf', ['Read', 'ReadWrite']] }, {}, true],
    [{ access: ['!oneOf', ['Read']] }, {}, true],
    [{ subject: ['==', 'Tea'] }, {}, true],
    [{ subject: ['==', 'tea'] }, {}, false],
    [{ subject: ['==', ''] }, { subject: null }, true],
    [{ hasUnread: true }, {}, true],
    [{ hasUnread: true }, { unreadMessageCount: 0 }, false],
    [{ hasUnread: false }, { unreadMessageCount: 0 }, true],
    [{ isUnread: true }, { unreadMessageCount: 0 }, true],
    [{ hasMessages: true }, {}, true],
    [{ hasMessages: false }, { lastMessage: null }, true],
    [{ lastMessageTs: ['>', 1999] }, {}, true],
    [{ lastMessageTs: ['>', 2000] }, {}, false],
    [{ lastMessageTs: ['>=', 2000] }, {}, true],
    [{ lastMessageTs: ['<', 2000] }, {}, false],
    [{ lastMessageTs: ['<=', 2000] }, {}, true],
    [{ lastMessageTs: ['between', [1000, 2000]] }, {}, true],
    [{ lastMessageTs: ['!between', [1000, 2000]] }, {}, false],
    [{ lastMessageTs: ['>', 0] }, { lastMessage: null }, false],
    [{ createdAt: ['<', 1001] }, {}, true],
    [{ custom: { kind: ['==', 'drink'] } }, {}, true],
    [{ custom: { kind: ['oneOf', ['food']] } }, {}, false],
    [{ custom: { kind: 'exists' } }, {}, true],
    [{ custom: { kind: '!exists' } }, {}, false],
    [{ custom: { other: '!exists', kind: 'exists' } }, {}, true],
    [{ custom: { other: ['!=', 'x'] } }, {}, false],
    [{ custom: { toString: '!exists' } }, {}, true],
    [{ subject: ['==', 'Tea'], hasUnread: false }, {}, false],
    [['any', [{ hasUnread: false }, { subject: ['==', 'Tea'] }]], {}, true],
    [['any', [{ hasUnread: false }, { subject: ['==', 'Coffee'] }]], {}, false],
    [['any', []], {}, false],
  ];
  for (const [filter, fields, holds] of cases) {
    it(`${JSON.stringify(filter)} ${holds ? 'holds' : 'does not hold'} for ${JSON.stringify(fields)}`, () => {
      expect(testOf(filter as ConversationFilter)(of(fields))).to.equal(holds);
    });
  }

  const wrong = [
    null, 'unread', ['all', []], ['any'], ['any', [{ nothing: 1 }]], { nothing: true }, { subject: 'Tea' }, { subject: ['like', 'T'] }, { subject: ['==', 1] }, { subject: ['oneOf', 'Tea'] },
    { hasUnread: 'yes' }, { lastMessageTs: ['>', '1'] }, { lastMessageTs: ['between', [1]] }, { createdAt: 5 }, { custom: 'x' }, { custom: { kind: 'maybe' } },
  ];
  for (const filter of wrong) {
    it(`refuses ${JSON.stringify(filter)}`, () => {
      expect(() => testOf(filter as never)).to.throw(ChatError).with.property('code', 'bad_request');
    });
  }
});

describe('searchConversations()', () => {
  afterEach(destroySessions);

  it('finds beginnings of words in subjects, by last activity', async () => {
    const { session } = apiWorld([...channels(3), { id: 'tea', name: 'Green tea' }]);
    const told: [string[], SearchState][] = [];
    const search = session.searchConversations((results, state) => told.push([idsOf(results)!, state]));
    expect(idsOf((await search.setQuery('chan')).results)).to.deep.equal(['c3', 'c2', 'c1']);
    expect(idsOf((await search.setQuery('TEA gre')).results)).to.deep.equal(['tea']);
    expect(await search.setQuery('annel')).to.deep.equal({ results: [], loadedAll: true });
    expect(told.slice(0, 2)).to.deep.equal([[[], 'searching'], [['c3', 'c2', 'c1'], 'loadedAll']]);
  });

  it('finds every channel without words, in pages, and only those for which a filter holds', async () => {
    const { session } = apiWorld(channels(25));
    const search = session.searchConversations();
    const first = await search.setQuery('');
    expect([first.results.length, first.loadedAll]).to.deep.equal([20, false]);
    const second = await search.loadMore(3);
    expect([second.results.length, second.loadedAll]).to.deep.equal([23, false]);
    expect((await search.loadMore()).loadedAll).to.be.true;
    expect(idsOf((await search.setQuery('', { filter: { subject: ['==', 'Channel 7'] } })).results)).to.deep.equal(['c7']);
    expect(isDeeplyFrozen(first)).to.be.true;
  });

  it('answers a query that another has replaced as that one', async () => {
    const { session } = apiWorld(channels(3));
    const search = session.searchConversations();
    const [first, second] = await Promise.all([search.setQuery('channel 1'), search.setQuery('channel 2')]);
    expect(first).to.equal(second);
    expect(idsOf(second.results)).to.deep.equal(['c2']);
  });
});
