/** Threads: what is in them is told with whose thread it is, counted with that message, and paged by itself. */

import { expect } from '@open-wc/testing';
import type { ChatConnection } from '../../src/backend/types.js';
import { expectRejection } from './expect.js';
import { clientId, texts, type Group } from './fixture.js';
import { messageIds, View } from './view.js';
import { Watch } from './watch.js';

export const threads: Group = (current, can) => {
  if (!can('threads')) {
    describe('threads', () => {
      it('says unsupported', async () => {
        const { id, messageIds: sent } = await current().createChannel({ by: 'alice', messages: ['one'] });
        await expectRejection((await current().connect('alice')).thread(id, sent[0]!), 'unsupported');
      });
    });
    return;
  }

  const say = async (connection: ChatConnection, id: string, text: string, threadId?: string) =>
    (await connection.send(id, { text, ...(threadId && { threadId }) }, { clientId: clientId() })).id;

  /** alice has a channel open, in which bob has written. */
  async function together(messages: readonly string[] = ['root']) {
    const { id, messageIds: sent } = await current().createChannel({ by: 'bob', members: ['alice'], messages });
    const [alice, bob] = await Promise.all([current().connect('alice'), current().connect('bob')]);
    return { id, alice, bob, sent, root: sent.at(-1)!, watch: await Watch.open(alice, id) };
  }

  describe('threads', () => {
    it('bring a message with whose thread it is in, live and to whoever opens the channel', async () => {
      const { id, alice, bob, root, watch } = await together();
      const sent = await say(bob, id, 'in the thread', root);
      await watch.hears(sent);
      for (const view of [watch.view, (await Watch.open(alice, id)).view]) {
        expect(view.message(sent)).to.include({ text: 'in the thread', threadId: root });
        expect(view.message(sent)!.replyTo, 'answers nothing').to.be.undefined;
        expect(view.message(root)!.threadId).to.be.undefined;
      }
    });

    it('keep what a message in them answers', async () => {
      const { id, bob, root, watch } = await together();
      const first = await say(bob, id, 'first', root);
      const { id: second } = await bob.send(id, { text: 'second', threadId: root, replyTo: first }, { clientId: clientId() });
      await watch.hears(second);
      expect(watch.view.message(second)).to.include({ threadId: root, replyTo: first });
    });

    it('are counted with their first message, for whoever opens the channel or pages to it', async () => {
      const { id, alice, bob, root } = await together();
      for (const text of texts(3)) await say(bob, id, text, root);
      const last = await say(alice, id, 'last', root);
      expect((await Watch.open(alice, id)).view.threadCount(root)).to.equal(4);
      const paged = new View();
      paged.apply((await alice.around(id, root, { limit: 4 })).events);
      expect(paged.threadCount(root)).to.equal(4);
      expect(paged.threads.get(root)!.last).to.include({ id: last, senderId: alice.userId });
    });

    it('are pages of their own, with the first message before all', async () => {
      const { id, alice, bob, root } = await together(['before', 'root']);
      const sent: string[] = [];
      for (const text of texts(5)) {
        sent.push(await say(bob, id, text, root));
        await say(bob, id, `besides ${text}`);
      }
      const told: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await alice.thread(id, root, { limit: 2, ...(cursor && { cursor }) });
        told.unshift(...messageIds(page.events));
        expect(told.length, 'it comes to an end').to.be.at.most(6);
        cursor = page.before;
      } while (cursor !== undefined);
      expect(told).to.deep.equal([root, ...sent]);
    });

    it('are one page where they are short, with who wrote and what happened to it', async () => {
      const { id, alice, bob, root } = await together();
      const sent = await say(bob, id, 'helo', root);
      if (can('edit')) await bob.edit(id, sent, { text: 'hello' }, { clientId: clientId() });
      if (can('reactions')) await alice.react(id, sent, '👍', { clientId: clientId() });
      const page = await alice.thread(id, root);
      const view = new View();
      view.apply(page.events);
      expect(messageIds(page.events)).to.deep.equal([root, sent]);
      expect(page.before).to.be.undefined;
      if (can('edit')) expect(view.text(sent)).to.equal('hello');
      if (can('reactions')) expect(view.reactions(sent)).to.deep.equal([`👍 ${alice.userId}`]);
      expect(view.participants.get(bob.userId)?.name).to.be.a('string').and.not.equal('');
    });

    it('are empty where nobody has begun one', async () => {
      const { id, alice, root } = await together();
      const page = await alice.thread(id, root);
      expect(messageIds(page.events)).to.deep.equal([root]);
      expect(page.before).to.be.undefined;
      expect((await Watch.open(alice, id)).view.threadCount(root)).to.equal(0);
    });

    it('make one message of one client id', async () => {
      const { id, alice, root } = await together();
      const own = clientId();
      const message = { text: 'once', threadId: root };
      const first = await alice.send(id, message, { clientId: own });
      expect(await alice.send(id, message, { clientId: own })).to.deep.equal(first);
      expect(messageIds((await alice.thread(id, root)).events)).to.deep.equal([root, first.id]);
    });

    it('cannot begin at a message that is in one', async () => {
      const { id, alice, root } = await together();
      const reply = await say(alice, id, 'in the thread', root);
      await expectRejection(say(alice, id, 'deeper', reply), 'bad_request');
    });

    it('say not_found of a message that is not there, or one may not see', async () => {
      const { id, alice, root } = await together();
      await expectRejection(alice.thread(id, (await current().unknown()).messageId), 'not_found');
      await expectRejection((await current().connect('carol')).thread(id, root), 'not_found');
    });

    if (can('delete')) {
      it('do not count what has been deleted', async () => {
        const { id, alice, bob, root } = await together();
        const [, second] = [await say(bob, id, 'first', root), await say(bob, id, 'second', root)];
        await bob.delete(id, second, { clientId: clientId() });
        expect((await Watch.open(alice, id)).view.threadCount(root)).to.equal(1);
      });
    }

    if (can('receipts')) {
      it('are read by themselves', async () => {
        const { id, alice, bob, root } = await together();
        const reply = await say(bob, id, 'in the thread', root);
        const watch = await Watch.open(bob, id);
        const main = watch.view.receipts.get(alice.userId);
        await alice.markRead(id, reply, { threadId: root });
        await watch.when('that alice has read the thread', (view) => view.receipts.get(`${alice.userId} ${root}`) === reply);
        expect(watch.view.receipts.get(alice.userId), 'and nothing else').to.equal(main);
      });

      it('are unread until they are read, or all is', async () => {
        const { id, alice, bob, root, watch } = await together();
        await alice.markRead(id, root);
        await watch.when('nothing unread', (view) => view.unread === 0);
        const first = await say(bob, id, 'first', root);
        await watch.when('one unread', (view) => view.unread === 1);
        await alice.markRead(id, first, { threadId: root });
        await watch.when('nothing unread, the thread is read', (view) => view.unread === 0);
        const second = await say(bob, id, 'second', root);
        await watch.when('one unread again', (view) => view.unread === 1);
        await alice.markRead(id, second);
        await watch.when('nothing unread, all is read', (view) => view.unread === 0);
      });
    }
  });
};
