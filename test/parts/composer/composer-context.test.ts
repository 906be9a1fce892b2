import type { ComposerAttaching } from '../../../src/parts/composer.js';
import { expect } from '@open-wc/testing';
import type { LiveMessage } from '../../../src/data/snapshots.js';
import type { FormatPart } from '../../../src/parts/composer/parts.js';
import type { ComposerTools } from '../../../src/parts/composer/tools.js';
import { deferred } from '../../support/async.js';
import { button as buttonOf, key, until, worldOf } from '../../support/elements.js';
import { type ComposerStageOptions, type TestComposer, composerStage, messageOf, settled, useParts, write } from './composer-stage.js';

const button = (host: TestComposer, name: string) => buttonOf(host as never, name);
const bar = (host: TestComposer) => host.all('.context .about')[0]?.textContent!.trim().replace(/\s+/g, ' ');
const said = (host: TestComposer) => host.all('[role=status]')[0]!.textContent!.trim();

async function stage(options: ComposerStageOptions = {}) {
  const world = worldOf([
    { from: 'maya', text: 'Shall we have\n\ntea?' },
    { from: 'me', text: 'first of mine' },
    { from: 'me', text: 'last of mine' },
  ]);
  const on = await composerStage({ world, ...options });
  const [theirs, mine] = [await messageOf(on.host.feed!, 'Shall we have\n\ntea?'), await messageOf(on.host.feed!, 'last of mine')];
  return { ...on, theirs, mine };
}

describe('The composer answers', () => {
  it('says whom and what above the box, and the message says what it answers', async () => {
    const { host, box, theirs } = await stage();
    host.composer.replyTo(theirs);
    await settled(host);
    expect(bar(host)).to.equal('Replying to Maya Lindqvist Shall we have tea?');
    expect(said(host)).to.equal('Replying to Maya Lindqvist. Press Escape to cancel.');
    expect(host.shadowRoot!.activeElement).to.equal(box);
    await expect(host).to.be.accessible();
    write(box, 'Yes');
    key(box, 'Enter');
    expect(host.sent).to.deep.equal([{ text: 'Yes', replyTo: theirs.id }]);
    await settled(host);
    expect(bar(host)).to.equal(undefined);
    write(box, 'And biscuits');
    key(box, 'Enter');
    expect(host.sent[1], 'only that one').to.deep.equal({ text: 'And biscuits' });
  });

  it('until Escape or its button says otherwise; what was written stays', async () => {
    const { host, box, theirs } = await stage();
    let heard = 0;
    host.parentElement!.addEventListener('keydown', () => heard++);
    for (const cancel of [() => key(box, 'Escape'), () => button(host, 'Cancel reply').click(), () => host.composer.cancel()]) {
      host.composer.replyTo(theirs);
      await settled(host);
      if (!box.value) write(box, 'Yes');
      cancel();
      await settled(host);
      expect(bar(host)).to.equal(undefined);
      expect(box.value).to.equal('Yes');
      expect(host.shadowRoot!.activeElement).to.equal(box);
    }
    expect(heard, 'nobody else is told of an Escape that was for this').to.equal(0);
    key(box, 'Enter');
    expect(host.sent).to.deep.equal([{ text: 'Yes' }]);
  });

  it('no message that has been deleted', async () => {
    const { host, theirs, session } = await stage();
    host.composer.replyTo(theirs);
    await settled(host);
    const feed = session.conversation('tea').live;
    const original = feed.get.bind(feed);
    feed.get = () => ({ ...original(), messages: original().messages.map((message) => (message.id === theirs.id ? { ...message, deleted: true, text: '' } : message)) });
    host.requestUpdate();
    await settled(host);
    expect(bar(host)).to.equal(undefined);
  });

  it('with a part that was not there yet: not in a channel that was left meanwhile', async () => {
    const part = deferred<{ ComposerTools: typeof ComposerTools }>();
    const { host, theirs, session } = await stage({ tools: false, load: () => part.promise });
    host.composer.replyTo(theirs);
    host.show(session.conversation('coffee').live);
    part.resolve(await import('../../../src/parts/composer/tools.js'));
    await host.composer.tools();
    await settled(host);
    expect(bar(host)).to.equal(undefined);
  });
});

