import { accepted, refuse, rejected } from '../../decider.ts';
import { later } from '../../instant.ts';
import { placesNeeded } from '../../party.ts';
import { own, same } from '../../records.ts';
import type { Instant } from '../../words.ts';
import { refit } from '../beds/allocate.ts';
import { barredFrom, earlierUse } from '../beds/earlier-use.ts';
import { endedAs, lastTaking, unfit, unknownBed, withHappened } from '../beds/unfit.ts';
import { usesOf } from '../beds/usage.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter, Stay } from '../state.ts';
import { type Command, refuseWithPlaces } from './refuse.ts';
import { dated, everything, inRoomsOf, momentOf, onTime, planFault } from './time.ts';

/** The stay, or why there is none (any more). */
function liveStay(state: KeptShelter, stayId: string): Stay | ShelterDecision {
  const stay = own(state.stays, stayId);
  if (stay !== undefined) return stay;
  const ended = endedAs(state, stayId, 'stay');
  return rejected(withHappened(ended === null ? 'stay_unknown' : 'stay_ended', ended));
}

/** When a party's beds change: as it was said, and without a word now. */
const changeAt = (said: Instant | undefined, at: Instant, stay: Stay): Instant =>
  said === undefined ? later(at, stay.bedsSince) : at;

export function decideMove(command: Command<'move-party'>, before: KeptShelter, ctx: ShelterContext): ShelterDecision {
  return onTime(before, ctx, inRoomsOf(before, command.beds), (state) => move(command, state, ctx));
}

function move(command: Command<'move-party'>, state: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const to = [...new Set(command.beds)];
  const when = dated(command.occurredAt, state, ctx);
  if (!when.ok) return refuse(when.code);
  const unknown = unknownBed(state, to);
  if (unknown !== null) return rejected(unknown);
  const stay = liveStay(state, command.stayId);
  if (!('stayId' in stay)) return stay;
  if (same(to, stay.beds)) return accepted();
  const fault = unfit(state, usesOf(state, stay.stayId), to, stay.party);
  if (fault !== null) return refuseWithPlaces(state, usesOf(state), fault);
  const at = changeAt(command.occurredAt, when.at, stay);
  if (overlaps(state, stay, to, at, ctx)) return refuse('overlaps_earlier_use');
  return accepted({ event: { type: 'PartyMoved', stayId: stay.stayId, from: stay.beds, to }, occurredAt: at });
}

const overlaps = (state: KeptShelter, stay: Stay, beds: readonly string[], at: Instant, ctx: ShelterContext): boolean =>
  at < stay.bedsSince || earlierUse(state, beds, at, momentOf(state, ctx), [stay.stayId]) !== null;

export function decideChange(
  command: Command<'change-party'>,
  before: KeptShelter,
  ctx: ShelterContext,
): ShelterDecision {
  const concerns = command.beds === undefined ? everything : inRoomsOf(before, command.beds);
  return onTime(before, ctx, concerns, (state) => change(command, state, ctx));
}

function change(command: Command<'change-party'>, state: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const { party } = command;
  const when = dated(command.occurredAt, state, ctx);
  if (!when.ok) return refuse(when.code);
  if (placesNeeded(party) === 0) return refuse('empty_party');
  const unknown = unknownBed(state, command.beds ?? []);
  if (unknown !== null) return rejected(unknown);
  const stay = liveStay(state, command.stayId);
  if (!('stayId' in stay)) return stay;
  const at = changeAt(command.occurredAt, when.at, stay);
  const found = bedsOfChanged(command, state, stay, at, ctx);
  if ('ok' in found) return found;
  const { beds } = found;
  if (same(party, stay.party) && same(beds, stay.beds)) return accepted();
  if (overlaps(state, stay, beds, at, ctx)) return refuse('overlaps_earlier_use');
  return accepted({ event: { type: 'PartyChanged', stayId: stay.stayId, party, beds }, occurredAt: at });
}

/** Whether two lists name the same beds, in whatever order. */
const sameBeds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

/** The named beds, else those it has as far as they go and others of its rooms. */
function bedsOfChanged(
  command: Command<'change-party'>,
  state: KeptShelter,
  stay: Stay,
  at: Instant,
  ctx: ShelterContext,
): { readonly beds: readonly string[] } | ShelterDecision {
  const others = usesOf(state, stay.stayId);
  if (command.beds === undefined) {
    const barred = barredFrom(state, at, momentOf(state, ctx), [stay.stayId]);
    const found = refit(state, others, stay.beds, command.party, barred);
    if (found.ok) return { beds: sameBeds(found.beds, stay.beds) ? stay.beds : found.beds };
    if (barred.size > 0 && refit(state, others, stay.beds, command.party, new Set()).ok)
      return refuse('overlaps_earlier_use');
    return refuseWithPlaces(state, usesOf(state), withHappened(found.code, lastTaking(others)));
  }
  const beds = [...new Set(command.beds)];
  const fault = unfit(state, others, beds, command.party);
  return fault === null ? { beds } : refuseWithPlaces(state, usesOf(state), fault);
}

export function decidePlanDeparture(
  command: Command<'plan-departure'>,
  state: KeptShelter,
  ctx: ShelterContext,
): ShelterDecision {
  const { window } = command;
  const plan = planFault(window.to, ctx.now);
  if (plan !== null) return refuse(plan);
  const stay = liveStay(state, command.stayId);
  if (!('stayId' in stay)) return stay;
  if (same(window, stay.departure)) return accepted();
  return accepted({
    event: { type: 'DeparturePlanned', stayId: stay.stayId, window },
    occurredAt: momentOf(state, ctx),
  });
}

export function decideWithdrawPlan(
  command: Command<'withdraw-departure-plan'>,
  state: KeptShelter,
  ctx: ShelterContext,
): ShelterDecision {
  const stay = liveStay(state, command.stayId);
  if (!('stayId' in stay)) return stay;
  if (stay.departure === null) return refuse('no_departure_plan');
  return accepted({ event: { type: 'DeparturePlanWithdrawn', stayId: stay.stayId }, occurredAt: momentOf(state, ctx) });
}

export function decideDischarge(
  command: Command<'discharge-party'>,
  state: KeptShelter,
  ctx: ShelterContext,
): ShelterDecision {
  const when = dated(command.occurredAt, state, ctx);
  if (!when.ok) return refuse(when.code);
  const stay = liveStay(state, command.stayId);
  if (!('stayId' in stay)) return stay;
  const at = changeAt(command.occurredAt, when.at, stay);
  if (at < stay.bedsSince) return refuse('overlaps_earlier_use');
  return accepted({
    event: { type: 'PartyDischarged', stayId: stay.stayId, destination: command.destination },
    occurredAt: at,
  });
}
