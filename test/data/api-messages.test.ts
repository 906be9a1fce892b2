import { expect } from '@open-wc/testing';
import { ChatError } from '../../src/errors.js';
import type { MessageSnapshot, UserSnapshot } from '../../src/data/api-types.js';
import { rejection, turn, until, watch } from '../support/async.js';
import { apiWorld, connected, destroySessions, isDeeplyFrozen, texts } from './api-world.js';

const network = new ChatError('network', 'down', { retryable: true });

type List = readonly MessageSnapshot[] | null;
const wordsOf = (list: List | undefined) => list?.map(({ plaintext }) => plaintext);
const range = (from: number, to: number) => Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => `${from + Math.sign(to - from) * index}`);

describe('subscribeMessages()', () => {
  afterEach(destroySessions);

  it('tells the newest 30, newest first, and more by loadMore()', async () => {
    const { session } = apiWorld([{ id: 'tea', messages: texts(75) }]);
    const { told, subscription } = await connected<List, any>((listener) => session.conversation('tea').subscribeMessages(listener));
    expect(wordsOf(told.last)).to.deep.equal(range(75, 46));
    expect(told.loadedAll).to.deep.equal([false]);
    await subscription.loadMore();
    expect(wordsOf(told.last)).to.deep.equal(range(75, 16));
    await subscription.loadMore(10);
    expect(wordsOf(told.last)).to.deep.equal(range(75, 6));
    expect(told.loadedAll.at(-1)).to.be.false;
    await subscription.loadMore();
    expect(wordsOf(told.last)).to.deep.equal(range(75, 1));
    expect(told.loadedAll.at(-1)).to.be.true;
    expect(subscription.state).to.deep.include({ type: 'active', loadedAll: true });
    const before = told.all.length;
    await subscription.loadMore();
    expect(told.all).to.have.length(before);
  });

  it('takes in what comes, and keeps what it showed', async () => {
    const { session, world } = apiWorld([{ id: 'tea', messages: texts(40) }]);
    const { told } = await connected<List, any>((listener) => session.conversation('tea').subscribeMessages(listener));
    world.say('maya', 'tea', '41');
    await told.count(2);
    expect(wordsOf(told.last)).to.deep.equal(range(41, 11));
  });

  it('keeps the snapshots of what has not changed, all frozen', async () => {
    const { session, world } = apiWorld([{ id: 'tea', messages: texts(3) }]);
    const { told } = await connected<List, any>((listener) => session.conversation('tea').subscribeMessages(listener));
    const [first] = told.all;
    world.say('tomas', 'tea', '4');
    const second = await told.count(2);
    expect(second!.slice(1).every((message, index) => message === first![index])).to.be.true;
    expect(isDeeplyFrozen(second)).to.be.true;
    world.type('maya', 'tea', true);
    await turn();
    expect(told.all, 'who types is no message').to.have.length(2);
  });

  it('tells of each message what it is, whom it answers and who reacted', async () => {
    const { session } = apiWorld([
      { id: 'tea', messages: [{ from: 'maya', text: 'question', at: 1000 }, { from: 'tomas', text: 'answer', at: 2000, replyTo: 0, reactions: { '👍': ['me', 'maya'] } }] },
    ]);
    const { told } = await connected<List, any>((listener) => session.conversation('tea').subscribeMessages(listener));
    const [answer, question] = told.last!;
    expect(answer).to.deep.include({
      type: 'UserMessage', plaintext: 'answer', content: [{ type: 'text', children: ['answer'] }], createdAt: 2000, editedAt: null, custom: {}, origin: 'web',
      referencedMessageId: question!.id, reactions: [{ emoji: '👍', count: 2, currentUserReacted: true }],
    });
    expect(answer!.sender.name).to.equal('Tomás Rey');
    expect(answer!.referencedMessage).to.deep.include({ id: question!.id, plaintext: 'question' }).and.not.have.property('reactions');
  });

  it('leaves out what is deleted, also where it was answered', async () => {
    const { session, world } = apiWorld([{ id: 'tea', owner: 'maya', messages: [{ from: 'maya', text: 'question' }, { from: 'tomas', text: 'answer', replyTo: 0 }] }]);
    const { told } = await connected<List, any>((listener) => session.conversation('tea').subscribeMessages(listener));
    world.channel('tea').delete('maya', told.last!.at(-1)!.id);
    await told.count(2);
    expect(wordsOf(told.last)).to.deep.equal(['answer']);
    expect(told.last![0]!.referencedMessage).to.be.null;
  });

  it('is null where the user is not, until they join; and does not make them', async () => {
    const { session, world } = apiWorld([{ id: 'open', members: ['maya'], messages: texts(2) }]);
    const open = session.conversation('open');
    const { told, subscription } = await connected<List, any>((listener) => open.subscribeMessages(listener));
    expect(told.all).to.deep.equal([null]);
    expect(subscription.state).to.deep.equal({ type: 'active', latestSnapshot: null, loadedAll: true });
    expect(world.channel('open').members.of('me')).to.equal('none');
    await open.createIfNotExists();
    await until('the messages', () => told.last);
    expect(wordsOf(told.last)).to.include('1');
  });

  it('is null where there is no such channel, until there is', async () => {
    const { session } = apiWorld([]);
    const order = session.conversation('order-7');
    const { told } = await connected<List, any>((listener) => order.subscribeMessages(listener));
    expect(told.all).to.deep.equal([null]);
    await order.createIfNotExists();
    await until('the messages', () => told.last);
    await order.send('first');
    await until('the message', () => told.last!.length === 1);
  });

  it('shows the newest while an element shows older ones, and leaves it there', async () => {
    const { session, world } = apiWorld([{ id: 'tea', messages: texts(200) }]);
    const tea = session.conversation('tea');
    const shown = tea.live.subscribe(() => undefined);
    const { told, subscription } = await connected<List, any>((listener) => tea.subscribeMessages(listener));
    const [old] = world.channel('tea').messages;
    expect(await tea.live.show(old!.id)).to.be.true;
    world.say('maya', 'tea', '201');
    await until('the new one', () => told.last![0]!.plaintext === '201');
    await subscription.loadMore(20);
    expect(wordsOf(told.last)).to.deep.equal(range(201, 151));
    await tea.send('of a script');
    expect(tea.live.get().messages[0]!.text, 'what the person reads').to.equal('1');
    shown.unsubscribe();
  });

  it('does not join a channel, but an element that shows it does', async () => {
    const { session, world } = apiWorld([{ id: 'open', members: ['maya'], messages: texts(1) }]);
    const open = session.conversation('open');
    const { told } = await connected<List, any>((listener) => open.subscribeMessages(listener));
    open.live.subscribe(() => undefined);
    await until('the messages', () => told.last);
    expect(world.channel('open').members.of('me')).to.equal('joined');
  });

  it('rejects loadMore() when a page fails, and may be asked again', async () => {
    const { session, world } = apiWorld([{ id: 'tea', messages: texts(50) }]);
    const { told, subscription } = await connected<List, any>((listener) => session.conversation('tea').subscribeMessages(listener));
    world.fail('page', network);
    expect(await rejection(subscription.loadMore())).to.equal(network);
    await subscription.loadMore(1);
    expect(wordsOf(told.last)).to.deep.equal(range(50, 20));
  });

  it('gives up a page that is asked for when it is unsubscribed', async () => {
    const { session, backend } = apiWorld([{ id: 'tea', messages: texts(50) }]);
    const { told, subscription } = await connected<List, any>((listener) => session.conversation('tea').subscribeMessages(listener));
    const letGo = backend.hold('page');
    const more = watch(subscription.loadMore());
    await until('the page', () => backend.count('page') === 1);
    subscription.unsubscribe();
    await until('the end', () => more.state !== 'pending');
    expect(more.error).to.include({ code: 'aborted' });
    letGo();
    await turn();
    expect(told.all).to.have.length(1);
    expect(await rejection(subscription.loadMore())).to.include({ code: 'aborted' });
  });
});

