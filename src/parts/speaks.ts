/** The `lang` and `dir` of what an element says, for its late parts: so that it is pronounced and stands as its language wants. */

import type { Language } from './locales/language.js';
import { languageOf } from './locales.js';

export interface Speaks {
  readonly lang: string;
  /** `undefined` where it is the page's. */
  readonly dir: 'rtl' | 'ltr' | undefined;
}

export function speaksOf(element: Parameters<Language['dirOf']>[0], locale: string): Speaks {
  const { lang = 'en', dirOf } = languageOf(locale) ?? {};
  return { lang, dir: dirOf?.(element) };
}

/** The same on a part that stands in no part that has them. */
export function speak(part: HTMLElement, element: Element, locale: string): void {
  const { lang, dir } = speaksOf(element, locale);
  part.lang = lang;
  part.dir = dir ?? '';
}
