import { describe, expect, it } from '@jest/globals';
import { bandedRow, exactRow, unreadableRow } from '../board.fixture.ts';
import { type Criteria, EVERYTHING } from './criteria.ts';
import { listingOf } from './listing.ts';
import { nameRanker } from './name-ranks.ts';

const NOW = Date.parse('2026-11-25T01:30:00.000Z');
const NAMES: Readonly<Record<string, string>> = {
  AL: 'Albania',
  BA: 'Bosnia and Herzegovina',
  MK: 'North Macedonia',
  RS: 'Serbia',
};
const context = {
  countryRank: (code: string) => Object.keys(NAMES).indexOf(code),
  countryName: (code: string) => NAMES[code] ?? code,
  now: NOW,
  organisation: 'Atina',
};

const ROWS = [
  exactRow('breza', { free: 0, name: 'House Breza' }),
  exactRow('lipa', { free: 3, name: 'House Lipa', changedAt: '2026-11-24T10:00:00.000Z' }),
  exactRow('javor', { free: 3, name: 'House Javor' }),
  unreadableRow('dunja', { name: 'House Dunja' }),
  bandedRow('blini', {
    name: 'House Blini',
    area: { id: 'al-shkoder', name: 'Shkodër', point: null },
    places: { band: '2-3', together: '2-3' },
  }),
  bandedRow('vrba', { name: 'House Vrba', country: 'BA', places: { band: '4+', together: '4+' }, freshness: 'stale' }),
];
const ranksOf = nameRanker(new Intl.Collator('en'));
const listed = (criteria: Partial<Criteria>) => {
  const { own, others } = listingOf(ROWS, { ...EVERYTHING, ...criteria }, { ...context, nameRanks: ranksOf(ROWS) });
  return { own, others };
};

describe('the list', () => {
  it('puts exact houses first, the most free on top, ties by name, what can not be read last', () => {
    expect(listed({})).toEqual({ own: ['javor', 'lipa', 'breza', 'dunja'], others: ['vrba', 'blini'] });
  });

  it('says how many there are without the filter', () => {
    expect(listingOf(ROWS, { ...EVERYTHING, country: 'BA' }, { ...context, nameRanks: ranksOf(ROWS) })).toMatchObject({
      own: [],
      ownOfAll: 4,
      othersOfAll: 2,
    });
  });

  it('orders by name, by freshness, by country', () => {
    expect(listed({ order: 'name' }).own).toEqual(['breza', 'dunja', 'javor', 'lipa']);
    expect(listed({ order: 'freshness' })).toEqual({
      own: ['javor', 'breza', 'lipa', 'dunja'],
      others: ['blini', 'vrba'],
    });
    expect(listed({ order: 'country' }).others).toEqual(['blini', 'vrba']);
  });

  it('keeps to a country', () => {
    expect(listed({ country: 'AL' })).toEqual({ own: [], others: ['blini'] });
  });

  it.each([
    ['shkoder', ['blini']],
    ['SHKO', ['blini']],
    ['koder', []],
    ['loreto vrba', ['vrba']],
    ['vrba loreto', ['vrba']],
    ['bosnia', ['vrba']],
    ['  ', ['vrba', 'blini']],
  ])('finds "%s"', (search, others) => {
    expect(listed({ search }).others).toEqual(others);
  });

  it.each([
    ['скадар', ['blini']],
    ['skadar', ['blini']],
    ['shkoder', ['blini']],
    ['врба', ['vrba']],
    ['ЛИПА', []],
  ])('finds "%s" on either keyboard, by the name of the area in the chosen language too', (search, others) => {
    const areaName = ({ name }: { name: string }) => (name === 'Shkodër' ? 'Скадар' : name);
    const asked = { ...context, nameRanks: ranksOf(ROWS), areaName };
    expect(listingOf(ROWS, { ...EVERYTHING, search }, asked).others).toEqual(others);
  });

  it('lists who surely fits before who perhaps does, and leaves out who can not', () => {
    expect(listed({ together: 3 })).toEqual({ own: ['javor', 'lipa', 'dunja'], others: ['vrba', 'blini'] });
    expect(listed({ together: 5 })).toEqual({ own: ['dunja'], others: ['vrba'] });
  });

  it('ranks names anew only when one is new', () => {
    const first = ranksOf(ROWS);
    const changed = ROWS.map((row) =>
      row.view === 'exact' ? { ...row, confirmedAt: '2026-11-25T01:20:00.000Z' } : row,
    );
    expect(ranksOf(changed)).toBe(first);
    const renamed = ranksOf([...ROWS, exactRow('ada', { name: 'House Ada' })]);
    expect(renamed.get('ada')).toBe(0);
    expect(renamed.get('blini')).toBe(1);
  });
});
