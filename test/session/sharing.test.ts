import { expect } from '@open-wc/testing';
import { previewBackend, PreviewWorld } from '../../src/backend/preview.js';
import type { ChatBackend, ChatConnection, ConnectOptions } from '../../src/backend/types.js';
import { ChatError } from '../../src/errors.js';
import { ChatSession, type ChatSessionOptions } from '../../src/session/session.js';
import { deferred, turn, until } from '../support/async.js';
import { ManualClock } from '../support/manual-clock.js';
import { listen, open, tokensOf } from './world.js';

const SECOND = 1000;

/** One backend that several sessions stand on, and what they have made of it. */
function sharedWorld() {
  const clock = new ManualClock();
  const world = new PreviewWorld({ clock, channels: [{ id: 'tea' }] });
  const inner = previewBackend({ world });
  const lines: { connection: ChatConnection; options: ConnectOptions; open: boolean }[] = [];
  const backend: ChatBackend = {
    async connect(options) {
      const connection = await inner.connect(options);
      const line = { connection, options, open: true };
      lines.push(line);
      const close = connection.close.bind(connection);
      connection.close = () => {
        line.open = false;
        close();
      };
      return connection;
    },
  };
  const sessions: ChatSession[] = [];
  const begin = (options: Partial<ChatSessionOptions> = {}) => {
    const session = new ChatSession({ backend, serverUrl: 'https://chat.example', clock, random: () => 0, token: tokensOf('maya'), ...options });
    sessions.push(session);
    session.start();
    return session;
  };
  const end = () => sessions.forEach((session) => session.destroy());
  return { clock, world, backend, lines, begin, end, open: () => lines.filter((line) => line.open) };
}

describe('Sessions of one user and server', () => {
  let shared: ReturnType<typeof sharedWorld>;
  beforeEach(() => (shared = sharedWorld()));
  afterEach(() => shared.end());

  /** One session after the other, both ready. */
  async function two(second: Partial<ChatSessionOptions> = {}) {
    const first = shared.begin();
    await first.whenReady;
    const other = shared.begin(second);
    await other.whenReady;
    return [first, other] as const;
  }
  const connection = (session: ChatSession) => session.connection(new AbortController().signal);

  it('stand on one connection', async () => {
    const [first, second] = await two();
    expect(await connection(second)).to.equal(await connection(first));
    expect(shared.open()).to.have.length(1);
  });

  it('also where they are begun at one moment, or the answer does not say whose token it is', async () => {
    const nameless = { token: () => 'preview:maya', tokenTimeoutMs: SECOND };
    const sessions = [shared.begin(), shared.begin(), shared.begin(nameless), shared.begin(nameless)];
    await Promise.all(sessions.map((session) => session.whenReady));
    const connections = new Set(await Promise.all(sessions.map(connection)));
    expect(connections.size).to.equal(1);
    expect(shared.open()).to.have.length(1);
  });

  it('are not those of another user, server or backend', async () => {
    const others = [
      shared.begin(),
      shared.begin({ token: tokensOf('jonas') }),
      shared.begin({ serverUrl: 'https://other.example' }),
      shared.begin({ backend: { connect: (options) => shared.backend.connect(options) } }),
    ];
    await Promise.all(others.map((session) => session.whenReady));
    expect(new Set(await Promise.all(others.map(connection))).size).to.equal(4);
  });

  it('hear the same messages, each in its own conversation', async () => {
    const [first, second] = await two();
    const here = await open(first.conversation('tea').live);
    const there = await open(second.conversation('tea').live);
    shared.world.say('jonas', 'tea', 'hello, both');
    await until('both', () => here.texts().length + there.texts().length === 2);
    expect(first.conversation('tea')).not.to.equal(second.conversation('tea'));
  });

  it('go on when the one that connected is destroyed, with a token of their own', async () => {
    const [first, second] = await two();
    const there = await open(second.conversation('tea').live);
    const log = listen(second);
    first.destroy();
    expect(shared.open(), 'the line stays').to.have.length(1);
    shared.world.say('jonas', 'tea', 'still there?');
    await until('the message', () => there.texts().length === 1);
    await second.conversation('tea').live.send('yes');
    expect(log, 'nobody noticed').to.be.empty;
    second.destroy();
    expect(shared.open(), 'with the last one it is closed').to.be.empty;
  });

  it('use a token that can be used, where another session waits for its own', async () => {
    const answer = deferred<never>();
    let asked = 0;
    const first = shared.begin({ token: () => (asked++ ? answer.promise : { token: 'preview:maya#brief', userId: 'maya', expiresIn: 10 }) });
    await first.whenReady;
    const second = shared.begin({ token: tokensOf('maya', { expiresIn: 3600 }) });
    await second.whenReady;
    const used: string[] = [];
    await shared.clock.pass(60 * SECOND);
    used.push(await shared.lines[0]!.options.getToken());
    expect(used).to.deep.equal(['preview:maya#1']);
  });

  it('both hear that a token was rejected: the one whose it was gets another', async () => {
    const [first] = await two();
    const log = listen(first);
    const { getToken } = shared.lines[0]!.options;
    const rejected = await getToken();
    const replaced = await getToken({ rejected });
    expect(replaced).not.to.equal(rejected);
    await until('another', () => log.length);
    expect(log).to.deep.equal(['tokenRefreshed preview:maya#2']);
  });

  it('one that is signed out takes the line from nobody', async () => {
    let signedIn = true;
    const tokens = tokensOf('maya', { expiresIn: 100 });
    const first = shared.begin({ token: () => (signedIn ? tokens() : null) });
    await first.whenReady;
    const second = shared.begin();
    await second.whenReady;
    signedIn = false;
    await shared.clock.pass(200 * SECOND);
    expect(first.state).to.equal('closed');
    expect(second.state).to.equal('ready');
    expect(await shared.lines[0]!.options.getToken()).to.match(/^preview:maya#/);
  });

  it('both say that the line is down, also one that comes meanwhile', async () => {
    const [first, second] = await two();
    shared.world.offline(true);
    expect([first.state, second.state]).to.deep.equal(['reconnecting', 'reconnecting']);
    const third = shared.begin();
    await third.whenReady;
    expect(third.state).to.equal('reconnecting');
    shared.world.offline(false);
    await turn();
    expect([first.state, second.state, third.state]).to.deep.equal(['ready', 'ready', 'ready']);
  });

  it('a connection that cannot be made is nobody else\'s', async () => {
    shared.world.fail('connect', new ChatError('forbidden', 'no'));
    const first = shared.begin();
    await until('failed', () => first.state === 'failed');
    const second = shared.begin();
    await second.whenReady;
    expect(shared.open()).to.have.length(1);
  });
});
