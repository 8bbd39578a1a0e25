import type { FoundHouse, FoundPlaces, MatchReason } from '@safe-haven/contracts';
import {
  type Actor,
  type FoundGroup,
  isOfSpace,
  isOwn,
  type Match,
  type MatchableHouse,
  type FoundPlaces as Matched,
  mayDo,
  mayHoldDirectly,
  type Party,
  placesNeeded,
  type Reason,
  seesExact,
} from '@safe-haven/domain';

/** Who asked for whom, and what is known of the houses that answered. */
export interface Asking {
  readonly actor: Actor;
  readonly party: Party;
  readonly shelters: ReadonlyMap<string, MatchableHouse>;
  /** The area from which the distances are, where nobody said another; null: somebody did, or there is none. */
  readonly ownArea: string | null;
  /** The most houses of each group that are listed. */
  readonly limit: number;
  /** How far the log was read. */
  readonly position: string;
}

/** The three groups as visible to the caller: how many houses there are, and those of them that were requested. */
export function foundFor({ takes, takesIf, cannot, nearly }: Matched, asking: Asking): FoundPlaces {
  const group = ({ count, houses: shelters }: FoundGroup) => ({
    count,
    houses: shelters.slice(0, asking.limit).map((one) => foundShelterFor(one, asking)),
  });
  const { position, party, ownArea } = asking;
  return {
    position,
    party,
    ownArea,
    takes: group(takes),
    takesIf: group(takesIf),
    cannot: { ...group(cannot), reasons: firstReasons(cannot.houses, asking) },
    nearly: nearly.map((one) => nearlyFor(one, asking)),
  };
}

function nearlyFor(near: Matched['nearly'][number], asking: Asking): FoundPlaces['nearly'][number] {
  if (near.kind !== 'apart') {
    const { match, ...what } = near;
    return { ...what, house: foundShelterFor(match, asking) };
  }
  const [one, other] = near.parts.map(({ match, party }) => ({
    house: foundShelterFor(match, { ...asking, party }),
    party,
  }));
  return { kind: 'apart', parts: [one!, other!] };
}

/** How many can't for which reason, the first that is told of each. */
function firstReasons(
  shelters: readonly Match[],
  { actor, shelters: known }: Asking,
): FoundPlaces['cannot']['reasons'] {
  const counts = new Map<string, number>();
  for (const { shelterId, barriers } of shelters) {
    const [first] = barriers;
    if (first === undefined) continue;
    const { code } = seesExact(actor, known.get(shelterId)!) ? first : forBands(first);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
}

/** One house: reason codes, and of its beds and hours only what the caller's right to it shows (FP-8). */
function foundShelterFor(found: Match, { actor, party, shelters }: Asking): FoundHouse {
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
    offer: offerOf(found, party, exact),
    direct:
      situation === 'kept' && mayDo(actor, 'hold', shelter) && mayHoldDirectly(actor, shelter, shelter.directHolds),
    km: found.km,
    freshness: found.freshness,
    confirmedAt: exact && situation === 'counted' ? new Date(shelter.numbersAsOf).toISOString() : null,
  };
}

/** How many places is what the party needs; which beds is for those who see the house exactly. */
const offerOf = ({ offer }: Match, party: Party, exact: boolean): FoundHouse['offer'] =>
  offer && { room: offer.room, places: placesNeeded(party), beds: exact ? [...offer.beds(party)] : null };

/** When a pause ends, and for which reason of space there is no place (PV-1), is for those who see the house exactly. */
function forBands(reason: Reason): MatchReason {
  if (isOfSpace(reason)) return { code: 'no_place_for_party' };
  return reason.code === 'intake_paused' ? { ...reason, until: null } : { ...reason };
}
