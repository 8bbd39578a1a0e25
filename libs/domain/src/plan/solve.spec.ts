import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { always } from '../testing/seed.ts';
import { AIMS, noLevels, type PlanOption, type PlanProblem, sumOf } from './problem.ts';
import { solve } from './solve.ts';
import { reachedOf, weigh, weightsOf } from './weights.ts';

/** Small problems of up to five units and rows of every kind of tightness. */
const anyProblem: fc.Arbitrary<PlanProblem> = fc
  .array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 5 })
  .chain((capacities) => {
    const row = fc.nat(capacities.length - 1);
    const option: fc.Arbitrary<PlanOption> = fc
      .record({
        rows: fc.uniqueArray(row, { minLength: 1, maxLength: 3 }),
        amount: fc.integer({ min: 1, max: 2 }),
        costs: fc.array(fc.nat(3), { minLength: AIMS.length - 2, maxLength: AIMS.length - 2 }),
      })
      .map(({ rows, amount, costs }) => ({
        column: rows[0] as number,
        uses: rows.map((r, i) => ({ row: r, amount: i === 0 ? 1 : amount })),
        levels: [0, 0, ...costs],
      }));
    const unit = fc
      .record({ people: fc.integer({ min: 1, max: 4 }), options: fc.array(option, { maxLength: 4 }) })
      .map(({ people, options }) => ({ missing: noLevels().with(1, people), options }));
    return fc.array(unit, { minLength: 1, maxLength: 5 }).map((units) => ({ capacities, units }));
  });

/** Every combination, compared aim by aim and without any weight. */
function best({ capacities, units }: PlanProblem): readonly number[] {
  let least: readonly number[] | null = null;
  const walk = (unit: number, load: readonly number[], levels: readonly (readonly number[])[]): void => {
    if (load.some((amount, row) => amount > (capacities[row] as number))) return;
    const now = units[unit];
    if (now === undefined) {
      const sum = sumOf(levels);
      if (least === null || isLess(sum, least)) least = sum;
      return;
    }
    walk(unit + 1, load, [...levels, now.missing]);
    for (const { uses, levels: cost } of now.options) {
      const next = [...load];
      for (const { row, amount } of uses) next[row] = (next[row] as number) + amount;
      walk(unit + 1, next, [...levels, cost]);
    }
  };
  walk(
    0,
    capacities.map(() => 0),
    [],
  );
  return least ?? noLevels();
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, aim) => value !== b[aim]);
  return at !== -1 && (a[at] as number) < (b[at] as number);
}

const levelsOf = ({ units }: PlanProblem, chosen: readonly (number | null)[]) =>
  sumOf(
    units.map(({ missing, options }, u) => {
      const option = chosen[u] ?? null;
      return option === null ? missing : (options[option] as PlanOption).levels;
    }),
  );

describe('the search for a plan', () => {
  it('PL-2: finds what every combination tried one by one finds, and proves it', () => {
    let branched = 0;
    always(
      anyProblem,
      (problem) => {
        const weights = weightsOf(problem) as readonly number[];
        const { chosen, bound, stopped, nodes } = solve(problem, weights, { nodes: 10_000 });
        branched += Number(nodes > 1);
        const levels = levelsOf(problem, chosen);
        expect(levels).toEqual(best(problem));
        expect([stopped, bound]).toEqual([false, weigh(levels, weights)]);
      },
      600,
    );
    expect(branched).toBeGreaterThan(10);
  });

  it('PL-3: stopped after any amount of work, its bound is never above the best plan', () => {
    let unproven = 0;
    always(
      fc.tuple(anyProblem, fc.nat(2)),
      ([problem, nodes]) => {
        const weights = weightsOf(problem) as readonly number[];
        const { chosen, bound, stopped } = solve(problem, weights, { nodes });
        const reached = reachedOf(levelsOf(problem, chosen), bound, weights);
        const truth = best(problem);
        expect(bound).toBeLessThanOrEqual(weigh(truth, weights));
        const open = reached.findIndex(({ proven }) => !proven);
        expect(open !== -1).toBe(stopped);
        if (open === -1) return;
        unproven++;
        expect(reached.slice(0, open).map(({ value }) => value)).toEqual(truth.slice(0, open));
        expect(reached[open]?.bound).toBeLessThanOrEqual(truth[open] as number);
        expect(reached.slice(open + 1).every(({ bound: known }) => known === null)).toBe(true);
      },
      600,
    );
    expect(unproven).toBeGreaterThan(10);
  });

  it('PL-2: the same problem gives the same plan', () => {
    always(anyProblem, (problem) => {
      const weights = weightsOf(problem) as readonly number[];
      expect(solve(problem, weights)).toEqual(solve(problem, weights));
    });
  });

  it('PL-2: aims whose order is no exact number are refused, never rounded', () => {
    const option: PlanOption = { column: 0, uses: [{ row: 0, amount: 1 }], levels: AIMS.map(() => 100_000) };
    expect(weightsOf({ capacities: [1], units: [{ missing: noLevels(), options: [option] }] })).toBeNull();
  });
});
