import type { L10n } from '../../../model/l10n/l10n.ts';
import { clock, DAY, instantAt, instantOfWallClock, localDay } from '../../../model/time/time.ts';

/** The offered ends: the next occurrence of an hour in the shelter's time zone, a duration, or none. */
export type Until = 'h2' | 'h12' | 'morning' | 'noon' | 'd1' | 'd3' | 'never' | 'other';
const HOUR = 3_600_000;
const HOURS: Readonly<Partial<Record<Until, number>>> = { h2: 2, h12: 12 };
const DAYS: Readonly<Partial<Record<Until, number>>> = { d1: 1, d3: 3 };
const CLOCKS: Readonly<Partial<Record<Until, string>>> = { morning: '06:00', noon: '12:00' };

export function formatUntil(l10n: L10n, until: Until, now: number): string {
  const { t, timezone } = l10n;
  const at = CLOCKS[until];
  if (at !== undefined) {
    const end = nextAt(at, timezone, now);
    const today = localDay(end, timezone) === localDay(now, timezone);
    return t(today ? 'form.until.today' : 'form.until.tomorrow', { time: clock(l10n, end) });
  }
  if (until === 'never') return t('form.untilResumed');
  if (until === 'other') return t('form.until.other');
  const days = DAYS[until];
  return days === undefined
    ? t('form.until.hours', { count: HOURS[until] ?? 0 })
    : t('form.until.days', { count: days });
}

/** The instant of an end; null: none. `input` is the wall-clock time of `other`. `now` in ms. */
export function untilInstant({ timezone }: L10n, until: Until, input: string, now: number): string | null {
  const at = CLOCKS[until];
  if (at !== undefined) return nextAt(at, timezone, now);
  if (until === 'never') return null;
  if (until === 'other') return input === '' ? null : instantOfWallClock(input, timezone);
  return new Date(now + (HOURS[until] ?? 0) * HOUR + (DAYS[until] ?? 0) * DAY).toISOString();
}

/** The next occurrence of a wall-clock time: at 02:10, 06:00 is today. */
function nextAt(time: string, timezone: string, now: number): string {
  const today = instantAt(localDay(now, timezone), `${time}:00`, timezone);
  return Date.parse(today) > now ? today : instantAt(localDay(now + DAY, timezone), `${time}:00`, timezone);
}
