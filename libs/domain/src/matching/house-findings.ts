import { isOfHouse, mayHoldDirectly } from '../policy/may.ts';
import { barrier, condition, type Finding } from './findings.ts';
import type { MatchableHouse } from './house.ts';
import type { PreparedSearch } from './prepare.ts';

/**
 * Findings about the house itself, in the order in which they are shown: where it is, whether it can be held directly,
 * whether it takes guests now.
 */
export const houseFindings = (house: MatchableHouse, search: PreparedSearch): readonly (Finding | null)[] => [
  isAbroad(house, search) ? condition({ code: 'cross_border' }) : null,
  search.avoid.includes(house.areaId) ? barrier({ code: 'excluded_area' }) : null,
  checkDirectHolds(house, search),
  checkPause(house, search),
];

/**
 * In another country than the caller's, by the same rule as for a hold: across a border, documents and consent have to
 * be settled, whatever the house's own rules are.
 */
export const isAbroad = ({ country }: MatchableHouse, { actor }: PreparedSearch): boolean =>
  actor.country !== null && actor.country !== country;

function checkDirectHolds(house: MatchableHouse, { actor }: PreparedSearch): Finding | null {
  if (house.situation === 'unreadable') return condition({ code: 'unreadable' });
  if (house.situation === 'counted') return condition({ code: 'counted' });
  return mayHoldDirectly(actor, house, house.directHolds) ? null : condition({ code: 'ask_the_house' });
}

/** A barrier now; for who arrives after its end, a condition. A house may admit while it pauses. */
function checkPause(house: MatchableHouse, { actor, arrival }: PreparedSearch): Finding | null {
  if (house.intake.state !== 'paused' || isOfHouse(actor, house)) return null;
  const { until } = house.intake;
  const isOverByThen = until !== null && arrival !== null && arrival.from >= until;
  const reason = { code: 'intake_paused', until } as const;
  return isOverByThen ? condition(reason) : barrier(reason);
}
