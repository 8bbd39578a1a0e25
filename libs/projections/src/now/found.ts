import type { FoundPlaces, FoundShelter, MatchReason } from '@safe-haven/contracts';
import {
  type Actor,
  type FoundGroup,
  isOfSpace,
  isOwn,
  type Match,
  type MatchableShelter,
  type FoundPlaces as Matched,
  mayDo,
  mayHoldDirectly,
  type Party,
  placesNeeded,
  type Reason,
  seesExact,
} from '@safe-haven/domain';
import { extraIn, phoneCallOf } from './rows.ts';

/** The search, and the shelters that were matched. */
export interface Asking {
  readonly actor: Actor;
  readonly party: Party;
  readonly shelters: ReadonlyMap<string, MatchableShelter>;
  /** The area that distances are measured from when the search names none; null: it names one, or none is known. */
  readonly ownArea: string | null;
  /** Maximum number of shelters listed per group. */
  readonly limit: number;
  /** The log position that the feed has read. */
  readonly position: string;
}

/** The three groups as visible to the caller: the number of shelters, and the ones the search asked for. */
export function foundFor({ takes, takesIf, cannot, asked, nearly }: Matched, asking: Asking): FoundPlaces {
  const group = ({ count, shelters }: FoundGroup) => ({
    count,
    shelters: shelters.slice(0, asking.limit).map((match) => foundShelterFor(match, asking)),
  });
  const { position, party, ownArea } = asking;
  return {
    position,
    party,
    ownArea,
    takes: group(takes),
    takesIf: group(takesIf),
    cannot: { ...group(cannot), reasons: firstReasons(cannot.shelters, asking) },
    asked,
    nearly: nearly.map((match) => nearlyFor(match, asking)),
  };
}

function nearlyFor(nearMatch: Matched['nearly'][number], asking: Asking): FoundPlaces['nearly'][number] {
  if (nearMatch.kind !== 'apart') {
    const { match, ...rest } = nearMatch;
    return { ...rest, shelter: foundShelterFor(match, asking) };
  }
  const [match, other] = nearMatch.parts.map(({ match, party }) => ({
    shelter: foundShelterFor(match, { ...asking, party }),
    party,
  }));
  return { kind: 'apart', parts: [match!, other!] };
}

/** Counts the shelters that cannot take the party by their first barrier. */
function firstReasons(shelters: readonly Match[], { actor, shelters: byId }: Asking): FoundPlaces['cannot']['reasons'] {
  const counts = new Map<string, number>();
  for (const { shelterId, barriers } of shelters) {
    const [first] = barriers;
    if (first === undefined) continue;
    const { code } = seesExact(actor, byId.get(shelterId)!) ? first : forBands(first);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
}

/** One shelter: reason codes, and details of its beds and hours only as far as the caller's rights go (FP-8). */
function foundShelterFor(found: Match, { actor, party, shelters }: Asking): FoundShelter {
  const shelter = shelters.get(found.shelterId)!;
  const { shelterId, organisation, country, situation, state } = shelter;
  const exact = seesExact(actor, shelter);
  const reasons = (of: readonly Reason[]) => of.map((reason) => (exact ? { ...reason } : forBands(reason)));
  return {
    shelterId,
    name: state.name,
    organisation,
    country,
    area: { id: state.area.id, name: state.area.name },
    own: isOwn(actor, shelter) && exact,
    barriers: reasons(found.barriers),
    conditions: reasons(found.conditions),
    asks: [...found.asks],
    services: found.services === null ? null : [...found.services],
    offer: offerOf(found, party, exact),
    ...(found.waste === 'scarce' ? { scarce: true as const } : {}),
    direct:
      situation === 'kept' && mayDo(actor, 'hold', shelter) && mayHoldDirectly(actor, shelter, shelter.directHolds),
    km: found.km,
    freshness: found.freshness,
    ...(found.call === null ? {} : { call: phoneCallOf(found.call) }),
    ...extraIn(state),
    confirmedAt: exact && situation === 'counted' ? new Date(shelter.numbersAsOf).toISOString() : null,
  };
}

/** The party's size is public; the bed ids are only for callers who see the exact numbers. */
const offerOf = ({ offer }: Match, party: Party, exact: boolean): FoundShelter['offer'] =>
  offer && { room: offer.room, places: placesNeeded(party), beds: exact ? [...offer.beds(party)] : null };

/**
 * The end of a pause and the exact reason for a lack of space (PV-1) are only for callers who see the exact numbers.
 */
export function forBands(reason: Reason): MatchReason {
  if (isOfSpace(reason)) return { code: 'no_place_for_party' };
  return reason.code === 'intake_paused' ? { ...reason, until: null } : { ...reason };
}
