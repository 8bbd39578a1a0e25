import { isOfHouse, mayHoldDirectly } from '../policy/may.ts';
import type { Asking } from './asking.ts';
import type { FreshnessClass } from './freshness.ts';
import type { MatchableHouse } from './house.ts';
import { addBarrier, addCondition, addQuestion, type Findings, type Reason } from './reasons.ts';

const EXCLUDED: Reason = { code: 'excluded_area' };
const ASK_THE_HOUSE: Reason = { code: 'ask_the_house' };
const COUNTED: Reason = { code: 'counted' };
const STALE_REPORT: Reason = { code: 'stale_report' };
const UNREADABLE: Reason = { code: 'unreadable' };
const NO_FREE_PLACE: Reason = { code: 'no_free_place' };

/** Where the house is, whether it takes guests now, and how one gets its word. */
export function checkHouse(house: MatchableHouse, asking: Asking, found: Findings): void {
  if (asking.avoid.length > 0 && asking.avoid.includes(house.areaId)) addBarrier(found, EXCLUDED);
  if (house.situation === 'unreadable') addCondition(found, UNREADABLE);
  else if (house.situation === 'counted') addCondition(found, COUNTED);
  else if (!mayHoldDirectly(asking.actor, house, house.directHolds)) addCondition(found, ASK_THE_HOUSE);
  if (house.intake.state === 'paused' && !isOfHouse(asking.actor, house)) checkPause(house.intake.until, asking, found);
  checkHours(house, asking, found);
}

/** A barrier now; for who arrives after its end, a condition. */
function checkPause(until: string | null, { arrival }: Asking, found: Findings): void {
  const isOverByThen = until !== null && arrival !== null && arrival.from >= until;
  if (isOverByThen) addCondition(found, { code: 'intake_paused', until });
  else addBarrier(found, { code: 'intake_paused', until });
}

/** Closed when they would arrive is a barrier; open for part of that time, a condition. */
function checkHours({ hours, timezone }: MatchableHouse, asking: Asking, found: Findings): void {
  if (hours === 'always') return;
  const { open, reason } = asking.open(hours, timezone);
  if (open === 'unknown') addQuestion(found, 'intake_hours');
  else if (open === 'partly') addCondition(found, reason);
  else if (open === 'closed') addBarrier(found, reason);
}

/** A house that keeps no beds here: its own count while it is recent, else a question. */
export function checkReport(house: MatchableHouse, freshness: FreshnessClass, asking: Asking, found: Findings): void {
  if (house.reported === null) addQuestion(found, 'places');
  else if (freshness === 'stale') addCondition(found, STALE_REPORT);
  else if (house.reported < asking.who.places) addBarrier(found, NO_FREE_PLACE);
}
