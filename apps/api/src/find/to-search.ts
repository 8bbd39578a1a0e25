import type { FindAsk, findAsk, findQuery } from '@safe-haven/contracts';
import { type Actor, partyOf, placesNeeded, type Search } from '@safe-haven/domain';
import type { z } from 'zod';
import { Failure } from '../problems/failure.ts';
import { pointOf } from './matchable-shelters.ts';

export type Asked = z.output<typeof findAsk>;

/** What crossed the wire as the domain searches for it at `now` (an instant). Refuses a party in which nobody takes a place. */
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
 * A query as the body of a search. `sonsOldest` says that one of the children is a boy: of the others nobody said, and girls are what
 * most houses take.
 */
export function queryAsBody({ adults, children, sonsOldest }: z.output<typeof findQuery>): FindAsk {
  if (sonsOldest === undefined) return { party: { adults, children } };
  if (children === 0) throw invalid('sonsOldest', 'there are no children');
  return { party: { women: adults, girls: children - 1, boys: 1, sonsOldest } };
}

const invalid = (path: string, message: string): Failure => new Failure('invalid', { faults: [{ path, message }] });
