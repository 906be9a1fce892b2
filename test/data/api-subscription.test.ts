import { expect } from '@open-wc/testing';
import type { ChatConnection } from '../../src/backend/types.js';
import { ConversationRef } from '../../src/data/conversation.js';
import { DataScope } from '../../src/data/scope.js';
import { LazySubscription } from '../../src/data/subscription.js';
import { UserRef } from '../../src/data/user.js';
import { ChatError } from '../../src/errors.js';
import { catchReports, deferred, rejection, turn, until, watch } from '../support/async.js';
import { ManualClock } from '../support/manual-clock.js';
import { apiWorld, destroySessions, texts } from './api-world.js';
import { message, tea } from './events.js';
import { Line } from './live-channel-world.js';

/** Every kind of subscription. */
const kinds = {
  subscribeConversations: (session: ReturnType<typeof apiWorld>['session'], listener: () => void) => session.subscribeConversations(listener),
  'conversation.subscribe': (session, listener) => session.conversation('tea').subscribe(listener),
  subscribeMessages: (session, listener) => session.conversation('tea').subscribeMessages(listener),
  subscribeParticipants: (session, listener) => session.conversation('tea').subscribeParticipants(listener),
  subscribeTyping: (session, listener) => session.conversation('tea').subscribeTyping(listener),
  'participant.subscribe': (session, listener) => session.conversation('tea').participant('maya').subscribe(listener),
  'reactions.subscribe': (session, listener) => session.conversation('tea').message(session.conversation('tea').live.timeline?.newestId ?? 'message-1').reactions('👍').subscribe(listener),
  'user.subscribe': (session, listener) => session.user('maya').subscribe(listener),
  'user.subscribeOnline': (session, listener) => session.user('maya').subscribeOnline(listener),
} as const satisfies Record<string, (session: ReturnType<typeof apiWorld>['session'], listener: () => void) => unknown>;

