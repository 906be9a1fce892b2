import { expect } from '@open-wc/testing';
import type { LiveChannel } from '../../src/data/live-channel.js';
import { ChatError } from '../../src/errors.js';
import { turn, until, watch } from '../support/async.js';
import { History, indexes, message } from './events.js';
import { liveChannelWorld, network } from './live-channel-world.js';

describe('A conversation, what it shows,', () => {
  describe('a gap', () => {
    /** Open at the newest of a long history, of which many messages are then missed. */
    async function missed(count: number) {
      const world = liveChannelWorld();
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
      const { line, shown, opened, conversation } = { ...liveChannelWorld(), shown: () => [] as number[] };
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
      const world = liveChannelWorld();
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
      const { opened, conversation, line } = liveChannelWorld();
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
      const { opened, conversation, line, failures } = liveChannelWorld();
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
      const { conversation, failures } = liveChannelWorld();
      expect(await conversation.show('m1')).to.be.false;
      expect(failures).to.deep.equal(['bad_request']);
    });

    for (const act of ['loadOlder', 'show'] as const) {
      it(`${act} ends when the last one leaves, which is no failure`, async () => {
        const { opened, conversation, line, failures } = liveChannelWorld();
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
      const world = liveChannelWorld();
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
      const { opened, conversation, line, failures } = liveChannelWorld();
      await opened();
      const showing = conversation.show('m1');
      (await line.request('around')).fail(new ChatError('not_found', 'gone'));
      expect(await showing).to.be.false;
      expect(failures).to.deep.equal(['not_found']);
    });

    for (const [name, act] of [
      ['the newest are shown again', (conversation: LiveChannel) => conversation.showNewest()],
      ['the person writes', (conversation: LiveChannel) => void conversation.send('hello')],
      ['another one is gone to', (conversation: LiveChannel) => void conversation.show('m300')],
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
});
