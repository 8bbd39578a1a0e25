import { describe, expect, test } from '@jest/globals';
import { trendsQuery } from '@safe-haven/contracts';
import { addresses } from '../../../net/read/addresses.ts';
import { finer, firstChoice, inPeriod, queryOf } from './query.ts';

const NOW = new Date(2026, 10, 25, 2, 10);

describe('what is asked of the trends', () => {
  test('at first: one’s own houses as one for four weeks; the countries of the network for a quarter', () => {
    expect(firstChoice(true, NOW)).toMatchObject({
      by: 'organisation',
      from: '2026-10-29',
      to: '2026-11-25',
      bucket: 'day',
    });
    expect(firstChoice(false, NOW)).toMatchObject({
      by: 'country',
      from: '2026-08-27',
      to: '2026-11-25',
      bucket: 'week',
    });
  });

  test('a year is read by month, and one’s own range keeps its step', () => {
    const year = inPeriod(firstChoice(true, NOW), 'year', NOW);
    expect(year).toMatchObject({ from: '2025-11-26', bucket: 'month' });
    expect(inPeriod(year, 'custom', NOW)).toMatchObject({ from: '2025-11-26', bucket: 'month', period: 'custom' });
  });

  test('is what the wire takes, without what was left open', () => {
    const query = queryOf({ ...firstChoice(true, NOW), shelter: 'lipa' })!;
    expect(trendsQuery.safeParse(query).success).toBe(true);
    expect(addresses.trends(query).path).toBe(
      '/api/trends/occupancy?from=2026-10-29&to=2026-11-25&bucket=day&by=organisation&shelter=lipa',
    );
  });

  test('is nothing while a range is not one', () => {
    expect(queryOf({ ...firstChoice(true, NOW), from: '' })).toBeNull();
    expect(queryOf({ ...firstChoice(true, NOW), to: '2026-10-01' })).toBeNull();
  });

  test('goes finer only as far as the reader may see', () => {
    const query = queryOf(firstChoice(true, NOW))!;
    expect(finer(query, true)?.by).toBe('shelter');
    expect(finer(query, false)).toBeNull();
    expect(finer({ ...query, by: 'country' }, false)?.by).toBe('organisation');
    expect(finer({ ...query, by: 'shelter' }, true)).toBeNull();
  });
});
