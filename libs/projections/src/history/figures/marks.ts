import type { DeclinedBecause, Destination } from '@safe-haven/domain';

/**
 * The countable events of one shelter ("marks") as plain instants in the order of the log. They hold no local day and
 * no time zone, so a back-dated fact is appended like any other, and a changed time zone only changes how they are read.
 */
export interface ShelterFigures {
  /**
   * The marks, flattened: three numbers each, the instant (ms), the index of the kind in `MARKS`, and a value that
   * depends on the kind.
   */
  readonly marks: number[];
  /** Intervals in which the shelter was fresh, disjoint and oldest first: start, end (ms), start, end, … */
  readonly fresh: number[];
  /**
   * Intervals in which the shelter was published and not closed: start, end (ms), …; the last one may have no end yet.
   */
  readonly open: number[];
  /** Ids of stays that had begun before the shelter was registered: their length is unknown (IM-5). */
  readonly openings: string[];
}

export const emptyFigures = (): ShelterFigures => ({ marks: [], fresh: [], open: [], openings: [] });

/** The length of a stay whose beginning is unknown. */
export const NOT_KNOWN = -1;

/** How many numbers a mark takes in `marks`. */
export const MARK_WIDTH = 3;

/**
 * Values by kind: `admission`, number of people; `holdAdmitted` and `holdReleased`, time until the decision (ms).
 * `holdUndone`: a hold placed by mistake, at the instant at which it was placed. `lapseUndone`: a lapsed hold whose
 * party was admitted after all.
 */
const SHELTER_MARKS = [
  'admission',
  'holdPlaced',
  'holdAdmitted',
  'holdLapsed',
  'holdReleased',
  'holdUndone',
  'lapseUndone',
] as const;

/**
 * A discharge, by destination; the value is the length of the stay (ms) or `NOT_KNOWN`. In the order of the contract's
 * list, to which new ones are only appended.
 */
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

/** Holds and calls that relied on a board that said *free*: the place was there, or it was not. */
const BOARD_MARKS = ['boardHeld', 'boardFailed'] as const;

/** A hold that its party declined, by why. */
const DECLINED_MARKS = [
  'declined.too_far',
  'declined.across_border',
  'declined.not_together',
  'declined.shared_room',
  'declined.house_rules',
  'declined.found_elsewhere',
  'declined.not_said',
] as const satisfies readonly `declined.${DeclinedBecause | 'not_said'}`[];

export type Mark =
  | (typeof SHELTER_MARKS)[number]
  | Destination
  | (typeof BOARD_MARKS)[number]
  | (typeof DECLINED_MARKS)[number];

/** Snapshots store the index of a kind, so new kinds are appended. */
export const MARKS: readonly Mark[] = [...SHELTER_MARKS, ...DESTINATIONS, ...BOARD_MARKS, ...DECLINED_MARKS];
const INDEXES = new Map(MARKS.map((mark, index) => [mark, index]));

export function addMark({ marks }: ShelterFigures, at: number, kind: Mark, value: number): void {
  marks.push(at, INDEXES.get(kind)!, value);
}
