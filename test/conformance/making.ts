/** Making channels, and changing what they are called and look like. */

import { expect } from '@open-wc/testing';
import { expectRejection } from './expect.js';
import { clientId, type Group } from './fixture.js';
import { ListWatch } from './list-watch.js';
import { Watch } from './watch.js';

export const making: Group = (current, can) => {
  if (!can('channels')) return;

  describe('making a channel', () => {
    it('makes it with its maker in it, who hears of it', async () => {
      const before = Date.now() - 60_000;
      const alice = await current().connect('alice');
      const list = await ListWatch.open(alice);
      const { id } = await alice.createChannel({ name: 'Tea', topic: 'Which one', custom: { room: '12', 'with space': 'ü' } });
      await list.has(id, 'joined', (channel) => channel.membership === 'joined' && channel.name === 'Tea');
      const expected = { id, name: 'Tea', topic: 'Which one', membership: 'joined', encrypted: false, maySend: true };
      const { channel } = (await Watch.open(alice, id)).snapshot;
      expect(channel).to.include(expected);
      expect(channel.custom).to.deep.equal({ room: '12', 'with space': 'ü' });
      if (channel.createdAt !== undefined) expect(channel.createdAt).to.be.within(before, Date.now() + 60_000);
      await list.has(id, 'with its custom data', ({ custom }) => custom?.['room'] === '12');
      expect(list.channel(id)).to.include(expected);
      await alice.send(id, { text: 'the first' }, { clientId: clientId() });
    });

    it('makes another one each time', async () => {
      const alice = await current().connect('alice');
      const made = [await alice.createChannel({ name: 'Tea' }), await alice.createChannel({ name: 'Tea' })];
      expect(made[0]!.id).to.not.equal(made[1]!.id);
    });

    it('makes one that is found by its alias, and no second one of that alias', async () => {
      const [alice, bob] = await Promise.all([current().connect('alice'), current().connect('bob')]);
      const { bareName: alias } = await current().unknown();
      const { id } = await alice.createChannel({ alias, public: true });
      expect(await alice.resolveChannel(alias)).to.equal(id);
      expect(await bob.resolveChannel(alias)).to.equal(id);
      await expectRejection(alice.createChannel({ alias }), 'bad_request');
      await expectRejection(bob.createChannel({ alias }), 'bad_request');
      expect(await bob.resolveChannel(alias)).to.equal(id);
    });

    it('makes a public one that others can join', async () => {
      const [alice, bob] = await Promise.all([current().connect('alice'), current().connect('bob')]);
      const { id } = await alice.createChannel({ name: 'Open', public: true });
      expect((await Watch.open(bob, id, { join: true })).snapshot.channel).to.include({ membership: 'joined', name: 'Open' });
    });

    it('makes one that is private, with whoever is asked in', async () => {
      const [alice, bob, carol] = await Promise.all(['alice', 'bob', 'carol'].map((name) => current().connect(name)));
      const bobs = await ListWatch.open(bob!);
      const { id } = await alice!.createChannel({ name: 'Club', invite: [bob!.userId] });
      await bobs.has(id, 'asked in', (channel) => channel.membership === 'invited' && channel.name === 'Club');
      await expectRejection(Watch.open(carol!, id, { join: true }), 'no_access');
      if (can('members')) await bob!.join(id);
    });

    it('makes a direct conversation, and both know with whom', async () => {
      const [alice, bob] = await Promise.all([current().connect('alice'), current().connect('bob')]);
      const [list, bobs] = await Promise.all([ListWatch.open(alice), ListWatch.open(bob)]);
      const { id } = await alice.createChannel({ direct: true, invite: [bob.userId] });
      const other = await alice.createChannel({ name: 'Not direct', invite: [bob.userId] });
      await list.has(id, 'with bob', (channel) => channel.directWith === bob.userId);
      await bobs.has(id, 'with alice', (channel) => channel.directWith === alice.userId);
      await Promise.all([list.has(other.id, 'joined'), bobs.has(other.id, 'asked in')]);
      expect([list.channel(other.id).directWith, bobs.channel(other.id).directWith]).to.deep.equal([undefined, undefined]);
      if (can('members')) {
        await bob.join(id);
        await bobs.has(id, 'joined, with alice', (channel) => channel.membership === 'joined' && channel.directWith === alice.userId);
        const later = await ListWatch.open(await current().connect('bob'));
        await later.has(id, 'with alice', (channel) => channel.directWith === alice.userId);
      }
      await list.has(id, 'called as bob is', (channel) => channel.name !== '' && channel.name !== id);
    });

    if (can('upload')) {
      it('makes one with a picture', async () => {
        const alice = await current().connect('alice');
        const avatar = await alice.upload(new Blob(['picture'], { type: 'image/png' }));
        const { id } = await alice.createChannel({ avatar });
        expect((await Watch.open(alice, id)).snapshot.channel.avatar).to.equal(avatar);
      });
    }
  });

  describe('changing a channel', () => {
    /** alice has made it, and bob has it open and in his list. */
    async function together() {
      const { id } = await current().createChannel({ by: 'alice', members: ['bob'], name: 'Tea', topic: 'Which one' });
      const [alice, bob] = await Promise.all([current().connect('alice'), current().connect('bob')]);
      const [watch, list] = [await Watch.open(bob, id), await ListWatch.open(bob)];
      return { id, alice, bob, watch, list };
    }

    it('reaches whoever has it open or in their list, and stays', async () => {
      const { id, alice, bob, watch, list } = await together();
      await alice.updateChannel(id, { name: 'Coffee', topic: 'Which bean' });
      await watch.when('the new name and topic', ({ channel }) => channel.name === 'Coffee' && channel.topic === 'Which bean');
      await list.has(id, 'with the new name and topic', (channel) => channel.name === 'Coffee' && channel.topic === 'Which bean');
      expect((await Watch.open(bob, id)).snapshot.channel).to.include({ name: 'Coffee', topic: 'Which bean' });
    });

    it('leaves what is not named as it is', async () => {
      const { id, alice, bob, watch } = await together();
      await alice.updateChannel(id, { topic: 'Which bean' });
      await watch.when('the new topic', ({ channel }) => channel.topic === 'Which bean');
      await alice.updateChannel(id, {});
      expect(watch.view.channel.name).to.equal('Tea');
      expect((await Watch.open(bob, id)).snapshot.channel).to.include({ name: 'Tea', topic: 'Which bean' });
    });

    it('can take the name and the topic away', async () => {
      const { id, alice, watch, list } = await together();
      await alice.updateChannel(id, { name: '', topic: '' });
      await watch.when('another name, no topic', ({ channel }) => channel.name !== 'Tea' && !!channel.name && !channel.topic);
      await list.has(id, 'by another name', (channel) => channel.name !== 'Tea' && channel.name !== '' && !channel.topic);
    });

    it('puts custom data over what is there, and takes away what is null', async () => {
      const { id, alice, bob, watch, list } = await together();
      await alice.updateChannel(id, { custom: { a: '1', b: '2' } });
      await watch.when('the custom data', ({ channel }) => channel.custom?.['b'] === '2');
      await alice.updateChannel(id, { custom: { b: null, c: '3' } });
      await watch.when('the next', ({ channel }) => channel.custom?.['c'] === '3');
      expect(watch.view.channel.custom).to.deep.equal({ a: '1', c: '3' });
      await list.has(id, 'with the custom data', ({ custom }) => custom?.['a'] === '1' && custom['c'] === '3');
      expect((await Watch.open(bob, id)).snapshot.channel.custom).to.deep.equal({ a: '1', c: '3' });
    });

    if (can('upload')) {
      it('gives it a picture, and takes it away', async () => {
        const { id, alice, bob, watch, list } = await together();
        const avatar = await alice.upload(new Blob(['picture'], { type: 'image/png' }));
        await alice.updateChannel(id, { avatar });
        await watch.when('the picture', ({ channel }) => channel.avatar === avatar);
        await list.has(id, 'with the picture', (channel) => channel.avatar === avatar);
        await alice.updateChannel(id, { avatar: null });
        await watch.when('no picture', ({ channel }) => channel.avatar === undefined);
        await list.has(id, 'without the picture', (channel) => channel.avatar === undefined);
        expect((await Watch.open(bob, id)).snapshot.channel.avatar).to.be.undefined;
      });
    }

    it('is forbidden to who has not made it', async () => {
      const { id, bob, watch } = await together();
      await expectRejection(bob.updateChannel(id, { name: 'Mine' }), 'forbidden');
      await expectRejection(bob.updateChannel(id, { custom: { a: '1' } }), 'forbidden');
      const carol = await current().connect('carol');
      await expectRejection(carol.updateChannel(id, { name: 'Mine' }), 'forbidden');
      expect((await Watch.open(bob, id)).snapshot.channel.name).to.equal('Tea');
      expect(watch.view.channel.name).to.equal('Tea');
    });
  });
};
