import { accepted, refuse, rejected } from '../../decider.ts';
import { after, earlier, MINUTE } from '../../instant.ts';
import { placesNeeded } from '../../party.ts';
import { isOfHouse, isOfRequests, isOwnHold, mayHoldDirectly } from '../../policy/may.ts';
import { own, same } from '../../records.ts';
import type { RejectionCode } from '../../rejections.ts';
import type { Instant, Window } from '../../words.ts';
import { allocateAmong } from '../beds/allocate.ts';
import { freeByRoom } from '../beds/free.ts';
import { endedAs, lastTaking, unfit, unknownBed, withHappened } from '../beds/unfit.ts';
import { type Use, usesOf } from '../beds/usage.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { FrozenPolicy } from '../events.ts';
import { ARRIVAL_GRACE, ARRIVAL_SINCE, LONGEST_WAY, WAIT_AFTER_LAPSE } from '../limits.ts';
import type { Hold, KeptShelter } from '../state.ts';
import { byWhom, type Command, refuseWithPlaces } from './refuse.ts';
import { everything, inRoomsOf, lapseOf, momentOf, onTime, planFault } from './time.ts';

export function decideHold(command: Command<'hold-beds'>, before: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const concerns = command.beds === undefined ? everything : inRoomsOf(before, command.beds);
  return onTime(before, ctx, concerns, (state) => hold(command, state, ctx));
}

function hold(command: Command<'hold-beds'>, state: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const { party, requestId = null, arrival = null } = command;
  const isInvited = ctx.invited === true && requestId !== null;
  if (!isInvited && !mayHoldDirectly(ctx.actor, state, state.holdPolicy.directHolds)) return refuse('ask_the_house');
  const plan = planFault(arrival?.to, ctx.now);
  if (plan !== null) return refuse(plan);
  if (placesNeeded(party) === 0) return refuse('empty_party');
  const unknown = unknownBed(state, command.beds ?? []);
  if (unknown !== null) return rejected(unknown);
  if (state.intake.state === 'paused' && !isOfHouse(ctx.actor, state)) return refuse('intake_paused');

  const uses = usesOf(state);
  const waiting = bedsToWaitFor(state, requestId, ctx);
  const chosen = command.beds
    ? theseBeds([...new Set(command.beds)], command, state, uses, waiting)
    : anyBeds(command, state, uses, waiting);
  if ('ok' in chosen) return chosen;
  const occurredAt = momentOf(state, ctx);
  return accepted({
    event: {
      type: 'BedsHeld',
      holdId: ctx.newId,
      requestId,
      beds: chosen,
      party,
      placedBy: byWhom(ctx),
      arrival,
      ...numbersOf(state, ctx, occurredAt),
    },
    occurredAt,
  });
}

type Chosen = readonly string[] | ShelterDecision;

function theseBeds(
  beds: readonly string[],
  { party }: Command<'hold-beds'>,
  state: KeptShelter,
  uses: ReadonlyMap<string, Use>,
  waiting: ReadonlySet<string>,
): Chosen {
  if (beds.some((id) => waiting.has(id))) return refuseWithPlaces(state, uses, { code: 'held_again_too_soon' });
  const fault = unfit(state, uses, beds, party);
  return fault === null ? beds : refuseWithPlaces(state, uses, fault);
}

function anyBeds(
  { party }: Command<'hold-beds'>,
  state: KeptShelter,
  uses: ReadonlyMap<string, Use>,
  waiting: ReadonlySet<string>,
): Chosen {
  const found = allocateAmong(freeByRoom(state, uses, waiting), party);
  if (found.ok) return found.beds;
  const isTooSoon = waiting.size > 0 && allocateAmong(freeByRoom(state, uses), party).ok;
  const why = isTooSoon ? ({ code: 'held_again_too_soon' } as const) : withHappened(found.code, lastTaking(uses));
  return refuseWithPlaces(state, uses, why);
}

/** Beds whose hold by the same person or for the same request lapsed within 30 minutes; the house waits for nothing. */
function bedsToWaitFor(state: KeptShelter, requestId: string | null, ctx: ShelterContext): ReadonlySet<string> {
  const waiting = new Set<string>();
  if (state.ended.length === 0 || isOfHouse(ctx.actor, state)) return waiting;
  const since = after(ctx.now, -WAIT_AFTER_LAPSE);
  for (const e of state.ended) {
    if (e.how !== 'lapsed' || e.to <= since) continue;
    const again = e.by.person === ctx.actor.person || (requestId !== null && e.requestId === requestId);
    if (again) for (const bed of e.beds) waiting.add(bed);
  }
  return waiting;
}

