import { expect } from '@open-wc/testing';
import { previewBackend, PreviewWorld, type PreviewWorldOptions } from '../../src/backend/preview.js';
import { ChatError } from '../../src/errors.js';
import type { ChatConnection, UploadProgress } from '../../src/backend/types.js';
import { expectRejection } from '../conformance/expect.js';
import { ListWatch } from '../conformance/list-watch.js';
import { ValueWatch } from '../conformance/value-watch.js';
import { Watch } from '../conformance/watch.js';
import { turn } from '../support/async.js';
import { ManualClock } from './manual-clock.js';

/** What a test or demo that holds the world can make happen, beyond channels and messages. */
describe('The preview world', () => {
  const connections: ChatConnection[] = [];

  function worldOf(options: PreviewWorldOptions = {}) {
    const clock = new ManualClock();
    const world = new PreviewWorld({ clock, channels: [{ id: 'tea' }], ...options });
    const connect = async (userId: string) => {
      const connection = await previewBackend({ world }).connect({ serverUrl: '', userId, getToken: async () => 'any' });
      connections.push(connection);
      return connection;
    };
    return { clock, world, connect };
  }

  const presence = (connection: ChatConnection, userId: string) =>
    ValueWatch.open<boolean>((listener, options) => connection.watchPresence(userId, listener, options));

  afterEach(() => {
    for (const connection of connections.splice(0)) connection.close();
  });

  describe('presence', () => {
    it('is being connected, however often, until the last connection closes', async () => {
      const { connect } = worldOf();
      const me = await connect('me');
      const maya = await presence(me, 'maya');
      expect([maya.value, (await presence(me, 'me')).value]).to.deep.equal([false, true]);
      const [first, second] = [await connect('maya'), await connect('maya')];
      await maya.when('maya is online', (online) => online);
      first.close();
      first.close();
      await turn();
      expect(maya.told, 'a connection is left').to.deep.equal([true]);
      second.close();
      await maya.when('maya is offline', (online) => !online);
    });

    it('is what the world says, until it no longer says so', async () => {
      const { world, connect } = worldOf();
      const maya = await presence(await connect('me'), 'maya');
      world.setPresence('maya', true);
      await maya.when('maya is online', (online) => online);
      await connect('maya');
      world.setPresence('maya', false);
      await maya.when('maya is offline', (online) => !online);
      world.setPresence('maya', undefined);
      await maya.when('maya is connected', (online) => online);
    });

    it('is told after being offline, once, if it has changed', async () => {
      const { world, connect } = worldOf();
      const me = await connect('me');
      const [maya, aiko] = [await presence(me, 'maya'), await presence(me, 'aiko')];
      world.offline(true);
      for (const online of [true, false, true]) world.setPresence('maya', online);
      for (const online of [true, false]) world.setPresence('aiko', online);
      await turn();
      expect(maya.told).to.be.empty;
      world.offline(false);
      await turn();
      expect([maya.told, aiko.told]).to.deep.equal([[true], []]);
    });
  });

  describe('the list of channels', () => {
    it('is told anew after being offline, without what one has left, and with the newest messages as news', async () => {
      const { world, connect } = worldOf({
        gapAfter: 3,
        channels: [{ id: 'tea' }, { id: 'quiet' }, { id: 'club', private: true, members: ['me', 'maya'] }, { id: 'new', members: ['maya'] }],
      });
      const list = await ListWatch.open(await connect('me'));
      expect([...list.channels.keys()]).to.deep.equal(['tea', 'quiet', 'club']);
      world.offline(true);
      const missed = Array.from({ length: 5 }, (_, index) => world.say('maya', 'tea', `${index}`));
      world.leave('me', 'club');
      world.invite('me', 'new');
      await turn();
      expect(list.updates).to.be.empty;
      world.offline(false);
      await list.has('new', 'asked in', (channel) => channel.membership === 'invited');
      const [update] = list.updates;
      expect(list.updates).to.have.length(1);
      expect(update!.changed.map(({ id }) => id)).to.have.members(['tea', 'quiet', 'new']);
      expect(update!.removed).to.deep.equal(['club']);
      expect(list.heard()).to.deep.equal(missed.slice(-3));
      expect(list.channel('tea')).to.deep.include({ unreadCount: 5, lastMessage: world.channel('tea').messages.at(-1) });
    });

    it('is told only after the answer, and misses nothing between', async () => {
      const { clock, world, connect } = worldOf();
      const me = await connect('me');
      world.latency = 100;
      const opening = ListWatch.open(me);
      await clock.pass(99);
      const before = world.say('maya', 'tea', 'before');
      clock.advance(1);
      await opening.then((list) => {
        expect(list.updates).to.be.empty;
        expect(list.channel('tea').lastMessage?.id).to.equal(before);
      });
    });

    it('has everybody in it where no members are named, until they leave', async () => {
      const { world, connect } = worldOf();
      const list = await ListWatch.open(await connect('me'));
      world.leave('me', 'tea');
      await list.hasNot('tea');
      expect(world.channel('tea').members.ids).to.include('maya').and.not.include('me');
      world.join('me', 'tea');
      await list.has('tea', 'joined', (channel) => channel.membership === 'joined' && channel.unreadCount === 0);
    });

    it('goes by time: a channel is where one came in or the last message was sent', async () => {
      const { clock, world, connect } = worldOf({ channels: [{ id: 'tea' }, { id: 'club', private: true, members: ['maya'] }] });
      const start = clock.now();
      const list = await ListWatch.open(await connect('me'));
      clock.advance(1000);
      world.invite('me', 'club');
      await list.has('club', 'asked in');
      expect([list.channel('tea'), list.channel('club')].map((channel) => channel.lastActivityAt - start)).to.deep.equal([0, 1000]);
      expect(list.channel('club').joinedAt).to.be.undefined;
      clock.advance(1000);
      world.join('me', 'club');
      await list.has('club', 'joined', (channel) => channel.joinedAt === start + 2000 && channel.lastActivityAt === start + 2000);
      clock.advance(1000);
      world.say('maya', 'tea', 'hello');
      await list.has('tea', 'with a message', (channel) => channel.lastActivityAt === start + 3000);
    });

    it('leaves nothing behind when it is closed', async () => {
      const { world, connect } = worldOf();
      const me = await connect('me');
      const list = await ListWatch.open(me);
      await Watch.open(me, 'tea');
      await presence(me, 'maya');
      expect([world.lists.size, world.tellers.size]).to.deep.equal([1, 3]);
      list.close();
      expect([world.lists.size, world.tellers.size]).to.deep.equal([0, 2]);
      me.close();
      expect(world.tellers.size).to.equal(0);
    });
  });

  describe('channels', () => {
    it('are found by another name, where they have one', async () => {
      const { connect } = worldOf({ channels: [{ id: 'c-17', alias: 'tea' }] });
      const me = await connect('me');
      for (const name of ['tea', '#tea', '#tea:example.org', 'c-17']) expect(await me.resolveChannel(name)).to.equal('c-17');
      expect((await Watch.open(me, 'tea')).snapshot.channel.name).to.equal('tea');
    });

    it('may be changed by everybody in them where nobody owns them', async () => {
      const { world, connect } = worldOf();
      const [me, maya] = [await connect('me'), await connect('maya')];
      const watch = await Watch.open(maya, 'tea');
      await me.updateChannel('tea', { name: 'Coffee' });
      await watch.when('the new name', ({ channel }) => channel.name === 'Coffee');
      world.leave('me', 'tea');
      await expectRejection(me.updateChannel('tea', { name: 'Tea' }), 'forbidden');
    });

    it('end somebody’s typing when they leave, and a connection that closes later minds nothing', async () => {
      const { clock, world, connect } = worldOf();
      const [me, maya] = [await connect('me'), await connect('maya')];
      const watch = await Watch.open(maya, 'tea');
      await me.setTyping('tea', true);
      await watch.when('typing', (view) => view.typing.length === 1);
      world.leave('me', 'tea');
      await watch.when('typing no longer', (view) => view.typing.length === 0);
      me.close();
      expect(clock.pending).to.equal(0);
    });

    it('tell of what others are called, while one is offline too', async () => {
      const { world, connect } = worldOf();
      const me = await connect('me');
      const watch = await Watch.open(me, 'tea');
      const user = await ValueWatch.open<{ name: string }>((listener, options) => me.watchUser('maya', listener, options));
      world.offline(true);
      world.setProfile('maya', { name: 'Maya L.', avatar: world.store(new Blob(['picture'])) });
      world.setProfile('maya', { name: 'Maya' });
      world.offline(false);
      await watch.when('the new name', (view) => view.participants.get('maya')?.name === 'Maya');
      await user.when('the new name', ({ name }) => name === 'Maya');
      expect(user.told, 'once').to.have.length(1);
      expect(await (await me.media(watch.view.participants.get('maya')!.avatar!)).text()).to.equal('picture');
    });
  });

  describe('uploads', () => {
    it('come in four steps, after the way there, and are kept at the end', async () => {
      const { clock, world, connect } = worldOf();
      const me = await connect('me');
      world.latency = 1000;
      const told: UploadProgress[] = [];
      const upload = me.upload(new Blob(['0123456789']), { onProgress: (progress) => told.push(progress) });
      const loaded = async (ms: number) => {
        await clock.pass(ms);
        return told.map((progress) => progress.loaded);
      };
      expect(await loaded(1000)).to.deep.equal([]);
      expect(await loaded(250)).to.deep.equal([2]);
      expect(await loaded(500)).to.deep.equal([2, 5, 7]);
      expect(await loaded(250)).to.deep.equal([2, 5, 7, 10]);
      expect(await world.file(await upload).text()).to.equal('0123456789');
      expect(clock.pending).to.equal(0);
    });

    it('are aborted midway, without effect and without a timer left', async () => {
      const { clock, world, connect } = worldOf();
      const me = await connect('me');
      world.latency = 1000;
      const controller = new AbortController();
      const aborted = expectRejection(me.upload(new Blob(['x']), { signal: controller.signal }), 'aborted');
      await clock.pass(1300);
      controller.abort();
      await aborted;
      await turn();
      expect(clock.pending).to.equal(0);
      expect(() => world.file('file-1')).to.throw('There is no file');
    });

    it('fail midway when one goes offline', async () => {
      const { clock, world, connect } = worldOf();
      const me = await connect('me');
      world.latency = 1000;
      const failed = expectRejection(me.upload(new Blob(['x'])), 'network');
      await clock.pass(1300);
      world.offline(true);
      await clock.pass(1000);
      await failed;
    });

    it('are refused by the size that the world says, 50 MiB by default', async () => {
      const { connect } = worldOf({ uploadLimit: 4 });
      const me = await connect('me');
      expect(await me.uploadLimit()).to.equal(4);
      await me.upload(new Blob(['1234']));
      await expectRejection(me.upload(new Blob(['12345'])), 'too_large');
      expect(await (await worldOf().connect('me')).uploadLimit()).to.equal(50 * 1024 * 1024);
    });
  });

  it('tells who stops watching nothing more, not even what has just happened', async () => {
    const { world, connect } = worldOf();
    const me = await connect('me');
    const [list, watch, maya] = [await ListWatch.open(me), await Watch.open(me, 'tea'), await presence(me, 'maya')];
    world.say('maya', 'tea', 'hello');
    world.setPresence('maya', true);
    for (const watching of [list, watch, maya]) watching.close();
    await turn();
    expect([list.updates, watch.updates, maya.told]).to.deep.equal([[], [], []]);
  });

  it('breaks the new requests on demand, too', async () => {
    const { world, connect } = worldOf();
    const me = await connect('me');
    world.fail('watchChannels', new ChatError('server_error', 'on demand', { retryable: true, status: 503 }));
    await expectRejection(ListWatch.open(me), 'server_error');
    expect(world.lists.size).to.equal(0);
    await ListWatch.open(me);
  });
});
