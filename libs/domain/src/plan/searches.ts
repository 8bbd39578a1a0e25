import { after, MINUTE } from '../instant.ts';
import { directionOf, kmBetween } from '../matching/distance.ts';
import { type PreparedSearch, prepare } from '../matching/prepare.ts';
import type { MatchableShelter } from '../matching/shelter.ts';
import type { PlanInput, PlanParty } from './input.ts';
import { minutesFor } from './travel.ts';

/** Houses that are equally far are asked about the same arrival. */
const STEP_MINUTES = 30;

/** A party as a house is asked about it: it arrives when its way is over. */
export type SearchFor = (party: PlanParty, shelter: MatchableShelter) => PreparedSearch;

/** Prepared once for each party and time of arrival; local times once for all parties. */
export function searchesOf(input: PlanInput): SearchFor {
  const origin = input.from === null ? null : directionOf(input.from);
  const local = new Map<number, PreparedSearch['arrivalIn']>();
  const known = new Map<string, PreparedSearch>();
  return (party, { direction }) => {
    const km = origin === null || direction === null ? null : kmBetween(direction, origin);
    const steps = Math.ceil((minutesFor(km) ?? 0) / STEP_MINUTES);
    const key = `${steps} ${party.line}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const at = after(input.now, steps * STEP_MINUTES * MINUTE);
    const { from, avoid, now, actor } = input;
    const search = prepare({
      ...{ party: party.party, needs: party.needs, from, avoid, now, actor },
      arrival: { from: at, to: at },
      requestId: null,
    });
    const arrivalIn = local.get(steps) ?? search.arrivalIn;
    local.set(steps, arrivalIn);
    known.set(key, { ...search, arrivalIn });
    return { ...search, arrivalIn };
  };
}

/** A search for nobody in particular, for what depends on the time and the asker alone. */
export const searchOfNobody = ({ from, avoid, now, actor }: PlanInput): PreparedSearch =>
  prepare({
    ...{ from, avoid, now, actor, needs: {}, arrival: null, requestId: null },
    party: { women: 0, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null },
  });
