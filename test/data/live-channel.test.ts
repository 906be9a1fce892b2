import { expect } from '@open-wc/testing';
import { ChatError } from '../../src/errors.js';
import type { ChatConnection } from '../../src/backend/types.js';
import { catchReports, turn, until, watch } from '../support/async.js';
import { indexes, message, tea } from './events.js';
import { Line, liveChannelWorld, network } from './live-channel-world.js';

describe('A conversation', () => {
  describe('is open while somebody subscribes', () => {
    it('and not before', async () => {
      const { conversation, line } = liveChannelWorld();
      expect(conversation.get()).to.deep.include({ id: 'tea', state: 'loading', messages: [], hasOlder: false, hasNewer: false, typing: [], unreadCount: 0 });
      await turn();
      expect(line.asked.length).to.equal(0);
    });

    it('tells at once what is known, then each change once', async () => {
      const { opened, told, conversation, tell } = liveChannelWorld();
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
      const { opened, subscribe, line } = liveChannelWorld();
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
      const { opened, subscribe, line, told, ids } = liveChannelWorld();
      (await opened({ events: [message('m1')] })).unsubscribe();
      subscribe();
      expect(told.at(-1)).to.include({ state: 'loading' });
      expect(ids()).to.deep.equal(['m1']);
      (await line.request('openChannel', 1)).answer({ channel: tea, events: [message('m1'), message('m2')] });
      await until('m2', () => ids().length === 2);
    });

    it('ends the opening when the last one leaves meanwhile', async () => {
      const { subscribe, line, clock, told } = liveChannelWorld();
      const subscription = subscribe();
      const opening = await line.request('openChannel');
      subscription.unsubscribe();
      await turn();
      expect(opening.open).to.be.false;
      expect(told.at(-1)?.state).to.equal('loading');
      expect(clock.pending).to.equal(0);
    });

    it('opens nothing for one who left at once', async () => {
      const { subscribe, line } = liveChannelWorld();
      subscribe().unsubscribe();
      await turn();
      expect(line.of('openChannel').filter(({ open }) => open).length).to.equal(0);
    });

    it('hands out the subscription even where the listener throws, which is reported', async () => {
      const { conversation, line } = liveChannelWorld();
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
        const { subscribe, line } = liveChannelWorld(policy);
        subscribe();
        expect((await line.request('openChannel')).args[0]).to.include({ join });
      });
    }

    it('is tried again where that may help, and says why it takes so long', async () => {
      const { subscribe, line, clock, conversation } = liveChannelWorld();
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
      const { subscribe, line, conversation } = liveChannelWorld();
      subscribe();
      (await line.request('openChannel')).fail(network);
      await turn();
      conversation.wake();
      await line.request('openChannel', 1);
    });

    it('fails where it cannot succeed, until one asks for it again', async () => {
      const { subscribe, line, clock, conversation } = liveChannelWorld();
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
      const { subscribe, line, ids, conversation } = liveChannelWorld();
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
      const { subscribe, line, ids, clock } = liveChannelWorld();
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
      const { opened, conversation, connection, ids, line } = liveChannelWorld();
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
      const { opened, conversation, line } = liveChannelWorld();
      (await opened()).unsubscribe();
      conversation.reopen();
      await turn();
      expect(line.of('openChannel').length).to.equal(1);
    });
  });

  it('tells when one is invited, comes in or is put out', async () => {
    const { opened, tell, conversation } = liveChannelWorld();
    await opened({ channel: { ...tea, membership: 'invited' } });
    expect(conversation.get().channel?.membership).to.equal('invited');
    for (const membership of ['joined', 'none'] as const) {
      await tell({ type: 'channel', change: { membership } });
      expect(conversation.get().channel?.membership).to.equal(membership);
    }
  });

  it('tells who types, without the user, and by their names', async () => {
    const { opened, tell, conversation } = liveChannelWorld();
    await opened();
    await tell({ type: 'participant', participant: { id: 'maya', name: 'Maya' } }, { type: 'typing', userIds: ['me', 'maya', 'jo'] });
    expect(conversation.get().typing).to.deep.equal([{ id: 'maya', name: 'Maya' }, { id: 'jo', name: 'jo' }]);
  });

  it('is over when stopped: nothing is asked, told or waited for', async () => {
    const { opened, conversation, line, told, clock, subscribe } = liveChannelWorld();
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
