import { expect } from '@open-wc/testing';
import { ConversationRef } from '../../src/data/conversation.js';
import type { ConversationSnapshot } from '../../src/data/snapshots.js';
import { ChatError, abortedError } from '../../src/errors.js';
import type { ChannelEvent, ChannelSnapshot, ChannelUpdate, ChatConnection, Page } from '../../src/backend/types.js';
import { catchReports, deferred, turn, until, watch } from '../support/async.js';
import { ManualClock } from '../support/manual-clock.js';
import { History, indexes, message, reaction, tea } from './events.js';

const network = new ChatError('network', 'down', { retryable: true });

/** One request on the line. */
interface Asked {
  readonly method: string;
  readonly args: readonly unknown[];
  readonly open: boolean;
  answer(value?: unknown): void;
  fail(error: ChatError): void;
}

/** A line whose every request is answered by hand, but for finding the channel. */
class Line {
  readonly userId = 'me';
  readonly capabilities = new Set(['typing', 'receipts', 'reactions', 'edit', 'delete', 'search']);
  readonly asked: Asked[] = [];
  /** Tells an update to whoever has opened the channel last. */
  tell: (update: ChannelUpdate) => void = () => undefined;

  resolveChannel = async (id: string) => `the ${id}`;
  openChannel = (_id: string, listener: (update: ChannelUpdate) => void, options: { signal: AbortSignal; join?: boolean }) => {
    this.tell = (update) => void (options.signal.aborted || listener(update));
    return this.#ask('openChannel', [options], options.signal);
  };
  page = (...args: unknown[]) => this.#ask('page', args, signalOf(args));
  around = (...args: unknown[]) => this.#ask('around', args, signalOf(args));
  send = (...args: unknown[]) => this.#ask('send', args, signalOf(args));
  react = (...args: unknown[]) => this.#ask('react', args, signalOf(args));
  delete = (...args: unknown[]) => this.#ask('delete', args, signalOf(args));
  markRead = (...args: unknown[]) => this.#ask('markRead', args, signalOf(args));
  setTyping = (...args: unknown[]) => this.#ask('setTyping', args, signalOf(args));

  #ask(method: string, args: readonly unknown[], signal: AbortSignal | undefined): Promise<unknown> {
    if (signal?.aborted) return Promise.reject(abortedError(signal));
    const answered = deferred<unknown>();
    let open = true;
    const settle = (settled: () => void) => {
      open = false;
      settled();
    };
    signal?.addEventListener('abort', () => settle(() => answered.reject(abortedError(signal))));
    this.asked.push({
      method,
      args,
      get open() {
        return open;
      },
      answer: (value) => settle(() => answered.resolve(value)),
      fail: (error) => settle(() => answered.reject(error)),
    });
    return answered.promise;
  }

  of(method: string): Asked[] {
    return this.asked.filter((asked) => asked.method === method);
  }

  /** The request of a method with this number, once it is made. */
  async request(method: string, index = 0): Promise<Asked> {
    await until(`${method} ${index}`, () => this.of(method).length > index);
    return this.of(method)[index]!;
  }
}

const signalOf = (args: readonly unknown[]) => (args.at(-1) as { signal?: AbortSignal } | undefined)?.signal;

function conversationWorld(join: 'auto' | 'ask' | 'never' = 'auto') {
  const clock = new ManualClock();
  const line = new Line();
  const connection = { current: Promise.resolve(line as unknown as ChatConnection) };
  const told: ConversationSnapshot[] = [];
  const failures: string[] = [];
  const conversation = new ConversationRef({ id: 'tea', clock, random: () => 0, join: () => join, connection: () => connection.current });
  conversation.onError(({ code }, key) => failures.push(key === undefined ? code : `${code} ${key}`));
  const subscribe = () => conversation.subscribe((snapshot) => told.push(snapshot));
  const ids = () => conversation.get().messages.map(({ id }) => id);
  const texts = () => conversation.get().messages.map(({ text, status }) => (status === 'sent' ? text : `${text} (${status})`));

  /** Subscribed, and open with these. */
  async function opened(snapshot: Partial<ChannelSnapshot> = {}) {
    const subscription = subscribe();
    (await line.request('openChannel')).answer({ channel: tea, events: [], ...snapshot });
    await until('open', () => conversation.get().state === 'ready');
    return subscription;
  }

  /** Tells an update, and waits until it is taken in. */
  async function tell(...events: ChannelEvent[]) {
    line.tell({ events });
    await turn();
  }
  return { clock, line, connection, conversation, told, failures, subscribe, opened, tell, ids, texts };
}

