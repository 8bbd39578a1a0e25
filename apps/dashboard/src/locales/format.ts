import { areaName } from './area-names.ts';
import { i18n } from './i18n.ts';
import { type DateFormat, dateFormat } from './intl/dates.ts';
import { countryName, listOf } from './intl/names.ts';
import { collatorOf, numberFormat } from './intl/numbers.ts';
import { isKey } from './is-key.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Instants are ISO strings or epoch milliseconds. */
type Instant = string | number;
const ms = (at: Instant): number => (typeof at === 'number' ? at : Date.parse(at));

/** Formats of time and numbers; a time zone is an IANA name, by default the browser's. */
export interface Format {
  number(n: number): string;
  /** "40 s", "12 min", "3 h", "5 d": a duration in its largest whole unit. */
  age(lengthMs: number): string;
  /** "just now", "12 min ago", "3 h ago". */
  ago(at: Instant, now: Instant): string;
  /** "02:10". */
  clock(at: Instant, timeZone?: string): string;
  /** "Wed 25 Nov". */
  day(at: Instant, timeZone?: string): string;
  /** "25 Nov 2026": a day with its year. */
  date(at: Instant, timeZone?: string): string;
  /**
   * A future time: "06:00" today, else "Wed 25 Nov", since a short weekday alone may be ambiguous ("pet" is Friday and
   * five).
   */
  soon(at: Instant, now: Instant): string;
  /** "41:20", or "1:04:09" from an hour on; never negative. */
  countdown(leftMs: number): string;
  list(items: readonly string[]): string;
  /** The name of a country by its ISO code, and a short one for narrow places. */
  country(code: string): string;
  countryShort(code: string): string;
  /** The name of an area; outside of the catalogue the server's name. */
  area(area: { readonly id: string; readonly name: string }): string;
  /** Compares names in the order of the language. */
  readonly collator: Intl.Collator;
}

const formats = new Map<string, Format>();

/** The format of a language, cached: `Intl` objects are slow to create. */
export function formatFor(language: string): Format {
  const cached = formats.get(language) ?? make(language);
  formats.set(language, cached);
  return cached;
}

function make(language: string): Format {
  const t = i18n.getFixedT(language, 'look');
  const number = numberFormat(language);
  const dates = rememberByZone((timeZone, kind: DateKind) =>
    dateFormat(language, { ...KINDS[kind], ...(timeZone === undefined ? {} : { timeZone }) }),
  );
  const named = (key: string): string | undefined => (isKey('look', key) ? t(key) : undefined);
  // Cached: lists format the country of every row.
  const country = remembered((code) => named(`country.${code}`) ?? countryName(language, code));
  const countryShort = remembered((code) => named(`countryShort.${code}`) ?? country(code));
  const age = (lengthMs: number): string => {
    const [unit, length] = largestUnit(Math.max(0, lengthMs));
    return t(`age.${unit}`, { count: length });
  };
  return {
    number: (n) => number.format(n),
    age,
    ago: (at, now) => {
      const since = ms(now) - ms(at);
      return since < MINUTE ? t('age.now') : t('age.ago', { age: age(since) });
    },
    clock: (at, timeZone) => dates('clock', timeZone).format(ms(at)),
    day: (at, timeZone) => dates('day', timeZone).format(ms(at)).replaceAll(',', ''),
    date: (at, timeZone) => dates('date', timeZone).format(ms(at)),
    soon: (at, now) =>
      dates(isSameDay(at, now) ? 'clock' : 'day')
        .format(ms(at))
        .replaceAll(',', ''),
    countdown,
    list: (items) => listOf(language, items),
    country,
    countryShort,
    area: (area) => areaName(language, area),
    collator: collatorOf(language),
  };
}

const KINDS = {
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
type DateKind = keyof typeof KINDS;

function remembered(make: (key: string) => string): (key: string) => string {
  const made = new Map<string, string>();
  return (key) => {
    const cached = made.get(key) ?? make(key);
    made.set(key, cached);
    return cached;
  };
}

function rememberByZone(make: (timeZone: string | undefined, kind: DateKind) => DateFormat) {
  const made = new Map<string, DateFormat>();
  return (kind: DateKind, timeZone?: string): DateFormat => {
    const key = `${kind} ${timeZone ?? ''}`;
    const cached = made.get(key) ?? make(timeZone, kind);
    made.set(key, cached);
    return cached;
  };
}

const isSameDay = (at: Instant, now: Instant): boolean =>
  new Date(ms(at)).toDateString() === new Date(ms(now)).toDateString();

function largestUnit(length: number): readonly ['seconds' | 'minutes' | 'hours' | 'days', number] {
  if (length < MINUTE) return ['seconds', Math.floor(length / 1000)];
  if (length < HOUR) return ['minutes', Math.floor(length / MINUTE)];
  if (length < 2 * DAY) return ['hours', Math.floor(length / HOUR)];
  return ['days', Math.floor(length / DAY)];
}

function countdown(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}
