/** Each snippet of docs/coming-from-talkjs.md is run as it stands there, with a stand-in for the host's backend. */

import { expect } from '@open-wc/testing';
import { previewBackend, PreviewWorld } from '../../src/backend/preview.js';
import * as library from '../../src/index.js';
import { setDefaultBackend } from '../../src/session/session.js';
import { until } from '../support/elements.js';

const ME = '@maya:chat.example';
const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as new (...code: string[]) => (...args: unknown[]) => Promise<Record<string, unknown>>;

/** Runs a snippet's script; its imports are the library, and what is left open in it is given. @returns what it has made */
function run(code: string, given: object = {}, ...made: string[]): Promise<Record<string, unknown>> {
  const scope = { ...library, ...given };
  const body = code.replace(/^import \{[^}]*\} from 'chat-elements';$/gm, '');
  return new AsyncFunction(...Object.keys(scope), `${body}\nreturn { ${made.join(', ')} };`)(...Object.values(scope));
}

describe('docs/coming-from-talkjs.md', () => {
  const originalFetch = window.fetch;
  const originalTitle = document.title;
  let snippets: { language: string; code: string }[];
  let world: PreviewWorld;
  let status: number;
  let asked: number;
  let logged: unknown[];
  let session: library.ChatSession | undefined;
  const console = { log: (...args: unknown[]) => logged.push(...args) };

  before(async () => {
    const text = await (await originalFetch(new URL('../../docs/coming-from-talkjs.md', import.meta.url))).text();
    snippets = [...text.matchAll(/```(\w+)\n([^]*?)```/g)].map(([, language = '', code = '']) => ({ language, code }));
  });

  beforeEach(() => {
    world = new PreviewWorld({ users: [{ id: ME, name: 'Someone' }, { id: 'jonas', name: 'Jonas' }], channels: [{ id: 'general', name: 'General', messages: [{ from: 'jonas', text: 'hello' }] }] });
    setDefaultBackend(previewBackend({ world }));
    status = 200;
    asked = 0;
    logged = [];
    window.fetch = (url) => {
      expect(String(url)).to.match(/\/api\/chat-token/);
      asked++;
      return Promise.resolve(status === 200 ? Response.json({ token: `preview:${ME}#${asked}`, expiresIn: 600, serverUrl: 'https://chat.example' }) : new Response(null, { status }));
    };
  });

  afterEach(() => {
    window.fetch = originalFetch;
    document.title = originalTitle;
    session?.destroy();
    session = undefined;
    document.querySelector('chat-session')?.remove();
  });

  it('has three snippets, all of which are run here', () => {
    expect(snippets.map(({ language }) => language)).to.deep.equal(['js', 'js', 'html']);
  });

  it('the first: a session that asks for tokens, and tells messages', async () => {
    ({ session } = (await run(snippets[0]!.code, { console }, 'session')) as { session: library.ChatSession });
    await until(() => logged.includes('hello'), 'the newest message');
    expect(asked).to.equal(1);
    world.say('jonas', 'general', 'and again');
    await until(() => logged.includes('and again'), 'the next one');
    session.signOut();
    expect(logged.at(-1)).to.equal('The session has ended: refused');
  });

  it('the second: a token fetcher; a user, a channel, a message, a reaction', async () => {
    const made = (await run(snippets[1]!.code, {}, 'session', 'message')) as { session: library.ChatSession; message: { id: string } };
    session = made.session;
    const sent = world.channel('general').messages.at(-1)!;
    expect(sent).to.include({ id: made.message.id, text: 'Hello', senderId: ME });
    const { events } = await (await session.connection(new AbortController().signal)).around('general', sent.id);
    expect(events.filter(({ type }) => type === 'reaction')).to.have.length(1);
  });

  it('the second: signed out, the session ends', async () => {
    status = 401;
    const code = snippets[1]!.code.replace(/\nawait session\.currentUser[^]*$/, '\n');
    ({ session } = (await run(code, {}, 'session')) as { session: library.ChatSession });
    const ended: string[] = [];
    session.onError(({ code }) => ended.push(code));
    session.whenReady.catch(() => undefined);
    await until(() => ended.length, 'the end');
    expect(ended).to.deep.equal(['refused']);
  });

  it('the third: a page', async () => {
    const page = new DOMParser().parseFromString(snippets[2]!.code, 'text/html');
    const provider = document.importNode(page.querySelector('chat-session')!, true);
    document.body.append(provider);
    await run(page.querySelector('script')!.textContent, { console });
    await provider.querySelector('chat-element')!.whenReady;
    await until(() => world.users.get(ME)?.name === 'Maya', 'the name');
    world.addChannel({ id: 'den', name: 'Den' });
    await until(() => {
      if (!logged.length) world.say('jonas', 'den', 'psst');
      return logged.length;
    }, 'the message');
    expect(logged[0]).to.equal('psst');
    await until(() => document.title === '(1) Chat', 'the title');
  });
});
