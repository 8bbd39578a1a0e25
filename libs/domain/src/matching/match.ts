import { afterTime } from '../shelter/due.ts';
import type { Ask } from './ask.ts';
import { type Asking, askingOf } from './asking.ts';
import { checkFree, checkLapses, checkOwnRoom } from './check-beds.ts';
import { checkHouse, checkReport } from './check-house.ts';
import { kmBetween } from './distance.ts';
import { type FreshnessClass, freshnessAt } from './freshness.ts';
import { type MatchableHouse, readyHouse } from './house.ts';
import { forget, joined, type OpenQuestion, type Reason } from './reasons.ts';
import type { Offer } from './room-fits.ts';

/** What one house says to one party, in codes. */
export interface Found {
  readonly shelterId: string;
  readonly outcome: 'takes' | 'takes_if' | 'cannot';
  /** Each of these alone is a no. */
  readonly barriers: readonly Reason[];
  /** What the yes depends on. */
  readonly conditions: readonly Reason[];
  /** Rules that nobody knows and that matter here: flagged "ask", and no reason against. None where the answer is no. */
  readonly asks: readonly OpenQuestion[];
  /** Where a hold would put them; null where there is none to make: full, barred, counted, unreadable. */
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
  const found = asking.findings;
  forget(found);
  checkHouse(house, asking, found);
  const fit = house.beds === null ? null : checkFree(house.beds, asking, found);
  if (house.beds === null) checkReport(house, freshness, asking, found);
  // The order in which reasons are told: the house's, those of its rules, then what the beds ask.
  const [conditions, asks] = [found.conditions.length, found.asks.length];
  const said = asking.said(house.ruleSet, found);
  const isOut = found.barriers.length > 0 || said.barriers.length > 0;
  const offer = isOut || fit === null ? null : checkLapses(house, fit, asking, found);
  if (!isOut && asking.needs.ownRoom) checkOwnRoom(house, offer, found);
  return {
    shelterId: house.shelterId,
    outcome: isOut ? 'cannot' : found.conditions.length > 0 || said.conditions.length > 0 ? 'takes_if' : 'takes',
    barriers: joined(found.barriers, found.barriers.length, said.barriers),
    conditions: joined(found.conditions, conditions, said.conditions),
    asks: isOut ? NOTHING_TO_ASK : joined(found.asks, asks, said.asks),
    offer,
    km: house.at === null || asking.origin === null ? null : kmBetween(house.at, asking.origin),
    freshness,
  };
}

const NOTHING_TO_ASK: readonly never[] = [];
const stateAt = ({ state }: MatchableHouse, { now }: Asking) => afterTime(state, now);
