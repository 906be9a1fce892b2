import { expect, fixture, nextFrame, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import { ChatError } from '../../src/errors.js';
import type { ChatElement } from '../../src/index.js';
import { all, button, calm, has, history, input, one, record, rowOf, rows, scroller, send, stage, textOf, texts, type, until, users, worldOf } from '../support/elements.js';
import { HeldBackend } from '../support/held-backend.js';
import { PageTimers } from '../support/page-timers.js';

const MINUTE = 60_000;
const lines = (element: HTMLElement) => element.innerText.trim().split(/\n+/);
const noon = new Date().setHours(12, 0, 0, 0) - 86_400_000;

describe('<chat-element>', () => {
  let timers: PageTimers | undefined;
  afterEach(() => {
    timers?.restore();
    timers = undefined;
  });

  it('is accessible', async () => {
    const { chat } = await stage({ world: worldOf(history(5)) });
    await expect(chat).to.be.accessible();
  });

  it('fills its box, and has a size of its own where there is none', async () => {
    const { chat } = await stage();
    expect([chat.offsetWidth, chat.offsetHeight]).to.deep.equal([420, 600]);
    const alone = await fixture<ChatElement>(html`<chat-element></chat-element>`);
    expect(alone.offsetHeight).to.equal(640);
    expect(alone.offsetWidth).to.equal(alone.parentElement!.clientWidth);
    alone.hidden = true;
    expect(alone.offsetHeight).to.equal(0);
  });

  describe('shows', () => {
    it('the channel: its name, and its topic or how many are in it', async () => {
      const { chat } = await stage({ world: worldOf([], { topic: 'Leaves and water' }) });
      expect(lines(one(chat, '[part=header]'))).to.deep.equal(['Tea room', 'Leaves and water']);
      const { chat: other } = await stage();
      expect(lines(one(other, '[part=header]'))).to.deep.equal(['Tea room', `${users.length} members`]);
    });

    it('what was said, oldest first, and what is said now', async () => {
      const { chat, world } = await stage({ world: worldOf(history(3)) });
      expect(texts(chat)).to.deep.equal(['message 1', 'message 2', 'message 3']);
      world.say('maya', 'tea', 'and now');
      await until(() => texts(chat).length === 4, 'the new message');
      expect(texts(chat).at(-1)).to.equal('and now');
    });

    it('days, groups, names and initials, and own messages apart', async () => {
      const { chat } = await stage({
        world: worldOf([
          { from: 'maya', text: 'one', at: noon - 3 * 86_400_000 },
          { from: 'maya', text: 'two', at: noon },
          { from: 'maya', text: 'three', at: noon + MINUTE },
          { from: 'me', text: 'four', at: noon + 2 * MINUTE },
          { from: 'maya', text: 'five', at: noon + 3 * MINUTE },
        ]),
      });
      expect(all(chat, '[part=day]').map((day) => day.textContent!.trim()).at(-1)).to.equal('Yesterday');
      expect(all(chat, '[part=day]')).to.have.length(2);
      const shown = (text: string) => {
        const row = rowOf(chat, text);
        return [row.querySelector('[part=name]')?.textContent?.trim(), row.querySelector('[part=avatar]')?.textContent?.trim()];
      };
      expect(shown('two')).to.deep.equal(['Maya Lindqvist', undefined]);
      expect(shown('three')).to.deep.equal([undefined, 'ML']);
      expect(shown('four')).to.deep.equal([undefined, undefined]);
      expect(shown('five')).to.deep.equal(['Maya Lindqvist', 'ML']);
      expect(all(chat, '[part~=message-own]').map(textOf)).to.deep.equal(['four']);
      const edge = (text: string, side: 'left' | 'right') => rowOf(chat, text).querySelector('[part=bubble]')!.getBoundingClientRect()[side];
      expect(edge('four', 'right')).to.be.above(edge('two', 'right') + 100);
      expect(rowOf(chat, 'four').getAttribute('aria-label')).to.match(/^You, /);
      expect(rowOf(chat, 'two').getAttribute('aria-label')).to.match(/^Maya Lindqvist, /);
    });

    it('reactions, which a click gives and takes back', async () => {
      const { chat, world } = await stage({ world: worldOf([{ from: 'maya', text: 'tea?', reactions: { '👍': ['tomas', 'aiko'] } }]) });
      const reaction = () => one(chat, '[part=reaction]');
      const shown = () => `${lines(reaction()).join(' ').replace(/\s+/g, ' ')} ${reaction().ariaPressed}`;
      expect(shown()).to.equal('👍 2 false');
      reaction().click();
      await until(() => shown() === '👍 3 true', 'the reaction');
      reaction().click();
      await until(() => shown() === '👍 2 false', 'that it is gone');
      expect(world.channel('tea').messages).to.have.length(1);
    });

    it('that a reaction was refused, and says it once', async () => {
      const { chat, world } = await stage({ world: worldOf([{ from: 'maya', text: 'tea?', reactions: { '👍': ['tomas'] } }]) });
      const errors = record(chat, 'error');
      world.fail('react', new ChatError('forbidden', 'No.'));
      one(chat, '[part=reaction]').click();
      await until(() => errors.length, 'the error');
      await chat.updateComplete;
      expect(one(chat, '.notice-line').textContent).to.contain("You're not allowed to do that.");
      expect(errors.map(({ detail }) => detail.code)).to.deep.equal(['forbidden']);
    });

    it('edits and deletions', async () => {
      const { chat, world } = await stage({ world: worldOf(history(2)) });
      const [first, second] = world.channel('tea').messages;
      world.channel('tea').edit(first!.senderId, first!.id, { text: 'message one' });
      world.channel('tea').delete(second!.senderId, second!.id);
      await until(() => texts(chat)[0]?.startsWith('message one') && texts(chat)[1] === 'Message deleted', 'both');
      expect(texts(chat)[0]).to.match(/^message one\s+edited$/);
    });

    it('what a message answers, and goes there', async () => {
      const { chat } = await stage({ world: worldOf([{ from: 'maya', text: 'tea?' }, { from: 'tomas', text: 'please', replyTo: 0 }]) });
      const quote = button(chat, /Reply to\s*Maya Lindqvist\s*tea\?/);
      quote.click();
      await until(() => rows(chat)[0]!.classList.contains('highlighted'), 'the mark');
    });

    it('who types', async () => {
      const { chat, world } = await stage();
      const says = (text: string) => until(() => one(chat, '[part=typing]').textContent!.trim() === text, text);
      world.type('me', 'tea', true);
      world.type('maya', 'tea', true);
      await says('Maya Lindqvist is typing …');
      world.type('tomas', 'tea', true);
      await says('Maya Lindqvist and Tomás Rey are typing …');
      world.type('aiko', 'tea', true);
      world.type('jonas', 'tea', true);
      await says('Maya Lindqvist, Tomás Rey and 2 more are typing …');
      for (const user of ['maya', 'tomas', 'aiko', 'jonas']) world.type(user, 'tea', false);
      await says('');
    });

    it('older messages as one scrolls up, to the very beginning', async () => {
      const { chat, backend } = await stage({ world: worldOf(history(150)) });
      const box = scroller(chat);
      while (!has(chat, '.beginning')) {
        const before = rows(chat).length;
        box.scrollTop = -box.scrollHeight;
        await until(() => rows(chat).length > before || has(chat, '.beginning'), 'more');
        await calm(chat);
      }
      expect(one(chat, '.beginning').textContent).to.equal('This is the beginning of Tea room');
      expect(texts(chat)).to.deep.equal(history(150).map(({ text }) => text));
      expect(backend.count('page')).to.equal(3);
      expect(has(chat, '[aria-label="Loading older messages"]')).to.be.false;
    });

    it('that older messages cannot be had, without asking again and again', async () => {
      timers = new PageTimers(5000);
      const world = worldOf(history(100));
      world.fail('page', new ChatError('server_error', 'Down', { retryable: true }), 1000);
      const { chat, backend } = await stage({ world });
      const errors = record(chat, 'error');
      scroller(chat).scrollTop = -scroller(chat).scrollHeight;
      await until(() => has(chat, '.notice-line'), 'the notice');
      for (let round = 0; round < 5; round++) await calm(chat);
      expect(backend.count('page')).to.equal(1);
      expect(errors.length).to.be.at.most(1);
      timers.fire(5000, 10_000);
      await until(() => backend.count('page') === 2, 'another try, when the notice has gone');
    });
  });

  describe('in a right-to-left page', () => {
    it('is mirrored, with words of the other direction whole and in their order', async () => {
      const { chat } = await stage({ dir: 'rtl', world: worldOf([{ from: 'maya', text: 'hello' }, { from: 'me', text: 'שלום' }], { topic: 'Leaves, water and patience. '.repeat(9) }), locale: 'en-US' });
      const box = chat.getBoundingClientRect();
      const textBox = (element: Element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return range.getBoundingClientRect();
      };
      const [title, topic] = [one(chat, 'h2'), one(chat, '[part=header] p')];
      expect(box.right - textBox(title).right, 'the name begins at the right').to.be.closeTo(19, 1);
      expect(textBox(topic).left, 'the end of what is too long is cut off').to.be.closeTo(topic.getBoundingClientRect().left, 1);
      const bubble = (text: string) => rowOf(chat, text).querySelector('[part=bubble]')!.getBoundingClientRect();
      expect(bubble('hello').right).to.be.above(bubble('שלום').right + 100);
      const avatar = rowOf(chat, 'hello').querySelector('[part=avatar]')!.getBoundingClientRect();
      expect(avatar.left).to.be.at.least(bubble('hello').right);
      for (const time of all(chat, 'time')) expect(getComputedStyle(time).direction, 'as 2:05 PM').to.equal('ltr');
      await expect(chat).to.be.accessible();
    });
  });

  describe('tells', () => {
    it('ready, and whenReady late', async () => {
      const backend = new HeldBackend(worldOf(history(2)));
      const release = backend.hold('openChannel');
      const { chat } = await stage({ backend, wait: false });
      const ready = record(chat, 'ready');
      expect(chat.state).to.equal('loading');
      release();
      expect(await chat.whenReady).to.equal(chat);
      expect(await chat.whenReady).to.equal(chat);
      expect(chat.state).to.equal('ready');
      expect(ready).to.have.length(1);
      expect(ready[0]!.bubbles).to.be.false;
      expect(texts(chat), 'shown by then').to.have.length(2);
    });

    it('error, once, when the channel cannot be opened, and ready when it can again', async () => {
      const world = worldOf(history(2));
      world.fail('openChannel', new ChatError('no_access', 'Private'));
      const { chat } = await stage({ world, wait: false });
      const errors = record(chat, 'error');
      await until(() => errors.length, 'the error');
      await calm(chat);
      expect(errors.map(({ detail }) => detail.code)).to.deep.equal(['no_access']);
      expect(errors[0]!.bubbles).to.be.false;
      const ready = oneEvent(chat, 'ready');
      button(chat, 'Try again').click();
      await ready;
      expect(texts(chat)).to.have.length(2);
    });

    it('that there is no such channel', async () => {
      const { chat } = await stage({ channel: 'nowhere', wait: false });
      const error = (await oneEvent(chat, 'error')) as CustomEvent<ChatError>;
      expect(error.detail.code).to.equal('not_found');
      await until(() => has(chat, '[part=error]'), 'the message');
      expect(one(chat, '[part=error]').textContent).to.contain('This channel does not exist.');
    });

    it('messageSent, bubbling, when the server has it', async () => {
      const backend = new HeldBackend(worldOf());
      const release = backend.hold('send');
      const { chat, world, provider } = await stage({ backend });
      const sent = record(provider, 'messageSent');
      await send(chat, 'hello');
      await calm(chat);
      expect(sent).to.deep.equal([]);
      release();
      await until(() => sent.length, 'messageSent');
      const [message] = world.channel('tea').messages;
      expect(sent[0]!.detail).to.deep.equal({ id: message!.id, content: 'hello', channelId: 'tea' });
      expect(sent[0]!.target).to.equal(chat);
      expect(sent[0]!.composed).to.be.true;
    });

    it('that it is out of use when signed out, and ready anew after signing in again', async () => {
      let signedIn = true;
      const world = worldOf(history(2));
      let asked = 0;
      const { chat, provider } = await stage({ world, token: () => (signedIn ? { token: `preview:me#${++asked}` } : null) });
      const ready = record(chat, 'ready');
      signedIn = false;
      world.refuseToken('preview:me#1');
      void chat.conversation!.live.toggleReaction('x', '👍');
      await until(() => has(chat, '[part=error]'), 'that one is signed out');
      expect(chat.state).to.equal('error');
      signedIn = true;
      button(chat, 'Try again').click();
      await chat.whenReady;
      expect(chat.state).to.equal('ready');
      expect(ready).to.have.length(1);
      expect(provider.session!.state).to.equal('ready');
      expect(texts(chat)).to.have.length(2);
    });
  });

  describe('with another channel', () => {
    const two = () => {
      const world = worldOf([{ from: 'maya', text: 'in tea' }]);
      world.addChannel({ id: 'coffee', name: 'Coffee', messages: [{ from: 'maya', text: 'in coffee' }] });
      return world;
    };

    it('shows that one, and closes the first', async () => {
      const { chat, world } = await stage({ world: two() });
      const ready = record(chat, 'ready');
      type(input(chat), 'for the tea people only');
      chat.setAttribute('channel-id', 'coffee');
      await until(() => texts(chat)[0] === 'in coffee', 'the other channel');
      expect(one(chat, '[part=header] h2').textContent).to.equal('Coffee');
      expect(ready).to.have.length(1);
      expect(input(chat).value, 'what was meant for the first is not sent to the second').to.equal('');
      expect([world.channel('tea').subscriptions.size, world.channel('coffee').subscriptions.size]).to.deep.equal([0, 1]);
    });

    it('shows the last of several asked for quickly', async () => {
      const world = two();
      const backend = new HeldBackend(world);
      const { chat } = await stage({ backend });
      const release = backend.hold('openChannel');
      chat.channelId = 'coffee';
      await chat.updateComplete;
      chat.channelId = 'tea';
      await chat.updateComplete;
      release();
      await until(() => texts(chat)[0] === 'in tea' && chat.state === 'ready', 'the last');
      await calm(chat);
      expect(texts(chat)).to.deep.equal(['in tea']);
    });

    it('prepares what one does there when it is on the screen, also where the one before was there for a moment only', async () => {
      const backend = new HeldBackend(two());
      const { chat, provider } = await stage({ backend, wait: false });
      const { live } = provider.session!.conversation('coffee');
      const prepared: string[] = [];
      const { prepare } = live;
      live.prepare = () => {
        prepared.push(live.get().state);
        return prepare.call(live);
      };
      await chat.whenReady;
      const release = backend.hold('openChannel');
      chat.channelId = 'coffee';
      await calm(chat);
      release();
      await until(() => texts(chat)[0] === 'in coffee', 'the other channel');
      await calm(chat);
      expect(prepared).to.deep.equal(['ready']);
    });
  });

  describe('goes to a message', () => {
    const far = () => worldOf(history(300));
    const idOf = (world: ReturnType<typeof far>, number: number) => world.channel('tea').messages[number - 1]!.id;
    /** The middle of a message, from the middle of the box, px. */
    const offCentre = (chat: ChatElement, text: string) => {
      const middle = ({ top, height }: DOMRect) => top + height / 2;
      return Math.abs(middle(rowOf(chat, text).getBoundingClientRect()) - middle(scroller(chat).getBoundingClientRect()));
    };
    const marked = (chat: ChatElement) => all(chat, '.highlighted').map(textOf);

    it('at the start, by deeplink-to-message-id', async () => {
      const world = far();
      const { chat } = await stage({ world, deeplink: idOf(world, 100) });
      await until(() => marked(chat).length, 'the mark');
      await calm(chat);
      expect(marked(chat)).to.deep.equal(['message 100']);
      expect(offCentre(chat, 'message 100')).to.be.below(2);
    });

    it('by showMessage, with what is round it, marks it for a while, and goes back to the newest', async () => {
      timers = new PageTimers(2000);
      const { chat, world } = await stage({ world: far() });
      chat.showMessage(idOf(world, 100));
      await until(() => marked(chat).length, 'the mark');
      await calm(chat);
      expect(marked(chat)).to.deep.equal(['message 100']);
      expect(offCentre(chat, 'message 100')).to.be.below(2);
      expect(texts(chat)).to.include.members(['message 99', 'message 101']);
      expect(texts(chat)).not.to.include('message 300');
      timers.fire(2500);
      await chat.updateComplete;
      expect(marked(chat)).to.deep.equal([]);
      button(chat, 'To the newest messages').click();
      await until(() => texts(chat).at(-1) === 'message 300', 'the newest');
      await calm(chat);
      expect(scroller(chat).scrollTop).to.equal(0);
      expect(has(chat, '[part=newest-button]')).to.be.false;
    });

    it('and pages on to the newest, none of which is told as new', async () => {
      const { chat, world } = await stage({ world: far() });
      chat.showMessage(idOf(world, 200));
      await until(() => marked(chat).length, 'the mark');
      for (let page = 0; page < 5 && texts(chat).at(-1) !== 'message 300'; page++) {
        scroller(chat).scrollTop = 0;
        const before = rows(chat).length;
        await until(() => rows(chat).length > before || texts(chat).at(-1) === 'message 300', 'more');
        await calm(chat);
        expect(has(chat, '.unseen')).to.be.false;
        expect(one(chat, '.spoken[role=status]:not(.composer *)').textContent).to.equal('');
      }
      const numbers = texts(chat).map((text) => Number(text.split(' ')[1]));
      expect(numbers.at(-1)).to.equal(300);
      expect(numbers).to.deep.equal(numbers.map((_, index) => numbers[0]! + index));
    });

    it('that is on screen already, without loading anything', async () => {
      const { chat, world, backend } = await stage({ world: worldOf(history(20)) });
      chat.showMessage(world.channel('tea').messages[0]!.id);
      await until(() => marked(chat).length, 'the mark');
      expect(marked(chat)).to.deep.equal(['message 1']);
      expect(backend.count('around')).to.equal(0);
    });

    it('that is not there: says so and stays', async () => {
      const { chat } = await stage({ world: far() });
      const errors = record(chat, 'error');
      chat.showMessage('nowhere');
      await until(() => errors.length, 'the error');
      expect(errors.map(({ detail }) => detail.code)).to.deep.equal(['not_found']);
      await calm(chat);
      expect(texts(chat).at(-1)).to.equal('message 300');
      expect(one(chat, '.notice-line').textContent).to.contain('does not exist');
    });

    it('asked for before the channel is open', async () => {
      const world = far();
      const { chat } = await stage({ world, wait: false });
      chat.showMessage(idOf(world, 50));
      await until(() => marked(chat)[0] === 'message 50', 'the message');
    });
  });

  describe('moved and removed', () => {
    it('keeps messages, place, text being written and the session when it is moved', async () => {
      const { chat, provider, backend, world } = await stage({ world: worldOf(history(100)) });
      scroller(chat).scrollTop = -900;
      await calm(chat);
      type(input(chat), 'half a sent');
      const top = () => rowOf(chat, 'message 85').getBoundingClientRect().top - scroller(chat).getBoundingClientRect().top;
      const [before, calls, ready] = [top(), backend.calls.length, record(chat, 'ready', 'error')];
      const { session, conversation } = chat;
      const box = document.createElement('div');
      box.style.blockSize = '600px';
      box.style.inlineSize = '420px';
      provider.append(box);
      box.append(chat);
      await calm(chat);
      expect(chat.session).to.equal(session);
      expect(chat.conversation).to.equal(conversation);
      expect(input(chat).value).to.equal('half a sent');
      expect(texts(chat).length).to.be.at.least(30);
      expect(Math.abs(top() - before)).to.be.at.most(1);
      expect(backend.calls.slice(calls).filter((call) => call !== 'setTyping')).to.deep.equal([]);
      expect(ready).to.deep.equal([]);
      world.say('maya', 'tea', 'still with us?');
      await until(() => texts(chat).at(-1) === 'still with us?', 'what comes later');
      await until(() => has(chat, '[aria-label="1 new message"]'), 'and the scrolling');
    });

    it('closes the conversation when it is removed, and leaves no timer', async () => {
      timers = new PageTimers(300);
      const { chat, world, backend } = await stage({ world: worldOf(history(5)) });
      chat.showMessage(world.channel('tea').messages[0]!.id);
      await until(() => all(chat, '.highlighted').length, 'a mark, which has a timer');
      world.fail('react', new ChatError('forbidden', 'No.'));
      await chat.conversation!.live.toggleReaction(world.channel('tea').messages[0]!.id, '👍');
      type(input(chat), 'I type');
      await until(() => timers!.set.length >= 3, 'the timers of the mark, the notice and the typing');
      chat.remove();
      await nextFrame();
      expect(chat.conversation).to.be.undefined;
      expect(chat.session).to.be.undefined;
      expect(world.channel('tea').subscriptions.size).to.equal(0);
      expect(timers.set.filter((ms) => ms !== 30_000), 'but the preview server’s own').to.deep.equal([]);
      await until(() => backend.pending === 0, 'no request');
    });

    it('shows it all again when it is put back', async () => {
      const { chat, provider } = await stage({ world: worldOf(history(5)) });
      type(input(chat), 'half a sent');
      chat.remove();
      await nextFrame();
      provider.append(chat);
      await chat.whenReady;
      await calm(chat);
      expect(texts(chat)).to.have.length(5);
      expect(input(chat).value).to.equal('half a sent');
    });
  });

  describe('shows hostile text as text', () => {
    const hostile = {
      markup: '<img src=x onerror="window.hacked = true"><script>window.hacked = true</scr' + 'ipt>',
      overrides: '\u202E\u2066\u202Dnot what it seems\u202E',
      endless: 'x'.repeat(10_000),
      zalgo: 'Z̷̢̛̘̗͓̃̈́a̴̡̛͎̱̿l̶̨̛̼̈́g̷̨̛̺̈́o̸̢̧̤̽'.repeat(40),
      emoji: '👩‍👩‍👧‍👦'.repeat(300),
      link: `https://example.org/${'a'.repeat(500)}`,
    };

    for (const width of [320, 900]) {
      it(`and inside the box, ${width} px wide`, async () => {
        const world = worldOf(
          Object.values(hostile).flatMap((text) => [{ from: 'maya', text, replyTo: 0, reactions: { '👍': ['me'] } }, { from: 'me', text }]),
          { name: hostile.endless, topic: hostile.markup + hostile.endless },
          { users: [...users.filter(({ id }) => id !== 'maya'), { id: 'maya', name: hostile.markup + hostile.overrides + hostile.endless }] },
        );
        world.type('maya', 'tea', true);
        const { chat } = await stage({ world, width });
        expect(rows(chat)).to.have.length(12);
        for (const [name, text] of Object.entries(hostile)) {
          expect(rows(chat).filter((row) => row.querySelector('[part=bubble]')!.textContent!.includes(text)).length, name).to.be.at.least(2);
        }
        expect(all(chat, 'img, script')).to.deep.equal([]);
        expect((window as { hacked?: boolean }).hacked).to.be.undefined;
        const box = chat.getBoundingClientRect();
        expect(scroller(chat).scrollWidth).to.equal(scroller(chat).clientWidth);
        for (const element of all(chat, '[part~=message], [part=bubble], [part=header], [part=composer], [part=typing], [part=name], button')) {
          if (!element.checkVisibility()) continue;
          const { left, right } = element.getBoundingClientRect();
          expect(left, element.outerHTML.slice(0, 80)).to.be.at.least(box.left);
          expect(right, element.outerHTML.slice(0, 80)).to.be.at.most(box.right);
        }
      });
    }

    it('in who types, the rest of the sentence untouched', async () => {
      const { chat, world } = await stage({ world: worldOf([], {}, { users: [{ id: 'me', name: 'Me' }, { id: 'maya', name: '\u202Eayam' }] }) });
      world.type('maya', 'tea', true);
      await until(() => one(chat, '[part=typing]').textContent!.includes('is typing'), 'who types');
      expect(getComputedStyle(one(chat, '[part=typing] [dir]')).unicodeBidi).to.match(/isolate|plaintext/);
    });
  });

  describe('renders what comes', () => {
    /** With a message that is shown at once and one that waits for the next frame, which comes when the test lets it. */
    const behind = async () => {
      const { chat, world } = await stage({ world: worldOf(history(5)) });
      await calm(chat);
      await until(() => has(chat, '.spoken'), 'all of its parts');
      timers = new PageTimers(16);
      const rendered: unknown[] = [];
      chat.addEventListener('snapshot', ({ detail }) => rendered.push(detail));
      const say = async (text: string) => {
        world.say('maya', 'tea', text);
        await until(() => chat.conversation!.live.get().messages.at(-1)!.text === text, 'that it is known');
      };
      await say('first');
      expect(texts(chat).at(-1)).to.equal('first');
      await say('second');
      await say('third');
      await nextFrame();
      expect(texts(chat).at(-1)).to.equal('first');
      return { chat, timers, rendered };
    };

    it('at once, and then once a frame, however much it is', async () => {
      const { chat, timers, rendered } = await behind();
      const { length } = rendered;
      timers.fire(16);
      await until(() => texts(chat).at(-1) === 'third', 'both of them');
      expect(rendered).to.have.length(length + 1);
    });

    it('at once where the person does something, or somebody waits for it', async () => {
      const { chat } = await behind();
      rows(chat)[0]!.focus();
      await until(() => texts(chat).at(-1) === 'third', 'both of them');
      timers!.restore();
      const { chat: other } = await behind();
      await other.updateComplete;
      expect(texts(other).at(-1)).to.equal('third');
    });

    it('and leaves no timer', async () => {
      const { chat, timers } = await behind();
      chat.remove();
      expect(timers.set).to.not.include(16);
    });
  });
});
