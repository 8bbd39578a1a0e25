import { own, without } from '@safe-haven/lang';
import type { EventContext } from '../decider.ts';
import { earlier, later } from '../instant.ts';
import type { Instant } from '../terms.ts';
import { attestedAfter } from './attestation.ts';
import type { Fact, ShelterEvent } from './events.ts';
import { forget } from './evolving/ended.ts';
import { type CommonPatch, type KeptPatch, NOTHING } from './evolving/patch.ts';
import { factOf } from './facts/index.ts';
import { registered } from './facts/shelter-registered.ts';
import { UNDO_WITHIN } from './limits.ts';
import { attestedAsOf } from './numbers-as-of.ts';
import type { LastAction, Registered, ShelterState } from './state.ts';

/**
 * The house after one more fact. Total: an impossible fact changes only the revision. No clock; the cost grows with the
 * beds of the house, not with its history. A correction is only counted here: the keeper of the state folds the stream
 * again with `foldShelter`.
 */
export function evolveShelter(state: ShelterState, { event, context }: Fact): ShelterState {
  if (state.situation === 'unregistered') {
    return event.type === 'ShelterRegistered' ? registered(state.shelterId, event, context) : state;
  }
  return stamp(state, patchOf(state, event, context), event, context);
}

/** A voided fact: its revision stays, its content does not. */
export function evolveVoided(state: ShelterState, context: EventContext): ShelterState {
  return state.situation === 'unregistered' ? state : stamp(state, NOTHING, null, context);
}

function patchOf(state: Registered, event: ShelterEvent, context: EventContext): CommonPatch | KeptPatch {
  const fact = factOf(event);
  if (fact.of === 'any') return fact.evolve(state, event, context);
  return state.situation === 'kept' ? fact.evolve(state, event, context) : NOTHING;
}

/** The house with a fact's changes and revision. `event` null: voided, only the revision counts. */
function stamp(
  state: Registered,
  patch: CommonPatch | KeptPatch,
  event: ShelterEvent | null,
  context: EventContext,
): ShelterState {
  const recordedAt = later(state.recordedAt, context.recordedAt);
  const changes = event !== null && factOf(event).changesOccupancy;
  const byPeople = changes && !decidedByTime(state, event, context);
  const place = {
    recordedAt,
    revision: context.revision,
    changedAt: byPeople ? later(state.changedAt, earlier(context.occurredAt, recordedAt)) : state.changedAt,
    changedRevision: changes ? context.revision : state.changedRevision,
    lastActions: lastActionsAfter(state, event, context, recordedAt),
  };
  const next = withEndedCall(withAttestation({ ...state, ...patch, ...place } as Registered, event), event);
  if (next.situation !== 'kept' || next.ended.length === 0) return next;
  const { ended, forgottenUntil } = forget(next.ended, next.forgottenUntil, recordedAt);
  return ended === next.ended ? next : { ...next, ended, forgottenUntil };
}

/** A confirmation or a report says how current the numbers are; nothing else does (PV-10). */
function withAttestation(state: Registered, event: ShelterEvent | null): Registered {
  if (event?.type !== 'OccupancyConfirmed' && event?.type !== 'CensusReported') return state;
  return {
    ...state,
    attested: attestedAfter(state.attested, { asOf: attestedAsOf(state), recordedAt: state.recordedAt }),
  };
}

/** The house's own words about its numbers and its intake, which end what was heard by phone (PC-2). */
const OWN_WORDS: readonly ShelterEvent['type'][] = [
  'OccupancyConfirmed',
  'CensusReported',
  'IntakePaused',
  'IntakeResumed',
  'ShelterClosed',
];

function withEndedCall(state: Registered, event: ShelterEvent | null): Registered {
  const { call } = state;
  if (call === null || call.endedAt !== null || event === null || !OWN_WORDS.includes(event.type)) return state;
  return { ...state, call: { ...call, endedAt: state.recordedAt } };
}

/** Facts without an actor: a lapse, and the end of a pause or an overflow at exactly its time. */
const decidedByTime = (state: Registered, event: ShelterEvent, context: EventContext): boolean =>
  factOf(event).decidedByTime(state, event, context);

/** Each person's last command, as far as it may be undone. An undo or a correction can't be undone. */
function lastActionsAfter(
  state: Registered,
  event: ShelterEvent | null,
  context: EventContext,
  recordedAt: Instant,
): Registered['lastActions'] {
  const kept = young(state.lastActions, recordedAt);
  const { person } = context.actor;
  if (event === null || person.startsWith('system:') || decidedByTime(state, event, context)) return kept;
  if (event.type === 'EventCorrected' || (event.type === 'HoldReleased' && event.reason === 'error')) {
    return without(kept, person);
  }
  const before = own(kept, person);
  const events = before !== undefined && before.commandId === context.commandId ? before.events : [];
  const action: LastAction = {
    commandId: context.commandId,
    recordedAt: context.recordedAt,
    events: [...events, { eventId: context.eventId, type: event.type, id: idIn(event) }],
  };
  return { ...kept, [person]: action };
}

/** Those that may still be undone; the same record when that is all of them. */
function young(actions: Registered['lastActions'], recordedAt: Instant): Registered['lastActions'] {
  const people = Object.keys(actions);
  if (people.length === 0) return actions;
  const oldest = Date.parse(recordedAt) - UNDO_WITHIN;
  const isYoung = (person: string) => Date.parse((actions[person] as LastAction).recordedAt) >= oldest;
  if (people.every(isYoung)) return actions;
  const kept: Record<string, LastAction> = {};
  for (const person of people) if (isYoung(person)) kept[person] = actions[person] as LastAction;
  return kept;
}

function idIn(event: ShelterEvent): string | null {
  if ('stayId' in event) return event.stayId;
  if ('holdId' in event) return event.holdId;
  if ('bedId' in event) return event.bedId;
  return 'roomId' in event ? event.roomId : null;
}
