import {
  type DeclinedReason,
  declinedReasons,
  type FigureBand,
  type FigureSpan,
  needReasons,
} from '@safe-haven/contracts';
import { rangeOf, rateHalfUp } from '../trends/rate.ts';
import { bandOf, sumOfBands } from './bands.ts';
import { DESTINATIONS } from './marks.ts';
import type { NeedTally } from './need-tally.ts';
import { quantilesOf } from './quantiles.ts';
import { countOf, sumOfTallies, type Tally } from './tally.ts';

type Exact = Extract<FigureSpan, { show: 'exact' }>;
type Bands = Extract<FigureSpan, { show: 'bands' }>;

const DAY = 86_400_000;
const MINUTE = 60_000;

/** A tally as exact numbers. */
export const exactShelterValues = (tally: Tally): NonNullable<Exact['shelters']> => ({
  ...mapCounts((count) => count(tally)),
  stays: quantilesOf(tally.stays, DAY),
  decisions: quantilesOf(tally.decisions, MINUTE),
  freshPercent: rateHalfUp(tally.freshMs, tally.openMs),
});

/** Tallies of several months, each in parts, as bands; without the lengths of stays and the times of decisions. */
export const bandedShelterValues = (months: readonly (readonly Tally[])[]): NonNullable<Bands['shelters']> => ({
  ...mapCounts((count) => sumOfBands(months.flat().map((part) => bandOf(count(part))))),
  freshPercent: freshRange(months.map(sumOfTallies)),
});

/**
 * From the lowest to the highest monthly range: a mean over the months could narrow a single month down. null: no
 * shelter was published.
 */
function freshRange(months: readonly Tally[]): FigureBand | null {
  const ranges = months.flatMap(({ freshMs, openMs }) => rangeOf(freshMs, openMs, FRESH_STEP) ?? []);
  if (ranges.length === 0) return null;
  return { low: Math.min(...ranges.map(({ low }) => low)), high: Math.max(...ranges.map(({ high }) => high)) };
}

/** Width of the ranges of the fresh share, in per cent. */
const FRESH_STEP = 10;

/** Every count of a tally; `convert` makes the value of the answer from the function that counts. */
function mapCounts<T>(convert: (count: (tally: Tally) => number) => T) {
  return {
    admissions: convert((tally) => countOf(tally, 'admission')),
    people: convert(({ people }) => people),
    discharges: convert((tally) => DESTINATIONS.reduce((sum, to) => sum + countOf(tally, to), 0)),
    destinations: Object.fromEntries(
      DESTINATIONS.map((to) => [to, convert((tally) => countOf(tally, to))] as const),
    ) as Record<(typeof DESTINATIONS)[number], T>,
    holds: {
      placed: convert((tally) => countOf(tally, 'holdPlaced') - countOf(tally, 'holdUndone')),
      admitted: convert((tally) => countOf(tally, 'holdAdmitted')),
      lapsed: convert((tally) => countOf(tally, 'holdLapsed') - countOf(tally, 'lapseUndone')),
      released: convert((tally) => countOf(tally, 'holdReleased')),
    },
    board: {
      relied: convert((tally) => countOf(tally, 'boardHeld') + countOf(tally, 'boardFailed')),
      held: convert((tally) => countOf(tally, 'boardHeld')),
    },
    declined: byReason((reason) => convert((tally) => countOf(tally, `declined.${reason}`))),
  };
}

const byReason = <T>(value: (reason: DeclinedReason) => T) =>
  Object.fromEntries(declinedReasons.map((reason) => [reason, value(reason)])) as Record<DeclinedReason, T>;

export const exactNeedValues = (tally: NeedTally): NonNullable<Exact['needs']> => ({
  ...tally,
  firstYes: quantilesOf(tally.firstYes, MINUTE),
  firstHold: quantilesOf(tally.firstHold, MINUTE),
});

export function bandedNeedValues(parts: readonly NeedTally[]): NonNullable<Bands['needs']> {
  const band = (of: (part: NeedTally) => number) => sumOfBands(parts.map((part) => bandOf(of(part))));
  const reasons = Object.fromEntries(needReasons.map((reason) => [reason, band((part) => part.reasons[reason])]));
  return {
    opened: band(({ opened }) => opened),
    unmet: band(({ unmet }) => unmet),
    reasons: reasons as NonNullable<Bands['needs']>['reasons'],
    declinedRequests: byReason((reason) => band((part) => part.declinedRequests[reason])),
    searches: band(({ searches }) => searches),
    foundNothing: band(({ foundNothing }) => foundNothing),
  };
}
