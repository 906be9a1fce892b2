import { expect } from '@open-wc/testing';
import type { ChatElement } from '../../src/index.js';
import { all, button, calm, has, history, input, key, one, rowOf, rows, scroller, stage, type, until, worldOf } from '../support/elements.js';

const section = (chat: ChatElement) => one(chat, '.chat');
const speaks = (chat: ChatElement, lang: string) => until(() => section(chat).lang === lang, `the language ${lang}`);

describe('the language of <chat-element>', () => {
  for (const [locale, placeholder, dir] of [['ar', 'رسالة إلى', 'rtl'], ['ja', 'へのメッセージ', 'ltr']] as const) {
    it(`is accessible: ${locale}`, async () => {
      const { chat } = await stage({ locale, world: worldOf([{ from: 'maya', text: 'hello', reactions: { '👍': ['tomas'] } }, { from: 'me', text: 'yes' }]) });
      await speaks(chat, locale);
      await until(() => has(chat, '[part=reaction]'), 'the reaction');
      expect(input(chat).placeholder).to.contain(placeholder);
      expect(getComputedStyle(input(chat)).direction).to.equal(dir);
      type(input(chat), 'hello');
      await calm(chat);
      expect(getComputedStyle(input(chat)).direction, 'of what is written').to.equal('ltr');
      type(input(chat), '');
      await calm(chat);
      const edge = (text: string) => rowOf(chat, text).querySelector('[part=bubble]')!.getBoundingClientRect().left;
      expect(edge('yes') > edge('hello')).to.equal(dir === 'ltr');
      await expect(chat).to.be.accessible();
    });
  }

  it('changes at run time in every word, date and number; the draft, the focus and the reading place stay', async () => {
    const { chat, provider } = await stage({ world: worldOf([...history(60), { from: 'me', text: 'mine', at: Date.now() - 3 * 86_400_000 }]) });
    await until(() => has(chat, '.composer button'), 'the tools of the composer');
    type(input(chat), 'half a thou');
    input(chat).setSelectionRange(4, 6);
    scroller(chat).scrollTop = -400;
    await calm(chat);
    const seen = () => {
      const top = scroller(chat).getBoundingClientRect().top;
      const row = rows(chat).find((row) => row.getBoundingClientRect().bottom > top)!;
      return { id: row.dataset.id, at: Math.round(row.getBoundingClientRect().top - top) };
    };
    const before = seen();
    for (const [locale, label, placeholder] of [['pl', 'Wyślij wiadomość', 'Wiadomość do: Tea room'], ['de', 'Nachricht senden', 'Nachricht an Tea room'], ['en-GB', 'Send message', 'Message Tea room']] as const) {
      if (locale === 'de') provider.session!.updateOptions({ locale });
      else if (locale === 'pl') provider.setAttribute('locale', locale);
      else provider.locale = locale;
      await speaks(chat, locale === 'en-GB' ? 'en' : locale);
      await calm(chat);
      expect(button(chat, label)).to.be.instanceOf(HTMLButtonElement);
      const box = input(chat);
      expect([box.placeholder, box.value, box.selectionStart, box.selectionEnd]).to.deep.equal([placeholder, 'half a thou', 4, 6]);
      expect(chat.shadowRoot!.activeElement).to.equal(box);
      const last = rows(chat).at(-1)!.getAttribute('aria-label')!;
      const time = Date.parse(rows(chat).at(-1)!.querySelector('time')!.dateTime);
      expect(last).to.contain(new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(time));
      const now = seen();
      expect(now.id).to.equal(before.id);
      expect(Math.abs(now.at - before.at)).to.be.at.most(1);
    }
  });

  it('reaches a question and a menu that are open', async () => {
    const { chat, provider } = await stage({ world: worldOf([{ from: 'me', text: 'please' }]) });
    await until(() => has(chat, '.popup'), 'what one can do');
    const row = rowOf(chat, 'please');
    row.focus();
    key(row, 'Enter');
    await until(() => has(chat, '[role=menuitem]'), 'the menu');
    expect(one(chat, '.popup').ariaLabel).to.equal('Message from You');
    all(chat, '[role=menuitem]').find(({ textContent }) => textContent === 'Delete')!.click();
    await until(() => has(chat, 'dialog[open]'), 'the question');
    expect(one(chat, 'dialog h3').textContent).to.equal('Delete this message?');
    provider.locale = 'de';
    await speaks(chat, 'de');
    await calm(chat);
    expect(one(chat, 'dialog h3').textContent).to.equal('Diese Nachricht löschen?');
    expect(one<HTMLDialogElement>(chat, 'dialog').open).to.be.true;
  });

  it('reaches an emoji picker that is open, with what is sought in it', async () => {
    const { chat, provider } = await stage();
    await until(() => all(chat, 'button').some(({ ariaLabel }) => ariaLabel === 'Choose an emoji'), 'the tools of the composer');
    await calm(chat);
    button(chat, 'Choose an emoji').click();
    await until(() => has(chat, '.emoji-picker [data-at]'), 'the picker');
    const search = one<HTMLInputElement>(chat, '.emoji-picker input');
    type(search, 'heart');
    for (const [locale, label, placeholder, dir] of [['de', 'Emojis', 'Emojis suchen', 'ltr'], ['ar', 'الرموز التعبيرية', 'البحث عن رمز تعبيري', 'rtl']] as const) {
      provider.locale = locale;
      await speaks(chat, locale);
      await calm(chat);
      expect([one(chat, '.emoji-picker').ariaLabel, one(chat, '.emoji-picker').lang, search.placeholder, search.value]).to.deep.equal([label, locale, placeholder, 'heart']);
      expect(getComputedStyle(search).direction).to.equal(dir);
      expect(chat.shadowRoot!.activeElement).to.equal(search);
    }
  });

  it('is each session’s own', async () => {
    const [{ chat: one_ }, { chat: two }] = [await stage({ locale: 'es' }), await stage({ locale: 'tr' })];
    await Promise.all([speaks(one_, 'es'), speaks(two, 'tr')]);
    await calm(two);
    expect([input(one_).placeholder, input(two).placeholder]).to.deep.equal(['Mensaje para Tea room', 'Mesaj: Tea room']);
  });

  it('is that of the text round it where the session says none', async () => {
    const { chat, provider } = await stage();
    const page = provider.parentElement!;
    page.lang = 'nl';
    provider.locale = undefined;
    await speaks(chat, 'nl');
    expect(input(chat).placeholder).to.equal('Bericht aan Tea room');
    page.removeAttribute('lang');
    provider.locale = 'en-GB';
    await speaks(chat, 'en');
  });

  it('stands from right to left in Arabic, unless the page has set a direction as near', async () => {
    const { chat, provider } = await stage({ locale: 'ar' });
    await speaks(chat, 'ar');
    const box = chat.parentElement!;
    const dirs: (string | null)[] = [];
    const look = async () => {
      chat.requestUpdate();
      await chat.updateComplete;
      dirs.push(section(chat).getAttribute('dir'));
    };
    box.dir = 'ltr'; // the session's language is the element's own
    await look();
    chat.dir = 'ltr';
    await look();
    chat.removeAttribute('dir');
    provider.locale = undefined;
    box.lang = 'ar'; // with its direction
    await provider.updateComplete;
    await look();
    box.removeAttribute('dir');
    await look();
    expect(dirs).to.deep.equal(['rtl', null, null, 'rtl']);
  });

  it('is that of the search too', async () => {
    const { provider, modal } = await stage({ locale: 'fr' });
    modal.open = true;
    await until(() => has(modal, 'dialog') && one(modal, 'dialog').lang === 'fr', 'the dialog in French');
    expect(one(modal, 'dialog').getAttribute('aria-label')).to.equal('Rechercher des messages');
    provider.locale = 'ja';
    await until(() => one(modal, 'dialog').lang === 'ja', 'Japanese');
    expect(all(modal, 'input')[0]!.getAttribute('placeholder')).to.equal('メッセージを検索');
  });
});
