import { expect } from '@open-wc/testing';
import { previewBackend, PreviewWorld, type PreviewWorldOptions } from '../../src/backend/preview.js';
import { ChatError } from '../../src/errors.js';
import type { ChatBackend, ChatConnection, ConnectionStatus, ConnectOptions } from '../../src/backend/types.js';
import { expectRejection } from '../conformance/expect.js';
import { messageIds } from '../conformance/view.js';
import { Watch } from '../conformance/watch.js';
import { ManualClock } from './manual-clock.js';

/** What every backend does is in the conformance suite; here is what only the preview backend does. */
describe('The preview backend', () => {
  const connections: ChatConnection[] = [];

  async function connect(backend: ChatBackend, userId: string, options: Partial<ConnectOptions> = {}) {
    const connection = await backend.connect({ serverUrl: '', getToken: async () => `preview:${userId}`, ...options });
    connections.push(connection);
    return connection;
  }

  function worldOf(options: PreviewWorldOptions = {}) {
    const clock = new ManualClock();
    const world = new PreviewWorld({ clock, channels: [{ id: 'tea' }], ...options });
    return { clock, world, backend: previewBackend({ world }) };
  }

  afterEach(() => {
    for (const connection of connections.splice(0)) connection.close();
  });

  describe('by itself', () => {
    it('shows a conversation that ends shortly before now, the same one each time', async () => {
      const clock = new ManualClock();
      const snapshots = [];
      for (let count = 0; count < 2; count++) {
        const watch = await Watch.open(await connect(previewBackend({ clock }), 'me'), 'general', { limit: 100 });
        snapshots.push(watch.snapshot);
        const messages = [...watch.view.messages.values()];
        expect(messages.length).to.be.within(35, 50);
        expect(messages.at(-1)!.sentAt).to.be.within(clock.now() - 600_000, clock.now());
        expect(messages.map((message) => message.sentAt)).to.deep.equal(messages.map((message) => message.sentAt).sort((a, b) => a - b));
        expect(new Set(messages.map((message) => message.senderId)).size, 'people').to.be.at.least(4);
        expect(watch.view.unread).to.equal(0);
      }
      expect(snapshots[0]).to.deep.equal(snapshots[1]);
    });

    it('lets whoever connects write in every channel', async () => {
      const me = await connect(previewBackend(), 'me');
      await me.send('general', { text: 'hello' }, { clientId: 'one' });
      await me.send(await me.resolveChannel('#random:example.org'), { text: 'hello' }, { clientId: 'two' });
    });

    it('makes up as many messages as wanted, the same ones each time', async () => {
      const clock = new ManualClock();
      const [first, second] = [new PreviewWorld({ clock, generate: 5000 }), new PreviewWorld({ clock, generate: 5000 })];
      expect(first.channel('general').messages).to.have.length(5000);
      expect(first.channel('general').messages).to.deep.equal(second.channel('general').messages);
    });

    it('wants to be told who connects', async () => {
      const { backend } = worldOf();
      expect((await connect(backend, 'maya')).userId).to.equal('maya');
      expect((await connect(backend, 'maya', { getToken: async () => 'preview:maya#2' })).userId).to.equal('maya');
      expect((await connect(backend, 'maya', { userId: 'jonas' })).userId).to.equal('jonas');
      await expectRejection(connect(backend, '', { getToken: async () => 'something else' }), 'bad_answer');
    });
  });

  describe('a shared world', () => {
    it('lets two previews talk to each other', async () => {
      const { world } = worldOf();
      const [here, there] = [await connect(previewBackend({ world }), 'here'), await connect(previewBackend({ world }), 'there')];
      const watch = await Watch.open(here, 'tea');
      await watch.hears((await there.send('tea', { text: 'hello' }, { clientId: 'one' })).id);
    });

    it('speaks and types on demand', async () => {
      const { world, backend } = worldOf();
      const watch = await Watch.open(await connect(backend, 'me'), 'tea');
      world.type('maya', 'tea', true);
      await watch.when('maya types', (view) => view.typing.includes('maya'));
      await watch.hears(world.say('maya', 'tea', 'hello'));
      expect(watch.view.participants.get('maya')?.name).to.equal('Maya Lindqvist');
      expect(watch.view.unread).to.equal(1);
    });

    it('ends typing after 30 s, and leaves no timer behind', async () => {
      const { clock, world, backend } = worldOf();
      const me = await connect(backend, 'me');
      const watch = await Watch.open(me, 'tea');
      world.type('maya', 'tea', true);
      await watch.when('maya types', (view) => view.typing.length === 1);
      clock.advance(20_000);
      world.type('maya', 'tea', true);
      clock.advance(29_000);
      expect(clock.pending).to.equal(1);
      clock.advance(1000);
      await watch.when('nobody types', (view) => view.typing.length === 0);
      await me.setTyping('tea', true);
      me.close();
      expect(clock.pending).to.equal(0);
    });

    it('tells who is invited, and what one missed before accepting', async () => {
      const { world, backend } = worldOf({
        channels: [{ id: 'club', private: true, members: ['maya'], invited: ['me'], messages: [{ from: 'maya', text: 'before' }] }],
      });
      const me = await connect(backend, 'me');
      const outside = await Watch.open(me, 'club');
      expect(outside.snapshot.channel.membership).to.equal('invited');
      expect(messageIds(outside.snapshot.events), 'not for the invited').to.be.empty;
      expect((await Watch.open(me, 'club', { join: true })).snapshot.channel.membership, 'accepting is not joining').to.equal('invited');
      world.join('me', 'club');
      await outside.when('joined', (view) => view.channel.membership === 'joined');
      await outside.hears(world.say('maya', 'club', 'after'));
      expect(await outside.timeline()).to.deep.equal(world.channel('club').messages.map((message) => message.id));
    });
  });

  describe('faults', () => {
    it('fails requests on demand, and then no longer', async () => {
      const { world, backend } = worldOf();
      const me = await connect(backend, 'me');
      world.fail('send', new ChatError('server_error', 'on demand', { retryable: true, status: 503 }), 2);
      await expectRejection(me.send('tea', { text: 'x' }, { clientId: 'one' }), 'server_error');
      await me.setTyping('tea', false);
      await expectRejection(me.send('tea', { text: 'x' }, { clientId: 'one' }), 'server_error');
      await me.send('tea', { text: 'x' }, { clientId: 'one' });
      expect(world.channel('tea').messages).to.have.length(1);
    });

    it('takes as long as it is told, and is aborted meanwhile without effect', async () => {
      const { clock, world, backend } = worldOf();
      const me = await connect(backend, 'me', { getToken: async () => 'preview:me' });
      world.latency = 500;
      const controller = new AbortController();
      const aborted = expectRejection(me.send('tea', { text: 'x' }, { clientId: 'one', signal: controller.signal }), 'aborted');
      await Promise.resolve();
      await Promise.resolve();
      expect(clock.pending).to.equal(1);
      controller.abort();
      await aborted;
      expect(clock.pending).to.equal(0);
      expect(world.channel('tea').messages).to.be.empty;
    });

    it('is offline and comes back: status, held updates, in order', async () => {
      const { world, backend } = worldOf();
      const statuses: [ConnectionStatus, string | undefined][] = [];
      const me = await connect(backend, 'me', { onStatus: (status, error) => statuses.push([status, error?.code]) });
      const watch = await Watch.open(me, 'tea');
      world.offline(true);
      const held = [world.say('maya', 'tea', 'one'), world.say('maya', 'tea', 'two')];
      const error: unknown = await me.send('tea', { text: 'x' }, { clientId: 'one' }).catch((cause: unknown) => cause);
      expect(error).to.include({ code: 'network', retryable: true });
      expect(watch.updates).to.be.empty;
      world.offline(false);
      await watch.hears(held[1]!);
      expect(await watch.timeline()).to.deep.equal(held);
      expect(watch.updates.some((update) => update.gap !== undefined)).to.be.false;
      expect(statuses).to.deep.equal([['reconnecting', 'network'], ['online', undefined]]);
    });

    it('leaves a gap when too much was missed, and loses nothing', async () => {
      const { world, backend } = worldOf({ gapAfter: 5 });
      const old = world.say('maya', 'tea', 'old');
      const watch = await Watch.open(await connect(backend, 'me'), 'tea');
      world.offline(true);
      const missed = Array.from({ length: 12 }, (_, index) => world.say('maya', 'tea', `${index}`));
      world.channel('tea').edit('maya', old, { text: 'edited' });
      world.channel('tea').react('jonas', old, '👍');
      world.offline(false);
      await watch.hears(missed.at(-1)!);
      expect(watch.updates).to.have.length(1);
      expect(messageIds(watch.updates[0]!.events)).to.deep.equal(missed.slice(-5));
      expect(watch.updates[0]!.gap).to.be.a('string');
      expect(await watch.timeline()).to.deep.equal([old, ...missed]);
      expect(watch.view.text(old)).to.equal('edited');
      expect(watch.view.reactions(old)).to.deep.equal(['👍 jonas']);
    });

    it('refuses a token on demand', async () => {
      const { world, backend } = worldOf();
      let current = 'preview:me#1';
      const rejected: string[] = [];
      const me = await connect(backend, 'me', {
        getToken: async (request) => {
          if (request?.rejected !== undefined) {
            rejected.push(request.rejected);
            current = 'preview:me#2';
          }
          return current;
        },
      });
      world.refuseToken('preview:me#1');
      await me.send('tea', { text: 'x' }, { clientId: 'one' });
      expect(rejected).to.deep.equal(['preview:me#1']);
    });
  });
});