describe('The composer is given back', () => {
  const given = { text: '@Maya Lindqvist **tea**', html: '<a href="chat:user/maya">@Maya Lindqvist</a> <strong>tea</strong>', mentions: { userIds: ['maya'] } };

  it('what could not be sent, before what has been written since: it can be sent again as it was', async () => {
    const { host, box, theirs } = await stage();
    host.composer.restore(given, host.feed!);
    await until(() => box.value === given.text, 'its text');
    key(box, 'Enter');
    await until(() => host.sent.length, 'the message');
    expect(host.sent).to.deep.equal([given]);
    host.composer.replyTo(theirs);
    await settled(host);
    write(box, 'Yes');
    host.composer.restore({ text: 'P.S. *' }, host.feed!);
    expect(box.value).to.equal('P.S. *\nYes');
    key(box, 'Enter');
    await until(() => host.sent.length === 2, 'the next');
    expect(host.sent[1]).to.deep.equal({ text: 'P.S. *\nYes', replyTo: theirs.id });
  });

  it('nothing into a message that is being edited: it is there after that', async () => {
    const { host, box, mine } = await stage();
    write(box, 'a draft');
    host.composer.edit(mine);
    await until(() => box.value === mine.text, 'its text');
    host.composer.restore({ text: 'again' }, host.feed!);
    expect(box.value).to.equal(mine.text);
    key(box, 'Escape');
    expect(box.value).to.equal('again\na draft');
  });

  it('what was written elsewhere there, when that is shown again', async () => {
    const { host, box, session } = await stage();
    const tea = host.feed!;
    write(box, 'later');
    host.show(session.conversation('coffee').live);
    host.composer.restore(given, tea);
    await settled(host);
    expect(box.value).to.equal('');
    host.show(tea);
    await until(() => box.value === `${given.text}\nlater`, 'both');
  });
});

