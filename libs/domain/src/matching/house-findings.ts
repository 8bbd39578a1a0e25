import { isOfHouse, mayHoldDirectly } from '../policy/may.ts';
import { barrier, condition, type Finding } from './findings.ts';
import type { MatchableHouse } from './house.ts';
import type { PreparedSearch } from './prepare.ts';

/**
 * Findings about the house itself, in display order: its country, whether it can be held directly, whether its intake is
 * open.
 */
export const houseFindings = (house: MatchableHouse, search: PreparedSearch): readonly (Finding | null)[] => [
  isAbroad(house, search) ? condition({ code: 'cross_border' }) : null,
  search.avoid.includes(house.areaId) ? barrier({ code: 'excluded_area' }) : null,
  checkDirectHolds(house, search),
  checkPause(house, search),
];

/**
 * In another country than the caller's, by the same rule as for a hold: across a border documents and consent have to be
 * settled, whatever the rules of the house.
 */
export const isAbroad = ({ country }: MatchableHouse, { actor }: PreparedSearch): boolean =>
  actor.country !== null && actor.country !== country;

function checkDirectHolds(house: MatchableHouse, { actor }: PreparedSearch): Finding | null {
  if (house.situation === 'unreadable') return condition({ code: 'unreadable' });
  if (house.situation === 'counted') return condition({ code: 'counted' });
  return mayHoldDirectly(actor, house, house.directHolds) ? null : condition({ code: 'ask_the_house' });
}

/** A pause is a barrier now, and a condition for a party that arrives after its end. A house may admit while it pauses. */
function checkPause(house: MatchableHouse, { actor, arrival }: PreparedSearch): Finding | null {
  if (house.intake.state !== 'paused' || isOfHouse(actor, house)) return null;
  const { until } = house.intake;
  const isOverByThen = until !== null && arrival !== null && arrival.from >= until;
  const reason = { code: 'intake_paused', until } as const;
  return isOverByThen ? condition(reason) : barrier(reason);
}
