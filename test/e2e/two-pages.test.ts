/** Two people in two browser pages, through the demo server, over real HTTP and with tokens that expire meanwhile. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ChatPage } from './chat-page.js';
import { openStage, type Stage } from './harness.js';

/** Seconds a token lives: a refresh every two or three seconds. */
const TTL = 3;

const open = (stage: Stage, user: string, ttl: number) => ChatPage.open(stage, `/plain.html?user=${user}&ttl=${ttl}`);

describe('two pages', () => {
  let stage: Stage;
  let alice: ChatPage;
  let bob: ChatPage;

  describe('across token refreshes', () => {
    before(async () => {
      stage = await openStage();
      [alice, bob] = await Promise.all([open(stage, 'alice', TTL), open(stage, 'bob', TTL)]);
    });
    after(() => stage.close());

    it('chat both ways without a gap, and nobody notices', async () => {
      const said: string[] = [];
      const exchange = async (from: ChatPage, to: ChatPage, text: string) => {
        await from.say(text);
        said.push(text);
        await to.reads(text);
      };
      const refreshes = async () => Math.min(await alice.count('chat-session', 'tokenRefreshed'), await bob.count('chat-session', 'tokenRefreshed'));
      for (let round = 1; (await refreshes()) < 2; round++) {
        await exchange(alice, bob, `refresh: Alice says ${round}`);
        await exchange(bob, alice, `refresh: Bob says ${round}`);
      }
      assert.ok(said.length >= 4, `only ${said.length} messages between two refreshes`);
      assert.deepEqual(await alice.texts('refresh:'), said);
      assert.deepEqual(await bob.texts('refresh:'), said);
    });

    it('see each other type', async () => {
      await alice.type('typing: half a sentence');
      await bob.shows('Alice is typing');
      await alice.page.keyboard.press('Enter');
      await bob.reads('typing: half a sentence');
      await bob.hides('Alice is typing');
    });

    it('tell every element of each refresh, and of nothing else', async () => {
      for (const chat of [alice, bob]) {
        const session = await chat.count('chat-session', 'tokenRefreshed');
        await chat.untilEvent('chat-session', 'tokenRefreshed', session + 1);
        for (const tag of ['chat-element', 'chat-search-modal']) await chat.untilEvent(tag, 'tokenRefreshed', session + 1);
        assert.equal(await chat.count('chat-session', 'ready'), 1);
        assert.equal(await chat.count('chat-element', 'ready'), 1);
        const unwanted = (await chat.events()).filter(({ type }) => ['error', 'tokenRefreshError', 'sessionClosed'].includes(type));
        assert.deepEqual(unwanted, []);
      }
    });

    it('end without a failed request or an error in the console', () => {
      assert.deepEqual({ alice: alice.problems, bob: bob.problems }, { alice: [], bob: [] });
      const refused = stage.server.faults.requests().filter(({ status }) => status >= 400);
      assert.deepEqual(refused, []);
    });
  });

  describe('when the server misbehaves', () => {
    before(async () => {
      stage = await openStage();
      [alice, bob] = await Promise.all([open(stage, 'alice', 600), open(stage, 'bob', 600)]);
    });
    after(() => stage.close());

    it('reconnect after it was stopped, and a message sent meanwhile arrives once', async () => {
      await alice.say('restart: before');
      await bob.reads('restart: before');
      await stage.stopServer();
      for (const chat of [alice, bob]) await chat.shows('Reconnecting');
      await alice.say('restart: meanwhile');
      await alice.shows('Waiting for connection');
      await stage.startServer();
      for (const chat of [alice, bob]) {
        await chat.reads('restart: meanwhile');
        await chat.hides('Reconnecting');
        await chat.hides('Waiting for connection');
      }
      await bob.say('restart: after');
      await alice.reads('restart: after');
      const expected = ['restart: before', 'restart: meanwhile', 'restart: after'];
      assert.deepEqual(await alice.texts('restart:'), expected);
      assert.deepEqual(await bob.texts('restart:'), expected);
      for (const chat of [alice, bob]) {
        assert.equal(await chat.count('chat-session', 'ready'), 1, 'it was one sign-in all the time');
        const others = chat.problems.splice(0).filter((problem) => !/^request: .*net::ERR_(CONNECTION_|EMPTY_RESPONSE|INCOMPLETE_CHUNKED)/.test(problem));
        assert.deepEqual(others, []);
      }
    });

    it('do not notice that it has taken a token back', async () => {
      const tokens = new Set<string>();
      alice.page.on('request', (request) => {
        const [, token] = /^Bearer (.+)$/.exec(request.headers()['authorization'] ?? '') ?? [];
        if (token) tokens.add(token);
      });
      await alice.say('revoked: before');
      await bob.reads('revoked: before');
      const [token] = tokens;
      assert.ok(token);
      await stage.server.revoke(token);
      await alice.say('revoked: after');
      await bob.reads('revoked: after');
      await bob.say('revoked: answer');
      await alice.reads('revoked: answer');
      const expected = ['revoked: before', 'revoked: after', 'revoked: answer'];
      assert.deepEqual(await alice.texts('revoked:'), expected);
      assert.deepEqual(await bob.texts('revoked:'), expected);
      assert.equal(await alice.count('chat-session', 'tokenRefreshed'), 1);
      assert.equal(await alice.count('chat-session', 'error'), 0);
      assert.deepEqual(bob.problems, []);
      assert.ok(alice.problems.every((problem) => /^answer: .*: 401$/.test(problem)), alice.problems.join('\n'));
    });
  });
});
