import { expect } from '@open-wc/testing';
import { ChatError } from '../../src/errors.js';
import type { PreviewMessage } from '../../src/backend/preview.js';
import { type Stage, type StageOptions, button, calm, has, history, one, send, stage, until, worldOf } from '../support/elements.js';
import { HeldBackend } from '../support/held-backend.js';

const now = Date.now();
const talk: PreviewMessage[] = [
  { from: 'maya', text: 'Good morning! Shall we meet at the bakery?', at: now - 90_000_000, reactions: { '🎉': ['me', 'tomas'], '☕': ['aiko'] } },
  { from: 'me', text: 'Yes, at nine.', at: now - 300_000, replyTo: 0, reactions: { '👍': ['maya'] } },
  { from: 'tomas', text: 'I will be late.', at: now - 200_000 },
];

/** How each state comes about, and what tells that it has. */
const states: Record<string, (options: StageOptions) => Promise<Stage>> = {
  async loading(options) {
    const backend = new HeldBackend(worldOf(talk));
    backend.hold('openChannel');
    const on = await stage({ ...options, backend, wait: false });
    await until(() => has(on.chat, '[role=status][aria-label="Loading messages"]'), 'the grey shapes');
    expect(on.chat.state).to.equal('loading');
    return on;
  },
  async ready(options) {
    const on = await stage({ ...options, world: worldOf(talk, { topic: 'Everything about tea' }) });
    expect(on.chat.state).to.equal('ready');
    return on;
  },
  async empty(options) {
    const on = await stage(options);
    expect(one(on.chat, '[part=empty]').textContent).to.contain('No messages yet').and.contain('Be the first');
    return on;
  },
  async 'no access'(options) {
    const on = await stage({ ...options, world: worldOf(talk, { private: true, members: ['maya'] }), wait: false });
    await until(() => has(on.chat, '[part=error][role=alert]'), 'the message');
    expect(one(on.chat, '[part=error]').textContent).to.contain("You don't have access to this channel.");
    expect(on.chat.state).to.equal('error');
    return on;
  },
  async 'signed out'(options) {
    const on = await stage({ ...options, token: () => null, wait: false });
    await until(() => has(on.chat, '[part=error]'), 'the message');
    expect(one(on.chat, '[part=error]').textContent).to.contain('You are signed out of chat.');
    expect(on.chat.state).to.equal('error');
    return on;
  },
  async failed(options) {
    const world = worldOf(talk);
    world.refuseToken('preview:me');
    const on = await stage({ ...options, world, wait: false });
    await until(() => has(on.chat, '[part=error]'), 'the message');
    expect(one(on.chat, '[part=error]').textContent).to.contain('Your session has expired.');
    expect(on.chat.state).to.equal('error');
    return on;
  },
  async 'cannot sign in yet'(options) {
    const on = await stage({ ...options, token: () => Promise.reject(new Error('deploying')), wait: false });
    await until(() => has(on.chat, '[part=banner]'), 'the banner');
    expect(one(on.chat, '[part=banner]').textContent).to.contain("Can't sign in to chat.");
    return on;
  },
  async reconnecting(options) {
    const on = await stage({ ...options, world: worldOf(talk) });
    on.world.offline(true);
    await until(() => has(on.chat, '[part=banner]'), 'the banner');
    expect(one(on.chat, '[part=banner]').textContent).to.contain('Reconnecting');
    expect(on.chat.state, 'what is there can be read').to.equal('ready');
    return on;
  },
  async encrypted(options) {
    const on = await stage({ ...options, world: worldOf(talk, { encrypted: true }) });
    expect(one(on.chat, '[part=composer]').textContent).to.contain('end-to-end encrypted');
    expect(has(on.chat, 'textarea')).to.be.false;
    return on;
  },
  async 'read-only'(options) {
    const on = await stage({ ...options, world: worldOf(talk, { readOnly: true, owner: 'maya' }) });
    expect(one(on.chat, '[part=composer]').textContent).to.contain('Only some people can write here.');
    return on;
  },
  async 'read-only and empty'(options) {
    const on = await stage({ ...options, world: worldOf([], { readOnly: true, owner: 'maya' }) });
    expect(one(on.chat, '[part=empty]').textContent).to.contain('No messages yet').and.not.contain('Be the first');
    return on;
  },
  async invited(options) {
    const on = await stage({ ...options, world: worldOf(talk, { private: true, members: ['maya'], invited: ['me'] }), join: 'never' });
    expect(one(on.chat, '[part=composer]').textContent).to.contain('You have been invited to this channel.');
    expect(one(on.chat, '.chat').textContent, 'what cannot be seen is not called empty').not.to.contain('No messages yet');
    return on;
  },
  async 'not joined'(options) {
    const on = await stage({ ...options, world: worldOf(talk, { members: ['maya'] }), join: 'never' });
    expect(has(on.chat, 'textarea')).to.be.false;
    return on;
  },
  async 'may join'(options) {
    const on = await stage({ ...options, world: worldOf(talk, { members: ['maya'] }), join: 'ask' });
    expect(button(on.chat, 'Join')).to.exist;
    return on;
  },
  async 'a failed message'(options) {
    const on = await stage({ ...options, world: worldOf(talk) });
    on.world.fail('send', new ChatError('forbidden', 'No.'));
    await send(on.chat, 'Can you read this?');
    await until(() => has(on.chat, '[part~=message] [role=alert]'), 'that it failed');
    expect(one(on.chat, '[part~=message] [role=alert]').textContent).to.contain('Not sent').and.contain("You're not allowed to do that.");
    return on;
  },
  async 'a waiting message'(options) {
    const on = await stage({ ...options, world: worldOf(talk) });
    on.world.offline(true);
    await send(on.chat, 'Can you read this?');
    await until(() => one(on.chat, '.chat').textContent!.includes('Waiting for connection'), 'that it waits');
    return on;
  },
  async typing(options) {
    const on = await stage({ ...options, world: worldOf(talk) });
    on.world.type('maya', 'tea', true);
    await until(() => one(on.chat, '[part=typing]').textContent!.includes('Maya Lindqvist is typing'), 'who types');
    return on;
  },
  async 'a deep link'(options) {
    const world = worldOf(history(300));
    const deeplink = world.channel('tea').messages[99]!.id;
    const on = await stage({ ...options, world, deeplink });
    await until(() => has(on.chat, `[data-id="${deeplink}"]`), 'the message');
    await calm(on.chat);
    expect(button(on.chat, 'To the newest messages')).to.exist;
    return on;
  },
  async 'unread messages below'(options) {
    const on = await stage({ ...options, world: worldOf(history(60)) });
    one(on.chat, '[part=scroller]').scrollTop = -1000;
    await calm(on.chat);
    on.world.say('maya', 'tea', 'Hello?');
    await until(() => has(on.chat, '[aria-label="1 new message"]'), 'the button');
    return on;
  },
};

