import { describe, expect, test } from '@jest/globals';
import { type FigureSpan, needReasons } from '@safe-haven/contracts';
import { amounts, knownOf, line, points } from '../trends.fixture.ts';
import { areComparable } from './comparable.ts';
import { differ, type Periods, type ShelterPair, standingOut } from './standing-out.ts';

type Exact = Extract<FigureSpan, { show: 'exact' }>;

interface Counts {
  readonly unmet?: number;
  readonly lapsed?: number;
  readonly admissions?: number;
  readonly reasons?: Partial<Record<(typeof needReasons)[number], number>>;
  readonly stays?: readonly [of: number, median: string];
}

const span = ({ unmet = 0, lapsed = 0, admissions = 0, reasons = {}, stays: [of, median] = [0, ''] }: Counts): Exact =>
  ({
    show: 'exact',
    shelters: {
      admissions,
      holds: { placed: 40, admitted: 30, lapsed, released: 0 },
      stays: { of, median: median || null, p90: null },
    },
    needs: {
      unmet,
      reasons: Object.fromEntries(needReasons.map((reason) => [reason, reasons[reason] ?? 0])),
    },
  }) as unknown as Exact;

/** A house whose first days were full, so many of ten, and the others half full; over all so much occupied. */
function shelter(name: string, full: readonly [now: number, before: number], percent: readonly [number, number]) {
  const of = (n: number, rate: number) => ({
    ...line(name, points(...Array.from({ length: 10 }, (_, day) => (day < n ? 100 : 50)))),
    summary: { ...knownOf(10, 10), amounts: amounts(rate) },
  });
  return { name, occupancy: { now: of(full[0], percent[0]), before: of(full[1], percent[1]) }, figures: null };
}

const periods = (more: Partial<Periods>): Periods => ({ whole: null, shelters: [], byDay: true, ...more });
const whole = (now: Counts, before: Counts) => periods({ whole: { now: span(now), before: span(before) } });

describe('FG-9 what stands out', () => {
  test('is a house that was full on five days more, those of the greatest difference first', () => {
    const shelters = [
      shelter('Lipa', [6, 1], [70, 65]),
      shelter('Javor', [5, 1], [70, 65]),
      shelter('Dunja', [9, 2], [90, 85]),
    ];
    expect(standingOut(periods({ shelters }))).toEqual([
      { rule: 'full', name: 'Dunja', full: 9, of: 10, before: 2 },
      { rule: 'full', name: 'Lipa', full: 6, of: 10, before: 1 },
    ]);
    expect(standingOut(periods({ shelters, byDay: false }))).toEqual([]);
  });

  test('is ten points more or less of a house, and not nine', () => {
    const shelters = [shelter('Lipa', [0, 0], [71, 80]), shelter('Javor', [0, 0], [50, 60])];
    expect(standingOut(periods({ shelters }))).toEqual([{ rule: 'occupied', name: 'Javor', now: 50, before: 60 }]);
  });

  test('is a reason of at least three, and at least half, of the unmet requests', () => {
    const reasons = { no_free_place: 3, not_known: 5 };
    expect(standingOut(whole({ unmet: 6, reasons }, { unmet: 6 }))).toEqual([
      { rule: 'reason', reason: 'no_free_place', count: 3, of: 6 },
    ]);
    expect(standingOut(whole({ unmet: 7, reasons }, { unmet: 7 }))).toEqual([]);
    expect(standingOut(whole({ unmet: 2, reasons: { no_free_place: 2 } }, { unmet: 2 }))).toEqual([]);
  });

  test('is a count that differs by more than chance makes of it', () => {
    expect([differ(12, 3), differ(7, 3), differ(3, 12), differ(0, 0)]).toEqual([true, false, true, false]);
    expect(standingOut(whole({ unmet: 12, lapsed: 3 }, { unmet: 3, lapsed: 5 }))).toEqual([
      { rule: 'unmet', now: 12, before: 3 },
    ]);
  });

  test('is a median stay that differs by a third, of at least five stays in both', () => {
    const stays = (now: Counts['stays'], before: Counts['stays']): ShelterPair => ({
      ...shelter('Lipa', [0, 0], [50, 50]),
      figures: { now: span({ stays: now! }), before: span({ stays: before! }) },
    });
    expect(standingOut(periods({ shelters: [stays([6, '20.00'], [5, '30.00'])] }))).toEqual([
      { rule: 'stay', name: 'Lipa', now: 20, before: 30, of: 6 },
    ]);
    expect(standingOut(periods({ shelters: [stays([6, '21.00'], [5, '30.00'])] }))).toEqual([]);
    expect(standingOut(periods({ shelters: [stays([4, '10.00'], [5, '30.00'])] }))).toEqual([]);
  });

  test('is at most four', () => {
    const shelters = ['A', 'B', 'C', 'D', 'E'].map((name) => shelter(name, [9, 1], [95, 50]));
    expect(standingOut(periods({ shelters }))).toHaveLength(4);
  });
});

describe('FG-8 two periods are held against each other', () => {
  const nights = (known: number, of: number) => ({ known, withPlaces: known, of });

  test('where two thirds of the nights of both are known, and before two thirds as many as now', () => {
    expect(areComparable(nights(100, 112), nights(80, 112))).toBe(true);
    expect(areComparable(nights(70, 112), nights(112, 112))).toBe(false);
    expect(areComparable(nights(112, 112), nights(70, 112))).toBe(false);
    expect(areComparable(nights(112, 112), nights(56, 56))).toBe(false);
    expect(areComparable(nights(112, 112), nights(0, 0))).toBe(false);
  });
});
