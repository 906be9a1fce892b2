import { expect } from '@open-wc/testing';
import { LiveSearch, type SearchSnapshot, wordsOf } from '../../src/data/search.js';
import type { LiveMessage } from '../../src/data/snapshots.js';
import { ChatError, abortedError } from '../../src/errors.js';
import type { ChatConnection, Message, SearchPage, SearchQuery } from '../../src/backend/types.js';
import { type Deferred, deferred, turn, until } from '../support/async.js';

const network = new ChatError('network', 'down', { retryable: true });

const hit = (id: string, sentAt: number, text = `text of ${id}`): Message => ({ id, channelId: 'tea', senderId: 'maya', sentAt, text, kind: 'text' });
const page = (next: string | undefined, ...messages: Message[]): SearchPage => ({ results: messages.map((message) => ({ message })), highlights: ['found'], ...(next && { next }) });

const loaded = (id: string, text: string, fields: Partial<LiveMessage> = {}): LiveMessage => ({
  ...hit(id, Number(id.slice(1)), text), key: id, sender: { id: 'maya', name: 'Maya' }, own: false, status: 'sent', reactions: [], readBy: [], ...fields,
});

function searchWorld({ messages = [] as LiveMessage[], channelId = undefined as string | undefined, can = true } = {}) {
  const asked: (Deferred<SearchPage> & { query: SearchQuery; aborted: boolean })[] = [];
  const connection = {
    capabilities: new Set(can ? ['search'] : []),
    resolveChannel: async (id: string) => `the ${id}`,
    search(query: SearchQuery, { signal }: { signal: AbortSignal }) {
      if (signal.aborted) return Promise.reject(abortedError(signal));
      const request = { ...deferred<SearchPage>(), query, aborted: false };
      signal.addEventListener('abort', () => (request.aborted = true));
      asked.push(request);
      return request.promise;
    },
  };
  const line = { current: Promise.resolve(connection as unknown as ChatConnection) };
  const search = new LiveSearch({ connection: () => line.current, channelId, loadedMessages: () => messages });
  const told: SearchSnapshot[] = [];
  search.subscribe((snapshot) => told.push(snapshot));
  const request = async (index: number) => {
    await until(`search ${index}`, () => asked.length > index);
    return asked[index]!;
  };
  /** Searches, and answers at once. */
  async function found(text: string, ...answers: SearchPage[]) {
    for (const [index, answer] of answers.entries()) {
      const done = index === 0 ? search.setQuery(text) : search.loadMore();
      (await request(index)).resolve(answer);
      await done;
    }
  }
  return { search, asked, told, line, request, found, ids: () => search.get().results.map(({ id }) => id) };
}

