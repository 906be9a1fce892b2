import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import * as data from '../../../src/parts/rich-text/emoji.js';
import { type EmojiPicker, type EmojiPickerOptions, openEmojiPicker } from '../../../src/parts/rich-text/emoji-picker.js';
import { controlStyles, themeStyles } from '../../../src/parts/theme.styles.js';
import { deferred, turn, until } from '../../support/async.js';

const press = (keys: string) => executeServerCommand('press-keys', keys);

describe('The emoji picker', () => {
  let root: ShadowRoot;
  let anchor: HTMLButtonElement;
  let picker: EmojiPicker;
  let log: string[];

  async function open(options: Partial<EmojiPickerOptions> & { dir?: string; load?: () => Promise<typeof data> } = {}) {
    const host = await fixture<HTMLElement>(html`<div dir=${options.dir ?? 'ltr'}></div>`);
    root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [themeStyles, controlStyles].map(({ styleSheet }) => styleSheet!);
    anchor = Object.assign(document.createElement('button'), { textContent: 'Emoji' });
    root.append(anchor);
    anchor.focus();
    log = [];
    picker = openEmojiPicker(
      { root, anchor, locale: 'en', onPick: (emoji) => log.push(`pick ${emoji}`), onClose: () => log.push('close'), onError: ({ code }) => log.push(`error ${code}`), ...options },
      options.load ?? (async () => data),
    );
    await turn();
    await nextFrame();
  }

  afterEach(() => picker.close());

  const all = (selector: string) => [...picker.element.querySelectorAll<HTMLElement>(selector)];
  const focused = () => root.activeElement?.textContent?.trim();
  const search = () => picker.element.querySelector('input')!;

  it('shows all emoji in groups', async () => {
    await open();
    expect(all('.grid button').length).to.equal(data.emojiGroups.flat().length);
    expect(all('section').map((section) => section.getAttribute('aria-label'))).to.include.members(['Smileys and emotion', 'Flags']);
    expect(root.activeElement).to.equal(search());
    expect(all('.grid [tabindex="0"]').length, 'one stop for Tab').to.equal(1);
  });

  it('is accessible, with all and with some found', async () => {
    // A few of each group: axe looks at each of a thousand buttons.
    const some = { ...data, emojiGroups: data.emojiGroups.map((group) => group.slice(0, 9)) };
    await open({ load: async () => some });
    await expect(root.host).to.be.accessible();
    await sendKeys({ type: 'teac' });
    expect(all('.grid button').length).to.be.within(1, 20);
    await expect(root.host).to.be.accessible();
  });

  it('stands wholly on the screen', async () => {
    await open();
    const box = picker.element.getBoundingClientRect();
    expect(box.left).to.be.at.least(0);
    expect(box.top).to.be.at.least(0);
    expect(box.right).to.be.at.most(innerWidth);
    expect(box.bottom).to.be.at.most(innerHeight);
    expect(box.width).to.be.above(150);
  });

  it('is searched, and Enter picks the first', async () => {
    await open();
    await sendKeys({ type: 'heart' });
    expect(all('.grid button')[0]!.textContent).to.equal('❤️');
    expect(all('[role=status]').map(({ textContent }) => textContent)).to.include(`${all('.grid button').length} emoji`);
    await press('Enter');
    expect(log).to.deep.equal(['close', 'pick ❤️']);
    expect(root.activeElement).to.equal(anchor);
    expect(picker.element.isConnected).to.be.false;
  });

  it('says that nothing was found', async () => {
    await open();
    await sendKeys({ type: 'zzzz' });
    expect(all('.note')[0]!.textContent).to.equal('No emoji found');
    await press('Enter');
    expect(log).to.deep.equal([]);
  });

  it('is walked by arrows, and picked from by Enter', async () => {
    await open();
    const [first, second] = all('.grid button').map(({ textContent }) => textContent);
    await press('ArrowDown');
    expect(focused()).to.equal(first);
    await press('ArrowRight');
    expect(focused()).to.equal(second);
    expect(all('.grid [tabindex="0"]').map(({ textContent }) => textContent)).to.deep.equal([second]);
    await press('ArrowDown');
    const columns = Number(picker.element.style.getPropertyValue('--_columns'));
    expect(focused()).to.equal(all('.grid button')[columns + 1]!.textContent);
    await press('ArrowUp');
    await press('ArrowUp');
    expect(root.activeElement).to.equal(search());
    await press('ArrowDown');
    expect(focused(), 'back where one was').to.equal(second);
    await press('Enter');
    expect(log).to.deep.equal(['close', `pick ${second}`]);
  });

  it('has one stop for Tab, the first again after a search', async () => {
    await open();
    await press('ArrowDown');
    await press('ArrowRight');
    await press('ArrowRight');
    const stops = () => all('.grid [tabindex="0"]').map((button) => all('.grid button').indexOf(button));
    expect(stops()).to.deep.equal([2]);
    await sendKeys({ type: 'heart' });
    expect(stops()).to.deep.equal([0]);
    await press('ArrowDown');
    await press('ArrowRight');
    search().value = '';
    search().dispatchEvent(new InputEvent('input', { bubbles: true }));
    expect(stops()).to.deep.equal([0]);
  });

  it('is walked the other way round where one reads from right to left', async () => {
    await open({ dir: 'rtl' });
    await press('ArrowDown');
    await press('ArrowLeft');
    expect(focused()).to.equal(all('.grid button')[1]!.textContent);
  });

  it('goes on searching when one types in the grid', async () => {
    await open();
    await press('ArrowDown');
    await sendKeys({ type: 'tea' });
    expect(search().value).to.equal('tea');
    expect(root.activeElement).to.equal(search());
  });

  it('goes to a group by its button', async () => {
    await open();
    all('.bar button').at(-1)!.click();
    await nextFrame();
    expect(focused()).to.equal(data.emojiGroups[8]![0]!.emoji);
    const top = picker.element.querySelector('.groups')!.getBoundingClientRect().top;
    expect(root.activeElement!.closest('section')!.getBoundingClientRect().top - top).to.be.below(60);
    all('.bar button')[0]!.focus();
    await press('ArrowRight');
    expect(root.activeElement?.getAttribute('aria-label')).to.equal('People');
  });

  it('is picked from by a click', async () => {
    await open();
    all('.grid button')[3]!.click();
    expect(log).to.deep.equal(['close', `pick ${data.emojiGroups[0]![3]!.emoji}`]);
  });

  it('has skin tones, which the next one remembers', async () => {
    await open();
    const choose = (value: string) => {
      const select = picker.element.querySelector('select')!;
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    };
    choose('🏽');
    await sendKeys({ type: '+1' });
    expect(all('.grid button')[0]!.textContent).to.equal('👍🏽');
    await press('Enter');
    await open();
    expect(picker.element.querySelector('select')!.value).to.equal('🏽');
    await sendKeys({ type: '+1' });
    await press('Enter');
    expect(log).to.deep.equal(['close', 'pick 👍🏽']);
    await open();
    choose('');
  });

  it('is closed by Escape, and the focus goes back; what is behind hears no key of it', async () => {
    await open();
    const heard: string[] = [];
    root.addEventListener('keydown', (event) => heard.push((event as KeyboardEvent).key));
    await sendKeys({ type: 'a' });
    await press('Escape');
    expect(log).to.deep.equal(['close']);
    expect(root.activeElement).to.equal(anchor);
    expect(heard).to.deep.equal([]);
    picker.close();
    expect(log, 'once').to.deep.equal(['close']);
  });

  it('gives the focus to its button where what had it before is gone', async () => {
    await open();
    picker.close();
    const before = root.appendChild(document.createElement('button'));
    before.focus();
    picker = openEmojiPicker({ root, anchor, locale: 'en', onPick: () => undefined }, async () => data);
    before.remove();
    picker.close();
    expect(root.activeElement).to.equal(anchor);
  });

  it('is closed by the browser when another popover opens', async () => {
    await open();
    const other = Object.assign(document.createElement('div'), { popover: 'auto' });
    document.body.append(other);
    other.showPopover();
    await until('it is closed', () => log.length);
    other.remove();
    expect(log).to.deep.equal(['close']);
    expect(picker.element.isConnected).to.be.false;
  });

  it('waits for its data, and is no more there for data that comes late', async () => {
    const late = deferred<typeof data>();
    await open({ load: () => late.promise });
    expect(all('.spinner').length).to.equal(1);
    expect(root.activeElement).to.equal(search());
    await sendKeys({ type: 'tea' });
    late.resolve(data);
    await until('what was typed meanwhile is found', () => all('.grid button').length);
    expect(all('.grid button').length).to.be.below(20);

    picker.close();
    const never = deferred<typeof data>();
    await open({ load: () => never.promise });
    picker.close();
    never.resolve(data);
    await turn();
    expect(log).to.deep.equal(['close']);
  });

  it('says when its data does not load, tells it once, and tries again', async () => {
    let tries = 0;
    await open({ load: () => (tries++ ? Promise.resolve(data) : Promise.reject(new Error('offline'))) });
    expect(all('[role=alert]')[0]!.textContent).to.contain('could not be loaded');
    expect(log).to.deep.equal(['error part_unavailable']);
    await expect(root.host).to.be.accessible();
    all('.link')[0]!.click();
    await until('the emoji', () => all('.grid button').length);
    expect(root.activeElement).to.equal(search());
  });
});
