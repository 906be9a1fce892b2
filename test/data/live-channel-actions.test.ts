import { expect } from '@open-wc/testing';
import { ChatError } from '../../src/errors.js';
import type { ChatConnection, Page } from '../../src/backend/types.js';
import { turn, until } from '../support/async.js';
import { message, reaction, tea } from './events.js';
import { Line, clientIdOf, liveChannelWorld, echo, network } from './live-channel-world.js';

describe('A conversation, what one does in it,', () => {
  describe('a message of the user', () => {
    it('is shown at once, then once the server has it, under one key', async () => {
      const { opened, conversation, line, tell, texts, ids } = liveChannelWorld();
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
      const { opened, conversation, line, tell, texts } = liveChannelWorld();
      await opened();
      void conversation.send('mine');
      await tell(message('m1', { text: 'theirs' }));
      expect(texts()).to.deep.equal(['theirs', 'mine (sending)']);
      await tell(echo('m2', clientIdOf(await line.request('send')), 'mine'));
      expect(texts()).to.deep.equal(['theirs', 'mine']);
    });

    it('is told when refused, by its key; it is retried or discarded by it', async () => {
      const { opened, conversation, line, failures, texts } = liveChannelWorld();
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
      const { opened, conversation, line } = liveChannelWorld();
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
      const { opened, conversation, line, connection, clock } = liveChannelWorld();
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
        const world = liveChannelWorld();
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
        const world = liveChannelWorld();
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
    async function type({ conversation }: ReturnType<typeof liveChannelWorld>) {
      await conversation.markAsTyping();
      await turn();
    }
    const notices = (line: Line) => line.of('setTyping').map(({ args }) => args[1]);

    it('is told at most every ten seconds, and its end after five of silence', async () => {
      const world = liveChannelWorld();
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
      const world = liveChannelWorld();
      await world.opened();
      await type(world);
      void world.conversation.send('hello');
      await turn();
      expect(notices(world.line)).to.deep.equal([true, false]);
      expect(world.clock.pending).to.equal(0);
    });

    it('does not begin after the message it was about, however long its part takes to load', async () => {
      const { opened, conversation, line, clock } = liveChannelWorld();
      await opened();
      const typing = conversation.markAsTyping();
      void conversation.send('hello');
      await typing;
      await turn();
      expect(notices(line)).to.be.empty;
      expect(clock.pending).to.equal(0);
    });

    it('ends when the last one leaves, and does not begin when nobody is there', async () => {
      const world = liveChannelWorld();
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
      const silent = liveChannelWorld();
      silent.line.capabilities.delete('typing');
      await silent.opened();
      await type(silent);
      expect(notices(silent.line)).to.be.empty;
      const broken = liveChannelWorld();
      await broken.opened();
      await type(broken);
      broken.line.of('setTyping')[0]!.fail(network);
      await turn();
      expect(broken.failures).to.be.empty;
    });
  });

  describe('marking as read', () => {
    it('says each newest message once', async () => {
      const { opened, conversation, line, tell } = liveChannelWorld();
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
      const { opened, conversation, line, failures } = liveChannelWorld();
      await opened({ events: [message('m1')] });
      const marking = conversation.markAsRead();
      (await line.request('markRead')).fail(network);
      await marking;
      void conversation.markAsRead();
      await line.request('markRead', 1);
      expect(failures).to.be.empty;
    });

    it('says nothing of an empty channel, nor where the backend cannot', async () => {
      const { opened, conversation, line, tell } = liveChannelWorld();
      line.capabilities.delete('receipts');
      await opened();
      await conversation.markAsRead();
      await tell(message('m1'));
      await conversation.markAsRead();
      expect(line.of('markRead').length).to.equal(0);
    });
  });

  it('reacts, and takes the same reaction back', async () => {
    const { opened, conversation, line, tell } = liveChannelWorld();
    await opened({ events: [message('m1'), reaction('r1', 'm1', 'maya')] });
    void conversation.toggleReaction('m1', '👍');
    expect((await line.request('react')).args.slice(0, 3)).to.deep.equal(['the tea', 'm1', '👍']);
    await tell(reaction('r2', 'm1', 'me'));
    void conversation.toggleReaction('m1', '👍');
    expect((await line.request('delete')).args.slice(0, 2)).to.deep.equal(['the tea', 'r2']);
  });

  it('tells a reaction that fails', async () => {
    const { opened, conversation, line, failures } = liveChannelWorld();
    await opened({ events: [message('m1')] });
    const reacting = conversation.toggleReaction('m1', '👍');
    (await line.request('react')).fail(network);
    await reacting;
    expect(failures).to.deep.equal(['network']);
  });
});
