import { expect } from '@open-wc/testing';
import { deferred } from '../../support/async.js';
import { key, press, until } from '../../support/elements.js';
import { composerStage, settled, undo, useParts, write } from './composer-stage.js';

/** A paste as the browser tells it. Firefox lets no script fill the clipboard of an event: it is put there. */
function paste(box: HTMLTextAreaElement, data: Record<string, string>, files: File[] = []): ClipboardEvent {
  const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true });
  Object.defineProperty(event, 'clipboardData', { value: { getData: (type: string) => data[type] ?? '', files } });
  box.dispatchEvent(event);
  return event;
}

const markdownOf = (html: string) => Promise.resolve(html.replace(/<\/?b>/g, '**'));

describe('The composer takes what is pasted', () => {
  it('rich text as Markdown, in place of what is selected, and undo takes it back in one step', async () => {
    useParts({ paste: () => Promise.resolve({ markdownOf }) });
    const { box } = await composerStage();
    box.focus();
    for (const letter of ['a', 'x', 'b']) await press(letter);
    box.setSelectionRange(1, 2);
    expect(paste(box, { 'text/html': '<b>bold</b>', 'text/plain': 'bold' }).defaultPrevented).to.be.true;
    await until(() => box.value !== 'axb', 'the text');
    expect(box.value).to.equal('a**bold**b');
    expect(box.selectionStart).to.equal(9);
    undo();
    expect(box.value).to.equal('axb');
  });

  it('by the rich text part', async () => {
    const { box } = await composerStage();
    paste(box, { 'text/html': '<p>One <strong>two</strong></p><ul><li>three</li></ul><script>alert(1)</script>', 'text/plain': 'One two three' });
    await until(() => box.value, 'the text');
    expect(box.value).to.equal('One **two**\n\n- three');
  });

  it('what has no form, and what is asked for as plain text, is the browser’s', async () => {
    const { box } = await composerStage();
    expect(paste(box, { 'text/plain': 'a' }).defaultPrevented).to.be.false;
    expect(paste(box, { 'text/html': '<meta charset="utf-8"><span style="color: red">a</span>', 'text/plain': 'a' }).defaultPrevented).to.be.false;
    key(box, 'V', { ctrlKey: true, shiftKey: true });
    expect(paste(box, { 'text/html': '<b>a</b>', 'text/plain': 'a' }).defaultPrevented).to.be.false;
    key(box, 'v', { ctrlKey: true });
    expect(paste(box, { 'text/html': '<b>a</b>', 'text/plain': 'a' }).defaultPrevented, 'only that once').to.be.true;
  });

  it('its plain text where the part does not load', async () => {
    useParts({ paste: () => Promise.reject(new Error('no line')) });
    const { box } = await composerStage();
    paste(box, { 'text/html': '<b>a</b>', 'text/plain': 'a' });
    await until(() => box.value, 'the text');
    expect(box.value).to.equal('a');
  });

  it('where the cursor is, when something was typed meanwhile; and nowhere when another channel is shown', async () => {
    let part = deferred<{ markdownOf: typeof markdownOf }>();
    useParts({ paste: () => part.promise });
    const { host, box, session } = await composerStage();
    paste(box, { 'text/html': '<b>a</b>', 'text/plain': 'a' });
    write(box, 'typed ');
    part.resolve({ markdownOf });
    await until(() => box.value !== 'typed ', 'the text');
    expect(box.value).to.equal('typed **a**');

    part = deferred();
    paste(box, { 'text/html': '<b>c</b>', 'text/plain': 'c' });
    box.blur();
    part.resolve({ markdownOf });
    await until(() => box.value === 'typed **a****c**', 'the text');
    expect(host.shadowRoot!.activeElement, 'who has left the box stays away').to.equal(null);
    expect(host.composer.text).to.equal(box.value);

    part = deferred();
    paste(box, { 'text/html': '<b>b</b>', 'text/plain': 'b' });
    host.show(session.conversation('coffee').live);
    part.resolve({ markdownOf });
    await settled(host);
    expect(host.composer.text).to.equal('');
  });

  it('files for whoever takes them, unless they are a picture of the text', async () => {
    const taken: File[][] = [];
    const { box } = await composerStage({ options: { attaching: () => ({ isPossible: true, add: (files: File[]) => void taken.push(files), render: () => undefined }) as never } });
    const file = new File(['x'], 'x.png', { type: 'image/png' });
    expect(paste(box, {}, [file]).defaultPrevented).to.be.true;
    expect(paste(box, { 'text/html': '<img src="x">' }, [file]).defaultPrevented).to.be.true;
    expect(paste(box, { 'text/plain': 'x.png' }, [file]).defaultPrevented).to.be.true;
    expect(taken).to.deep.equal([[file], [file], [file]]);
    paste(box, { 'text/html': '<table><tr><td>1</td></tr></table>', 'text/plain': '1' }, [file]);
    expect(taken.length).to.equal(3);

    const none = await composerStage();
    expect(paste(none.box, {}, [file]).defaultPrevented, 'nobody takes files').to.be.false;
  });
});

describe('The composer formats by keys', () => {
  it('what is selected, and back, each one step of undo', async () => {
    const { host, box } = await composerStage();
    box.focus();
    for (const letter of ['a', 'b', 'c']) await press(letter);
    box.setSelectionRange(1, 2);
    await press('Control+b');
    expect(box.value).to.equal('a**b**c');
    expect([box.selectionStart, box.selectionEnd]).to.deep.equal([3, 4]);
    await press('Control+b');
    expect(box.value).to.equal('abc');
    expect([box.selectionStart, box.selectionEnd]).to.deep.equal([1, 2]);
    await press('Control+i');
    expect(box.value).to.equal('a*b*c');
    undo();
    expect(box.value).to.equal('abc');
    expect(host.composer.text).to.equal('abc');
  });

  it('code and struck text', async () => {
    const { box } = await composerStage();
    write(box, 'x');
    box.select();
    expect(key(box, 'e', { ctrlKey: true }).defaultPrevented).to.be.true;
    expect(box.value).to.equal('`x`');
    expect(key(box, 'X', { ctrlKey: true, shiftKey: true }).defaultPrevented).to.be.true;
    expect(box.value).to.equal('`~~x~~`');
    expect(key(box, 'x', { ctrlKey: true }).defaultPrevented, 'cut is the browser’s').to.be.false;
  });
});
