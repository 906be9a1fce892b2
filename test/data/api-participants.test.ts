import { expect } from '@open-wc/testing';
import { ChatError } from '../../src/errors.js';
import type { ParticipantSnapshot } from '../../src/data/api-types.js';
import { rejection, turn, until } from '../support/async.js';
import { apiWorld, connected, destroySessions, isDeeplyFrozen } from './api-world.js';

type List = readonly ParticipantSnapshot[] | null;
const idsOf = (list: List | undefined) => list?.map(({ user }) => user.id);

describe('subscribeParticipants()', () => {
  afterEach(destroySessions);

  it('tells who is in it or asked in', async () => {
    const { session, world, clock } = apiWorld([{ id: 'tea', members: ['me', 'maya'], owner: 'me' }]);
    const { told } = await connected<List, any>((listener) => session.conversation('tea').subscribeParticipants(listener));
    expect(idsOf(told.last)).to.have.members(['me', 'maya']);
    expect(told.loadedAll).to.deep.equal([true]);
    expect(told.last!.find(({ user }) => user.id === 'maya')).to.deep.include({ access: 'ReadWrite', notify: true, membership: 'joined' });
    expect(isDeeplyFrozen(told.last)).to.be.true;
    clock.advance(1000);
    await session.conversation('tea').participant('tomas').createIfNotExists();
    await until('him', () => told.last!.length === 3);
    expect(told.last![0]).to.include({ membership: 'invited' });
    expect(idsOf(told.last)![0], 'the newest first').to.equal('tomas');
    world.channel('tea').members.join('tomas');
    await until('he has come', () => told.last!.some(({ user, membership }) => user.id === 'tomas' && membership === 'joined'));
    world.channel('tea').members.leave('maya');
    await until('she has left', () => told.last!.length === 2);
    expect(idsOf(told.last)).to.have.members(['tomas', 'me']);
  });

  it('keeps who has not changed', async () => {
    const { session, world } = apiWorld([{ id: 'tea', members: ['me', 'maya'], owner: 'me' }]);
    const { told } = await connected<List, any>((listener) => session.conversation('tea').subscribeParticipants(listener));
    const maya = told.last!.find(({ user }) => user.id === 'maya');
    world.channel('tea').members.invite('tomas');
    await until('him', () => told.last!.length === 3);
    expect(told.last!.find(({ user }) => user.id === 'maya')).to.equal(maya);
    const before = told.all.length;
    world.say('maya', 'tea', 'hello');
    await turn();
    expect(told.all).to.have.length(before);
  });

  it('asks once for what is told together, and for many who want to know', async () => {
    const { session, world, backend } = apiWorld([{ id: 'tea', members: ['me', 'maya'], owner: 'me' }]);
    const tea = session.conversation('tea');
    const [first] = await Promise.all([
      connected<List, any>((listener) => tea.subscribeParticipants(listener)),
      tea.subscribeParticipants().connected,
      tea.participant('maya').subscribe().connected,
    ]);
    expect(backend.count('members')).to.equal(1);
    for (let index = 0; index < 5; index++) world.channel('tea').members.invite(`guest ${index}`);
    await until('them', () => first.told.last!.length === 7);
    await turn();
    expect(backend.count('members')).to.be.lessThan(4);
  });

  it('shows ten, and more by loadMore()', async () => {
    const members = Array.from({ length: 25 }, (_, index) => `guest ${index}`);
    const { session } = apiWorld([{ id: 'tea', members: ['me', ...members] }]);
    const { told, subscription } = await connected<List, any>((listener) => session.conversation('tea').subscribeParticipants(listener));
    expect(told.last).to.have.length(10);
    await subscription.loadMore();
    expect(told.last).to.have.length(20);
    await subscription.loadMore(100);
    expect(told.last).to.have.length(26);
    expect(told.loadedAll).to.deep.equal([false, false, true]);
  });

  it('is null where the user is not, and when they have left', async () => {
    const { session, world } = apiWorld([{ id: 'open', members: ['maya'] }, { id: 'tea', members: ['me', 'maya'] }]);
    for (const id of ['open', 'nowhere']) {
      const { told } = await connected<List, any>((listener) => session.conversation(id).subscribeParticipants(listener));
      expect(told.all).to.deep.equal([null]);
    }
    const { told } = await connected<List, any>((listener) => session.conversation('tea').subscribeParticipants(listener));
    world.channel('tea').members.leave('me');
    await until('the end', () => told.last === null);
  });

  it('is told again after a request that failed', async () => {
    const { session, world, clock } = apiWorld([{ id: 'tea', members: ['me', 'maya'], owner: 'me' }]);
    const { told } = await connected<List, any>((listener) => session.conversation('tea').subscribeParticipants(listener));
    world.fail('members', new ChatError('network', 'down', { retryable: true }), 2);
    world.channel('tea').members.invite('tomas');
    await turn();
    await clock.pass(10_000);
    expect(told.last).to.have.length(3);
  });
});

