import { leastOf, type Row } from '@safe-haven/contracts';
import { unreachable } from '@safe-haven/lang';

/**
 * The places of one or several shelters. Exact rows are summed by state, banded rows by the minimum of their bands: a
 * sum of bands has no split into held and occupied.
 */
export interface Tally {
  shelters: number;
  exactShelters: number;
  free: number;
  spare: number;
  held: number;
  occupied: number;
  out: number;
  /** Minimum of free places of all banded rows. */
  bandedLeast: number;
  /** Number of banded shelters that are not full. */
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

/** The tally of one row. Overbooked shelters count as zero free places, not fewer. */
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
      const minFree = leastOf(row.places.band);
      return { ...NOTHING, shelters: 1, bandedLeast: minFree, bandedLit: minFree > 0 ? 1 : 0 };
    }
    case 'unreadable':
      return { ...NOTHING, shelters: 1, unreadable: 1 };
    default:
      return unreachable(row);
  }
}

const FIELDS = Object.keys(NOTHING) as readonly (keyof Tally)[];

/** Sums tallies field by field. */
export function sumOf(tallies: Iterable<Tally>): Tally {
  const sum = { ...NOTHING };
  for (const tally of tallies) for (const field of FIELDS) sum[field] += tally[field];
  return sum;
}

/** The certain free places: exact ones plus the minimum of the bands. */
export const leastFree = (tally: Tally): number => tally.free + tally.bandedLeast;

/** Whether all shelters are exact: only then may the marker look exact. */
export const isExact = (tally: Tally): boolean => tally.exactShelters === tally.shelters;

/** Whether two tallies would be drawn alike. */
export const sameTally = (a: Tally, b: Tally): boolean => FIELDS.every((field) => a[field] === b[field]);