describe('The composer edits', () => {
  it('the newest own message by ArrowUp in an empty box; Enter saves, and what was written before is back', async () => {
    const { host, box, mine, theirs } = await stage();
    host.editable = mine;
    expect(key(box, 'ArrowUp', { shiftKey: true }).defaultPrevented).to.be.false;
    expect(key(box, 'ArrowUp', { isComposing: true }).defaultPrevented).to.be.false;
    host.composer.replyTo(theirs);
    await settled(host);
    box.focus();
    expect(key(box, 'ArrowUp').defaultPrevented).to.be.true;
    await until(() => box.value === 'last of mine', 'its text');
    expect(bar(host)).to.equal('Editing message');
    expect(said(host)).to.contain('Editing message');
    expect(box.selectionStart).to.equal(box.value.length);
    await expect(host).to.be.accessible();
    write(box, ', really');
    key(box, 'Enter');
    expect(host.edits).to.deep.equal([[mine.id, { text: 'last of mine, really' }]]);
    expect(host.sent).to.deep.equal([]);
    await settled(host);
    expect(bar(host), 'the answer that was begun').to.contain('Replying to');
    expect(box.value).to.equal('');
  });

  it('not by ArrowUp where something is written, or there is none', async () => {
    const { host, box, mine } = await stage();
    expect(key(box, 'ArrowUp').defaultPrevented).to.be.false;
    host.editable = mine;
    write(box, ' ');
    expect(key(box, 'ArrowUp').defaultPrevented).to.be.false;
  });

  it('until Escape: the text from before is back', async () => {
    const { host, box, mine } = await stage();
    write(box, 'a draft');
    host.composer.edit(mine);
    await until(() => box.value === 'last of mine', 'its text');
    write(box, ' changed');
    key(box, 'Escape');
    await settled(host);
    expect(box.value).to.equal('a draft');
    expect(bar(host)).to.equal(undefined);
    expect(host.edits).to.deep.equal([]);
    key(box, 'Enter');
    expect(host.sent).to.deep.equal([{ text: 'a draft' }]);
  });

  it('saves nothing that is unchanged or empty', async () => {
    const { host, box, mine } = await stage();
    for (const change of [() => undefined, () => write(box, '  '), () => { box.select(); write(box, ''); }]) {
      host.composer.edit(mine);
      await until(() => box.value === 'last of mine', 'its text');
      change();
      key(box, 'Enter');
      await settled(host);
      expect(bar(host)).to.equal(undefined);
      expect(box.value).to.equal('');
    }
    expect(host.edits).to.deep.equal([]);
    expect(host.sent).to.deep.equal([]);
  });

  it('what was typed: Markdown and mentions', async () => {
    const { host, box, mine } = await stage();
    const rich: LiveMessage = { ...mine, text: '**hi** @Maya', html: '<b>hi</b> <a href="chat:user/maya">@Maya</a>' };
    host.composer.edit(rich);
    await until(() => box.value !== '', 'its text');
    expect(box.value).to.equal('**hi** @Maya');
    write(box, '!');
    key(box, 'Enter');
    await until(() => host.edits.length, 'the edit');
    expect(host.edits[0]![1]).to.deep.include({ text: '**hi** @Maya!', mentions: { userIds: ['maya'] } });
    expect(host.edits[0]![1].html).to.contain('<strong>hi</strong>');
  });

  it('the plain text where the part that reads HTML does not load', async () => {
    useParts({ format: () => Promise.reject(new Error('no line')) });
    const { host, box, mine } = await stage();
    host.composer.edit({ ...mine, text: '**hi**', html: '<b>hi</b>' });
    await until(() => box.value === '**hi**', 'its text');
  });

  it('the message that was wanted last, and none that was given up while it was read', async () => {
    const reading = [deferred<{ text: string; mentions: [] }>(), deferred<{ text: string; mentions: [] }>()];
    let asked = 0;
    useParts({ format: () => Promise.resolve({ unformatMessage: () => reading[asked++]!.promise, formatMessage: (text) => ({ text }) } satisfies FormatPart) });
    const { host, box, mine, theirs } = await stage();
    host.composer.edit({ ...mine, html: 'a' });
    await until(() => asked === 1, 'the first');
    host.composer.replyTo(theirs);
    host.composer.edit({ ...mine, html: 'b' });
    await until(() => asked === 2, 'the second');
    reading[1]!.resolve({ text: 'second', mentions: [] });
    await until(() => box.value === 'second', 'the second');
    reading[0]!.resolve({ text: 'first', mentions: [] });
    await settled(host);
    expect(box.value).to.equal('second');
  });

  it('and has what was written again where the server does not take it', async () => {
    const { host, box, mine } = await stage();
    const save = async (text: string) => {
      host.composer.edit(mine);
      await until(() => box.value === 'last of mine', 'its text');
      write(box, text);
      key(box, 'Enter');
      expect(box.value).to.equal('');
    };
    await save('!');
    host.editing.resolve(false);
    await until(() => box.value === 'last of mine!', 'what was written');
    expect(bar(host)).to.equal('Editing message');
    key(box, 'Escape');
    expect(box.value).to.equal('');

    host.editing = deferred();
    await save('?');
    write(box, 'something else');
    host.editing.resolve(false);
    await settled(host);
    expect(box.value, 'nobody is disturbed').to.equal('something else');
    host.composer.edit(mine);
    await until(() => box.value === 'last of mine?', 'what was written');
    key(box, 'Escape');
    expect(box.value).to.equal('something else');

    box.select();
    write(box, '');
    host.editing = deferred();
    await save('.');
    host.editing.resolve(true);
    await settled(host);
    expect(box.value).to.equal('');
  });

  it('no message that is deleted meanwhile: says so, and the text from before is back', async () => {
    const { host, box, mine, session } = await stage();
    write(box, 'a draft');
    host.composer.edit(mine);
    await until(() => box.value === 'last of mine', 'its text');
    await session.conversation('tea').live.delete(mine.id);
    await until(() => box.value === 'a draft', 'the draft');
    await settled(host);
    expect(said(host)).to.contain('has been deleted');
    expect(bar(host)).to.equal(undefined);
  });
});

