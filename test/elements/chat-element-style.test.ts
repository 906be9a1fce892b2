import { expect } from '@open-wc/testing';
import type { AppearanceStyle } from '../../src/elements/chat-element/chat-element.js';
import type { ChatElement } from '../../src/index.js';
import type { PreviewMessage } from '../../src/backend/preview.js';
import { all, calm, has, one, rowOf, rows, stage, until, users, worldOf } from '../support/elements.js';

const now = Date.now();
const rich = '<a href="chat:user/me">Me</a>, <a href="chat:user/tomas">Tomás</a>, <a href="https://tea.example">tea</a>, <code>1</code>, <span data-mx-spoiler>x</span><pre><code>npm start</code></pre>';
const talk: PreviewMessage[] = [
  { from: 'maya', text: 'all of it', html: rich, at: now - 302_000 },
  { from: 'me', text: 'all of it', html: rich, at: now - 301_000 },
  { from: 'maya', text: 'tea?', at: now - 300_000 },
  { from: 'maya', text: 'or coffee', at: now - 290_000, reactions: { '☕': ['me', 'tomas'] } },
  { from: 'me', text: 'tea, please', at: now - 200_000, replyTo: 2 },
  { from: 'tomas', text: 'gone', at: now - 100_000, deleted: true },
];

/** A chat that has the style from the start. */
async function styled(style: AppearanceStyle, scheme: 'light' | 'dark' = 'light', width = 420): Promise<ChatElement> {
  const { chat } = await stage({ world: worldOf(talk, { members: users.map(({ id }) => id) }), scheme, width });
  chat.appearanceStyle = style;
  await until(() => has(chat, `.chat.${style}`), 'the style');
  await calm(chat);
  return chat;
}

const edge = (chat: ChatElement, text: string) => rowOf(chat, text).querySelector('[part=bubble]')!.getBoundingClientRect();

