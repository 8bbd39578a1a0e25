import { accepted, recordedActor, refuse, rejected } from '../../decider.ts';
import { after, earlier, MINUTE } from '../../instant.ts';
import { placesNeeded } from '../../party.ts';
import { isOfShelter, mayHoldDirectly } from '../../policy/may.ts';
import type { Instant } from '../../terms.ts';
import { allocateAmong } from '../beds/allocate.ts';
import { freeByRoom } from '../beds/free.ts';
import { allocateInTwo } from '../beds/two-rooms.ts';
import { lastTaking, unfit, unknownBed, withHappened } from '../beds/unfit.ts';
import { type Use, usesOf } from '../beds/usage.ts';
import { divertedFor } from '../deciding/at-the-door.ts';
import { refuseWithPlaces } from '../deciding/refusals.ts';
import { everything, inRoomsOf, momentOf, onTime, planFault } from '../deciding/time.ts';
import { waitingBeds } from '../deciding/waiting-beds.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { FrozenPolicy } from '../events.ts';
import type { KeptShelter } from '../state.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

export const holdBeds = keptShelterCommand<'hold-beds'>({ action: 'hold', decide });

function decide(command: CommandOf<'hold-beds'>, before: KeptShelter, ctx: ShelterContext): ShelterDecision {
  if (before.closed) return refuse('house_closed');
  if (before.draft) return refuse('house_not_published');
  const concerns = command.beds === undefined ? everything : inRoomsOf(before, command.beds);
  return onTime(before, ctx, concerns, (state) => hold(command, state, ctx));
}

function hold(command: CommandOf<'hold-beds'>, state: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const { party, requestId = null, arrival = null } = command;
  const isInvited = ctx.invited === true && requestId !== null;
  if (!isInvited && !mayHoldDirectly(ctx.actor, state, state.holdPolicy.directHolds)) return refuse('ask_the_house');
  const plan = planFault(arrival?.to, ctx.now);
  if (plan !== null) return refuse(plan);
  if (placesNeeded(party) === 0) return refuse('empty_party');
  const unknown = unknownBed(state, command.beds ?? []);
  if (unknown !== null) return rejected(unknown);
  if (state.intake.state === 'paused' && !isOfShelter(ctx.actor, state)) return refuse('intake_paused');

  const uses = usesOf(state);
  const waiting = waitingBeds(state, requestId, ctx);
  const chosen = command.beds
    ? theseBeds([...new Set(command.beds)], command, state, uses, waiting)
    : anyBeds(command, state, uses, waiting);
  if ('ok' in chosen) return chosen;
  const occurredAt = momentOf(state, ctx);
  const transferId = divertedFor(state, requestId, ctx);
  return accepted({
    event: {
      type: 'BedsHeld',
      holdId: ctx.newId,
      requestId,
      ...(transferId === null ? {} : { transferId }),
      beds: chosen,
      party,
      placedBy: recordedActor(ctx),
      arrival,
      ...numbersOf(state, ctx, occurredAt),
    },
    occurredAt,
  });
}

type Chosen = readonly string[] | ShelterDecision;

function theseBeds(
  beds: readonly string[],
  { party }: CommandOf<'hold-beds'>,
  state: KeptShelter,
  uses: ReadonlyMap<string, Use>,
  waiting: ReadonlySet<string>,
): Chosen {
  if (beds.some((id) => waiting.has(id))) return refuseWithPlaces(state, uses, { code: 'held_again_too_soon' });
  const fault = unfit(state, uses, beds, party);
  return fault === null ? beds : refuseWithPlaces(state, uses, fault);
}

function anyBeds(
  { party, rooms }: CommandOf<'hold-beds'>,
  state: KeptShelter,
  uses: ReadonlyMap<string, Use>,
  waiting: ReadonlySet<string>,
): Chosen {
  const free = freeByRoom(state, uses, waiting);
  const found = allocateAmong(free, party);
  if (found.ok) return found.beds;
  const inTwo = rooms === 2 ? allocateInTwo(free, party) : null;
  if (inTwo !== null) return inTwo;
  const isTooSoon = waiting.size > 0 && allocateAmong(freeByRoom(state, uses), party).ok;
  const why = isTooSoon ? ({ code: 'held_again_too_soon' } as const) : withHappened(found.code, lastTaking(uses));
  return refuseWithPlaces(state, uses, why);
}

/** The deadline of a new hold, and the policy numbers frozen on it (SH-6). */
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
