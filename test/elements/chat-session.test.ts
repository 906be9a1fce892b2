import { expect, fixture, nextFrame, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import type { ChatElement, ChatSessionElement } from '../../src/index.js';
import type { ChatError } from '../../src/errors.js';
import { createChatSession } from '../../src/session/session.js';
import { all, has, record, stage, texts, until, worldOf } from '../support/elements.js';
import { HeldBackend } from '../support/held-backend.js';
import { PageTimers } from '../support/page-timers.js';
import { ScriptedFetch } from '../support/scripted-fetch.js';

const everyEvent = ['ready', 'error', 'tokenRefreshed', 'tokenRefreshError', 'optionsUpdated', 'sessionClosed'];
const hello = [{ from: 'maya', text: 'hello' }];

let serial = 0;
/** Defines a tag like this one, only now: how a script that loads late upgrades what stands in the page. */
function defineLate(existing: string, tag: string): void {
  customElements.define(tag, class extends (customElements.get(existing) as CustomElementConstructor) {});
}

describe('<chat-session>', () => {
  let timers: PageTimers | undefined;
  afterEach(() => {
    timers?.restore();
    timers = undefined;
  });

  it('is accessible', async () => {
    const { provider } = await stage({ world: worldOf(hello) });
    await expect(provider).to.be.accessible();
  });

  it('takes no room of its own', async () => {
    const { provider } = await stage();
    expect(getComputedStyle(provider).display).to.equal('contents');
  });

  describe('provides its session', () => {
    it('to children, and by its property', async () => {
      const { provider, chat, modal } = await stage();
      expect(provider.session).to.exist;
      expect(chat.session).to.equal(provider.session);
      expect(modal.session).to.equal(provider.session);
      expect(provider.session!.userId).to.equal('me');
    });

    it('through nested shadow roots', async () => {
      const { provider } = await stage();
      const outer = document.createElement('div');
      const inner = document.createElement('div');
      const chat = document.createElement('chat-element');
      outer.attachShadow({ mode: 'closed' }).append(inner);
      inner.attachShadow({ mode: 'open' }).append(chat);
      chat.channelId = 'tea';
      provider.append(outer);
      await chat.whenReady;
      expect(chat.session).to.equal(provider.session);
    });

    it('to what is slotted into an element of the host', async () => {
      const { provider } = await stage();
      const card = document.createElement('div');
      card.attachShadow({ mode: 'open' }).innerHTML = '<slot></slot>';
      const chat = document.createElement('chat-element');
      card.append(chat);
      provider.append(card);
      await until(() => chat.session === provider.session, 'the session');
    });

    it('to an element that comes later', async () => {
      const { provider } = await stage();
      await provider.whenReady;
      const chat = document.createElement('chat-element');
      chat.channelId = 'tea';
      provider.append(chat);
      expect((await chat.whenReady).session).to.equal(provider.session);
    });

    it('to an element that is defined later', async () => {
      const { provider } = await stage({ world: worldOf(hello) });
      const tag = `late-chat-${++serial}`;
      provider.insertAdjacentHTML('beforeend', `<${tag} channel-id="tea"></${tag}>`);
      const chat = provider.querySelector<ChatElement>(tag)!;
      defineLate('chat-element', tag);
      await chat.whenReady;
      expect(chat.session).to.equal(provider.session);
      expect(texts(chat)).to.deep.equal(['hello']);
    });

    it('when it is itself defined later, with attributes and properties that were there before', async () => {
      const tag = `late-session-${++serial}`;
      const backend = new HeldBackend(worldOf(hello));
      const box = await fixture<HTMLElement>(html`<div></div>`);
      box.innerHTML = `<${tag} server-url="https://chat.example"><div><chat-element channel-id="tea"></chat-element></div></${tag}>`;
      const provider = box.firstElementChild as ChatSessionElement;
      const chat = box.querySelector('chat-element')!;
      Object.assign(provider, { backend, token: 'preview:me' });
      await chat.updateComplete;
      expect(chat.session).to.be.undefined;
      defineLate('chat-session', tag);
      await chat.whenReady;
      expect(chat.session).to.equal(provider.session);
    });

    it('in the place of one further out, when it is defined later', async () => {
      const { provider } = await stage();
      const tag = `late-session-${++serial}`;
      provider.insertAdjacentHTML('beforeend', `<${tag} server-url="https://chat.example"><chat-element channel-id="tea"></chat-element></${tag}>`);
      const inner = provider.lastElementChild as ChatSessionElement;
      const chat = inner.firstElementChild as ChatElement;
      expect(chat.session).to.equal(provider.session);
      Object.assign(inner, { backend: new HeldBackend(worldOf(hello)), token: 'preview:maya' });
      defineLate('chat-session', tag);
      await until(() => chat.session === inner.session && inner.session, 'the nearer session');
      provider.remove();
      await nextFrame();
      expect(chat.session).to.be.undefined;
    });

    it('whether properties come before it is connected or after', async () => {
      const backend = new HeldBackend(worldOf(hello));
      for (const early of [true, false]) {
        const provider = document.createElement('chat-session');
        const chat = document.createElement('chat-element');
        chat.channelId = 'tea';
        provider.append(chat);
        const box = await fixture<HTMLElement>(html`<div></div>`);
        const properties = { backend, token: 'preview:me', serverUrl: 'https://chat.example' };
        if (early) Object.assign(provider, properties);
        box.append(provider);
        await provider.updateComplete;
        if (!early) Object.assign(provider, properties);
        await chat.whenReady;
        expect(texts(chat), early ? 'before' : 'after').to.deep.equal(['hello']);
      }
    });

    it('next to another one: each to its own', async () => {
      const world = worldOf();
      const [first, second] = [await stage({ world, user: 'me' }), await stage({ world, user: 'maya' })];
      expect(first.chat.session).to.equal(first.provider.session);
      expect(second.chat.session).to.equal(second.provider.session);
      expect([first.chat.session!.userId, second.chat.session!.userId]).to.deep.equal(['me', 'maya']);
      first.provider.remove();
      await nextFrame();
      expect(second.provider.session!.state).to.equal('ready');
    });

    it('inside another one: the nearest is used', async () => {
      const world = worldOf();
      const { provider } = await stage({ world });
      const inner = document.createElement('chat-session');
      Object.assign(inner, { backend: new HeldBackend(world), token: 'preview:maya', serverUrl: 'https://chat.example' });
      const chat = document.createElement('chat-element');
      chat.channelId = 'tea';
      inner.append(chat);
      provider.append(inner);
      await chat.whenReady;
      expect(chat.session).to.equal(inner.session);
      expect(chat.session).not.to.equal(provider.session);
      provider.append(chat);
      expect(chat.session, 'moved out').to.equal(provider.session);
      inner.append(chat);
      expect(chat.session, 'moved in').to.equal(inner.session);
    });
  });

  describe('tells what happens', () => {
    it('ready, once', async () => {
      const backend = new HeldBackend(worldOf());
      const release = backend.hold('connect');
      const { provider } = await stage({ backend, wait: false });
      const events = record(provider, ...everyEvent);
      const ready = oneEvent(provider, 'ready');
      release();
      expect((await ready as CustomEvent).detail).to.be.null;
      await provider.whenReady;
      expect(events.map(({ type }) => type)).to.deep.equal(['ready']);
    });

    it('tokenRefreshed, with the moment it expires and without the token', async () => {
      let asked = 0;
      const world = worldOf();
      const { provider, chat } = await stage({ world, token: () => ({ token: `preview:me#${++asked}`, expiresIn: 600 }) });
      const events = record(provider, ...everyEvent);
      const onChat = record(chat, 'tokenRefreshed');
      const before = Date.now();
      world.refuseToken('preview:me#1');
      void chat.conversation!.live.toggleReaction(world.say('maya', 'tea', 'hi'), '👍');
      await until(() => events.length, 'tokenRefreshed');
      expect(events.map(({ type }) => type)).to.deep.equal(['tokenRefreshed']);
      expect(Object.keys(events[0]!.detail)).to.deep.equal(['expiresAt']);
      expect(events[0]!.detail.expiresAt).to.be.within(before + 599_000, Date.now() + 601_000);
      expect(onChat.map(({ detail }) => detail)).to.deep.equal([events[0]!.detail]);
    });

    it('tokenRefreshError, with when it is tried again, while the old token goes on being used', async () => {
      timers = new PageTimers(300);
      const token = () => {
        if (token.works) return { token: 'preview:me', expiresIn: 600 };
        throw new Error('the backend is being deployed');
      };
      token.works = true;
      const { provider } = await stage({ token });
      const events = record(provider, ...everyEvent);
      token.works = false;
      timers.pass(550_000);
      timers.fire(400_000, 600_000);
      await until(() => events.length, 'tokenRefreshError');
      const { type, detail } = events[0]!;
      expect(type).to.equal('tokenRefreshError');
      expect(detail.error).to.include({ code: 'token_request_failed', retryable: true });
      expect(detail.willRetry).to.be.true;
      expect(detail.retryAt).to.be.above(Date.now());
      expect(provider.session!.state).to.equal('ready');
    });

    it('error, on itself and on each element it concerns, as one object', async () => {
      const { provider, chat, modal } = await stage({ token: () => Promise.reject(new Error('no')), wait: false });
      const [own, onChat, onModal] = [record(provider, ...everyEvent), record(chat, 'error'), record(modal, 'error')];
      await until(() => own.length && onChat.length && onModal.length, 'the errors');
      expect(own.map(({ type }) => type)).to.deep.equal(['error']);
      expect(own[0]!.detail).to.include({ code: 'token_request_failed', retryable: true });
      expect(onChat.map(({ detail }) => detail)).to.deep.equal([own[0]!.detail]);
      expect(onModal.map(({ detail }) => detail)).to.deep.equal([own[0]!.detail]);
    });

    it('sessionClosed, when the source says that nobody is signed in', async () => {
      const { provider } = await stage({ token: () => null, wait: false });
      const events = record(provider, ...everyEvent);
      await until(() => events.length, 'sessionClosed');
      expect(events.map(({ type }) => type)).to.deep.equal(['sessionClosed']);
      expect(provider.session!.state).to.equal('closed');
    });

    it('nothing of an attribute changed while a refresh is under way but that: the refresh goes on, and drops nothing', async () => {
      const answers: ((answer: { token: string; userId: string }) => void)[] = [];
      let asked = 0;
      const token = () => (asked++ ? new Promise<{ token: string; userId: string }>((resolve) => answers.push(resolve)) : 'preview:me#1');
      const world = worldOf(hello);
      const { provider, chat, backend } = await stage({ world, token });
      const events = record(provider, ...everyEvent);
      world.refuseToken('preview:me#1');
      void chat.conversation!.live.toggleReaction(world.say('maya', 'tea', 'hi'), '👍');
      await until(() => answers.length, 'the refresh');
      provider.setAttribute('locale', 'de');
      provider.setAttribute('join', 'never');
      provider.token = () => token(); // what a page that renders anew gives
      await provider.updateComplete;
      answers[0]!({ token: 'preview:me#2', userId: 'me' });
      await until(() => events.some(({ type }) => type === 'tokenRefreshed'), 'the token');
      expect(asked, 'asked once for it').to.equal(2);
      expect(backend.count('connect')).to.equal(1);
      expect(events.map(({ type }) => type)).to.deep.equal(['optionsUpdated', 'tokenRefreshed']);
      expect(chat.state).to.equal('ready');
    });

    it('optionsUpdated, when an attribute changes', async () => {
      const { provider } = await stage();
      const updated = oneEvent(provider, 'optionsUpdated');
      provider.setAttribute('locale', 'de');
      await updated;
      expect(provider.session!.options.locale).to.equal('de');
    });

    it('without bubbling, and without a token in any detail', async () => {
      let asked = 0;
      const secret = () => `preview:me#secret-${++asked}`;
      const world = worldOf();
      const box = await fixture<HTMLElement>(html`<div></div>`);
      const bubbled = record(box, ...everyEvent);
      const { provider, chat } = await stage({ world, token: () => ({ token: secret(), expiresIn: 600 }), wait: false });
      box.append(provider);
      const events = record(provider, ...everyEvent);
      await chat.whenReady;
      world.refuseToken('preview:me#secret-1');
      void chat.conversation!.live.toggleReaction(world.say('maya', 'tea', 'hi'), '👍');
      await until(() => events.some(({ type }) => type === 'tokenRefreshed'), 'a refresh');
      provider.locale = 'de';
      await provider.updateComplete;
      provider.token = () => null;
      world.refuseToken('preview:me#secret-2');
      void chat.conversation!.live.toggleReaction(world.say('maya', 'tea', 'ho'), '👍');
      await until(() => events.some(({ type }) => type === 'sessionClosed'), 'the end');
      expect(new Set(events.map(({ type }) => type))).to.include.keys('ready', 'tokenRefreshed', 'optionsUpdated', 'sessionClosed');
      expect(JSON.stringify(events.map(({ detail }) => detail))).not.to.contain('secret');
      expect(bubbled).to.deep.equal([]);
    });

    it('whenReady, early and late', async () => {
      const { provider } = await stage({ wait: false });
      await provider.whenReady;
      await provider.whenReady;
      expect(provider.session!.state).to.equal('ready');
    });

    it('whenReady rejects where it fails for good', async () => {
      const { provider } = await stage({ token: () => null, wait: false });
      const error = await provider.whenReady.then(() => undefined, (error: ChatError) => error);
      expect(error?.code).to.equal('refused');
    });
  });

  describe('moved and removed', () => {
    it('keeps the session when it is moved', async () => {
      const { provider, chat, backend } = await stage({ world: worldOf(hello) });
      const { session } = provider;
      const events = record(provider, ...everyEvent);
      const box = await fixture<HTMLElement>(html`<div></div>`);
      box.append(provider);
      await nextFrame();
      expect(provider.session).to.equal(session);
      expect(chat.session).to.equal(session);
      expect(session!.state).to.equal('ready');
      expect(backend.count('connect')).to.equal(1);
      expect(events).to.deep.equal([]);
    });

    it('ends everything when it is removed: no request, no timer, no connection', async () => {
      timers = new PageTimers(300);
      const world = worldOf(hello);
      const { provider, chat, backend } = await stage({ world, token: () => ({ token: 'preview:me', expiresIn: 600 }) });
      expect(timers.set, 'the timer of the next refresh').to.have.length(1);
      const { session } = provider;
      const events = record(provider, ...everyEvent);
      provider.remove();
      await nextFrame();
      expect(provider.session).to.be.undefined;
      expect(chat.session).to.be.undefined;
      expect(session!.state).to.equal('closed');
      expect(timers.set).to.deep.equal([]);
      expect([backend.connections, backend.pending]).to.deep.equal([0, 0]);
      expect(world.channel('tea').subscriptions.size).to.equal(0);
      const asked = backend.calls.length;
      world.say('maya', 'tea', 'anybody there?');
      dispatchEvent(new Event('online'));
      await nextFrame();
      expect(backend.calls.length).to.equal(asked);
      expect(events).to.deep.equal([]);
    });

    it('ends a sign-in that is under way: the function is told, and what it answers is ignored', async () => {
      let signal: AbortSignal | undefined;
      let answer!: (token: string) => void;
      const { provider, backend } = await stage({
        wait: false,
        token: ({ abortSignal }) => ((signal = abortSignal), new Promise<string>((resolve) => (answer = resolve))),
      });
      await until(() => signal, 'the function is asked');
      provider.remove();
      await nextFrame();
      expect(signal!.aborted).to.be.true;
      answer('preview:me');
      await nextFrame();
      expect(backend.calls).to.deep.equal([]);
    });

    it('begins anew when it is put back', async () => {
      const { provider, chat } = await stage({ world: worldOf(hello) });
      const { session, parentNode } = provider;
      provider.remove();
      await nextFrame();
      parentNode!.append(provider);
      await until(() => provider.session?.state === 'ready' && chat.state === 'ready', 'ready again');
      expect(provider.session).not.to.equal(session);
      expect(chat.session).to.equal(provider.session);
      expect(texts(chat)).to.deep.equal(['hello']);
    });
  });

  describe('gets its token', () => {
    const handler = (log: string[]) => ({
      onSessionTokenRequired: (resolve: (token: string) => void) => (log.push('required'), resolve('preview:me')),
      onSessionRefreshed: () => void log.push('refreshed'),
    });
    const ways: [string, (log: string[]) => Partial<ChatSessionElement>][] = [
      ['tokenFetcher', (log) => ({ tokenFetcher: () => (log.push('required'), 'preview:me') })],
      ['sessionHandler', (log) => ({ sessionHandler: handler(log) })],
      ['configureSession', (log) => ({ configureSession: () => handler(log) })],
    ];
    const attributes = 'server-url="https://chat.example" user-id="me" token-timeout-ms="5000"';

    for (const [name, properties] of ways) {
      for (const [when, make] of [
        ['before it is in a document', async (log: string[]) => {
          const provider = Object.assign(document.createElement('chat-session'), properties(log), { backend: new HeldBackend(worldOf()), serverUrl: 'https://chat.example', userId: 'me', tokenTimeoutMs: 5000 });
          (await fixture<HTMLElement>(html`<div></div>`)).append(provider);
          return provider;
        }],
        ['when it has long been there', async (log: string[]) => {
          const box = await fixture<HTMLElement>(html`<div></div>`);
          box.innerHTML = `<chat-session ${attributes}></chat-session>`;
          const provider = box.firstElementChild as ChatSessionElement;
          await nextFrame();
          return Object.assign(provider, properties(log), { backend: new HeldBackend(worldOf()) });
        }],
        ['before it is defined', async (log: string[]) => {
          const tag = `late-session-${++serial}`;
          const box = await fixture<HTMLElement>(html`<div></div>`);
          box.innerHTML = `<${tag} ${attributes}></${tag}>`;
          const provider = Object.assign(box.firstElementChild as ChatSessionElement, properties(log), { backend: new HeldBackend(worldOf()) });
          defineLate('chat-session', tag);
          return provider;
        }],
      ] as const) {
        it(`by ${name}, set ${when}`, async () => {
          const log: string[] = [];
          const provider = await make(log);
          await provider.whenReady;
          expect(log).to.deep.equal(['required']);
          expect(provider.session!.userId).to.equal('me');
          expect(provider.session!.options).to.include({ tokenTimeoutMs: 5000, userId: 'me' });
        });
      }
    }

    it('by a handler, which is told what becomes of it; another one rebuilds nothing', async () => {
      const log: string[] = [];
      const world = worldOf();
      const { provider, chat, backend } = await stage({ world });
      const { session } = provider;
      for (const sessionHandler of [handler([]), { ...handler(log), onSessionTokenRequired: (resolve: (answer: { token: string; userId: string }) => void) => resolve({ token: 'preview:me#2', userId: 'me' }) }]) {
        provider.sessionHandler = sessionHandler;
        await provider.updateComplete;
      }
      world.refuseToken('preview:me');
      void chat.conversation!.live.toggleReaction(world.say('maya', 'tea', 'hi'), '👍');
      await until(() => log.length, 'a refresh');
      expect(log).to.deep.equal(['refreshed']);
      expect(provider.session).to.equal(session);
      expect(backend.count('connect')).to.equal(1);
    });

    it('by a signature in the page: posted, and in no address', async () => {
      const net = new ScriptedFetch();
      const original = window.fetch;
      window.fetch = net.fetch;
      try {
        const box = await fixture<HTMLElement>(html`<div></div>`);
        box.innerHTML = '<chat-session token-endpoint="/token" user-id="me" signature="me|9|c2ln"></chat-session>';
        const provider = box.firstElementChild as ChatSessionElement;
        provider.backend = new HeldBackend(worldOf());
        const { method, url, body, answer } = await net.request(0);
        expect([method, url.search]).to.deep.equal(['POST', '']);
        expect(Object.keys(body as object)).to.deep.equal(['deviceId', 'userId', 'signature']);
        expect(body).to.include({ userId: 'me', signature: 'me|9|c2ln' });
        answer({ body: { token: 'preview:me' } });
        await provider.whenReady;
        provider.remove();
      } finally {
        window.fetch = original;
      }
    });
  });

  describe('with attributes that change', () => {
    it('waits for a token source, then begins', async () => {
      const { provider, chat } = await stage({ token: undefined as never, wait: false });
      provider.token = undefined;
      await provider.updateComplete;
      expect(provider.session!.state).to.be.oneOf(['idle', 'authenticating', 'ready']);
      provider.token = 'preview:me';
      await chat.whenReady;
      expect(provider.session!.userId).to.equal('me');
    });

    it('signs somebody else in cleanly', async () => {
      const { provider, chat } = await stage({ world: worldOf(hello) });
      const { session } = provider;
      provider.token = () => ({ token: 'preview:maya', userId: 'maya' });
      provider.userId = 'maya';
      await until(() => session!.userId === 'maya' && chat.state === 'ready', 'the other user');
      expect(provider.session).to.equal(session);
      await until(() => texts(chat).length, 'the messages');
      expect(all(chat, '[part~=message-own]')).to.have.length(1);
    });

    it('asks the endpoint as they say', async () => {
      const requests: Request[] = [];
      const original = window.fetch;
      window.fetch = (url, init) => {
        requests.push(new Request(url, init));
        return Promise.resolve(new Response(JSON.stringify({ token: 'preview:me', serverUrl: 'https://chat.example' })));
      };
      try {
        const provider = await fixture<ChatSessionElement>(html`
          <chat-session .backend=${new HeldBackend(worldOf())} token-endpoint="/token" token-endpoint-method="POST" token-endpoint-credentials="include" user-id="me" .tokenEndpointInit=${{ headers: { 'X-CSRF': 'abc' } }}></chat-session>
        `);
        await provider.whenReady;
        const [request] = requests;
        expect(requests).to.have.length(1);
        expect(request).to.include({ method: 'POST', credentials: 'include', cache: 'no-store' });
        expect(new URL(request!.url).pathname).to.equal('/token');
        expect(request!.headers.get('X-CSRF')).to.equal('abc');
        const body = await request!.json();
      expect(body.userId).to.equal('me');
      expect(body.deviceId).to.be.a('string');
      } finally {
        window.fetch = original;
      }
    });

    for (const [name, remove] of [
      ['taken away', (provider: ChatSessionElement, attribute: string) => provider.removeAttribute(attribute)],
      ['set to null as properties', (provider: ChatSessionElement, attribute: string) => void ((provider as never as Record<string, unknown>)[attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())] = null)],
    ] as const) {
      it(`asks the endpoint as if they had never been there, when they are ${name}`, async () => {
        const net = new ScriptedFetch();
        const original = window.fetch;
        window.fetch = net.fetch;
        try {
          const attributes = { 'token-endpoint-method': 'POST', 'token-endpoint-credentials': 'include', 'user-id': 'me', signature: 'me|9|c2ln', 'token-timeout-ms': '5', 'server-url': 'https://chat.example' };
          const provider = document.createElement('chat-session');
          for (const [attribute, value] of Object.entries(attributes)) provider.setAttribute(attribute, value);
          provider.backend = new HeldBackend(worldOf());
          document.body.append(provider);
          await provider.updateComplete;
          for (const attribute of Object.keys(attributes)) remove(provider, attribute);
          provider.setAttribute('token-endpoint', '/token');
          await until(() => net.requests.length, 'a request');
          const { method, url, init } = net.last;
          expect([method, url.pathname, [...url.searchParams.keys()]]).to.deep.equal(['GET', '/token', ['deviceId']]);
          expect(init.credentials).to.equal('same-origin');
          expect(provider.session!.options).to.include({ userId: undefined, serverUrl: undefined, tokenTimeoutMs: undefined, signature: undefined });
          provider.remove();
        } finally {
          window.fetch = original;
        }
      });
    }

    it('shows nothing of a user the page is not for', async () => {
      const { provider, chat } = await stage({ world: worldOf(hello), wait: false });
      provider.userId = 'tomas';
      await until(() => provider.session?.state === 'failed', 'the failure');
      expect(provider.session!.error!.code).to.equal('user_mismatch');
      await until(() => has(chat, '[role=alert][part=error]'), 'the message');
      expect(texts(chat)).to.deep.equal([]);
    });
  });

  it('gives way to a session that is set on an element, also one set before the element was defined', async () => {
    const world = worldOf(hello);
    const session = createChatSession({ backend: new HeldBackend(world), token: 'preview:maya', serverUrl: 'https://chat.example' });
    const { provider, chat } = await stage({ world });
    chat.session = session;
    await chat.whenReady;
    expect(chat.session).to.equal(session);
    expect(chat.session.userId).to.equal('maya');
    chat.session = undefined;
    expect(chat.session).to.equal(provider.session);

    const tag = `late-chat-${++serial}`;
    provider.insertAdjacentHTML('beforeend', `<${tag} channel-id="tea"></${tag}>`);
    const late = provider.querySelector<ChatElement>(tag)!;
    late.session = session;
    defineLate('chat-element', tag);
    await late.updateComplete;
    expect(late.session).to.equal(session);
    await until(() => late.conversation === session.conversation('tea'), 'its conversation');
    late.session = undefined;
    expect(late.session).to.equal(provider.session);
    session.destroy();
  });
});
