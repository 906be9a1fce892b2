/**
 * All that one does in a channel, with the keyboard alone (WCAG 2.1.1, 2.1.2, 2.4.3): on the demo page, with its homeserver. After
 * each step: what is on the screen, and where the focus is.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ChatPage } from './chat-page.js';
import { openStage, type Stage } from './harness.js';
import { isBox, isButton, isRow, Keyboard } from './keyboard.js';

/** Said weeks ago in the seeded channel, far above what is loaded at first, and nowhere else. */
const OLD = 'The dragon stays.';

/** What stands in the box. */
const written = ({ page }: ChatPage) => page.evaluate(() => document.querySelector('chat-element')?.shadowRoot?.querySelector('textarea')?.value);

describe('with the keyboard alone', () => {
  let stage: Stage;
  let chat: ChatPage;
  let keys: Keyboard;
  let folder: string;

  /** Waits until some row matches, of the message with this text. */
  const row = (what: string, text: string, selector: string) =>
    chat.until(what, (text, selector) => {
      const rows = [...(document.querySelector('chat-element')?.shadowRoot?.querySelectorAll('.message') ?? [])];
      return rows.some((row) => row.querySelector('.text, .gone')?.textContent === text && (row.matches(selector) || row.querySelector(selector)));
    }, text, selector);

  /** Chooses a file by the button beside the box, and waits until the chat server has it. */
  const attach = async (name: string, content: string) => {
    const path = join(folder, name);
    await writeFile(path, content);
    await keys.to('the button', 'Shift+Tab', isButton('Attach files'));
    const chooser = chat.page.waitForFileChooser();
    await keys.press('Enter');
    await (await chooser).accept([path]);
    await chat.find('.tray .queued.uploaded');
  };

  before(async () => {
    stage = await openStage();
    folder = await mkdtemp(join(tmpdir(), 'chat-elements-keyboard-'));
    chat = await ChatPage.open(stage, '/plain.html?user=alice');
    keys = new Keyboard(chat);
    // What one acts with comes once the messages are on the screen.
    await chat.find('.message.tabbable');
    await chat.find('.tool.attach');
  });
  after(async () => {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('one comes to the box, and sends', async () => {
    await keys.to('the box', 'Tab', isBox);
    await keys.type('keys: a message');
    await keys.press('Enter');
    await chat.reads('keys: a message');
    assert.equal(await written(chat), '');
    await keys.isOn('the box', isBox);
  });

  it('reacts', async () => {
    // Tab comes back to the row where it was before.
    await keys.to('the message it came by', 'Shift+Tab', isRow('Notes are ready too. See you all at three!'));
    await keys.press('ArrowDown');
    await keys.isOn('the newest message', isRow('keys: a message'));
    await keys.press('Shift+F10');
    await keys.isOn('the first reaction', ({ layer, name }) => layer === 'popup' && name === '👍️');
    await keys.press('ArrowRight');
    await keys.isOn('the second', ({ name }) => name === '❤️');
    await keys.press('Enter');
    await row('the reaction is there, as one’s own', 'keys: a message', '.reaction[aria-pressed=true]');
    await keys.isOn('the message', isRow('keys: a message'));
  });

  it('takes any emoji as a reaction', async () => {
    await keys.press('Enter');
    await keys.isOn('the first reaction', ({ layer }) => layer === 'popup');
    await keys.to('all emoji', 'ArrowRight', isButton('More reactions'));
    await keys.press('Enter');
    await keys.isOn('the search of the picker', ({ layer, tag }) => layer === 'emoji-picker' && tag === 'input');
    await keys.type('octopus');
    await chat.find('.emoji-picker [data-at="0 0"]');
    await keys.press('ArrowDown');
    await keys.isOn('the octopus', ({ name }) => name === 'octopus');
    await keys.press('Enter');
    await chat.shows('🐙');
    await keys.isOn('the message', isRow('keys: a message'));
  });

  it('replies', async () => {
    await keys.press('Enter');
    await keys.to('Reply', 'ArrowDown', isButton('Reply'));
    await keys.press('Enter');
    await keys.isOn('the box', isBox);
    await chat.shows('Replying to Alice');
    await keys.type('keys: an answer');
    await keys.press('Enter');
    await chat.reads('keys: an answer');
    await row('it quotes what it answers', 'keys: an answer', '.quote');
    await chat.hides('Replying to Alice');
    await keys.isOn('the box', isBox);
  });

  it('edits the last one, from the empty box', async () => {
    await keys.press('ArrowUp');
    await chat.until('the text is in the box', () => document.querySelector('chat-element')?.shadowRoot?.querySelector('textarea')?.value === 'keys: an answer');
    await chat.shows('Editing message');
    await keys.type(', changed');
    await keys.press('Enter');
    await chat.reads('keys: an answer, changed');
    await chat.hides('Editing message');
    assert.deepEqual(await chat.texts('keys:'), ['keys: a message', 'keys: an answer, changed']);
    assert.equal(await written(chat), '');
    await keys.isOn('the box', isBox);
  });

  it('is asked before it deletes one, and may think better of it', async () => {
    await keys.to('the message it was on before', 'Shift+Tab', isRow('keys: a message'));
    await keys.press('ArrowDown');
    await keys.isOn('the newest', isRow('keys: an answer, changed'));
    await keys.press('ArrowUp');
    await keys.isOn('the message', isRow('keys: a message'));
    await keys.press('Shift+F10');
    await keys.isOn('the menu', ({ layer }) => layer === 'popup');
    await keys.press('End');
    await keys.isOn('Delete', isButton('Delete'));
    await keys.press('Enter');
    await keys.isOn('the safe answer', ({ layer, name }) => layer === 'confirm' && name === 'Cancel');
    await chat.shows('Delete this message?');
    await keys.press('Escape');
    await chat.hides('Delete this message?');
    await keys.isOn('the message', isRow('keys: a message'));
    assert.deepEqual(await chat.texts('keys: a message'), ['keys: a message']);
  });

  it('deletes it', async () => {
    await keys.press('Shift+F10', 'End', 'Enter');
    await keys.isOn('the question', ({ layer }) => layer === 'confirm');
    await keys.press('Tab');
    await keys.isOn('Delete', ({ layer, name }) => layer === 'confirm' && name === 'Delete');
    await keys.press('Enter');
    await chat.until('it is gone', () => ![...(document.querySelector('chat-element')?.shadowRoot?.querySelectorAll('.message .text') ?? [])].some(({ textContent }) => textContent === 'keys: a message'));
    await row('its place says so', 'Message deleted', '.own');
    await keys.isOn('the place where it was', ({ classes, message }) => classes.includes('message') && message === 'Message deleted');
    await keys.press('ArrowDown');
    await keys.isOn('the next message', isRow('keys: an answer, changed'));
    await keys.press('Escape');
    await keys.isOn('the box', isBox);
  });

  it('attaches a file, and sends it with a text', async () => {
    await attach('minutes.txt', 'What was said.');
    await chat.shows('minutes.txt');
    await keys.isOn('the button', isButton('Attach files'));
    await keys.to('the box', 'Tab', isBox);
    await keys.type('keys: with a file');
    await keys.press('Enter');
    await chat.until('the file is sent', () => {
      const sent = [...(document.querySelector('chat-element')?.shadowRoot?.querySelectorAll('.message.own.sent') ?? [])].at(-1);
      return Boolean(sent?.textContent?.includes('minutes.txt') && sent.textContent.includes('keys: with a file'));
    });
    await chat.until('the tray is empty', () => !document.querySelector('chat-element')?.shadowRoot?.querySelector('.tray'));
    await keys.isOn('the box', isBox);
  });

  it('takes a file away again', async () => {
    await attach('wrong.txt', 'Not this one.');
    await keys.to('its button', 'Shift+Tab', ({ name }) => name === 'Remove wrong.txt');
    await keys.press('Enter');
    await chat.until('it is gone', () => !document.querySelector('chat-element')?.shadowRoot?.querySelector('.tray'));
    await keys.isOn('the box', isBox);
  });

  it('searches, and goes to what was found', async () => {
    await keys.press('Control+k');
    await keys.isOn('the box of the search', ({ host, tag }) => host === 'chat-search-modal' && tag === 'input');
    await keys.type('dragon stays');
    await chat.find('[role=option]', 'chat-search-modal');
    await keys.press('ArrowDown', 'ArrowUp');
    await keys.isOn('the box still', ({ host, tag }) => host === 'chat-search-modal' && tag === 'input');
    await keys.press('Enter');
    await chat.until('the dialog is closed', () => !document.querySelector('chat-search-modal')?.open);
    await row('the message is there, and marked', OLD, '.highlighted');
    await keys.isOn('the message', isRow(OLD));
    await keys.press('Escape');
    await keys.isOn('the box', isBox);
  });

  it('closes the search, and is back where it was opened', async () => {
    await keys.press('Control+k');
    await keys.isOn('the box of the search', ({ host }) => host === 'chat-search-modal');
    await keys.press('Escape');
    await chat.until('the dialog is closed', () => !document.querySelector('chat-search-modal')?.open);
    await keys.isOn('the box', isBox);
  });

  it('leaves the chat by Tab, as it came', async () => {
    const passed: string[] = [];
    for (let focus = await keys.focus(); focus.host === 'chat-element'; focus = await keys.focus()) {
      passed.push(focus.name);
      assert.ok(passed.length < 10, `the focus cannot leave the chat: ${passed.join(', ')}`);
      await chat.page.keyboard.press('Tab');
    }
  });

  it('and nothing went wrong meanwhile', () => assert.deepEqual(chat.problems, []));
});
