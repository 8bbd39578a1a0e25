import { datesLike, localesOf } from './locales.ts';
import { type OwnNames, ownNames } from './own-names.ts';

export interface DateFormat {
  /** An instant as epoch milliseconds or a `Date`. */
  format(at: number | Date): string;
}

/** Dates and clocks in a language: by `Intl`, with our own names of months and days where browsers have none. */
export function dateFormat(language: string, options: Intl.DateTimeFormatOptions): DateFormat {
  const names = ownNames(language);
  if (!names) return new Intl.DateTimeFormat([...localesOf(language)], options);
  const whole = new Intl.DateTimeFormat(datesLike(language), options);
  const english = new Intl.DateTimeFormat('en-US', { ...zoneOf(options), month: 'numeric', weekday: 'short' });
  return {
    format(at) {
      const which = partsOf(english, at);
      const month = Number(which['month']) - 1;
      const weekday = WEEKDAYS.indexOf(which['weekday'] ?? '');
      const words = { month: monthsOf(names, options)?.[month], weekday: names.weekdaysShort[weekday] };
      return whole
        .formatToParts(at)
        .map(({ type, value }) => (type === 'month' || type === 'weekday' ? (words[type] ?? value) : value))
        .join('');
    },
  };
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

const zoneOf = ({ timeZone }: Intl.DateTimeFormatOptions): Intl.DateTimeFormatOptions =>
  timeZone === undefined ? {} : { timeZone };

const partsOf = (format: Intl.DateTimeFormat, at: number | Date): Record<string, string> =>
  Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));

function monthsOf(names: OwnNames, { month }: Intl.DateTimeFormatOptions): readonly string[] | undefined {
  if (month === 'long') return names.months;
  return month === 'short' ? names.monthsShort : undefined;
}
