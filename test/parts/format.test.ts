import { expect } from '@open-wc/testing';
import { daysBetween, formatDay, formatFull, formatTime, safeLocale } from '../../src/parts/format.js';
import { formatWhen } from '../../src/parts/format-when.js';

const at = (year: number, month: number, day: number, hour = 12, minute = 0) => new Date(year, month - 1, day, hour, minute).getTime();

describe('Dates and times', () => {
  const now = at(2026, 5, 20, 9);

  it('says the time as the locale does', () => {
    expect(formatTime(at(2026, 5, 20, 14, 5), 'en-GB')).to.equal('14:05');
    expect(formatTime(at(2026, 5, 20, 14, 5), 'en-US')).to.match(/^2:05\sPM$/);
    expect(formatTime(at(2026, 5, 20, 14, 5), 'de')).to.equal('14:05');
  });

  it('says everything, for who wants to know exactly', () => {
    expect(formatFull(at(2026, 5, 20, 14, 5), 'en-GB')).to.match(/^Wednesday,? 20 May 2026.*14:05$/);
  });

  for (const [what, time, locale, expected] of [
    ['today', at(2026, 5, 20, 0, 1), 'en-GB', 'Today'],
    ['yesterday, though nine hours ago', at(2026, 5, 19, 23, 59), 'en-GB', 'Yesterday'],
    ['yesterday, in another language', at(2026, 5, 19), 'de', 'Gestern'],
    ['a day of the last week', at(2026, 5, 14), 'en-GB', 'Thursday'],
    ['the same weekday a week ago', at(2026, 5, 13), 'en-GB', 'Wed 13 May'],
    ['a day of this year', at(2026, 1, 3), 'en-GB', 'Sat 3 January'],
    ['another year', at(2024, 5, 3), 'en-GB', '3 May 2024'],
    ['tomorrow, by a clock that is wrong', at(2026, 5, 21), 'en-GB', 'Thu 21 May'],
  ] as const) {
    it(`names the day: ${what}`, () => expect(formatDay(time, now, locale).replace(',', '')).to.equal(expected));
  }

  it('says when a result was written: the time today, else the day', () => {
    expect(formatWhen(at(2026, 5, 20, 8, 30), now, 'en-GB')).to.match(/^0?8:30$/);
    expect(formatWhen(at(2026, 5, 19, 8, 30), now, 'en-GB')).to.equal('Yesterday');
  });

  it('counts midnights, over changes of the clocks and turns of the year too', () => {
    expect(daysBetween(at(2026, 5, 20, 0, 1), at(2026, 5, 20, 23, 59))).to.equal(0);
    expect(daysBetween(at(2026, 5, 19, 23, 59), at(2026, 5, 20, 0, 1))).to.equal(1);
    expect(daysBetween(at(2025, 12, 31), at(2026, 1, 1))).to.equal(1);
    expect(daysBetween(at(2026, 1, 1), at(2026, 12, 31))).to.equal(364);
    expect(daysBetween(at(2026, 5, 20), at(2026, 5, 19))).to.equal(-1);
  });

  it('takes the first locale that Intl understands', () => {
    expect(safeLocale(undefined, null, '', 'not a locale', 'de-at', 'en')).to.equal('de-AT');
    expect(safeLocale('x')).to.equal('en');
    expect(safeLocale()).to.equal('en');
  });
});
