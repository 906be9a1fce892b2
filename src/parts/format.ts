/** Dates and times as people read them, by Intl. Formatters are slow to make and kept. */

import { showLocale } from './locales.js';

const formatters = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, name: string, options: Intl.DateTimeFormatOptions, time: number): string {
  const key = `${locale} ${name}`;
  let formatter = formatters.get(key);
  if (!formatter) formatters.set(key, (formatter = new Intl.DateTimeFormat(locale, options)));
  return formatter.format(time);
}

/** 14:05 or 2:05 PM. */
export const formatTime = (time: number, locale: string) => format(locale, 'time', { hour: 'numeric', minute: '2-digit' }, time);

/** Everything, for who wants to know exactly. */
export const formatFull = (time: number, locale: string) => format(locale, 'full', { dateStyle: 'full', timeStyle: 'short' }, time);

/** Today, Yesterday, Monday, 3 May, 3 May 2024: as much as one needs to know which day it was. */
export function formatDay(time: number, now: number, locale: string): string {
  const days = daysBetween(time, now);
  if (days === 0 || days === 1) return capitalise(new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day'), locale);
  if (days > 1 && days < 7) return capitalise(format(locale, 'weekday', { weekday: 'long' }, time), locale);
  if (new Date(time).getFullYear() === new Date(now).getFullYear()) return format(locale, 'day', { weekday: 'short', day: 'numeric', month: 'long' }, time);
  return format(locale, 'year', { day: 'numeric', month: 'long', year: 'numeric' }, time);
}

/** Midnights between two moments, in local time. */
export function daysBetween(earlier: number, later: number): number {
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  return Math.round((midnight(later) - midnight(earlier)) / 86_400_000);
}

const capitalise = (text: string, locale: string) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

/** A locale that Intl takes: a host's attribute may say anything. */
export function safeLocale(...wanted: (string | null | undefined)[]): string {
  for (const locale of wanted) {
    if (!locale) continue;
    try {
      return Intl.getCanonicalLocales(locale)[0] ?? 'en';
    } catch {
      // not a BCP 47 tag: the next one
    }
  }
  return 'en';
}

/** The language of the text round an element, whatever shadow roots are between. */
function langAround(element: Element): string | null | undefined {
  const place = element.closest('[lang]');
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return place ? place.getAttribute('lang') : host && langAround(host);
}

/**
 * The locale of an element: what the host has set, else the language of the text round it, else the browser's. It is the one before
 * for as long as its words are on their way: then the element renders again.
 */
export function localeOf(element: Element, wanted: string | undefined): string {
  return showLocale(element, safeLocale(wanted, langAround(element), navigator.language));
}
