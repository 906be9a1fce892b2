import { expect } from '@open-wc/testing';
import type { Participant } from '../../../src/data/snapshots.js';
import type { ComposerParts, EmojiPart } from '../../../src/parts/composer/parts.js';
import { deferred } from '../../support/async.js';
import { key, press, until, users, worldOf } from '../../support/elements.js';
import { type ComposerStageOptions, type TestComposer, composerStage, settled, undo, useParts, write } from './composer-stage.js';

const people: Participant[] = Array.from({ length: 12 }, (_, index) => ({ id: `p${index}`, name: `Person ${index}` }));
const emojiPart: EmojiPart = {
  findEmoji: (query, limit) => [{ emoji: '😄', name: 'smile', shortcodes: ['smile'] }, { emoji: '😏', name: 'smirking face', shortcodes: ['smirk'] }].filter(({ name }) => name.startsWith(query)).slice(0, limit),
  replaceShortcodes: (text) => text.replaceAll(':smile:', '😄'),
};

describe('The composer’s lists', () => {
  /** Everybody is in the channel; `find` stands in for the search among them. */
  async function open(options: ComposerStageOptions & { find?: (text: string) => Promise<readonly Participant[]> } = {}) {
    const world = worldOf([], { members: users.map(({ id }) => id) });
    useParts({ emoji: () => Promise.resolve(emojiPart) } satisfies Partial<ComposerParts>);
    const on = await composerStage({ world, ...options });
    if (options.find) Object.defineProperty(on.session.conversation('tea').live, 'findPeople', { value: options.find });
    return on;
  }

  const rows = (host: TestComposer) => host.all('[role=option]');
  const names = (host: TestComposer) => rows(host).map((row) => row.querySelector('.label')!.textContent);
  const active = (host: TestComposer) => host.all('[role=option][aria-selected=true] .label').map((label) => label.textContent);
  const said = (host: TestComposer) => host.all('[role=status]')[0]!.textContent!.trim();
  const opened = (host: TestComposer) => until(() => rows(host).length, 'the list');

  it('has the channel’s people at an @, follows what is typed, and Enter picks', async () => {
    const { host, box } = await open();
    write(box, 'hi @');
    await opened(host);
    expect(names(host)).to.include.members(['Maya Lindqvist', 'Tomás Rey']);
    write(box, 'may');
    await until(() => names(host).length === 1, 'fewer');
    expect(active(host)).to.deep.equal(['Maya Lindqvist']);
    expect(key(box, 'Enter').defaultPrevented).to.be.true;
    await settled(host);
    expect(box.value).to.equal('hi @Maya Lindqvist ');
    expect(box.selectionStart).to.equal(box.value.length);
    expect(rows(host)).to.deep.equal([]);
    expect(host.sent, 'nothing is sent by that').to.deep.equal([]);
  });

  it('what was picked goes with the message, as HTML and as a mention', async () => {
    const { host, box } = await open();
    write(box, '@may');
    await opened(host);
    key(box, 'Tab');
    write(box, 'tea?');
    key(box, 'Enter');
    await until(() => host.sent.length, 'the message');
    expect(host.sent[0]).to.deep.include({ text: '@Maya Lindqvist tea?', mentions: { userIds: ['maya'] } });
    expect(host.sent[0]!.html).to.contain('chat:user/maya');
    write(box, '@Maya Lindqvist again');
    key(box, 'Enter');
    await until(() => host.sent.length === 2, 'the next');
    expect(host.sent[1], 'not the next one, where only the name was typed').to.deep.equal({ text: '@Maya Lindqvist again' });
  });

  it('has the user’s channels at a #', async () => {
    const { host, box, world } = await open({
      world: worldOf([], { topic: 'All about tea' }),
    });
    void world;
    write(box, 'see #te');
    await opened(host);
    expect(names(host)).to.deep.equal(['Tea room']);
    key(box, 'Enter');
    key(box, 'Enter');
    await until(() => host.sent.length, 'the message');
    expect(host.sent[0]!.text).to.equal('see #Tea room');
    expect(host.sent[0]!.html).to.contain('chat:channel/tea');
    expect(host.sent[0]!.mentions).to.equal(undefined);
  });

  it('has emoji at a colon, after two letters, and sends whole shortcodes as emoji', async () => {
    const { host, box } = await open();
    write(box, ':s');
    await settled(host);
    expect(host.all('[role=listbox]')).to.deep.equal([]);
    write(box, 'mi');
    await opened(host);
    expect(names(host)).to.deep.equal([':smile:', ':smirk:']);
    key(box, 'ArrowDown');
    key(box, 'Enter');
    expect(box.value).to.equal('😏 ');
    write(box, 'and :smile:');
    key(box, 'Enter');
    await until(() => host.sent.length, 'the message');
    expect(host.sent[0]).to.deep.equal({ text: '😏 and 😄' });
  });

  it('arrows go round, at most eight rows', async () => {
    const { host, box } = await open({ find: () => Promise.resolve(people) });
    write(box, '@');
    await opened(host);
    expect(rows(host).length).to.equal(8);
    expect(active(host)).to.deep.equal(['Person 0']);
    for (const [name, expected] of [['ArrowUp', 'Person 7'], ['ArrowDown', 'Person 0'], ['ArrowDown', 'Person 1']] as const) {
      expect(key(box, name).defaultPrevented).to.be.true;
      await host.updateComplete;
      expect(active(host)).to.deep.equal([expected]);
      expect(box.getAttribute('aria-activedescendant')).to.equal(host.all('[aria-selected=true]')[0]!.id);
    }
    const list = host.all('[role=listbox]')[0]!;
    expect(box.getAttribute('aria-controls')).to.equal(list.id);
    expect(said(host)).to.contain('8 matches');
  });

  it('Escape closes it, and nothing round it, until another word is begun', async () => {
    const { host, box } = await open();
    let heard = 0;
    host.parentElement!.addEventListener('keydown', () => heard++);
    write(box, '@ma');
    await opened(host);
    const event = key(box, 'Escape');
    expect(event.defaultPrevented).to.be.true;
    expect(heard).to.equal(0);
    await settled(host);
    expect(rows(host)).to.deep.equal([]);
    expect(box.value).to.equal('@ma');
    expect(box.hasAttribute('aria-controls')).to.be.false;
    write(box, 'y');
    await settled(host);
    expect(rows(host)).to.deep.equal([]);
    expect(key(box, 'Escape').defaultPrevented, 'now it is not ours').to.be.false;
    expect(heard).to.equal(1);
    write(box, ' @to');
    await opened(host);
  });

  it('a dialog round it stays open by Escape', async () => {
    const { host, box } = await open();
    const dialog = document.createElement('dialog');
    host.parentElement!.append(dialog);
    dialog.append(host);
    dialog.showModal();
    await settled(host);
    box.focus();
    write(box, '@ma');
    await opened(host);
    await press('Escape');
    await until(() => rows(host).length === 0, 'the list is closed');
    expect(dialog.open).to.be.true;
  });

  it('a click picks, and the box keeps the focus', async () => {
    const { host, box } = await open();
    write(box, '@');
    await opened(host);
    const row = rows(host).find((row) => row.textContent!.includes('Tomás'))!;
    const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true, composed: true });
    row.dispatchEvent(down);
    expect(down.defaultPrevented).to.be.true;
    row.click();
    expect(box.value).to.equal('@Tomás Rey ');
    expect(host.shadowRoot!.activeElement).to.equal(box);
  });

  it('a blank that is there already is used', async () => {
    const { host, box } = await open();
    write(box, '@may, hello');
    box.setSelectionRange(4, 4);
    key(box, 'x'); // nothing of ours
    box.dispatchEvent(new KeyboardEvent('keyup', { key: 'ArrowLeft' }));
    await opened(host);
    key(box, 'Enter');
    expect(box.value).to.equal('@Maya Lindqvist , hello');
    await settled(host);
    box.value = '@to hello';
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    box.setSelectionRange(3, 3);
    box.dispatchEvent(new KeyboardEvent('keyup', { key: 'ArrowLeft' }));
    await opened(host);
    key(box, 'Enter');
    expect(box.value).to.equal('@Tomás Rey hello');
  });

  it('what is answered late for an earlier word is dropped', async () => {
    const answers = new Map<string, ReturnType<typeof deferred<readonly Participant[]>>>();
    const find = (text: string) => {
      answers.set(text, deferred<readonly Participant[]>());
      return answers.get(text)!.promise;
    };
    const { host, box } = await open({ find });
    write(box, '@');
    write(box, 'p');
    await settled(host);
    expect(said(host)).to.equal('Searching …');
    expect(host.all('[role=listbox]')[0]!.getAttribute('aria-busy')).to.equal('true');
    answers.get('p')!.resolve([people[3]!]);
    await opened(host);
    answers.get('')!.resolve(people);
    await settled(host);
    expect(names(host)).to.deep.equal(['Person 3']);
    write(box, 'e');
    await settled(host);
    expect(names(host), 'what was there stays until the answer comes').to.deep.equal(['Person 3']);
    expect(box.hasAttribute('aria-activedescendant')).to.be.false;
    key(box, 'Escape');
    answers.get('pe')!.resolve(people);
    await settled(host);
    expect(rows(host)).to.deep.equal([]);
  });

  it('Enter before the answer has come picks when it comes, or sends where there is nobody; a second one sends', async () => {
    let answer = deferred<readonly Participant[]>();
    const { host, box } = await open({ find: () => answer.promise });
    write(box, 'hi @pe');
    expect(key(box, 'Enter').defaultPrevented).to.be.true;
    await settled(host);
    expect(host.sent).to.deep.equal([]);
    answer.resolve(people);
    await until(() => box.value === 'hi @Person 0 ', 'the choice');
    expect(host.sent).to.deep.equal([]);

    for (const end of [() => answer.resolve([]), () => answer.reject(new Error('no line')), () => key(box, 'Enter')]) {
      box.select();
      answer = deferred();
      write(box, 'me at @ho');
      key(box, 'Enter');
      await settled(host);
      expect(box.value).to.equal('me at @ho');
      end();
      await until(() => box.value === '', 'that it is sent');
      answer.reject(new Error('too late'));
      await settled(host);
    }
    expect(host.sent).to.deep.equal(Array(3).fill({ text: 'me at @ho' }));
    expect(host.all('[role=listbox]')).to.deep.equal([]);

    answer = deferred();
    write(box, '@home is best');
    key(box, 'Enter');
    expect(host.sent.at(-1), 'a sentence is no name').to.deep.equal({ text: '@home is best' });
  });

  it('says that nobody matches, and is silent where that cannot be told', async () => {
    const { host, box } = await open();
    write(box, '@zzz');
    await until(() => said(host) === 'No match', 'that it says so');
    expect(host.all('.picker .none')[0]!.textContent).to.equal('No match');
    await expect(host).to.be.accessible();
    write(box, ' is gone');
    await until(() => !host.all('.picker').length, 'that a sentence goes on');

    const broken = await open({ find: () => Promise.reject(new Error('no line')) });
    write(broken.box, '@ma');
    await settled(broken.host);
    expect(broken.host.all('.picker')).to.deep.equal([]);
  });

  it('keys of an input method are not for it', async () => {
    const { host, box } = await open();
    write(box, '@ma');
    await opened(host);
    for (const name of ['Enter', 'ArrowDown', 'Escape', 'Tab']) {
      expect(key(box, name, { isComposing: true }).defaultPrevented, name).to.be.false;
      expect(key(box, name, { keyCode: 229 } as KeyboardEventInit).defaultPrevented, name).to.be.false;
    }
    await settled(host);
    expect(active(host)).to.deep.equal(['Maya Lindqvist']);
    expect(box.value).to.equal('@ma');
    expect(host.sent).to.deep.equal([]);
  });

  it('closes when the box is left, and when another channel is shown', async () => {
    const { host, box, session } = await open();
    write(box, '@ma');
    await opened(host);
    box.blur();
    await settled(host);
    expect(rows(host)).to.deep.equal([]);
    write(box, 'y');
    await opened(host);
    host.show(session.conversation('coffee').live);
    await settled(host);
    expect(rows(host)).to.deep.equal([]);
  });

  it('two of one name are told apart', async () => {
    const sams: Participant[] = [{ id: 'sam1', name: 'Sam' }, { id: 'sam2', name: 'Sam' }];
    const { host, box } = await open({ find: () => Promise.resolve(sams) });
    for (const down of [true, false]) {
      write(box, '@s');
      await opened(host);
      expect(rows(host).map((row) => row.querySelector('.detail')!.textContent)).to.deep.equal(['sam1', 'sam2']);
      if (down) key(box, 'ArrowDown');
      key(box, 'Enter');
      await settled(host);
    }
    key(box, 'Enter');
    await until(() => host.sent.length, 'the message');
    expect(host.sent[0]!.text).to.equal('@Sam @Sam');
    expect(host.sent[0]!.html!.indexOf('sam2')).to.be.below(host.sent[0]!.html!.indexOf('sam1'));
  });

  it('undo takes a choice back, in one step', async () => {
    const { host, box } = await open();
    box.focus();
    for (const letter of ['@', 'm', 'a']) await press(letter);
    await opened(host);
    await press('Enter');
    await until(() => box.value === '@Maya Lindqvist ', 'the choice');
    undo();
    expect(box.value).to.equal('@ma');
  });

  for (const [dir, width, scheme] of [['ltr', 420, 'light'], ['rtl', 320, 'dark'], ['ltr', 320, 'light']] as const) {
    it(`is accessible and inside the chat: ${dir}, ${width} px, ${scheme}`, async () => {
      const { host, box } = await open({ dir, width, scheme, height: 300 });
      write(box, 'hi @');
      await opened(host);
      await settled(host);
      await expect(host).to.be.accessible();
      const [list, chat] = [host.all('.picker')[0]!.getBoundingClientRect(), host.getBoundingClientRect()];
      expect(list.top).to.be.at.least(chat.top);
      expect(list.left).to.be.at.least(chat.left);
      expect(list.right).to.be.at.most(chat.right);
      expect(list.bottom).to.be.at.most(box.getBoundingClientRect().top);
    });
  }
});
