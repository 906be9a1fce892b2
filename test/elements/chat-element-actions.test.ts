import { expect, oneEvent } from '@open-wc/testing';
import type { ChatElement } from '../../src/index.js';
import { all, button, calm, has, history, input, key, one, press, record, rowOf, rows, stage, textOf, texts, type, until, users, worldOf } from '../support/elements.js';

const focused = (chat: ChatElement) => chat.shadowRoot!.activeElement as HTMLElement | null;
const items = (chat: ChatElement) => all(chat, '[role=menuitem]').map((item) => item.textContent!.trim());
const item = (chat: ChatElement, name: string) => all(chat, '[role=menuitem]').find(({ textContent }) => textContent!.trim() === name)!;

/** Opens a message's menu by the keyboard. */
async function openMenu(chat: ChatElement, text: string): Promise<void> {
  await until(() => has(chat, '.popup'), 'what one can do');
  const row = rowOf(chat, text);
  row.focus();
  await chat.updateComplete;
  key(row, 'Enter');
  await until(() => items(chat).length, 'the menu');
}

const talk = (more: object = {}) =>
  worldOf([{ from: 'maya', text: 'tea?' }, { from: 'me', text: 'please' }, { from: 'tomas', text: 'and cake', reactions: { '🎉': ['maya', 'me'] } }], { members: users.map(({ id }) => id), ...more });

