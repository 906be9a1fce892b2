/** The train goes through a tunnel, longer than the token lives: nothing is lost or doubled, and the order stays. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ChatPage } from './chat-page.js';
import { openStage, type Stage } from './harness.js';

describe('a tunnel', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  it('keeps what one writes in it, and brings what others wrote', async () => {
    const alice = await ChatPage.open(stage, '/plain.html?user=alice&ttl=3');
    const bob = await ChatPage.open(stage, '/plain.html?user=bob');
    await alice.say('tunnel 1: going in');
    await bob.reads('tunnel 1: going in');

    await alice.page.setOfflineMode(true);
    await alice.shows('Reconnecting');
    await alice.say('tunnel 3: in the dark');
    await alice.say('tunnel 4: still dark');
    await alice.shows('Waiting for connection');
    await bob.say('tunnel 2: see you on the other side');
    await bob.reads('tunnel 2: see you on the other side');
    await alice.untilEvent('chat-session', 'tokenRefreshError', 1);
    await alice.page.setOfflineMode(false);

    for (const chat of [alice, bob]) await chat.reads('tunnel 4: still dark');
    await alice.reads('tunnel 2: see you on the other side');
    await alice.hides('Reconnecting');
    const order = ['tunnel 1: going in', 'tunnel 2: see you on the other side', 'tunnel 3: in the dark', 'tunnel 4: still dark'];
    assert.deepEqual(await alice.texts('tunnel'), order);
    assert.deepEqual(await bob.texts('tunnel'), order);
    assert.equal(await alice.count('chat-session', 'ready'), 1, 'signed in once');
    assert.deepEqual(bob.problems, []);
    const others = alice.problems.filter((problem) => !problem.includes('net::ERR_INTERNET_DISCONNECTED') && !problem.includes('net::ERR_NETWORK_CHANGED'));
    assert.deepEqual(others, []);
  });

  it('keeps the very first thing one writes, though nothing was sent before it', async () => {
    const alice = await ChatPage.open(stage, '/plain.html?user=alice');
    await alice.until('what sends is loaded', () => performance.getEntriesByType('resource').some(({ name }) => name.includes('/live-actions-')));
    await alice.page.setOfflineMode(true);
    await alice.say('first: from the tunnel');
    await alice.shows('Waiting for connection');
    await alice.page.setOfflineMode(false);
    await alice.reads('first: from the tunnel');
    assert.deepEqual(await alice.texts('first'), ['first: from the tunnel']);
  });

  it('puts back what one has written where what sends cannot be loaded, and sends it when it can', async () => {
    let blocked = true;
    const alice = await ChatPage.open(stage, '/plain.html?user=alice', {
      prepare: async (page) => {
        await page.setRequestInterception(true);
        page.on('request', (request) => void (blocked && /live-actions-/.test(request.url()) ? request.abort('failed') : request.continue()));
      },
    });
    await alice.say('back: wait for me');
    await alice.shows('A part of the chat could not be loaded.');
    const box = await alice.find('textarea');
    assert.equal(await box.evaluate((element) => (element as HTMLTextAreaElement).value), 'back: wait for me');
    assert.deepEqual(await alice.texts('back'), []);
    await alice.untilEvent('chat-element', 'error', 1);
    blocked = false;
    await alice.page.keyboard.press('Enter');
    await alice.reads('back: wait for me');
  });
});