describe('A search', () => {
  it('is idle without a query, and again when it is taken away', async () => {
    const { search, found, asked } = searchWorld();
    expect(search.get()).to.deep.equal({ query: '', state: 'idle', results: [], highlights: [], hasMore: false });
    await found('tea', page('next', hit('m1', 1)));
    await search.setQuery('  ');
    expect(search.get().state).to.equal('idle');
    await search.loadMore();
    expect(asked).to.have.length(1);
  });

  it('asks the server for what was typed, and tells what it found', async () => {
    const { search, request, told } = searchWorld();
    const done = search.setQuery(' Green tea ');
    expect(search.get()).to.include({ query: ' Green tea ', state: 'searching' });
    const asked = await request(0);
    expect(asked.query).to.deep.include({ text: 'Green tea', channelId: undefined, cursor: undefined });
    asked.resolve({ ...page(undefined, hit('m1', 1)), results: [{ message: hit('m1', 1), sender: { id: 'maya', name: 'Maya' } }] });
    await done;
    expect(search.get()).to.deep.equal({
      query: ' Green tea ', state: 'ready', hasMore: false, highlights: ['green', 'tea', 'found'],
      results: [{ id: 'm1', channelId: 'tea', sender: { id: 'maya', name: 'Maya' }, sentAt: 1, text: 'text of m1' }],
    });
    expect(told.map(({ state }) => state)).to.deep.equal(['searching', 'ready']);
  });

  it('names whom it does not know by their id', async () => {
    const { search, found } = searchWorld();
    await found('tea', page(undefined, hit('m1', 1)));
    expect(search.get().results[0]!.sender).to.deep.equal({ id: 'maya', name: 'maya' });
  });

  it('stays in one channel where it is for one, by whatever name that was given', async () => {
    const { search, request } = searchWorld({ channelId: 'tea' });
    void search.setQuery('x');
    expect((await request(0)).query.channelId).to.equal('the tea');
  });

  describe('among what is loaded', () => {
    const messages = [loaded('m1', 'Green tea'), loaded('m3', 'Teapots, greener ones'), loaded('m2', 'Steam'), loaded('m4', 'हिन्दी में')];
    const cases: [string, string[]][] = [
      ['te', ['m3', 'm1']],
      ['TEA', ['m3', 'm1']],
      ['gre te', ['m3', 'm1']],
      ['green tea', ['m3', 'm1']],
      ['greener', ['m3']],
      ['eam', []],
      ['हिन्', ['m4']],
    ];
    for (const [query, expected] of cases) {
      it(`finds at once what has words that begin so: ${query}`, () => {
        const { search, ids } = searchWorld({ messages });
        void search.setQuery(query);
        expect(ids()).to.deep.equal(expected);
        expect(search.get().state).to.equal('searching');
      });
    }

    it('leaves out what is deleted or not sent', () => {
      const { search, ids } = searchWorld({
        messages: [loaded('m1', 'tea', { deleted: true }), loaded('m2', 'tea', { status: 'failed' }), loaded('m3', 'tea', { status: 'sending' }), loaded('m4', 'tea')],
      });
      void search.setQuery('tea');
      expect(ids()).to.deep.equal(['m4']);
    });

    it('joins it with what the server finds, each message once, newest first', async () => {
      const { found, ids, search } = searchWorld({ messages: [loaded('m2', 'teapot'), loaded('m5', 'tea')] });
      await found('tea', page(undefined, hit('m5', 5, 'tea'), hit('m4', 4, 'tea'), hit('m1', 1, 'tea')));
      expect(ids()).to.deep.equal(['m5', 'm4', 'm2', 'm1']);
      expect(search.get().results[0]!.sender.name).to.equal('Maya');
    });

    it('is all there is where the backend cannot search', async () => {
      const { search, asked, ids } = searchWorld({ messages: [loaded('m1', 'tea')], can: false });
      await search.setQuery('tea');
      expect(search.get().state).to.equal('ready');
      expect(ids()).to.deep.equal(['m1']);
      expect(asked).to.be.empty;
    });
  });

  describe('answers that are no longer wanted', () => {
    it('are dropped, and their requests ended', async () => {
      const { search, request, ids } = searchWorld();
      void search.setQuery('te');
      const first = await request(0);
      void search.setQuery('tea');
      expect(first.aborted).to.be.true;
      const second = await request(1);
      second.resolve(page(undefined, hit('m2', 2)));
      await until('the answer', () => search.get().state === 'ready');
      first.resolve(page('next', hit('m1', 1)));
      await turn();
      expect(ids()).to.deep.equal(['m2']);
      expect(search.get()).to.include({ query: 'tea', hasMore: false });
    });

    it('are dropped also where they are failures', async () => {
      const { search, request } = searchWorld();
      void search.setQuery('te');
      const first = await request(0);
      void search.setQuery('tea');
      first.reject(network);
      await turn();
      expect(search.get()).to.include({ query: 'tea', state: 'searching' });
    });

    it('are dropped of a page of the query before', async () => {
      const { search, request, found, ids } = searchWorld();
      await found('te', page('next', hit('m9', 9)));
      void search.loadMore();
      const more = await request(1);
      void search.setQuery('tea');
      more.resolve(page(undefined, hit('m8', 8)));
      await turn();
      expect(ids()).to.be.empty;
      expect(search.get().state).to.equal('searching');
    });

    it('are dropped where a query waited for a backend that cannot search', async () => {
      const { search, line } = searchWorld({ can: false });
      const { current } = line;
      const first = deferred<ChatConnection>();
      const second = deferred<ChatConnection>();
      line.current = first.promise;
      void search.setQuery('te');
      line.current = second.promise;
      void search.setQuery('tea');
      first.resolve(await current);
      await turn();
      expect(search.get()).to.include({ query: 'tea', state: 'searching' });
    });

    it('are dropped when it is stopped', async () => {
      const { search, request, told } = searchWorld();
      void search.setQuery('tea');
      const asked = await request(0);
      search.stop();
      const before = told.length;
      asked.resolve(page(undefined, hit('m1', 1)));
      await turn();
      expect(asked.aborted).to.be.true;
      expect(told).to.have.length(before);
    });
  });

  describe('further pages', () => {
    it('are added until there are no more', async () => {
      const { search, asked, found, ids } = searchWorld();
      await found('tea', page('p2', hit('m9', 9), hit('m8', 8)), page(undefined, hit('m8', 8), hit('m7', 7)));
      expect(asked[1]!.query).to.deep.include({ text: 'tea', cursor: 'p2' });
      expect(ids()).to.deep.equal(['m9', 'm8', 'm7']);
      expect(search.get().hasMore).to.be.false;
      await search.loadMore();
      expect(asked).to.have.length(2);
    });

    it('come one at a time', async () => {
      const { search, asked, found, request } = searchWorld();
      await found('tea', page('p2', hit('m9', 9)));
      void search.loadMore();
      void search.loadMore();
      await request(1);
      await turn();
      expect(asked).to.have.length(2);
    });

    it('may be asked for again after a failure, which keeps what was found', async () => {
      const { search, found, request, ids } = searchWorld();
      await found('tea', page('p2', hit('m9', 9)));
      const failing = search.loadMore();
      (await request(1)).reject(network);
      await failing;
      expect(search.get()).to.include({ state: 'error', error: network, hasMore: true });
      expect(ids()).to.deep.equal(['m9']);
      const again = search.loadMore();
      expect(search.get()).to.include({ state: 'searching' }).and.not.have.property('error');
      const asked = await request(2);
      expect(asked.query.cursor).to.equal('p2');
      asked.resolve(page(undefined, hit('m8', 8)));
      await again;
      expect(search.get().state).to.equal('ready');
      expect(ids()).to.deep.equal(['m9', 'm8']);
    });
  });

  it('tells a failure beside what is found here, and the same query may be tried again', async () => {
    const { search, request, ids, asked } = searchWorld({ messages: [loaded('m1', 'tea')] });
    const failing = search.setQuery('tea');
    (await request(0)).reject(new TypeError('broken'));
    await failing;
    expect(search.get()).to.deep.include({ state: 'error', hasMore: false });
    expect(search.get().error).to.be.instanceOf(ChatError);
    expect(ids()).to.deep.equal(['m1']);
    await search.loadMore();
    expect(asked, 'there is no page to go on from').to.have.length(1);
    void search.setQuery('tea');
    await request(1);
    expect(search.get().error).to.be.undefined;
  });

  it('tells whoever listens, until they leave', async () => {
    const { search, told } = searchWorld();
    let heard = 0;
    const leave = search.subscribe(() => heard++);
    void search.setQuery('tea');
    leave();
    void search.setQuery('teapot');
    expect(heard).to.equal(1);
    expect(told).to.have.length(2);
    expect(told.every((snapshot) => Object.isFrozen(snapshot))).to.be.true;
  });
});

describe('The words of a text', () => {
  const cases: [string, string[]][] = [
    ['Green tea, 2 cups!', ['green', 'tea', '2', 'cups']],
    ['café naïve', ['café', 'naïve']],
    ['cafe\u0301', ['cafe\u0301']],
    ['हिन्दी', ['हिन्दी']],
    ['ЧАЙ', ['чай']],
    ['💬 -- ', []],
    ['', []],
  ];
  for (const [text, expected] of cases) {
    it(`are, in lower case: ${JSON.stringify(text)}`, () => {
      expect(wordsOf(text)).to.deep.equal(expected);
    });
  }
});
