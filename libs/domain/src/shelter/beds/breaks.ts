import { own } from '@safe-haven/lang';
import type { EventContext } from '../../decider.ts';
import { later } from '../../instant.ts';
import type { Party } from '../../terms.ts';
import type { RejectionCode } from '../rejections.ts';
import type { KeptShelter } from '../state.ts';
import { earlierUse } from './earlier-use.ts';
import { unfit, unknownBed } from './unfit.ts';
import { usesOf } from './usage.ts';

/** The bed rules that a recorded fact may break after an earlier one was corrected (SH-13). */

export function bedBreaks(state: KeptShelter, bedId: string): RejectionCode | null {
  if (!own(state.beds, bedId)) return 'bed_unknown';
  return usesOf(state).has(bedId) ? 'bed_in_use' : null;
}

export function holdBreaks(state: KeptShelter, holdId: string): RejectionCode | null {
  if (own(state.holds, holdId)) return null;
  return state.ended.some((e) => e.id === holdId) ? 'hold_ended' : 'hold_unknown';
}

/** Why a party can't have these beds; `self` is its own hold or stay. */
export function useBreaks(
  state: KeptShelter,
  beds: readonly string[],
  party: Party,
  self: string | null,
): RejectionCode | null {
  return (unknownBed(state, beds) ?? unfit(state, usesOf(state, self), beds, party))?.code ?? null;
}

export const overlapBreaks = (
  state: KeptShelter,
  beds: readonly string[],
  { occurredAt, recordedAt }: EventContext,
  selves: readonly (string | null)[],
): RejectionCode | null =>
  earlierUse(state, beds, occurredAt, later(recordedAt, state.recordedAt), selves) ? 'overlaps_earlier_use' : null;

/** A stay in these beds from now on; `party` null: unchanged. */
export function settledBreaks(
  state: KeptShelter,
  stayId: string,
  beds: readonly string[],
  party: Party | null,
  context: EventContext,
): RejectionCode | null {
  const stay = own(state.stays, stayId);
  if (stay === undefined) return 'stay_unknown';
  const broken = useBreaks(state, beds, party ?? stay.party, stayId);
  if (broken !== null) return broken;
  if (context.occurredAt < stay.bedsSince) return 'overlaps_earlier_use';
  return overlapBreaks(state, beds, context, [stayId]);
}
