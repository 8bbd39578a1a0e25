import type { HandoverLine } from '@safe-haven/contracts';
import type { CorrectedFact, Party, ShelterEvent, ShelterState } from '@safe-haven/domain';
import { placesIn } from '../parts.ts';
import type { HouseSpan } from './span.ts';

type Kind = HandoverLine['kind'];
type Said = Partial<Pick<HandoverLine, 'party' | 'places' | 'code' | 'until'>>;

/** Who is where and what is held, as far as a line needs it: a discharge and a release do not say it again. */
interface Known {
  readonly state: ShelterState;
  readonly stays: Map<string, Party>;
  readonly holds: Map<string, { readonly party: Party; readonly beds: readonly string[] }>;
}

/** What changed in a house, in the order in which it was recorded. No bed and no stay is in it. */
export function linesOf({ before, corrected = before, after, facts }: HouseSpan): HandoverLine[] {
  const known = knownAt(corrected, after);
  return facts.flatMap((fact) => {
    const line = fact.event === null ? null : lineOf(fact.event, known);
    learn(known, fact);
    return line === null ? [] : [withTime(line, fact)];
  });
}

function knownAt(before: ShelterState, after: ShelterState): Known {
  const kept = before.situation === 'kept' ? before : null;
  const stays = Object.values(kept?.stays ?? {}).map(({ stayId, party }) => [stayId, party] as const);
  const holds = Object.values(kept?.holds ?? {}).map((hold) => [hold.holdId, hold] as const);
  return { state: after, stays: new Map(stays), holds: new Map(holds) };
}

function learn({ stays, holds }: Known, { event }: CorrectedFact): void {
  if (event?.type === 'PartyAdmitted' || event?.type === 'PartyChanged') stays.set(event.stayId, event.party);
  if (event?.type === 'BedsHeld') holds.set(event.holdId, event);
}

type Line = readonly [Kind, Said?];

const withTime = ([kind, said = {}]: Line, { context }: CorrectedFact): HandoverLine => ({
  kind,
  at: context.occurredAt,
  party: null,
  places: null,
  code: null,
  until: null,
  ...said,
});

/** The line of a fact; null: the account is not about it. */
function lineOf(event: ShelterEvent, known: Known): Line | null {
  return aboutStays(event, known) ?? aboutHolds(event, known) ?? aboutBeds(event, known);
}

function aboutStays(event: ShelterEvent, { stays }: Known): Line | null {
  switch (event.type) {
    case 'PartyAdmitted':
      return ['admitted', { party: { ...event.party }, code: event.kind }];
    case 'PartyDischarged':
      return ['discharged', { party: copyOf(stays.get(event.stayId)), code: event.destination }];
    case 'PartyMoved':
      return ['moved', { party: copyOf(stays.get(event.stayId)) }];
    case 'PartyChanged':
      return ['party_changed', { party: { ...event.party } }];
    case 'DeparturePlanned':
      return ['departure_planned', { party: copyOf(stays.get(event.stayId)), until: event.window.to }];
    default:
      return null;
  }
}

function aboutHolds(event: ShelterEvent, { holds, state }: Known): Line | null {
  switch (event.type) {
    case 'BedsHeld':
      return ['held', { party: { ...event.party }, places: countIn(state, event.beds), until: event.expiresAt }];
    case 'HoldReleased':
    case 'HoldLapsed': {
      const hold = holds.get(event.holdId);
      const said = { party: copyOf(hold?.party), places: hold ? countIn(state, hold.beds) : null };
      return event.type === 'HoldLapsed' ? ['hold_lapsed', said] : ['hold_released', { ...said, code: event.reason }];
    }
    default:
      return null;
  }
}

function aboutBeds(event: ShelterEvent, { state }: Known): Line | null {
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
      return ['overflow_opened', { places: countIn(state, event.beds), until: event.until }];
    case 'OverflowClosed':
      return ['overflow_closed', { places: countIn(state, event.beds) }];
    case 'CensusReported':
      return ['counted', { places: event.occupied, code: null }];
    case 'EventCorrected':
      return ['corrected', { code: event.reason }];
    default:
      return null;
  }
}

const copyOf = (party: Party | undefined): HandoverLine['party'] => (party === undefined ? null : { ...party });
const countIn = (state: ShelterState, beds: readonly string[]): number =>
  state.situation === 'kept' ? placesIn(state, beds) : beds.length;
