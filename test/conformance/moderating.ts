/** What one may do to others: deleting, muting, banning, for those who have the power. */

import { expect } from '@open-wc/testing';
import { expectRejection } from './expect.js';
import { clientId, type Group } from './fixture.js';
import { Watch } from './watch.js';

export const moderating: Group = (current, can) => {
  /** bob's channel, with alice in it, who has written. */
  async function together(options: { readOnly?: boolean; public?: boolean } = {}) {
    const { id } = await current().createChannel({ by: 'bob', members: ['alice'], ...options });
    const [alice, bob] = await Promise.all([current().connect('alice'), current().connect('bob')]);
    return { id, alice, bob };
  }

  describe('what one may do to others', () => {
    it('is told with the channel', async () => {
      const { id, alice, bob } = await together();
      const [owner, member] = [await Watch.open(bob, id), await Watch.open(alice, id)];
      expect(owner.snapshot.channel.permissions).to.deep.equal({ deleteOthers: true, mute: true, ban: true });
      expect(member.snapshot.channel.permissions).to.deep.equal({ deleteOthers: false, mute: false, ban: false });
      expect(owner.snapshot.channel.maySend).to.be.true;
    });

    it('is all, and posting, for who has made a channel in which nobody else may post', async () => {
      const { id, bob } = await together({ readOnly: true });
      const { snapshot } = await Watch.open(bob, id);
      expect(snapshot.channel).to.deep.include({ maySend: true, permissions: { deleteOthers: true, mute: true, ban: true } });
      if (can('members')) expect((await bob.members(id)).find((member) => member.id === bob.userId)!.maySend).to.be.true;
    });

    if (can('delete')) {
      it('is to delete what they wrote', async () => {
        const { id, alice, bob } = await together();
        const watch = await Watch.open(alice, id);
        const { id: sent } = await alice.send(id, { text: 'rude' }, { clientId: clientId() });
        const { id: own } = await bob.send(id, { text: 'stop it' }, { clientId: clientId() });
        await bob.delete(id, sent, { clientId: clientId() });
        await watch.when('it deleted', (view) => view.text(sent) === '');
        await expectRejection(alice.delete(id, own, { clientId: clientId() }), 'forbidden');
      });
    }

    if (!can('moderation')) {
      it('is not to ban them: unsupported', async () => {
        const { id, alice, bob } = await together();
        await expectRejection(bob.ban(id, alice.userId), 'unsupported');
      });
      return;
    }

    it('is to ban them: they are out, and cannot come back', async () => {
      const { id, alice, bob } = await together({ public: true });
      const [watch, own] = [await Watch.open(bob, id), await Watch.open(alice, id)];
      await bob.ban(id, alice.userId, { reason: 'rude' });
      await watch.when('that alice is out', (view) => view.memberships.get(alice.userId) === 'none');
      await own.when('that one is out', ({ channel }) => channel.membership === 'none');
      await expectRejection(alice.join(id), 'no_access');
      await expectRejection(bob.invite(id, alice.userId), 'forbidden');
      await expectRejection(alice.send(id, { text: 'may I' }, { clientId: clientId() }), 'forbidden', 'no_access');
      await bob.ban(id, alice.userId);
    });

    it('is to take a ban back', async () => {
      const { id, alice, bob } = await together({ public: true });
      await bob.ban(id, alice.userId);
      await bob.unban(id, alice.userId);
      await bob.unban(id, alice.userId);
      expect((await bob.members(id)).map((member) => member.id)).to.deep.equal([bob.userId]);
      await alice.join(id);
    });

    it('is to ban who is not in it', async () => {
      const { id, bob } = await together({ public: true });
      const carol = await current().connect('carol');
      await bob.ban(id, carol.userId);
      await expectRejection(carol.join(id), 'no_access');
    });

    it('is forbidden to who has not the power', async () => {
      const { id, alice, bob } = await together();
      await expectRejection(alice.ban(id, bob.userId), 'forbidden');
      await bob.ban(id, await current().userId('carol'));
      await expectRejection(alice.unban(id, await current().userId('carol')), 'forbidden');
    });
  });
};
