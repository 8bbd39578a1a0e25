import type { TrendLine, TrendPoint, Trends } from '@safe-haven/contracts';
import { i18n } from '../../locales/i18n.ts';
import type { L10n } from './format.ts';

export const L10N: L10n = { t: i18n.getFixedT('en', 'trends'), language: 'en-GB' };

const dayAfter = (index: number): string => new Date(Date.UTC(2026, 10, 1 + index)).toISOString().slice(0, 10);

/** Points from 1 November on: a number is a rate, a pair a range, null a gap, a word the reason why it is hidden. */
export const points = (
  ...said: readonly (number | readonly [number, number] | null | 'few_shelters' | 'few_people' | 'too_recent')[]
): TrendPoint[] =>
  said.map((value, index): TrendPoint => {
    const day = dayAfter(index);
    if (value === null) return { show: 'gap', day };
    if (typeof value === 'string') return { show: 'hidden', day, why: value };
    if (typeof value === 'number') {
      return {
        show: 'exact',
        day,
        ratePercent: value.toFixed(2),
        occupied: (value / 10).toFixed(2),
        inService: '10.00',
      };
    }
    return { show: 'range', day, low: value[0], high: value[1] };
  });

export const line = (name: string, its: TrendPoint[]): TrendLine => ({
  key: name,
  name,
  country: 'RS',
  shelters: 4,
  points: its,
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
