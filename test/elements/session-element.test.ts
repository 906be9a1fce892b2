/** What every element inside a session must stand: frameworks that mount twice, moves, several sessions on one page. */

import { expect, fixture, nextFrame } from '@open-wc/testing';
import { html } from 'lit';
import type { ChatElement, ChatSessionElement } from '../../src/index.js';
import { calm, has, record, send, stage, texts, until, worldOf } from '../support/elements.js';
import { HeldBackend } from '../support/held-backend.js';

const hello = [{ from: 'maya', text: 'hello' }];
const tags = ['chat-element', 'chat-search', 'chat-search-modal'] as const;

describe('Every element inside a session', () => {
  let backend: HeldBackend;
  beforeEach(() => {
    backend = new HeldBackend(worldOf(hello));
  });

  const sessionOf = (user: string) => {
    const provider = document.createElement('chat-session');
    Object.assign(provider, { backend, token: `preview:${user}`, serverUrl: 'https://chat.example' });
    return provider;
  };

  for (const tag of tags) {
    describe(`<${tag}>`, () => {
      const make = () => Object.assign(document.createElement(tag), { channelId: 'tea' });

      it('stands a double mount, as under React’s StrictMode: in and out and in, alone or with its session', async () => {
        const place = await fixture<HTMLElement>(html`<div></div>`);
        const provider = sessionOf('me');
        const element = make();
        const events = record(element, 'ready', 'error', 'sessionClosed');
        provider.append(element);
        for (let run = 0; run < 2; run++) {
          place.append(provider);
          provider.remove();
        }
        place.append(provider);
        for (let run = 0; run < 2; run++) {
          element.remove();
          provider.append(element);
        }
        await element.whenReady;
        await nextFrame();
        expect(events.map(({ type }) => type)).to.deep.equal(['ready']);
        expect(element.session).to.equal(provider.session);
        expect([backend.count('connect'), backend.connections]).to.deep.equal([1, 1]);
        provider.remove();
        await nextFrame();
        expect([backend.connections, backend.pending, element.session]).to.deep.equal([0, 0, undefined]);
      });

      it('stands an effect that ends after a frame and begins anew', async () => {
        const place = await fixture<HTMLElement>(html`<div></div>`);
        const element = make();
        for (let run = 0; run < 3; run++) {
          const provider = sessionOf('me');
          place.append(provider);
          provider.append(element);
          await element.whenReady;
          expect(element.session).to.equal(provider.session);
          provider.remove();
          await nextFrame();
          expect([element.session, element.state, backend.connections]).to.deep.equal([undefined, 'loading', 0]);
        }
      });

      it('goes with the nearest session when it is moved between them', async () => {
        const [outer, inner, beside] = [sessionOf('me'), sessionOf('maya'), sessionOf('tomas')];
        const place = await fixture<HTMLElement>(html`<div></div>`);
        outer.append(inner);
        place.append(outer, beside);
        const element = make();
        for (const [provider, user] of [[inner, 'maya'], [outer, 'me'], [beside, 'tomas'], [inner, 'maya']] as const) {
          provider.append(element);
          await until(() => element.state === 'ready' && element.session?.userId === user, user);
          expect(element.session).to.equal(provider.session);
        }
        inner.remove();
        await nextFrame();
        expect(element.session).to.be.undefined;
      });

      it('takes another implementation of its session, as after a hot reload: the new one is asked, the old one forgotten', async () => {
        const place = await fixture<HTMLElement>(html`<div></div>`);
        const [old, fresh] = [sessionOf('me'), sessionOf('me')];
        const element = make();
        old.append(element);
        place.append(old);
        await element.whenReady;
        const first = old.session!;
        const events = record(element, 'error', 'sessionClosed', 'tokenRefreshed');
        fresh.append(element); // what a framework does with the children of a component it has replaced
        old.replaceWith(fresh);
        await until(() => element.session && element.session === fresh.session && element.state === 'ready', 'the new session');
        expect(first.state).to.equal('closed');
        expect(events).to.deep.equal([]);
      });

      it('is told of its own session only, where two users have one on the page', async () => {
        const place = await fixture<HTMLElement>(html`<div></div>`);
        const [mine, theirs] = [sessionOf('me'), sessionOf('maya')];
        const [first, second] = [make(), make()];
        mine.append(first);
        theirs.append(second);
        place.append(mine, theirs);
        await Promise.all([first.whenReady, second.whenReady]);
        const [onFirst, onSecond] = [record(first, 'sessionClosed', 'error'), record(second, 'sessionClosed', 'error')];
        theirs.session!.signOut();
        await nextFrame();
        expect([onFirst.length, onSecond.map(({ type }) => type)]).to.deep.equal([0, ['sessionClosed']]);
        expect([first.state, second.state]).to.deep.equal(['ready', 'error']);
      });

      it('has options that were set before it was upgraded', async () => {
        const late = `late-element-${tag}`;
        const { provider } = await stage({ backend });
        provider.insertAdjacentHTML('beforeend', `<${late}></${late}>`);
        const element = provider.querySelector<ChatElement>(late)!;
        Object.assign(element, { channelId: 'tea' });
        customElements.define(late, class extends (customElements.get(tag) as CustomElementConstructor) {});
        await element.whenReady;
        expect(element.options.channelId).to.equal('tea');
      });
    });
  }

  it('shows two users, each in their own part of the page, what the other writes', async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const chats = ['me', 'maya'].map((user) => {
      const provider: ChatSessionElement = sessionOf(user);
      const chat = Object.assign(document.createElement('chat-element'), { channelId: 'tea' });
      provider.append(chat);
      place.append(provider);
      return chat;
    }) as [ChatElement, ChatElement];
    const [mine, theirs] = chats;
    await Promise.all(chats.map((chat) => chat.whenReady));
    await send(mine, 'from me');
    await until(() => chats.every((chat) => texts(chat).includes('from me')), 'the first');
    await send(theirs, 'from maya');
    await until(() => chats.every((chat) => texts(chat).includes('from maya')), 'the second');
    await calm(mine);
    expect(has(mine, '[part~=message-own]')).to.be.true;
    expect(chats.map((chat) => chat.session!.userId)).to.deep.equal(['me', 'maya']);
  });
});
