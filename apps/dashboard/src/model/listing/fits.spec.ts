import { describe, expect, it } from '@jest/globals';
import { type Band, bandOf } from '@safe-haven/contracts';
import fc from 'fast-check';
import { bandedRow, exactRow, unreadableRow } from '../board/board.fixture.ts';
import { fitOf } from './fits.ts';

const banded = (together: Band) => bandedRow('b', { places: { band: '4+', together } });

describe('whether a party fits together', () => {
  it.each([
    ['0', 1, 'no'],
    ['1', 1, 'yes'],
    ['1', 2, 'no'],
    ['2-3', 2, 'yes'],
    ['2-3', 3, 'maybe'],
    ['2-3', 4, 'no'],
    ['4+', 4, 'yes'],
    ['4+', 5, 'maybe'],
  ] as const)('a band of %s for %i: %s', (together, places, fit) => {
    expect(fitOf(banded(together), places)).toBe(fit);
  });

  it('is certain of exact houses, and asks counted and unreadable ones', () => {
    const lipa = exactRow('lipa', { free: 3 });
    expect([fitOf(lipa, 3), fitOf(lipa, 4)]).toEqual(['yes', 'no']);
    const counted = exactRow('c', { free: 3, mode: 'counted' });
    expect([fitOf(counted, 3), fitOf(counted, 4)]).toEqual(['maybe', 'no']);
    const countedBand = bandedRow('d', { mode: 'counted', places: { band: '2-3', together: '0' } });
    expect([fitOf(countedBand, 2), fitOf(countedBand, 4)]).toEqual(['maybe', 'no']);
    expect(fitOf(unreadableRow('u'), 9)).toBe('maybe');
    expect(fitOf(banded('0'), 0)).toBe('yes');
  });

  it('OC-8: asks a counted house that never said how many places it has, while its report is not old', () => {
    const reported = { night: '2026-11-24', asOf: '2026-11-24T20:00:00.000Z', inService: null, occupied: 7 };
    expect(fitOf(exactRow('c', { free: 0, mode: 'counted', reported }), 3)).toBe('maybe');
    const unknown = { mode: 'counted', places: { band: null, together: null } } as const;
    expect(fitOf(bandedRow('d', { ...unknown, freshness: 'fresh' }), 3)).toBe('maybe');
    expect(fitOf(bandedRow('d', { ...unknown, freshness: 'stale' }), 3)).toBe('no');
  });

  it('VA-11: is never so in a draft', () => {
    expect(fitOf(exactRow('d', { free: 12, draft: true }), 1)).toBe('no');
  });

  it('never promises what a band does not say, nor hides a house that may fit', () => {
    fc.assert(
      fc.property(fc.nat(12), fc.integer({ min: 1, max: 12 }), (together, places) => {
        const fit = fitOf(banded(bandOf(together)), places);
        if (together >= places) expect(fit).not.toBe('no');
        else expect(fit).not.toBe('yes');
      }),
    );
  });
});
