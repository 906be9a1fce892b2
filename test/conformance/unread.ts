/** What is unread in the list of channels: counts, marks, and how far everybody has read. */

import { expect } from '@open-wc/testing';
import type { ChatConnection } from '../../src/backend/types.js';
import { clientId, texts, type Group } from './fixture.js';
import { ListWatch } from './list-watch.js';
import { Watch } from './watch.js';

export const unread: Group = (current, can) => {
  if (!can('channels') || !can('receipts')) return;

  const say = async (connection: ChatConnection, id: string, text: string) =>
    (await connection.send(id, { text }, { clientId: clientId() })).id;

  /** alice has her list open, with a channel in it that she has read to the end. */
  async function read(members: readonly string[] = ['alice']) {
    const { id, messageIds } = await current().createChannel({ by: 'bob', members, messages: ['one'] });
    const [alice, bob] = await Promise.all([current().connect('alice'), current().connect('bob')]);
    await alice.markRead(id, messageIds[0]!);
    const list = await ListWatch.open(alice);
    await list.has(id, 'read', (channel) => channel.unreadCount === 0);
    return { id, alice, bob, list, message: messageIds[0]! };
  }

  describe('what is unread, in the list of channels', () => {
    it('counts what others write, until it is read', async () => {
      const { id, alice, bob, list } = await read();
      const sent = [await say(bob, id, 'two'), await say(bob, id, 'three')];
      await list.has(id, 'with two unread', (channel) => channel.unreadCount === 2);
      const later = await ListWatch.open(await current().connect('alice'));
      await later.has(id, 'with two unread', (channel) => channel.unreadCount === 2);
      await alice.markRead(id, sent[0]!);
      await list.has(id, 'with one unread', (channel) => channel.unreadCount === 1);
      await alice.markRead(id, sent[1]!);
      await list.has(id, 'with none unread', (channel) => channel.unreadCount === 0);
      await later.has(id, 'with none unread', (channel) => channel.unreadCount === 0);
    });

    it('counts in each channel for itself', async () => {
      const { id, bob, list } = await read();
      const other = await read();
      await say(bob, other.id, 'two');
      await list.has(other.id, 'with one unread', (channel) => channel.unreadCount === 1);
      expect(list.channel(id).unreadCount).to.equal(0);
    });

    it('does not count one’s own messages', async () => {
      const { id, alice, list } = await read();
      const sent = await say(alice, id, 'of one’s own');
      await list.has(id, 'with the message', (channel) => channel.lastMessage?.id === sent);
      expect(list.channel(id).unreadCount).to.equal(0);
    });

    it('does not count what was there when one came in', async () => {
      const { id } = await current().createChannel({ by: 'bob', public: true, messages: texts(3) });
      const [alice, bob] = await Promise.all([current().connect('alice'), current().connect('bob')]);
      const list = await ListWatch.open(alice);
      await say(bob, id, 'before');
      await Watch.open(alice, id, { join: true });
      await list.has(id, 'with none unread', (channel) => channel.unreadCount === 0);
      await say(bob, id, 'after');
      await list.has(id, 'with one unread', (channel) => channel.unreadCount === 1);
    });

    it('is what one marks it as, until it is read, though no message is unread', async () => {
      const { id, alice, list, message } = await read();
      expect(list.channel(id).markedUnread).to.be.false;
      await alice.markUnread(id, true);
      await list.has(id, 'marked', (channel) => channel.markedUnread);
      const later = await ListWatch.open(await current().connect('alice'));
      await later.has(id, 'marked', (channel) => channel.markedUnread);
      await alice.markRead(id, message);
      await list.has(id, 'no longer marked', (channel) => !channel.markedUnread);
      await later.has(id, 'no longer marked', (channel) => !channel.markedUnread);
    });

    it('is marked for nobody else, and the mark can be taken back', async () => {
      const { id, alice, bob, list } = await read();
      const bobs = await ListWatch.open(bob);
      await alice.markUnread(id, true);
      await alice.markUnread(id, true);
      await list.has(id, 'marked', (channel) => channel.markedUnread);
      await alice.markUnread(id, false);
      await alice.markUnread(id, false);
      await list.has(id, 'no longer marked', (channel) => !channel.markedUnread);
      expect(bobs.updates.flatMap(({ changed }) => changed).some((channel) => channel.id === id && channel.markedUnread)).to.be.false;
    });

    it('says until when one has read, and until when everybody else has', async () => {
      const { id, alice, bob, list } = await read(['alice', 'carol']);
      const carol = await current().connect('carol');
      const bobs = await ListWatch.open(bob);
      const sent = await say(bob, id, 'read this');
      await list.has(id, 'with the message', (channel) => channel.lastMessage?.id === sent);
      const { sentAt } = list.channel(id).lastMessage!;
      await alice.markRead(id, sent);
      await list.has(id, 'read', ({ readUntil = 0 }) => readUntil >= sentAt);
      expect(bobs.channel(id).everyoneReadUntil, 'carol has read nothing').to.be.undefined;
      await carol.markRead(id, sent);
      await bobs.has(id, 'read by everybody', ({ everyoneReadUntil = 0 }) => everyoneReadUntil >= sentAt);
      const later = await ListWatch.open(await current().connect('bob'));
      await later.has(id, 'read by everybody', ({ everyoneReadUntil = 0 }) => everyoneReadUntil >= sentAt);
    });
  });
};
