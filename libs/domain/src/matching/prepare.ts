import type { RuleAnswer } from '@safe-haven/contracts';
import { adultsOf, childrenOf, placesNeeded } from '../party.ts';
import { groupsOf as sharingGroups } from '../shelter/beds/sharing.ts';
import type { Needs } from '../terms.ts';
import { type Direction, directionOf } from './distance.ts';
import { normalised } from './language.ts';
import { localSpans, type Span } from './local-time.ts';
import type { Search } from './search.ts';

/** A search with everything that depends on it alone, computed once for all houses. */
export interface PreparedSearch extends Search, PartyFacts {
  /** `now` in ms. */
  readonly nowMs: number;
  /** The search's point of departure as a vector. */
  readonly origin: Direction | null;
  /** The local minutes of arrival in a time zone; null: unknown zone. */
  readonly arrivalIn: (timezone: string) => readonly Span[] | null;
}

type Group = RuleAnswer<'gender'>;

/** Party and needs in the form that rules take. */
interface PartyFacts {
  readonly adults: number;
  readonly children: number;
  /** Adults and children: one place each. */
  readonly places: number;
  /** The groups with which strangers would share a room, as bits (SR-1). */
  readonly sharing: number;
  readonly groups: readonly Group[];
  readonly isUnaccompanied: boolean;
  /** The known ages of adults and of unaccompanied minors. */
  readonly ages: Ages;
  /** The range of the oldest boy's age in years; null: no boy. */
  readonly son: { readonly atLeast: number; readonly atMost: number } | null;
  /** The languages of the party, as codes for comparison. */
  readonly languages: readonly string[];
}

/** An adult is 18 or older, a minor 17 or younger, whatever was stated; null: not stated. */
interface Ages {
  readonly areMinors: boolean;
  readonly youngest: number | null;
  readonly oldest: number | null;
}

export function prepare(search: Search): PreparedSearch {
  const [from, to] = [search.arrival?.from ?? search.now, search.arrival?.to ?? search.now].map((i) => Date.parse(i));
  return {
    ...search,
    ...factsOf(search),
    nowMs: Date.parse(search.now),
    origin: search.from === null ? null : directionOf(search.from),
    arrivalIn: arrivalsBetween(from as number, to as number),
  };
}

/** Cached for each zone, because local times are slow to compute and a network has few zones. */
function arrivalsBetween(from: number, to: number): PreparedSearch['arrivalIn'] {
  const cache = new Map<string, readonly Span[] | null>();
  return (timezone) => {
    const cached = cache.get(timezone);
    if (cached !== undefined) return cached;
    const spans = localSpans(timezone, from, to);
    cache.set(timezone, spans);
    return spans;
  };
}

function factsOf({ party, needs }: Search): PartyFacts {
  const [adults, children] = [adultsOf(party), childrenOf(party)];
  const areMinors = adults === 0 && children + party.infants > 0;
  return {
    adults,
    children,
    places: placesNeeded(party),
    sharing: sharingGroups(party),
    groups: groupsOf(party, needs),
    isUnaccompanied: areMinors || needs.unaccompaniedMinor === true,
    ages: agesOf(needs, adults, areMinors),
    son: party.boys === 0 ? null : sonOf(party, needs),
    languages: (needs.languages ?? []).map(normalised),
  };
}

function groupsOf(party: Search['party'], needs: Needs): readonly Group[] {
  const groups: Group[] = [];
  if (party.women > 0) groups.push('women');
  if (party.men > 0) groups.push('men');
  if (party.girls > 0) groups.push('girls');
  if (party.boys > 0) groups.push('boys');
  if (party.other > 0 || needs.transOrNonBinary === true) groups.push('trans_non_binary');
  return groups;
}

function agesOf({ youngest, oldest }: Needs, adults: number, areMinors: boolean): Ages {
  return {
    areMinors,
    youngest: youngest === undefined ? null : areMinors ? Math.min(youngest, 17) : youngest,
    oldest: oldest === undefined ? null : adults > 0 ? Math.max(oldest, 18) : oldest,
  };
}

/** Infants are counted apart, so a boy is 2 or older. */
const BANDS = { '0-6': [2, 6], '7-11': [7, 11], '12-14': [12, 14], '15-17': [15, 17] } as const;

function sonOf({ sonsOldest }: Search['party'], { oldestSon }: Needs): PartyFacts['son'] {
  const [least, most] = sonsOldest === null ? [2, 17] : BANDS[sonsOldest];
  if (oldestSon === undefined) return { atLeast: least, atMost: most };
  const age = Math.min(Math.max(oldestSon, least), most);
  return { atLeast: age, atMost: age };
}
