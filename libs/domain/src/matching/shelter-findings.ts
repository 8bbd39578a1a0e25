import { isOfShelter, mayHoldDirectly } from '../policy/may.ts';
import { barrier, condition, type Finding } from './findings.ts';
import type { PreparedSearch } from './prepare.ts';
import type { MatchableShelter } from './shelter.ts';

/**
 * Findings about the house itself, in display order: its country, whether it can be held directly, whether its intake is
 * open.
 */
export const shelterFindings = (shelter: MatchableShelter, search: PreparedSearch): readonly (Finding | null)[] => [
  isAbroad(shelter, search) ? condition({ code: 'cross_border' }) : null,
  search.avoid.includes(shelter.areaId) ? barrier({ code: 'excluded_area' }) : null,
  checkDirectHolds(shelter, search),
  checkPause(shelter, search),
];

/**
 * In another country than the caller's, by the same rule as for a hold: across a border documents and consent have to be
 * settled, whatever the rules of the house.
 */
export const isAbroad = ({ country }: MatchableShelter, { actor }: PreparedSearch): boolean =>
  actor.country !== null && actor.country !== country;

function checkDirectHolds(shelter: MatchableShelter, { actor }: PreparedSearch): Finding | null {
  if (shelter.situation === 'unreadable') return condition({ code: 'unreadable' });
  if (shelter.situation === 'counted') return condition({ code: 'counted' });
  return mayHoldDirectly(actor, shelter, shelter.directHolds) ? null : condition({ code: 'ask_the_house' });
}

/** A pause is a barrier now, and a condition for a party that arrives after its end. A house may admit while it pauses. */
function checkPause(shelter: MatchableShelter, { actor, arrival }: PreparedSearch): Finding | null {
  if (shelter.intake.state !== 'paused' || isOfShelter(actor, shelter)) return null;
  const { until } = shelter.intake;
  const isOverByThen = until !== null && arrival !== null && arrival.from >= until;
  const reason = { code: 'intake_paused', until } as const;
  return isOverByThen ? condition(reason) : barrier(reason);
}
