import { adultsOf, childrenOf } from '../../party.ts';
import type { Party } from '../../terms.ts';
import { type Match, matchPrepared } from '../match.ts';
import { prepare } from '../prepare.ts';
import { byRank } from '../rank.ts';
import type { NearSearch } from './near-shelter.ts';
import type { Nearly } from './nearly.ts';

/** How many houses and splits are tried: the nearest houses, and the splits that keep most people together. */
const [MAX_SHELTERS, MAX_SPLITS] = [12, 12];

/**
 * Splits of a party over two houses, each part with an adult (a single adult is never separated from the children). Only
 * houses whose beds can be held now; the smallest separated part first. `own`: houses that the caller sees exactly, since
 * each split measures them (PV-8).
 */
export function apart(input: NearSearch, own: readonly Match[]): readonly Nearly[] {
  const { search, shelters } = input;
  const near = own
    .filter(({ shelterId }) => (shelters.get(shelterId)?.beds?.fits.length ?? 0) > 0)
    .toSorted((a, b) => (a.km ?? Number.MAX_VALUE) - (b.km ?? Number.MAX_VALUE))
    .slice(0, MAX_SHELTERS);
  if (near.length < 2) return [];
  for (const [one, other] of splitsOf(search.party).slice(0, MAX_SPLITS)) {
    const fromFirst = takers(input, near, one);
    const fromOther = takers(input, near, other);
    for (const match of fromFirst) {
      const second = fromOther.find(({ shelterId }) => shelterId !== match.shelterId);
      if (second === undefined) continue;
      return [
        {
          kind: 'apart',
          parts: [
            { match, party: one },
            { match: second, party: other },
          ],
        },
      ];
    }
  }
  return [];
}

/** The houses that take this part, those without a condition first. */
function takers({ search, shelters }: NearSearch, near: readonly Match[], party: Party): readonly Match[] {
  const prepared = prepare({ ...search, party });
  return near
    .flatMap(({ shelterId }) => {
      const shelter = shelters.get(shelterId);
      return shelter === undefined ? [] : [matchPrepared(shelter, prepared)];
    })
    .filter(({ outcome, offer }) => outcome !== 'cannot' && offer !== null)
    .toSorted((a, b) => Number(a.outcome === 'takes_if') - Number(b.outcome === 'takes_if') || byRank(a, b));
}

/** Every split of the party in two with an adult in each; the most people together first. */
export function splitsOf(party: Party): readonly (readonly [Party, Party])[] {
  const [adults, children] = [adultsOf(party), childrenOf(party)];
  const splits: (readonly [Party, Party])[] = [];
  for (let a = adults - 1; a >= 1; a--) {
    for (let c = children; c >= 0; c--) {
      if (a + c < adults - a + (children - c)) continue;
      splits.push(splitAfter(party, a, c));
    }
  }
  return splits.toSorted(([a], [b]) => adultsOf(b) + childrenOf(b) - adultsOf(a) - childrenOf(a));
}

/** The first `a` adults with the first `c` children, and the rest; infants stay in the first part, which has the women. */
function splitAfter(party: Party, a: number, c: number): readonly [Party, Party] {
  const [women, other, men] = firstOf([party.women, party.other, party.men], a);
  const [girls, boys] = firstOf([party.girls, party.boys], c);
  const one = ofCounts(party, { women, other, men, girls, boys, infants: party.infants });
  const rest = {
    women: party.women - one.women,
    other: party.other - one.other,
    men: party.men - one.men,
    girls: party.girls - one.girls,
    boys: party.boys - one.boys,
    infants: 0,
  };
  return [one, ofCounts(party, rest)];
}

const ofCounts = (party: Party, counts: Partial<Omit<Party, 'sonsOldest'>>): Party => {
  const { women = 0, men = 0, other = 0, girls = 0, boys = 0, infants = 0 } = counts;
  return { women, men, other, girls, boys, infants, sonsOldest: boys > 0 ? party.sonsOldest : null };
};

/** Every way to take so many in all out of these counts. */
function firstOf(counts: readonly number[], many: number): readonly number[] {
  let left = many;
  return counts.map((count) => {
    const taken = Math.min(count, left);
    left -= taken;
    return taken;
  });
}
