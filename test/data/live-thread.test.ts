import { expect } from '@open-wc/testing';
import type { ChannelEvent, OutgoingMessage, Page } from '../../src/backend/types.js';
import type { LiveThread } from '../../src/data/live-thread.js';
import type { LiveSnapshot } from '../../src/data/snapshots.js';
import { ChatError } from '../../src/errors.js';
import { catchReports, turn, until } from '../support/async.js';
import { edit, message, reaction, tea } from './events.js';
import { clientIdOf, liveChannelWorld, network } from './live-channel-world.js';

const reply = (id: string, fields: object = {}) => message(id, { threadId: 'root', ...fields });

/** The thread of `root`, in an open channel. Its first page is asked for, and answered with `page`, if that is given. */
async function threadWorld(page?: Page) {
  const world = liveChannelWorld();
  const { line, conversation } = world;
  await world.opened({ events: [message('m1'), message('root')] });
  const thread = await conversation.thread('root');
  const told: LiveSnapshot[] = [];
  const failures: string[] = [];
  thread.onError(({ code }) => failures.push(code));
  const subscription = thread.subscribe((snapshot) => told.push(snapshot));
  if (page) {
    (await line.request('thread')).answer(page);
    await until('ready', () => thread.get().state === 'ready');
  }
  return { ...world, thread, told, failures, subscription, shown: () => textsOf(thread) };
}

const textsOf = (thread: LiveThread) => thread.get().messages.map(({ id, text, status }) => (status === 'sent' ? id : `${text} (${status})`));
const short: Page = { events: [message('root'), reply('r1'), reply('r2')] };

