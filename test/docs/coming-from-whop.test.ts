/** Each snippet of docs/coming-from-whop.md is run as it stands there, with a stand-in for the host's backend. */

import { expect, nextFrame } from '@open-wc/testing';
import { previewBackend, PreviewWorld } from '../../src/backend/preview.js';
import * as library from '../../src/index.js';
import { setDefaultBackend } from '../../src/session/session.js';
import { all, has, one, send, texts, type, until } from '../support/elements.js';

const ME = '@maya:chat.example';
type Result = Record<string, any>;
const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as new (...code: string[]) => (...args: unknown[]) => Promise<Result>;

describe('docs/coming-from-whop.md', () => {
  const originalFetch = window.fetch;
  let snippets: string[];
  let text: string;
  let world: PreviewWorld;
  let session: library.ChatSession;
  let said: unknown[][];
  let answer: () => Response;
  let places: HTMLElement[];

  /** Runs a snippet; its imports are the library, what it says is written down, and its names are returned. */
  function run(index: number, given: object, ...names: string[]): Promise<Result> {
    const scope = { ...library, console: { log: (...words: unknown[]) => void said.push(words) }, ...given };
    const body = snippets[index]!.replace(/^import \{[^}]*\} from 'chat-elements';$/gm, '');
    return new AsyncFunction(...Object.keys(scope), `${body}\nreturn { ${names.join(', ')} };`)(...Object.values(scope));
  }

  before(async () => {
    text = await (await originalFetch(new URL('../../docs/coming-from-whop.md', import.meta.url))).text();
    snippets = [...text.matchAll(/```js\n([^]*?)```/g)].map(([, code = '']) => code);
  });

  beforeEach(async () => {
    const channel = (id: string, text: string) => ({ id, name: id, messages: [{ from: ME, text }] });
    world = new PreviewWorld({ users: [{ id: ME, name: 'Maya' }], channels: [channel('general', 'hello'), channel('random', 'anything')] });
    setDefaultBackend(previewBackend({ world }));
    said = [];
    answer = () => Response.json({ token: `preview:${ME}` });
    window.fetch = () => Promise.resolve(answer());
    places = ['chat', 'search'].map((id) => Object.assign(document.createElement('div'), { id }));
    document.body.append(...places);
    session = (await run(0, {}, 'session')).session;
  });

  afterEach(() => {
    session.destroy();
    window.fetch = originalFetch;
    places.forEach((place) => place.remove());
    expect(document.querySelector('chat-search-modal')).to.equal(null);
  });

  it('has five snippets, all of which are run here, and no other', () => {
    expect(snippets).to.have.length(5);
    expect(text.match(/^```\w/gm)).to.have.length(5);
  });

  it('the first: a session signs in', async () => {
    await session.whenReady;
    expect(session.userId).to.equal(ME);
    world.refuseToken(`preview:${ME}`);
    answer = () => Response.json({ token: `preview:${ME}#2` });
    const connection = await session.connection(new AbortController().signal);
    await connection.resolveChannel('general');
    await until(() => said.length, 'the new token');
    expect(said).to.deep.equal([['renewed', `preview:${ME}#2`.length]]);
  });

  it('the first: a user who is not signed in', async () => {
    answer = () => Response.json({ token: null });
    const other = (await run(0, {}, 'session')).session as library.ChatSession;
    await until(() => other.state === 'closed', 'the end');
    other.destroy();
  });

  it('the second: an element that tells what happens', async () => {
    const { chat } = await run(1, { session }, 'chat');
    await chat.whenReady;
    expect(texts(chat)).to.deep.equal(['hello']);
    expect(chat.appearanceStyle).to.equal('imessage');
    await send(chat, 'hi');
    await until(() => said.length >= 4, 'what it says');
    expect(said).to.deep.equal([['ready', 'ready'], ['ready'], ['sent', 'hi'], ['messageSent']]);
  });

  it('the third: options, snapshot, unmount', async () => {
    const { chat } = await run(1, { session }, 'chat');
    await chat.whenReady;
    said.length = 0;
    await run(2, { chat });
    expect(said).to.deep.include(['now', 'random']);
    expect(said.at(-1)).to.deep.equal(['ready', 0]);
    expect(chat.isConnected).to.equal(false);
    chat.mount('#chat');
    await until(() => texts(chat).includes('anything'), 'the other channel');
  });

  it('the fourth: both searches leave the page once a result is chosen', async () => {
    const { search, modal } = await run(3, { session }, 'search', 'modal');
    for (const element of [modal.modalContainer, search] as [library.ChatSearchModal, library.ChatSearch]) {
      await until(() => has(element, '[role=combobox]'), 'the box');
      type(one<HTMLInputElement>(element, '[role=combobox]'), 'hello');
      await until(() => all(element, '[role=option]').length === 1, 'the result');
      all(element, '[role=option]')[0]!.click();
      await until(() => !element.isConnected, 'that it has gone');
    }
    expect(said).to.deep.equal([['chosen in', 'chat-search-modal'], ['found', world.channel('general').messages[0]!.id]]);
  });

  it('the fifth: an effect that runs twice', async () => {
    const { start } = await run(4, {}, 'start');
    const [place] = places as [HTMLElement];
    start(place)();
    const stop = start(place);
    const chat = place.querySelector('chat-element')!;
    await chat.whenReady;
    expect([place.childElementCount, texts(chat)]).to.deep.equal([1, ['hello']]);
    stop();
    await nextFrame();
    expect(place.childElementCount).to.equal(0);
  });

  it('the table: what is said not to be there is not', () => {
    const chat = session.createElement('chat-element', { companyId: 'x' } as never);
    expect(Object.keys(chat.options)).not.to.include('companyId');
  });
});
