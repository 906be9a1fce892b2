/** Somebody who has never been here opens a public channel: they join it, and see what was said before, in order. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ChatPage } from './chat-page.js';
import { openStage, type Stage } from './harness.js';

/** The messages on screen, from top to bottom. */
const shown = ({ page }: ChatPage) =>
  page.evaluate(() =>
    [...(document.querySelector('chat-element')?.shadowRoot?.querySelectorAll<HTMLElement>('.message') ?? [])].map((message) => ({
      id: message.dataset['id'] ?? '',
      time: message.querySelector('time')?.dateTime ?? '',
      text: message.querySelector('.text, .gone')?.textContent ?? '',
    })),
  );

function assertInOrder(messages: { id: string; time: string }[]): void {
  const times = messages.map(({ time }) => time);
  assert.deepEqual(times, [...times].sort(), 'not in the order in which they were sent');
  assert.equal(new Set(messages.map(({ id }) => id)).size, messages.length, 'one is there twice');
}

describe('a first visit', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  it('shows what was said before, in order, and what is said then after it', async () => {
    const alice = await ChatPage.open(stage, '/plain.html?user=alice');
    const zoe = await ChatPage.open(stage, '/plain.html?user=zoe');
    await zoe.say('visit: hello from Zoe');
    await alice.reads('visit: hello from Zoe');
    await alice.say('visit: welcome, Zoe');
    await zoe.reads('visit: welcome, Zoe');
    for (const chat of [alice, zoe]) {
      const messages = await shown(chat);
      assertInOrder(messages);
      const last = messages.slice(-3).map(({ text }) => text);
      assert.deepEqual(last, ['Notes are ready too. See you all at three!', 'visit: hello from Zoe', 'visit: welcome, Zoe']);
      assert.deepEqual(chat.problems, []);
    }
  });
});