describe('<chat-element> lets one act on messages', () => {
  it('by a menu that the keyboard opens, walks and closes; the focus comes back', async () => {
    const { chat } = await stage({ world: talk() });
    await openMenu(chat, 'tea?');
    expect(items(chat)).to.deep.equal(['React', 'Reply', 'Reply in thread', 'Copy text', 'Copy link', 'Mute Maya Lindqvist', 'Ban Maya Lindqvist'].filter((name) => items(chat).includes(name)));
    expect(items(chat)).to.include.members(['React', 'Reply', 'Copy text']);
    await expect(chat).to.be.accessible();
    expect(one(chat, '.popup').matches(':popover-open')).to.be.true;
    expect(one(chat, '.popup').contains(focused(chat))).to.be.true;
    await press('End');
    expect(focused(chat)!.textContent).to.equal(items(chat).at(-1));
    await press('ArrowDown');
    expect(focused(chat), 'it goes round').to.equal(all(chat, '.popup button')[0]);
    await press('Escape');
    await until(() => !items(chat).length, 'that it is closed');
    expect(focused(chat)).to.equal(rowOf(chat, 'tea?'));
  });

  it('offers what one may do with one’s own, and with others’', async () => {
    const { chat } = await stage({ world: talk({ owner: 'maya' }) });
    await openMenu(chat, 'please');
    expect(items(chat)).to.include.members(['Edit', 'Delete']).and.not.include('Mute Me Myself');
    await press('Escape');
    await openMenu(chat, 'tea?');
    expect(items(chat)).to.not.include.members(['Edit']).and.not.include('Delete');
    expect(items(chat).join()).to.not.contain('Ban');
  });

  it('lets moderators delete, mute and ban, as far as the host has not switched that off', async () => {
    const { chat, world, backend } = await stage({ world: talk({ owner: 'me' }) });
    await openMenu(chat, 'tea?');
    expect(items(chat)).to.include.members(['Delete', 'Mute Maya Lindqvist', 'Ban Maya Lindqvist']);
    item(chat, 'Mute Maya Lindqvist').click();
    await until(() => has(chat, 'dialog[open]'), 'the question');
    expect(one(chat, 'dialog').textContent).to.contain('Mute Maya Lindqvist?');
    await expect(chat).to.be.accessible();
    button(chat, 'Mute Maya Lindqvist').click();
    await until(() => backend.count('setMaySend') === 1, 'that she is muted');
    expect(world.channel('tea').members.maySend('maya')).to.be.false;
    await openMenu(chat, 'and cake');
    item(chat, 'Ban Tomás Rey').click();
    await until(() => has(chat, 'dialog[open]'), 'the question');
    button(chat, 'Cancel').click();
    await until(() => !has(chat, 'dialog'), 'that it is gone');
    expect(backend.count('ban')).to.equal(0);
    chat.features = { banUser: false, muteUser: false };
    await openMenu(chat, 'and cake');
    expect(items(chat)).to.include('Delete').and.not.include('Ban Tomás Rey').and.not.include('Mute Tomás Rey');
  });

  it('deletes after asking, says so to the host, and gives the focus back', async () => {
    const { chat, world } = await stage({ world: talk() });
    const events = record(chat, 'messageDeleted');
    const { id } = world.channel('tea').messages[1]!;
    await openMenu(chat, 'please');
    item(chat, 'Delete').click();
    await until(() => has(chat, 'dialog[open]'), 'the question');
    expect(one(chat, 'dialog').textContent).to.contain('Delete this message?').and.contain('please');
    await press('Escape');
    await until(() => !has(chat, 'dialog'), 'that it is gone');
    expect(world.channel('tea').messages[1]!.deleted).to.be.undefined;
    expect(focused(chat)).to.equal(rowOf(chat, 'please'));
    await openMenu(chat, 'please');
    item(chat, 'Delete').click();
    await until(() => has(chat, 'dialog[open]'), 'the question');
    one<HTMLButtonElement>(chat, 'dialog .danger').click();
    await until(() => texts(chat)[1] === 'Message deleted', 'that it is deleted');
    await until(() => events.length, 'the event');
    expect(events.map(({ detail, bubbles, composed }) => [detail, bubbles, composed])).to.deep.equal([[{ id }, true, true]]);
  });

  it('says once that a deletion was refused', async () => {
    const { chat, world } = await stage({ world: talk() });
    const errors = record(chat, 'error', 'messageDeleted');
    const { ChatError } = await import('../../src/errors.js');
    world.fail('delete', new ChatError('forbidden', 'No.'));
    await openMenu(chat, 'please');
    item(chat, 'Delete').click();
    await until(() => has(chat, 'dialog[open]'), 'the question');
    one<HTMLButtonElement>(chat, 'dialog .danger').click();
    await until(() => has(chat, '.notice-line'), 'the notice');
    expect(errors.map(({ type, detail }) => [type, detail.code])).to.deep.equal([['error', 'forbidden']]);
  });

  it('reacts with what is at hand, and says who did', async () => {
    const { chat, world } = await stage({ world: talk() });
    await openMenu(chat, 'tea?');
    button(chat, '❤️').click();
    await until(() => rowOf(chat, 'tea?').querySelector('[part=reaction]'), 'the reaction');
    const reaction = rowOf(chat, 'tea?').querySelector<HTMLElement>('[part=reaction]')!;
    expect(reaction.getAttribute('aria-label')).to.equal('❤️ 1, by You');
    expect(rowOf(chat, 'and cake').querySelector('[part=reaction]')!.getAttribute('aria-label')).to.equal('🎉 2, by Maya Lindqvist and You');
    await openMenu(chat, 'and cake');
    item(chat, 'Who reacted').click();
    await until(() => has(chat, '.person'), 'the list');
    expect(all(chat, '.person .who').map(({ textContent }) => textContent)).to.deep.equal(['Maya Lindqvist', 'Me Myself']);
    await expect(chat).to.be.accessible();
    expect(world.channel('tea').messages).to.have.length(3);
  });

  it('answers, edits by the menu, and edits the last by ArrowUp', async () => {
    const { chat, world } = await stage({ world: talk() });
    await openMenu(chat, 'tea?');
    item(chat, 'Reply').click();
    await until(() => focused(chat) === input(chat) && has(chat, '[part=reply-bar], .context'), 'the answer');
    await press('y');
    await press('Enter');
    await until(() => world.channel('tea').messages.length === 4, 'the answer');
    expect(world.channel('tea').messages[3]!.replyTo).to.equal(world.channel('tea').messages[0]!.id);
    await until(() => rows(chat).at(-1)!.querySelector('[part=quote]'), 'the quote');
    await press('ArrowUp');
    await until(() => input(chat).value === 'y', 'what is edited');
    await press('Escape');
    await until(() => input(chat).value === '', 'that it is not');
  });

  it('gives the host the last word on what can be done', async () => {
    const { chat } = await stage({ world: talk() });
    const picked: string[] = [];
    chat.messageActions = (message, defaults) => [
      ...defaults.filter(({ id }) => id === 'copy'),
      { id: 'pin', label: '<b>Pin</b>', run: ({ id }) => picked.push(id) },
    ];
    await openMenu(chat, 'tea?');
    expect(items(chat)).to.deep.equal(['Copy text', '<b>Pin</b>']);
    item(chat, '<b>Pin</b>').click();
    expect(picked).to.deep.equal([rowOf(chat, 'tea?').dataset.id]);
  });

  it('has buttons beside the message that the pointer is on', async () => {
    const { chat } = await stage({ world: talk() });
    await until(() => has(chat, '.popup'), 'what one can do');
    expect(has(chat, '.toolbar')).to.be.false;
    rowOf(chat, 'tea?').dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true, pointerType: 'mouse' }));
    await until(() => rowOf(chat, 'tea?').querySelector('.toolbar'), 'the buttons');
    expect(all(chat, '.toolbar')).to.have.length(1);
    await expect(chat).to.be.accessible();
    one(chat, '.main-pane').dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
    await until(() => !has(chat, '.toolbar'), 'that they are gone');
  });
});