describe('The composer’s limit', () => {
  it('says what is left, and refuses what is too long in words', async () => {
    const { host, box } = await stage();
    write(box, 'x'.repeat(62_500));
    await settled(host);
    expect(host.all('.left')[0]!.textContent).to.match(/^\d+ characters left$/);
    await expect(host).to.be.accessible();
    expect(said(host)).to.equal('');
    write(box, 'y'.repeat(1000));
    await settled(host);
    const tooLong = /^The message is \d+ characters too long\.$/;
    expect(host.all('.over')[0]!.textContent).to.match(tooLong);
    expect(said(host), 'once').to.match(tooLong);
    write(box, 'y');
    await settled(host);
    expect(said(host)).to.equal('');
    key(box, 'Enter');
    await settled(host);
    expect(said(host)).to.match(tooLong);
    expect(host.sent).to.deep.equal([]);
    expect(box.value.length, 'nothing is lost').to.equal(63_501);
    await expect(host).to.be.accessible();
    box.setSelectionRange(60_000, 63_501);
    write(box, '');
    await settled(host);
    key(box, 'Enter');
    expect(host.sent.map(({ text }) => text.length)).to.deep.equal([60_000]);
  });
});

describe('The composer’s buttons', () => {
  const clicks: string[] = [];
  const attaching: ComposerAttaching = {
    render: () => undefined,
    hasFiles: false,
    isPossible: true,
    mayRecord: true,
    add: () => undefined,
    choose: () => void clicks.push('attach'),
    pick: (opener) => void clicks.push(opener.getAttribute('aria-label')!),
    record: () => void clicks.push('voice'),
  };
  const options = { attaching: () => attaching };

  it('are those that the host has something for', async () => {
    const { host } = await stage();
    expect(host.all('.field button').map((button) => button.getAttribute('aria-label'))).to.deep.equal(['Send message']);
  });

  it('call it; the voice message’s is there while there is nothing to send', async () => {
    const { host, box } = await stage({ options });
    await expect(host).to.be.accessible();
    for (const name of ['Attach files', 'Choose an emoji', 'Record a voice message']) button(host, name).click();
    expect(clicks.splice(0)).to.deep.equal(['attach', 'Choose an emoji', 'voice']);
    expect(getComputedStyle(button(host, 'Send message')).display).to.equal('none');
    write(box, 'x');
    await settled(host);
    expect(host.all('.voice')).to.deep.equal([]);
    expect(getComputedStyle(button(host, 'Send message')).display).not.to.equal('none');
    expect(host.sent, 'none of them sends').to.deep.equal([]);
  });

  it('keep their places before they come', async () => {
    const { host, box } = await stage({ options: { attaching: () => ({ ...attaching, mayRecord: false }) }, tools: false });
    const before = box.getBoundingClientRect();
    await host.composer.tools();
    await settled(host);
    expect(host.all('.tool').length).to.equal(2);
    const after = box.getBoundingClientRect();
    expect([after.left, after.width]).to.deep.equal([before.left, before.width]);
  });

  it('are left out where that may not be done', async () => {
    const { host } = await stage({ options: { attaching: () => ({ ...attaching, isPossible: false, mayRecord: false }) } });
    expect(host.all('.tool').map((tool) => tool.getAttribute('aria-label'))).to.deep.equal(['Choose an emoji']);
  });

  it('an emoji comes where the cursor is', async () => {
    const { host, box } = await stage({ options });
    write(box, 'ab');
    box.setSelectionRange(1, 1);
    button(host, 'Choose an emoji').focus();
    host.composer.insert('🙂');
    await until(() => box.value !== 'ab', 'the emoji');
    expect(box.value).to.equal('a🙂b');
    expect(host.shadowRoot!.activeElement).to.equal(box);
    key(box, 'Enter');
    expect(host.sent).to.deep.equal([{ text: 'a🙂b' }]);
  });

  it('sends without a text what hangs on', async () => {
    let has = false;
    const { host, box } = await stage({ options: { attaching: () => ({ ...attaching, hasFiles: has, render: () => 'a file' }) } });
    key(box, 'Enter');
    expect(host.sent).to.deep.equal([]);
    has = true;
    host.requestUpdate();
    await settled(host);
    button(host, 'Send message').click();
    expect(host.sent).to.deep.equal([{ text: '' }]);
    expect(host.all('form')[0]!.textContent).to.contain('a file');
  });
});
