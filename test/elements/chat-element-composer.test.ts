import { expect, oneEvent } from '@open-wc/testing';
import { PreviewWorld } from '../../src/backend/preview.js';
import { ChatError } from '../../src/errors.js';
import type { ChatElement } from '../../src/index.js';
import { all, button, calm, has, input, key, one, press, record, rowOf, rows, send, server, stage, texts, type, until, users, worldOf } from '../support/elements.js';
import { HeldBackend } from '../support/held-backend.js';
import { PageTimers } from '../support/page-timers.js';

describe('<chat-element> writes', () => {
  let timers: PageTimers | undefined;
  afterEach(() => {
    timers?.restore();
    timers = undefined;
  });

  const said = (world: ReturnType<typeof worldOf>) => world.channel('tea').messages.map(({ text }) => text);

  describe('by keys', () => {
    it('Enter sends, Shift+Enter breaks the line', async () => {
      const { chat, world } = await stage();
      chat.focus();
      expect(chat.shadowRoot!.activeElement).to.equal(input(chat));
      await press('a');
      await press('Shift+Enter');
      await press('b');
      expect(input(chat).value).to.equal('a\nb');
      expect(said(world)).to.deep.equal([]);
      await press('Enter');
      await until(() => said(world).length, 'the message');
      expect(said(world)).to.deep.equal(['a\nb']);
      expect(input(chat).value).to.equal('');
      expect(chat.shadowRoot!.activeElement, 'one can write on').to.equal(input(chat));
    });

    it('Enter that ends an input method’s composition does not send', async () => {
      const { chat, world } = await stage();
      type(input(chat), 'にほん');
      key(input(chat), 'Enter', { isComposing: true });
      key(input(chat), 'Enter', { keyCode: 229 } as KeyboardEventInit);
      await calm(chat);
      expect(said(world)).to.deep.equal([]);
      expect(input(chat).value).to.equal('にほん');
      key(input(chat), 'Enter');
      await until(() => said(world).length, 'the message');
      expect(said(world)).to.deep.equal(['にほん']);
    });

    it('other keys send nothing', async () => {
      const { chat, world } = await stage();
      type(input(chat), 'half');
      for (const name of ['a', 'Tab', 'Escape', 'ArrowUp']) expect(key(input(chat), name).defaultPrevented).to.be.false;
      await calm(chat);
      expect(said(world)).to.deep.equal([]);
    });

    it('the button is reached by Tab', async () => {
      const { chat } = await stage();
      type(input(chat), 'hello');
      await chat.updateComplete;
      await press('Tab'); // the emoji button
      await press('Tab');
      expect(chat.shadowRoot!.activeElement).to.equal(button(chat, 'Send message'));
      await expect(chat).to.be.accessible();
    });
  });

  it('by its button', async () => {
    const { chat, world } = await stage();
    type(input(chat), '  hello  ');
    await chat.updateComplete;
    button(chat, 'Send message').click();
    await until(() => said(world).length, 'the message');
    expect(said(world)).to.deep.equal(['hello']);
    await chat.updateComplete;
    expect(button(chat, 'Send message').disabled).to.be.true;
    expect(chat.shadowRoot!.activeElement).to.equal(input(chat));
  });

  it('nothing that is empty', async () => {
    const { chat, world } = await stage();
    expect(button(chat, 'Send message').disabled).to.be.true;
    for (const text of ['', '   ', '\n\n']) {
      type(input(chat), text);
      expect(key(input(chat), 'Enter').defaultPrevented, 'not even a new line').to.be.true;
    }
    await calm(chat);
    expect(said(world)).to.deep.equal([]);
    expect(rows(chat)).to.deep.equal([]);
  });

  it('in a box that is named after the channel and grows with the text, up to a limit', async () => {
    const { chat } = await stage();
    expect(input(chat).getAttribute('aria-label')).to.equal('Message Tea room');
    const heights: number[] = [];
    for (const lines of [1, 2, 4, 40, 80]) {
      type(input(chat), Array.from({ length: lines }, (_, line) => `line ${line}`).join('\n'));
      await calm(chat);
      heights.push(input(chat).offsetHeight);
    }
    expect(heights[0]).to.equal(36);
    expect(heights[1]).to.equal(heights[0]! + 22);
    expect(heights[2]).to.equal(heights[0]! + 66);
    expect(heights[3]).to.be.within(120, 160);
    expect(heights[4]).to.equal(heights[3]);
    await send(chat, 'sent');
    await calm(chat);
    expect(input(chat).offsetHeight).to.equal(heights[0]);
  });

  it('what is shown at once, and becomes the message that the server has', async () => {
    const backend = new HeldBackend(worldOf([{ from: 'maya', text: 'tea?' }]));
    const release = backend.hold('send');
    const { chat, world } = await stage({ backend });
    await send(chat, 'please');
    const echo = rowOf(chat, 'please');
    await until(() => echo.textContent!.includes('Sending …'), 'that it is on its way');
    release();
    await until(() => !one(chat, '.chat').textContent!.includes('Sending …'), 'that it was sent');
    await calm(chat);
    expect(rowOf(chat, 'please'), 'the same row').to.equal(echo);
    expect(echo.dataset.id).to.equal(world.channel('tea').messages[1]!.id);
    expect(texts(chat)).to.deep.equal(['tea?', 'please']);
  });

  it('several, in order', async () => {
    const { chat, world } = await stage();
    for (const text of ['one', 'two', 'three', 'four']) await send(chat, text);
    await until(() => said(world).length === 4, 'all');
    await calm(chat);
    expect(said(world)).to.deep.equal(['one', 'two', 'three', 'four']);
    expect(texts(chat)).to.deep.equal(['one', 'two', 'three', 'four']);
  });

  it('offline: waits, and is sent once when the line is back', async () => {
    const { chat, world, provider } = await stage();
    const [sent, errors] = [record(chat, 'messageSent'), record(chat, 'error')];
    world.offline(true);
    await send(chat, 'one');
    await send(chat, 'two');
    await until(() => rowOf(chat, 'one').textContent!.includes('Waiting for connection'), 'that it waits');
    expect(said(world)).to.deep.equal([]);
    world.offline(false);
    provider.session!.wake();
    await until(() => sent.length === 2, 'both');
    await calm(chat);
    expect(said(world)).to.deep.equal(['one', 'two']);
    expect(texts(chat)).to.deep.equal(['one', 'two']);
    expect(one(chat, '.chat').textContent).not.to.contain('Waiting');
    expect(sent.map(({ detail }) => detail.content)).to.deep.equal(['one', 'two']);
    expect(errors, 'waiting is no failure').to.deep.equal([]);
  });

  it('before the line is lost and answered after: once', async () => {
    const world = worldOf();
    const backend = new HeldBackend(world);
    const { chat, provider } = await stage({ backend });
    world.fail('send', new ChatError('network', 'Lost', { retryable: true }), 2);
    const sent = oneEvent(chat, 'messageSent');
    await send(chat, 'one');
    await until(() => rowOf(chat, 'one').textContent!.includes('Waiting'), 'that it waits');
    provider.session!.wake();
    await until(() => backend.count('send') === 2, 'the second try');
    await until(() => rowOf(chat, 'one').textContent!.includes('Waiting'), 'that it waits again');
    provider.session!.wake();
    await sent;
    expect(said(world)).to.deep.equal(['one']);
  });

  describe('what the server refuses', () => {
    async function refused() {
      const on = await stage();
      const errors = record(on.chat, 'error');
      on.world.fail('send', new ChatError('forbidden', 'No.'));
      await send(on.chat, 'let me in');
      await until(() => has(on.chat, '[part~=message] [role=alert]'), 'that it failed');
      return { ...on, errors };
    }

    it('says so on the message, once as an event, and lets one write on', async () => {
      const { chat, errors } = await refused();
      expect(errors.map(({ detail }) => detail.code)).to.deep.equal(['forbidden']);
      expect(all(chat, '.notice-line'), 'not in two places').to.deep.equal([]);
      expect(input(chat).disabled).to.be.false;
    });

    it('is sent again by its button', async () => {
      const { chat, world } = await refused();
      button(chat, 'Try again').click();
      await until(() => said(world).length, 'the message');
      await calm(chat);
      expect(said(world)).to.deep.equal(['let me in']);
      expect(has(chat, '[part~=message] [role=alert]')).to.be.false;
    });

    it('is taken away by its button', async () => {
      const { chat, world } = await refused();
      const sent = record(chat, 'messageSent');
      button(chat, 'Delete').click();
      await until(() => rows(chat).length === 0, 'that it is gone');
      expect(said(world)).to.deep.equal([]);
      expect(sent).to.deep.equal([]);
    });

    it('does not hold up what comes after', async () => {
      const { chat, world } = await refused();
      await send(chat, 'and this');
      await until(() => said(world).length, 'the next');
      expect(said(world)).to.deep.equal(['and this']);
      await until(() => texts(chat).length === 2, 'both shown');
    });
  });

  it('keeps what is written while the session is signed out and in again', async () => {
    let signedIn = true;
    let asked = 0;
    const { chat, world } = await stage({ token: () => (signedIn ? { token: `preview:me#${++asked}` } : null) });
    type(input(chat), 'half a sent');
    signedIn = false;
    world.refuseToken('preview:me#1');
    void chat.conversation!.live.toggleReaction('x', '👍');
    await until(() => has(chat, '[part=error]'), 'that one is signed out');
    expect(has(chat, 'textarea')).to.be.false;
    signedIn = true;
    button(chat, 'Try again').click();
    await until(() => has(chat, 'textarea'), 'the box');
    await calm(chat);
    expect(input(chat).value).to.equal('half a sent');
    key(input(chat), 'Enter');
    await until(() => said(world).length, 'the message');
    expect(said(world)).to.deep.equal(['half a sent']);
  });

  describe('with what helps one write', () => {
    const tools = async (chat: ChatElement) => {
      await until(() => input(chat).hasAttribute('aria-autocomplete'), 'the late part');
      await calm(chat);
    };

    it('by keys alone: somebody is mentioned, and reached', async () => {
      const { chat, world } = await stage({ world: worldOf([], { members: ['me', 'maya', 'tomas'] }) });
      await tools(chat);
      chat.focus();
      for (const letter of ['h', 'i', ' ', '@', 'm', 'a', 'y']) await press(letter);
      await until(() => all(chat, '[role=option]').length === 1, 'the list, of one');
      expect(all(chat, '[role=option]').map((option) => option.querySelector('.label')!.textContent)).to.deep.equal(['Maya Lindqvist']);
      await expect(chat).to.be.accessible();
      await press('Enter');
      expect(said(world)).to.deep.equal([]);
      await press('!');
      await press('Enter');
      await until(() => said(world).length, 'the message');
      const [message] = world.channel('tea').messages;
      expect(message!.text).to.equal('hi @Maya Lindqvist !');
      expect(message!.mentions).to.deep.equal({ userIds: ['maya'] });
      expect(message!.html).to.contain('chat:user/maya');
    });

    it('ArrowUp edits one’s newest message, Escape leaves it', async () => {
      const { chat, world } = await stage({ world: worldOf([{ from: 'me', text: 'tee?' }, { from: 'maya', text: 'pardon?' }]) });
      await tools(chat);
      chat.focus();
      await press('ArrowUp');
      await until(() => input(chat).value === 'tee?', 'its text');
      await press('Escape');
      await until(() => input(chat).value === '', 'the box from before');
      await press('ArrowUp');
      await until(() => input(chat).value === 'tee?', 'its text');
      await press('x');
      await press('Enter');
      await until(() => said(world)[0] === 'tee?x', 'the edit');
      expect(said(world)).to.deep.equal(['tee?x', 'pardon?']);
      expect(chat.shadowRoot!.activeElement).to.equal(input(chat));
    });

    it('Markdown is sent as HTML too, in order', async () => {
      const { chat, world } = await stage();
      await tools(chat);
      for (const text of ['**one**', 'two', '`three`']) await send(chat, text);
      await until(() => said(world).length === 3, 'all');
      expect(world.channel('tea').messages.map(({ text, html }) => html ?? text)).to.deep.equal(['<strong>one</strong>', 'two', '<code>three</code>']);
    });

    it('what was being written is there after a reload, in its own channel', async () => {
      const world = () => new PreviewWorld({ users, channels: [{ id: 'tea', name: 'Tea' }, { id: 'coffee', name: 'Coffee' }] });
      const first = await stage({ world: world() });
      await tools(first.chat);
      type(input(first.chat), 'half a sent');
      first.provider.remove();
      const { chat } = await stage({ world: world() });
      await until(() => input(chat).value === 'half a sent', 'the draft');
      chat.channelId = 'coffee';
      await until(() => has(chat, 'textarea') && input(chat).getAttribute('aria-label') === 'Message Coffee', 'the other channel');
      expect(input(chat).value).to.equal('');
      chat.channelId = 'tea';
      await until(() => has(chat, 'textarea') && input(chat).value === 'half a sent', 'the draft');
    });

    it('what was being written goes with the user who signs out', async () => {
      const { chat, provider } = await stage();
      await tools(chat);
      type(input(chat), 'secret');
      provider.session!.signOut();
      await until(() => has(chat, '[part=error]'), 'that one is signed out');
      button(chat, 'Try again').click();
      await until(() => has(chat, 'textarea'), 'the box');
      await calm(chat);
      expect(input(chat).value).to.equal('');
      provider.remove();
      expect(Object.keys(localStorage).filter((key) => key.includes(server))).to.deep.equal([]);
    });
  });

  it('and says that one types, and that one has stopped', async () => {
    timers = new PageTimers(5000);
    const world = worldOf();
    const { chat } = await stage({ world });
    const other = await stage({ world, user: 'maya' });
    const seen = () => one(other.chat, '[part=typing]').textContent!.trim();
    type(input(chat), ' ');
    await calm(chat);
    expect(seen(), 'blanks are nothing').to.equal('');
    type(input(chat), 'h');
    await until(() => seen() === 'Me Myself is typing …', 'that one types');
    timers.fire(5000);
    await until(() => seen() === '', 'that one has stopped');
    type(input(chat), 'he');
    await until(() => seen() !== '', 'that one types');
    key(input(chat), 'Enter');
    await until(() => seen() === '' && texts(other.chat)[0] === 'he', 'the message');
  });
});
