import { describe, expect, it } from '@jest/globals';
import { bandedRow, exactRow, unreadableRow } from './board.fixture.ts';
import { boardTotalsOf, freeOf, totalsOf } from './totals.ts';

describe('totals', () => {
  it('sums exact houses exactly, state by state', () => {
    const totals = totalsOf([exactRow('a', { free: 3 }), exactRow('b', { free: 0 })]);
    expect(totals).toMatchObject({ shelters: 2, exactFree: 3, held: 2, occupied: 11, out: 0 });
    expect(freeOf(totals)).toEqual({ kind: 'exact', free: 3 });
  });

  it('FR-3: counts what is spare apart from what is free, never in it', () => {
    const { places } = exactRow('a', { free: 1 });
    const totals = totalsOf([exactRow('a', { places: { ...places, spare: 2, occupied: 4 } })]);
    expect(totals).toMatchObject({ exactFree: 1, spare: 2, held: 1, occupied: 4 });
  });

  it('adds the least of each band, says "at least", and knows no split of them', () => {
    const band = (places: '0' | '1' | '2-3' | '4+') => bandedRow(places, { places: { band: places, together: '0' } });
    const totals = totalsOf([exactRow('a', { free: 3 }), band('0'), band('1'), band('2-3'), band('4+')]);
    expect(freeOf(totals)).toEqual({ kind: 'at_least', free: 3 + 0 + 1 + 2 + 4 });
    expect(totals).toMatchObject({ exactFree: 3, leastInBands: 7, held: 1, occupied: 4 });
  });

  it('is not exact with a house that cannot be read, and never less than none with one that is over its places', () => {
    expect(freeOf(totalsOf([exactRow('a', { free: 1 }), unreadableRow('u')]))).toEqual({ kind: 'at_least', free: 1 });
    expect(freeOf(totalsOf([exactRow('a', { free: 1 }), exactRow('b', { free: -2 })]))).toEqual({
      kind: 'exact',
      free: 1,
    });
  });

  it('VA-11: leaves a draft out, of the places and of the houses', () => {
    const rows = [exactRow('a', { free: 3 }), exactRow('d', { free: 12, draft: true })];
    expect(totalsOf(rows)).toEqual(totalsOf(rows.slice(0, 1)));
    const { own, network, countries } = boardTotalsOf(rows);
    for (const sum of [own, network, countries.get('RS')]) expect(sum).toMatchObject({ shelters: 1, exactFree: 3 });
  });

  it('NT-9: counts who has confirmed since they were asked, exact or in bands, and says since when at the earliest', () => {
    const check = (hour: string, done: boolean) => ({ check: { hour, done } });
    const rows = [
      exactRow('a', check('20:00', true)),
      exactRow('b', {}),
      bandedRow('c', check('18:00', true)),
      bandedRow('d', check('07:30', false)),
      unreadableRow('u'),
    ];
    expect(totalsOf(rows, '23:10')).toMatchObject({ asked: 3, confirmed: 2, since: '07:30' });
    // In the morning, evening hours were yesterday.
    expect(totalsOf(rows, '08:00')).toMatchObject({ asked: 3, confirmed: 2, since: '18:00' });
    expect(totalsOf([exactRow('b', {})])).toMatchObject({ asked: 0, confirmed: 0, since: '' });
  });
});
