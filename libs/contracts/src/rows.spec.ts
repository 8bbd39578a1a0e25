import { describe, expect, it } from '@jest/globals';
import { bandedRow, bandOf, exactRow, freshnessOf, leastOf, unreadableRow } from './rows.ts';

describe('bands', () => {
  it('SH-15 of free places are full, 1, 2-3, 4 or more', () => {
    expect([-1, 0, 1, 2, 3, 4, 40].map(bandOf)).toEqual(['0', '0', '1', '2-3', '2-3', '4+', '4+']);
  });

  it('SH-15 add up to the least that they promise, never to more than there is', () => {
    for (let n = 0; n < 10; n++) expect(leastOf(bandOf(n))).toBeLessThanOrEqual(n);
    expect((['0', '1', '2-3', '4+'] as const).map(leastOf)).toEqual([0, 1, 2, 4]);
  });
});

describe('freshness', () => {
  it('is fresh under 2 h, ageing under 8 h, then stale', () => {
    const asOf = '2026-03-28T20:00:00.000Z';
    const after = (minutes: number) => freshnessOf(asOf, Date.parse(asOf) + minutes * 60_000);
    expect([0, 119, 120, 479, 480, 100_000].map(after)).toEqual([
      'fresh',
      'fresh',
      'ageing',
      'ageing',
      'stale',
      'stale',
    ]);
  });
});

describe('the shapes of a row', () => {
  it('SH-15 a banded row has no field for a revision, an instant or an exact count', () => {
    expect(Object.keys(bandedRow.shape).toSorted()).toEqual(
      [
        'view',
        'shelterId',
        'name',
        'organisation',
        'country',
        'area',
        'kind',
        'mode',
        'intake',
        'places',
        'freshness',
        'check',
        'call',
        'extra',
      ].toSorted(),
    );
    // SU-8: the house itself has offered these places, until that instant, to everybody.
    expect(Object.keys(bandedRow.shape.extra.unwrap().shape)).toEqual(['places', 'until']);
    // NT-9: an hour of the day, no instant.
    expect(Object.keys(bandedRow.shape.check.unwrap().shape)).toEqual(['hour', 'done']);
    expect(Object.keys(bandedRow.shape.places.shape)).toEqual(['band', 'together']);
    // PC-3: the instant is that of a call, and no number.
    expect(Object.keys(bandedRow.shape.call.unwrap().shape)).toEqual(['band', 'at', 'byRole']);
  });

  it('SH-16 free is shown with what it is made of, in the exact row alone', () => {
    expect(Object.keys(exactRow.shape.places.shape)).toEqual(
      expect.arrayContaining(['inService', 'free', 'held', 'occupied']),
    );
    expect(Object.keys(unreadableRow.shape)).not.toContain('places');
  });
});
