import type { HandoverLine } from '@safe-haven/contracts';
import type { CorrectedFact, Party, ShelterEvent, ShelterEventType, ShelterState } from '@safe-haven/domain';
import { placesIn } from '../now/parts.ts';
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

type LineOf<T extends ShelterEventType> =
  | ((event: Extract<ShelterEvent, { readonly type: T }>, lookup: Lookup) => Line)
  | null;

/** The line of each fact; null: the next shift need not read of it. */
const LINES: { readonly [T in ShelterEventType]: LineOf<T> } = {
  ShelterRegistered: null,
  ShelterPublished: null,
  PublicationDeclined: null,
  ShelterClosed: null,
  ShelterReopened: null,
  ShelterProfileChanged: null,
  ProfileChangeProposed: null,
  ProfileChangeDropped: null,
  IntakeRulesChanged: null,
  HoldPolicyChanged: null,
  CheckHoursChanged: null,
  RoomAdded: null,
  RoomRetired: null,
  BedAdded: null,
  BedRetired: null,
  BedTakenOutOfService: ({ reason, expectedBack }) => ['bed_out', { code: reason, until: expectedBack }],
  BedReturnedToService: () => ['bed_back'],
  IntakePaused: ({ reason, until }) => ['paused', { code: reason, until }],
  IntakeResumed: () => ['resumed'],
  OverflowOpened: ({ beds, until }, { state }) => ['overflow_opened', { places: placesOfBeds(state, beds), until }],
  OverflowClosed: ({ beds }, { state }) => ['overflow_closed', { places: placesOfBeds(state, beds) }],
  // The extra places that it opens or closes have lines of their own.
  SurgeAnswered: null,
  ConfirmationAsked: null,
  OccupancyConfirmed: null,
  BedsHeld: ({ party, beds, expiresAt }, { state }) => [
    'held',
    { party: { ...party }, places: placesOfBeds(state, beds), until: expiresAt },
  ],
  HoldExtended: null,
  PartyExpected: null,
  HoldReleased: ({ holdId, reason }, lookup) => ['hold_released', { ...endedHold(holdId, lookup), code: reason }],
  HoldLapsed: ({ holdId }, lookup) => ['hold_lapsed', endedHold(holdId, lookup)],
  PartyAdmitted: ({ party, kind }) => ['admitted', { party: { ...party }, code: kind }],
  PartyMoved: ({ stayId }, { stays }) => ['moved', { party: partyOf(stays.get(stayId)) }],
  PartyChanged: ({ party }) => ['party_changed', { party: { ...party } }],
  DeparturePlanned: ({ stayId, window }, { stays }) => [
    'departure_planned',
    { party: partyOf(stays.get(stayId)), until: window.to },
  ],
  DeparturePlanWithdrawn: null,
  PartyDischarged: ({ stayId, destination }, { stays }) => [
    'discharged',
    { party: partyOf(stays.get(stayId)), code: destination },
  ],
  CensusReported: ({ occupied }) => ['counted', { places: occupied, code: null }],
  CensusQuestioned: null,
  CensusDiscarded: null,
  CallRecorded: null,
  EventCorrected: ({ reason }) => ['corrected', { code: reason }],
};

/** Whether the account of a shift has a line for a fact of this type. */
export const isInHandover = (type: ShelterEventType): boolean => LINES[type] !== null;

/** Cast because TypeScript can't follow a lookup by a union. */
const lineOf = (event: ShelterEvent, lookup: Lookup): Line | null =>
  (LINES[event.type] as LineOf<ShelterEventType>)?.(event, lookup) ?? null;

function endedHold(holdId: string, { holds, state }: Lookup): Details {
  const hold = holds.get(holdId);
  return { party: partyOf(hold?.party), places: hold ? placesOfBeds(state, hold.beds) : null };
}

const partyOf = (party: Party | undefined): HandoverLine['party'] => (party === undefined ? null : { ...party });
const placesOfBeds = (state: ShelterState, beds: readonly string[]): number =>
  state.situation === 'kept' ? placesIn(state, beds) : beds.length;
