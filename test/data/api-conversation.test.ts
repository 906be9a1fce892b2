import { expect } from '@open-wc/testing';
import { ChatError } from '../../src/errors.js';
import type { ConversationSnapshot, TypingSnapshot } from '../../src/data/api-types.js';
import { rejection, turn, until, watch } from '../support/async.js';
import { apiWorld, connected, destroySessions, isDeeplyFrozen } from './api-world.js';

const network = new ChatError('network', 'down', { retryable: true });

describe('ConversationRef', () => {
  afterEach(destroySessions);

  describe('get()', () => {
    it('tells the channel as the user sees it, in TalkJS\'s words', async () => {
      const { session, world } = apiWorld([
        { id: 'tea', name: 'Tea room', avatar: 'pot.png', custom: { kind: 'drink' }, createdAt: 1000, messages: [{ from: 'maya', text: 'hello', at: 2000 }] },
      ]);
      world.say('maya', 'tea', 'new');
      const snapshot = (await session.conversation('tea').get())!;
      const { lastMessage, joinedAt, readUntil, everyoneReadUntil, ...rest } = snapshot;
      expect(rest).to.deep.equal({
        id: 'tea', subject: 'Tea room', photoUrl: 'pot.png', custom: { kind: 'drink' }, createdAt: 1000, unreadMessageCount: 1, isUnread: true,
        access: 'ReadWrite', notify: true, welcomeMessages: [], membership: 'joined',
      });
      for (const time of [joinedAt, readUntil, everyoneReadUntil]) expect(time).to.be.a('number');
      expect(lastMessage).to.deep.include({ plaintext: 'new', type: 'UserMessage', origin: 'web', editedAt: null, referencedMessage: null, reactions: [] });
      expect(lastMessage!.sender).to.deep.equal({ id: 'maya', name: 'Maya Lindqvist', photoUrl: 'maya.png', custom: {}, locale: '', role: 'default', welcomeMessage: null });
      expect(isDeeplyFrozen(snapshot)).to.be.true;
    });

    it('is the same object until something changes, by whatever name it is asked for', async () => {
      const { session, world } = apiWorld([{ id: 'tea', alias: 'green' }]);
      const first = await session.conversation('tea').get();
      expect(await session.conversation('tea').get()).to.equal(first);
      expect(await session.conversation('#green').get()).to.equal(first);
      world.say('maya', 'tea', 'hello');
      const second = (await session.conversation('tea').get())!;
      expect(second).not.to.equal(first);
      world.channel('tea').update({ topic: 'x', custom: { a: '1' } });
      expect((await session.conversation('tea').get())!.lastMessage, 'which has not changed').to.equal(second.lastMessage);
    });

    it('is null where there is none, or the user is not in it; and joins nobody', async () => {
      const { session, world, backend } = apiWorld([{ id: 'open', members: ['maya'] }, { id: 'shut', members: ['maya'], private: true }]);
      expect(await session.conversation('nowhere').get()).to.be.null;
      expect(await session.conversation('open').get()).to.be.null;
      expect(await session.conversation('shut').get()).to.be.null;
      expect(world.channel('open').members.of('me')).to.equal('none');
      expect(backend.count('join')).to.equal(0);
    });

    it('asks for the list of channels once, for many that come one after the other', async () => {
      const { session, backend, clock } = apiWorld([{ id: 'a' }, { id: 'b' }]);
      await session.conversation('a').get();
      await session.conversation('b').get();
      expect(backend.count('watchChannels')).to.equal(1);
      clock.advance(5000);
      await session.conversation('a').get();
      expect(backend.count('watchChannels')).to.equal(2);
    });

    it('rejects where the server fails, with what may be tried again', async () => {
      const { session, world } = apiWorld();
      world.fail('watchChannels', network);
      expect(await rejection(session.conversation('tea').get())).to.equal(network);
      expect(await session.conversation('tea').get()).not.to.be.null;
    });

    it('says `Read` where the user may not post', async () => {
      const { session } = apiWorld([{ id: 'news', readOnly: true, owner: 'maya' }, { id: 'asked', members: ['maya'], invited: ['me'] }]);
      expect(await session.conversation('news').get()).to.include({ access: 'Read', membership: 'joined' });
      expect(await session.conversation('asked').get()).to.include({ access: 'Read', membership: 'invited' });
    });
  });

  describe('set() and createIfNotExists()', () => {
    it('make a channel that is found by its name', async () => {
      const { session } = apiWorld([]);
      const order = session.conversation('order-7');
      await order.createIfNotExists({ subject: 'Order 7', custom: { order: '7' } });
      expect(await order.get()).to.deep.include({ subject: 'Order 7', custom: { order: '7' }, membership: 'joined' });
      await session.conversation('order-8').set({ subject: 'Order 8', custom: { order: '8', gone: null } });
      expect(await session.conversation('order-8').get()).to.deep.include({ subject: 'Order 8', custom: { order: '8' } });
    });

    it('createIfNotExists changes nothing of one that is there', async () => {
      const { session, backend } = apiWorld([{ id: 'tea', name: 'Tea room' }]);
      await session.conversation('tea').createIfNotExists({ subject: 'Other' });
      expect((await session.conversation('tea').get())!.subject).to.equal('Tea room');
      expect(backend.count('createChannel')).to.equal(0);
    });

    it('createIfNotExists joins, and accepts an invitation', async () => {
      const { session, world } = apiWorld([{ id: 'open', members: ['maya'] }, { id: 'asked', members: ['maya'], private: true, invited: ['me'] }]);
      for (const id of ['open', 'asked']) {
        await session.conversation(id).createIfNotExists();
        expect(world.channel(id).members.of('me')).to.equal('joined');
      }
    });

    it('createIfNotExists joins the one that somebody else made in the same moment', async () => {
      const { session, world } = apiWorld([]);
      const made = new ChatError('bad_request', 'taken');
      world.fail('resolveChannel', new ChatError('not_found', 'none yet'));
      world.fail('createChannel', made);
      world.addChannel({ id: 'race', members: ['maya'] });
      await session.conversation('race').createIfNotExists();
      expect(world.channel('race').members.of('me')).to.equal('joined');
    });

    it('createIfNotExists rejects where the user may not enter', async () => {
      const { session } = apiWorld([{ id: 'shut', members: ['maya'], private: true }]);
      expect(await rejection(session.conversation('shut').createIfNotExists())).to.include({ code: 'no_access' });
    });

    it('set changes what is given, and null resets it', async () => {
      const { session } = apiWorld([{ id: 'tea', name: 'Tea room', avatar: 'pot.png', custom: { a: '1', b: '2' } }]);
      const tea = session.conversation('tea');
      await tea.set({ subject: 'Chai', custom: { a: null, c: '3' } });
      expect(await tea.get()).to.deep.include({ subject: 'Chai', photoUrl: 'pot.png', custom: { b: '2', c: '3' } });
      await tea.set({ photoUrl: null });
      expect(await tea.get()).to.include({ photoUrl: null, subject: 'Chai' });
      await tea.set({ photoUrl: 'cup.png' });
      expect(await tea.get()).to.include({ photoUrl: 'cup.png' });
    });

    it('set asks for nothing where nothing is given, and joins nobody', async () => {
      const { session, backend, world } = apiWorld([{ id: 'open', members: ['maya'] }]);
      await session.conversation('open').set({});
      expect(backend.count('updateChannel')).to.equal(0);
      expect(world.channel('open').members.of('me')).to.equal('none');
    });

    it('set tells who may not', async () => {
      const { session } = apiWorld([{ id: 'tea', owner: 'maya' }]);
      expect(await rejection(session.conversation('tea').set({ subject: 'Mine' }))).to.include({ code: 'forbidden' });
    });

    for (const [name, params] of [
      ['welcome messages', { welcomeMessages: ['hi'] }],
      ['notifications', { notify: false }],
      ['a picture of the web', { photoUrl: 'https://example.com/a.png' }],
      ['a blob', { photoUrl: 'blob:https://example.com/1' }],
    ] as const) {
      it(`refuse ${name} as unsupported, before any request`, async () => {
        const { session, backend } = apiWorld();
        await session.whenReady;
        const before = backend.calls.length;
        expect(await rejection(session.conversation('tea').set(params as object))).to.include({ code: 'unsupported' });
        expect(await rejection(session.conversation('new').createIfNotExists(params as object))).to.include({ code: 'unsupported' });
        expect(backend.calls.length).to.equal(before);
      });
    }
  });

  describe('subscribe()', () => {
    it('tells now, and after each change', async () => {
      const { session, world } = apiWorld();
      const { told, subscription } = await connected<ConversationSnapshot | null, any>((listener) => session.conversation('tea').subscribe(listener));
      expect(told.all).to.have.length(1);
      expect(subscription.state).to.deep.equal({ type: 'active', latestSnapshot: told.last });
      world.say('maya', 'tea', 'hello');
      expect(await told.count(2)).to.include({ unreadMessageCount: 1 });
      expect(told.last!.lastMessage!.plaintext).to.equal('hello');
      subscription.unsubscribe();
      world.say('maya', 'tea', 'again');
      await turn();
      expect(told.all).to.have.length(2);
      await subscription.terminated;
    });

    it('is told of nothing that does not concern it', async () => {
      const { session, world } = apiWorld([{ id: 'tea' }, { id: 'coffee' }]);
      const { told } = await connected<ConversationSnapshot | null, any>((listener) => session.conversation('tea').subscribe(listener));
      world.say('maya', 'coffee', 'hello');
      await turn();
      expect(told.all).to.have.length(1);
    });

    it('is null until the user is in it, and again when they have left', async () => {
      const { session, world } = apiWorld([{ id: 'open', members: ['maya'] }]);
      const { told } = await connected<ConversationSnapshot | null, any>((listener) => session.conversation('open').subscribe(listener));
      expect(told.all).to.deep.equal([null]);
      world.channel('open').members.join('me');
      expect(await told.count(2)).to.include({ id: 'open' });
      await session.conversation('open').participant('me').delete();
      expect(await told.count(3)).to.be.null;
    });

    it('is null until there is one of that name', async () => {
      const { session } = apiWorld([]);
      const order = session.conversation('order-7');
      const { told } = await connected<ConversationSnapshot | null, any>((listener) => order.subscribe(listener));
      expect(told.all).to.deep.equal([null]);
      await order.createIfNotExists({ subject: 'Order 7' });
      await until('the channel', () => told.last?.subject === 'Order 7');
    });

    it('shares one watch with every other subscription of channels', async () => {
      const { session, backend } = apiWorld([{ id: 'a' }, { id: 'b' }]);
      await Promise.all([session.conversation('a').subscribe().connected, session.conversation('b').subscribe().connected, session.subscribeConversations().connected]);
      expect(backend.count('watchChannels')).to.equal(1);
    });
  });

  describe('markAsRead() and markAsUnread()', () => {
    it('say so to the server', async () => {
      const { session, world } = apiWorld();
      const tea = session.conversation('tea');
      world.say('maya', 'tea', 'one');
      expect(await tea.get()).to.include({ unreadMessageCount: 1, isUnread: true });
      await tea.markAsRead();
      expect(await tea.get()).to.include({ unreadMessageCount: 0, isUnread: false });
      await tea.markAsUnread();
      expect(await tea.get()).to.include({ unreadMessageCount: 0, isUnread: true });
      await tea.markAsRead();
      expect(await tea.get()).to.include({ isUnread: false });
    });

    it('read a marked channel without messages', async () => {
      const { session, backend } = apiWorld();
      const tea = session.conversation('tea');
      await tea.markAsRead();
      expect([backend.count('markRead'), backend.count('markUnread')]).to.deep.equal([0, 0]);
      await tea.markAsUnread();
      await tea.markAsRead();
      expect(await tea.get()).to.include({ isUnread: false });
    });

    it('reject what the server refuses', async () => {
      const { session } = apiWorld([{ id: 'open', members: ['maya'], messages: [{ from: 'maya', text: 'x' }] }]);
      expect(await rejection(session.conversation('nowhere').markAsUnread())).to.include({ code: 'not_found' });
    });
  });

  describe('typing', () => {
    it('is told, without the user, and named up to five', async () => {
      const { session, world } = apiWorld();
      const { told } = await connected<TypingSnapshot | null, any>((listener) => session.conversation('tea').subscribeTyping(listener));
      expect(told.all).to.deep.equal([{ many: false, users: [] }]);
      world.type('me', 'tea', true);
      await turn();
      expect(told.all).to.have.length(1);
      world.type('maya', 'tea', true);
      const some = await told.count(2);
      expect(some).to.deep.include({ many: false });
      expect(some!.many === false && some!.users.map(({ name }) => name)).to.deep.equal(['Maya Lindqvist']);
      expect(isDeeplyFrozen(some)).to.be.true;
      for (const id of ['a', 'b', 'c', 'd', 'e']) world.type(id, 'tea', true);
      await until('many', () => told.last?.many);
      expect(told.last).to.deep.equal({ many: true });
    });

    it('is null where the user is not', async () => {
      const { session } = apiWorld([{ id: 'open', members: ['maya'] }]);
      for (const id of ['open', 'nowhere']) {
        const { told } = await connected<TypingSnapshot | null, any>((listener) => session.conversation(id).subscribeTyping(listener));
        expect(told.all).to.deep.equal([null]);
      }
    });

    it('is said of the user, whether the channel is open or not', async () => {
      const { session, signIn } = apiWorld();
      const { told } = await connected<TypingSnapshot | null, any>((listener) => signIn('maya').conversation('tea').subscribeTyping(listener));
      const tea = session.conversation('tea');
      await tea.markAsTyping();
      expect(await told.count(2)).to.nested.include({ 'users[0].id': 'me' });
    });
  });

  it('makes no request before one is wanted', async () => {
    const { session, backend } = apiWorld();
    await session.whenReady;
    const before = backend.calls.length;
    const tea = session.conversation('tea');
    tea.message('m').reactions('👍');
    tea.participant('maya');
    tea.participant(session.user('maya'));
    session.user('maya');
    session.searchMessages();
    await turn();
    expect(backend.calls.length).to.equal(before);
    expect(session.conversation('tea')).to.equal(tea);
    expect(session.user('maya')).to.equal(session.user('maya'));
    expect(tea.participant(session.user('maya')).userId).to.equal('maya');
  });

  it('waits for a session that is not ready yet', async () => {
    const { backend, signIn } = apiWorld();
    const letIn = backend.hold('connect');
    const asked = watch(signIn('maya').conversation('tea').get());
    await turn();
    expect(asked.state).to.equal('pending');
    letIn();
    await until('the answer', () => asked.state === 'resolved');
  });
});
