import type { FindAsk, findAsk, findQuery } from '@safe-haven/contracts';
import { type Actor, partyOf, placesNeeded, type Search } from '@safe-haven/domain';
import type { z } from 'zod';
import { pointOf } from '../feed/matchable-shelters.ts';
import { invalid } from '../problems/failure.ts';

export type Asked = z.output<typeof findAsk>;

/**
 * Maps the request body to a search of the domain at `now` (an instant). Rejects a party in which nobody needs a place.
 */
export function toSearch({ party, needs, from, avoid, arrival }: Asked, now: string, actor: Actor): Search {
  const full = partyOf(party);
  if (placesNeeded(full) === 0) throw invalid('party', 'nobody in it takes a place');
  return {
    party: full,
    needs,
    from: from === null ? null : pointOf(from),
    avoid,
    arrival,
    now,
    actor,
    requestId: null,
  };
}

/**
 * Maps a query to a search body. `sonsOldest` means that one child is a boy; the others count as girls, whom most
 * shelters take.
 */
export function queryAsBody({ adults, children, sonsOldest }: z.output<typeof findQuery>): FindAsk {
  if (sonsOldest === undefined) return { party: { adults, children } };
  if (children === 0) throw invalid('sonsOldest', 'there are no children');
  return { party: { women: adults, girls: children - 1, boys: 1, sonsOldest } };
}
