/** Each snippet of docs/coming-from-sendbird.md is run as it stands there, with a stand-in for the host's backend. */

import { expect } from '@open-wc/testing';
import { previewBackend, PreviewWorld } from '../../src/backend/preview.js';
import * as library from '../../src/index.js';
import { setDefaultBackend } from '../../src/session/session.js';
import { until } from '../support/elements.js';

const ME = '@maya:chat.example';
const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as new (...code: string[]) => (...args: unknown[]) => Promise<library.ChatSession>;

/** Runs a snippet's script; its imports are the library, and what is left open in it is given. */
function run(code: string, given: object = {}): Promise<library.ChatSession> {
  const scope = { ...library, ...given };
  const body = code.replace(/^import \{[^}]*\} from 'chat-elements';$/gm, '');
  return new AsyncFunction(...Object.keys(scope), `${body}\nreturn typeof session === 'undefined' ? undefined : session;`)(...Object.values(scope));
}

describe('docs/coming-from-sendbird.md', () => {
  const originalFetch = window.fetch;
  let snippets: { language: string; code: string }[];
  let world: PreviewWorld;
  let requests: { url: string; method: string | undefined }[];
  let answers: (() => Response)[];
  let session: library.ChatSession | undefined;

  before(async () => {
    const text = await (await originalFetch(new URL('../../docs/coming-from-sendbird.md', import.meta.url))).text();
    snippets = [...text.matchAll(/```(\w+)\n([^]*?)```/g)].map(([, language = '', code = '']) => ({ language, code }));
  });

  beforeEach(() => {
    world = new PreviewWorld({ users: [{ id: ME, name: 'Maya' }], channels: [{ id: 'general', name: 'General', messages: [{ from: ME, text: 'hello' }] }] });
    setDefaultBackend(previewBackend({ world }));
    requests = [];
    answers = [];
    window.fetch = (url, init) => {
      requests.push({ url: String(url), method: init?.method });
      return Promise.resolve(answers.shift()?.() ?? Response.json({ token: `preview:${ME}#${requests.length}`, expiresIn: 600 }));
    };
  });

  afterEach(() => {
    window.fetch = originalFetch;
    session?.destroy();
    session = undefined;
    document.querySelector('chat-session')?.remove();
    if (location.hash) history.replaceState(null, '', location.pathname + location.search);
  });

  it('has three snippets, all of which are run here', () => {
    expect(snippets.map(({ language }) => language)).to.deep.equal(['js', 'html', 'js']);
  });

  it('the first: a handler as it is', async () => {
    session = await run(snippets[0]!.code, { location: { hash: '' } });
    await session.whenReady;
    expect(session.userId).to.equal(ME);
    expect(requests).to.deep.equal([{ url: '/api/chat-token', method: 'POST' }]);
  });

  it('the first: signs out where the answer holds null', async () => {
    answers.push(() => Response.json({ token: null }));
    const place = { hash: '' };
    session = await run(snippets[0]!.code, { location: place });
    await until(() => place.hash, 'onSessionClosed');
    expect(place.hash).to.equal('#sign-in');
    expect(session.state).to.equal('closed');
  });

  for (const [name, status, state] of [
    ['signs in', 200, 'ready'],
    ['closes where the user is signed out', 401, 'closed'],
  ] as const) {
    it(`the second: a page ${name}`, async () => {
      if (status !== 200) answers.push(() => new Response(null, { status }));
      const page = new DOMParser().parseFromString(snippets[1]!.code, 'text/html');
      const script = page.querySelector('script')!.textContent;
      const provider = document.importNode(page.querySelector('chat-session')!, true);
      document.body.append(provider);
      await run(script);
      await until(() => provider.session?.state === state, state);
      expect(requests).to.deep.equal([{ url: '/api/chat-token', method: 'POST' }]);
      if (status === 200) await provider.querySelector('chat-element')!.whenReady;
    });
  }

  it('the third: a first token, then the handler', async () => {
    let asked = 0;
    session = await run(snippets[2]!.code, { firstToken: `preview:${ME}#first`, nextToken: () => `preview:${ME}#next-${++asked}` });
    await session.whenReady;
    expect(asked).to.equal(0);
    const refreshed = new Promise((resolve) => session!.on('tokenRefreshed', resolve));
    world.refuseToken(`preview:${ME}#first`);
    const connection = await session.connection(new AbortController().signal);
    expect(await connection.resolveChannel('general')).to.equal('general');
    expect(await refreshed).to.equal(`preview:${ME}#next-1`);
    expect(session.options.tokenTimeoutMs).to.equal(120_000);
  });
});
