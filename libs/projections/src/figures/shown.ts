import { type FigureBand, type FigureSpan, needReasons } from '@safe-haven/contracts';
import { rangeOf, rateHalfUp } from '../trends/rate.ts';
import { added, bandOf } from './bands.ts';
import { DESTINATIONS } from './marks.ts';
import type { NeedTally } from './need-tally.ts';
import { spreadOf } from './spread.ts';
import { countOf, type Tally, together } from './tally.ts';

type Exact = Extract<FigureSpan, { show: 'exact' }>;
type Bands = Extract<FigureSpan, { show: 'bands' }>;

const DAY = 86_400_000;
const MINUTE = 60_000;

/** A tally as it is told to those whose houses they are. */
export const exactHouses = (tally: Tally): NonNullable<Exact['houses']> => ({
  ...countsOf((of) => of(tally)),
  stays: spreadOf(tally.stays, DAY),
  decisions: spreadOf(tally.decisions, MINUTE),
  freshPercent: rateHalfUp(tally.freshMs, tally.openMs),
});

/** The same for everybody else, of several months that have parts: no number, and nothing of how long anybody stayed. */
export const bandedHouses = (months: readonly (readonly Tally[])[]): NonNullable<Bands['houses']> => ({
  ...countsOf((of) => added(months.flat().map((part) => bandOf(of(part))))),
  freshPercent: freshRange(months.map(together)),
});

/** What the ranges of the months say of all of them, and no more; null: no house was published. */
function freshRange(months: readonly Tally[]): FigureBand | null {
  const ranges = months.flatMap(({ freshMs, openMs }) => rangeOf(freshMs, openMs, FRESH_STEP) ?? []);
  if (ranges.length === 0) return null;
  return { low: Math.min(...ranges.map(({ low }) => low)), high: Math.max(...ranges.map(({ high }) => high)) };
}

/** Per cent. */
const FRESH_STEP = 10;

/** `as`: what becomes of a way to count. */
function countsOf<T>(as: (of: (tally: Tally) => number) => T) {
  return {
    admissions: as((tally) => countOf(tally, 'admission')),
    people: as(({ people }) => people),
    discharges: as((tally) => DESTINATIONS.reduce((sum, to) => sum + countOf(tally, to), 0)),
    destinations: Object.fromEntries(
      DESTINATIONS.map((to) => [to, as((tally) => countOf(tally, to))] as const),
    ) as Record<(typeof DESTINATIONS)[number], T>,
    holds: {
      placed: as((tally) => countOf(tally, 'holdPlaced') - countOf(tally, 'holdUndone')),
      admitted: as((tally) => countOf(tally, 'holdAdmitted')),
      lapsed: as((tally) => countOf(tally, 'holdLapsed') - countOf(tally, 'lapseUndone')),
      released: as((tally) => countOf(tally, 'holdReleased')),
    },
  };
}

export const exactNeeds = (tally: NeedTally): NonNullable<Exact['needs']> => tally;

export function bandedNeeds(parts: readonly NeedTally[]): NonNullable<Bands['needs']> {
  const band = (of: (part: NeedTally) => number) => added(parts.map((part) => bandOf(of(part))));
  const reasons = Object.fromEntries(needReasons.map((reason) => [reason, band((part) => part.reasons[reason])]));
  return {
    opened: band(({ opened }) => opened),
    unmet: band(({ unmet }) => unmet),
    reasons: reasons as NonNullable<Bands['needs']>['reasons'],
    searches: band(({ searches }) => searches),
    foundNothing: band(({ foundNothing }) => foundNothing),
  };
}
