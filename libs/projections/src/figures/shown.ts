import { type FigureBand, type FigureSpan, needReasons } from '@safe-haven/contracts';
import { rangeOf, rateHalfUp } from '../trends/rate.ts';
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

/**
 * The same for everybody else: no number, and nothing of how long anybody stayed. Of what is told in parts, the bands of the
 * parts are added up: a band of its own would narrow theirs, down to a single number.
 */
export const bandedHouses = (parts: readonly Tally[]): NonNullable<Bands['houses']> => {
  const { freshMs, openMs } = together(parts);
  return {
    ...countsOf((of) => added(parts.map((part) => bandOf(of(part))))),
    freshPercent: rangeOf(freshMs, openMs, FRESH_STEP),
  };
};

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

/** Fewer requests than this are no number of a network (domain.md §5). */
const FEWEST_REQUESTS = 5;

/** null: too few asked for a place, in one of the parts. */
export function bandedNeeds(parts: readonly NeedTally[]): Bands['needs'] {
  if (parts.length === 0 || !parts.every(isEnough)) return null;
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

/** Whether the needs of a month are told at all. */
export const isEnough = ({ opened }: NeedTally): boolean => opened >= FEWEST_REQUESTS;

const FLOORS = [0, 5, 10, 20, 50, 100, 200, 500, 1_000] as const;

/** "Fewer than 5", "5 to 9", "10 to 19": none and one are never told apart. */
export function bandOf(n: number): FigureBand {
  const place = FLOORS.findLastIndex((floor) => floor <= n);
  const next = FLOORS[place + 1];
  return { low: FLOORS[place] ?? 0, high: next === undefined ? null : next - 1 };
}

/** What bands say of a sum, and no more. */
const added = (bands: readonly FigureBand[]): FigureBand => ({
  low: bands.reduce((sum, { low }) => sum + low, 0),
  high: bands.reduce<number | null>((sum, { high }) => (sum === null || high === null ? null : sum + high), 0),
});
