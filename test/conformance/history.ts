/** Paging: from the newest to the very first message, and around one in the middle. */

import { expect } from '@open-wc/testing';
import type { ChannelEvent, ChatConnection, Cursor } from '../../src/backend/types.js';
import { expectRejection } from './expect.js';
import { texts, type Group } from './fixture.js';
import { messageIds, View } from './view.js';
import { Watch } from './watch.js';

/** More pages than any of these channels has: whoever needs so many goes in circles. */
const TOO_MANY = 40;

export const history: Group = (current, can) => {
  async function channelOf(count: number) {
    const { id, messageIds } = await current().createChannel({ by: 'bob', members: ['alice'], messages: texts(count) });
    return { id, sent: messageIds, alice: await current().connect('alice') };
  }

  describe('paging', () => {
    for (const limit of [1, 4, 7]) {
      it(`reaches the very first message, ${limit} at a time, with none twice or missing`, async () => {
        const { id, sent, alice } = await channelOf(limit === 1 ? 6 : 23);
        const { snapshot } = await Watch.open(alice, id, { limit });
        const told = messageIds(snapshot.events);
        for (const events of await pages(alice, id, snapshot.before, 'before', limit)) told.unshift(...messageIds(events));
        expect(told).to.deep.equal(sent);
      });
    }

    it('says who wrote on an older page', async () => {
      const { id, alice } = await channelOf(23);
      const { snapshot } = await Watch.open(alice, id, { limit: 4 });
      const view = new View();
      view.apply((await alice.page(id, snapshot.before!, 'before', { limit: 4 })).events);
      expect(view.messages).to.not.be.empty;
      expect(view.participants.get(await current().userId('bob'))?.name).to.be.a('string').and.not.equal('');
    });

    it('answers the same page for the same cursor, whatever is written meanwhile', async () => {
      const { id, alice } = await channelOf(12);
      const { snapshot } = await Watch.open(alice, id, { limit: 4 });
      const first = await alice.page(id, snapshot.before!, 'before', { limit: 4 });
      await alice.send(id, { text: 'newer' }, { clientId: 'newer' });
      const second = await alice.page(id, snapshot.before!, 'before', { limit: 4 });
      expect(messageIds(second.events)).to.deep.equal(messageIds(first.events));
    });

    it('rejects with aborted', async () => {
      const { id, alice } = await channelOf(12);
      const { snapshot } = await Watch.open(alice, id, { limit: 4 });
      await expectRejection(alice.page(id, snapshot.before!, 'before', { signal: AbortSignal.abort() }), 'aborted');
      const controller = new AbortController();
      const page = expectRejection(alice.page(id, snapshot.before!, 'before', { signal: controller.signal }), 'aborted');
      controller.abort();
      await page;
    });

    if (can('edit') && can('delete') && can('reactions')) {
      it('tells old messages as they stand now', async () => {
        const { id, sent, alice } = await channelOf(12);
        const bob = await current().connect('bob');
        await bob.edit(id, sent[0]!, { text: 'edited' }, { clientId: 'edit' });
        await bob.delete(id, sent[1]!, { clientId: 'delete' });
        await bob.react(id, sent[2]!, '👍', { clientId: 'react' });
        const { snapshot, view } = await Watch.open(alice, id, { limit: 4 });
        for (const events of await pages(alice, id, snapshot.before, 'before', 4)) view.apply(events);
        expect(view.text(sent[0]!)).to.equal('edited');
        expect(view.text(sent[1]!) ?? '').to.equal('');
        expect(view.reactions(sent[2]!)).to.deep.equal([`👍 ${bob.userId}`]);
        expect(view.text(sent[3]!)).to.equal('message 4');
      });
    }
  });

  describe('around a message', () => {
    it('answers it with its neighbours', async () => {
      const { id, sent, alice } = await channelOf(23);
      const page = await alice.around(id, sent[11]!, { limit: 6 });
      const told = messageIds(page.events);
      const start = sent.indexOf(told[0]!);
      expect(told).to.include(sent[11]);
      expect(told.length).to.be.within(3, 7);
      expect(told, 'without holes, oldest first').to.deep.equal(sent.slice(start, start + told.length));
      expect(told[0], 'something before it').to.not.equal(sent[11]);
      expect(told.at(-1), 'something after it').to.not.equal(sent[11]);
      expect(page.before).to.be.a('string');
      expect(page.after).to.be.a('string');
    });

    for (const [where, index] of [['the first', 0], ['a middle', 9], ['the newest', 22]] as const) {
      it(`reaches both ends from ${where} message, with none twice or missing`, async () => {
        const { id, sent, alice } = await channelOf(23);
        const page = await alice.around(id, sent[index]!, { limit: 6 });
        const told = messageIds(page.events);
        expect(told).to.include(sent[index]);
        for (const events of await pages(alice, id, page.before, 'before', 5)) told.unshift(...messageIds(events));
        for (const events of await pages(alice, id, page.after, 'after', 5)) told.push(...messageIds(events));
        expect(told).to.deep.equal(sent);
      });
    }

    it('says not_found of a message that is not there', async () => {
      const { id, alice } = await channelOf(3);
      await expectRejection(alice.around(id, (await current().unknown()).messageId), 'not_found');
    });

    it('says not_found to who may not see it', async () => {
      const { id, sent } = await channelOf(3);
      const carol = await current().connect('carol');
      await expectRejection(carol.around(id, sent[1]!), 'not_found');
    });
  });
};

/** All pages from a cursor to the end, in the order asked for. */
async function pages(
  connection: ChatConnection, channelId: string, start: Cursor | undefined, direction: 'before' | 'after', limit: number,
): Promise<(readonly ChannelEvent[])[]> {
  const all: (readonly ChannelEvent[])[] = [];
  for (let cursor = start; cursor !== undefined; ) {
    const page = await connection.page(channelId, cursor, direction, { limit });
    all.push(page.events);
    expect(all.length, 'pages').to.be.at.most(TOO_MANY);
    cursor = page[direction];
  }
  return all;
}
