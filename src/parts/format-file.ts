/** Sizes and lengths of files as people read them, and their names. */

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
const formatters = new Map<string, Intl.NumberFormat>();

function format(locale: string, options: Intl.NumberFormatOptions, value: number): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  let formatter = formatters.get(key);
  if (!formatter) formatters.set(key, (formatter = new Intl.NumberFormat(locale, options)));
  return formatter.format(value);
}

/** 512 byte, 12 kB, 3.4 MB: in thousands, as systems and shops count. */
export function formatSize(bytes: number, locale: string): string {
  let step = 0;
  let value = bytes;
  for (; value >= 999.5 && step < units.length - 1; step++) value /= 1000;
  return format(locale, { style: 'unit', unit: units[step], unitDisplay: 'short', maximumFractionDigits: value < 10 && step > 0 ? 1 : 0 }, value);
}

/** 0:07, 12:40, 1:02:03. @param seconds what is no number is 0 */
export function formatLength(seconds: number, locale: string): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.round(seconds)) : 0;
  const digits = (value: number, least: number) => format(locale, { minimumIntegerDigits: least, useGrouping: false }, value);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return [...(hours ? [digits(hours, 1), digits(minutes, 2)] : [digits(minutes, 1)]), digits(whole % 60, 2)].join(':');
}

/** 42 % */
export const formatPercent = (share: number, locale: string) => format(locale, { style: 'percent' }, share);

/** A file's name as it may be shown and saved: without signs that turn the direction round, by which an "exe" may read as something else. */
export function fileName(name: string, otherwise: string): string {
  return name.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim() || otherwise;
}
