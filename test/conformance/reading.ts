/** Who has read how far, what a channel was at a moment, and where a message is on the web. */

import { expect } from '@open-wc/testing';
import { turn } from '../support/async.js';
import { expectRejection } from './expect.js';
import { clientId, texts, type Group } from './fixture.js';
import { messageIds } from './view.js';
import { Watch } from './watch.js';

export const reading: Group = (current, can) => {
  const opened = async (messages: readonly string[]) => {
    const { id, messageIds: sent } = await current().createChannel({ by: 'bob', members: ['alice'], messages });
    const [alice, bob] = await Promise.all([current().connect('alice'), current().connect('bob')]);
    return { id, sent, alice, bob };
  };

  if (can('receipts')) {
    describe('who has read how far', () => {
      it('is told live, to the user themselves too, and to whoever opens the channel', async () => {
        const { id, sent, alice, bob } = await opened(texts(3));
        const watches = [await Watch.open(alice, id), await Watch.open(bob, id)];
        await alice.markRead(id, sent[1]!);
        for (const watch of watches) await watch.when('that alice has read', (view) => view.receipts.get(alice.userId) === sent[1]);
        for (const connection of [alice, bob]) expect((await Watch.open(connection, id)).view.receipts.get(alice.userId)).to.equal(sent[1]);
      });

      it('goes forward only', async () => {
        const { id, sent, alice, bob } = await opened(texts(3));
        const watch = await Watch.open(bob, id);
        await alice.markRead(id, sent[2]!);
        await watch.when('that alice has read', (view) => view.receipts.get(alice.userId) === sent[2]);
        await alice.markRead(id, sent[0]!);
        await watch.hears((await bob.send(id, { text: 'fence' }, { clientId: clientId() })).id);
        expect(watch.view.receipts.get(alice.userId)).to.equal(sent[2]);
      });
    });
  }

  describe('what a channel was at a moment', () => {
    if (!can('dates')) {
      it('says unsupported', async () => {
        const { id, alice } = await opened(['one']);
        await expectRejection(alice.atTime(id, 0), 'unsupported');
      });
      return;
    }

    it('is what happened first from then on', async () => {
      const { id, sent, alice, bob } = await opened(texts(2));
      const before = (await Watch.open(alice, id)).view.message(sent[1]!)!.sentAt;
      while (Date.now() <= before + 1) await turn();
      const { id: later } = await bob.send(id, { text: 'later' }, { clientId: clientId() });
      const watch = await Watch.open(alice, id);
      const found = await alice.atTime(id, watch.view.message(later)!.sentAt);
      expect(messageIds((await alice.around(id, found.id, { limit: 4 })).events)).to.include(later);
      if (watch.view.message(later)!.sentAt > before) expect(found.id).to.equal(later);
    });

    it('is its beginning, of a moment before that', async () => {
      const { id, sent, alice } = await opened(texts(2));
      const { id: found } = await alice.atTime(id, 1000);
      expect(messageIds((await alice.around(id, found, { limit: 20 })).events)[0]).to.equal(sent[0]);
    });

    it('is not_found where nothing has happened since, or one may not see it', async () => {
      const { id, alice } = await opened(['one']);
      await expectRejection(alice.atTime(id, Date.now() + 3_600_000), 'not_found');
      await expectRejection((await current().connect('carol')).atTime(id, 1000), 'not_found', 'forbidden');
    });
  });

  if (can('permalinks')) {
    it('says where a message is on the web', async () => {
      const { id, sent, alice } = await opened(texts(2));
      const [one, other] = sent.map((messageId) => new URL(alice.permalink(id, messageId)).href);
      expect(one).not.to.equal(other);
    });
  }
};
