import { expect } from '@open-wc/testing';
import { isChatError } from '../../src/errors.js';
import { english as attachment } from '../../src/parts/attachment-words.js';
import { english as channelList } from '../../src/parts/channel-list-words.js';
import { english as composer } from '../../src/parts/composer-words.js';
import { english as condition } from '../../src/parts/condition-words.js';
import { english as emoji } from '../../src/parts/emoji-words.js';
import { localeOf } from '../../src/parts/format.js';
import { languageOf, showLocale } from '../../src/parts/locales.js';
import type { Language, Spoken } from '../../src/parts/locales/language.js';
import { codes, loadLanguage } from '../../src/parts/locales/languages.js';
import { english as message } from '../../src/parts/acting-words.js';
import { english as richText } from '../../src/parts/rich-text-words.js';
import { english as search } from '../../src/parts/search-words.js';
import { english as words, wordsFor } from '../../src/parts/words.js';
import { deferred, until } from '../support/async.js';

const english: Spoken = { words, message, condition, composer, attachment, richText, emoji, search, channelList };

/** What a language has in common with English, and may. */
const same: Record<string, RegExp> = {
  de: /^(composer\.online|message\.thread|attachment\.(video|audio|position)|richText\.code|channelList\.(online|video|audio))\b/,
  es: /^((attachment|channelList)\.(video|audio)|emoji\.found)$/,
  fr: /^(words\.(composerLabel|messages)|message\.(date|actionsOf)|attachment\.(image|viewer|audio|position)|richText\.code|emoji\.(found|emoji)|channelList\.(photo|audio))\b/,
  it: /^(attachment\.(video|audio|file)|emoji\.emoji|composer\.(emojiMatches|online)|channelList\.(online|video|audio))$/,
  nl: /^(composer\.online|message\.thread|attachment\.(video|audio)|richText\.code|channelList\.(online|video|audio))\b/,
  pl: /^(emoji\.emoji|composer\.(emojiMatches|online)|channelList\.online)$/,
  pt: /^(emoji\.found|(channelList|composer)\.online)\b/,
  tr: /^(attachment\.video|channelList\.video)$/,
};
/** No words of a language, but signs. */
const signs = /^(channelList\.colon|attachment\.problem)\b/;

const errors = ['no_access', 'not_found', 'user_mismatch', 'token_expired', 'network', 'rate_limited', 'token_request_failed', 'bad_token_answer', 'refused', 'forbidden', 'too_large', 'encrypted_channel', 'part_unavailable', 'bad_answer'];

/** Whether a word is one of several, of one thing, of many: each is said. */
function said(path: string, word: unknown): string[] {
  if (typeof word === 'string') return [word];
  if (Array.isArray(word)) return word as string[];
  if (path === 'condition.error') return errors.map((code) => (word as (code: string) => string)(code));
  if (/typing|readBy/.test(path)) return [['Ann'], ['Ann', 'Ben'], ['Ann', 'Ben', 'Cy', 'Di']].map((names) => (word as (names: string[]) => string)(names));
  const call = word as (...args: unknown[]) => string;
  if (/reactionBy/.test(path)) return [call('👍', 2, 'Ann')];
  if (/timeOf/.test(path)) return [call('0:01', '0:02')];
  if (/members|replies|newMessages|unread$|matches|charactersLeft|tooLong|added|ready|found|results$|imageOf/.test(path)) return [1, 2, 3, 5, 11, 100].map((count) => call(count, 7));
  return [call('Xyz', 'why')];
}

const each = (language: Spoken): [path: string, word: unknown][] =>
  Object.entries(language).flatMap(([area, all]) => (typeof all === 'object' ? Object.entries(all as object).map(([name, word]): [string, unknown] => [`${area}.${name}`, word]) : []));

const load = async (locale: string) => (await loadLanguage(locale)) as Language;

/** An element that counts how often it is asked to render. */
function element(): HTMLElement & { asked: number; requestUpdate(): void } {
  return Object.assign(document.createElement('div'), { asked: 0, requestUpdate(this: { asked: number }) { this.asked++; } });
}