describe('<chat-element> is walked by keys', () => {
  it('with one message in the order of Tab, arrows between them, and Escape back to the box', async () => {
    const { chat } = await stage({ world: worldOf([{ from: 'maya', text: 'one https://example.org' }, { from: 'me', text: 'two' }, { from: 'maya', text: 'three', reactions: { '👍': ['me'] } }]) });
    await until(() => has(chat, '.message a'), 'the link');
    const tabbable = () => rows(chat).filter(({ tabIndex }) => tabIndex === 0).map(textOf);
    expect(tabbable()).to.deep.equal(['three']);
    input(chat).focus();
    rowOf(chat, 'three').focus();
    await press('ArrowUp');
    await press('ArrowUp');
    expect(focused(chat)).to.equal(rowOf(chat, /one/));
    await chat.updateComplete;
    expect(tabbable()).to.deep.equal(['one https://example.org']);
    await calm(chat);
    expect(rowOf(chat, 'three').querySelector<HTMLElement>('[part=reaction]')!.tabIndex, 'what is in another row').to.equal(-1);
    await press('Tab');
    expect(rowOf(chat, /one/).contains(focused(chat)) && focused(chat) !== rowOf(chat, /one/), 'what is in it').to.be.true;
    await press('Escape');
    expect(focused(chat)).to.equal(rowOf(chat, /one/));
    await press('End');
    expect(focused(chat)).to.equal(rowOf(chat, 'three'));
    await press('ArrowDown');
    expect(focused(chat), 'after the last comes the box').to.equal(input(chat));
    rowOf(chat, 'three').focus();
    await press('Escape');
    expect(focused(chat)).to.equal(input(chat));
  });

  it('and keeps its place while messages come', async () => {
    const { chat, world } = await stage({ world: worldOf(history(5)) });
    const row = rowOf(chat, 'message 3');
    row.focus();
    world.say('maya', 'tea', 'news');
    await until(() => texts(chat).at(-1) === 'news', 'the news');
    await calm(chat);
    expect(focused(chat)).to.equal(row);
    expect(row.tabIndex).to.equal(0);
    expect(one(chat, '.spoken[role=status]:not(.composer *)').textContent).to.equal('Maya Lindqvist: news');
  });

  it('with the day of that message before it, for who is in the list', async () => {
    const noons = [1, 2].map((day) => new Date(2026, 0, day, 12).getTime());
    const messages = noons.flatMap((until) => history(2, { until })).map((message, index) => ({ ...message, text: `message ${index + 1}` }));
    const { chat } = await stage({ world: worldOf(messages) });
    await until(() => all(chat, '.day button').length === 2, 'the days');
    const stops = () => all<HTMLElement>(chat, '.day button').map(({ tabIndex }) => tabIndex);
    await calm(chat);
    expect(stops(), 'on the way to the box').to.deep.equal([-1, -1]);
    rowOf(chat, 'message 4').focus();
    await until(() => stops()[1] === 0, 'the day of the message');
    expect(stops()).to.deep.equal([-1, 0]);
    await press('Home');
    await until(() => stops()[0] === 0, 'the day of the first');
    expect(stops()).to.deep.equal([0, -1]);
  });

  it('and a day keeps the focus while older messages of it come', async () => {
    const { chat } = await stage({ world: worldOf(history(120, { until: new Date(2026, 0, 1, 12).getTime(), step: 30_000 })) });
    await until(() => all(chat, '.day button').length === 1, 'the day');
    const before = rows(chat).length;
    one(chat, '.day button').focus();
    one(chat, '[part=scroller]').scrollTop = -1e6;
    await until(() => rows(chat).length > before, 'older ones');
    await calm(chat);
    expect(focused(chat) === one(chat, '.day button'), 'the focus is on the day').to.be.true;
  });

  it('keeps a row that has the focus, wherever one scrolls', async () => {
    const { chat } = await stage({ world: worldOf(history(300)) });
    const row = rowOf(chat, 'message 300');
    row.focus({ preventScroll: true }); // WebKit would scroll to it later, when the test has scrolled elsewhere
    const box = one(chat, '[part=scroller]');
    for (let step = 0; step < 40 && !has(chat, '.beginning'); step++) {
      const first = texts(chat).find((text) => text !== 'message 300');
      box.scrollTop = -box.scrollHeight;
      await until(() => has(chat, '.beginning') || texts(chat).find((text) => text !== 'message 300') !== first, 'older ones');
      await calm(chat);
      expect(rows(chat).length, 'rows').to.be.at.most(182);
    }
    expect(texts(chat)[0]).to.equal('message 1');
    expect(focused(chat)).to.equal(row);
    expect(row.classList.contains('kept')).to.be.true;
    button(chat, 'To the newest messages').click();
    await until(() => !row.classList.contains('kept'), 'that it is in its place');
    expect(focused(chat)).to.equal(row);
    expect(texts(chat).at(-1)).to.equal('message 300');
  });

  it('keeps it where so many come at the end that the rows begin anew, and makes few of them', async () => {
    const { chat, world } = await stage({ world: worldOf(history(60)) });
    const row = rowOf(chat, 'message 58');
    row.focus({ preventScroll: true });
    one(chat, '[part=scroller]').scrollTop = 0;
    for (let count = 0; count < 180; count++) world.say('maya', 'tea', `more ${count}`);
    await until(() => texts(chat).at(-1) === 'more 179', 'all of them');
    await calm(chat);
    expect(focused(chat)).to.equal(row);
    expect(rows(chat).length, 'rows').to.be.at.most(101);
    expect(one(chat, '[part=scroller]').scrollTop).to.equal(0);
  });

  it('takes nothing away that is selected', async () => {
    const { chat } = await stage({ world: worldOf(history(260)) });
    const box = one(chat, '[part=scroller]');
    const first = rowOf(chat, 'message 259').querySelector('.text')!.firstChild!;
    const last = rowOf(chat, 'message 260').querySelector('.text')!.firstChild!;
    getSelection()!.setBaseAndExtent(first, 0, last, 5);
    for (let step = 0; step < 8 && !has(chat, '.beginning'); step++) {
      const count = rows(chat).length;
      box.scrollTop = -box.scrollHeight;
      await until(() => rows(chat).length > count || has(chat, '.beginning'), 'older ones');
      await calm(chat);
    }
    expect(rows(chat).length).to.be.above(182);
    expect(rowOf(chat, 'message 260').contains(last)).to.be.true;
    getSelection()!.removeAllRanges();
  });
});

