/** Elements that a script makes by `session.createElement()` and `session.showSearchModal()`. */

import { expect, fixture, nextFrame } from '@open-wc/testing';
import { html } from 'lit';
import { isChatError } from '../../src/errors.js';
import type { ChatElement, ChatSearch, ChatSearchModal, ChatSession } from '../../src/index.js';
import type { ModalContainer } from '../../src/session/factory.js';
import { createChatSession } from '../../src/session/session.js';
import { catchReports } from '../support/async.js';
import { all, calm, has, one, press, record, send, texts, type, until, worldOf } from '../support/elements.js';
import { HeldBackend } from '../support/held-backend.js';

const talk = [
  { from: 'maya', text: 'The lantern workshop is at five.', at: Date.now() - 400_000 },
  { from: 'tomas', text: 'Which lanterns?', at: Date.now() - 90_000 },
];

/** What a call throws. */
function thrown(call: () => unknown): { code: string; message: string } {
  try {
    call();
  } catch (error) {
    expect(isChatError(error)).to.be.true;
    return error as never;
  }
  throw new Error('it throws nothing');
}

/** The options of a chat that is told nothing of them. */
const rest = { disableNavigation: false, emptyState: undefined, features: undefined, messageActions: undefined };

describe('session.createElement()', () => {
  let backend: HeldBackend;
  let session: ChatSession;
  let box: HTMLElement;

  beforeEach(async () => {
    const world = worldOf(talk);
    world.addChannel({ id: 'coffee', name: 'Coffee', messages: [{ from: 'maya', text: 'espresso' }] });
    backend = new HeldBackend(world);
    session = createChatSession({ backend, token: 'preview:me', serverUrl: 'https://chat.example', locale: 'en-GB' });
    box = await fixture<HTMLElement>(html`<div id="place"></div>`);
  });
  afterEach(() => {
    session.destroy();
    document.querySelector('chat-search-modal')?.remove();
  });

  describe('makes', () => {
    it('the custom element itself, by tag or by object, before the session is ready', async () => {
      session.destroy();
      session = createChatSession({ backend, token: 'preview:me', serverUrl: 'https://chat.example' });
      const chat = session.createElement('chat-element', { channelId: 'tea' });
      expect(session.state).to.equal('authenticating');
      expect(chat).to.be.instanceOf(customElements.get('chat-element')!);
      expect(chat.state).to.equal('loading');
      expect(session.createElement({ type: 'chat-element' }).localName).to.equal('chat-element');
      chat.mount(box);
      await chat.whenReady;
      expect(texts(chat)).to.deep.equal(talk.map(({ text }) => text));
      expect(chat.state).to.equal('ready');
    });

    it('one that works after the session is ready too', async () => {
      await session.whenReady;
      const chat = session.createElement('chat-element', { channelId: 'coffee' });
      chat.mount('#place');
      await chat.whenReady;
      expect(texts(chat)).to.deep.equal(['espresso']);
    });

    it("Whop's search-element", () => {
      const search = session.createElement('search-element', { channelId: 'tea' });
      expect([search.localName, search.channelId]).to.deep.equal(['chat-search', 'tea']);
    });

    for (const name of ['chat-box', 'div', 'chat-session', 'not a tag', '', 'constructor', undefined, null, { type: 'nothing' }, {}] as never[]) {
      it(`nothing of ${JSON.stringify(name)}: it says so`, () => {
        const { code, message } = thrown(() => session.createElement(name));
        expect(code).to.equal('bad_request');
        expect(message).to.match(/^createElement: there is no element "/);
      });
    }

    it('one that shows its own session, wherever it is put', async () => {
      const other = await fixture(html`<chat-session .backend=${backend} .token=${'preview:maya'} server-url="https://chat.example"><div></div></chat-session>`);
      const chat = session.createElement('chat-element', { channelId: 'tea' });
      chat.mount(other.querySelector('div')!);
      await chat.whenReady;
      expect(chat.session).to.equal(session);
    });

    it('sets no option that the element does not have', () => {
      const chat = session.createElement('chat-element', { channelId: 'tea', innerHTML: '<b>no</b>', textContent: 'no' } as never);
      expect(chat.innerHTML).to.equal('');
    });

    it('takes their names: style, deeplinkToPostId', async () => {
      const id = backend.world.channel('tea').messages[0]!.id;
      const chat = session.createElement('chat-element', { channelId: 'tea', style: 'imessage', deeplinkToPostId: id });
      expect(chat.options).to.deep.equal({ ...rest, channelId: 'tea', deeplinkToMessageId: id, appearanceStyle: 'imessage' });
      expect(chat.deeplinkToPostId).to.equal(id);
      chat.mount(box);
      await until(() => all(chat, '.highlighted').length, 'the message');
      expect(all(chat, '.highlighted')[0]!.dataset.id).to.equal(id);
      expect(chat.getAttribute('appearance-style')).to.equal('imessage');
      chat.deeplinkToPostId = undefined;
      expect(chat.deeplinkToMessageId).to.be.undefined;
    });
  });

  describe('mount() and unmount()', () => {
    it('put it into a container by element or id, which must be empty', () => {
      const chat = session.createElement('chat-element');
      expect(thrown(() => chat.mount('#nowhere'))).to.include({ code: 'bad_request', message: 'mount: #nowhere is not there' });
      expect(thrown(() => chat.mount('#1 no selector')).code).to.equal('bad_request');
      expect(thrown(() => chat.mount(null as never)).code).to.equal('bad_request');
      box.innerHTML = ' <!-- nothing --> \n';
      chat.mount('#place');
      expect(chat.parentElement).to.equal(box);
      const second = session.createElement('chat-element');
      expect(thrown(() => second.mount('#place'))).to.include({ code: 'bad_request', message: 'mount: #place is not empty' });
      chat.unmount();
      box.textContent = 'words';
      expect(thrown(() => second.mount(box)).message).to.contain('is not empty');
      expect(second.isConnected).to.be.false;
    });

    it('warn of a second mount, which does nothing', () => {
      const { warn } = console;
      const warnings: unknown[][] = [];
      console.warn = (...words) => void warnings.push(words);
      try {
        const chat = session.createElement('chat-element');
        chat.mount(box);
        chat.mount(document.body);
        expect(chat.parentElement).to.equal(box);
        expect(warnings).to.have.length(1);
        expect(warnings[0]![0]).to.contain('mounted already');
      } finally {
        console.warn = warn;
      }
    });

    it('leave nothing, and further use is harmless', async () => {
      const chat = session.createElement('chat-element', { channelId: 'tea' });
      const errors = record(chat, 'error');
      chat.unmount();
      chat.mount(box);
      await chat.whenReady;
      chat.unmount();
      chat.unmount();
      await nextFrame();
      expect(backend.world.channel('tea').subscriptions.size).to.equal(0);
      expect([box.childElementCount, chat.session, chat.state]).to.deep.equal([0, undefined, 'loading']);
      chat.updateOptions({ channelId: 'coffee' });
      chat.showMessage('nothing');
      chat.focus();
      await nextFrame();
      expect([backend.pending, errors.length]).to.deep.equal([0, 0]);
    });

    it('mount it again after that, as React does with its effects', async () => {
      const chat = session.createElement('chat-element', { channelId: 'tea' });
      let ready = 0;
      chat.on('ready', () => ready++);
      for (let run = 0; run < 3; run++) {
        chat.mount(box);
        if (run === 1) await chat.whenReady;
        if (run < 2) chat.unmount();
      }
      await chat.whenReady;
      await calm(chat);
      expect(texts(chat)).to.deep.equal(talk.map(({ text }) => text));
      expect(ready, 'a move is no end').to.be.within(1, 2);
      expect(backend.count('connect')).to.equal(1);
      expect(backend.world.channel('tea').subscriptions.size).to.equal(1);
    });

    it('by session.destroy(): every element it has made, also one that was put somewhere by hand; no other', async () => {
      const [first, second, third] = [session.createElement('chat-element', { channelId: 'tea' }), session.createElement('search-element'), session.createElement('chat-element')];
      const markup = document.createElement('chat-element');
      markup.session = session;
      first.mount(box);
      box.append(second, markup);
      await first.whenReady;
      session.destroy();
      expect([...box.children]).to.deep.equal([markup]);
      box.append(third);
      await calm(third);
      expect(third.state, 'after that it is only over').to.equal('error');
      third.unmount();
      markup.remove();
      await nextFrame();
      expect([backend.connections, backend.pending]).to.deep.equal([0, 0]);
    });
  });

  describe('updateOptions() and options', () => {
    it('set what is given and say so once, with what they are now', async () => {
      const chat = session.createElement('chat-element', { channelId: 'tea', appearanceStyle: 'discord' });
      const told: unknown[] = [];
      chat.on('optionsUpdated', (options) => told.push(options));
      const events = record(chat, 'optionsUpdated');
      chat.updateOptions({ channelId: 'coffee', deeplinkToMessageId: '$1' });
      const now = { ...rest, channelId: 'coffee', deeplinkToMessageId: '$1', appearanceStyle: 'discord' };
      expect(told).to.deep.equal([now]);
      expect(events.map(({ detail, bubbles }) => [detail, bubbles])).to.deep.equal([[now, false]]);
      chat.updateOptions({ channelId: 'coffee' });
      chat.updateOptions({});
      expect(told).to.have.length(1);
      expect(chat.options).to.deep.equal(now);
      expect(Object.isFrozen(chat.options)).to.be.true;
      chat.updateOptions({ channelId: 'coffee', deeplinkToMessageId: undefined });
      expect(told).to.have.length(2);
      chat.mount(box);
      await chat.whenReady;
      expect(texts(chat)).to.deep.equal(['espresso']);
      chat.updateOptions({ channelId: 'tea' });
      await until(() => texts(chat).length === 2, 'the other channel');
    });

    it('are what attributes say, too', async () => {
      const chat = await fixture<ChatElement>(html`<chat-element channel-id="tea" appearance-style="imessage"></chat-element>`);
      expect(chat.options).to.deep.equal({ ...rest, channelId: 'tea', deeplinkToMessageId: undefined, appearanceStyle: 'imessage' });
      const modal = await fixture<ChatSearchModal>(html`<chat-search-modal shortcut="mod+f"></chat-search-modal>`);
      expect(modal.options).to.deep.equal({ channelId: undefined, open: false, shortcut: 'mod+f' });
    });

    it('of the session reach every element: another language is shown as soon as it is there', async () => {
      const [first, second] = [session.createElement('chat-element', { channelId: 'tea' }), session.createElement('search-element')];
      first.mount(box);
      box.append(second);
      await first.whenReady;
      const box2 = await until(() => has(second, '[role=combobox]'), 'the search').then(() => one<HTMLInputElement>(second, '[role=combobox]'));
      type(box2, 'workshop');
      await until(() => all(second, '[role=option]').length === 1, 'the result');
      const label = () => all(first, '[part~=message]')[0]!.getAttribute('aria-label')!;
      const told = record(first, 'optionsUpdated');
      const english = label();
      session.updateOptions({ locale: 'de' });
      await until(() => one(first, '.chat').lang === 'de', 'German');
      const month = new Intl.DateTimeFormat('de', { dateStyle: 'full', timeStyle: 'short' }).format(talk[0]!.at);
      expect(label()).to.contain(month);
      expect(label()).not.to.equal(english);
      expect(told, 'those are the session’s options').to.deep.equal([]);
    });

    it('of two sessions on one page: each has its own language', async () => {
      const other = createChatSession({ backend, token: 'preview:maya', serverUrl: 'https://chat.example', locale: 'fr' });
      const [mine, theirs] = [session, other].map((session) => session.createElement('chat-element', { channelId: 'tea' })) as [ChatElement, ChatElement];
      box.append(mine, theirs);
      await Promise.all([mine.whenReady, theirs.whenReady]);
      await until(() => one(theirs, '.chat').lang === 'fr', 'French');
      const when = (locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(talk[0]!.at);
      const label = (chat: ChatElement) => all(chat, '[part~=message]')[0]!.getAttribute('aria-label')!;
      expect(label(mine)).to.contain(when('en-GB'));
      expect(label(theirs)).to.contain(when('fr'));
      other.updateOptions({ locale: 'es' });
      await until(() => one(theirs, '.chat').lang === 'es', 'Spanish');
      expect([label(mine).endsWith(when('en-GB')), label(theirs).endsWith(when('es'))]).to.deep.equal([true, true]);
      other.destroy();
      expect([mine.isConnected, theirs.isConnected]).to.deep.equal([true, false]);
      expect(mine.session!.userId).to.equal('me');
    });
  });

  describe('tells by on(), once(), off() and callbacks', () => {
    it("with Whop's arguments: the element, the event of what a person did", async () => {
      const told: unknown[][] = [];
      const chat = session.createElement('chat-element', {
        channelId: 'tea',
        onReady: (...args) => told.push(['onReady', ...args]),
        onMessageSent: (event) => told.push(['onMessageSent', event.type, event.detail.content]),
        onEvent: (event) => told.push(['onEvent', event.type]),
      });
      chat.on('ready', (...args: unknown[]) => told.push(['ready', ...args]));
      chat.once('messageSent', (event) => told.push(['messageSent', event.target]));
      chat.mount(box);
      await chat.whenReady;
      expect(told).to.deep.equal([['onReady', chat], ['ready', chat], ['onEvent', 'ready']]);
      for (const text of ['one', 'two']) {
        told.length = 0;
        await send(chat, text);
        await until(() => told.some(([name]) => name === 'onEvent'), 'messageSent');
        const once = text === 'one' ? [['messageSent', chat]] : [];
        expect(told).to.deep.equal([['onMessageSent', 'messageSent', text], ...once, ['onEvent', 'messageSent']]);
      }
    });

    it('error(error), and all the session tells, as the session and the DOM do, in the same order', async () => {
      const world = worldOf(talk);
      let asked = 0;
      const answers: (() => unknown)[] = [() => Promise.reject(new Error('being deployed'))];
      const other = createChatSession({
        backend: new HeldBackend(world),
        token: () => (answers.shift() ?? (() => ({ token: `preview:me#${++asked}`, expiresIn: 600 })))() as never,
        serverUrl: 'https://chat.example',
        random: () => 0,
      });
      const chat = other.createElement('chat-element', { channelId: 'tea' });
      const names = ['ready', 'error', 'tokenRefreshed', 'tokenRefreshError', 'sessionClosed'] as const;
      const bySession: unknown[] = [];
      const byOn: unknown[] = [];
      for (const name of names) {
        other.on(name, (...args: unknown[]) => bySession.push([name, name === 'tokenRefreshed' ? args[1] : args[0]]));
        chat.on(name, (told: unknown) => byOn.push([name, name === 'ready' || name === 'sessionClosed' ? undefined : told]));
      }
      const byDom = record(chat, ...names);
      const told = () => byDom.map(({ type, detail }) => [type, detail ?? undefined]);
      chat.mount(box);
      await until(() => byDom.length, 'the error');
      other.wake();
      await chat.whenReady;
      world.refuseToken('preview:me#1');
      void chat.conversation!.live.toggleReaction(world.say('maya', 'tea', 'hi'), '👍');
      await until(() => byDom.length === 3, 'the new token');
      answers.push(() => null);
      world.refuseToken('preview:me#2');
      void chat.conversation!.live.toggleReaction(world.say('maya', 'tea', 'ho'), '👍');
      await until(() => byDom.some(({ type }) => type === 'sessionClosed'), 'the end');
      expect(told().map(([type]) => type)).to.deep.equal(['error', 'ready', 'tokenRefreshed', 'sessionClosed']);
      expect(byOn).to.deep.equal(told());
      expect(bySession).to.deep.equal(told());
      expect((byOn[0] as [string, unknown])[1], 'one object').to.equal(byDom[0]!.detail);
      expect(JSON.stringify(byDom.map(({ detail }) => detail))).not.to.contain('preview:');
      other.destroy();
    });

    it('until the listener is taken away, in any of three ways', () => {
      const chat = session.createElement('chat-element');
      const told: string[] = [];
      const listener = () => told.push('off');
      const stop = chat.on('optionsUpdated', () => told.push('stop'));
      const stopOnce = chat.once('optionsUpdated', () => told.push('stopOnce'));
      chat.on('optionsUpdated', listener);
      chat.updateOptions({ onOptionsUpdated: () => told.push('first') });
      chat.updateOptions({ onOptionsUpdated: () => told.push('second') });
      stopOnce();
      chat.updateOptions({ channelId: 'a' });
      expect(told.splice(0)).to.deep.equal(['stop', 'off', 'second']);
      stop();
      stop();
      chat.off('optionsUpdated', listener);
      chat.updateOptions({ onOptionsUpdated: undefined, channelId: 'b' });
      expect(told).to.deep.equal([]);
    });

    it('on when a listener throws, which is reported', () => {
      const { reports, restore } = catchReports();
      try {
        const chat = session.createElement('chat-element', { onOptionsUpdated: () => { throw new Error('mine'); } });
        const told: unknown[] = [];
        chat.on('optionsUpdated', (options) => told.push(options.channelId));
        chat.updateOptions({ channelId: 'a' });
        expect(told).to.deep.equal(['a']);
        expect(reports.map((error) => (error as { code: string }).code)).to.deep.equal(['listener_failed']);
      } finally {
        restore();
      }
    });
  });

  describe('getSnapshot() and snapshot', () => {
    it('say how it is: frozen, and the same object while nothing changes', async () => {
      const chat = session.createElement('chat-element', { channelId: 'tea' });
      expect(chat.getSnapshot()).to.deep.equal({ ...rest, state: 'loading', channelId: 'tea', deeplinkToMessageId: undefined, appearanceStyle: undefined, conversation: undefined });
      expect(chat.getSnapshot()).to.equal(chat.getSnapshot());
      chat.mount(box);
      await chat.whenReady;
      await calm(chat);
      const snapshot = chat.getSnapshot();
      expect(Object.isFrozen(snapshot)).to.be.true;
      expect(snapshot.state).to.equal('ready');
      expect(snapshot.conversation!.messages.map(({ text }) => text)).to.deep.equal(talk.map(({ text }) => text));
      chat.requestUpdate();
      await calm(chat);
      expect(chat.getSnapshot()).to.equal(snapshot);
    });

    it('are told when they change, once each, and not made where nobody listens', async () => {
      const chat = session.createElement('chat-element', { channelId: 'tea' });
      const unheard = session.createElement('chat-element', { channelId: 'tea' });
      let made = 0;
      Object.defineProperty(unheard, 'content', { get: () => (made++, {}) });
      const told: unknown[] = [];
      chat.on('snapshot', (snapshot) => told.push(snapshot));
      box.append(chat, unheard);
      await Promise.all([chat.whenReady, unheard.whenReady]);
      await calm(chat);
      expect(told.length).to.be.above(0);
      expect(told.at(-1)).to.equal(chat.getSnapshot());
      expect(new Set(told).size, 'never the same twice').to.equal(told.length);
      expect(chat.getSnapshot().state).to.equal('ready');
      expect(made).to.equal(0);
      told.length = 0;
      chat.requestUpdate();
      await calm(chat);
      expect(told).to.deep.equal([]);
      backend.world.say('maya', 'tea', 'hello');
      await until(() => texts(chat).includes('hello'), 'the message');
      await calm(chat);
      expect(told.length).to.be.above(0);
      expect(chat.getSnapshot().conversation!.messages.at(-1)!.text).to.equal('hello');
    });

    it('come by addEventListener too, and of a search have its results', async () => {
      const search = session.createElement('search-element');
      const events = record(search, 'snapshot');
      search.mount(box);
      await until(() => has(search, '[role=combobox]'), 'the box');
      type(one<HTMLInputElement>(search, '[role=combobox]'), 'workshop');
      await until(() => search.getSnapshot().search?.state === 'ready', 'the results');
      await calm(search);
      expect(search.getSnapshot().search!.results.map(({ text }) => text)).to.deep.equal([talk[0]!.text]);
      expect(events.at(-1)!.detail).to.equal(search.getSnapshot());
    });
  });

  describe('of a search leaves the page', () => {
    const found = (search: ChatSearch | ChatSearchModal) => all(search, '[role=option]');
    async function searched(search: ChatSearch | ChatSearchModal) {
      await until(() => has(search, '[role=combobox]'), 'the box');
      type(one<HTMLInputElement>(search, '[role=combobox]'), 'workshop');
      await until(() => found(search).length === 1, 'the result');
    }

    it('after a result is chosen, which is shown', async () => {
      const chat = session.createElement('chat-element', { channelId: 'coffee' });
      chat.mount(box);
      await chat.whenReady;
      const search = session.createElement('search-element');
      box.append(search);
      await searched(search);
      found(search)[0]!.click();
      expect(search.isConnected).to.be.false;
      await until(() => all(chat, '.highlighted').length, 'the message');
      expect(chat.channelId).to.equal('tea');
    });

    it('but not where resultClick is prevented, by whichever kind of listener; nothing is shown then', async () => {
      const chat = session.createElement('chat-element', { channelId: 'coffee' });
      chat.mount(box);
      await chat.whenReady;
      const search = session.createElement('search-element');
      box.append(search);
      await searched(search);
      const stop = search.on('resultClick', (event) => event.preventDefault());
      found(search)[0]!.click();
      stop();
      document.body.addEventListener('resultClick', (event) => event.preventDefault(), { once: true });
      found(search)[0]!.click();
      search.updateOptions({ onResultClick: (event) => event.preventDefault() });
      found(search)[0]!.click();
      search.updateOptions({ onResultClick: undefined, onEvent: (event) => event.preventDefault() });
      found(search)[0]!.click();
      await calm(search);
      expect([search.isConnected, chat.channelId]).to.deep.equal([true, 'coffee']);
    });

    it('at Escape, unless close is prevented', async () => {
      const search = session.createElement('search-element', { onClose: (event) => event.preventDefault() });
      search.mount(box);
      await searched(search);
      await press('Escape');
      expect(search.isConnected).to.be.true;
      search.updateOptions({ onClose: undefined });
      await press('Escape');
      await until(() => !search.isConnected, 'that it has gone');
    });

    it('when it is a dialog that has closed, not when it is one in markup', async () => {
      const made = session.createElement('chat-search-modal', { open: true });
      const markup = document.createElement('chat-search-modal');
      markup.session = session;
      for (const modal of [made, markup]) {
        box.append(modal);
        modal.show();
        await until(() => has(modal, 'dialog[open]'), 'the dialog');
        await searched(modal);
        found(modal)[0]!.click();
        await until(() => !modal.open && !one<HTMLDialogElement>(modal, 'dialog').open, 'that it is closed');
        await calm(modal);
      }
      expect([...box.children]).to.deep.equal([markup]);
    });
  });

  describe('showSearchModal()', () => {
    const modals = () => [...document.querySelectorAll('chat-search-modal')];
    const shown = async (modal: ModalContainer | undefined) => {
      const element = modal!.modalContainer as ChatSearchModal;
      await until(() => has(element, 'dialog:modal'), 'the dialog');
      return element;
    };

    it('opens a dialog of the session, which closes and goes', async () => {
      const events: string[] = [];
      const modal = session.showSearchModal({ channelId: 'tea', onEvent: ({ type }) => events.push(type) });
      const element = await shown(modal);
      expect(modals()).to.deep.equal([element]);
      expect([element.session, element.channelId]).to.deep.equal([session, 'tea']);
      await until(() => events.includes('ready'), 'ready');
      modal!.mount();
      expect(modals(), 'it is mounted already').to.deep.equal([element]);
      modal!.close();
      await until(() => modals().length === 0, 'that it has gone');
      modal!.close();
      expect(events.filter((type) => type !== 'ready')).to.deep.equal(['open', 'close']);
    });

    it('gives a function the container first', async () => {
      let given: ModalContainer | undefined;
      const modal = session.showSearchModal((container) => {
        given = container;
        expect(container.modalContainer.isConnected).to.be.false;
        return { channelId: 'tea', onResultClick: () => container.close() };
      });
      expect(given).to.equal(modal);
      expect((await shown(modal)).channelId).to.equal('tea');
    });

    it('opens nothing where the function throws', () => {
      expect(() => session.showSearchModal(() => { throw new Error('mine'); })).to.throw('mine');
      expect(modals()).to.deep.equal([]);
      expect(session.showSearchModal()).to.exist;
    });

    it('opens no second one, unless it is forced: then the first closes before', async () => {
      const events: string[] = [];
      const named = (name: string) => ({ onOpen: () => events.push(`open ${name}`), onClose: () => events.push(`close ${name}`) });
      const first = session.showSearchModal(named('first'));
      expect(session.showSearchModal()).to.be.undefined;
      await shown(first);
      expect(session.showSearchModal()).to.be.undefined;
      const second = session.showSearchModal(named('second'), true);
      const element = await shown(second);
      expect(modals()).to.deep.equal([element]);
      expect(events).to.deep.equal(['open first', 'close first', 'open second']);
      second!.close();
      await until(() => modals().length === 0, 'that it has gone');
      const third = session.showSearchModal();
      expect(third).to.exist;
      third!.close();
      await until(() => modals().length === 0, 'that it has gone before it was there');
    });

    it('opens one for each of two sessions', async () => {
      const other = createChatSession({ backend, token: 'preview:maya', serverUrl: 'https://chat.example' });
      const [first, second] = [session.showSearchModal(), other.showSearchModal()];
      await shown(first);
      await shown(second);
      other.destroy();
      expect(modals()).to.deep.equal([first!.modalContainer]);
    });

    it('lets close be refused, at the first Escape too; a second mount() opens it again later', async () => {
      let refuse = true;
      const modal = session.showSearchModal({ onClose: (event) => refuse && event.preventDefault() })!;
      const element = await shown(modal);
      modal.close();
      await calm(element);
      expect(has(element, 'dialog:modal')).to.be.true;
      await press('a'); // without a key before it, Chromium lets nobody refuse
      await press('Escape');
      await calm(element);
      expect([element.open, element.hasAttribute('open'), has(element, 'dialog:modal')]).to.deep.equal([true, true, true]);
      refuse = false;
      modal.close();
      await until(() => modals().length === 0, 'that it has gone');
      modal.mount();
      modal.close();
      await until(() => modals().length === 0, 'that it has gone before it was shown again');
      modal.mount();
      expect(await shown(modal)).to.equal(element);
      expect(element.session).to.equal(session);
    });
  });
});
