import type { Reason } from '../matching/findings.ts';
import { type Match, matchPrepared } from '../matching/match.ts';
import { byRank } from '../matching/rank.ts';
import { isAsked } from './choice.ts';
import type { PlanInput, PlanParty } from './input.ts';
import { searchesOf } from './searches.ts';

/** A party without a place, why, and who could be asked. */
export interface NotPlaced {
  readonly line: string;
  /** `no_house`: no house that can be planned takes it; `no_room`: others need the rooms that do. */
  readonly why: 'no_house' | 'no_room';
  /** What most houses say against it, with how many do; empty: nothing but space. */
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

export function whyNotPlaced(party: PlanParty, input: PlanInput, fitsSomewhere: boolean): NotPlaced {
  const searchFor = searchesOf(input);
  const matches = input.shelters.map((shelter) => matchPrepared(shelter, searchFor(party, shelter)));
  const against = new Map<Reason['code'], number>();
  const isRefused = ({ abroad }: Match) => abroad && party.crosses === 'refused';
  for (const match of matches) {
    const border: readonly Reason['code'][] = isRefused(match) ? ['cross_border'] : [];
    for (const code of [...border, ...match.barriers.map((reason) => reason.code)])
      against.set(code, (against.get(code) ?? 0) + 1);
  }
  return {
    line: party.line,
    why: fitsSomewhere ? 'no_room' : 'no_house',
    against: [...against]
      .map(([code, shelters]) => ({ code, shelters }))
      .toSorted((a, b) => b.shelters - a.shelters)
      .slice(0, NAMED),
    ask: matches
      .filter((match) => match.outcome === 'takes_if' && !isRefused(match))
      .filter(({ conditions }) => conditions.some(({ code }) => isAsked(code)))
      .toSorted(byRank)
      .slice(0, NAMED),
  };
}