describe('<chat-element appearance-style>', () => {
  for (const style of ['imessage', 'discord'] as const) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`${style} is accessible, ${scheme}`, async () => {
        await expect(await styled(style, scheme)).to.be.accessible();
      });
    }

    it(`${style} fits into 320 px`, async () => {
      const chat = await styled(style, 'light', 320);
      const box = chat.getBoundingClientRect();
      for (const row of rows(chat)) {
        const { left, right } = row.querySelector('[part=bubble]')!.getBoundingClientRect();
        expect(left).to.be.at.least(box.left);
        expect(right).to.be.at.most(box.right);
      }
    });
  }

  it('code runs from left to right, whatever the page does, and its button does not hide where it begins', async () => {
    const { chat } = await stage({ world: worldOf([{ from: 'maya', text: 'so', html: '<p>so</p><pre><code>npm start</code></pre>' }]), dir: 'rtl', locale: 'ar' });
    // Of the block's own words the browser would guess the direction.
    await until(() => one(chat, '.copy').textContent === 'نسخ', 'the language');
    const code = one(chat, '.code-block');
    const [text, button] = ['code', '.copy'].map((selector) => code.querySelector(selector)!.getBoundingClientRect());
    expect(code.querySelector('.scrollable')!.scrollLeft).to.equal(0);
    expect(button!.left).to.be.above(text!.left + 20);
  });

  it('what copies code does not stand on it where it is always there: on a screen that is touched', async () => {
    const code = `console.log('${'long '.repeat(40)}');`;
    const { chat } = await stage({ world: worldOf([{ from: 'maya', text: code, html: `<pre><code>${code}</code></pre>` }]) });
    await until(() => has(chat, '.copy'), 'the code');
    const [block, button] = ['.scrollable', '.copy'].map((selector) => one(chat, `.code-block ${selector}`).getBoundingClientRect());
    const isTouched = matchMedia('(hover: none)').matches;
    expect(getComputedStyle(one(chat, '.copy')).opacity).to.equal(isTouched ? '1' : '0');
    expect(button!.top >= block!.bottom, `below it, ${isTouched ? 'touched' : 'pointed at'}`).to.equal(isTouched);
  });

  it('discord has all messages at the start, one below the other, without bubbles', async () => {
    const chat = await styled('discord');
    expect(edge(chat, 'tea?').left).to.be.closeTo(edge(chat, 'or coffee').left, 1);
    expect(rowOf(chat, /tea, please/).querySelector('[part=bubble]')!.getBoundingClientRect().left).to.be.closeTo(edge(chat, 'or coffee').left, 1);
    expect(getComputedStyle(rowOf(chat, 'tea?').querySelector('[part=bubble]')!).backgroundColor).to.equal('rgba(0, 0, 0, 0)');
  });

  it('discord has who has read it beside a message: it leaves no gap below', async () => {
    const long = 'a long story '.repeat(20).trim();
    const world = worldOf([{ from: 'maya', text: 'tea?', readBy: ['tomas'] }, { from: 'maya', text: long, readBy: ['aiko', 'jonas'], reactions: { '☕': ['tomas'] } }, { from: 'maya', text: 'or not' }], { members: users.map(({ id }) => id) });
    const { chat } = await stage({ world });
    chat.appearanceStyle = 'discord';
    await until(() => has(chat, '.chat.discord') && all(chat, '.readers').length === 2, 'the style');
    await calm(chat);
    for (const [text, selector] of [['tea?', '.bubble'], [long, '.reactions']] as const) {
      const row = rowOf(chat, text);
      const [body, last, bubble, readers] = ['.body', selector, '.bubble', '.readers'].map((part) => row.querySelector(part)!.getBoundingClientRect());
      expect(body!.bottom, text).to.be.closeTo(last!.bottom, 1);
      expect(readers!.bottom).to.be.closeTo(body!.bottom, 1);
      expect(readers!.left, 'nothing lies over another').to.be.at.least(bubble!.right);
    }
  });

  it('imessage has one’s own messages at the end', async () => {
    const chat = await styled('imessage');
    expect(rowOf(chat, /tea, please/).querySelector('[part=bubble]')!.getBoundingClientRect().right).to.be.above(edge(chat, 'tea?').right + 20);
  });

  it('imessage says the time once: in the middle after a pause, else beside a message that has the focus', async () => {
    const { chat } = await stage({ world: worldOf([{ from: 'maya', text: 'morning', at: now - 3_600_000 * 3 }, { from: 'maya', text: 'evening', at: now - 60_000 }, { from: 'me', text: 'night', at: now }]) });
    chat.appearanceStyle = 'imessage';
    await until(() => has(chat, '.chat.imessage'), 'the style');
    await calm(chat);
    const beside = (text: string) => rowOf(chat, text).querySelector('[part=bubble] time')!;
    for (const [text, isBeside] of [['evening', false], ['night', true]] as const) {
      rowOf(chat, text).focus();
      await calm(chat);
      await Promise.all(beside(text).getAnimations().map(({ finished }) => finished));
      expect(rowOf(chat, text).querySelectorAll('.apart time').length, text).to.equal(isBeside ? 0 : 1);
      expect(getComputedStyle(beside(text)).opacity, text).to.equal(isBeside ? '1' : '0');
    }
  });

  it('goes and comes at run time', async () => {
    const chat = await styled('discord');
    chat.appearanceStyle = undefined;
    await until(() => !has(chat, '.chat.discord'), 'that it is gone');
    await calm(chat);
    expect(rowOf(chat, /tea, please/).querySelector('[part=bubble]')!.getBoundingClientRect().right).to.be.above(edge(chat, 'tea?').right + 20);
  });

  it('is there before the messages are', async () => {
    const { provider } = await stage({ world: worldOf(talk) });
    const late = Object.assign(document.createElement('chat-element'), { channelId: 'tea', appearanceStyle: 'discord' as const });
    provider.firstElementChild!.replaceChildren(late);
    await until(() => rows(late).length, 'the messages');
    expect(one(late, '.chat').classList.contains('discord')).to.be.true;
    await late.whenReady;
    const tops = () => rows(late).map((row) => Math.round(row.getBoundingClientRect().top));
    await calm(late);
    const before = tops();
    await calm(late);
    expect(tops()).to.deep.equal(before);
  });

  it('takes the host’s colours', async () => {
    const { chat } = await stage({ world: worldOf(talk) });
    chat.style.setProperty('--chat-accent', 'rgb(1, 2, 3)');
    chat.style.setProperty('--chat-surface', 'rgb(4, 5, 6)');
    chat.style.setProperty('--chat-background', 'rgb(7, 8, 9)');
    chat.style.setProperty('--chat-font', 'monospace');
    const colourOf = (element: Element) => getComputedStyle(element).backgroundColor;
    expect(colourOf(rowOf(chat, /tea, please/).querySelector('[part=bubble]')!)).to.equal('rgb(1, 2, 3)');
    expect(colourOf(rowOf(chat, 'tea?').querySelector('[part=bubble]')!)).to.equal('rgb(4, 5, 6)');
    expect(colourOf(chat)).to.equal('rgb(7, 8, 9)');
    expect(getComputedStyle(one(chat, 'h2')).fontFamily).to.equal('monospace');
  });
});
