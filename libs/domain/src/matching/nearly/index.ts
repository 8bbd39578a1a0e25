import type { Match } from '../match.ts';
import { byRank } from '../rank.ts';
import { apart } from './apart.ts';
import { freeFrom } from './later.ts';
import { isLiftable } from './lifted.ts';
import { type Asked, houseAt, isOnlySpace } from './near-house.ts';
import type { Nearly } from './nearly.ts';
import { fitsInTwo } from './two-rooms.ts';

/** Of each country, one's own and the others, at most so many of a kind are shown. */
const MOST = 3;
/** So many houses are looked into, the best first: a search over a large network stays as quick as one over a small one. */
const LOOKED_INTO = 40;

/**
 * FP-14: near misses; computed where nothing in one's own country takes them whole. Across a border, on another day or
 * apart only where nothing takes them whole anywhere. The own country first, "apart" last. `cannot` is ranked.
 */
export function nearlyOf(asked: Asked, whole: readonly Match[], cannot: readonly Match[]): readonly Nearly[] {
  const home = cannot.filter(({ abroad }) => !abroad);
  if (whole.length > 0) return [...inTwoRooms(asked, home), ...lifted(home)];
  const abroad = cannot.filter((match) => match.abroad);
  return [
    ...[...inTwoRooms(asked, home), ...lifted(home), ...later(asked, home)],
    ...apart(asked, home),
    ...[...inTwoRooms(asked, abroad), ...lifted(abroad), ...later(asked, abroad)],
  ];
}

const full = (matches: readonly Match[]): readonly Match[] => matches.filter(isOnlySpace).slice(0, LOOKED_INTO);

function inTwoRooms(asked: Asked, matches: readonly Match[]): readonly Nearly[] {
  const near = full(matches).filter((match) => fitsInTwo(houseAt(asked, match), asked.search));
  return near.slice(0, MOST).map((match) => ({ kind: 'two_rooms', match }));
}

const lifted = (matches: readonly Match[]): readonly Nearly[] =>
  matches
    .filter(isLiftable)
    .slice(0, MOST)
    .map((match) => ({ kind: 'lifted', match }));

function later(asked: Asked, matches: readonly Match[]): readonly Nearly[] {
  const near = full(matches).flatMap((match): (Nearly & { kind: 'later' })[] => {
    const day = freeFrom(houseAt(asked, match), asked.search);
    return day === null ? [] : [{ kind: 'later', match, day }];
  });
  return near.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : byRank(a.match, b.match))).slice(0, MOST);
}
