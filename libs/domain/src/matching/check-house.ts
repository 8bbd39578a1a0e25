import { isOfHouse, mayHoldDirectly } from '../policy/may.ts';
import type { Asking } from './asking.ts';
import type { FreshnessClass } from './freshness.ts';
import { nextOpening, openness } from './hours.ts';
import type { MatchableHouse } from './house.ts';
import { addBarrier, addCondition, addQuestion, type Findings, type Reason } from './reasons.ts';
import type { OpenFrom } from './rules.ts';

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
function checkHours(house: MatchableHouse, asking: Asking, found: Findings): void {
  const hours = house.rules.intake_hours;
  if (hours === 'always') return;
  const spans = hours === null ? null : asking.spans(house.timezone);
  if (hours === null || spans === null) {
    addQuestion(found, 'intake_hours');
    return;
  }
  const open = openness(hours, spans);
  if (open === 'open') return;
  const { opens, closes } = openingIn(hours, spans[0]?.from ?? 0, open === 'partly');
  const reason = { code: 'intake_hours', opens, closes } as const;
  if (open === 'partly') addCondition(found, reason);
  else addBarrier(found, reason);
}

/** The hours that they may come in: those that run already, else the next. */
function openingIn(hours: readonly OpenFrom[], minute: number, mayRun: boolean) {
  const running = mayRun ? hours.find((h) => openness([h], [{ from: minute, to: minute + 1 }]) === 'open') : undefined;
  return running ?? nextOpening(hours, minute);
}

/** A house that keeps no beds here: its own count while it is recent, else a question. */
export function checkReport(house: MatchableHouse, freshness: FreshnessClass, asking: Asking, found: Findings): void {
  if (house.reported === null) addQuestion(found, 'places');
  else if (freshness === 'stale') addCondition(found, STALE_REPORT);
  else if (house.reported < asking.who.places) addBarrier(found, NO_FREE_PLACE);
}
