import { datesLike, localesOf } from './locales.ts';
import { type OwnNames, ownNames } from './own-names.ts';

export interface DateFormat {
  /** An instant as epoch milliseconds or a `Date`. */
  format(at: number | Date): string;
}

/** Formats dates and times of a language with `Intl`, with our own month and day names where browsers have none. */
export function dateFormat(language: string, options: Intl.DateTimeFormatOptions): DateFormat {
  const names = ownNames(language);
  if (!names) return pointed(language, new Intl.DateTimeFormat([...localesOf(language)], options), options);
  const formatter = new Intl.DateTimeFormat(datesLike(language), options);
  const english = new Intl.DateTimeFormat('en-US', { ...zoneOf(options), month: 'numeric', weekday: 'short' });
  return {
    format(at) {
      const which = partsOf(english, at);
      const month = Number(which['month']) - 1;
      const weekday = WEEKDAYS.indexOf(which['weekday'] ?? '');
      const ownParts = { month: monthsOf(names, options)?.[month], weekday: names.weekdaysShort[weekday] };
      return formatter
        .formatToParts(at)
        .map(({ type, value }) => (type === 'month' || type === 'weekday' ? (ownParts[type] ?? value) : value))
        .join('');
    },
  };
}

/**
 * Adds the point after short Serbian weekdays that `Intl` omits: "pet" alone is the number five. Our own names include
 * it.
 */
function pointed(language: string, format: Intl.DateTimeFormat, { weekday }: Intl.DateTimeFormatOptions): DateFormat {
  if (weekday !== 'short' || !language.startsWith('sr')) return format;
  const withPoint = ({ type, value }: Intl.DateTimeFormatPart) =>
    type === 'weekday' && !value.endsWith('.') ? `${value}.` : value;
  return { format: (at) => format.formatToParts(at).map(withPoint).join('') };
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
