import { describe, expect, it } from '@jest/globals';
import type { Row } from '@safe-haven/contracts';
import fc from 'fast-check';
import { bandedRow, exactRow, unreadableRow } from '../board/board.fixture.ts';
import { type Criteria, NO_CRITERIA } from './criteria.ts';
import { type ListingContext, listingOf } from './listing.ts';
import { shelterIndexer, sorted } from './order.ts';
import { createSearch } from './search.ts';

const NOW = Date.parse('2026-11-25T01:30:00.000Z');
const NAMES: Readonly<Record<string, string>> = {
  AL: 'Albania',
  BA: 'Bosnia and Herzegovina',
  MK: 'North Macedonia',
  RS: 'Serbia',
};
const collator = new Intl.Collator('en');
const countryName = (code: string) => NAMES[code] ?? code;

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
/** Index, order and filters, as a screen applies them. */
const listingFor = (criteria: Partial<Criteria>, rows: readonly Row[] = ROWS, more: Partial<ListingContext> = {}) => {
  const asked = { ...NO_CRITERIA, ...criteria };
  const ordered = sorted(rows, asked.order, { index: shelterIndexer(collator)(rows), collator, countryName, now: NOW });
  return listingOf(ordered, asked, { matcher: createSearch(), countryName, organisation: 'Atina', ...more });
};
const listed = (criteria: Partial<Criteria>, more: Partial<ListingContext> = {}) => {
  const { own, others } = listingFor(criteria, ROWS, more);
  return { own, others };
};

describe('the list', () => {
  it('puts exact houses first, the most free on top, ties by name, what cannot be read last', () => {
    expect(listed({})).toEqual({ own: ['javor', 'lipa', 'breza', 'dunja'], others: ['vrba', 'blini'] });
  });

  it('says how many there are without the filter', () => {
    expect(listingFor({ country: 'BA' })).toMatchObject({ own: [], ownOfAll: 4, othersOfAll: 2 });
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
    expect(listed({ search }, { areaName }).others).toEqual(others);
  });

  it('lists who surely fits before who perhaps does, and leaves out who cannot', () => {
    expect(listed({ together: 3 })).toEqual({ own: ['javor', 'lipa', 'dunja'], others: ['vrba', 'blini'] });
    expect(listed({ together: 5 })).toEqual({ own: ['dunja'], others: ['vrba'] });
  });

  it('changes the index only when a shelter is added, removed or renamed', () => {
    const indexOf = shelterIndexer(collator);
    const first = indexOf(ROWS);
    const changed = ROWS.map((row) =>
      row.view === 'exact' ? { ...row, confirmedAt: '2026-11-25T01:20:00.000Z' } : row,
    );
    expect(indexOf(changed)).toBe(first);
    const more = [...ROWS, exactRow('ada', { name: 'House Ada' })];
    const { rankAt, placeAt, placeOf } = indexOf(more);
    expect([...rankAt]).toEqual([2, 5, 4, 3, 1, 6, 0]);
    expect([...placeAt].map((place) => more[place]!.shelterId).slice(0, 2)).toEqual(['ada', 'blini']);
    expect(placeOf.get('ada')).toBe(6);
    const renamed = indexOf(more.map((row) => (row.shelterId === 'ada' ? { ...row, name: 'House Zora' } : row)));
    expect(renamed.rankAt[6]).toBe(6);
    expect(indexOf(ROWS).placeOf.has('ada')).toBe(false);
  });

  it('orders any houses as comparing them one with another would', () => {
    const free = fc.oneof(fc.integer({ min: -3, max: 6 }), fc.integer({ min: -5_000, max: 5_000 }));
    const some = fc.array(fc.record({ free, name: fc.constantFrom('A', 'Č', 'C', 'Ђ') }), { maxLength: 12 });
    fc.assert(
      fc.property(some, (shelters) => {
        const rows = shelters.map(({ free: places, name }, n) => exactRow(`h${n}`, { free: places, name }));
        const least = (n: number) => Math.max(-4_000, Math.min(4_000, n));
        const compared = [...rows].sort(
          (a, b) =>
            least(b.places.free) - least(a.places.free) ||
            collator.compare(a.name, b.name) ||
            (a.shelterId < b.shelterId ? -1 : 1),
        );
        expect(listingFor({}, rows).own).toEqual(compared.map((row) => row.shelterId));
      }),
    );
  });
});
