import { describe, expect, test } from '@jest/globals';
import { occupancyRead, trendsQuery } from '@safe-haven/contracts';
import { endpointOf } from '../../../net/read/endpoints.ts';
import { addressOf, choiceIn } from './address.ts';
import { finer, firstChoice, inPeriod, periodOf, queryOf } from './query.ts';

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

  test('a year is read by month; the last month and quarter are those of the calendar', () => {
    const first = firstChoice(true, NOW);
    expect(inPeriod(first, 'year', NOW)).toMatchObject({ from: '2025-11-26', bucket: 'month' });
    expect(inPeriod(first, 'lastMonth', NOW)).toMatchObject({ from: '2026-10-01', to: '2026-10-31', bucket: 'day' });
    const quarter = inPeriod(first, 'lastQuarter', NOW);
    expect(quarter).toMatchObject({ from: '2026-07-01', to: '2026-09-30', bucket: 'week' });
    expect(periodOf(quarter, NOW)).toBe('lastQuarter');
    expect(periodOf({ ...quarter, from: '2026-07-02' }, NOW)).toBeNull();
  });

  test('is what the wire takes, without what was left open', () => {
    const query = queryOf({ ...firstChoice(true, NOW), shelter: 'lipa' })!;
    expect(trendsQuery.safeParse(query).success).toBe(true);
    expect(endpointOf(occupancyRead, query).path).toBe(
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

describe('the address of the page', () => {
  const read = (address: string, exact = true) => choiceIn(new URLSearchParams(address), exact, NOW);

  test('says all that was chosen, and reads as the same again', () => {
    const choice = { ...inPeriod(firstChoice(true, NOW), 'lastQuarter', NOW), by: 'shelter', country: 'RS' } as const;
    expect(addressOf(choice).toString()).toBe('from=2026-07-01&to=2026-09-30&bucket=week&by=shelter&country=RS');
    expect(read(addressOf(choice).toString())).toEqual(choice);
  });

  test('is the first choice where it says nothing, or what cannot be asked', () => {
    const first = firstChoice(true, NOW);
    for (const address of ['', 'from=2026-07-01', 'from=x&to=y', 'from=2026-07-02&to=2026-07-01'])
      expect(read(address)).toEqual(first);
    expect(read('from=2026-07-01&to=2026-07-31&by=shelter', false).by).toBe('country');
  });
});
