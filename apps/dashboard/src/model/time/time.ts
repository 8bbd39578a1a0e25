import { offsetsOf } from '@safe-haven/lang';
import { dateFormat } from '../../locales/intl/dates.ts';
import type { L10n } from '../l10n/l10n.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

type Options = Intl.DateTimeFormatOptions;

const format = ({ language, timezone }: L10n, instant: string, options: Options): string =>
  dateFormat(language, { timeZone: timezone, ...options }).format(new Date(instant));

/** The IANA time zone of the reader's device. */
export const readerTimezone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** "02:23": the time in the shelter's time zone, always 24 hours. */
export const clock = (l10n: L10n, instant: string): string =>
  format(l10n, instant, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** "Thu 26 Nov". */
export const dayName = (l10n: L10n, instant: string): string =>
  format(l10n, instant, { weekday: 'short', day: 'numeric', month: 'short' }).replaceAll(',', '');

/** The local calendar day of an instant, `yyyy-mm-dd`. */
export const localDay = (instant: string | number, timezone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: timezone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(instant),
  );

/** Nearer than this, a time of the clock can be no other day's. */
const HALF_A_DAY = 12 * HOUR;

/** The time, with the day unless it is today or of the same night: "02:23", "Thu 26 Nov, 02:23". */
export function moment(l10n: L10n, instant: string, now: number): string {
  const isNear = Math.abs(Date.parse(instant) - now) < HALF_A_DAY;
  if (isNear || localDay(instant, l10n.timezone) === localDay(now, l10n.timezone)) return clock(l10n, instant);
  return l10n.t('time.dayAndClock', { day: dayName(l10n, instant), clock: clock(l10n, instant) });
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** The day of arrival is day 1, counted by local calendar days, so that numbers change at midnight. */
export const dayNumber = (since: string, now: number, timezone: string): number =>
  Math.max(1, daysBetween(localDay(since, timezone), localDay(now, timezone)) + 1);

/** The age in its largest unit: "20 s ago", "40 min ago", "3 h ago", "2 days ago". */
export function ago({ t }: L10n, instant: string, now: number): string {
  const age = Math.max(0, now - Date.parse(instant));
  if (age < 5 * SECOND) return t('time.justNow');
  if (age < MINUTE) return t('time.secondsAgo', { count: Math.floor(age / SECOND) });
  if (age < HOUR) return t('time.minutesAgo', { count: Math.floor(age / MINUTE) });
  if (age < 2 * DAY) return t('time.hoursAgo', { count: Math.floor(age / HOUR) });
  return t('time.daysAgo', { count: Math.floor(age / DAY) });
}

/**
 * The instant of a wall-clock time. A time that a clock change skips or repeats gives an instant one hour off at most.
 */
export function instantAt(day: string, time: string, timezone: string): string {
  const target = Date.parse(`${day}T${time}Z`);
  const first = target - offsetAt(target, timezone);
  return new Date(target - offsetAt(first, timezone)).toISOString();
}

/** The UTC offset of a time zone at an instant, in ms. */
const offsetAt = (instant: number, timezone: string): number => offsetsOf(timezone)?.(instant) ?? 0;

/** The local time of day, `hh:mm`: the value of an `<input type="time">`. */
export const localTime = (instant: number, timezone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant);

/** The value of an `<input type="datetime-local">` in the shelter's time zone, to the minute. */
export const wallClock = (instant: number, timezone: string): string =>
  `${localDay(instant, timezone)}T${localTime(instant, timezone)}`;

/** The instant of such a value. */
export const instantOfWallClock = (value: string, timezone: string): string => {
  const [day = '', time = '00:00'] = value.split('T');
  return instantAt(day, time.slice(0, 5), timezone);
};