describe('A subscription', () => {
  afterEach(destroySessions);

  it('asks anew where the list has failed for good, though another subscription holds it', async () => {
    const { session, world, clock, backend } = apiWorld();
    await session.whenReady;
    world.fail('watchChannels', new ChatError('forbidden', 'not now'));
    const first = session.subscribeConversations();
    expect(await rejection(first.connected)).to.include({ code: 'forbidden' });
    expect(await rejection(session.subscribeConversations().connected), 'at the same moment').to.include({ code: 'forbidden' });
    expect(backend.count('watchChannels')).to.equal(1);
    await clock.pass(2000);
    const second = session.subscribeConversations();
    await second.connected;
    await until('the first one too', () => first.state.type === 'active');
  });

  for (const [name, subscribe] of Object.entries(kinds)) {
    describe(`of ${name}`, () => {
      const world = () => apiWorld([{ id: 'tea', messages: texts(1) }]);

      it('is pending, then active, and ends when it is unsubscribed', async () => {
        const { session } = world();
        let told = 0;
        const subscription = subscribe(session, () => told++);
        expect(subscription.state).to.deep.equal({ type: 'pending' });
        expect(told).to.equal(0);
        await subscription.connected;
        expect(told).to.equal(1);
        expect(subscription.state.type).to.equal('active');
        subscription.unsubscribe();
        subscription.unsubscribe();
        expect(subscription.state).to.deep.equal({ type: 'unsubscribed' });
        await subscription.terminated;
      });

      it('that is unsubscribed before it is connected tells nothing and asks for nothing', async () => {
        const { session, backend } = world();
        await session.whenReady;
        const before = backend.calls.length;
        let told = 0;
        const subscription = subscribe(session, () => told++);
        subscription.unsubscribe();
        expect(await rejection(subscription.connected)).to.include({ code: 'aborted' });
        await subscription.terminated;
        await turn();
        expect([told, backend.calls.length - before]).to.deep.equal([0, 0]);
        expect(subscription.state).to.deep.equal({ type: 'unsubscribed' });
      });

      it('is over when the session is destroyed', async () => {
        const { session } = world();
        const subscription = subscribe(session, () => undefined);
        await subscription.connected;
        session.destroy();
        expect(await rejection(subscription.terminated)).to.include({ code: 'aborted' });
        expect(subscription.state).to.nested.include({ type: 'error', 'error.code': 'aborted' });
        const late = subscribe(session, () => undefined);
        expect(await rejection(late.connected)).to.include({ code: 'aborted' });
      });

      it('goes on after a new sign-in', async () => {
        const { session, backend } = world();
        const subscription = subscribe(session, () => undefined);
        await subscription.connected;
        const before = backend.calls.length;
        session.updateOptions({ serverUrl: 'https://other.example' });
        await until('it is asked on the new line', () => backend.calls.slice(before).some((call) => /^(open|watch|members)/.test(call)) && backend.pending === 0);
        await turn();
        expect(subscription.state.type).to.equal('active');
        expect(watch(subscription.terminated).state).to.equal('pending');
      });

      it('says why it cannot be told while the session cannot sign in, and is told when it can', async () => {
        const { session, backend } = world();
        session.updateOptions({ userId: 'somebody-else' });
        await until('the failure', () => session.state === 'failed');
        const subscription = subscribe(session, () => undefined);
        expect(await rejection(subscription.connected)).to.include({ code: 'user_mismatch' });
        expect(subscription.state).to.nested.include({ type: 'error', 'error.code': 'user_mismatch' });
        session.updateOptions({ userId: 'me' });
        await until('active', () => subscription.state.type === 'active');
        expect(backend.pending).to.equal(0);
      });
    });
  }

  it('is over when another user signs in, whose own begin anew', async () => {
    const { session } = apiWorld([{ id: 'tea', messages: texts(1) }]);
    const mine = session.conversation('tea');
    const subscription = mine.subscribeMessages();
    await subscription.connected;
    session.updateOptions({ token: 'preview:maya' });
    expect(await rejection(subscription.terminated)).to.include({ code: 'aborted' });
    expect(await rejection(mine.get())).to.include({ code: 'aborted' });
    await until('she is there', () => session.currentUser?.id === 'maya');
    const hers = session.conversation('tea');
    expect(hers).not.to.equal(mine);
    expect(await hers.get()).to.include({ id: 'tea' });
    const again = hers.subscribeMessages();
    await again.connected;
  });

  it('reports a listener that throws, and goes on', async () => {
    const { reports, restore } = catchReports();
    try {
      const { session, world } = apiWorld();
      let told = 0;
      const subscription = session.conversation('tea').subscribeMessages(() => {
        told++;
        throw new Error('of the host');
      });
      await subscription.connected;
      world.say('maya', 'tea', 'hello');
      await until('told again', () => told === 2);
      expect(reports).to.have.length(2);
      expect(reports[0]).to.include({ code: 'listener_failed' });
    } finally {
      restore();
    }
  });

  it('may be ended by its own listener', async () => {
    const { session, world } = apiWorld();
    let told = 0;
    const subscription = session.conversation('tea').subscribeMessages(() => {
      told++;
      subscription.unsubscribe();
    });
    await subscription.terminated;
    world.say('maya', 'tea', 'hello');
    await turn();
    expect(told).to.equal(1);
  });

  it('gives no unhandled rejection, however it ends', async () => {
    const unhandled: unknown[] = [];
    const onRejection = (event: PromiseRejectionEvent) => {
      event.preventDefault();
      unhandled.push(event.reason);
    };
    window.addEventListener('unhandledrejection', onRejection);
    const { session } = apiWorld();
    session.conversation('tea').subscribe().unsubscribe();
    session.subscribeConversations({ filter: null as never });
    session.conversation('tea').subscribeMessages();
    await turn();
    session.destroy();
    session.user('maya').subscribe();
    for (let turns = 0; turns < 10; turns++) await turn();
    window.removeEventListener('unhandledrejection', onRejection);
    expect(unhandled).to.be.empty;
  });

  it('is an error where the part that does the work does not load', async () => {
    const failure = new ChatError('part_unavailable', 'no part', { retryable: true });
    const subscription = new LazySubscription(() => Promise.reject(failure));
    expect(await rejection(subscription.connected)).to.equal(failure);
    expect(await rejection(subscription.terminated)).to.equal(failure);
    expect(subscription.state).to.deep.equal({ type: 'error', error: failure });
    expect(await rejection(subscription.loadMore())).to.equal(failure);
    subscription.unsubscribe();
    expect(subscription.state.type).to.equal('unsubscribed');
  });
});

