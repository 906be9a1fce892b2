/** In which language an element speaks. English is here; all others are loaded with the first element that shows another locale. */

import { type ChatError, loadPart } from '../errors.js';
import { announce } from '../events.js';
import type { Language } from './locales/language.js';

/** By locale, as the numbers in it are the locale's own. Of one that has no words here it is empty. */
const languages: Record<string, Partial<Language>> = {};

/** What a locale has; `undefined` where it is English, or not loaded. */
export const languageOf = (locale: string): Partial<Language> | undefined => languages[locale];

/** What each element wants to show, and what it shows meanwhile. */
const wanted = new WeakMap<Element, string>();
const shown = new WeakMap<Element, string>();

const loadLate = async (locale: string) => (await import('./locales/languages.js')).loadLanguage(locale);

/**
 * Loads what an element needs to show a locale, and then renders it. What does not load is tried again with the next element.
 * @returns the locale to show now: while the language is on its way the one before, or the first one's English
 */
export function showLocale(element: Element & { requestUpdate?(): void }, locale: string, load = loadLate): string {
  const isNew = wanted.get(element) !== locale;
  const show = () => wanted.get(element) === locale && shown.set(element, locale);
  wanted.set(element, locale);
  if (languages[locale] || /^en\b/.test(locale)) show();
  else if (isNew) {
    void loadPart(() => load(locale))
      .then((language) => (languages[locale] ??= language))
      .catch((error: ChatError) => announce(element, 'error', error))
      .then(show)
      .then(() => element.requestUpdate?.());
  }
  return shown.get(element) ?? locale;
}
