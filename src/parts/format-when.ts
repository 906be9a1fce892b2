/** When a search result was written: apart from `format.ts`, because it is loaded late, with the search. */

import { daysBetween, formatDay, formatTime } from './format.js';

/** The time today, else the day. */
export function formatWhen(time: number, now: number, locale: string): string {
  return daysBetween(time, now) === 0 ? formatTime(time, locale) : formatDay(time, now, locale);
}
