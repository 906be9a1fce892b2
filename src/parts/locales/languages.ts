/** The languages besides English: each is one module with the words of every area. What they count and where they begin is here too. */

import type { Language, Spoken } from './language.js';

const loads: Record<string, () => Promise<{ default: (locale: string) => Spoken }>> = {
  ar: () => import('./ar.js'),
  de: () => import('./de.js'),
  es: () => import('./es.js'),
  fr: () => import('./fr.js'),
  it: () => import('./it.js'),
  ja: () => import('./ja.js'),
  nl: () => import('./nl.js'),
  pl: () => import('./pl.js'),
  pt: () => import('./pt.js'),
  tr: () => import('./tr.js'),
  zh: () => import('./zh.js'),
};

/** Their codes. */
export const codes: readonly string[] = Object.keys(loads);

/** The language of a locale; it is empty where there is none. */
export async function loadLanguage(locale: string): Promise<Partial<Language>> {
  const code = locale.split('-')[0]!;
  const language = (await loads[code]?.())?.default(locale);
  return language ? { ...language, lang: locale, dirOf: (element) => dirOf(element, code === 'ar' ? 'rtl' : 'ltr') } : {};
}

/** The language's own direction, but where the page has set one on the element, or as near to it as it has set the language. */
function dirOf(element: Parameters<Language['dirOf']>[0], own: 'rtl' | 'ltr'): 'rtl' | 'ltr' | undefined {
  const language = element.session?.options.locale ? element : element.closest('[lang]');
  const direction = element.closest('[dir]');
  return direction && (direction === language || !direction.contains(language)) ? undefined : own;
}

/** Says how many, `#` being the number, in the form that the language's plural rules choose; in `other` where that form is not given. */
export function counterOf(locale: string) {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (count: number, forms: { readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>): string =>
    (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count));
}