describe('ParticipantRef', () => {
  afterEach(destroySessions);

  it('tells somebody\'s part', async () => {
    const { session } = apiWorld([{ id: 'tea', members: ['me', 'maya'] }, { id: 'shut', members: ['maya'], private: true }]);
    const tea = session.conversation('tea');
    expect(await tea.participant('maya').get()).to.deep.include({ access: 'ReadWrite', membership: 'joined' });
    expect(await tea.participant('maya').get()).to.equal(await tea.participant(session.user('maya')).get());
    expect(await tea.participant('tomas').get()).to.be.null;
    expect(await session.conversation('shut').participant('maya').get()).to.be.null;
    expect(await session.conversation('nowhere').participant('maya').get()).to.be.null;
    expect(tea.participant('maya')).to.include({ userId: 'maya', conversationId: 'tea' });
  });

  it('asks others in, and lets the user join', async () => {
    const { session, world } = apiWorld([{ id: 'tea', members: ['me'], owner: 'me' }, { id: 'open', members: ['maya'] }]);
    await session.conversation('tea').participant('tomas').createIfNotExists();
    await session.conversation('tea').participant('tomas').createIfNotExists();
    expect(world.channel('tea').members.of('tomas')).to.equal('invited');
    await session.conversation('open').participant('me').createIfNotExists();
    expect(world.channel('open').members.of('me')).to.equal('joined');
  });

  it('says who may write', async () => {
    const { session } = apiWorld([{ id: 'tea', members: ['me', 'maya'], owner: 'me' }]);
    const tea = session.conversation('tea');
    await tea.participant('tomas').createIfNotExists({ access: 'Read' });
    expect(await tea.participant('tomas').get()).to.include({ access: 'Read' });
    await tea.participant('maya').edit({ access: 'Read' });
    expect(await tea.participant('maya').get()).to.include({ access: 'Read' });
    await tea.participant('maya').createIfNotExists({ access: 'ReadWrite' });
    expect(await tea.participant('maya').get(), 'who is there is not changed').to.include({ access: 'Read' });
    await tea.participant('maya').edit({ access: null });
    expect(await tea.participant('maya').get()).to.include({ access: 'ReadWrite' });
    await tea.participant('aiko').set({ access: 'Read' });
    expect(await tea.participant('aiko').get()).to.include({ access: 'Read', membership: 'invited' });
  });

  it('edits only who is there', async () => {
    const { session, world } = apiWorld([{ id: 'tea', members: ['me'], owner: 'me' }]);
    expect(await rejection(session.conversation('tea').participant('maya').edit({ access: 'Read' }))).to.include({ code: 'not_found' });
    expect(world.channel('tea').members.of('maya')).to.equal('none');
  });

  it('takes out, and lets the user leave; whoever is not there is left alone', async () => {
    const { session, world } = apiWorld([{ id: 'tea', members: ['me', 'maya'], owner: 'me' }]);
    const tea = session.conversation('tea');
    await tea.participant('maya').delete();
    await tea.participant('maya').delete();
    expect(world.channel('tea').members.of('maya')).to.equal('none');
    await tea.participant('me').delete();
    expect(world.channel('tea').members.of('me')).to.equal('none');
  });

  it('tells what the server refuses, and what no server has', async () => {
    const { session, backend } = apiWorld([{ id: 'tea', owner: 'maya', members: ['me', 'maya'] }]);
    const maya = session.conversation('tea').participant('maya');
    expect(await rejection(maya.delete())).to.include({ code: 'forbidden' });
    expect(await rejection(maya.edit({ access: 'Read' }))).to.include({ code: 'forbidden' });
    const before = backend.calls.length;
    for (const method of ['set', 'edit', 'createIfNotExists'] as const) expect(await rejection(maya[method]({ notify: false } as object))).to.include({ code: 'unsupported' });
    expect(backend.calls.length).to.equal(before);
  });

  it('subscribes to one', async () => {
    const { session, world } = apiWorld([{ id: 'tea', members: ['me', 'maya'], owner: 'me' }]);
    const { told } = await connected<ParticipantSnapshot | null, any>((listener) => session.conversation('tea').participant('tomas').subscribe(listener));
    expect(told.all).to.deep.equal([null]);
    world.channel('tea').members.invite('tomas');
    expect(await told.count(2)).to.include({ membership: 'invited' });
    world.channel('tea').members.leave('maya');
    await turn();
    expect(told.all, 'of another one').to.have.length(2);
    world.channel('tea').members.leave('tomas');
    expect(await told.count(3)).to.be.null;
  });
});
