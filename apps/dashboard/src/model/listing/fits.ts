import type { Band, ExactRow, Row } from '@safe-haven/contracts';
import { unreachable } from '@safe-haven/lang';
import { isDraft } from '../board/drafts.ts';

/** Whether a party fits together in a shelter: certainly, maybe (ask), or not. */
export type Fit = 'yes' | 'maybe' | 'no';

/** The minimum and maximum of a band of places together. */
const RANGE: Readonly<Record<Band, readonly [least: number, most: number]>> = {
  '0': [0, 0],
  '1': [1, 1],
  '2-3': [2, 3],
  '4+': [4, Number.POSITIVE_INFINITY],
};

/** It reports who is there, and never said how many places it has: it is asked by phone (OC-8). */
const hasNoPlaces = ({ reported }: ExactRow): boolean => reported !== null && reported.inService === null;

/**
 * Bands fit certainly up to their minimum and maybe up to their maximum; counted and unreadable shelters are asked by
 * phone.
 */
export function fitOf(row: Row, together: number): Fit {
  if (together <= 0) return 'yes';
  if (isDraft(row)) return 'no';
  switch (row.view) {
    case 'exact':
      if (row.mode !== 'kept') return row.places.free >= together || hasNoPlaces(row) ? 'maybe' : 'no';
      return row.places.together >= together ? 'yes' : 'no';
    case 'banded': {
      const counted = row.mode === 'counted';
      // By phone a house says how many are free, not how many of them together.
      const isSure = !counted && row.places.together !== null;
      const band = isSure ? row.places.together : row.places.band;
      // Of a stale report nothing current is known: nobody is sent there on a guess.
      if (band === null) return row.freshness === 'stale' ? 'no' : 'maybe';
      const [min, max] = RANGE[band];
      if (max < together) return 'no';
      return min >= together && isSure ? 'yes' : 'maybe';
    }
    case 'unreadable':
      return 'maybe';
    default:
      return unreachable(row);
  }
}