/** A message of the user's own, as the server tells it. */
const echo = (id: string, clientId: string | undefined, text = 'hello') => message(id, { senderId: 'me', text, ...(clientId && { clientId }) });
const clientIdOf = (asked: Asked) => (asked.args[2] as { clientId: string }).clientId;

describe('A conversation', () => {
  describe('is open while somebody subscribes', () => {
    it('and not before', async () => {
      const { conversation, line } = conversationWorld();
      expect(conversation.get()).to.deep.include({ id: 'tea', state: 'loading', messages: [], hasOlder: false, hasNewer: false, typing: [], unreadCount: 0 });
      await turn();
      expect(line.asked.length).to.equal(0);
    });

    it('tells at once what is known, then each change once', async () => {
      const { opened, told, conversation, tell } = conversationWorld();
      await opened({ events: [message('m1'), { type: 'unread', count: 3 }], before: 'c' });
      expect(told.map(({ state }) => state)).to.deep.equal(['loading', 'loading', 'ready']);
      expect(told.at(-1)).to.include({ unreadCount: 3, hasOlder: true });
      expect(told.at(-1)).to.equal(conversation.get());
      const before = told.length;
      await tell(message('m2'), message('m3'), { type: 'unread', count: 5 });
      expect(told).to.have.length(before + 1);
      expect(indexes(told.at(-1)!.messages)).to.deep.equal([1, 2, 3]);
    });

    it('is opened once for several, and closed with the last', async () => {
      const { opened, subscribe, line } = conversationWorld();
      const first = await opened();
      const second = subscribe();
      const { signal } = (line.asked[0]!.args[0] as { signal: AbortSignal });
      first.unsubscribe();
      first.unsubscribe();
      expect(signal.aborted, 'one is left').to.be.false;
      second.unsubscribe();
      expect(signal.aborted).to.be.true;
      await turn();
      expect(line.of('openChannel').length).to.equal(1);
    });

    it('is opened anew by the next one, and what is known is shown meanwhile', async () => {
      const { opened, subscribe, line, told, ids } = conversationWorld();
      (await opened({ events: [message('m1')] })).unsubscribe();
      subscribe();
      expect(told.at(-1)).to.include({ state: 'loading' });
      expect(ids()).to.deep.equal(['m1']);
      (await line.request('openChannel', 1)).answer({ channel: tea, events: [message('m1'), message('m2')] });
      await until('m2', () => ids().length === 2);
    });

    it('ends the opening when the last one leaves meanwhile', async () => {
      const { subscribe, line, clock, told } = conversationWorld();
      const subscription = subscribe();
      const opening = await line.request('openChannel');
      subscription.unsubscribe();
      await turn();
      expect(opening.open).to.be.false;
      expect(told.at(-1)?.state).to.equal('loading');
      expect(clock.pending).to.equal(0);
    });

    it('opens nothing for one who left at once', async () => {
      const { subscribe, line } = conversationWorld();
      subscribe().unsubscribe();
      await turn();
      expect(line.of('openChannel').filter(({ open }) => open).length).to.equal(0);
    });

    it('hands out the subscription even where the listener throws, which is reported', async () => {
      const { conversation, line } = conversationWorld();
      const caught = catchReports();
      try {
        let told = 0;
        const subscription = conversation.subscribe(() => {
          if (told++ === 0) throw new Error('of the host');
        });
        expect(caught.reports).to.have.length(1);
        const { signal } = (await line.request('openChannel')).args[0] as { signal: AbortSignal };
        subscription.unsubscribe();
        expect(signal.aborted).to.be.true;
      } finally {
        caught.restore();
      }
    });
  });

  describe('opening', () => {
    for (const [policy, join] of [['auto', true], ['ask', false], ['never', false]] as const) {
      it(`${join ? 'joins' : 'does not join'} with "${policy}"`, async () => {
        const { subscribe, line } = conversationWorld(policy);
        subscribe();
        expect((await line.request('openChannel')).args[0]).to.include({ join });
      });
    }

    it('is tried again where that may help, and says why it takes so long', async () => {
      const { subscribe, line, clock, conversation } = conversationWorld();
      subscribe();
      (await line.request('openChannel')).fail(network);
      await turn();
      expect(conversation.get()).to.include({ state: 'loading', error: network });
      await clock.pass(499);
      expect(line.of('openChannel').length).to.equal(1);
      await clock.pass(1);
      (await line.request('openChannel', 1)).answer({ channel: tea, events: [] });
      await until('open', () => conversation.get().state === 'ready');
      expect(conversation.get().error).to.be.undefined;
    });

    it('is tried at once when woken', async () => {
      const { subscribe, line, conversation } = conversationWorld();
      subscribe();
      (await line.request('openChannel')).fail(network);
      await turn();
      conversation.wake();
      await line.request('openChannel', 1);
    });

    it('fails where it cannot succeed, until one asks for it again', async () => {
      const { subscribe, line, clock, conversation } = conversationWorld();
      subscribe();
      const error = new ChatError('no_access', 'private');
      (await line.request('openChannel')).fail(error);
      await until('failure', () => conversation.get().state === 'error');
      expect(conversation.get().error).to.equal(error);
      await clock.pass(60_000);
      conversation.wake();
      await turn();
      expect(line.of('openChannel').length).to.equal(1);
      conversation.retry();
      (await line.request('openChannel', 1)).answer({ channel: tea, events: [] });
      await until('open', () => conversation.get().state === 'ready');
    });

    it('keeps updates that come before the snapshot, and takes them in after it, in order', async () => {
      const { subscribe, line, ids, conversation } = conversationWorld();
      subscribe();
      const opening = await line.request('openChannel');
      line.tell({ events: [message('m2')] });
      line.tell({ events: [message('m3')] });
      await turn();
      expect(ids()).to.be.empty;
      opening.answer({ channel: tea, events: [message('m1'), message('m2')] });
      await until('all', () => ids().length === 3);
      expect(ids()).to.deep.equal(['m1', 'm2', 'm3']);
      expect(conversation.get().state).to.equal('ready');
    });

    it('forgets updates of a try that failed', async () => {
      const { subscribe, line, ids, clock } = conversationWorld();
      subscribe();
      const first = await line.request('openChannel');
      line.tell({ events: [message('m0')] });
      first.fail(network);
      await clock.pass(500);
      (await line.request('openChannel', 1)).answer({ channel: tea, events: [message('m1')] });
      await until('m1', () => ids().length > 0);
      expect(ids()).to.deep.equal(['m1']);
    });

    it('is done again on a new connection; what the old one still tells is ignored', async () => {
      const { opened, conversation, connection, ids, line } = conversationWorld();
      await opened({ events: [message('m1')] });
      const old = line.tell;
      const next = new Line();
      connection.current = Promise.resolve(next as unknown as ChatConnection);
      conversation.reopen();
      old({ events: [message('late')] });
      (await next.request('openChannel')).answer({ channel: tea, events: [message('m1'), message('m2')] });
      await until('m2', () => ids().length === 2);
      expect(ids()).to.deep.equal(['m1', 'm2']);
    });

    it('is not begun by a new connection where nobody subscribes', async () => {
      const { opened, conversation, line } = conversationWorld();
      (await opened()).unsubscribe();
      conversation.reopen();
      await turn();
      expect(line.of('openChannel').length).to.equal(1);
    });
  });

  it('tells when one is invited, comes in or is put out', async () => {
    const { opened, tell, conversation } = conversationWorld();
    await opened({ channel: { ...tea, membership: 'invited' } });
    expect(conversation.get().channel?.membership).to.equal('invited');
    for (const membership of ['joined', 'none'] as const) {
      await tell({ type: 'channel', change: { membership } });
      expect(conversation.get().channel?.membership).to.equal(membership);
    }
  });

  it('tells who types, without the user, and by their names', async () => {
    const { opened, tell, conversation } = conversationWorld();
    await opened();
    await tell({ type: 'participant', participant: { id: 'maya', name: 'Maya' } }, { type: 'typing', userIds: ['me', 'maya', 'jo'] });
    expect(conversation.get().typing).to.deep.equal([{ id: 'maya', name: 'Maya' }, { id: 'jo', name: 'jo' }]);
  });

  describe('a gap', () => {
    /** Open at the newest of a long history, of which many messages are then missed. */
    async function missed(count: number) {
      const world = conversationWorld();
      const history = new History(100);
      await world.opened(history.newest(30));
      history.length += count;
      const from = history.length - 10;
      world.line.tell({ events: history.events(from, history.length), gap: `${from}` });
      const answerPage = async (index: number, limit = 50) => {
        const asked = await world.line.request('page', index);
        expect(asked.args.slice(0, 3)).to.deep.equal(['the tea', asked.args[1], 'before']);
        asked.answer(history.before(asked.args[1] as string, limit));
      };
      return { ...world, history, answerPage, shown: () => indexes(world.conversation.get().messages) };
    }
    const run = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

    it('is filled up to what is known, and shown only then', async () => {
      const { shown, answerPage, conversation } = await missed(80);
      await turn();
      expect(shown(), 'no hole').to.deep.equal(run(70, 100));
      await answerPage(0);
      await answerPage(1);
      await until('the new ones', () => shown().length > 30);
      expect(shown()).to.deep.equal(run(70, 180));
      expect(conversation.get().hasOlder).to.be.true;
    });

    it('is none where what comes is known in part', async () => {
      const { line, shown, opened, conversation } = { ...conversationWorld(), shown: () => [] as number[] };
      await opened({ events: [message('m1'), message('m2')] });
      line.tell({ events: [message('m2'), message('m3')], gap: 'c' });
      await turn();
      expect(indexes(conversation.get().messages)).to.deep.equal([1, 2, 3]);
      expect(line.of('page').length).to.equal(0);
      expect(shown()).to.be.empty;
    });

    it('too long to fill leaves the new end, from which one may page back', async () => {
      const { shown, answerPage, conversation, history, line } = await missed(1000);
      for (const index of [0, 1, 2, 3]) await answerPage(index);
      await until('the new end', () => shown().at(-1) === 1099);
      expect(shown()).to.deep.equal(run(890, 1100));
      expect(conversation.get().hasOlder).to.be.true;
      const loading = conversation.loadOlder();
      const asked = await line.request('page', 4);
      asked.answer(history.before(asked.args[1] as string, 50));
      await loading;
      expect(shown()).to.deep.equal(run(840, 1100));
    });

    it('that cannot be read leaves the new end too', async () => {
      const { shown, line, conversation, failures } = await missed(500);
      (await line.request('page')).fail(network);
      await until('the new end', () => shown().at(-1) === 599);
      expect(shown()).to.deep.equal(run(590, 600));
      expect(conversation.get().hasOlder).to.be.true;
      expect(failures).to.be.empty;
    });

    it('holds back what comes after it, so that the order stays', async () => {
      const { shown, line, history, answerPage } = await missed(30);
      history.length++;
      line.tell({ events: history.events(130, 131) });
      await turn();
      expect(shown().at(-1)).to.equal(99);
      await answerPage(0);
      await until('all', () => shown().at(-1) === 130);
      expect(shown()).to.deep.equal(run(70, 131));
    });

    it('is filled no more when the last one leaves', async () => {
      const world = conversationWorld();
      const subscription = await world.opened({ events: [message('m1')] });
      world.line.tell({ events: [message('m9')], gap: 'c' });
      const page = await world.line.request('page');
      subscription.unsubscribe();
      await turn();
      expect(page.open).to.be.false;
      expect(world.ids()).to.deep.equal(['m1']);
    });
  });

  describe('paging', () => {
    it('goes back to the first message, one page at a time', async () => {
      const { opened, conversation, line } = conversationWorld();
      const history = new History(60);
      await opened(history.newest(5));
      const loading = conversation.loadOlder();
      await conversation.loadOlder();
      const asked = await line.request('page');
      expect(conversation.get()).to.include({ loadingOlder: true, loadingNewer: false });
      expect(asked.args.slice(1, 3)).to.deep.equal(['55', 'before']);
      asked.answer(history.before('55', 50));
      await loading;
      expect(line.of('page').length, 'one at a time').to.equal(1);
      expect(indexes(conversation.get().messages)[0]).to.equal(5);
      expect(conversation.get().loadingOlder).to.be.false;
      const last = conversation.loadOlder();
      (await line.request('page', 1)).answer(history.before('5', 50));
      await last;
      expect(conversation.get().hasOlder).to.be.false;
      await conversation.loadOlder();
      expect(line.of('page').length, 'there is no more').to.equal(2);
    });

    it('tells a failure, and may be tried again', async () => {
      const { opened, conversation, line, failures } = conversationWorld();
      await opened({ events: [message('m1')], before: 'c' });
      const loading = conversation.loadOlder();
      (await line.request('page')).fail(network);
      await loading;
      expect(failures).to.deep.equal(['network']);
      expect(conversation.get()).to.include({ loadingOlder: false, hasOlder: true });
      void conversation.loadOlder();
      await line.request('page', 1);
    });

    it('tells a failure before it is open', async () => {
      const { conversation, failures } = conversationWorld();
      expect(await conversation.show('m1')).to.be.false;
      expect(failures).to.deep.equal(['bad_request']);
    });

    for (const act of ['loadOlder', 'show'] as const) {
      it(`${act} ends when the last one leaves, which is no failure`, async () => {
        const { opened, conversation, line, failures } = conversationWorld();
        const subscription = await opened({ events: [message('m1')], before: 'c' });
        const done = watch<unknown>(conversation[act]('m0'));
        const asked = await line.request(act === 'show' ? 'around' : 'page');
        subscription.unsubscribe();
        await turn();
        expect(asked.open).to.be.false;
        expect(done.state).to.equal('resolved');
        expect(failures).to.be.empty;
        expect(conversation.get().loadingOlder).to.be.false;
      });
    }
  });

  describe('showing an older message', () => {
    async function shown() {
      const world = conversationWorld();
      const history = new History(500);
      await world.opened(history.newest(30));
      const showing = world.conversation.show('m100');
      const asked = await world.line.request('around');
      expect(asked.args.slice(0, 2)).to.deep.equal(['the tea', 'm100']);
      asked.answer(history.page(75, 125));
      expect(await showing).to.be.true;
      return { ...world, history };
    }

    it('shows the stretch it stands in; what is new comes to the live one', async () => {
      const { conversation, tell, history } = await shown();
      expect(indexes(conversation.get().messages)).to.include.members([75, 124]).and.have.length(50);
      expect(conversation.get()).to.include({ hasOlder: true, hasNewer: true });
      history.length++;
      await tell(history.event(500));
      expect(indexes(conversation.get().messages).at(-1)).to.equal(124);
      conversation.showNewest();
      expect(indexes(conversation.get().messages).at(-1)).to.equal(500);
      expect(conversation.get().hasNewer).to.be.false;
    });

    it('goes forward until it meets the newest', async () => {
      const { conversation, line, history } = await shown();
      for (let page = 0; conversation.get().hasNewer; page++) {
        const loading = conversation.loadNewer();
        expect(conversation.get().loadingNewer).to.be.true;
        const asked = await line.request('page', page);
        asked.answer(history.after(asked.args[1] as string, 50));
        await loading;
      }
      expect(indexes(conversation.get().messages)).to.have.length(425);
    });

    it('asks nothing for one that is shown', async () => {
      const { conversation, line } = await shown();
      expect(await conversation.show('m80')).to.be.true;
      expect(line.of('around').length).to.equal(1);
    });

    it('says that it is not there', async () => {
      const { opened, conversation, line, failures } = conversationWorld();
      await opened();
      const showing = conversation.show('m1');
      (await line.request('around')).fail(new ChatError('not_found', 'gone'));
      expect(await showing).to.be.false;
      expect(failures).to.deep.equal(['not_found']);
    });

    for (const [name, act] of [
      ['the newest are shown again', (conversation: ConversationRef) => conversation.showNewest()],
      ['the person writes', (conversation: ConversationRef) => void conversation.send('hello')],
      ['another one is gone to', (conversation: ConversationRef) => void conversation.show('m300')],
    ] as const) {
      it(`gives way when ${name} before it has come`, async () => {
        const { conversation, line, history } = await shown();
        const showing = conversation.show('m200');
        const asked = await line.request('around', 1);
        act(conversation);
        const before = conversation.get().messages;
        asked.answer(history.page(175, 225));
        expect(await showing).to.be.false;
        expect(indexes(conversation.get().messages)).to.deep.equal(indexes(before));
      });
    }

    it('drops a page that comes when another stretch is shown', async () => {
      const { conversation, line, history } = await shown();
      const loading = conversation.loadOlder();
      const asked = await line.request('page');
      conversation.showNewest();
      asked.answer(history.before('75', 50));
      await loading;
      expect(indexes(conversation.get().messages)).to.deep.equal(indexes(history.newest(30).events.flatMap((event) => (event.type === 'message' ? event.message : []))));
    });

    it('hides what is on its way, and sending shows the newest again', async () => {
      const { conversation, texts } = await shown();
      void conversation.send('hello');
      expect(texts().at(-1)).to.equal('hello (sending)');
      expect(conversation.get().hasNewer).to.be.false;
    });
  });

  describe('a message of the user', () => {
    it('is shown at once, then once the server has it, under one key', async () => {
      const { opened, conversation, line, tell, texts, ids } = conversationWorld();
      await opened();
      const sending = conversation.send('hello', { replyTo: 'm0' });
      const { key } = conversation.get().messages[0]!;
      const asked = await line.request('send');
      expect(asked.args.slice(0, 2)).to.deep.equal(['the tea', { text: 'hello', replyTo: 'm0' }]);
      expect(texts()).to.deep.equal(['hello (sending)']);
      asked.answer({ id: 'm1' });
      expect(await sending).to.deep.equal({ id: 'm1' });
      await turn();
      await tell(echo('m1', clientIdOf(asked)));
      expect(ids()).to.deep.equal(['m1']);
      expect(conversation.get().messages[0]!.key).to.equal(key);
    });

    it('stays below what others say until the server tells where it stands', async () => {
      const { opened, conversation, line, tell, texts } = conversationWorld();
      await opened();
      void conversation.send('mine');
      await tell(message('m1', { text: 'theirs' }));
      expect(texts()).to.deep.equal(['theirs', 'mine (sending)']);
      await tell(echo('m2', clientIdOf(await line.request('send')), 'mine'));
      expect(texts()).to.deep.equal(['theirs', 'mine']);
    });

    it('is told when refused, by its key; it is retried or discarded by it', async () => {
      const { opened, conversation, line, failures, texts } = conversationWorld();
      await opened();
      void conversation.send('hello');
      const { key } = conversation.get().messages[0]!;
      (await line.request('send')).fail(new ChatError('forbidden', 'no'));
      await turn();
      expect(failures).to.deep.equal([`forbidden ${key}`]);
      conversation.retrySend(key);
      (await line.request('send', 1)).fail(new ChatError('forbidden', 'no'));
      await turn();
      expect(texts()).to.deep.equal(['hello (failed)']);
      conversation.discard(key);
      expect(texts()).to.be.empty;
    });

    it('that is never sent is no unhandled rejection where nobody waits for it', async () => {
      const { opened, conversation, line } = conversationWorld();
      const unhandled: unknown[] = [];
      const onUnhandled = (event: PromiseRejectionEvent) => unhandled.push(event.reason);
      addEventListener('unhandledrejection', onUnhandled);
      try {
        await opened();
        void conversation.send('one');
        void conversation.send('two');
        (await line.request('send')).fail(new ChatError('forbidden', 'no'));
        await turn();
        conversation.discard(conversation.get().messages[0]!.key);
        conversation.stop();
        await turn();
        await turn();
        expect(unhandled).to.be.empty;
      } finally {
        removeEventListener('unhandledrejection', onUnhandled);
      }
    });

    it('goes out on the new connection where the old one has ended', async () => {
      const { opened, conversation, line, connection, clock } = conversationWorld();
      await opened();
      void conversation.send('hello');
      const first = await line.request('send');
      const next = new Line();
      connection.current = Promise.resolve(next as unknown as ChatConnection);
      first.fail(new ChatError('aborted', 'closed'));
      await turn();
      conversation.reopen();
      expect(clientIdOf(await next.request('send'))).to.equal(clientIdOf(first));
      expect(clock.pending).to.equal(0);
    });

    describe('whose answer was lost is shown once, wherever its echo comes from', () => {
      /** One on its way, whose request never ends. */
      async function underWay() {
        const world = conversationWorld();
        await world.opened({ events: [message('m1')], before: '1' });
        void world.conversation.send('hello');
        const echoed = echo('m5', clientIdOf(await world.line.request('send')));
        return { ...world, echoed, keys: () => world.conversation.get().messages.map(({ key }) => key) };
      }
      const ways: [string, (world: Awaited<ReturnType<typeof underWay>>) => Promise<unknown>][] = [
        ['an update', ({ tell, echoed }) => tell(echoed)],
        [
          'a page that fills a gap',
          async ({ line, echoed }) => {
            line.tell({ events: [message('m9')], gap: 'c' });
            (await line.request('page')).answer({ events: [message('m1'), echoed] });
          },
        ],
        [
          'an older page',
          async ({ line, echoed, conversation }) => {
            const loading = conversation.loadOlder();
            (await line.request('page')).answer({ events: [echoed] });
            await loading;
          },
        ],
        [
          'the stretch round a message',
          async ({ line, echoed, conversation }) => {
            const showing = conversation.show('m4');
            (await line.request('around')).answer({ events: [message('m4'), echoed] } satisfies Page);
            await showing;
          },
        ],
        [
          'the snapshot of a new connection',
          async ({ conversation, line, echoed }) => {
            conversation.reopen();
            (await line.request('openChannel', 1)).answer({ channel: tea, events: [message('m1'), echoed] });
          },
        ],
      ];
      for (const [name, happen] of ways) {
        it(name, async () => {
          const world = await underWay();
          await happen(world);
          await until('the echo', () => world.ids().includes('m5'));
          await turn();
          expect(world.texts().filter((text) => text.startsWith('hello'))).to.deep.equal(['hello']);
          expect(new Set(world.keys()).size, 'each key once').to.equal(world.keys().length);
        });
      }

      it('but never for what somebody else says with the same client id', async () => {
        const { tell, echoed, texts } = await underWay();
        if (echoed.type === 'message') await tell({ type: 'message', message: { ...echoed.message, senderId: 'maya' } });
        expect(texts()).to.deep.equal(['text of m1', 'hello', 'hello (sending)']);
      });
    });

    describe('that the server has, but has not told', () => {
      async function sent() {
        const world = conversationWorld();
        const subscription = await world.opened({ events: [message('m1')] });
        void world.conversation.send('hello');
        (await world.line.request('send')).answer({ id: 'm2' });
        await turn();
        expect(world.texts()).to.deep.equal(['text of m1', 'hello']);
        return { ...world, subscription };
      }

      it('is history after a gap that is too long to fill', async () => {
        const { line, ids } = await sent();
        line.tell({ events: [message('m900')], gap: 'c' });
        (await line.request('page')).fail(network);
        await until('the new end', () => ids().includes('m900'));
        await turn();
        expect(ids()).to.deep.equal(['m900']);
      });

      it('is history where the snapshot begins after it', async () => {
        const { subscription, subscribe, line, ids } = await sent();
        subscription.unsubscribe();
        subscribe();
        (await line.request('openChannel', 1)).answer({ channel: tea, events: [message('m900')], before: 'c' });
        await until('the snapshot', () => ids().includes('m900'));
        await turn();
        expect(ids()).to.deep.equal(['m900']);
      });

      it('stays where it was sent while the channel was being opened: the snapshot may be older', async () => {
        const { conversation, line, ids, tell } = await sent();
        conversation.reopen();
        const opening = await line.request('openChannel', 1);
        void conversation.send('again');
        (await line.request('send', 1)).answer({ id: 'm901' });
        await turn();
        opening.answer({ channel: tea, events: [message('m900')], before: 'c' });
        await until('the snapshot', () => ids().includes('m900'));
        await turn();
        expect(ids()).to.deep.equal(['m900', 'm901']);
        await tell(echo('m901', clientIdOf(line.of('send')[1]!)));
        expect(ids()).to.deep.equal(['m900', 'm901']);
      });

      it('stays through an update that leaves nothing out', async () => {
        const { tell, ids } = await sent();
        await tell(message('m3'));
        expect(ids()).to.deep.equal(['m1', 'm3', 'm2']);
      });
    });
  });

  describe('typing', () => {
    /** A key is pressed; resolves when that has had its effect. */
    async function type({ conversation }: ReturnType<typeof conversationWorld>) {
      await conversation.markAsTyping();
      await turn();
    }
    const notices = (line: Line) => line.of('setTyping').map(({ args }) => args[1]);

    it('is told at most every ten seconds, and its end after five of silence', async () => {
      const world = conversationWorld();
      const { opened, line, clock } = world;
      await opened();
      for (let seconds = 0; seconds < 9; seconds += 3) {
        await type(world);
        await clock.pass(3000);
      }
      expect(notices(line)).to.deep.equal([true]);
      await clock.pass(1000);
      await type(world);
      expect(notices(line)).to.deep.equal([true, true]);
      await clock.pass(4999);
      expect(notices(line)).to.have.length(2);
      await clock.pass(1);
      expect(notices(line)).to.deep.equal([true, true, false]);
      expect(clock.pending).to.equal(0);
    });

    it('ends with the message', async () => {
      const world = conversationWorld();
      await world.opened();
      await type(world);
      void world.conversation.send('hello');
      await turn();
      expect(notices(world.line)).to.deep.equal([true, false]);
      expect(world.clock.pending).to.equal(0);
    });

    it('does not begin after the message it was about, however long its part takes to load', async () => {
      const { opened, conversation, line, clock } = conversationWorld();
      await opened();
      const typing = conversation.markAsTyping();
      void conversation.send('hello');
      await typing;
      await turn();
      expect(notices(line)).to.be.empty;
      expect(clock.pending).to.equal(0);
    });

    it('ends when the last one leaves, and does not begin when nobody is there', async () => {
      const world = conversationWorld();
      const subscription = await world.opened();
      await type(world);
      subscription.unsubscribe();
      await turn();
      expect(notices(world.line)).to.deep.equal([true, false]);
      await type(world);
      expect(notices(world.line)).to.have.length(2);
      expect(world.clock.pending).to.equal(0);
    });

    it('is not told where the backend cannot, and a notice that is lost harms nobody', async () => {
      const silent = conversationWorld();
      silent.line.capabilities.delete('typing');
      await silent.opened();
      await type(silent);
      expect(notices(silent.line)).to.be.empty;
      const broken = conversationWorld();
      await broken.opened();
      await type(broken);
      broken.line.of('setTyping')[0]!.fail(network);
      await turn();
      expect(broken.failures).to.be.empty;
    });
  });

  describe('marking as read', () => {
    it('says each newest message once', async () => {
      const { opened, conversation, line, tell } = conversationWorld();
      await opened({ events: [message('m1'), message('m2')] });
      void conversation.markAsRead();
      void conversation.markAsRead();
      expect((await line.request('markRead')).args.slice(0, 2)).to.deep.equal(['the tea', 'm2']);
      await turn();
      expect(line.of('markRead').length).to.equal(1);
      await tell(message('m3'));
      void conversation.markAsRead();
      expect((await line.request('markRead', 1)).args[1]).to.equal('m3');
    });

    it('says it again where it was lost, and tells no failure', async () => {
      const { opened, conversation, line, failures } = conversationWorld();
      await opened({ events: [message('m1')] });
      const marking = conversation.markAsRead();
      (await line.request('markRead')).fail(network);
      await marking;
      void conversation.markAsRead();
      await line.request('markRead', 1);
      expect(failures).to.be.empty;
    });

    it('says nothing of an empty channel, nor where the backend cannot', async () => {
      const { opened, conversation, line, tell } = conversationWorld();
      line.capabilities.delete('receipts');
      await opened();
      await conversation.markAsRead();
      await tell(message('m1'));
      await conversation.markAsRead();
      expect(line.of('markRead').length).to.equal(0);
    });
  });

  it('reacts, and takes the same reaction back', async () => {
    const { opened, conversation, line, tell } = conversationWorld();
    await opened({ events: [message('m1'), reaction('r1', 'm1', 'maya')] });
    void conversation.toggleReaction('m1', '👍');
    expect((await line.request('react')).args.slice(0, 3)).to.deep.equal(['the tea', 'm1', '👍']);
    await tell(reaction('r2', 'm1', 'me'));
    void conversation.toggleReaction('m1', '👍');
    expect((await line.request('delete')).args.slice(0, 2)).to.deep.equal(['the tea', 'r2']);
  });

  it('tells a reaction that fails', async () => {
    const { opened, conversation, line, failures } = conversationWorld();
    await opened({ events: [message('m1')] });
    const reacting = conversation.toggleReaction('m1', '👍');
    (await line.request('react')).fail(network);
    await reacting;
    expect(failures).to.deep.equal(['network']);
  });

  it('is over when stopped: nothing is asked, told or waited for', async () => {
    const { opened, conversation, line, told, clock, subscribe } = conversationWorld();
    await opened({ events: [message('m1')], before: 'c' });
    void conversation.loadOlder();
    const sending = watch(conversation.send('hello'));
    await line.request('send');
    conversation.stop();
    await turn();
    expect(line.asked.filter(({ method, open }) => open && method !== 'openChannel').map(({ method }) => method)).to.be.empty;
    expect(sending.error).to.include({ code: 'aborted' });
    const before = [told.length, line.asked.length];
    line.tell({ events: [message('m2')] });
    await clock.pass(60_000);
    expect([told.length, line.asked.length]).to.deep.equal(before);
    subscribe();
    await turn();
    expect(line.of('openChannel').length, 'for good').to.equal(1);
  });
});
