/** What others do arrives while a channel is open. */

import { expect } from '@open-wc/testing';
import type { ChatConnection } from '../../src/backend/types.js';
import { expectRejection } from './expect.js';
import { clientId, texts, type Group } from './fixture.js';
import { Watch } from './watch.js';

export const live: Group = (current, can) => {
  /** alice has a channel open that bob writes to, with some messages of bob's in it. */
  async function together(messages = ['one']) {
    const { id, messageIds } = await current().createChannel({ by: 'bob', members: ['alice'], messages });
    const [alice, bob] = await Promise.all([current().connect('alice'), current().connect('bob')]);
    return { id, alice, bob, messageIds, message: messageIds[0]!, watch: await Watch.open(alice, id) };
  }

  const say = async (connection: ChatConnection, id: string, text: string) =>
    (await connection.send(id, { text }, { clientId: clientId() })).id;

  describe('live updates', () => {
    it('brings messages, in order, with who wrote them', async () => {
      const { id, bob, watch, messageIds } = await together();
      const sent: string[] = [];
      for (const text of texts(5)) sent.push(await say(bob, id, text));
      await watch.hears(sent.at(-1)!);
      expect(await watch.timeline()).to.deep.equal([...messageIds, ...sent]);
      expect(watch.view.message(sent[2]!)).to.include({ text: 'message 3', senderId: bob.userId, channelId: id, kind: 'text' });
      expect(watch.view.participants.has(bob.userId)).to.be.true;
    });

    it('introduces a newcomer who writes', async () => {
      const { id } = await current().createChannel({ by: 'bob', public: true });
      const watch = await Watch.open(await current().connect('bob'), id);
      const carol = await current().connect('carol');
      await Watch.open(carol, id, { join: true });
      await watch.hears(await say(carol, id, 'hello'));
      expect(watch.view.participants.get(carol.userId)?.name).to.be.a('string').and.not.equal('');
    });

    it('goes both ways', async () => {
      const { id, alice, bob, watch } = await together();
      const other = await Watch.open(bob, id);
      const [fromAlice, fromBob] = await Promise.all([say(alice, id, 'from alice'), say(bob, id, 'from bob')]);
      await Promise.all([watch.hears(fromAlice), watch.hears(fromBob), other.hears(fromAlice), other.hears(fromBob)]);
      expect(await watch.timeline(), 'everybody sees one order').to.deep.equal(await other.timeline());
    });

    if (can('typing')) {
      it('brings who types, and who no longer does', async () => {
        const { id, bob, watch } = await together();
        await bob.setTyping(id, true);
        await watch.when('bob types', (view) => view.typing.includes(bob.userId));
        await bob.setTyping(id, false);
        await watch.when('bob has stopped', (view) => !view.typing.includes(bob.userId));
      });
    }

    if (can('receipts')) {
      it('brings how far others have read', async () => {
        const { id, alice, bob } = await together(texts(3));
        const watch = await Watch.open(bob, id);
        const last = await say(bob, id, 'read this');
        await alice.markRead(id, last);
        await watch.when('the receipt of alice', (view) => view.receipts.get(alice.userId) === last);
      });

      it('tells a newcomer how far others have read', async () => {
        const { id, alice, bob, message } = await together();
        const first = await Watch.open(bob, id);
        await alice.markRead(id, message);
        await first.when('the receipt of alice', (view) => view.receipts.get(alice.userId) === message);
        const second = await Watch.open(await current().connect('bob'), id);
        await second.when('the receipt of alice', (view) => view.receipts.get(alice.userId) === message);
      });

      it('counts what is unread', async () => {
        const { id, alice, bob, watch, message } = await together();
        await alice.markRead(id, message);
        await watch.when('nothing unread', (view) => (view.unread ?? 0) === 0);
        const sent = [await say(bob, id, 'two'), await say(bob, id, 'three')];
        await watch.when('two unread', (view) => view.unread === 2);
        await alice.markRead(id, sent[0]!);
        await watch.when('one unread', (view) => view.unread === 1);
        await alice.markRead(id, sent[1]!);
        await watch.when('nothing unread again', (view) => view.unread === 0);
      });

      it('tells what is unread when a channel is opened', async () => {
        const { id, alice, bob, message } = await together();
        await alice.markRead(id, message);
        await say(bob, id, 'two');
        const watch = await Watch.open(await current().connect('alice'), id);
        await watch.when('one unread', (view) => view.unread === 1);
      });
    }
  });

  if (can('edit')) {
    describe('editing', () => {
      it('reaches others and stays', async () => {
        const { id, alice, bob, watch, message } = await together();
        await bob.edit(id, message, { text: 'better' }, { clientId: clientId() });
        await watch.when('the edit', (view) => view.text(message) === 'better');
        expect(watch.view.message(message)!.editedAt).to.be.a('number');
        const later = await Watch.open(alice, id);
        expect(later.view.text(message)).to.equal('better');
        expect(later.view.message(message)!.editedAt).to.be.a('number');
        expect([...later.view.messages.keys()], 'no message of its own').to.deep.equal([message]);
      });

      it('can be done again', async () => {
        const { id, alice, bob, watch, message } = await together();
        await bob.edit(id, message, { text: 'better' }, { clientId: clientId() });
        await bob.edit(id, message, { text: 'best', html: '<b>best</b>' }, { clientId: clientId() });
        await watch.when('the second edit', (view) => view.text(message) === 'best');
        const later = await Watch.open(alice, id);
        expect(later.view.message(message)).to.include({ text: 'best', html: '<b>best</b>' });
      });

      it('changes nothing that somebody else wrote', async () => {
        const { id, alice, bob, watch, message } = await together();
        await alice.edit(id, message, { text: 'forged' }, { clientId: clientId() }).catch(() => undefined);
        await watch.hears(await say(bob, id, 'fence'));
        expect(watch.view.text(message)).to.equal('one');
        const later = await Watch.open(bob, id);
        expect(later.view.text(message)).to.equal('one');
        expect(later.view.messages, 'no message of its own').to.have.length(2);
      });
    });
  }

  if (can('delete')) {
    describe('deleting', () => {
      it('reaches others and stays', async () => {
        const { id, alice, bob, watch, messageIds } = await together(['one', 'two']);
        await bob.delete(id, messageIds[0]!, { clientId: clientId() });
        await watch.when('the deletion', (view) => view.text(messageIds[0]!) === '');
        const later = await Watch.open(alice, id);
        expect(later.view.text(messageIds[0]!) ?? '').to.equal('');
        expect(later.view.text(messageIds[1]!)).to.equal('two');
      });

      it('takes what was edited, too', async () => {
        const { id, alice, bob, watch, message } = await together();
        if (can('edit')) await bob.edit(id, message, { text: 'regretted' }, { clientId: clientId() });
        await bob.delete(id, message, { clientId: clientId() });
        await watch.when('the deletion', (view) => view.text(message) === '');
        const later = await Watch.open(alice, id);
        expect(later.view.text(message) ?? '').to.equal('');
      });

      it('is forbidden for what somebody else wrote', async () => {
        const { id, alice, bob, watch, message } = await together();
        await expectRejection(alice.delete(id, message, { clientId: clientId() }), 'forbidden');
        await watch.hears(await say(bob, id, 'fence'));
        expect(watch.view.text(message)).to.equal('one');
      });

      it('is allowed to whoever made the channel', async () => {
        const { id, alice, bob, watch } = await together();
        const unwanted = await say(alice, id, 'unwanted');
        await bob.delete(id, unwanted, { clientId: clientId() });
        await watch.when('the deletion', (view) => view.text(unwanted) === '');
      });
    });
  }

  if (can('reactions')) {
    describe('reacting', () => {
      it('reaches others, stays, and can be taken back', async () => {
        const { id, alice, bob, watch, message } = await together();
        await bob.react(id, message, '👍', { clientId: clientId() });
        await watch.when('the reaction', (view) => view.reactions(message).length > 0);
        expect(watch.view.reactions(message)).to.deep.equal([`👍 ${bob.userId}`]);
        expect((await Watch.open(alice, id)).view.reactions(message)).to.deep.equal([`👍 ${bob.userId}`]);
        await bob.delete(id, watch.view.reactionId(message, bob.userId, '👍')!, { clientId: clientId() });
        await watch.when('no reaction', (view) => view.reactions(message).length === 0);
        expect((await Watch.open(alice, id)).view.reactions(message)).to.be.empty;
        expect(watch.view.text(message), 'the message').to.equal('one');
      });

      it('twice is no error, and one reaction', async () => {
        const { id, bob, watch, message } = await together();
        await bob.react(id, message, '👍', { clientId: clientId() });
        await bob.react(id, message, '👍', { clientId: clientId() });
        await watch.hears(await say(bob, id, 'fence'));
        expect(watch.view.reactions(message)).to.deep.equal([`👍 ${bob.userId}`]);
      });

      it('keeps people and emojis apart', async () => {
        const { id, alice, bob, watch, message } = await together();
        const other = await Watch.open(bob, id);
        await bob.react(id, message, '👍', { clientId: clientId() });
        await bob.react(id, message, '👩🏽‍🚀', { clientId: clientId() });
        await alice.react(id, message, '👍', { clientId: clientId() });
        const all = [`👍 ${alice.userId}`, `👍 ${bob.userId}`, `👩🏽‍🚀 ${bob.userId}`];
        for (const { when } of [watch, other].map((each) => ({ when: each.when.bind(each) }))) {
          await when('three reactions', (view) => view.reactions(message).length === 3);
        }
        expect(watch.view.reactions(message)).to.have.members(all);
      });

      it('can be done again after it was taken back', async () => {
        const { id, bob, watch, message } = await together();
        await bob.react(id, message, '👍', { clientId: clientId() });
        await watch.when('the reaction', (view) => view.reactions(message).length === 1);
        await bob.delete(id, watch.view.reactionId(message, bob.userId, '👍')!, { clientId: clientId() });
        await watch.when('no reaction', (view) => view.reactions(message).length === 0);
        await bob.react(id, message, '👍', { clientId: clientId() });
        await watch.when('the reaction again', (view) => view.reactions(message).length === 1);
      });
    });
  }
};
