import type { FigureBand, FigureSpan } from '@safe-haven/contracts';
import { rangeOf, rateHalfUp } from '../trends/rate.ts';
import { DESTINATIONS } from './marks.ts';
import type { NeedTally } from './need-tally.ts';
import { spreadOf } from './spread.ts';
import { countOf, type Tally } from './tally.ts';

type Exact = Extract<FigureSpan, { show: 'exact' }>;
type Bands = Extract<FigureSpan, { show: 'bands' }>;

const DAY = 86_400_000;
const MINUTE = 60_000;

/** A tally as it is told to those whose houses they are. */
export const exactHouses = (tally: Tally): NonNullable<Exact['houses']> => ({
  ...countsOf(tally, (n) => n),
  stays: spreadOf(tally.stays, DAY),
  decisions: spreadOf(tally.decisions, MINUTE),
  freshPercent: rateHalfUp(tally.freshMs, tally.openMs),
});

/** The same for everybody else: no number, and nothing of how long anybody stayed. */
export const bandedHouses = (tally: Tally): NonNullable<Bands['houses']> => ({
  ...countsOf(tally, bandOf),
  freshPercent: rangeOf(tally.freshMs, tally.openMs, FRESH_STEP),
});

/** Per cent. */
const FRESH_STEP = 10;

function countsOf<T>(tally: Tally, as: (n: number) => T) {
  const discharges = DESTINATIONS.map((to) => [to, countOf(tally, to)] as const);
  return {
    admissions: as(countOf(tally, 'admission')),
    people: as(tally.people),
    discharges: as(discharges.reduce((sum, [, n]) => sum + n, 0)),
    destinations: Object.fromEntries(discharges.map(([to, n]) => [to, as(n)])) as Record<
      (typeof DESTINATIONS)[number],
      T
    >,
    holds: {
      placed: as(countOf(tally, 'holdPlaced') - countOf(tally, 'holdUndone')),
      admitted: as(countOf(tally, 'holdAdmitted')),
      lapsed: as(countOf(tally, 'holdLapsed') - countOf(tally, 'lapseUndone')),
      released: as(countOf(tally, 'holdReleased')),
    },
  };
}

export const exactNeeds = (tally: NeedTally): NonNullable<Exact['needs']> => tally;

/** Fewer requests than this are no number of a network (domain.md §5). */
const FEWEST_REQUESTS = 5;

/** null: too few asked for a place. */
export function bandedNeeds({ opened, unmet, reasons, searches, foundNothing }: NeedTally): Bands['needs'] {
  if (opened < FEWEST_REQUESTS) return null;
  const banded = Object.fromEntries(Object.entries(reasons).map(([reason, n]) => [reason, bandOf(n)]));
  return {
    opened: bandOf(opened),
    unmet: bandOf(unmet),
    reasons: banded as NonNullable<Bands['needs']>['reasons'],
    searches: bandOf(searches),
    foundNothing: bandOf(foundNothing),
  };
}

const FLOORS = [0, 5, 10, 20, 50, 100, 200, 500, 1_000] as const;

/** "Fewer than 5", "5 to 9", "10 to 19": none and one are never told apart. */
export function bandOf(n: number): FigureBand {
  const place = FLOORS.findLastIndex((floor) => floor <= n);
  const next = FLOORS[place + 1];
  return { low: FLOORS[place] ?? 0, high: next === undefined ? null : next - 1 };
}
