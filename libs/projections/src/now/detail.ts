import {
  type BandedDetail,
  type CommandName,
  commandNames,
  type ExactDetail,
  type ShelterDetail,
} from '@safe-haven/contracts';
import {
  type Actor,
  isForCountedToo,
  isInEmergency,
  isOwnHold,
  type KeptShelter,
  mayCommand,
  mayHoldDirectly,
  placesOf,
  type Registered,
  seesExact,
  UNDO_WITHIN,
  visibilityOf,
  waitingCounts,
} from '@safe-haven/domain';
import type { FoldedShelter } from './folded-shelter.ts';
import { holdOf, ownHoldOf, peopleByRoom, roomOf, stayOf } from './parts.ts';
import { bandedRowOf, exactRowOf, unreadableRowOf } from './rows.ts';
import { waitingIn } from './waiting-counts.ts';

/** `GET /api/shelters/{id}` as the actor may see it; null: not visible. `now` in ms. */
export function detailFor(shelter: FoldedShelter, actor: Actor, now: number, position: string): ShelterDetail | null {
  const { state } = shelter;
  const visibility = visibilityOf(actor);
  if (state.situation === 'unregistered' || visibility === 'none') return null;
  const exact = seesExact(actor, state);
  if (!exact && (state.draft || state.closed)) return null;
  if (!exact && visibility.country !== null && visibility.country !== state.country) return null;
  if (shelter.unreadable !== null) {
    const row = unreadableRowOf(shelter);
    return row && { view: 'unreadable', position, row, may: [] };
  }
  return exact ? exactDetail(shelter, state, actor, now, position) : bandedDetail(shelter, state, actor, now, position);
}

function exactDetail(
  shelter: FoldedShelter,
  state: Registered,
  actor: Actor,
  now: number,
  position: string,
): ExactDetail | null {
  const row = exactRowOf(shelter, now);
  const kept = state.situation === 'kept' ? state : null;
  return (
    row && {
      view: 'exact',
      position,
      row,
      ...oncePublishedOf(state),
      timezone: state.timezone,
      rooms: kept ? Object.values(kept.rooms).map((room) => roomOf(kept, room.roomId)) : [],
      holds: kept ? Object.values(kept.holds).map((hold) => holdOf(hold, actor)) : [],
      stays: kept ? Object.values(kept.stays).map(stayOf) : [],
      rules: rulesOf(state),
      holdPolicy: kept ? { ...kept.holdPolicy } : null,
      checkHours: [...state.checkHours],
      ...waitingOf(state),
      may: mayOf(state, actor),
      undo: undoOf(state, actor, now),
    }
  );
}

/** What a draft could give to a new party if it were published now. */
function oncePublishedOf(state: Registered): Pick<ExactDetail, 'oncePublished'> {
  if (!state.draft || state.situation === 'past') return {};
  const { free, together } = placesOf({ ...state, draft: false });
  return { oncePublished: { free, together } };
}

function bandedDetail(
  shelter: FoldedShelter,
  state: Registered,
  actor: Actor,
  now: number,
  position: string,
): BandedDetail | null {
  const row = bandedRowOf(shelter, now);
  return (
    row && {
      view: 'banded',
      position,
      row,
      ...(isInEmergency(actor, state) && state.situation === 'kept'
        ? { inEmergency: { rooms: peopleByRoom(state) } }
        : {}),
      rules: rulesOf(state),
      holds: ownHolds(state, actor).map((hold) => ownHoldOf(state as KeptShelter, hold)),
      may: mayOf(state, actor),
      undo: undoOf(state, actor, now),
    }
  );
}

const waitingOf = (state: Registered): Pick<ExactDetail, 'waiting'> => {
  const waiting = waitingIn(state);
  return waiting.length === 0 ? {} : { waiting };
};

const ownHolds = (state: Registered, actor: Actor): readonly KeptShelter['holds'][string][] =>
  state.situation === 'kept' ? Object.values(state.holds).filter((h) => isOwnHold(actor, h.placedBy)) : [];

const rulesOf = ({ rules }: Registered): Record<string, unknown> | null => rules && { ...rules };

/** Commands for a shelter that is past: its nights can be reported and corrected, and its profile changed. */
const OF_THE_PAST: ReadonlySet<CommandName> = new Set(['change-profile', 'report-census', 'correct-event', 'undo']);

/**
 * Whether a command applies to the shelter's current state: a draft is published, an open shelter closed, a closed one
 * reopened, a count confirmed that waits.
 */
function isOfTheMoment(name: CommandName, state: Registered, actor: Actor): boolean {
  const { situation, draft, closed, registeredBy, proposed } = state;
  switch (name) {
    case 'register':
      return false;
    case 'publish':
      return draft && !closed;
    case 'decline-publication':
      return draft && !closed && registeredBy !== actor.person;
    case 'publish-change':
      return proposed !== null && proposed.by !== actor.person;
    case 'drop-change':
      return proposed !== null;
    case 'close':
      return !closed;
    case 'reopen':
      return closed && situation !== 'past';
    case 'hold-beds':
      return !closed && !draft;
    case 'record-call':
      return !closed && !draft;
    case 'admit-party':
      return !closed;
    case 'confirm-census':
    case 'discard-census':
      return waitingCounts(state).length > 0;
    default:
      return true;
  }
}

/** The commands that the policy and the kind of shelter allow the actor. */
function mayOf(state: Registered, actor: Actor): string[] {
  const held = ownHolds(state, actor);
  const { placedBy, requestId } = held.find((hold) => hold.requestId !== null) ?? held[0] ?? {};
  const open = (name: CommandName): boolean => {
    if (!isOfTheMoment(name, state, actor)) return false;
    if (state.situation === 'past') return OF_THE_PAST.has(name);
    if (state.situation === 'counted') return isForCountedToo(name);
    return name !== 'hold-beds' || mayHoldDirectly(actor, state, state.holdPolicy.directHolds);
  };
  return commandNames.filter(
    (name) => open(name) && mayCommand(actor, name, state, placedBy ? { placedBy, requestId: requestId ?? null } : {}),
  );
}

/** The actor's last command here, while it can be undone (SH-13). */
function undoOf({ lastActions }: Registered, actor: Actor, now: number): ExactDetail['undo'] {
  const action = Object.hasOwn(lastActions, actor.person) ? lastActions[actor.person] : undefined;
  const last = action?.events.at(-1);
  if (!action || last === undefined || last.type === 'ShelterRegistered') return null;
  const { eventId, type } = last;
  const until = Date.parse(action.recordedAt) + UNDO_WITHIN;
  return now <= until ? { until: new Date(until).toISOString(), type, eventId } : null;
}
