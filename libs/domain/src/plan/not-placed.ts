import type { Reason } from '../matching/findings.ts';
import { type Match, matchPrepared } from '../matching/match.ts';
import { byRank } from '../matching/rank.ts';
import { isAsked } from './choice.ts';
import type { PlanInput, PlanParty } from './input.ts';
import { searchesOf } from './searches.ts';
import { standsUntilArrival } from './travel.ts';
import type { WhyNot } from './why-not.ts';

/** A party without a place, why, and who could be asked. */
export interface NotPlaced {
  readonly line: string;
  readonly why: WhyNot;
  /** What most houses say against it, with how many do; of a house that was decided what that one says. */
  readonly against: readonly Against[];
  /** Houses that may say yes when somebody calls, the best first. */
  readonly ask: readonly Match[];
}

interface Against {
  readonly code: Reason['code'];
  readonly shelters: number;
}

/** How many houses to call, and reasons to read, are named. */
const NAMED = 3;

/** `why`: null where only the houses can say. */
export function whyNotPlaced(party: PlanParty, input: PlanInput, why: WhyNot | null): NotPlaced {
  const searchFor = searchesOf(input);
  const matches = input.shelters.map((shelter) => matchPrepared(shelter, searchFor(party, shelter)));
  const isRefused = ({ abroad }: Match) => abroad && party.crosses === 'refused';
  const may = matches.filter((match) => match.outcome !== 'cannot' && !isRefused(match));
  const asked = may.filter(({ conditions }) => conditions.some(({ code }) => isAsked(code)));
  const far = may.filter((match) => match.offer !== null && !standsUntilArrival(match.km, match.abroad));
  const isDecided = ({ shelterId }: Match) => why === 'decided' && shelterId === party.decided;
  const [ofAsked, ofFar] = why === 'decided' ? [asked.filter(isDecided), far.filter(isDecided)] : [asked, far];
  const byHouses = ofAsked.length > 0 ? 'ask_first' : ofFar.length > 0 ? 'too_far' : (why ?? 'no_house');
  return {
    line: party.line,
    why: why === null || why === 'decided' ? byHouses : why,
    against: countedIn(why === 'decided' ? matches.filter(isDecided) : matches, isRefused),
    ask: [...new Set([...asked, ...far])]
      .toSorted((a, b) => Number(isDecided(b)) - Number(isDecided(a)) || byRank(a, b))
      .slice(0, NAMED),
  };
}

/** What houses say against a party, the most of them first. */
function countedIn(matches: readonly Match[], isRefused: (match: Match) => boolean): readonly Against[] {
  const against = new Map<Reason['code'], number>();
  for (const match of matches) {
    const border: readonly Reason['code'][] = isRefused(match) ? ['cross_border'] : [];
    for (const code of [...border, ...match.barriers.map((reason) => reason.code)])
      against.set(code, (against.get(code) ?? 0) + 1);
  }
  return [...against]
    .map(([code, shelters]) => ({ code, shelters }))
    .toSorted((a, b) => b.shelters - a.shelters)
    .slice(0, NAMED);
}
