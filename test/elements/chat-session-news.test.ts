import { expect, oneEvent } from '@open-wc/testing';
import type { ChatSessionEventMap } from '../../src/elements/chat-session/chat-session.js';
import type { ChatSessionElement } from '../../src/index.js';
import { FakeNotification, fakeNotifications, fakeVisibility } from '../support/fake-notification.js';
import { record, rows, stage, texts, until, worldOf } from '../support/elements.js';

const hello = [{ from: 'maya', text: 'hello' }];

/** Says something until it is heard: the list is watched a little after the first listener has come. */
async function sayUntil(heard: () => unknown, say: () => void) {
  await until(() => {
    if (!heard()) say();
    return heard();
  }, 'the message');
}

describe('<chat-session> and what comes in any channel', () => {
  let restore: () => void;
  beforeEach(() => (restore = fakeNotifications()));
  afterEach(() => {
    restore();
    fakeVisibility(undefined);
  });

  it('dispatches message, with what was said and where', async () => {
    const { provider, world } = await stage({ world: worldOf(hello) });
    const events = record(provider, 'message') as ChatSessionEventMap['message'][];
    await sayUntil(() => events.length, () => world.say('maya', 'tea', 'news'));
    const [{ detail, bubbles, composed }] = events as [ChatSessionEventMap['message']];
    expect(detail).to.nested.include({ 'message.plaintext': 'news', 'message.sender.name': 'Maya Lindqvist', 'conversation.subject': 'Tea room' });
    expect([bubbles, composed]).to.deep.equal([false, false]);
  });

  it('asks the server for it only where somebody listens', async () => {
    const { provider, backend, chat } = await stage({ world: worldOf(hello) });
    provider.addEventListener('ready', () => undefined);
    backend.world.say('maya', 'tea', 'unheard');
    await until(() => texts(chat).length === 2, 'the message');
    expect(backend.count('watchChannels')).to.equal(0);
    provider.addEventListener('message', () => undefined);
    provider.addEventListener('unreadsChange', () => undefined);
    provider.addEventListener('unreadsChange', () => undefined);
    await until(() => backend.count('watchChannels'), 'the list');
    expect(backend.count('watchChannels')).to.equal(1);
  });

  it('tells a listener that was there before the element was', async () => {
    const { provider: first } = await stage({ world: worldOf(hello) });
    const { backend } = first;
    first.remove();
    const provider = Object.assign(document.createElement('chat-session'), { backend, token: 'preview:me', serverUrl: 'https://chat.example' });
    const told = oneEvent(provider, 'unreadsChange');
    document.body.append(provider);
    const { detail } = (await told) as ChatSessionEventMap['unreadsChange'];
    expect(detail).to.deep.equal([]);
    provider.remove();
  });

  it('unreadsChange follows what is read', async () => {
    const { provider, world } = await stage({ world: worldOf(hello), width: 300 });
    world.addChannel({ id: 'den', name: 'Den', messages: hello });
    const counts: number[][] = [];
    provider.addEventListener('unreadsChange', ({ detail }) => counts.push(detail.map(({ unreadMessageCount }) => unreadMessageCount)));
    await until(() => counts.length, 'the first');
    world.say('maya', 'den', 'one');
    world.say('maya', 'den', 'two');
    await until(() => counts.at(-1)?.[0] === 2, 'two unread');
    await provider.session!.conversation('den').markAsRead();
    await until(() => counts.at(-1)?.length === 0, 'none unread');
  });

  describe('desktop-notifications', () => {
    async function notified(made: { provider: ChatSessionElement }) {
      made.provider.setAttribute('desktop-notifications', '');
      await made.provider.updateComplete;
    }

    it('asks for permission when the person does something, and not before', async () => {
      const made = await stage({ world: worldOf(hello) });
      const events = record(made.provider, 'browserPermissionNeeded', 'browserPermissionDenied');
      await notified(made);
      await until(() => events.length, 'needed');
      expect(FakeNotification.asked).to.equal(0);
      window.dispatchEvent(new Event('pointerup'));
      expect(FakeNotification.asked).to.equal(1);
      expect(events.map(({ type }) => type)).to.deep.equal(['browserPermissionNeeded']);
    });

    it('leaves the asking to a host that prevents it, and gives it the means', async () => {
      const made = await stage({ world: worldOf(hello) });
      let ask: (() => Promise<void>) | undefined;
      made.provider.addEventListener('browserPermissionNeeded', (event) => {
        event.preventDefault();
        ask = () => event.detail.ask();
      });
      await notified(made);
      await until(() => ask, 'needed');
      window.dispatchEvent(new Event('pointerup'));
      expect(FakeNotification.asked).to.equal(0);
      FakeNotification.answer = 'denied';
      const denied = oneEvent(made.provider, 'browserPermissionDenied');
      await ask!();
      await denied;
    });

    it('shows what others write while the page is not visible; a click goes to the message', async () => {
      FakeNotification.permission = 'granted';
      const made = await stage({ world: worldOf(hello) });
      made.world.addChannel({ id: 'den', name: 'Den', messages: hello });
      const clicks = record(made.provider, 'desktopNotificationClicked');
      await notified(made);
      fakeVisibility('hidden');
      await sayUntil(() => FakeNotification.shown.length, () => made.world.say('maya', 'den', 'come over'));
      const [shown] = FakeNotification.shown;
      expect(shown).to.nested.include({ title: 'Maya Lindqvist – Den', 'options.body': 'come over' });
      fakeVisibility('visible');
      shown!.onclick!();
      expect(clicks.map(({ detail }) => (detail as { channelId: string }).channelId)).to.deep.equal(['den']);
      await until(() => made.chat.channelId === 'den' && texts(made.chat).includes('come over'), 'the channel');
      expect(rows(made.chat).length).to.be.greaterThan(0);
    });

    it('a click that is prevented goes nowhere', async () => {
      FakeNotification.permission = 'granted';
      const made = await stage({ world: worldOf(hello) });
      made.world.addChannel({ id: 'den', messages: hello });
      made.provider.addEventListener('desktopNotificationClicked', (event) => event.preventDefault());
      await notified(made);
      fakeVisibility('hidden');
      await sayUntil(() => FakeNotification.shown.length, () => made.world.say('maya', 'den', 'come over'));
      FakeNotification.shown[0]!.onclick!();
      expect(made.chat.channelId).to.equal('tea');
    });

    it('shows nothing of what oneself writes, nor after it is switched off', async () => {
      FakeNotification.permission = 'granted';
      const made = await stage({ world: worldOf(hello) });
      const heard = record(made.provider, 'message');
      await notified(made);
      fakeVisibility('hidden');
      await sayUntil(() => heard.length, () => made.world.say('me', 'tea', 'from my phone'));
      expect(FakeNotification.shown).to.be.empty;
      made.provider.removeAttribute('desktop-notifications');
      await made.provider.updateComplete;
      const count = heard.length;
      await sayUntil(() => heard.length > count, () => made.world.say('maya', 'tea', 'hello again'));
      expect(FakeNotification.shown).to.be.empty;
    });
  });

  it('signOut() shows and keeps nothing more of the user', async () => {
    const { provider, chat } = await stage({ world: worldOf(hello) });
    localStorage.setItem('chat-elements/me/draft', 'secret');
    localStorage.setItem('chat-elements/maya/draft', 'hers');
    const closed = record(provider, 'sessionClosed');
    provider.signOut();
    await chat.updateComplete;
    expect(closed).to.have.length(1);
    expect(provider.session!.state).to.equal('closed');
    expect(texts(chat)).to.be.empty;
    expect(chat.conversation!.live.get().messages).to.be.empty;
    expect([localStorage.getItem('chat-elements/me/draft'), localStorage.getItem('chat-elements/maya/draft')]).to.deep.equal([null, 'hers']);
    localStorage.removeItem('chat-elements/maya/draft');
  });

  it('the session and its element say the same things in the same order', async () => {
    const { provider } = await stage({ world: worldOf(hello), token: () => 'preview:me#1' });
    const types = ['ready', 'tokenRefreshed', 'tokenRefreshError', 'error', 'optionsUpdated', 'sessionClosed'] as const;
    const said: string[] = [];
    const dispatched: string[] = [];
    for (const type of types) {
      provider.session!.on(type, () => said.push(type));
      provider.addEventListener(type, () => dispatched.push(type));
    }
    provider.locale = 'de';
    await provider.updateComplete;
    provider.serverUrl = 'https://other.example';
    await until(() => said.includes('ready'), 'ready anew');
    provider.token = null;
    await until(() => said.includes('sessionClosed'), 'closed');
    expect(dispatched).to.deep.equal(said);
    expect(said).to.deep.equal(['optionsUpdated', 'optionsUpdated', 'ready', 'optionsUpdated', 'sessionClosed']);
  });

  it('optionsUpdated tells a script all options, and the page those that are no secret', async () => {
    const { provider } = await stage({ world: worldOf(hello) });
    const told: object[] = [];
    provider.session!.on('optionsUpdated', (options) => told.push(options));
    const events = record(provider, 'optionsUpdated');
    provider.tokenEndpointInit = { headers: { Authorization: 'Bearer secret' } };
    provider.locale = 'de';
    await provider.updateComplete;
    expect(told).to.have.length(1);
    expect(told[0]).to.include({ token: 'preview:me', locale: 'de' });
    expect(events[0]!.detail).to.include({ locale: 'de', serverUrl: provider.serverUrl });
    expect(JSON.stringify(events[0]!.detail)).not.to.match(/secret|preview:me/);
  });

  it('keeps what a script has set on the session when an attribute changes', async () => {
    const { provider } = await stage({ world: worldOf(hello) });
    const { session } = provider;
    session!.setToken(() => 'preview:me#script');
    provider.setAttribute('locale', 'de');
    await provider.updateComplete;
    expect(session!.options.token).to.be.a('function');
    expect(session!.options.locale).to.equal('de');
  });
});