describe('A thread', () => {
  it('is the same one each time, and asks for nothing before somebody looks', async () => {
    const { conversation, line, opened } = liveChannelWorld();
    await opened();
    const thread = await conversation.thread('root');
    expect(await conversation.thread('root')).to.equal(thread);
    expect(await conversation.thread('other')).not.to.equal(thread);
    expect(thread).to.include({ id: 'tea', threadId: 'root' });
    expect(thread.get()).to.include({ state: 'loading', hasOlder: false, hasNewer: false, unreadCount: 0 });
    expect(line.of('thread')).to.be.empty;
  });

  it('shows its message first and then what is in it, and the channel shows the message alone', async () => {
    const { thread, conversation, line, shown, told } = await threadWorld(short);
    expect(line.of('thread')[0]!.args.slice(0, 2)).to.deep.equal(['the tea', 'root']);
    expect(shown()).to.deep.equal(['root', 'r1', 'r2']);
    expect(thread.get()).to.include({ state: 'ready', hasOlder: false, channel: conversation.get().channel });
    expect(conversation.get().messages.map(({ id }) => id)).to.deep.equal(['m1', 'root']);
    expect(thread.get(), 'told').to.equal(told.at(-1));
    expect(thread.get().messages[0]).to.equal(conversation.get().messages[1]);
  });

  it('opens the channel where nobody else has it open, joins nobody, and lets go of it', async () => {
    const { conversation, line } = liveChannelWorld();
    const thread = await conversation.thread('root');
    const { unsubscribe } = thread.subscribe(() => undefined);
    const opening = await line.request('openChannel');
    expect(opening.args[0]).to.include({ join: false });
    opening.answer({ channel: tea, events: [] });
    (await line.request('thread')).answer(short);
    await until('ready', () => thread.get().state === 'ready');
    unsubscribe();
    expect((opening.args[0] as { signal: AbortSignal }).signal.aborted).to.be.true;
  });

  it('tells what comes, once each, and only what changes it', async () => {
    const { thread, tell, shown, told } = await threadWorld(short);
    const count = () => told.length;
    let before = count();
    await tell(message('m2'));
    expect(count(), 'nothing of the channel alone').to.equal(before);
    await tell(reply('r2'), reply('r3'));
    expect(shown()).to.deep.equal(['root', 'r1', 'r2', 'r3']);
    expect(count()).to.equal(before + 1);
    before = count();
    const [, first, second] = thread.get().messages;
    await tell(edit('r1', 'maya', 'better', 5), reaction('x', 'r3', 'me'), { type: 'delete', id: 'root' });
    expect(thread.get().messages.map(({ text }) => text)).to.deep.equal(['', 'better', 'text of r2', 'text of r3']);
    expect(thread.get().messages[1]).not.to.equal(first);
    expect(thread.get().messages[2]).to.equal(second);
    expect(count()).to.equal(before + 1);
    await tell({ type: 'message', message: { ...(reply('z') as { message: object }).message, threadId: 'other' } } as ChannelEvent);
    expect(count(), 'nothing of another thread').to.equal(before + 1);
  });

  it('keeps the order where something comes before its page does', async () => {
    const { line, tell, shown, thread } = await threadWorld();
    await tell(reply('r3'));
    (await line.request('thread')).answer({ events: [message('root'), reply('r1'), reply('r2')] });
    await until('ready', () => thread.get().state === 'ready');
    expect(shown()).to.deep.equal(['root', 'r1', 'r2', 'r3']);
  });

  it('pages back to its message', async () => {
    const { line, thread, shown } = await threadWorld({ events: [reply('r3'), reply('r4')], before: 'c' });
    expect(thread.get()).to.include({ hasOlder: true, loadingOlder: false });
    const loading = [thread.loadOlder(), thread.loadOlder()];
    expect(thread.get().loadingOlder).to.be.true;
    const asked = await line.request('thread', 1);
    expect(asked.args[2]).to.include({ cursor: 'c' });
    asked.answer({ events: [message('root'), reply('r1'), reply('r2')] });
    await Promise.all(loading);
    expect(shown()).to.deep.equal(['root', 'r1', 'r2', 'r3', 'r4']);
    expect(thread.get()).to.include({ hasOlder: false, loadingOlder: false });
    await thread.loadOlder();
    await thread.loadNewer();
    expect(line.of('thread'), 'there is nothing before that').to.have.length(2);
  });

  it('goes back to a message in it, and says where there is none', async () => {
    const { line, thread } = await threadWorld({ events: [reply('r3')], before: 'c' });
    expect(await thread.show('r3')).to.be.true;
    const going = thread.show('r1');
    (await line.request('thread', 1)).answer({ events: [reply('r2')], before: 'b' });
    (await line.request('thread', 2)).answer({ events: [message('root'), reply('r1')] });
    expect(await going).to.be.true;
    expect(await thread.show('gone')).to.be.false;
    expect(await thread.showDate(1)).to.be.true;
  });

  it('says that going back failed', async () => {
    const { line, thread, failures } = await threadWorld({ events: [reply('r3')], before: 'c' });
    const going = thread.show('r1');
    (await line.request('thread', 1)).fail(network);
    expect(await going).to.be.false;
    expect(failures).to.deep.equal(['network']);
  });

  describe('sends', () => {
    it('by the channel’s outbox: shown here at once and not there, and once', async () => {
      const { line, thread, conversation, shown, tell } = await threadWorld(short);
      const sent = thread.send('hello', { replyTo: 'r1' });
      await until('shown', () => thread.get().messages.length === 4);
      expect(shown()).to.deep.equal(['root', 'r1', 'r2', 'hello (sending)']);
      expect(conversation.get().messages.map(({ id }) => id)).to.deep.equal(['m1', 'root']);
      const asked = await line.request('send');
      expect(asked.args[1] as OutgoingMessage).to.deep.equal({ text: 'hello', replyTo: 'r1', threadId: 'root' });
      const { key } = thread.get().messages.at(-1)!;
      asked.answer({ id: 'r3' });
      expect(await sent).to.deep.equal({ id: 'r3' });
      await tell(reply('r3', { senderId: 'me', clientId: clientIdOf(asked) }));
      expect(shown()).to.deep.equal(['root', 'r1', 'r2', 'r3']);
      expect(thread.get().messages.at(-1)!.key).to.equal(key);
    });

    it('in one order with the channel, and leaves it where the person reads', async () => {
      const { line, thread, conversation } = await threadWorld(short);
      const going = conversation.show('old');
      (await line.request('around')).answer({ events: [message('old')], before: 'a', after: 'b' });
      await going;
      const texts = () => line.of('send').map(({ args }) => (args[1] as OutgoingMessage).text);
      void thread.send('one');
      await until('sent', () => texts().length === 1);
      expect(conversation.get().hasNewer, 'still at the old message').to.be.true;
      void conversation.send('two');
      void thread.send('three');
      await turn();
      expect(texts()).to.deep.equal(['one']);
      line.of('send')[0]!.answer({ id: 'r3' });
      (await line.request('send', 1)).answer({ id: 'm3' });
      await line.request('send', 2);
      expect(texts()).to.deep.equal(['one', 'two', 'three']);
    });

    it('again what failed, or takes it away', async () => {
      const { line, thread, shown } = await threadWorld(short);
      void thread.send('hello');
      (await line.request('send')).fail(new ChatError('forbidden', 'no'));
      await until('failed', () => thread.get().messages.at(-1)!.status === 'failed');
      const { key } = thread.get().messages.at(-1)!;
      thread.retrySend(key);
      (await line.request('send', 1)).fail(new ChatError('forbidden', 'no'));
      await until('failed', () => thread.get().messages.at(-1)!.status === 'failed');
      thread.discard(key);
      expect(shown()).to.deep.equal(['root', 'r1', 'r2']);
    });
  });

  it('edits, deletes and reacts, and tells here what fails, and nowhere else', async () => {
    const { line, thread, failures, conversation } = await threadWorld(short);
    const elsewhere: string[] = [];
    conversation.onError(({ code }) => elsewhere.push(code));
    const edited = thread.edit('r1', { text: 'better' });
    (await line.request('edit')).answer();
    expect(await edited).to.be.true;
    const deleted = thread.delete('r1');
    (await line.request('delete')).fail(new ChatError('forbidden', 'no'));
    expect(await deleted).to.be.false;
    const reacted = thread.toggleReaction('r1', '👍');
    (await line.request('react')).fail(network);
    await reacted;
    expect(failures).to.deep.equal(['forbidden', 'network']);
    expect(elsewhere).to.be.empty;
  });

  it('is read by itself, each message once', async () => {
    const { line, thread, tell, conversation } = await threadWorld(short);
    void thread.markAsRead();
    const asked = await line.request('markRead');
    expect(asked.args).to.deep.equal(['the tea', 'r2', { threadId: 'root' }]);
    asked.answer();
    await thread.markAsRead();
    await tell({ type: 'receipt', userId: 'me', messageId: 'r2', readAt: 5, threadId: 'root' }, { type: 'receipt', userId: 'maya', messageId: 'r1', readAt: 6, threadId: 'root' });
    expect(thread.get().readUpTo).to.equal('r2');
    expect(thread.get().messages[1]!.readBy.map(({ user }) => user.id)).to.deep.equal(['maya']);
    expect(conversation.get().readUpTo).to.be.undefined;
    await tell(reply('r3'));
    void thread.markAsRead();
    (await line.request('markRead', 1)).fail(network);
    await turn();
    void thread.markAsRead();
    await line.request('markRead', 2);
  });

  it('is not read where nothing is in it', async () => {
    const { line, thread } = await threadWorld({ events: [message('root')] });
    await thread.markAsRead();
    expect(line.of('markRead')).to.be.empty;
  });

  describe('when the line was down', () => {
    /** The channel is opened anew. */
    async function reopen({ conversation, line }: Awaited<ReturnType<typeof threadWorld>>, events: ChannelEvent[] = [message('m9')]) {
      const count = line.of('openChannel').length;
      conversation.reopen();
      (await line.request('openChannel', count)).answer({ channel: tea, events, before: 'x' });
      await line.request('thread', 1);
    }

    it('asks again, shows what it had meanwhile, and what it missed then', async () => {
      const world = await threadWorld({ events: [reply('r2'), reply('r3')], before: 'c' });
      await reopen(world, [message('m9'), reply('r6')]);
      expect(world.thread.get().state, 'nothing goes away').to.equal('ready');
      expect(world.shown()).to.deep.equal(['r2', 'r3']);
      await world.tell(reply('r7'));
      expect(world.shown(), 'what comes is shown').to.deep.equal(['r2', 'r3', 'r7']);
      world.line.of('thread')[1]!.answer({ events: [reply('r3'), reply('r4'), reply('r5'), reply('r6')], before: 'd' });
      await until('all', () => world.shown().length === 6);
      expect(world.shown()).to.deep.equal(['r2', 'r3', 'r4', 'r5', 'r6', 'r7']);
      void world.thread.loadOlder();
      expect((await world.line.request('thread', 2)).args[2]).to.include({ cursor: 'c' });
    });

    it('begins anew where more was missed than a page holds', async () => {
      const world = await threadWorld({ events: [reply('r2'), reply('r3')], before: 'c' });
      await reopen(world);
      world.line.of('thread')[1]!.answer({ events: [reply('r8'), reply('r9')], before: 'd' });
      await until('new', () => world.shown()[0] === 'r8');
      expect(world.shown()).to.deep.equal(['r8', 'r9']);
      void world.thread.loadOlder();
      expect((await world.line.request('thread', 2)).args[2]).to.include({ cursor: 'd' });
    });

    it('puts no page that was asked for before into it', async () => {
      const world = await threadWorld({ events: [reply('r5')], before: 'c' });
      void world.thread.loadOlder();
      const early = await world.line.request('thread', 1);
      world.conversation.reopen();
      (await world.line.request('openChannel', 1)).answer({ channel: tea, events: [] });
      (await world.line.request('thread', 2)).answer({ events: [message('root'), reply('r9')] });
      await until('new', () => world.shown().includes('r9'));
      early.answer({ events: [reply('r4')], before: 'b' });
      await turn();
      expect(world.shown()).to.deep.equal(['root', 'r9']);
    });

    it('waits and tries again, and says why', async () => {
      const { line, thread, clock } = await threadWorld();
      (await line.request('thread')).fail(network);
      await until('told', () => thread.get().error !== undefined);
      expect(thread.get()).to.deep.include({ state: 'loading', error: network });
      clock.advance(60_000);
      (await line.request('thread', 1)).answer(short);
      await until('ready', () => thread.get().state === 'ready');
      expect(thread.get().error).to.be.undefined;
    });
  });

  it('says that it cannot be shown, and tries again when asked to', async () => {
    const { line, thread, shown } = await threadWorld();
    (await line.request('thread')).fail(new ChatError('not_found', 'no'));
    await until('told', () => thread.get().state === 'error');
    expect(thread.get().error!.code).to.equal('not_found');
    thread.retry();
    expect(thread.get().state).to.equal('loading');
    (await line.request('thread', 1)).answer(short);
    await until('ready', () => thread.get().state === 'ready');
    expect(shown()).to.have.length(3);
  });

  it('says that the channel cannot be opened', async () => {
    const { conversation, line } = liveChannelWorld();
    const thread = await conversation.thread('root');
    thread.subscribe(() => undefined);
    (await line.request('openChannel')).fail(new ChatError('no_access', 'no'));
    await until('told', () => thread.get().state === 'error');
    expect(thread.get().error!.code).to.equal('no_access');
  });

  it('ends what is asked for when nobody looks any more, and takes no late answer', async () => {
    const { line, thread, subscription, shown, told } = await threadWorld();
    const asked = await line.request('thread');
    subscription.unsubscribe();
    subscription.unsubscribe();
    expect(asked.open).to.be.false;
    const before = told.length;
    asked.answer(short);
    await turn();
    expect(told).to.have.length(before);
    thread.subscribe(() => undefined);
    (await line.request('thread', 1)).answer(short);
    await until('ready', () => thread.get().state === 'ready');
    expect(shown()).to.deep.equal(['root', 'r1', 'r2']);
  });

  it('is unsupported where the server knows none', async () => {
    const { conversation, line, opened } = liveChannelWorld();
    line.capabilities.delete('threads');
    await opened();
    const thread = await conversation.thread('root');
    thread.subscribe(() => undefined);
    await until('told', () => thread.get().state === 'error');
    expect(thread.get().error!.code).to.equal('unsupported');
  });

  it('survives a listener that throws', async () => {
    const { thread, shown } = await threadWorld(short);
    const { reports, restore } = catchReports();
    thread.subscribe(() => { throw new Error('a listener threw'); });
    restore();
    expect(shown()).to.have.length(3);
    expect(reports).to.have.length(1);
  });
});