describe('send()', () => {
  afterEach(destroySessions);

  it('sends a text, and resolves with the message', async () => {
    const { session, world } = apiWorld();
    const tea = session.conversation('tea');
    const message = await tea.send('hello');
    expect(world.channel('tea').messages.at(-1)).to.include({ id: message.id, text: 'hello', senderId: 'me' });
    expect(message.conversationId).to.equal('tea');
    expect(await message.get()).to.include({ plaintext: 'hello' });
  });

  it('takes a reply, custom data and blocks', async () => {
    const { session } = apiWorld([{ id: 'tea', messages: texts(1) }]);
    const tea = session.conversation('tea');
    const first = await tea.send({ text: 'first', custom: { a: '1' } });
    expect(await first.get()).to.deep.include({ custom: { a: '1' }, plaintext: 'first' });
    const second = await tea.send({ content: [{ type: 'text', children: ['bold ', { type: 'bold', children: ['word'] } as never] }], referencedMessage: first });
    expect(await second.get()).to.deep.include({ plaintext: 'bold word', referencedMessageId: first.id });
    const third = await tea.send({ text: 'third', referencedMessage: first.id });
    expect((await third.get())!.referencedMessage!.plaintext).to.equal('first');
  });

  it('shows it in the elements at once, and sends it once when the line is back', async () => {
    const { session, world, clock } = apiWorld();
    const tea = session.conversation('tea');
    tea.live.subscribe(() => undefined);
    await until('open', () => tea.live.isOpen);
    world.fail('send', network, 2);
    const sent = watch(tea.send('hello'));
    await until('shown', () => tea.live.get().messages.some(({ text }) => text === 'hello'));
    await until('waiting', () => tea.live.get().messages.at(-1)?.status === 'waiting');
    await clock.pass(10_000);
    expect(sent.state).to.equal('resolved');
    expect(world.channel('tea').messages.filter(({ text }) => text === 'hello')).to.have.length(1);
  });

  it('rejects what the server refuses, and shows it no more', async () => {
    const { session } = apiWorld([{ id: 'news', readOnly: true, owner: 'maya' }]);
    const news = session.conversation('news');
    news.live.subscribe(() => undefined);
    await until('open', () => news.live.isOpen);
    expect(await rejection(news.send('hello'))).to.include({ code: 'forbidden' });
    expect(news.live.get().messages).to.be.empty;
  });

  it('joins nobody', async () => {
    const { session, world } = apiWorld([{ id: 'open', members: ['maya'] }]);
    expect(await rejection(session.conversation('open').send('hello'))).to.include({ code: 'forbidden' });
    expect(world.channel('open').members.of('me')).to.equal('none');
  });

  for (const [name, message, code] of [
    ['nothing', '', 'bad_request'],
    ['nothing in blocks', { content: [] }, 'bad_request'],
    ['a forged file token', { content: [{ type: 'file', fileToken: 'x' }] }, 'bad_request'],
    ['another token', { content: [{ type: 'file', fileToken: '{"a":1}' }] }, 'bad_request'],
    ['two files', { content: [{ type: 'file', fileToken: '{}' }, { type: 'file', fileToken: '{}' }] }, 'unsupported'],
    ['a mail address', { text: 'x', email: 'a@b.c' }, 'unsupported'],
  ] as const) {
    it(`refuses ${name} before any request`, async () => {
      const { session, backend } = apiWorld();
      expect(await rejection(session.conversation('tea').send(message as never))).to.include({ code });
      expect(backend.count('send')).to.equal(0);
    });
  }

  it('keeps nothing of what was sent while nobody looked', async () => {
    const { session } = apiWorld();
    const tea = session.conversation('tea');
    await tea.send('hello');
    expect(tea.live.get().messages).to.be.empty;
    const { told } = await connected<List, any>((listener) => tea.subscribeMessages(listener));
    expect(wordsOf(told.last)).to.deep.equal(['hello']);
  });
});

