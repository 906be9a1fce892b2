import { expect } from '@open-wc/testing';
import { ChatError } from '../../src/errors.js';
import type { UserOnlineSnapshot, UserSnapshot } from '../../src/data/api-types.js';
import { rejection, turn, until } from '../support/async.js';
import { apiWorld, connected, destroySessions, isDeeplyFrozen } from './api-world.js';

describe('UserRef', () => {
  afterEach(destroySessions);

  it('of the signed-in user is known once they are', async () => {
    const { session } = apiWorld();
    expect(session.currentUser).to.be.undefined;
    await session.whenReady;
    expect(session.currentUser).to.equal(session.user('me'));
    expect(session.userRef).to.equal(session.currentUser);
  });

  it('tells who somebody is, the same object each time', async () => {
    const { session } = apiWorld();
    const maya = await session.user('maya').get();
    expect(maya).to.deep.equal({ id: 'maya', name: 'Maya Lindqvist', photoUrl: 'maya.png', custom: {}, locale: '', role: 'default', welcomeMessage: null });
    expect(isDeeplyFrozen(maya)).to.be.true;
    expect(await session.user('maya').get()).to.equal(maya);
    expect((await session.user('tomas').get())!.photoUrl).to.be.null;
    expect(await session.user('nobody').get()).to.be.null;
  });

  it('changes the signed-in user alone', async () => {
    const { session, world } = apiWorld();
    await session.user('me').set({ name: 'Mio' });
    expect(await session.user('me').get()).to.include({ name: 'Mio' });
    await session.user('me').set({ photoUrl: 'me.png' });
    expect(await session.user('me').get()).to.include({ name: 'Mio', photoUrl: 'me.png' });
    await session.user('me').set({ photoUrl: null });
    expect(await session.user('me').get()).to.include({ photoUrl: null });
    expect(await rejection(session.user('maya').set({ name: 'X' }))).to.include({ code: 'unsupported' });
    expect(world.users.get('maya')!.name).to.equal('Maya Lindqvist');
  });

  it('asks for nothing where nothing is given, and refuses what no server has', async () => {
    const { session, backend } = apiWorld();
    await session.user('me').set({});
    for (const params of [{ email: ['a@b.c'] }, { role: 'admin' }, { custom: {} }, { photoUrl: 'https://example.com/a.png' }]) {
      expect(await rejection(session.user('me').set(params))).to.include({ code: 'unsupported' });
    }
    expect(backend.count('setProfile')).to.equal(0);
  });

  it('makes nobody', async () => {
    const { session, world } = apiWorld();
    await session.user('maya').createIfNotExists({ name: 'Other' });
    expect(world.users.get('maya')!.name).to.equal('Maya Lindqvist');
    expect(await rejection(session.user('nobody').createIfNotExists({ name: 'Nobody' }))).to.include({ code: 'unsupported' });
  });

  it('tells of changes', async () => {
    const { session, world } = apiWorld();
    const { told, subscription } = await connected<UserSnapshot | null, any>((listener) => session.user('maya').subscribe(listener));
    expect(told.last).to.include({ name: 'Maya Lindqvist' });
    world.setProfile('maya', { name: 'Maya L.' });
    expect(await told.count(2)).to.include({ name: 'Maya L.' });
    subscription.unsubscribe();
    await turn();
    world.setProfile('maya', { name: 'M.' });
    await turn();
    expect(told.all).to.have.length(2);
    const nobody = await connected<UserSnapshot | null, any>((listener) => session.user('nobody').subscribe(listener));
    expect(nobody.told.all).to.deep.equal([null]);
  });

  it('tells who is online', async () => {
    const { session, signIn } = apiWorld();
    const { told } = await connected<UserOnlineSnapshot | null, any>((listener) => session.user('maya').subscribeOnline(listener));
    expect(told.last).to.deep.include({ isOnline: false });
    expect(told.last!.user.name).to.equal('Maya Lindqvist');
    const hers = signIn('maya');
    expect(await told.count(2)).to.include({ isOnline: true });
    expect(isDeeplyFrozen(told.last)).to.be.true;
    hers.destroy();
    expect(await told.count(3)).to.include({ isOnline: false });
    const nobody = await connected<UserOnlineSnapshot | null, any>((listener) => session.user('nobody').subscribeOnline(listener));
    expect(nobody.told.all).to.deep.equal([null]);
  });

  it('is tried again when the line fails', async () => {
    const { session, world, clock, backend } = apiWorld();
    world.fail('watchUser', new ChatError('network', 'down', { retryable: true }), 2);
    const subscription = session.user('maya').subscribe();
    await until('the first try', () => backend.count('watchUser') === 1);
    await turn();
    expect(subscription.state.type).to.equal('pending');
    await clock.pass(10_000);
    await subscription.connected;
  });
});