describe('languages', () => {
  it('are these', () => expect(codes).to.deep.equal(['ar', 'de', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt', 'tr', 'zh']));

  for (const code of codes) {
    describe(code, () => {
      it('has every word, in its own words', async () => {
        const language = await load(code);
        const theirs = new Map(each(language));
        const left: string[] = [];
        for (const [path, word] of each(english)) {
          const mine = said(path, word);
          const others = said(path, theirs.get(path));
          expect(others.every((text) => typeof text === 'string' && text.trim() && !/undefined|#/.test(text)), `${path}: ${others.join(' | ')}`).to.equal(true);
          if (Array.isArray(word)) expect(others.length, path).to.equal(word.length);
          if (mine.some((text, index) => text === others[index]) && !signs.test(path) && !same[code]?.test(path)) left.push(`${path}: ${others.join(' | ')}`);
        }
        expect(left).to.deep.equal([]);
        expect([...theirs.keys()].sort()).to.deep.equal(each(english).map(([path]) => path).sort());
      });

      it('names what it is about', async () => {
        for (const [path, word] of each(await load(code))) {
          if (typeof word === 'function' && said(path, (english as unknown as Record<string, Record<string, unknown>>)[path.split('.')[0]!]![path.split('.')[1]!]).some((text) => text.includes('Xyz'))) {
            expect(said(path, word).join(), path).to.contain('Xyz');
          }
        }
      });
    });
  }

  it('count as the language does: Polish', async () => {
    const { message: { unread }, words: { members } } = await load('pl');
    expect([1, 2, 4, 5, 12, 21, 22, 25, 112].map(unread)).to.deep.equal([
      '1 nieprzeczytana wiadomość', '2 nieprzeczytane wiadomości', '4 nieprzeczytane wiadomości', '5 nieprzeczytanych wiadomości', '12 nieprzeczytanych wiadomości',
      '21 nieprzeczytanych wiadomości', '22 nieprzeczytane wiadomości', '25 nieprzeczytanych wiadomości', '112 nieprzeczytanych wiadomości',
    ]);
    expect([1, 3, 5].map(members)).to.deep.equal(['1 członek', '3 członków', '5 członków']);
  });

  it('count as the language does: Arabic has six forms, and each country its digits', async () => {
    const { words: { members } } = await load('ar-MA');
    expect([0, 1, 2, 3, 11, 100].map(members)).to.deep.equal(['لا أعضاء', 'عضو واحد', 'عضوان', '3 أعضاء', '11 عضوًا', '100 عضو']);
    expect((await load('ar-EG')).words.members(11)).to.equal('١١ عضوًا');
  });

  it('list names as the language does', async () => {
    expect((await load('de')).message.readBy(['Ann', 'Ben', 'Cy'])).to.equal('Gelesen von Ann, Ben und Cy');
    expect((await load('fr')).message.typing(['Ann', 'Ben', 'Cy', 'Di'])).to.equal('Ann, Ben et 2 autres écrivent…');
  });

  it('of another country or script are those of the language', async () => {
    expect((await load('pt-PT')).words.edited).to.equal('editada');
    expect((await load('zh-Hant-TW')).lang).to.equal('zh-Hant-TW');
  });

  it('that are not there are English', async () => {
    const one = element();
    expect(localeOf(one, 'sv')).to.equal('sv');
    expect(wordsFor('sv')).to.equal(words);
    await until('the element renders again', () => one.asked === 1);
    expect([localeOf(one, 'sv'), wordsFor('sv'), languageOf('sv')]).to.deep.equal(['sv', words, {}]);
  });

  it('come late: meanwhile the one before stands, and who asked renders again', async () => {
    const one = element();
    expect(localeOf(one, 'en-GB')).to.equal('en-GB');
    const held = deferred<Partial<Language>>();
    expect(showLocale(one, 'it-CH', () => held.promise)).to.equal('en-GB');
    expect(showLocale(one, 'it-CH')).to.equal('en-GB');
    held.resolve(await loadLanguage('it-CH'));
    await until('the element renders again', () => one.asked === 1);
    expect(localeOf(one, 'it-CH')).to.equal('it-CH');
    expect(wordsFor('it-CH').you).to.equal('Tu');
    expect(localeOf(element(), 'it-CH')).to.equal('it-CH');
  });

  it('that come when another is wanted change nothing', async () => {
    const one = element();
    localeOf(one, 'en');
    const [first, second] = [deferred<Partial<Language>>(), deferred<Partial<Language>>()];
    showLocale(one, 'fr-BE', () => first.promise);
    showLocale(one, 'nl-BE', () => second.promise);
    first.resolve(await loadLanguage('fr-BE'));
    await until('the element renders again', () => one.asked === 1);
    expect(localeOf(one, 'nl-BE')).to.equal('en');
    second.resolve(await loadLanguage('nl-BE'));
    await until('the element renders again', () => one.asked === 2);
    expect(localeOf(one, 'nl-BE')).to.equal('nl-BE');
  });

  it('that do not load are English, are told once, and are tried again with the next element', async () => {
    const [one, two] = [element(), element()];
    const told: unknown[] = [];
    one.addEventListener('error', (event) => told.push((event as unknown as CustomEvent).detail));
    let calls = 0;
    const fail = () => Promise.reject(new Error(`no ${++calls}`));
    showLocale(one, 'de-AT', fail);
    await until('the element renders again', () => one.asked === 1);
    showLocale(one, 'de-AT', fail);
    expect([calls, told.length, isChatError(told[0]) && told[0].code, wordsFor('de-AT')]).to.deep.equal([1, 1, 'part_unavailable', words]);
    localeOf(two, 'de-AT');
    await until('the element renders again', () => two.asked === 1);
    expect(wordsFor('de-AT').edited).to.equal('bearbeitet');
  });

  it('are that of the text round an element where nobody says another', async () => {
    const host = document.createElement('section');
    host.lang = 'en-NZ';
    const inner = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(inner);
    document.body.append(host);
    const one = element();
    inner.append(one);
    expect([localeOf(one, undefined), localeOf(one, 'en-AU')]).to.deep.equal(['en-NZ', 'en-AU']);
    inner.lang = 'en-IE';
    expect(localeOf(one, undefined)).to.equal('en-IE');
    host.remove();
  });
});
