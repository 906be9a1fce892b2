/** How people are called and seen, that it changes for everybody, and whether they are online. */

import { expect } from '@open-wc/testing';
import type { ChatConnection } from '../../src/backend/types.js';
import { expectRejection } from './expect.js';
import type { Group } from './fixture.js';
import { ListWatch } from './list-watch.js';
import { ValueWatch } from './value-watch.js';
import { Watch } from './watch.js';

export const profiles: Group = (current, can) => {
  describe('a user id', () => {
    it('is answered as it is where it is a full one', async () => {
      const alice = await current().connect('alice');
      expect(alice.completeUserId(alice.userId)).to.equal(alice.userId);
    });

    it('is completed where it is a bare name of this server', async () => {
      const alice = await current().connect('alice');
      const bob = await current().userId('bob');
      const bareName = /^@?([^:]+)/.exec(bob)![1]!;
      expect(alice.completeUserId(bareName)).to.equal(bob);
    });
  });

  if (can('profiles')) {
    const watchUser = (connection: ChatConnection, userId: string) =>
      ValueWatch.open<Awaited<ReturnType<ChatConnection['watchUser']>>>((listener, options) => connection.watchUser(userId, listener, options));

    /** alice and bob share a channel. */
    async function together() {
      const { id } = await current().createChannel({ by: 'bob', members: ['alice'], messages: ['one'] });
      const [alice, bob] = await Promise.all([current().connect('alice'), current().connect('bob')]);
      return { id, alice, bob };
    }

    describe('a profile', () => {
      it('is changed for everybody: by request, for who watches, and in channels', async () => {
        const { id, alice, bob } = await together();
        const [user, watch] = [await watchUser(alice, bob.userId), await Watch.open(alice, id)];
        expect(user.value).to.include({ id: bob.userId }).and.have.property('name').that.is.not.empty;
        await bob.setProfile({ name: 'Robert' });
        await user.when('the new name', ({ name }) => name === 'Robert');
        await watch.when('the new name', (view) => view.participants.get(bob.userId)?.name === 'Robert');
        expect(await alice.profile(bob.userId)).to.include({ id: bob.userId, name: 'Robert' });
        if (can('members')) expect((await alice.members(id)).find((member) => member.id === bob.userId)?.name).to.equal('Robert');
        expect((await watchUser(alice, bob.userId)).value.name, 'at first').to.equal('Robert');
      });

      it('can be changed again and again', async () => {
        const { alice, bob } = await together();
        const user = await watchUser(alice, bob.userId);
        for (const name of ['Robert', 'Bobby', '<b>Bob</b> 🎉']) {
          await bob.setProfile({ name });
          await user.when(name, (now) => now.name === name);
        }
      });

      it('changes for oneself too', async () => {
        const { alice } = await together();
        const user = await watchUser(alice, alice.userId);
        await alice.setProfile({ name: 'Alicia' });
        await user.when('the new name', ({ name }) => name === 'Alicia');
      });

      it('may have no name: then there is still something to call them by', async () => {
        const { alice, bob } = await together();
        await bob.setProfile({ name: 'Robert' });
        await bob.setProfile({ name: '' });
        const { name } = await alice.profile(bob.userId);
        expect(name).to.not.be.oneOf(['', 'Robert']);
      });

      if (can('upload')) {
        it('has a picture, and no longer', async () => {
          const { id, alice, bob } = await together();
          await bob.setProfile({ name: 'Robert' });
          const user = await watchUser(alice, bob.userId);
          const avatar = await bob.upload(new Blob(['picture'], { type: 'image/png' }));
          await bob.setProfile({ avatar });
          await user.when('the picture', (now) => now.avatar === avatar);
          expect(await alice.profile(bob.userId), 'the name stays').to.deep.include({ name: 'Robert', avatar });
          await bob.setProfile({ avatar: null });
          await user.when('no picture', (now) => now.avatar === undefined);
          const watch = await Watch.open(alice, id);
          await watch.when('no picture', (view) => view.participants.get(bob.userId)?.avatar === undefined);
          const { name, avatar: left } = await alice.profile(bob.userId);
          expect([name, left]).to.deep.equal(['Robert', undefined]);
        });
      }

      it('is not_found of nobody, watched too', async () => {
        const alice = await current().connect('alice');
        await expectRejection(watchUser(alice, (await current().unknown()).userId), 'not_found');
      });

      it('is told no longer after the signal aborts or the connection closes', async () => {
        const { alice, bob } = await together();
        const again = await current().connect('alice');
        const [user, left, closed] = [await watchUser(alice, bob.userId), await watchUser(alice, bob.userId), await watchUser(again, bob.userId)];
        left.close();
        again.close();
        await bob.setProfile({ name: 'Robert' });
        await user.when('the new name', ({ name }) => name === 'Robert');
        await bob.setProfile({ name: 'Bobby' });
        await user.when('the next name', ({ name }) => name === 'Bobby');
        expect([left.told, closed.told]).to.deep.equal([[], []]);
      });
    });
  } else {
    describe('a profile', () => {
      it('says unsupported', async () => {
        const alice = await current().connect('alice');
        await expectRejection(alice.setProfile({ name: 'Alicia' }), 'unsupported');
      });
    });
  }

  describe('presence', () => {
    const watchPresence = (connection: ChatConnection, userId: string) =>
      ValueWatch.open<boolean>((listener, options) => connection.watchPresence(userId, listener, options));

    if (!can('presence')) {
      it('says unsupported', async () => {
        const alice = await current().connect('alice');
        await expectRejection(watchPresence(alice, alice.userId), 'unsupported');
      });
      return;
    }

    it('tells that somebody comes online', async () => {
      await current().createChannel({ by: 'bob', members: ['alice'] });
      const alice = await current().connect('alice');
      const bob = await watchPresence(alice, await current().userId('bob'));
      expect(bob.value).to.be.false;
      const connection = await current().connect('bob');
      // Servers say online of who asks for news, which is no more than being connected needs.
      if (can('channels')) await ListWatch.open(connection);
      await bob.when('bob is online', (online) => online);
      expect((await watchPresence(alice, connection.userId)).value, 'at first').to.be.true;
    });

    it('is false of nobody', async () => {
      const alice = await current().connect('alice');
      expect((await watchPresence(alice, (await current().unknown()).userId)).value).to.be.false;
    });
  });
};
