import { afterTime } from '../shelter/due.ts';
import type { Ask } from './ask.ts';
import { type Asking, askingOf } from './asking.ts';
import { checkFree, checkLapses, checkOwnRoom } from './check-beds.ts';
import { checkHouse, checkReport } from './check-house.ts';
import { kmBetween } from './distance.ts';
import { type FreshnessClass, freshnessAt } from './freshness.ts';
import { type MatchableHouse, readyHouse } from './house.ts';
import type { Look, Outcome } from './look.ts';
import { forget, listed, type OpenQuestion, type Reason } from './reasons.ts';
import type { Offer } from './room-fits.ts';

/** What one house says to one party, in codes. */
export interface Found {
  readonly shelterId: string;
  readonly outcome: Outcome;
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
export function matchAsking(house: MatchableHouse, asking: Asking): Found {
  const { findings, outcome, offer, km, freshness } = lookAt(house, asking);
  return {
    shelterId: house.shelterId,
    outcome,
    barriers: listed(findings.barriers),
    conditions: listed(findings.conditions),
    asks: listed(findings.asks),
    offer,
    km,
    freshness,
  };
}

/** The same without its being written down: what is seen holds until the next house is looked at for the ask. */
export function lookAt(recorded: MatchableHouse, asking: Asking): Look {
  const house = asking.nowMs < recorded.dueAt ? recorded : readyHouse(stateAt(recorded, asking), recorded.place);
  const { look } = asking;
  const found = look.findings;
  forget(found);
  look.freshness = freshnessAt(house.lastSaid, asking.nowMs);
  look.km = house.at === null || asking.origin === null ? null : kmBetween(house.at, asking.origin);
  // The order in which reasons are told: the house's, those of its rules, then what the beds ask.
  checkHouse(house, asking, found);
  const fit = house.beds === null ? null : checkFree(house.beds, asking, found);
  if (house.beds === null) checkReport(house, look.freshness, asking, found);
  asking.say(house, found);
  const isOut = found.barriers.length > 0;
  look.offer = isOut || fit === null ? null : checkLapses(house, fit, asking, found);
  if (isOut) found.asks.length = 0;
  else if (asking.needs.ownRoom) checkOwnRoom(house, look.offer, found);
  look.outcome = isOut ? 'cannot' : found.conditions.length > 0 ? 'takes_if' : 'takes';
  return look;
}

const stateAt = ({ state }: MatchableHouse, { now }: Asking) => afterTime(state, now);