describe('The session', () => {
  /** A scope on a line answered by hand, which counts who needs it. */
  function scopeWorld() {
    const clock = new ManualClock();
    const line = Object.assign(new Line(), {
      completeUserId: (id: string) => id,
      profile: () => profile.promise,
    });
    const profile = deferred<{ id: string; name: string }>();
    const held = { now: 0 };
    const hold = () => {
      held.now++;
      let release = () => void held.now--;
      return () => {
        release();
        release = () => undefined;
      };
    };
    const scope = new DataScope({ clock, random: () => 0, join: () => 'auto', connection: async () => line as unknown as ChatConnection, hold });
    return { clock, line, scope, held, profile, conversation: new ConversationRef('tea', scope) };
  }

  it('is needed while a request runs', async () => {
    const { scope, held, profile } = scopeWorld();
    const asked = new UserRef('maya', scope).get();
    await until('held', () => held.now === 1);
    profile.resolve({ id: 'maya', name: 'Maya' });
    await asked;
    expect(held.now).to.equal(0);
  });

  it('is not needed after a request that failed', async () => {
    const { scope, held, profile } = scopeWorld();
    const asked = watch(new UserRef('maya', scope).get());
    await until('held', () => held.now === 1);
    profile.reject(new TypeError('broken'));
    await until('the end', () => asked.state === 'rejected');
    expect(asked.error).to.include({ code: 'bad_answer' });
    expect(held.now).to.equal(0);
  });

  it('is needed while somebody subscribes', async () => {
    const { held, conversation, line } = scopeWorld();
    const subscription = conversation.subscribeMessages();
    (await line.request('openChannel')).answer({ channel: tea, events: [message('m1')] });
    await subscription.connected;
    expect(held.now).to.be.greaterThan(0);
    subscription.unsubscribe();
    await subscription.terminated;
    expect(held.now).to.equal(0);
  });

  it('is needed while a channel is open, and while a message is on its way', async () => {
    const { held, conversation, line } = scopeWorld();
    const { unsubscribe } = conversation.live.subscribe(() => undefined);
    expect(held.now).to.equal(1);
    void conversation.live.send('hello');
    expect(held.now).to.equal(2);
    unsubscribe();
    expect(held.now).to.equal(1);
    (await line.request('send')).answer({ id: 'm1' });
    await until('let go', () => held.now === 0);
  });

  it('is let go of when the scope ends, with every request aborted and late answers ignored', async () => {
    const { held, conversation, line, scope, profile } = scopeWorld();
    const told: unknown[] = [];
    const subscription = conversation.subscribeMessages((snapshot) => told.push(snapshot));
    const asked = watch(new UserRef('maya', scope).get());
    const opening = await line.request('openChannel');
    scope.end();
    expect(opening.open).to.be.false;
    profile.resolve({ id: 'maya', name: 'Maya' });
    await until('the end', () => asked.state === 'rejected');
    expect(asked.error).to.include({ code: 'aborted' });
    expect(await rejection(subscription.terminated)).to.include({ code: 'aborted' });
    await turn();
    expect(held.now).to.equal(0);
    expect(told).to.be.empty;
  });

  it('opens a channel for a script without joining it, and for an element with', async () => {
    const { conversation, line } = scopeWorld();
    const subscription = conversation.subscribeTyping();
    const quiet = await line.request('openChannel');
    expect(quiet.args[0]).to.deep.include({ join: false });
    quiet.answer({ channel: { ...tea, membership: 'none' }, events: [] });
    await subscription.connected;
    conversation.live.subscribe(() => undefined);
    expect((await line.request('openChannel', 1)).args[0]).to.deep.include({ join: true });
  });

  it('does not open a channel anew for an element where the user is in it already', async () => {
    const { conversation, line } = scopeWorld();
    const subscription = conversation.subscribeTyping();
    (await line.request('openChannel')).answer({ channel: tea, events: [] });
    await subscription.connected;
    conversation.live.subscribe(() => undefined);
    await turn();
    expect(line.of('openChannel')).to.have.length(1);
  });

  it('with no list of channels tells one by itself, and joins nobody', async () => {
    const { conversation, line, held } = scopeWorld();
    const asked = watch(conversation.get());
    const opening = await line.request('openChannel');
    expect(opening.args[0]).to.deep.include({ join: false });
    opening.answer({ channel: tea, events: [message('m1'), message('m2'), { type: 'delete', id: 'm2' }, { type: 'unread', count: 1 }] });
    await until('the answer', () => asked.state === 'resolved');
    expect(asked.value).to.deep.include({ subject: 'Tea', unreadMessageCount: 1, readUntil: 0 });
    expect(asked.value!.lastMessage!.id).to.equal('m1');
    expect(held.now).to.equal(0);

    const told: unknown[] = [];
    const subscription = conversation.subscribe((snapshot) => told.push(snapshot));
    (await line.request('openChannel', 1)).answer({ channel: tea, events: [message('m1'), { type: 'unread', count: 1 }] });
    await subscription.connected;
    expect(told).to.deep.equal([asked.value]);
    line.tell({ events: [message('m3')] });
    await until('the news', () => told.length === 2);
    line.tell({ events: [{ type: 'channel', change: { membership: 'none' } }] });
    await until('the end', () => told.at(-1) === null);
    subscription.unsubscribe();
    await subscription.terminated;
    expect(held.now).to.equal(0);

    const other = watch(conversation.get());
    (await line.request('openChannel', 2)).fail(new ChatError('no_access', 'no'));
    await until('the answer', () => other.state === 'resolved');
    expect(other.value).to.be.null;
  });

  it('that cannot do a thing says so', async () => {
    const { conversation, scope, line } = scopeWorld();
    line.capabilities.delete('members');
    const asked: [string, () => Promise<unknown>][] = [
      ['set', () => conversation.set({ subject: 'x' })],
      ['createIfNotExists', () => conversation.createIfNotExists()],
      ['markAsUnread', () => conversation.markAsUnread()],
      ['participant', () => conversation.participant('maya').get()],
      ['subscribeParticipants', () => {
        const { connected } = conversation.subscribeParticipants();
        return connected;
      }],
      ['setProfile', () => new UserRef('me', scope).set({ name: 'x' })],
      ['presence', () => new UserRef('me', scope).subscribeOnline().connected],
    ];
    for (const [name, work] of asked) expect(await rejection(work()), name).to.include({ code: 'unsupported' });
  });
});
