import { own } from '@safe-haven/lang';
import type { EventContext } from '../../decider.ts';
import { later } from '../../instant.ts';
import type { Instant, Party } from '../../terms.ts';
import type { RejectionCode } from '../rejections.ts';
import type { KeptShelter } from '../state.ts';
import { earlierUse } from './earlier-use.ts';
import { notToShare } from './free.ts';
import { type Has, keepsRooms } from './keeps-rooms.ts';
import { roomsOf } from './rooms.ts';
import { groupsOf } from './sharing.ts';
import { unfit, unknownBed } from './unfit.ts';
import { type Use, usesOf } from './usage.ts';

/** The bed rules that a recorded fact may break after an earlier one was corrected (SH-13). */

export function bedBreaks(state: KeptShelter, bedId: string): RejectionCode | null {
  if (!own(state.beds, bedId)) return 'bed_unknown';
  return usesOf(state).has(bedId) ? 'bed_in_use' : null;
}

export function holdBreaks(state: KeptShelter, holdId: string): RejectionCode | null {
  if (own(state.holds, holdId)) return null;
  return state.ended.some((e) => e.id === holdId) ? 'hold_ended' : 'hold_unknown';
}

/** A use of beds by a party, as an event has it. */
export interface PartyUse {
  readonly beds: readonly string[];
  readonly party: Party;
  /** What it has already: its hold or its stay. */
  readonly has: Has | null;
  /** Somebody of the house decided who shares the room. */
  readonly roomException?: true | undefined;
}

/** Whether the rule of who shares a room says nothing about a use. */
export const isExempt = (state: KeptShelter, { beds, party, has, roomException }: PartyUse): boolean =>
  roomException === true || keepsRooms(state, has, beds, party);

/** Since when a use holds, until when it is backdated, and the party's own hold and stay. */
interface Backdated {
  readonly from: Instant;
  readonly until: Instant;
  readonly selves: readonly (string | null)[];
}

/**
 * The tick of a command as its event records it: only where it went against the rule, so that it says something: against who
 * is there, or who was there meanwhile. `others` excludes the party's own use.
 */
export function exceptionOf(
  { roomException }: { readonly roomException?: true | undefined },
  state: KeptShelter,
  others: ReadonlyMap<string, Use>,
  { beds, party, has }: PartyUse,
  { from, until, selves }: Backdated,
): { readonly roomException?: true } {
  if (roomException !== true || keepsRooms(state, has, beds, party)) return {};
  const isAgainst =
    notToShare(state, others, roomsOf(state, beds), groupsOf(party)) !== null ||
    earlierUse(state, beds, from, until, selves, party) !== null;
  return isAgainst ? { roomException } : {};
}

/** Why a party can't have these beds; `self` is its own hold or stay. */
export const useBreaks = (state: KeptShelter, use: PartyUse, self: string | null): RejectionCode | null =>
  (unknownBed(state, use.beds) ?? unfit(state, usesOf(state, self), use.beds, use.party, isExempt(state, use)))?.code ??
  null;

export const overlapBreaks = (
  state: KeptShelter,
  use: PartyUse | Pick<PartyUse, 'beds'>,
  { occurredAt, recordedAt }: EventContext,
  selves: readonly (string | null)[],
): RejectionCode | null => {
  const party = !('party' in use) || isExempt(state, use) ? null : use.party;
  const overlap = earlierUse(state, use.beds, occurredAt, later(recordedAt, state.recordedAt), selves, party);
  return overlap === null ? null : 'overlaps_earlier_use';
};

/** A stay in these beds from now on; `party` absent: unchanged. */
export function settledBreaks(
  state: KeptShelter,
  stayId: string,
  to: Pick<PartyUse, 'beds' | 'roomException'> & { readonly party?: Party },
  context: EventContext,
): RejectionCode | null {
  const stay = own(state.stays, stayId);
  if (stay === undefined) return 'stay_unknown';
  const use = { party: stay.party, ...to, has: stay };
  const broken = useBreaks(state, use, stayId);
  if (broken !== null) return broken;
  if (context.occurredAt < stay.bedsSince) return 'overlaps_earlier_use';
  return overlapBreaks(state, use, context, [stayId]);
}
