import { seesExact } from '../../policy/may.ts';
import type { Match } from '../match.ts';
import { byRank, PAPERS_KM, UNKNOWN_KM } from '../rank.ts';
import { apart } from './apart.ts';
import { mayHaveSpace } from './banded.ts';
import { freeFrom } from './later.ts';
import { isLiftable } from './lifted.ts';
import { isOnlySpace, type NearSearch, shelterAt } from './near-shelter.ts';
import type { Nearly } from './nearly.ts';
import { fitsInTwo } from './two-rooms.ts';

/** At most so many of a kind are shown, for the own country and for others each. */
const MAX_PER_KIND = 3;
/** Where no house takes them, so many are asked first. */
const MAX_TO_ASK = 5;
/** Only so many houses are examined, the best first, so that a search in a large network stays fast. */
const LOOKED_INTO = 40;

/**
 * FP-14: near misses, computed where no house of the own country takes the party whole. Those across a border, on another
 * day or in two houses only where no house at all does. The own country first, two houses last. `cannot` is ranked.
 */
export function nearlyOf(input: NearSearch, whole: readonly Match[], cannot: readonly Match[]): readonly Nearly[] {
  const home = cannot.filter(({ abroad }) => !abroad);
  if (whole.length > 0) return tonight(input, home);
  const abroad = cannot.filter((match) => match.abroad);
  return [
    ...[...inTwoRooms(input, home), ...lifted(home)],
    ...nearestToAsk(input, cannot),
    ...later(input, home),
    ...apart(input, seenExactly(input, home)),
    ...[...inTwoRooms(input, abroad), ...lifted(abroad), ...later(input, abroad)],
  ];
}

/** For tonight and in one house. */
const tonight = (input: NearSearch, matches: readonly Match[]): readonly Nearly[] => [
  ...inTwoRooms(input, matches),
  ...lifted(matches),
  ...toBeAsked(input, matches),
];

const isSeenExactly = ({ shelters, search }: NearSearch, { shelterId }: Match): boolean => {
  const shelter = shelters.get(shelterId);
  return shelter !== undefined && seesExact(search.actor, shelter);
};
const seenExactly = (input: NearSearch, matches: readonly Match[]): readonly Match[] =>
  matches.filter((match) => isSeenExactly(input, match));

/**
 * PV-8: only these may be examined bed by bed; of other organisations' houses the caller may learn no more than their
 * bands.
 */
const exactAndFull = (input: NearSearch, matches: readonly Match[]): readonly Match[] =>
  seenExactly(input, matches).filter(isOnlySpace).slice(0, LOOKED_INTO);

function inTwoRooms(input: NearSearch, matches: readonly Match[]): readonly Nearly[] {
  const near = exactAndFull(input, matches).filter((match) => fitsInTwo(shelterAt(input, match), input.search));
  return near.slice(0, MAX_PER_KIND).map((match) => ({ kind: 'two_rooms', match }));
}

const lifted = (matches: readonly Match[]): readonly Nearly[] =>
  matches
    .filter(isLiftable)
    .slice(0, MAX_PER_KIND)
    .map((match) => ({ kind: 'lifted', match }));

const toBeAsked = (input: NearSearch, matches: readonly Match[]): readonly Nearly[] =>
  matches
    .filter((match) => !isSeenExactly(input, match) && isOnlySpace(match) && mayHaveSpace(input, match))
    .slice(0, MAX_PER_KIND)
    .map((match) => ({ kind: 'ask', match }));

/**
 * FP-21: where no house takes them, the nearest of other organisations that lack nothing but room, whatever their band: only
 * they know what they could free. A band that rules it out weighs as papers do, and says no more than the row (PV-8).
 */
function nearestToAsk(input: NearSearch, matches: readonly Match[]): readonly Nearly[] {
  const near = matches
    .filter((match) => !isSeenExactly(input, match) && isOnlySpace(match))
    .map((match) => ({ match, km: wayToAsk(match) + (mayHaveSpace(input, match) ? 0 : PAPERS_KM) }))
    .toSorted((a, b) => a.km - b.km);
  return near.slice(0, MAX_TO_ASK).map(({ match }) => ({ kind: 'ask', match }));
}

/** Whatever else is to be settled is settled by the same call. */
const wayToAsk = ({ km, abroad }: Match): number => (km ?? UNKNOWN_KM) + (abroad ? PAPERS_KM : 0);

function later(input: NearSearch, matches: readonly Match[]): readonly Nearly[] {
  const near = exactAndFull(input, matches).flatMap((match): (Nearly & { kind: 'later' })[] => {
    const day = freeFrom(shelterAt(input, match), input.search);
    return day === null ? [] : [{ kind: 'later', match, day }];
  });
  return near
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : byRank(a.match, b.match)))
    .slice(0, MAX_PER_KIND);
}