describe('<chat-element> shows where one is', () => {
  const DAY = 86_400_000;

  it('a line before what was not read, the way there, and none once one has been there', async () => {
    const world = worldOf(history(19));
    const tea = world.channel('tea');
    world.say('maya', 'tea', 'message 20');
    tea.read('me', tea.messages[19]!.id);
    for (let count = 21; count <= 60; count++) world.say('maya', 'tea', `message ${count}`);
    const { chat } = await stage({ world });
    await until(() => has(chat, '.unread-bar'), 'the bar');
    expect(one(chat, '.unread-bar .go').textContent!.trim()).to.equal('40 unread messages');
    await expect(chat).to.be.accessible();
    one(chat, '.unread-bar .go').click();
    await until(() => has(chat, '[part=unread-line]'), 'the line');
    await calm(chat);
    const line = one(chat, '[part=unread-line]');
    expect(textOf(line.nextElementSibling as HTMLElement)).to.equal('message 21');
    expect(has(chat, '.unread-bar')).to.be.false;
  });

  it('a line before what has come while nobody looked, until one answers', async () => {
    const { chat, world } = await stage({ world: worldOf(history(60)) });
    one(chat, '[part=scroller]').scrollTop = -400;
    await calm(chat);
    world.say('maya', 'tea', 'news');
    await until(() => has(chat, '[aria-label="1 new message"]'), 'the button');
    button(chat, '1 new message').click();
    await until(() => has(chat, '[part=unread-line]'), 'the line');
    expect(textOf(one(chat, '[part=unread-line]').nextElementSibling as HTMLElement)).to.equal('news');
  });

  it('who has read up to where, and when', async () => {
    const world = worldOf(history(3));
    const { chat } = await stage({ world });
    world.channel('tea').read('maya', world.channel('tea').messages[1]!.id);
    await until(() => has(chat, '[part=readers]'), 'the pictures');
    const readers = one(chat, '[part=readers]');
    expect(rowOf(chat, 'message 2').contains(readers)).to.be.true;
    expect(readers.querySelector('.spoken')!.textContent).to.equal('Read by Maya Lindqvist');
    readers.click();
    await until(() => has(chat, '.person'), 'the list');
    expect(one(chat, '.person').textContent).to.contain('Maya Lindqvist');
    world.channel('tea').read('maya', world.channel('tea').messages[2]!.id);
    await until(() => rowOf(chat, 'message 3').querySelector('[part=readers]'), 'that she has read on');
    expect(all(chat, '[part=readers]')).to.have.length(1);
  });

  it('that one’s last message has been delivered, and in a talk of two that it has been read', async () => {
    const world = worldOf([{ from: 'maya', text: 'tea?' }, { from: 'me', text: 'please' }], { members: ['me', 'maya'] });
    const { chat } = await stage({ world });
    await until(() => has(chat, '.delivery'), 'the mark');
    expect(one(chat, '.delivery').textContent).to.contain('Delivered');
    world.channel('tea').read('maya', world.channel('tea').messages[1]!.id);
    await until(() => one(chat, '.delivery').textContent!.includes('Read'), 'that it was read');
  });

  it('the day, which leads to another one', async () => {
    const noon = new Date().setHours(12, 0, 0, 0);
    const world = worldOf(Array.from({ length: 200 }, (_, index) => ({ from: 'maya', text: `day ${200 - index}`, at: noon - (200 - index) * DAY })));
    const { chat } = await stage({ world });
    await until(() => has(chat, '[part=day] button'), 'the way');
    all<HTMLButtonElement>(chat, '[part=day] button').at(-1)!.click();
    await until(() => has(chat, '.jump input'), 'the form');
    await expect(chat).to.be.accessible();
    const wanted = new Date(noon - 150 * DAY);
    one<HTMLInputElement>(chat, '.jump input').value = `${wanted.getFullYear()}-${String(wanted.getMonth() + 1).padStart(2, '0')}-${String(wanted.getDate()).padStart(2, '0')}`;
    one<HTMLButtonElement>(chat, '.jump .button').click();
    await until(() => texts(chat).includes('day 150'), 'that day');
    expect(has(chat, '.popup:popover-open')).to.be.false;
  });
});

