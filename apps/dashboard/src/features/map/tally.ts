import { leastOf, type Row } from '@safe-haven/contracts';
import { unreachable } from '@safe-haven/lang';

/**
 * What is known of the places in one or several houses. Exact rows are summed state by state, banded rows only by the
 * least that their bands promise: a sum of bands never grows a split into held and occupied.
 */
export interface Tally {
  shelters: number;
  exactShelters: number;
  free: number;
  spare: number;
  held: number;
  occupied: number;
  out: number;
  /** Least number of free places that the banded rows promise together. */
  bandedLeast: number;
  /** Banded houses that are not full. */
  bandedLit: number;
  unreadable: number;
}

const NOTHING: Tally = {
  shelters: 0,
  exactShelters: 0,
  free: 0,
  spare: 0,
  held: 0,
  occupied: 0,
  out: 0,
  bandedLeast: 0,
  bandedLit: 0,
  unreadable: 0,
};

/** The tally of one row. A house over its capacity has no free place, never fewer than none. */
export function tallyOf(row: Row): Tally {
  switch (row.view) {
    case 'exact':
      return {
        ...NOTHING,
        shelters: 1,
        exactShelters: 1,
        free: Math.max(0, row.places.free),
        spare: row.places.spare,
        held: row.places.held,
        occupied: row.places.occupied,
        out: row.places.outOfService,
      };
    case 'banded': {
      const least = leastOf(row.places.band);
      return { ...NOTHING, shelters: 1, bandedLeast: least, bandedLit: least > 0 ? 1 : 0 };
    }
    case 'unreadable':
      return { ...NOTHING, shelters: 1, unreadable: 1 };
    default:
      return unreachable(row);
  }
}

const FIELDS = Object.keys(NOTHING) as readonly (keyof Tally)[];

/** Sums field by field: a cluster's tally is the sum of its areas', as an area's is the sum of its houses'. */
export function sumOf(tallies: Iterable<Tally>): Tally {
  const sum = { ...NOTHING };
  for (const tally of tallies) for (const field of FIELDS) sum[field] += tally[field];
  return sum;
}

/** Free places that are certain: exact ones, and the least that the bands promise. */
export const leastFree = (tally: Tally): number => tally.free + tally.bandedLeast;

/** Whether every house inside gave exact numbers: only then may a marker look exact. */
export const isExact = (tally: Tally): boolean => tally.exactShelters === tally.shelters;

export const sameTally = (a: Tally, b: Tally): boolean => FIELDS.every((field) => a[field] === b[field]);