/** The deadline of a new hold, and the numbers frozen on it (SH-6). */
function numbersOf(
  { country, holdPolicy }: KeptShelter,
  { actor }: ShelterContext,
  at: Instant,
): { readonly expiresAt: Instant; readonly policy: FrozenPolicy } {
  const crossBorder = actor.country !== null && actor.country !== country;
  const minutes = crossBorder ? holdPolicy.crossBorderMinutes : holdPolicy.minutes;
  const longest = crossBorder ? holdPolicy.crossBorderLongestMinutes : holdPolicy.longestMinutes;
  const longestEnd = after(at, longest * MINUTE);
  const { extensionMinutes, extensions } = holdPolicy;
  return {
    expiresAt: earlier(after(at, minutes * MINUTE), longestEnd),
    policy: { extensionMinutes, extensions, longestEnd },
  };
}

/** The deadline that one more extension would give, never past the longest end; null: no extension is left. */
export function extendsTo({ expiresAt, extensionsUsed, policy }: Hold): Instant | null {
  if (extensionsUsed >= policy.extensions) return null;
  const end = earlier(after(expiresAt, policy.extensionMinutes * MINUTE), policy.longestEnd);
  return end > expiresAt ? end : null;
}

export function decideExtend(
  command: Command<'extend-hold'>,
  before: KeptShelter,
  ctx: ShelterContext,
): ShelterDecision {
  return onTime(before, ctx, lapseOf(command.holdId), (state) => {
    const found = liveHold(state, command.holdId, ctx);
    if (!('holdId' in found)) return found;
    const expiresAt = extendsTo(found);
    const extension = found.extensionsUsed + 1;
    if (extension > found.policy.extensions) return refuse('no_extension_left');
    if (expiresAt === null) return refuse('past_longest_end');
    const event = { type: 'HoldExtended', holdId: found.holdId, expiresAt, extension } as const;
    return accepted({ event, occurredAt: momentOf(state, ctx) });
  });
}

/** From when a party that has set out is overdue: a grace after its window, as on a transfer; null: none has set out. */
export const arrivalOverdueFrom = ({ setOutAt, arrival }: Hold): Instant | null =>
  setOutAt === null || arrival === null ? null : after(arrival.to, ARRIVAL_GRACE);

/** The party of a hold is on the way (SH-19). Its deadline stays: who needs longer extends it. */
export function decideExpect(
  command: Command<'expect-party'>,
  before: KeptShelter,
  ctx: ShelterContext,
): ShelterDecision {
  return onTime(before, ctx, lapseOf(command.holdId), (state) => {
    const fault = arrivalFault(command.arrival, ctx.now);
    if (fault !== null) return refuse(fault);
    const found = liveHold(state, command.holdId, ctx);
    if (!('holdId' in found)) return found;
    if (found.setOutAt !== null && same(found.arrival, command.arrival)) return accepted();
    const event = { type: 'PartyExpected', holdId: found.holdId, arrival: command.arrival } as const;
    return accepted({ event, occurredAt: momentOf(state, ctx) });
  });
}

/** Nobody on the way arrives a day later, or was expected long before it was said. */
function arrivalFault({ from, to }: Window, now: Instant): RejectionCode | null {
  if (to > after(now, LONGEST_WAY)) return 'time_in_future';
  return to <= now || from < after(now, -ARRIVAL_SINCE) ? 'until_in_past' : null;
}

export function decideRelease(
  command: Command<'release-hold'>,
  before: KeptShelter,
  ctx: ShelterContext,
): ShelterDecision {
  return onTime(before, ctx, lapseOf(command.holdId), (state) => {
    const { requestId } = own(state.holds, command.holdId) ?? {};
    const found = liveHold(state, command.holdId, ctx, isOfRequests(ctx.actor, requestId));
    if (!('holdId' in found)) return found;
    const event = { type: 'HoldReleased', holdId: found.holdId, reason: command.reason } as const;
    return accepted({ event, occurredAt: momentOf(state, ctx) });
  });
}

/**
 * A hold that is still there and that the actor may touch: placed by their organisation, or in their house, or
 * `granted` by who they are.
 */
function liveHold(
  state: KeptShelter,
  holdId: string,
  { actor }: ShelterContext,
  granted = false,
): Hold | ShelterDecision {
  const found = own(state.holds, holdId);
  if (found === undefined) {
    const ended = endedAs(state, holdId, 'hold');
    return rejected(withHappened(ended === null ? 'hold_unknown' : 'hold_ended', ended));
  }
  return granted || isOfHouse(actor, state) || isOwnHold(actor, found.placedBy) ? found : refuse('not_your_hold');
}
