import { type EventContext } from '../decider.ts';
import { later } from '../instant.ts';
import { own } from '../records.ts';
import type { RejectionCode } from '../rejections.ts';
import type { Instant, Party } from '../words.ts';
import { earlierUse } from './beds/earlier-use.ts';
import { unfit, unknownBed } from './beds/unfit.ts';
import { usesOf } from './beds/usage.ts';
import type { Fact, ShelterEvent } from './events.ts';
import { correctedFact, correctionsIn, evolveCorrected } from './fold.ts';
import { initialShelter } from './initial.ts';
import type { KeptShelter, ShelterState } from './state.ts';

/** The first fact of a stream that breaks a rule, and which. */
export interface Break {
  readonly eventId: string;
  readonly revision: number;
  readonly code: RejectionCode;
}

/**
 * Walks a stream with its corrections applied and asks of each fact whether the rules about beds held at its
 * revision: beds that exist, are in service and have one party, household rooms, holds and stays that are there,
 * times that overlap nothing. What the decider accepts never breaks; a correction may (SH-13).
 */
export function firstBreak(facts: readonly Fact[]): Break | null {
  const corrections = correctionsIn(facts);
  let state = initialShelter('');
  for (const recorded of facts) {
    const fact = correctedFact(recorded, corrections);
    const code = fact.event === null ? null : brokenBy(state, fact.event, fact.context);
    if (code !== null) return { eventId: fact.context.eventId, revision: fact.context.revision, code };
    state = evolveCorrected(state, fact);
  }
  return null;
}

function brokenBy(state: ShelterState, event: ShelterEvent, context: EventContext): RejectionCode | null {
  if (state.situation === 'unregistered') {
    return event.type === 'ShelterRegistered' ? null : 'shelter_not_registered';
  }
  if (event.type === 'ShelterRegistered') return 'already_registered';
  return state.situation === 'kept' ? keptBrokenBy(state, event, context) : null;
}

function keptBrokenBy(state: KeptShelter, event: ShelterEvent, context: EventContext): RejectionCode | null {
  switch (event.type) {
    case 'RoomAdded':
      return own(state.rooms, event.roomId) ? 'name_taken' : null;
    case 'RoomRetired':
      return roomRetiredBreaks(state, event.roomId);
    case 'BedAdded':
      if (!own(state.rooms, event.roomId)) return 'room_unknown';
      return own(state.beds, event.bedId) ? 'name_taken' : null;
    case 'BedRetired':
      return bedBreaks(state, event.bedId);
    case 'BedTakenOutOfService':
      return takenOutBreaks(state, event.bedId, context);
    case 'BedReturnedToService':
      return returnedBreaks(state, event.bedId, context.occurredAt);
    case 'OverflowOpened':
    case 'OverflowClosed':
      return unknownBed(state, event.beds)?.code ?? null;
    case 'BedsHeld':
      return useBreaks(state, event.beds, event.party, null);
    case 'HoldExtended':
      return holdBreaks(state, event.holdId) ?? extensionBreaks(state, event);
    case 'PartyExpected':
    case 'HoldReleased':
    case 'HoldLapsed':
      return holdBreaks(state, event.holdId);
    case 'PartyAdmitted':
      return admittedBreaks(state, event, context);
    case 'PartyMoved':
      return settledBreaks(state, event.stayId, event.to, null, context);
    case 'PartyChanged':
      return settledBreaks(state, event.stayId, event.beds, event.party, context);
    case 'DeparturePlanned':
    case 'DeparturePlanWithdrawn':
      return own(state.stays, event.stayId) ? null : 'stay_unknown';
    case 'PartyDischarged':
      return dischargedBreaks(state, event.stayId, context.occurredAt);
    default:
      return null;
  }
}

function roomRetiredBreaks(state: KeptShelter, roomId: string): RejectionCode | null {
  if (!own(state.rooms, roomId)) return 'room_unknown';
  return Object.values(state.beds).some((bed) => bed.roomId === roomId) ? 'room_not_empty' : null;
}

function bedBreaks(state: KeptShelter, bedId: string): RejectionCode | null {
  if (!own(state.beds, bedId)) return 'bed_unknown';
  return usesOf(state).has(bedId) ? 'bed_in_use' : null;
}

function takenOutBreaks(state: KeptShelter, bedId: string, context: EventContext): RejectionCode | null {
  const bed = own(state.beds, bedId);
  if (bed === undefined) return 'bed_unknown';
  if (bed.service.state === 'out') return 'already_out_of_service';
  return bedBreaks(state, bedId) ?? overlapBreaks(state, [bedId], context, []);
}

function returnedBreaks(state: KeptShelter, bedId: string, at: Instant): RejectionCode | null {
  const bed = own(state.beds, bedId);
  if (bed === undefined) return 'bed_unknown';
  if (bed.service.state !== 'out') return 'not_out_of_service';
  return at < bed.service.since ? 'overlaps_earlier_use' : null;
}

/** What now forbids a party these beds; `self` is the hold or stay that may have them already. */
function useBreaks(
  state: KeptShelter,
  beds: readonly string[],
  party: Party,
  self: string | null,
): RejectionCode | null {
  return (unknownBed(state, beds) ?? unfit(state, usesOf(state, self), beds, party))?.code ?? null;
}

const overlapBreaks = (
  state: KeptShelter,
  beds: readonly string[],
  { occurredAt, recordedAt }: EventContext,
  selves: readonly (string | null)[],
): RejectionCode | null =>
  earlierUse(state, beds, occurredAt, later(recordedAt, state.recordedAt), selves) ? 'overlaps_earlier_use' : null;

function holdBreaks(state: KeptShelter, holdId: string): RejectionCode | null {
  if (own(state.holds, holdId)) return null;
  return state.ended.some((e) => e.id === holdId) ? 'hold_ended' : 'hold_unknown';
}

function extensionBreaks(
  state: KeptShelter,
  event: Extract<ShelterEvent, { type: 'HoldExtended' }>,
): RejectionCode | null {
  const policy = state.holds[event.holdId]?.policy;
  if (policy === undefined) return null;
  if (event.extension > policy.extensions) return 'no_extension_left';
  return event.expiresAt > policy.longestEnd ? 'past_longest_end' : null;
}

function admittedBreaks(
  state: KeptShelter,
  event: Extract<ShelterEvent, { type: 'PartyAdmitted' }>,
  context: EventContext,
): RejectionCode | null {
  const { holdId } = event;
  if (holdId !== null && !own(state.holds, holdId)) {
    const ended = state.ended.findLast((e) => e.id === holdId);
    if (ended?.how !== 'lapsed') return ended === undefined ? 'hold_unknown' : 'hold_ended';
  }
  return (
    useBreaks(state, event.beds, event.party, holdId) ??
    overlapBreaks(state, event.beds, context, [holdId, event.stayId])
  );
}

function settledBreaks(
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

function dischargedBreaks(state: KeptShelter, stayId: string, at: Instant): RejectionCode | null {
  const stay = own(state.stays, stayId);
  if (stay === undefined) return 'stay_unknown';
  return at < stay.bedsSince ? 'overlaps_earlier_use' : null;
}
