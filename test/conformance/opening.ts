/** Finding a channel, opening it, and what is told about it. */

import { expect } from '@open-wc/testing';
import { expectRejection } from './expect.js';
import { clientId, texts, type Group } from './fixture.js';
import { messageIds } from './view.js';
import { Watch } from './watch.js';

export const opening: Group = (current, can) => {
  describe('resolving a channel', () => {
    it('finds one id by bare name, by alias and by itself', async () => {
      const alice = await current().connect('alice');
      const { bareName, alias } = await current().named();
      const id = await alice.resolveChannel(bareName);
      expect(await alice.resolveChannel(alias)).to.equal(id);
      expect(await alice.resolveChannel(id)).to.equal(id);
      expect(await alice.resolveChannel(bareName), 'asked again').to.equal(id);
    });

    it('says not_found where there is none', async () => {
      const alice = await current().connect('alice');
      const { bareName, alias } = await current().unknown();
      await expectRejection(alice.resolveChannel(bareName), 'not_found');
      await expectRejection(alice.resolveChannel(alias), 'not_found');
    });

    it('opens what it has found', async () => {
      const alice = await current().connect('alice');
      const id = await alice.resolveChannel((await current().named()).bareName);
      const { snapshot } = await Watch.open(alice, id, { join: true });
      expect(snapshot.channel.id).to.equal(id);
    });
  });

  describe('opening a channel', () => {
    it('answers the newest messages, oldest first', async () => {
      const { id, messageIds: sent } = await current().createChannel({ by: 'bob', members: ['alice'], messages: texts(12) });
      const { snapshot } = await Watch.open(await current().connect('alice'), id, { limit: 5 });
      const told = messageIds(snapshot.events);
      expect(told).to.not.be.empty;
      expect(told.length, 'no more than the limit').to.be.at.most(5);
      expect(told).to.deep.equal(sent.slice(-told.length));
      expect(snapshot.before, 'older ones').to.be.a('string');
      expect(snapshot.after, 'newer ones').to.be.undefined;
    });

    it('answers every message of a short channel', async () => {
      const { id, messageIds: sent } = await current().createChannel({ by: 'bob', members: ['alice'], messages: texts(8) });
      const { snapshot } = await Watch.open(await current().connect('alice'), id);
      expect(messageIds(snapshot.events)).to.deep.equal(sent);
    });

    it('tells what each message is', async () => {
      const before = Date.now();
      const { id, messageIds: sent } = await current().createChannel({ by: 'bob', members: ['alice'], messages: ['hello <b>there</b>'] });
      const { view } = await Watch.open(await current().connect('alice'), id);
      const message = view.message(sent[0]!)!;
      expect(message).to.include({ id: sent[0], channelId: id, senderId: await current().userId('bob'), text: 'hello <b>there</b>', kind: 'text' });
      expect(message.sentAt, 'ms since the epoch').to.be.within(before - 60_000, Date.now() + 60_000);
      expect(message.editedAt).to.be.undefined;
      expect(message.deleted ?? false).to.be.false;
    });

    it('tells who wrote', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'], messages: ['hello'] });
      const { view } = await Watch.open(await current().connect('alice'), id);
      const bob = view.participants.get(await current().userId('bob'));
      expect(bob?.name).to.be.a('string').and.not.equal('');
    });

    it('tells what the channel is', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice', 'carol'], name: 'Tea & biscuits', topic: 'What goes with what' });
      const { snapshot } = await Watch.open(await current().connect('alice'), id);
      expect(snapshot.channel).to.include({
        id, name: 'Tea & biscuits', topic: 'What goes with what', membership: 'joined', encrypted: false, maySend: true,
      });
      if (snapshot.channel.memberCount !== undefined) expect(snapshot.channel.memberCount).to.equal(3);
    });

    it('tells that one may not post', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'], readOnly: true });
      const [alice, bob] = [await current().connect('alice'), await current().connect('bob')];
      expect((await Watch.open(alice, id)).snapshot.channel.maySend).to.be.false;
      expect((await Watch.open(bob, id)).snapshot.channel.maySend).to.be.true;
      await expectRejection(alice.send(id, { text: 'may I' }, { clientId: clientId() }), 'forbidden');
    });

    it('tells that it is encrypted', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'], encrypted: true });
      const { snapshot } = await Watch.open(await current().connect('alice'), id);
      expect(snapshot.channel.encrypted).to.be.true;
    });

    it('opens two channels at the same time', async () => {
      const one = await current().createChannel({ by: 'bob', members: ['alice'], messages: ['one'] });
      const two = await current().createChannel({ by: 'bob', members: ['alice'], messages: ['two'] });
      const [alice, bob] = [await current().connect('alice'), await current().connect('bob')];
      const [first, second] = await Promise.all([Watch.open(alice, one.id), Watch.open(alice, two.id)]);
      expect(messageIds(first.snapshot.events)).to.deep.equal(one.messageIds);
      expect(messageIds(second.snapshot.events)).to.deep.equal(two.messageIds);
      const toTwo = await bob.send(two.id, { text: 'to two' }, { clientId: clientId() });
      const toOne = await bob.send(one.id, { text: 'to one' }, { clientId: clientId() });
      await Promise.all([first.hears(toOne.id), second.hears(toTwo.id)]);
      expect(await first.timeline()).to.deep.equal([...one.messageIds, toOne.id]);
      expect(await second.timeline()).to.deep.equal([...two.messageIds, toTwo.id]);
    });

    it('opens one channel twice', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'], messages: texts(6) });
      const [alice, bob] = [await current().connect('alice'), await current().connect('bob')];
      const [small, large] = await Promise.all([Watch.open(alice, id, { limit: 2 }), Watch.open(alice, id, { limit: 20 })]);
      expect(large.view.messages).to.have.length(6);
      const sent = await bob.send(id, { text: 'for both' }, { clientId: clientId() });
      await Promise.all([small.hears(sent.id), large.hears(sent.id)]);
    });

    it('opens one channel again after it was left', async () => {
      const { id, messageIds: sent } = await current().createChannel({ by: 'bob', members: ['alice'], messages: texts(3) });
      const [alice, bob] = [await current().connect('alice'), await current().connect('bob')];
      (await Watch.open(alice, id)).close();
      const between = await bob.send(id, { text: 'between' }, { clientId: clientId() });
      const watch = await Watch.open(alice, id);
      const after = await bob.send(id, { text: 'after' }, { clientId: clientId() });
      await watch.hears(after.id);
      expect(await watch.timeline()).to.deep.equal([...sent, between.id, after.id]);
    });

    it('loses nothing of a burst it is opened in', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'] });
      const [alice, bob] = [await current().connect('alice'), await current().connect('bob')];
      const sent: string[] = [];
      const opening: Promise<Watch>[] = [];
      for (const text of texts(25)) {
        sent.push((await bob.send(id, { text }, { clientId: clientId() })).id);
        // At different moments of the burst, while it goes on.
        if (sent.length % 6 === 3) opening.push(Watch.open(alice, id));
      }
      for (const watch of await Promise.all(opening)) {
        await watch.hears(sent.at(-1)!);
        expect(await watch.timeline()).to.deep.equal(sent);
      }
    });
  });

  describe('membership', () => {
    it('says no_access to a private channel, whether asked to join or not', async () => {
      const { id } = await current().createChannel({ by: 'bob', messages: ['secret'] });
      const alice = await current().connect('alice');
      await expectRejection(Watch.open(alice, id), 'no_access');
      await expectRejection(Watch.open(alice, id, { join: true }), 'no_access');
    });

    it('says no_access or not_found of a channel that does not exist', async () => {
      const alice = await current().connect('alice');
      const { channelId } = await current().unknown();
      await expectRejection(Watch.open(alice, channelId), 'no_access', 'not_found');
      await expectRejection(Watch.open(alice, channelId, { join: true }), 'no_access', 'not_found');
    });

    it('shows a public channel without joining it', async () => {
      const { id } = await current().createChannel({ by: 'bob', public: true });
      const alice = await current().connect('alice');
      expect((await Watch.open(alice, id)).snapshot.channel.membership).to.equal('none');
      expect((await Watch.open(alice, id)).snapshot.channel.membership, 'the second time').to.equal('none');
    });

    it('never joins a public channel unasked', async () => {
      const { id } = await current().createChannel({ by: 'bob', public: true });
      const alice = await current().connect('alice');
      await Watch.open(alice, id).catch(() => undefined);
      await expectRejection(alice.send(id, { text: 'may I' }, { clientId: clientId() }), 'forbidden', 'no_access');
    });

    it('joins a public channel when asked, shows what was said before, and stays in it', async () => {
      const { id, messageIds: sent } = await current().createChannel({ by: 'bob', public: true, messages: texts(3) });
      const alice = await current().connect('alice');
      const { snapshot } = await Watch.open(alice, id, { join: true });
      expect(snapshot.channel.membership).to.equal('joined');
      expect(messageIds(snapshot.events)).to.deep.equal(sent);
      expect((await Watch.open(alice, id)).snapshot.channel.membership).to.equal('joined');
      await alice.send(id, { text: 'here I am' }, { clientId: clientId() });
    });

    it('tells who is in it that somebody has joined', async () => {
      const { id } = await current().createChannel({ by: 'bob', public: true });
      const watch = await Watch.open(await current().connect('bob'), id);
      const alice = await current().connect('alice');
      await Watch.open(alice, id, { join: true });
      await watch.when('alice as a participant', (view) => view.participants.has(alice.userId));
    });

    it('tells that one is invited', async () => {
      const { id } = await current().createChannel({ by: 'bob', invited: ['alice'], messages: ['secret'] });
      const { snapshot } = await Watch.open(await current().connect('alice'), id);
      expect(snapshot.channel.membership).to.equal('invited');
    });

    it('lets nobody write who is not in it', async () => {
      const { id } = await current().createChannel({ by: 'bob' });
      const alice = await current().connect('alice');
      await expectRejection(alice.send(id, { text: 'may I' }, { clientId: clientId() }), 'forbidden', 'no_access');
      if (can('typing')) await expectRejection(alice.setTyping(id, true), 'forbidden', 'no_access');
    });
  });

  describe('leaving a channel', () => {
    it('tells nothing after the signal aborts', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'] });
      const [alice, bob] = [await current().connect('alice'), await current().connect('bob')];
      const [left, open] = [await Watch.open(alice, id), await Watch.open(alice, id)];
      left.close();
      const before = left.updates.length;
      await open.hears((await bob.send(id, { text: 'hello' }, { clientId: clientId() })).id);
      await open.hears((await bob.send(id, { text: 'again' }, { clientId: clientId() })).id);
      expect(left.updates).to.have.length(before);
    });

    it('leaves the other channels as they are', async () => {
      const one = await current().createChannel({ by: 'bob', members: ['alice'] });
      const two = await current().createChannel({ by: 'bob', members: ['alice'] });
      const [alice, bob] = [await current().connect('alice'), await current().connect('bob')];
      const [left, open] = [await Watch.open(alice, one.id), await Watch.open(alice, two.id)];
      left.close();
      const sent = await bob.send(two.id, { text: 'hello' }, { clientId: clientId() });
      await open.hears(sent.id);
      expect(await open.timeline()).to.deep.equal([sent.id]);
    });

    it('takes no update from a listener that throws', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'] });
      const [alice, bob] = [await current().connect('alice'), await current().connect('bob')];
      const controller = new AbortController();
      const report = globalThis.reportError;
      let reported = 0;
      globalThis.reportError = () => void reported++;
      try {
        await alice.openChannel(id, () => { throw new Error('a listener threw'); }, { signal: controller.signal });
        const watch = await Watch.open(alice, id);
        const first = await bob.send(id, { text: 'one' }, { clientId: clientId() });
        await watch.hears(first.id);
        const second = await bob.send(id, { text: 'two' }, { clientId: clientId() });
        await watch.hears(second.id);
        expect(await watch.timeline()).to.deep.equal([first.id, second.id]);
        expect(reported, 'reported').to.be.greaterThan(0);
      } finally {
        globalThis.reportError = report;
        controller.abort();
      }
    });
  });
};
