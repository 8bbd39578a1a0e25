import { afterTime } from '../shelter/due.ts';
import type { Ask } from './ask.ts';
import { type Asking, askingOf } from './asking.ts';
import { checkFree, checkOwnRoom, type Offer, offerOf } from './check-beds.ts';
import { checkCare } from './check-care.ts';
import { checkHouse, checkReport } from './check-house.ts';
import { checkPapers } from './check-papers.ts';
import { checkPeople } from './check-people.ts';
import { kmBetween } from './distance.ts';
import { type FreshnessClass, freshnessAt } from './freshness.ts';
import { type MatchableHouse, readyHouse } from './house.ts';
import { type Findings, nothingFound, type OpenQuestion, type Reason } from './reasons.ts';

/** What one house says to one party, in codes. */
export interface Found {
  readonly shelterId: string;
  readonly outcome: 'takes' | 'takes_if' | 'cannot';
  /** Each of these alone is a no. */
  readonly barriers: readonly Reason[];
  /** What the yes depends on. */
  readonly conditions: readonly Reason[];
  /** Rules that nobody knows and that matter here: flagged "ask", and no reason against. */
  readonly asks: readonly OpenQuestion[];
  /** The beds that a hold would take; null where there is none to make: full, barred, counted, unreadable. */
  readonly offer: Offer | null;
  /** From the area of departure; null: one of the two has no point. */
  readonly km: number | null;
  readonly freshness: FreshnessClass;
}

/** Whether and how a house takes a party. What time has ended by `now` counts as ended, recorded or not. */
export const match = (house: MatchableHouse, ask: Ask): Found => matchAsking(house, askingOf(ask));

/** The same for an ask that was made ready. */
export function matchAsking(recorded: MatchableHouse, asking: Asking): Found {
  const house = asking.nowMs < recorded.dueAt ? recorded : readyHouse(stateAt(recorded, asking), recorded.place);
  const freshness = freshnessAt(house.lastSaid, asking.nowMs);
  const found = nothingFound();
  checkHouse(house, asking, found);
  if (house.beds === null) checkReport(house, freshness, asking, found);
  else checkFree(house.beds, asking, found);
  checkPeople(house.rules, asking.who, found);
  checkCare(house.rules, asking.who, found);
  checkPapers(house.rules, asking.who, found);
  const isOut = found.barriers.length > 0;
  const offer = isOut || house.beds === null ? null : offerOf(house, house.beds, asking, found);
  if (!isOut) checkOwnRoom(house, offer, asking, found);
  return {
    shelterId: house.shelterId,
    outcome: outcomeOf(found),
    barriers: found.barriers,
    conditions: found.conditions,
    asks: found.asks,
    offer,
    km: house.at === null || asking.origin === null ? null : kmBetween(house.at, asking.origin),
    freshness,
  };
}

const stateAt = ({ state }: MatchableHouse, { now }: Asking) => afterTime(state, now);

function outcomeOf({ barriers, conditions }: Findings): Found['outcome'] {
  if (barriers.length > 0) return 'cannot';
  return conditions.length > 0 ? 'takes_if' : 'takes';
}
