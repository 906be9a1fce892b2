/**
 * What the browser itself does with text, it does with messages: all that the list holds is found, also what is scrolled away, and
 * what is selected across messages is copied in the order in which it stands there.
 *
 * No script can open a browser's find bar. A text fragment (`#:~:text=`) is looked for by the same code in Chromium, and shown.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { ChatPage } from './chat-page.js';
import { openStage, type Stage } from './harness.js';

describe('the text of messages', () => {
  let stage: Stage;
  let chat: ChatPage;

  /** The middle of the text of a message, and whether it is to be seen in the list. */
  const place = (text: string) =>
    chat.page.evaluate((text) => {
      const root = document.querySelector('chat-element')!.shadowRoot!;
      const found = [...root.querySelectorAll('.message .text')].find(({ textContent }) => textContent === text)!;
      const range = document.createRange();
      range.selectNodeContents(found);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      const list = root.querySelector('.scroller')!.getBoundingClientRect();
      return { left, right, y: (top + bottom) / 2, isSeen: top >= list.top && bottom <= list.bottom };
    }, text);

  before(async () => (stage = await openStage()));
  beforeEach(async () => {
    chat = await ChatPage.open(stage, '/plain.html?user=alice');
    await chat.find('.message.tabbable');
  });
  afterEach(() => chat.page.close());
  after(() => stage.close());

  it('is found by the browser, also what is scrolled away', async () => {
    const texts = await chat.texts('');
    const isAlone = (text: string) => /^[\w ]{12,60}\W?$/.test(text) && texts.filter((other) => other.includes(text)).length === 1;
    const text = texts.find(isAlone)!;
    assert.equal((await place(text)).isSeen, false);
    await chat.page.goto(`${chat.page.url()}#:~:text=${encodeURIComponent(text)}`);
    await chat.until(`“${text}” is in view`, (text) => {
      const root = document.querySelector('chat-element')!.shadowRoot!;
      const { top, bottom } = [...root.querySelectorAll('.message .text')].find(({ textContent }) => textContent === text)!.getBoundingClientRect();
      const list = root.querySelector('.scroller')!.getBoundingClientRect();
      return top >= list.top && bottom <= list.bottom;
    }, text);
  });

  it('is selected across messages, and copied in the order in which it stands there', async () => {
    const { page } = chat;
    const said = (await chat.texts('')).slice(-3);
    const from = await place(said[0]!);
    await page.mouse.move(from.left + 1, from.y);
    await page.mouse.down();
    const to = await place(said[2]!);
    await page.mouse.move(to.right - 1, to.y, { steps: 5 });
    await page.mouse.up();
    await chat.until('text is selected', () => getSelection()!.toString().includes('\n'));
    await page.evaluate(() => document.addEventListener('copy', () => Object.assign(window, { copied: getSelection()!.toString() }), { once: true }));
    await page.keyboard.down('Control');
    await page.keyboard.press('c');
    await page.keyboard.up('Control');
    await chat.until('it is copied', () => 'copied' in window);
    const text = await page.evaluate(() => (window as unknown as { copied: string }).copied);
    const places = said.map((said) => text.indexOf(said));
    assert.ok(places[0] === 0 && places[0] < places[1]! && places[1]! < places[2]!, JSON.stringify([text, said]));
    assert.deepEqual(chat.problems, []);
  });
});
