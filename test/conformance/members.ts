/** Who is in a channel, who may post in it, and how people come and go. */

import { expect } from '@open-wc/testing';
import type { ChatConnection, Member } from '../../src/backend/types.js';
import { expectRejection } from './expect.js';
import { clientId, texts, type Group } from './fixture.js';
import { ListWatch } from './list-watch.js';
import { messageIds } from './view.js';
import { Watch } from './watch.js';

export const members: Group = (current, can) => {
  if (!can('members')) {
    describe('the members of a channel', () => {
      it('says unsupported', async () => {
        const { id } = await current().createChannel({ by: 'alice' });
        const alice = await current().connect('alice');
        await expectRejection(alice.members(id), 'unsupported');
        await expectRejection(alice.join(id), 'unsupported');
      });
    });
    return;
  }

  const everybody = () => Promise.all(['alice', 'bob', 'carol'].map((name) => current().connect(name))) as Promise<[ChatConnection, ChatConnection, ChatConnection]>;
  const say = (connection: ChatConnection, id: string, text = 'hello') => connection.send(id, { text }, { clientId: clientId() });
  /** The members as `id: membership`. */
  const standing = (list: readonly Member[]) => Object.fromEntries(list.map(({ id, membership }) => [id, membership]));

  describe('the members of a channel', () => {
    it('are those who are in it and those who are asked in', async () => {
      const before = Date.now() - 60_000;
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'], invited: ['carol'] });
      const [alice, bob, carol] = await everybody();
      const list = await alice.members(id);
      expect(standing(list)).to.deep.equal({ [alice.userId]: 'joined', [bob.userId]: 'joined', [carol.userId]: 'invited' });
      for (const { name, joinedAt = before, maySend } of list) {
        expect(name).to.be.a('string').and.not.equal('');
        expect(joinedAt).to.be.within(before, Date.now() + 60_000);
        expect(maySend).to.be.true;
      }
    });

    it('are told with whether they may post', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'], readOnly: true });
      const [alice, bob] = await everybody();
      const maySend = Object.fromEntries((await alice.members(id)).map((member) => [member.id, member.maySend]));
      expect(maySend).to.deep.equal({ [alice.userId]: false, [bob.userId]: true });
    });

    it('are no business of who is outside a private one, or only asked in', async () => {
      const { id } = await current().createChannel({ by: 'bob', invited: ['carol'] });
      const [alice, , carol] = await everybody();
      await expectRejection(alice.members(id), 'no_access');
      await expectRejection(carol.members(id), 'no_access');
    });
  });

  describe('joining a channel', () => {
    it('joins a public one, and whoever has it open hears of it', async () => {
      const { id } = await current().createChannel({ by: 'bob', public: true });
      const [alice, bob] = await everybody();
      const [watch, list] = [await Watch.open(bob, id), await ListWatch.open(alice)];
      await alice.join(id);
      await watch.when('that alice is in it', (view) => view.memberships.get(alice.userId) === 'joined');
      expect(watch.view.participants.get(alice.userId)?.name).to.be.a('string').and.not.equal('');
      await list.has(id, 'joined', (channel) => channel.membership === 'joined');
      await say(alice, id);
      expect(standing(await bob.members(id))).to.include({ [alice.userId]: 'joined' });
    });

    it('does nothing for who is in it', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'] });
      const [alice] = await everybody();
      await alice.join(id);
      expect(standing(await alice.members(id))).to.include({ [alice.userId]: 'joined' });
    });

    it('accepts an invitation, and shows what was said before', async () => {
      const { id, messageIds: sent } = await current().createChannel({ by: 'bob', invited: ['alice'], messages: texts(3) });
      const [alice] = await everybody();
      const [list, watch] = [await ListWatch.open(alice), await Watch.open(alice, id)];
      await list.has(id, 'asked in', (channel) => channel.membership === 'invited');
      await alice.join(id);
      await list.has(id, 'joined', (channel) => channel.membership === 'joined');
      await watch.when('that one is in it', ({ channel }) => channel.membership === 'joined');
      const { snapshot } = await Watch.open(alice, id);
      expect(snapshot.channel.membership).to.equal('joined');
      expect(messageIds(snapshot.events)).to.deep.equal(sent);
    });

    it('says no_access where one may not', async () => {
      const { id } = await current().createChannel({ by: 'bob' });
      const [alice] = await everybody();
      await expectRejection(alice.join(id), 'no_access');
      await expectRejection(alice.join((await current().unknown()).channelId), 'no_access', 'not_found');
    });
  });

  describe('leaving for good', () => {
    it('leaves, and everybody hears of it', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'] });
      const [alice, bob] = await everybody();
      const [watch, own, list] = [await Watch.open(bob, id), await Watch.open(alice, id), await ListWatch.open(alice)];
      await list.has(id, 'joined');
      await alice.leave(id);
      await watch.when('that alice has left', (view) => view.memberships.get(alice.userId) === 'none');
      await own.when('that one has left', ({ channel }) => channel.membership === 'none');
      await list.hasNot(id);
      expect((await ListWatch.open(alice)).channels.has(id)).to.be.false;
      expect(standing(await bob.members(id))).to.deep.equal({ [bob.userId]: 'joined' });
      await expectRejection(say(alice, id), 'forbidden', 'no_access');
      await expectRejection(Watch.open(alice, id), 'no_access');
    });

    it('does nothing for who is not in it', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'] });
      const [alice, bob, carol] = await everybody();
      await alice.leave(id);
      await alice.leave(id);
      await carol.leave(id);
      expect(standing(await bob.members(id))).to.deep.equal({ [bob.userId]: 'joined' });
    });

    it('declines an invitation', async () => {
      const { id } = await current().createChannel({ by: 'bob', invited: ['alice'] });
      const [alice, bob] = await everybody();
      const list = await ListWatch.open(alice);
      await list.has(id, 'asked in', (channel) => channel.membership === 'invited');
      await alice.leave(id);
      await list.hasNot(id);
      expect(standing(await bob.members(id))).to.deep.equal({ [bob.userId]: 'joined' });
      await expectRejection(alice.join(id), 'no_access');
    });

    it('lets one come back to a public one', async () => {
      const { id } = await current().createChannel({ by: 'bob', public: true });
      const [alice] = await everybody();
      const list = await ListWatch.open(alice);
      await alice.join(id);
      await list.has(id, 'joined');
      await alice.leave(id);
      await list.hasNot(id);
      await alice.join(id);
      await list.has(id, 'joined again', (channel) => channel.membership === 'joined');
    });
  });

  describe('asking somebody in', () => {
    it('asks them in, and everybody hears of it', async () => {
      const before = Date.now() - 60_000;
      const { id } = await current().createChannel({ by: 'bob', name: 'Club', messages: ['secret'] });
      const [alice, bob] = await everybody();
      const [watch, list] = [await Watch.open(bob, id), await ListWatch.open(alice)];
      await bob.invite(id, alice.userId);
      await watch.when('that alice is asked in', (view) => view.memberships.get(alice.userId) === 'invited');
      await list.has(id, 'asked in', (channel) => channel.membership === 'invited' && channel.name === 'Club');
      const { lastActivityAt, lastMessage, unreadCount } = list.channel(id);
      expect(lastActivityAt, 'when one was asked in').to.be.within(before, Date.now() + 60_000);
      expect([lastMessage, unreadCount]).to.deep.equal([undefined, 0]);
      expect(standing(await bob.members(id))).to.deep.equal({ [bob.userId]: 'joined', [alice.userId]: 'invited' });
    });

    it('does nothing for who is asked in or in it', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'], invited: ['carol'] });
      const [alice, bob, carol] = await everybody();
      await bob.invite(id, alice.userId);
      await bob.invite(id, carol.userId);
      expect(standing(await bob.members(id))).to.deep.equal({ [alice.userId]: 'joined', [bob.userId]: 'joined', [carol.userId]: 'invited' });
    });

    it('is forbidden to who is not in it', async () => {
      const { id } = await current().createChannel({ by: 'bob' });
      const [alice, , carol] = await everybody();
      await expectRejection(alice.invite(id, carol.userId), 'forbidden');
      await expectRejection(alice.invite(id, alice.userId), 'forbidden');
    });
  });

  describe('taking somebody out', () => {
    it('takes them out, and everybody hears of it', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'] });
      const [alice, bob] = await everybody();
      const [watch, own, list] = [await Watch.open(bob, id), await Watch.open(alice, id), await ListWatch.open(alice)];
      await list.has(id, 'joined');
      await bob.remove(id, alice.userId);
      await watch.when('that alice is out', (view) => view.memberships.get(alice.userId) === 'none');
      await own.when('that one is out', ({ channel }) => channel.membership === 'none');
      await list.hasNot(id);
      await expectRejection(say(alice, id), 'forbidden', 'no_access');
      const after = await say(bob, id, 'among ourselves');
      await watch.hears(after.id);
      expect(own.view.messages.has(after.id)).to.be.false;
      expect(list.heard(id)).to.be.empty;
    });

    it('takes an invitation back', async () => {
      const { id } = await current().createChannel({ by: 'bob', invited: ['alice'] });
      const [alice, bob] = await everybody();
      const list = await ListWatch.open(alice);
      await list.has(id, 'asked in');
      await bob.remove(id, alice.userId);
      await list.hasNot(id);
      await expectRejection(alice.join(id), 'no_access');
    });

    it('does nothing for who is not in it', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'] });
      const [alice, bob, carol] = await everybody();
      await bob.remove(id, carol.userId);
      await bob.remove(id, alice.userId);
      await bob.remove(id, alice.userId);
      expect(standing(await bob.members(id))).to.deep.equal({ [bob.userId]: 'joined' });
    });

    it('is forbidden to others than whoever made the channel', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice', 'carol'] });
      const [alice, bob, carol] = await everybody();
      await expectRejection(alice.remove(id, carol.userId), 'forbidden');
      await expectRejection(alice.remove(id, bob.userId), 'forbidden');
      expect(Object.keys(standing(await bob.members(id)))).to.have.length(3);
    });
  });

  describe('saying who may post', () => {
    it('lets somebody post no longer, and again', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'] });
      const [alice, bob] = await everybody();
      const [own, watch] = [await Watch.open(alice, id), await Watch.open(bob, id)];
      await bob.setMaySend(id, alice.userId, false);
      await own.when('that one may not post', ({ channel }) => channel.maySend === false);
      await watch.when('that who may post has changed', () => watch.updates.some(({ events }) => events.some((event) => event.type === 'channel' && event.change.maySend === true)));
      expect((await bob.members(id)).find((member) => member.id === alice.userId)?.maySend).to.be.false;
      await expectRejection(say(alice, id), 'forbidden');
      expect((await Watch.open(alice, id)).snapshot.channel.maySend).to.be.false;
      await bob.setMaySend(id, alice.userId, true);
      await own.when('that one may post', ({ channel }) => channel.maySend === true);
      await say(alice, id);
      expect((await bob.members(id)).every((member) => member.maySend)).to.be.true;
    });

    it('lets somebody post where only its maker may', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice', 'carol'], readOnly: true });
      const [alice, bob, carol] = await everybody();
      await bob.setMaySend(id, alice.userId, true);
      await say(alice, id);
      await expectRejection(say(carol, id), 'forbidden');
      await bob.setMaySend(id, alice.userId, false);
      await expectRejection(say(alice, id), 'forbidden');
    });

    it('reaches the list', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'] });
      const [alice, bob] = await everybody();
      const list = await ListWatch.open(alice);
      await list.has(id, 'to post in', (channel) => channel.maySend);
      await bob.setMaySend(id, alice.userId, false);
      await list.has(id, 'not to post in', (channel) => !channel.maySend);
    });

    it('is forbidden to others than whoever made the channel', async () => {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice', 'carol'] });
      const [alice, bob, carol] = await everybody();
      await expectRejection(alice.setMaySend(id, carol.userId, false), 'forbidden');
      await expectRejection(alice.setMaySend(id, bob.userId, false), 'forbidden');
      await say(carol, id);
    });
  });
};
