import { own } from '@safe-haven/lang';
import { rejected } from '../../decider.ts';
import { later } from '../../instant.ts';
import type { Instant, Party } from '../../terms.ts';
import { earlierUse } from '../beds/earlier-use.ts';
import { endedAs, withHappened } from '../beds/unfit.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter, Stay } from '../state.ts';
import { momentOf } from './time.ts';

/** The stay, or why there is none (any more). */
export function liveStay(state: KeptShelter, stayId: string): Stay | ShelterDecision {
  const stay = own(state.stays, stayId);
  if (stay !== undefined) return stay;
  const ended = endedAs(state, stayId, 'stay');
  return rejected(withHappened(ended === null ? 'stay_unknown' : 'stay_ended', ended));
}

/** When a party's beds change: the given time, otherwise now. */
export const changeAt = (given: Instant | undefined, at: Instant, stay: Stay): Instant =>
  given === undefined ? later(at, stay.bedsSince) : at;

export const overlaps = (
  state: KeptShelter,
  stay: Stay,
  { beds, party, isExempt }: { readonly beds: readonly string[]; readonly party: Party; readonly isExempt: boolean },
  at: Instant,
  ctx: ShelterContext,
): boolean =>
  at < stay.bedsSince ||
  earlierUse(state, beds, at, momentOf(state, ctx), [stay.stayId], isExempt ? null : party) !== null;
