/** When something was, in as few letters as one needs: for the narrow end of a row. */

import { daysBetween, formatTime } from './format.js';

const formatters = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, time: number, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${Object.keys(options).join(' ')}`;
  let formatter = formatters.get(key);
  if (!formatter) formatters.set(key, (formatter = new Intl.DateTimeFormat(locale, options)));
  return formatter.format(time);
}

/** Today: 14:05. In the last six days: Mon. This year: 3 May. Before: 03/05/2024. */
export function formatShort(time: number, now: number, locale: string): string {
  const days = daysBetween(time, now);
  if (days <= 0) return formatTime(time, locale); // also where the clocks of server and browser differ
  if (days < 7) return format(locale, time, { weekday: 'short' });
  if (new Date(time).getFullYear() === new Date(now).getFullYear()) return format(locale, time, { day: 'numeric', month: 'short' });
  return format(locale, time, { day: '2-digit', month: '2-digit', year: 'numeric' });
}
