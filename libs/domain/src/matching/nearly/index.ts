import type { Match } from '../match.ts';
import { byRank } from '../rank.ts';
import { apart } from './apart.ts';
import { freeFrom } from './later.ts';
import { isLiftable } from './lifted.ts';
import { houseAt, isOnlySpace, type NearSearch } from './near-house.ts';
import type { Nearly } from './nearly.ts';
import { fitsInTwo } from './two-rooms.ts';

/** At most so many of a kind are shown, for the own country and for others each. */
const MAX_PER_KIND = 3;
/** Only so many houses are examined, the best first, so that a search in a large network stays fast. */
const LOOKED_INTO = 40;

/**
 * FP-14: near misses, computed where no house of the own country takes the party whole. Those across a border, on another
 * day or in two houses only where no house at all does. The own country first, two houses last. `cannot` is ranked.
 */
export function nearlyOf(input: NearSearch, whole: readonly Match[], cannot: readonly Match[]): readonly Nearly[] {
  const home = cannot.filter(({ abroad }) => !abroad);
  if (whole.length > 0) return [...inTwoRooms(input, home), ...lifted(home)];
  const abroad = cannot.filter((match) => match.abroad);
  return [
    ...[...inTwoRooms(input, home), ...lifted(home), ...later(input, home)],
    ...apart(input, home),
    ...[...inTwoRooms(input, abroad), ...lifted(abroad), ...later(input, abroad)],
  ];
}

const full = (matches: readonly Match[]): readonly Match[] => matches.filter(isOnlySpace).slice(0, LOOKED_INTO);

function inTwoRooms(input: NearSearch, matches: readonly Match[]): readonly Nearly[] {
  const near = full(matches).filter((match) => fitsInTwo(houseAt(input, match), input.search));
  return near.slice(0, MAX_PER_KIND).map((match) => ({ kind: 'two_rooms', match }));
}

const lifted = (matches: readonly Match[]): readonly Nearly[] =>
  matches
    .filter(isLiftable)
    .slice(0, MAX_PER_KIND)
    .map((match) => ({ kind: 'lifted', match }));

function later(input: NearSearch, matches: readonly Match[]): readonly Nearly[] {
  const near = full(matches).flatMap((match): (Nearly & { kind: 'later' })[] => {
    const day = freeFrom(houseAt(input, match), input.search);
    return day === null ? [] : [{ kind: 'later', match, day }];
  });
  return near
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : byRank(a.match, b.match)))
    .slice(0, MAX_PER_KIND);
}
