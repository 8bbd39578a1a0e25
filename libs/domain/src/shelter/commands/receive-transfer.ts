import { own } from '@safe-haven/lang';
import { accepted, recordedActor, refuse } from '../../decider.ts';
import { after, later, MINUTE } from '../../instant.ts';
import { barredRules } from '../../matching/touched.ts';
import { placesNeeded } from '../../party.ts';
import { allocateAmong } from '../beds/allocate.ts';
import { freeByRoom } from '../beds/free.ts';
import { lastTaking, withHappened } from '../beds/unfit.ts';
import { usesOf } from '../beds/usage.ts';
import { refuseWithPlaces } from '../deciding/refusals.ts';
import { everything, momentOf, onTime } from '../deciding/time.ts';
import { holdOfTransfer, transferHoldDeadline } from '../deciding/transfer-hold.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter } from '../state.ts';
import { type CommandOf, keptHouseCommand } from './command.ts';

export const receiveTransfer = keptHouseCommand<'receive-transfer'>({ action: 'keep_house', decide });

/** The house accepts a transfer: that is a hold for the way, all of its beds or none (TR-7). The same transfer twice is one hold. */
function decide(command: CommandOf<'receive-transfer'>, before: KeptShelter, ctx: ShelterContext): ShelterDecision {
  if (before.closed) return refuse('house_closed');
  return onTime(before, ctx, everything, (state) => {
    if (holdOfTransfer(state, command.transferId) !== null) return accepted();
    if (placesNeeded(command.party) === 0) return refuse('empty_party');
    return command.isWalkIn ? hold(command, state, ctx) : (refusalOf(command, state, ctx) ?? hold(command, state, ctx));
  });
}

/**
 * Pause and rules as they are now: between the proposal and its acceptance both may have changed. A party that has
 * already arrived is not refused.
 */
function refusalOf(
  { party, needs }: CommandOf<'receive-transfer'>,
  { intake, rules, timezone }: KeptShelter,
  { actor, now }: ShelterContext,
): ShelterDecision | null {
  if (intake.state === 'paused') return refuse('intake_paused');
  return barredRules(rules, timezone, { party, needs, actor, now }).length > 0 ? refuse('party_not_taken') : null;
}

function hold(command: CommandOf<'receive-transfer'>, state: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const { transferId, requestId, party, arrival } = command;
  const occurredAt = momentOf(state, ctx);
  const expiresAt = transferHoldDeadline(state, occurredAt, arrival);
  const theirs = command.theirHold === null ? undefined : own(state.holds, command.theirHold);
  if (theirs?.transferId === null) {
    const event = { type: 'PartyExpected', holdId: theirs.holdId, arrival, transferId } as const;
    return accepted({ event: { ...event, expiresAt: later(theirs.expiresAt, expiresAt) }, occurredAt });
  }
  const uses = usesOf(state);
  const found = allocateAmong(freeByRoom(state, uses), party);
  if (!found.ok) return refuseWithPlaces(state, uses, withHappened(found.code, lastTaking(uses)));
  const { extensionMinutes, extensions } = state.holdPolicy;
  const longestEnd = after(expiresAt, extensions * extensionMinutes * MINUTE);
  const policy = { extensionMinutes, extensions, longestEnd };
  const of = { holdId: ctx.newId, requestId, transferId, placedBy: recordedActor(ctx) };
  return accepted({
    event: { type: 'BedsHeld', ...of, beds: found.beds, party, arrival, expiresAt, policy },
    occurredAt,
  });
}
