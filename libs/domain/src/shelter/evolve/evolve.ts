import { type EventContext } from '../../decider.ts';
import { unreachable } from '../../records.ts';
import type { Fact, ShelterEvent } from '../events.ts';
import type { CountedShelter, KeptShelter, ShelterState } from '../state.ts';
import { begin } from './begin.ts';
import { censusReported } from './census.ts';
import { bedsHeld, holdExtended, holdLapsed, holdReleased, partyExpected } from './holds.ts';
import { overflowClosed, overflowOpened } from './overflow.ts';
import { type CommonPatch, type KeptPatch, NOTHING } from './patch.ts';
import { bedReturned, bedTakenOut } from './service.ts';
import { bedAdded, bedRetired, holdPolicyChanged, profileChanged, roomAdded, roomRetired } from './setup.ts';
import { stamp } from './stamp.ts';
import {
  departurePlanned,
  departurePlanWithdrawn,
  partyAdmitted,
  partyChanged,
  partyDischarged,
  partyMoved,
} from './stays.ts';

/**
 * The house after one more fact. Total: a fact that fits nothing changes nothing but the revision. No clock, and
 * a cost that grows with the beds of the house, not with its past. A correction only counts here: whoever keeps
 * the state folds the stream anew with `foldShelter`.
 */
export function evolveShelter(state: ShelterState, fact: Fact): ShelterState {
  const { event, context } = fact;
  if (state.situation === 'unregistered') {
    return event.type === 'ShelterRegistered' ? begin(state.shelterId, event, context) : state;
  }
  return stamp(state, patchOf(state, event, context), event, context);
}

/** The place of a fact that was voided: its revision stays, its content does not. */
export function evolveVoided(state: ShelterState, context: EventContext): ShelterState {
  return state.situation === 'unregistered' ? state : stamp(state, NOTHING, null, context);
}

function patchOf(
  state: KeptShelter | CountedShelter,
  event: ShelterEvent,
  context: EventContext,
): CommonPatch | KeptPatch {
  switch (event.type) {
    case 'ShelterProfileChanged':
      return profileChanged(event);
    case 'IntakeRulesChanged':
      return { rules: event.rules };
    case 'IntakePaused':
      return { intake: { state: 'paused', reason: event.reason, until: event.until } };
    case 'IntakeResumed':
      return { intake: { state: 'open' } };
    case 'OccupancyConfirmed':
      return { confirmedAt: context.occurredAt };
    case 'CensusReported':
      return censusReported(state, event, context);
    case 'ShelterRegistered':
    case 'EventCorrected':
      return NOTHING;
    default:
      return state.situation === 'kept' ? keptPatchOf(state, event, context) : NOTHING;
  }
}

type CommonType =
  | 'ShelterRegistered'
  | 'ShelterProfileChanged'
  | 'IntakeRulesChanged'
  | 'IntakePaused'
  | 'IntakeResumed'
  | 'OccupancyConfirmed'
  | 'CensusReported'
  | 'EventCorrected';

/** What only a house that keeps its beds can tell. */
function keptPatchOf(
  state: KeptShelter,
  event: Exclude<ShelterEvent, { type: CommonType }>,
  context: EventContext,
): KeptPatch {
  switch (event.type) {
    case 'HoldPolicyChanged':
      return holdPolicyChanged(state, event);
    case 'RoomAdded':
      return roomAdded(state, event);
    case 'RoomRetired':
      return roomRetired(state, event);
    case 'BedAdded':
      return bedAdded(state, event);
    case 'BedRetired':
      return bedRetired(state, event, context);
    case 'BedTakenOutOfService':
      return bedTakenOut(state, event, context);
    case 'BedReturnedToService':
      return bedReturned(state, event, context);
    case 'OverflowOpened':
      return overflowOpened(state, event);
    case 'OverflowClosed':
      return overflowClosed(state, event);
    case 'BedsHeld':
      return bedsHeld(state, event, context);
    case 'HoldExtended':
      return holdExtended(state, event);
    case 'PartyExpected':
      return partyExpected(state, event, context);
    case 'HoldReleased':
      return holdReleased(state, event, context);
    case 'HoldLapsed':
      return holdLapsed(state, event);
    case 'PartyAdmitted':
      return partyAdmitted(state, event, context);
    case 'PartyMoved':
      return partyMoved(state, event, context);
    case 'PartyChanged':
      return partyChanged(state, event, context);
    case 'DeparturePlanned':
      return departurePlanned(state, event);
    case 'DeparturePlanWithdrawn':
      return departurePlanWithdrawn(state, event);
    case 'PartyDischarged':
      return partyDischarged(state, event, context);
    default:
      return unreachable(event);
  }
}
