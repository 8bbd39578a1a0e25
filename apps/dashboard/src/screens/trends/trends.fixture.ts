import type { TrendAmounts, TrendLine, TrendPoint, Trends } from '@safe-haven/contracts';
import { i18n } from '../../locales/i18n.ts';
import type { L10n } from './format.ts';

export const L10N: L10n = { t: i18n.getFixedT('en', 'trends'), language: 'en-GB' };

const dayAfter = (index: number): string => new Date(Date.UTC(2026, 10, 1 + index)).toISOString().slice(0, 10);

/** Points from 1 November on: a number is a rate, a pair a range, null a gap, a string the reason why it is hidden. */
export const points = (
  ...values: readonly (number | readonly [number, number] | null | 'few_shelters' | 'few_people' | 'too_recent')[]
): TrendPoint[] =>
  values.map((value, index): TrendPoint => {
    const bucket = { day: dayAfter(index), to: dayAfter(index), partial: false };
    const known = knownOf(value === null ? 0 : 1, 1);
    if (value === null) return { show: 'gap', ...bucket, ...known };
    if (typeof value === 'string') return { show: 'hidden', ...bucket, why: value };
    if (typeof value === 'number') return { show: 'exact', ...bucket, ...known, ...amounts(value) };
    return { show: 'range', ...bucket, ...known, low: value[0], high: value[1] };
  });

/** Amounts of a day with ten places, of which this percentage is occupied. */
export const amounts = (percent: number): TrendAmounts => ({
  ratePercent: percent.toFixed(2),
  occupied: (percent / 10).toFixed(2),
  inService: '10.00',
  bedHours: {
    free: (240 - 2.4 * percent).toFixed(2),
    spare: '0.00',
    held: '0.00',
    occupied: (2.4 * percent).toFixed(2),
    out: '0.00',
  },
  personNights: Math.round(percent / 10),
  nights: 1,
});

/** So many days of a time, and as many nights of one house. */
export const knownOf = (days: number, of: number) => ({
  known: { days, of },
  shelterNights: { known: days, withPlaces: days, of },
});

export const line = (name: string, its: TrendPoint[]): TrendLine => ({
  key: name,
  name,
  country: 'RS',
  shelters: 4,
  points: its,
  summary: {
    ...knownOf(its.filter((p) => 'known' in p && p.known.days > 0).length, its.length),
    amounts: its.some((p) => p.show === 'exact') ? amounts(75) : null,
  },
});

export const trendsOf = (lines: TrendLine[], more: Partial<Trends> = {}): Trends => ({
  from: '2026-11-01',
  to: '2026-11-28',
  bucket: 'day',
  by: 'organisation',
  position: '1',
  lines,
  ...more,
});
