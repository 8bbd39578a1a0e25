import type { Band, Row } from '@safe-haven/contracts';
import { unreachable } from '@safe-haven/lang';

/** Whether so many people fit together in a house: surely, perhaps (ask), or not. */
export type Fit = 'yes' | 'maybe' | 'no';

/** The least and the most that a band of places together can mean. */
const RANGE: Readonly<Record<Band, readonly [least: number, most: number]>> = {
  '0': [0, 0],
  '1': [1, 1],
  '2-3': [2, 3],
  '4+': [4, Number.POSITIVE_INFINITY],
};

/**
 * What is known must not be said with more certainty than it has: a band fits surely up to its least, perhaps up to
 * its most; a counted house and one that can't be read are asked by phone.
 */
export function fitOf(row: Row, together: number): Fit {
  if (together <= 0) return 'yes';
  switch (row.view) {
    case 'exact':
      if (row.mode !== 'kept') return row.places.free >= together ? 'maybe' : 'no';
      return row.places.together >= together ? 'yes' : 'no';
    case 'banded': {
      const counted = row.mode === 'counted';
      const band = counted ? row.places.band : row.places.together;
      // Of its now nobody has said anything: nobody is sent there on a guess.
      if (band === null) return 'no';
      const [least, most] = RANGE[band];
      if (most < together) return 'no';
      return least >= together && !counted ? 'yes' : 'maybe';
    }
    case 'unreadable':
      return 'maybe';
    default:
      return unreachable(row);
  }
}
