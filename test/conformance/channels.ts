/** The list of the user's channels: what each looks like in it, and that no change of theirs is missed. */

import { expect } from '@open-wc/testing';
import type { ChatConnection } from '../../src/backend/types.js';
import { deferred, expectRejection } from './expect.js';
import { clientId, texts, type ChannelOptions, type Group } from './fixture.js';
import { ListWatch } from './list-watch.js';
import { Watch } from './watch.js';

/** How far a server's clock may be from the test's, in ms. */
const CLOCKS_APART = 60_000;

export const channels: Group = (current, can) => {
  if (!can('channels')) {
    describe('the list of channels', () => {
      it('says unsupported', async () => {
        const alice = await current().connect('alice');
        await expectRejection(ListWatch.open(alice), 'unsupported');
      });
    });
    return;
  }

  const say = async (connection: ChatConnection, id: string, text: string) =>
    (await connection.send(id, { text }, { clientId: clientId() })).id;

  /** alice has her list open, with a channel in it that bob writes to. */
  async function together(options: Partial<ChannelOptions> = {}) {
    const { id, messageIds } = await current().createChannel({ by: 'bob', members: ['alice'], messages: ['one'], ...options });
    const [alice, bob] = await Promise.all([current().connect('alice'), current().connect('bob')]);
    return { id, alice, bob, message: messageIds[0]!, list: await ListWatch.open(alice) };
  }

  describe('the list of channels', () => {
    it('has no channel that one is not in', async () => {
      const made = [
        await current().createChannel({ by: 'bob' }),
        await current().createChannel({ by: 'bob', members: ['alice'] }),
        await current().createChannel({ by: 'bob', public: true }),
      ];
      const { channels } = await ListWatch.open(await current().connect('carol'));
      expect(made.filter(({ id }) => channels.has(id))).to.be.empty;
    });

    it('has the channels one is in or asked into', async () => {
      const own = await current().createChannel({ by: 'alice' });
      const joined = await current().createChannel({ by: 'bob', members: ['alice', 'carol'], name: 'Tea & biscuits', topic: 'What goes with what' });
      const invited = await current().createChannel({ by: 'bob', invited: ['alice'], name: 'Club' });
      const list = await ListWatch.open(await current().connect('alice'));
      await list.has(joined.id, 'joined', (channel) => channel.membership === 'joined');
      expect(list.channel(joined.id)).to.include({ id: joined.id, name: 'Tea & biscuits', topic: 'What goes with what', encrypted: false, maySend: true });
      if (list.channel(joined.id).memberCount !== undefined) expect(list.channel(joined.id).memberCount).to.equal(3);
      await list.has(invited.id, 'asked in', (channel) => channel.membership === 'invited');
      expect(list.channel(invited.id)).to.include({ name: 'Club', unreadCount: 0, markedUnread: false });
      await list.has(own.id, 'joined', (channel) => channel.membership === 'joined');
    });

    it('tells that one may not post, and what is encrypted', async () => {
      const { id, list } = await together({ readOnly: true, messages: [] });
      const secret = await current().createChannel({ by: 'bob', members: ['alice'], encrypted: true });
      await list.has(id, 'read only', (channel) => !channel.maySend);
      await list.has(secret.id, 'encrypted', (channel) => channel.encrypted);
    });

    it('has the last message, with who wrote it, and is sorted by it', async () => {
      const { id, bob, list, message } = await together();
      await list.has(id, 'with the first message', (channel) => channel.lastMessage?.id === message);
      const other = await current().createChannel({ by: 'bob', members: ['alice'] });
      await list.has(other.id, 'as new');
      const sent = await say(bob, id, 'two');
      await list.has(id, 'with the second message', (channel) => channel.lastMessage?.id === sent);
      const { lastMessage, lastSender, lastActivityAt } = list.channel(id);
      expect(lastMessage).to.include({ id: sent, channelId: id, senderId: bob.userId, text: 'two', kind: 'text' });
      expect(lastSender?.id).to.equal(bob.userId);
      expect(lastSender?.name).to.be.a('string').and.not.equal('');
      expect(lastActivityAt).to.equal(lastMessage!.sentAt);
      expect(lastActivityAt).to.be.at.least(list.channel(other.id).lastActivityAt);
    });

    it('puts a channel without messages where one came in', async () => {
      const before = Date.now() - CLOCKS_APART;
      const { id, list } = await together({ messages: [] });
      await list.has(id, 'as new');
      const { lastMessage, lastActivityAt, joinedAt = lastActivityAt, createdAt = lastActivityAt } = list.channel(id);
      expect(lastMessage).to.be.undefined;
      for (const time of [lastActivityAt, joinedAt, createdAt]) expect(time).to.be.within(before, Date.now() + CLOCKS_APART);
    });

    if (can('edit')) {
      it('has the last message as it stands: edited', async () => {
        const { id, alice, bob, list, message } = await together();
        await bob.edit(id, message, { text: 'better' }, { clientId: clientId() });
        await list.has(id, 'with the edit', (channel) => channel.lastMessage?.text === 'better');
        expect(list.channel(id).lastMessage).to.include({ id: message, senderId: bob.userId });
        const later = await ListWatch.open(alice);
        await later.has(id, 'with the edit', (channel) => channel.lastMessage?.id === message && channel.lastMessage.text === 'better');
      });
    }

    if (can('delete')) {
      it('has the last message as it stands: deleted', async () => {
        const { id, bob, list, message } = await together();
        await list.has(id, 'with the message', (channel) => channel.lastMessage?.id === message);
        await bob.delete(id, message, { clientId: clientId() });
        await list.has(id, 'without its text', ({ lastMessage }) => lastMessage?.id === message && lastMessage.deleted === true && lastMessage.text === '');
      });
    }

    it('tells every message once, in order, as news', async () => {
      const { id, alice, bob, list } = await together();
      const other = await current().createChannel({ by: 'bob', members: ['alice'] });
      const sent: string[] = [];
      for (const text of texts(5)) sent.push(await say(bob, id, text));
      const elsewhere = await say(bob, other.id, 'elsewhere');
      sent.push(await say(alice, id, 'of one’s own'));
      await list.hears(sent.at(-1)!);
      await list.hears(elsewhere);
      expect(list.heard(id)).to.deep.equal(sent);
      expect(list.heard(other.id)).to.deep.equal([elsewhere]);
      const news = list.updates.flatMap((update) => update.messages).find(({ message }) => message.id === sent[1]);
      expect(news?.message).to.include({ channelId: id, text: 'message 2', senderId: bob.userId });
      if (news?.sender) expect(news.sender.id).to.equal(bob.userId);
    });

    it('tells nothing as news that was there when one came in', async () => {
      const { id } = await current().createChannel({ by: 'bob', public: true, messages: texts(3) });
      const [alice, bob] = await Promise.all([current().connect('alice'), current().connect('bob')]);
      const list = await ListWatch.open(alice);
      await say(bob, id, 'before');
      await Watch.open(alice, id, { join: true });
      await list.has(id, 'joined');
      const fence = await say(bob, id, 'fence');
      await list.hears(fence);
      expect(list.heard(id)).to.deep.equal([fence]);
    });

    it('is told as a burst goes on, and ends as it is', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'] });
      const [alice, bob] = await Promise.all([current().connect('alice'), current().connect('bob')]);
      const opening: Promise<ListWatch>[] = [];
      let last = '';
      for (const text of texts(12)) {
        last = await say(bob, id, text);
        if (opening.length < 3) opening.push(ListWatch.open(alice));
      }
      for (const list of await Promise.all(opening)) await list.has(id, 'with the last message', (channel) => channel.lastMessage?.id === last);
    });

    it('goes on beside open channels', async () => {
      const { id, alice, bob, list } = await together();
      const other = await current().createChannel({ by: 'bob', members: ['alice'] });
      const watch = await Watch.open(alice, id);
      const second = await ListWatch.open(alice);
      const [here, there] = [await say(bob, id, 'here'), await say(bob, other.id, 'there')];
      await watch.hears(here);
      for (const either of [list, second]) {
        await either.has(id, 'with the last message', (channel) => channel.lastMessage?.id === here);
        await either.has(other.id, 'with the last message', (channel) => channel.lastMessage?.id === there);
      }
      watch.close();
      second.close();
      const after = await say(bob, id, 'after');
      await list.has(id, 'with the last message', (channel) => channel.lastMessage?.id === after);
    });

    it('misses nothing of what happens while one cannot get through', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'], messages: ['one'] });
      const left = await current().createChannel({ by: 'bob', members: ['alice'] });
      let { promise: through, resolve: letThrough } = deferred();
      letThrough();
      const alice = await current().connect('alice', { getToken: () => through.then(() => current().token('alice')) });
      const bob = await current().connect('bob');
      const list = await ListWatch.open(alice);
      await Promise.all([list.has(id, 'joined'), list.has(left.id, 'joined')]);
      ({ promise: through, resolve: letThrough } = deferred());
      let last = '';
      for (const text of texts(30)) last = await say(bob, id, text);
      const made = await current().createChannel({ by: 'bob', invited: ['alice'] });
      const again = await current().connect('alice');
      if (can('members')) await again.leave(left.id);
      letThrough();
      alice.wake();
      await list.has(id, 'with the last message', (channel) => channel.lastMessage?.id === last);
      await list.has(made.id, 'asked in', (channel) => channel.membership === 'invited');
      if (can('members')) await list.hasNot(left.id);
      await list.hears(last);
      expect(list.heard(id), 'none twice').to.deep.equal([...new Set(list.heard(id))]);
    });

    it('is each one’s own', async () => {
      const { id, bob, list } = await together();
      const carols = await ListWatch.open(await current().connect('carol'));
      const sent = await say(bob, id, 'not for carol');
      await list.hears(sent);
      expect(carols.heard()).to.be.empty;
      expect(carols.channels.has(id)).to.be.false;
    });

    it('tells nothing after the signal aborts or the connection closes', async () => {
      const { id, alice, bob, list } = await together();
      const left = await ListWatch.open(alice);
      const again = await current().connect('alice');
      const closed = await ListWatch.open(again);
      left.close();
      again.close();
      const before = [left.updates.length, closed.updates.length];
      await list.hears(await say(bob, id, 'hello'));
      await list.hears(await say(bob, id, 'again'));
      expect([left.updates.length, closed.updates.length]).to.deep.equal(before);
    });

    it('takes no update from a listener that throws', async () => {
      const { id, alice, bob, list } = await together();
      const controller = new AbortController();
      const report = globalThis.reportError;
      let reported = 0;
      globalThis.reportError = () => void reported++;
      try {
        await alice.watchChannels(() => { throw new Error('a listener threw'); }, { signal: controller.signal });
        const sent = [await say(bob, id, 'two'), await say(bob, id, 'three')];
        await list.hears(sent[1]!);
        const later = await ListWatch.open(alice);
        await later.hears(await say(bob, id, 'four'));
        expect(reported, 'reported').to.be.greaterThan(0);
      } finally {
        globalThis.reportError = report;
        controller.abort();
      }
    });
  });
};
