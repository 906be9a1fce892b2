/** Search: words in one's own channels, newest first, page by page. */

import { expect } from '@open-wc/testing';
import { isChatError } from '../../src/errors.js';
import type { ChatConnection, SearchQuery } from '../../src/backend/types.js';
import { clientId, type Group } from './fixture.js';

/** What people type or paste; none of it may break the search or find everything. */
const hostile = [
  '"', "' OR 1=1 --", '%', '*', 'kumquat*', 'NEAR(', 'AND', 'NOT kumquat', 'body:kumquat', '(((', '\\', '^', '🙂', '<script>alert(1)</script>',
  '-kumquat', 'a'.repeat(500), '"kumquat', '\u202E', '{}', '$1',
];

export const searching: Group = (current, can) => {
  if (!can('search')) {
    it('says unsupported to search', async () => {
      const alice = await current().connect('alice');
      const error: unknown = await alice.search({ text: 'anything' }).catch((cause: unknown) => cause);
      expect(isChatError(error) && error.code).to.equal('unsupported');
    });
    return;
  }

  /** alice and bob share two channels; carol has one of her own. */
  async function orchard() {
    const fruit = await current().createChannel({
      by: 'bob', members: ['alice'],
      messages: ['the first kumquat', 'a ripe Quince', 'kumquat and quince together', 'kumquats are something else', 'the last KUMQUAT!'],
    });
    const cake = await current().createChannel({ by: 'bob', members: ['alice'], messages: ['kumquat cake'] });
    const secret = await current().createChannel({ by: 'carol', messages: ['a secret kumquat'] });
    return { fruit, cake, secret, alice: await current().connect('alice') };
  }

  const idsOf = async (connection: ChatConnection, query: SearchQuery) =>
    (await connection.search(query)).results.map(({ message }) => message.id);

  describe('search', () => {
    it('finds a word in whatever case, newest first', async () => {
      const { fruit, alice } = await orchard();
      const ids = await idsOf(alice, { text: 'Kumquat', channelId: fruit.id });
      const [first, , both, plural, last] = fruit.messageIds;
      // Whether a plural is the same word is the server's business.
      expect(ids.filter((id) => id !== plural)).to.deep.equal([last, both, first]);
    });

    it('finds messages that have all the words', async () => {
      const { fruit, alice } = await orchard();
      expect(await idsOf(alice, { text: 'quince kumquat', channelId: fruit.id })).to.deep.equal([fruit.messageIds[2]]);
    });

    it('finds no part of a word', async () => {
      const { fruit, alice } = await orchard();
      expect(await idsOf(alice, { text: 'mqua', channelId: fruit.id })).to.be.empty;
    });

    it('searches all of one’s channels, or one of them', async () => {
      const { fruit, cake, alice } = await orchard();
      const everywhere = await idsOf(alice, { text: 'kumquat' });
      expect(everywhere).to.include.members([cake.messageIds[0]!, fruit.messageIds[0]!]);
      expect(await idsOf(alice, { text: 'kumquat', channelId: cake.id })).to.deep.equal(cake.messageIds);
    });

    it('shows nobody what they may not read', async () => {
      const { secret, alice } = await orchard();
      expect(await idsOf(alice, { text: 'kumquat' })).to.not.include(secret.messageIds[0]);
      const answer = await alice.search({ text: 'secret', channelId: secret.id }).catch((error: unknown) => {
        if (isChatError(error) && ['forbidden', 'no_access', 'not_found'].includes(error.code)) return { results: [] };
        throw error;
      });
      expect(answer.results).to.be.empty;
    });

    it('tells the message, who wrote it and what to highlight', async () => {
      const { cake, alice } = await orchard();
      const { results, highlights, next } = await alice.search({ text: 'kumquat', channelId: cake.id });
      expect(results[0]!.message).to.include({ id: cake.messageIds[0], channelId: cake.id, text: 'kumquat cake', senderId: await current().userId('bob') });
      expect(results[0]!.sender?.name).to.be.a('string').and.not.equal('');
      expect(highlights.map((word) => word.toLowerCase())).to.include('kumquat');
      expect(next).to.be.undefined;
    });

    for (const [what, meanwhile] of [['', false], [', even if more is written meanwhile', true]] as const) {
      it(`pages, with no result twice or missing${what}`, async () => {
        const { id, messageIds } = await current().createChannel({
          by: 'bob', members: ['alice'], messages: Array.from({ length: 7 }, (_, index) => `medlar ${index}`),
        });
        const alice = await current().connect('alice');
        const told: string[] = [];
        let cursor: string | undefined;
        let count = 0;
        do {
          const page = await alice.search({ text: 'medlar', channelId: id, limit: 3, ...(cursor !== undefined && { cursor }) });
          expect(page.results.length, 'no more than the limit').to.be.at.most(3);
          told.push(...page.results.map(({ message }) => message.id));
          if (meanwhile && count === 0) await alice.send(id, { text: 'medlar of another kind' }, { clientId: clientId() });
          cursor = page.next;
        } while (cursor !== undefined && ++count < 10);
        expect(told).to.deep.equal([...messageIds].reverse());
      });
    }

    it('finds what was just sent', async () => {
      const { cake, alice } = await orchard();
      const { id } = await alice.send(cake.id, { text: 'pomegranate' }, { clientId: clientId() });
      expect(await idsOf(alice, { text: 'pomegranate' })).to.deep.equal([id]);
    });

    it('answers nothing where there is nothing', async () => {
      const { fruit, alice } = await orchard();
      const page = await alice.search({ text: 'durian', channelId: fruit.id });
      expect(page.results).to.be.empty;
      expect(page.next).to.be.undefined;
    });

    it('names the channel, where several are searched', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'], name: 'Orchard rules', messages: ['the tamarillo is mine'] });
      const alice = await current().connect('alice');
      const everywhere = await alice.search({ text: 'tamarillo' });
      const found = everywhere.results.find(({ message }) => message.channelId === id);
      expect(found?.channelName).to.equal('Orchard rules');
      const inside = await alice.search({ text: 'tamarillo', channelId: id });
      expect(inside.results[0]?.channelName).to.be.undefined;
    });

    it('leads to the message: each result can be opened', async () => {
      const { fruit, alice } = await orchard();
      const { results } = await alice.search({ text: 'quince', channelId: fruit.id });
      expect(results).to.have.length(2);
      for (const { message } of results) {
        const page = await alice.around(fruit.id, message.id);
        expect(page.events.some((event) => event.type === 'message' && event.message.id === message.id)).to.be.true;
      }
    });

    if (can('edit')) {
      it('finds an edited message by its new words, as the message it is', async () => {
        const { cake, alice } = await orchard();
        const { id } = await alice.send(cake.id, { text: 'rhubarb' }, { clientId: clientId() });
        await alice.edit(cake.id, id, { text: 'gooseberry' }, { clientId: clientId() });
        const { results } = await alice.search({ text: 'gooseberry', channelId: cake.id });
        expect(results.map(({ message }) => message.id)).to.deep.equal([id]);
        expect(results[0]!.message.text).to.equal('gooseberry');
      });
    }

    if (can('delete')) {
      it('does not find what was deleted', async () => {
        const { cake, alice } = await orchard();
        const { id } = await alice.send(cake.id, { text: 'persimmon' }, { clientId: clientId() });
        await alice.delete(cake.id, id, { clientId: clientId() });
        expect(await idsOf(alice, { text: 'persimmon', channelId: cake.id })).to.be.empty;
      });
    }

    it('takes any text for words', async () => {
      const { secret, alice } = await orchard();
      for (const text of hostile) {
        const ids = await idsOf(alice, { text }).catch((error: unknown) => {
          throw new Error(`${text} rejected`, { cause: error });
        });
        expect(ids, text).to.not.include(secret.messageIds[0]);
      }
    });
  });
};
