import { type Band, bandOf } from '@safe-haven/contracts';
import { isExact, leastFree, type Tally } from './tally.ts';

/**
 * What the middle of a marker says. `exact` only if every house inside is exact; `band` where one band still says all
 * that is known; `at_least` for sums; `ask` where no number can be read at all.
 */
export type Headline =
  | { kind: 'exact'; free: number }
  | { kind: 'band'; band: Band }
  | { kind: 'at_least'; least: number }
  | { kind: 'ask' };

export function headlineOf(tally: Tally): Headline {
  const least = leastFree(tally);
  if (isExact(tally)) return { kind: 'exact', free: tally.free };
  if (tally.unreadable > 0) return least > 0 ? { kind: 'at_least', least } : { kind: 'ask' };
  if (least === 0) return { kind: 'band', band: '0' };
  const oneBandSaysAll = tally.exactShelters === 0 && tally.bandedLit === 1;
  return oneBandSaysAll ? { kind: 'band', band: bandOf(least) } : { kind: 'at_least', least };
}

/** How many of the three arcs of a band marker are lit: like the pips of the list, never a proportion. */
export function filledArcs(headline: Headline): 0 | 1 | 2 | 3 {
  if (headline.kind === 'ask') return 0;
  const band =
    headline.kind === 'band' ? headline.band : bandOf(headline.kind === 'exact' ? headline.free : headline.least);
  return FILLED[band];
}

const FILLED = { '0': 0, '1': 1, '2-3': 2, '4+': 3 } as const;
