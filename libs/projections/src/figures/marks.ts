import type { Destination } from '@safe-haven/domain';

/**
 * What is counted of one house, as plain instants in the order of the log: no day, no zone, so that a back-dated fact is
 * entered like any other and another time zone changes nothing that is kept.
 */
export interface HouseFigures {
  /** Three numbers a mark: when (ms), what (its place in `MARKS`), and its value. */
  readonly marks: number[];
  /** Times in which the house was fresh, apart and oldest first: from, until (ms). */
  readonly fresh: number[];
  /** Times in which it was published and not closed: from, until (ms); the last one may have no end. */
  readonly open: number[];
  /** Stays of who was there already when the house began here: since when is not known (IM-5). */
  readonly openings: string[];
}

export const emptyFigures = (): HouseFigures => ({ marks: [], fresh: [], open: [], openings: [] });

/** How long a stay was of which nobody said when it began. */
export const NOT_KNOWN = -1;

/** Numbers of a mark in `marks`. */
export const MARK_WIDTH = 3;

/**
 * `admission`: how many people. `holdAdmitted`, `holdReleased`: how long until it was decided (ms). `holdUndone`: a hold
 * that was placed by mistake, at the instant at which it had been placed. `lapseUndone`: its party was admitted all the same.
 */
const HOUSE_MARKS = [
  'admission',
  'holdPlaced',
  'holdAdmitted',
  'holdLapsed',
  'holdReleased',
  'holdUndone',
  'lapseUndone',
] as const;

/** In the order of the contract's list, which only grows at its end; the value is how long the stay was (ms), or `NOT_KNOWN`. */
export const DESTINATIONS = [
  'own_home',
  'family',
  'other_shelter',
  'supported_housing',
  'return_to_country',
  'institution',
  'left_unplanned',
  'unknown',
] as const satisfies readonly Destination[];

export type Mark = (typeof HOUSE_MARKS)[number] | Destination;

/** Places are written down in snapshots: a new mark is put at the end. */
export const MARKS: readonly Mark[] = [...HOUSE_MARKS, ...DESTINATIONS];
const PLACES = new Map(MARKS.map((mark, place) => [mark, place]));

export function mark({ marks }: HouseFigures, at: number, what: Mark, value: number): void {
  marks.push(at, PLACES.get(what)!, value);
}