describe('MessageRef', () => {
  afterEach(destroySessions);

  it('tells a message, loaded or not, the same object each time where it is loaded', async () => {
    const { session, world } = apiWorld([{ id: 'tea', messages: texts(100) }]);
    const tea = session.conversation('tea');
    const { id } = world.channel('tea').messages[0]!;
    expect(await tea.message(id).get()).to.include({ id, plaintext: '1' });
    const { told } = await connected<List, any>((listener) => tea.subscribeMessages(listener));
    expect(await tea.message(told.last![0]!.id).get()).to.equal(told.last![0]);
  });

  it('tells what a message answers that is far from it', async () => {
    const { session, world } = apiWorld([{ id: 'tea', messages: texts(100) }]);
    const tea = session.conversation('tea');
    const { id } = world.channel('tea').messages[0]!;
    const reply = await tea.send({ text: 'late', referencedMessage: id });
    expect((await reply.get())!.referencedMessage).to.include({ id, plaintext: '1' });
  });

  it('is null where it is not there, deleted, or not to be seen', async () => {
    const { session, world } = apiWorld([{ id: 'tea', messages: texts(1) }, { id: 'shut', private: true, members: ['maya'], messages: texts(1) }]);
    const tea = session.conversation('tea');
    expect(await tea.message('none').get()).to.be.null;
    expect(await session.conversation('nowhere').message('none').get()).to.be.null;
    expect(await session.conversation('shut').message(world.channel('shut').messages[0]!.id).get()).to.be.null;
    const own = await tea.send('hello');
    await own.delete();
    expect(await own.get()).to.be.null;
  });

  it('is edited: its text, its custom data, or both', async () => {
    const { session } = apiWorld();
    const message = await session.conversation('tea').send({ text: 'one', custom: { a: '1', b: '2' } });
    await message.edit('two');
    expect(await message.get()).to.deep.include({ plaintext: 'two', custom: { a: '1', b: '2' } });
    expect((await message.get())!.editedAt).to.be.a('number');
    await message.edit({ custom: { a: null, c: '3' } });
    expect(await message.get()).to.deep.include({ plaintext: 'two', custom: { b: '2', c: '3' } });
    await message.edit({ content: [{ type: 'text', children: ['three'] }], custom: null });
    expect(await message.get()).to.deep.include({ plaintext: 'three', custom: {} });
  });

  it('is not edited by others, nor where it is not there, nor into a file', async () => {
    const { session, world } = apiWorld([{ id: 'tea', messages: texts(1) }]);
    const tea = session.conversation('tea');
    expect(await rejection(tea.message(world.channel('tea').messages[0]!.id).edit('mine'))).to.include({ code: 'forbidden' });
    expect(await rejection(tea.message('none').edit('x'))).to.include({ code: 'not_found' });
    expect(await rejection(tea.message('none').edit({ content: [{ type: 'file' } as never] }))).to.include({ code: 'unsupported' });
  });

  it('is deleted, and what is not there is deleted already', async () => {
    const { session, world } = apiWorld([{ id: 'tea', owner: 'maya', messages: texts(1) }]);
    const tea = session.conversation('tea');
    await tea.message('none').delete();
    expect(await rejection(tea.message(world.channel('tea').messages[0]!.id).delete())).to.include({ code: 'forbidden' });
    const own = await tea.send('hello');
    await own.delete();
    await own.delete();
    expect(world.channel('tea').messages.at(-1)!.deleted).to.be.true;
  });

  it('is not translated', async () => {
    const { session } = apiWorld();
    expect(await rejection(session.conversation('tea').message('m').translate('de'))).to.include({ code: 'unsupported' });
  });
});