describe('<chat-element> takes buttons of the page into its composer', () => {
  it('where they look like its own, and do what the page wants', async () => {
    const { chat } = await stage({ world: talk() });
    chat.innerHTML = '<button slot="composer-actions" aria-label="Poll">P</button>';
    const poll = chat.querySelector('button')!;
    await calm(chat);
    const own = one(chat, '.tool.emoji');
    const look = (element: HTMLElement) => {
      const { inlineSize, blockSize, borderRadius, color, backgroundColor, borderStyle } = getComputedStyle(element);
      return { inlineSize, blockSize, borderRadius, color, backgroundColor, borderStyle };
    };
    expect(look(poll)).to.deep.equal(look(own));
    expect(poll.getBoundingClientRect().top).to.equal(own.getBoundingClientRect().top);
    expect(poll.getBoundingClientRect().right).to.be.at.most(own.getBoundingClientRect().left);
    let clicks = 0;
    poll.addEventListener('click', () => clicks++);
    type(input(chat), 'not sent by it');
    poll.click();
    await calm(chat);
    expect([clicks, input(chat).value, texts(chat).length]).to.deep.equal([1, 'not sent by it', 3]);
    await expect(chat).to.be.accessible();
  });

  it('once: a thread has none, and they stay where they are', async () => {
    const { chat } = await stage({ world: talk(), width: 900 });
    chat.innerHTML = '<button slot="composer-actions" aria-label="Poll">P</button>';
    await openMenu(chat, 'tea?');
    item(chat, 'Reply in thread').click();
    await until(() => has(chat, '.thread .tool.emoji'), 'the composer of the thread');
    expect(one(chat, '.main-pane form.composer').contains(chat.querySelector('button')!.assignedSlot)).to.be.true;
    expect(all(chat, 'slot[name=composer-actions]')).to.have.length(1);
  });
});

