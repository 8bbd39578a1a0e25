import { type Band, bandOf } from '@safe-haven/contracts';
import { isExact, leastFree, type Tally } from './tally.ts';

/**
 * The text in the middle of a marker. `exact` if all shelters are exact; `band` if a single band covers all that is
 * known; `at_least` for sums; `ask` if no number can be read.
 */
export type Headline =
  | { kind: 'exact'; free: number }
  | { kind: 'band'; band: Band }
  | { kind: 'at_least'; least: number }
  | { kind: 'ask' };

/** What a marker says of its shelters, exact only if all of them are. */
export function headlineOf(tally: Tally): Headline {
  const minFree = leastFree(tally);
  if (isExact(tally)) return { kind: 'exact', free: tally.free };
  if (tally.unreadable > 0) return minFree > 0 ? { kind: 'at_least', least: minFree } : { kind: 'ask' };
  if (minFree === 0) return { kind: 'band', band: '0' };
  const isSingleBand = tally.exactShelters === 0 && tally.bandedLit === 1;
  return isSingleBand ? { kind: 'band', band: bandOf(minFree) } : { kind: 'at_least', least: minFree };
}

/** The number of filled arcs of a band marker: like the pips in the list, not a proportion. */
export function filledArcs(headline: Headline): 0 | 1 | 2 | 3 {
  if (headline.kind === 'ask') return 0;
  const band =
    headline.kind === 'band' ? headline.band : bandOf(headline.kind === 'exact' ? headline.free : headline.least);
  return FILLED[band];
}

const FILLED = { '0': 0, '1': 1, '2-3': 2, '4+': 3 } as const;