describe('ReactionsRef', () => {
  afterEach(destroySessions);

  type Users = readonly UserSnapshot[] | null;

  it('adds, and takes back, the user\'s own', async () => {
    const { session, world } = apiWorld([{ id: 'tea', messages: texts(1) }]);
    const { id } = world.channel('tea').messages[0]!;
    const message = session.conversation('tea').message(id);
    const thumbs = message.reactions('👍');
    expect(thumbs).to.include({ emoji: '👍', messageId: id, conversationId: 'tea' });
    expect(message.reaction('👍')).to.include({ emoji: '👍', messageId: id });
    await thumbs.add();
    await thumbs.add();
    expect((await message.get())!.reactions).to.deep.equal([{ emoji: '👍', count: 1, currentUserReacted: true }]);
    await thumbs.remove();
    await thumbs.remove();
    expect((await message.get())!.reactions).to.be.empty;
    expect(await rejection(session.conversation('tea').message('none').reactions('👍').add())).to.include({ code: 'not_found' });
    expect(await rejection(session.conversation('tea').message('none').reactions('👍').remove())).to.include({ code: 'not_found' });
  });

  it('lists the first ten', async () => {
    const many = Array.from({ length: 12 }, (_, index) => `user ${index + 1}`);
    const { session, world } = apiWorld([{ id: 'tea', messages: [{ from: 'maya', text: 'x', reactions: { '👍': many, '🎉': ['maya'] } }] }]);
    const message = session.conversation('tea').message(world.channel('tea').messages[0]!.id);
    const first = await message.reactions('👍').getFirstReactions();
    expect(first.map(({ name }) => name)).to.deep.equal(many.slice(0, 10));
    expect(isDeeplyFrozen(first)).to.be.true;
    expect(await message.reactions('❤️').getFirstReactions()).to.deep.equal([]);
    expect(await session.conversation('tea').message('none').reactions('👍').getFirstReactions()).to.deep.equal([]);
  });

  it('tells who reacts, of a loaded message and of an old one', async () => {
    const many = Array.from({ length: 12 }, (_, index) => `user ${index + 1}`);
    const { session, world } = apiWorld([{ id: 'tea', messages: [{ from: 'maya', text: 'old', reactions: { '👍': many } }, ...texts(100)] }]);
    const { messages } = world.channel('tea');
    for (const index of [0, 100]) {
      const message = session.conversation('tea').message(messages[index]!.id);
      const { told, subscription } = await connected<Users, any>((listener) => message.reactions('👍').subscribe(listener));
      const before = index === 0 ? many : [];
      expect(told.last!.map(({ name }) => name)).to.deep.equal(before.slice(0, 10));
      expect(told.loadedAll).to.deep.equal([before.length <= 10]);
      await subscription.loadMore();
      expect(told.last).to.have.length(before.length);
      await message.reactions('👍').add();
      await until('the reaction', () => told.last!.length === before.length + 1);
      expect(told.last!.at(-1)!.id).to.equal('me');
      subscription.unsubscribe();
    }
  });

  it('tells nobody of a message that is not there, null where the user is not', async () => {
    const { session } = apiWorld([{ id: 'tea', messages: texts(1) }, { id: 'open', members: ['maya'] }]);
    const none = await connected<Users, any>((listener) => session.conversation('open').message('m').reactions('👍').subscribe(listener));
    expect(none.told.all).to.deep.equal([null]);
    const gone = session.conversation('tea').message('none').reactions('👍').subscribe();
    expect(await rejection(gone.connected)).to.include({ code: 'not_found' });
  });
});