describe('<chat-element> has threads', () => {
  it('in a pane of their own, with a way there at the message, and back', async () => {
    const { chat, world } = await stage({ world: talk(), width: 900 });
    await openMenu(chat, 'tea?');
    item(chat, 'Reply in thread').click();
    await until(() => has(chat, '.thread .message'), 'the thread');
    await until(() => focused(chat)?.closest('.thread') && focused(chat)!.localName === 'textarea', 'the focus in it');
    await expect(chat).to.be.accessible();
    expect(all(chat, '.thread .message').map((row) => row.querySelector('.text')!.textContent)).to.deep.equal(['tea?']);
    await press('m');
    await press('Enter');
    await until(() => all(chat, '.thread .message').length === 2, 'the answer');
    const answer = world.channel('tea').messages.at(-1)!;
    expect([answer.text, answer.threadId]).to.deep.equal(['m', world.channel('tea').messages[0]!.id]);
    await until(() => has(chat, '.main-pane [part=thread-button]'), 'the way there');
    expect(one(chat, '.main-pane [part=thread-button]').textContent).to.contain('1 reply');
    expect(all(chat, '.main-pane .message')).to.have.length(3);
    await press('Escape');
    await until(() => !has(chat, '.thread'), 'that it is closed');
    expect(focused(chat)).to.equal(rowOf(chat, 'tea?'));
    one(chat, '[part=thread-button]').click();
    await until(() => all(chat, '.thread .message').length === 2, 'the thread');
  });

  it('over the messages where it is narrow; another channel closes it', async () => {
    const { chat } = await stage({ world: talk(), width: 420 });
    await openMenu(chat, 'tea?');
    item(chat, 'Reply in thread').click();
    await until(() => has(chat, '.thread .message'), 'the thread');
    await calm(chat);
    expect(one(chat, '.main-pane').checkVisibility()).to.be.false;
    chat.channelId = 'nowhere';
    await until(() => !has(chat, '.thread'), 'that it is closed');
  });
});

describe('<chat-element> tells the host', () => {
  it('who was pressed, which link was followed, and goes nowhere where the host says no', async () => {
    const html = '<a href="https://example.org/x">x</a> <a href="chat:user/tomas">@Tomás</a> <a href="chat:channel/coffee">#coffee</a>';
    const { chat } = await stage({ world: worldOf([{ from: 'maya', text: 'x @Tomás #coffee', html }]) });
    await until(() => has(chat, 'a'), 'the links');
    const events = record(chat, 'profileClick', 'linkClick', 'experienceClick');
    let went = 0;
    chat.addEventListener('linkClick', (event) => event.preventDefault());
    chat.addEventListener('experienceClick', (event) => event.preventDefault());
    chat.parentElement!.addEventListener('click', (event) => (went += event.defaultPrevented ? 0 : 1), { once: false });
    one(chat, '.name').click();
    for (const link of all<HTMLAnchorElement>(chat, '.message a')) link.click();
    expect(events.map(({ type, detail }) => [type, detail])).to.deep.equal([
      ['profileClick', { id: 'maya' }],
      ['linkClick', { url: 'https://example.org/x' }],
      ['profileClick', { id: 'tomas' }],
      ['experienceClick', { id: 'coffee' }],
    ]);
    expect(went, 'only the name’s click was not prevented').to.equal(1);
    expect(chat.channelId).to.equal('tea');
  });

  it('by disable-navigation, links go nowhere', async () => {
    const { chat } = await stage({ world: worldOf([{ from: 'maya', text: 'see https://example.org/x' }]) });
    await until(() => has(chat, '.message a'), 'the link');
    chat.disableNavigation = true;
    const told = oneEvent(chat, 'linkClick');
    const click = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
    one(chat, '.message a').dispatchEvent(click);
    expect(((await told) as CustomEvent).detail).to.deep.equal({ url: 'https://example.org/x' });
    expect(click.defaultPrevented).to.be.true;
  });

  it('and shows what the host wants of an empty channel, a header and a footer', async () => {
    const { chat } = await stage();
    chat.emptyState = { title: '<i>Quiet</i>', description: 'Say something nice' };
    await until(() => one(chat, '[part=empty]').textContent!.includes('Say something nice'), 'the text');
    expect(one(chat, '[part=empty] strong').textContent).to.equal('<i>Quiet</i>');
    chat.innerHTML = '<h2 slot="header">Mine</h2><p slot="empty">Nothing</p><small slot="footer">Rules</small>';
    await calm(chat);
    expect(all<HTMLSlotElement>(chat, 'slot:not([name=composer-actions])').map((slot) => slot.assignedElements()[0]?.textContent)).to.deep.equal(['Mine', 'Nothing', 'Rules']);
  });
});