describe('<chat-element> is accessible', () => {
  for (const scheme of ['light', 'dark'] as const) {
    describe(scheme, () => {
      for (const [name, show] of Object.entries(states)) {
        it(name, async () => {
          const { chat } = await show({ scheme });
          expect(getComputedStyle(chat).colorScheme).to.equal(scheme);
          await expect(chat).to.be.accessible();
        });
      }
    });
  }

  it('without a session, which it says', async () => {
    const { chat } = await stage({ wait: false });
    const { PageTimers } = await import('../support/page-timers.js');
    const timers = new PageTimers(3000);
    const warned = console.warn;
    const warnings: unknown[][] = [];
    console.warn = (...args) => void warnings.push(args);
    try {
      const lost = document.createElement('chat-element');
      chat.closest('chat-session')!.after(lost);
      await until(() => lost.shadowRoot?.querySelector('.skeleton'), 'the view');
      timers.fire(3000);
      await until(() => has(lost, '[part=error]'), 'the message');
      expect(one(lost, '[part=error]').textContent).to.contain('not connected');
      expect(warnings).to.have.length(1);
      expect(warnings[0]![1]).to.equal(lost);
      await expect(lost).to.be.accessible();
      lost.remove();
    } finally {
      timers.restore();
      console.warn = warned;
    }
  });
});
