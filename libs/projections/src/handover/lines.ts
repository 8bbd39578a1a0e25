import type { HandoverLine } from '@safe-haven/contracts';
import type { CorrectedFact, Party, ShelterEvent, ShelterState } from '@safe-haven/domain';
import { placesIn } from '../parts.ts';
import type { ShelterSpan } from './span.ts';

type Kind = HandoverLine['kind'];
type Details = Partial<Pick<HandoverLine, 'party' | 'places' | 'code' | 'until'>>;

/** Parties by stay and holds by id: discharges, releases and lapses name only the id. */
interface Lookup {
  readonly state: ShelterState;
  readonly stays: Map<string, Party>;
  readonly holds: Map<string, { readonly party: Party; readonly beds: readonly string[] }>;
}

/** What changed in a shelter, in the order of recording. Contains no bed id and no stay id. */
export function linesOf({ before, corrected = before, after, facts }: ShelterSpan): HandoverLine[] {
  const lookup = lookupOf(corrected, after);
  return facts.flatMap((fact) => {
    const line = fact.event === null ? null : lineOf(fact.event, lookup);
    addToLookup(lookup, fact);
    return line === null ? [] : [withTime(line, fact)];
  });
}

function lookupOf(before: ShelterState, after: ShelterState): Lookup {
  const keptState = before.situation === 'kept' ? before : null;
  const stays = Object.values(keptState?.stays ?? {}).map(({ stayId, party }) => [stayId, party] as const);
  const holds = Object.values(keptState?.holds ?? {}).map((hold) => [hold.holdId, hold] as const);
  return { state: after, stays: new Map(stays), holds: new Map(holds) };
}

function addToLookup({ stays, holds }: Lookup, { event }: CorrectedFact): void {
  if (event?.type === 'PartyAdmitted' || event?.type === 'PartyChanged') stays.set(event.stayId, event.party);
  if (event?.type === 'BedsHeld') holds.set(event.holdId, event);
}

type Line = readonly [Kind, Details?];

const withTime = ([kind, details = {}]: Line, { context }: CorrectedFact): HandoverLine => ({
  kind,
  at: context.occurredAt,
  party: null,
  places: null,
  code: null,
  until: null,
  ...details,
});

/** null: the account has no line for such an event. */
function lineOf(event: ShelterEvent, lookup: Lookup): Line | null {
  return stayLine(event, lookup) ?? holdLine(event, lookup) ?? bedLine(event, lookup);
}

function stayLine(event: ShelterEvent, { stays }: Lookup): Line | null {
  switch (event.type) {
    case 'PartyAdmitted':
      return ['admitted', { party: { ...event.party }, code: event.kind }];
    case 'PartyDischarged':
      return ['discharged', { party: partyOf(stays.get(event.stayId)), code: event.destination }];
    case 'PartyMoved':
      return ['moved', { party: partyOf(stays.get(event.stayId)) }];
    case 'PartyChanged':
      return ['party_changed', { party: { ...event.party } }];
    case 'DeparturePlanned':
      return ['departure_planned', { party: partyOf(stays.get(event.stayId)), until: event.window.to }];
    default:
      return null;
  }
}

function holdLine(event: ShelterEvent, { holds, state }: Lookup): Line | null {
  switch (event.type) {
    case 'BedsHeld':
      return ['held', { party: { ...event.party }, places: placesOfBeds(state, event.beds), until: event.expiresAt }];
    case 'HoldReleased':
    case 'HoldLapsed': {
      const hold = holds.get(event.holdId);
      const details = { party: partyOf(hold?.party), places: hold ? placesOfBeds(state, hold.beds) : null };
      return event.type === 'HoldLapsed'
        ? ['hold_lapsed', details]
        : ['hold_released', { ...details, code: event.reason }];
    }
    default:
      return null;
  }
}

function bedLine(event: ShelterEvent, { state }: Lookup): Line | null {
  switch (event.type) {
    case 'BedTakenOutOfService':
      return ['bed_out', { code: event.reason, until: event.expectedBack }];
    case 'BedReturnedToService':
      return ['bed_back'];
    case 'IntakePaused':
      return ['paused', { code: event.reason, until: event.until }];
    case 'IntakeResumed':
      return ['resumed'];
    case 'OverflowOpened':
      return ['overflow_opened', { places: placesOfBeds(state, event.beds), until: event.until }];
    case 'OverflowClosed':
      return ['overflow_closed', { places: placesOfBeds(state, event.beds) }];
    case 'CensusReported':
      return ['counted', { places: event.occupied, code: null }];
    case 'EventCorrected':
      return ['corrected', { code: event.reason }];
    default:
      return null;
  }
}

const partyOf = (party: Party | undefined): HandoverLine['party'] => (party === undefined ? null : { ...party });
const placesOfBeds = (state: ShelterState, beds: readonly string[]): number =>
  state.situation === 'kept' ? placesIn(state, beds) : beds.length;
