/** The languages there are besides English: each is one module that has the words of every area, loaded with the first element that shows it. */

import { type ChatError, loadPart } from '../errors.js';
import { announce } from '../events.js';
import type { Language } from './locales/language.js';

const loads: Record<string, () => Promise<{ default: (locale: string) => Language }>> = {
  ar: () => import('./locales/ar.js'),
  de: () => import('./locales/de.js'),
  es: () => import('./locales/es.js'),
  fr: () => import('./locales/fr.js'),
  it: () => import('./locales/it.js'),
  ja: () => import('./locales/ja.js'),
  nl: () => import('./locales/nl.js'),
  pl: () => import('./locales/pl.js'),
  pt: () => import('./locales/pt.js'),
  tr: () => import('./locales/tr.js'),
  zh: () => import('./locales/zh.js'),
};

/** By locale: its numbers are its own. */
const languages: Record<string, Language> = {};

/** `undefined` where it is English, not loaded or not there. */
export const languageOf = (locale: string): Language | undefined => languages[locale];

/** What each element wants to show, and what it shows meanwhile. */
const wanted = new WeakMap<Element, string>();
const shown = new WeakMap<Element, string>();

/**
 * Loads what an element needs to show a locale, and then renders it. What does not load is tried again with the next element.
 * @returns the locale to show now: while the language is on its way the one before, or the first one's English
 */
export function showLocale(element: Element & { requestUpdate?(): void }, locale: string): string {
  const load = !languages[locale] && loads[locale.split('-')[0]!];
  const show = () => wanted.get(element) === locale && shown.set(element, locale);
  const isNew = wanted.get(element) !== locale;
  wanted.set(element, locale);
  if (!load) show();
  else if (isNew) {
    loadPart(load)
      .then(({ default: make }) => void (languages[locale] ??= make(locale)))
      .catch((error: ChatError) => announce(element, 'error', error))
      .then(show)
      .then(() => element.requestUpdate?.());
  }
  return shown.get(element) ?? locale;
}

/** For a language's module: says how many, `#` being the number, in the form that its plural rules choose; `other` where it has none. */
export function counterOf(locale: string) {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (count: number, forms: { readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>): string =>
    (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count));
}
