import { expect, waitUntil } from '@open-wc/testing';
import { ChatError } from '../../src/errors.js';
import type { SessionEvents, UnreadConversation } from '../../src/session/options.js';
import { turn, until } from '../support/async.js';
import { destroySessions, sessionWorld, tokensOf } from './world.js';

type Detail<K extends keyof SessionEvents> = SessionEvents[K][0];

const channels = [
  { id: 'tea', name: 'Tea', members: ['maya', 'jonas'] },
  { id: 'den', name: 'Den', members: ['maya', 'aiko'] },
  { id: 'others', members: ['jonas', 'aiko'] },
];
const SECOND = 1000;

describe("A session's news", () => {
  before(async () => {
    await import('../../src/session/extras.js'); // loaded before a test waits for it
    await import('../../src/data/api.js');
  });
  afterEach(destroySessions);

  async function begin(options: Parameters<typeof sessionWorld>[0] = {}) {
    const made = sessionWorld({ token: tokensOf('maya'), ...options }, channels);
    made.session.start();
    await made.session.whenReady;
    return made;
  }

  describe('message', () => {
    async function listening(options: Parameters<typeof sessionWorld>[0] = {}) {
      const made = await begin(options);
      const heard: Detail<'message'>[] = [];
      const off = made.session.on('message', (detail) => heard.push(detail));
      // The list is watched once it has told who has written what.
      made.world.say('jonas', 'tea', 'first');
      await until('the first', () => {
        if (!heard.length) made.world.say('jonas', 'tea', 'first');
        return heard.length;
      });
      await turn();
      heard.length = 0;
      return { ...made, heard, off, texts: () => heard.map(({ message }) => message.plaintext) };
    }

    it('tells each message in any of the channels, in order, one own too, and none of others', async () => {
      const { world, texts, heard, session } = await listening();
      world.say('jonas', 'tea', 'one');
      world.say('jonas', 'tea', 'two');
      world.say('aiko', 'den', 'three');
      world.say('jonas', 'others', 'secret');
      await until('all', () => heard.length >= 3);
      await session.conversation('tea').send('mine');
      await until('mine', () => texts().includes('mine'));
      expect(texts()).to.deep.equal(['one', 'two', 'three', 'mine']);
      expect(heard[2]).to.nested.include({ 'message.sender.id': 'aiko', 'conversation.subject': 'Den', 'conversation.unreadMessageCount': 1 });
    });

    it('tells what came while the line was down', async () => {
      const { world, texts, heard } = await listening();
      world.offline(true);
      world.say('jonas', 'tea', 'in the tunnel');
      await turn();
      expect(heard).to.be.empty;
      world.offline(false);
      await until('it', () => heard.length);
      expect(texts()).to.deep.equal(['in the tunnel']);
    });

    it('is not told any more after off(), nor after destroy()', async () => {
      const { world, heard, off, session, clock } = await listening();
      off();
      world.say('jonas', 'tea', 'unheard');
      await turn();
      expect(heard).to.be.empty;
      session.on('message', (detail) => heard.push(detail));
      session.destroy();
      world.say('jonas', 'tea', 'unheard too');
      await turn();
      expect(heard).to.be.empty;
      expect(clock.pending).to.equal(0);
    });

    it('once() tells one', async () => {
      const { world, session, off } = await listening();
      off();
      const once: string[] = [];
      session.once('message', ({ message }) => once.push(message.plaintext));
      await until('it', () => {
        if (!once.length) world.say('jonas', 'tea', 'again');
        return once.length;
      });
      world.say('jonas', 'tea', 'and again');
      await turn();
      expect(once).to.deep.equal(['again']);
    });

    it('after a change of user it tells what the second may hear', async () => {
      const { world, texts, session } = await listening();
      session.updateOptions({ token: tokensOf('aiko') });
      session.updateOptions({ serverUrl: 'https://other.example' });
      await until('aiko', () => session.userId === 'aiko');
      await until('hers', () => {
        world.say('jonas', 'tea', 'not for aiko');
        world.say('jonas', 'others', 'for aiko');
        return texts().length;
      });
      expect(new Set(texts())).to.deep.equal(new Set(['for aiko']));
    });
  });

  describe('unreadsChange', () => {
    it('tells which channels have something unread, at first and whenever that changes', async () => {
      const { world, session } = await begin();
      world.say('jonas', 'tea', 'one');
      const told: (readonly UnreadConversation[])[] = [];
      session.on('unreadsChange', (unreads) => told.push(unreads));
      const last = () => told.at(-1)?.map(({ conversation, lastMessage, unreadMessageCount }) => `${conversation.id} ${unreadMessageCount} ${lastMessage?.plaintext}`);
      await until('the first', () => told.length);
      expect(last()).to.deep.equal(['tea 1 one']);

      world.say('jonas', 'tea', 'two');
      world.say('aiko', 'den', 'hello');
      await until('both', () => last()?.length === 2);
      expect(last()).to.deep.equal(['tea 2 two', 'den 1 hello']);
      const den = told.at(-1)![1]!;

      await session.conversation('tea').markAsRead();
      await until('tea read', () => last()?.length === 1);
      expect(told.at(-1)![0], 'what has not changed is the same object').to.equal(den);
      expect(Object.isFrozen(den)).to.be.true;
    });

    it('tells that there is none', async () => {
      const { session } = await begin();
      const told: (readonly UnreadConversation[])[] = [];
      session.on('unreadsChange', (unreads) => told.push(unreads));
      await until('told', () => told.length);
      expect(told).to.deep.equal([[]]);
    });

    it('says by one error that it cannot be told', async () => {
      const { session, world, log } = await begin();
      world.fail('watchChannels', new ChatError('forbidden', 'no'));
      session.on('unreadsChange', () => undefined);
      await until('the error', () => log.includes('error forbidden'));
      await turn();
      expect(log.filter((line) => line.startsWith('error'))).to.deep.equal(['error forbidden']);
    });
  });

  describe('syncUser', () => {
    it('tells the chat server what is different, and nothing else', async () => {
      const { session, world } = await begin({ syncUser: { name: 'Maya L.' } });
      await until('told', () => world.users.get('maya')?.name === 'Maya L.');
      let sets = 0;
      const user = session.currentUser!;
      const set = user.set.bind(user);
      Object.defineProperty(user, 'set', { value: (...args: Parameters<typeof set>) => (sets++, set(...args)), configurable: true });
      session.updateOptions({ syncUser: { name: 'Maya L.' } });
      await turn();
      await turn();
      expect(sets, 'an equal one').to.equal(0);
      session.updateOptions({ syncUser: { name: 'Maya Lindqvist' } });
      await until('told', () => world.users.get('maya')?.name === 'Maya Lindqvist');
      expect(sets).to.equal(1);
    });

    it('asks a function after each sign-in', async () => {
      let asked = 0;
      const { session, world } = await begin({ syncUser: () => Promise.resolve({ name: `Maya ${++asked}` }) });
      await until('told', () => world.users.get('maya')?.name === 'Maya 1');
      session.updateOptions({ serverUrl: 'https://other.example' });
      await until('told again', () => world.users.get('maya')?.name === 'Maya 2');
      expect(asked).to.equal(2);
    });

    it('stores a picture of the web on the chat server, once', async () => {
      localStorage.removeItem('chat-elements/maya/photo');
      const canvas = Object.assign(document.createElement('canvas'), { width: 2, height: 2 });
      const photoUrl = canvas.toDataURL('image/png');
      let asked = 0;
      const { session, world } = await begin({ syncUser: () => ({ name: `Maya ${++asked}`, photoUrl }) });
      // It is fetched and measured by the browser, which takes its time.
      const eventually = (what: string, holds: () => boolean) => waitUntil(holds, what, { timeout: 10_000 });
      await eventually('stored', () => world.users.get('maya')?.avatar !== undefined);
      await eventually('remembered', () => localStorage.getItem('chat-elements/maya/photo') === photoUrl);
      const first = world.users.get('maya')!.avatar;
      session.updateOptions({ serverUrl: 'https://other.example' });
      await until('the name, which is told before the picture', () => world.users.get('maya')?.name === 'Maya 2');
      await turn();
      await turn();
      expect(world.users.get('maya')!.avatar).to.equal(first);
      session.signOut();
      expect(localStorage.getItem('chat-elements/maya/photo'), 'nothing of theirs is left on the device').to.be.null;
    });

    it('one that fails is one error, and chat goes on', async () => {
      const { session, log } = await begin({
        syncUser: () => {
          throw new Error('host');
        },
      });
      await until('the error', () => log.includes('error bad_request'));
      expect(session.state).to.equal('ready');
    });
  });

  it('of a session that connects on demand keep it connected while somebody listens', async () => {
    const { getChatSession } = await import('../../src/session/registry.js');
    const { clock, session: other } = sessionWorld({ token: tokensOf('maya') }, channels);
    const session = getChatSession({ ...other.options, userId: 'maya', serverUrl: 'https://news.example' });
    const off = session.on('unreadsChange', () => undefined);
    await until('connected', () => session.state === 'ready');
    await clock.pass(60 * SECOND);
    expect(session.state).to.equal('ready');
    off();
    await turn();
    await clock.pass(60 * SECOND);
    expect(session.state).to.equal('idle');
    session.destroy();
  });
});
