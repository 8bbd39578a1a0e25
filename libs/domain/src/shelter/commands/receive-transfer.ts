import { own } from '@safe-haven/lang';
import { accepted, recordedActor, refuse } from '../../decider.ts';
import { after, later, MINUTE } from '../../instant.ts';
import { barredRules } from '../../matching/touched.ts';
import { placesNeeded } from '../../party.ts';
import { allocateAmong } from '../beds/allocate.ts';
import { freeByRoom } from '../beds/free.ts';
import { allocateInTwo } from '../beds/two-rooms.ts';
import { lastTaking, withHappened } from '../beds/unfit.ts';
import { usesOf } from '../beds/usage.ts';
import { refuseWithPlaces } from '../deciding/refusals.ts';
import { everything, momentOf, onTime } from '../deciding/time.ts';
import { holdOfTransfer, transferHoldDeadline } from '../deciding/transfer-hold.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter } from '../state.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

export const receiveTransfer = keptShelterCommand<'receive-transfer'>({ action: 'keep_house', decide });

/**
 * The house accepts a transfer by a hold for the journey: all of its beds or none (TR-7). Accepting it twice gives one
 * hold.
 */
function decide(command: CommandOf<'receive-transfer'>, before: KeptShelter, ctx: ShelterContext): ShelterDecision {
  if (before.closed) return refuse('house_closed');
  if (before.draft) return refuse('house_not_published');
  return onTime(before, ctx, everything, (state) => {
    if (holdOfTransfer(state, command.transferId) !== null) return accepted();
    if (placesNeeded(command.party) === 0) return refuse('empty_party');
    return command.isWalkIn ? hold(command, state, ctx) : (refusalOf(command, state, ctx) ?? hold(command, state, ctx));
  });
}

/**
 * Pause and rules are checked now, because both may have changed since the proposal. A party that has arrived is not
 * refused.
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
  const presentHold = command.theirHold === null ? undefined : own(state.holds, command.theirHold);
  if (presentHold?.transferId === null) {
    const event = { type: 'PartyExpected', holdId: presentHold.holdId, arrival, transferId } as const;
    return accepted({ event: { ...event, expiresAt: later(presentHold.expiresAt, expiresAt) }, occurredAt });
  }
  const uses = usesOf(state);
  const free = freeByRoom(state, uses);
  const found = allocateAmong(free, party);
  // A party at the door gets whatever the house can give (TR-10).
  const inTwo = !found.ok && command.isWalkIn ? allocateInTwo(free, party) : null;
  if (!found.ok && inTwo === null) return refuseWithPlaces(state, uses, withHappened(found.code, lastTaking(uses)));
  const beds = found.ok ? found.beds : (inTwo as readonly string[]);
  const { extensionMinutes, extensions } = state.holdPolicy;
  const longestEnd = after(expiresAt, extensions * extensionMinutes * MINUTE);
  const policy = { extensionMinutes, extensions, longestEnd };
  const of = { holdId: ctx.newId, requestId, transferId, placedBy: recordedActor(ctx) };
  return accepted({
    event: { type: 'BedsHeld', ...of, beds, party, arrival, expiresAt, policy },
    occurredAt,
  });
}
