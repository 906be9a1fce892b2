/** Several sessions of one user on a page: one long poll, whatever comes and goes. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ChatPage } from './chat-page.js';
import { eventually, openStage, type Stage } from './harness.js';

describe('four sessions of one user on a page', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  it('hold one long poll, and go on when three of them are gone', async () => {
    const polls = new Set<unknown>();
    const alice = await ChatPage.open(stage, '/plain.html?user=alice', {
      prepare: async (page) => {
        const end = (request: unknown) => void polls.delete(request);
        page.on('request', (request) => void (/sync.*timeout=30000/.test(request.url()) && polls.add(request)));
        page.on('requestfinished', end).on('requestfailed', end);
      },
    });
    await alice.page.evaluate(async () => {
      const first = document.querySelector('chat-session')!;
      const others = [1, 2, 3].map(() => {
        const other = document.createElement('chat-session');
        other.tokenEndpoint = first.tokenEndpoint;
        const chat = document.createElement('chat-element');
        chat.channelId = 'general';
        other.append(chat);
        document.body.append(other);
        return chat;
      });
      await Promise.all(others.map((chat) => chat.whenReady));
    });
    const bob = await ChatPage.open(stage, '/plain.html?user=bob');
    await bob.say('shared: for all four');
    const shown = (count: number) =>
      alice.until(`it is on screen ${count} times`, (count, texts) => {
        const chats = [...document.querySelectorAll('chat-element')];
        return chats.filter((chat) => chat.shadowRoot?.textContent?.includes(texts)).length === count;
      }, count, 'shared: for all four');
    await shown(4);
    // What came with a poll is on screen before the next is asked: for a moment there is none. Four that do not share stay four.
    await eventually('there is one poll', () => polls.size === 1);

    await alice.page.evaluate(() => document.querySelectorAll('chat-session').forEach((session, index) => index < 3 && session.remove()));
    await bob.say('shared: for the one that is left');
    await alice.reads('shared: for the one that is left');
    await eventually('there is one poll', () => polls.size === 1);
    assert.deepEqual(alice.problems, []);
  });
});
