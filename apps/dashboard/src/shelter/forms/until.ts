import { DAY, instantAt, instantOfWallClock, localDay } from '../say/time.ts';
import type { Tongue } from '../say/words.ts';

/** Ends that are offered: by the clock of the house, or so many hours from now. */
export const UNTILS = ['h2', 'h12', 'morning', 'noon', 'd1', 'd3', 'never', 'other'] as const;
export type Until = (typeof UNTILS)[number];
const HOUR = 3_600_000;
const LENGTHS: Readonly<Partial<Record<Until, number>>> = { h2: 2 * HOUR, h12: 12 * HOUR, d1: DAY, d3: 3 * DAY };

export function untilWords({ t }: Tongue, until: Until): string {
  switch (until) {
    case 'h2':
      return t('form.until.hours', { count: 2 });
    case 'h12':
      return t('form.until.hours', { count: 12 });
    case 'd1':
      return t('form.until.days', { count: 1 });
    case 'd3':
      return t('form.until.days', { count: 3 });
    case 'never':
      return t('form.untilResumed');
    default:
      return t(`form.until.${until}`);
  }
}

/** The instant that is meant; null: no end. `typed` is the wall clock of `other`. */
export function untilInstant({ timezone }: Tongue, until: Until, typed: string, now: number): string | null {
  const length = LENGTHS[until];
  if (length !== undefined) return new Date(now + length).toISOString();
  const tomorrow = localDay(now + DAY, timezone);
  if (until === 'morning') return instantAt(tomorrow, '06:00:00', timezone);
  if (until === 'noon') return instantAt(tomorrow, '12:00:00', timezone);
  return until === 'other' && typed !== '' ? instantOfWallClock(typed, timezone) : null;
}
