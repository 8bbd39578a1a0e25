import type { Freshness } from '@safe-haven/contracts';
import { seesExact } from '../policy/may.ts';
import { afterTime } from '../shelter/due.ts';
import type { RecordedCall } from '../shelter/state.ts';
import { kmBetween } from './distance.ts';
import { add, noFindings, type OpenQuestion, type Reason } from './findings.ts';
import { afterLapses, type ChosenBeds, checkCall, checkFit, checkReport } from './place-findings.ts';
import { type PreparedSearch, prepare } from './prepare.ts';
import { weighedKm } from './rank.ts';
import { firstFit, type Offer } from './room-fits.ts';
import type { Service } from './rules/services.ts';
import type { Search } from './search.ts';
import { callFor, freshnessFor, type MatchableShelter, readyShelter } from './shelter.ts';
import { isAbroad, shelterFindings } from './shelter-findings.ts';
import { type Waste, wasteOf } from './waste.ts';

/** Whether a house takes a party, takes it on conditions, or cannot. */
export type Outcome = 'takes' | 'takes_if' | 'cannot';

/** The match of one house and one party, in codes. */
export interface Match {
  readonly shelterId: string;
  readonly outcome: Outcome;
  /** Each of these alone excludes the house. */
  readonly barriers: readonly Reason[];
  /** What the "yes, if" depends on. */
  readonly conditions: readonly Reason[];
  /** Rules that matter here and that the house has not said: ask it first (FP-2). Empty when the answer is no. */
  readonly asks: readonly OpenQuestion[];
  /** What the house offers; null: not said. It ranks, and decides nothing (FP-23). */
  readonly services: readonly Service[] | null;
  /** Where a hold would place the party; null when no hold is possible: full, barred, counted, unreadable. */
  readonly offer: Offer | null;
  /** What the placement takes from larger parties, as far as the searcher sees the house. */
  readonly waste: Waste;
  /** In another country than the caller's. */
  readonly abroad: boolean;
  /** Distance from the area of departure; null: one of the two has no point. */
  readonly km: number | null;
  /** The same with what has to be settled, for the order alone. */
  readonly weighedKm: number;
  readonly freshness: Freshness;
  /** What the house last said by phone; null: nothing. */
  readonly call: RecordedCall | null;
}

/** Whether and how a house takes a party. Deadlines that have passed by `now` count, recorded or not. */
export const match = (shelter: MatchableShelter, search: Search): Match => matchPrepared(shelter, prepare(search));

/** The same for a prepared search over many houses. */
export function matchPrepared(recorded: MatchableShelter, search: PreparedSearch): Match {
  const shelter = asOf(recorded, search);
  const { rules, beds, timezone } = shelter;
  const freshness = freshnessFor(search, shelter);
  const fit = beds === null ? null : firstFit(beds.fits, search);
  // Display order: the house, its hours, its places, its rules, then what the chosen beds require.
  const found = noFindings();
  for (const finding of shelterFindings(shelter, search)) add(found, finding);
  const ruled = { timezone, offer: fit };
  add(found, rules.hours(search, ruled));
  const call = callFor(search, shelter);
  add(found, beds === null ? checkReport({ ...shelter, freshness, call }, search) : checkFit(beds, fit, search));
  add(found, checkCall(call));
  for (const check of rules.party) add(found, check(search, ruled));
  const { barriers, conditions, questions } = found;
  const isOut = barriers.length > 0;
  const chosen = isOut || fit === null ? NOWHERE : afterLapses(shelter, fit, search);
  add(found, chosen.finding);
  if (!isOut) add(found, rules.privacy(search, { timezone, offer: chosen.offer }));
  const weighed = {
    conditions,
    asks: isOut ? [] : questions,
    services: rules.services,
    waste: wasteIn(shelter, chosen.offer, search),
    km: shelter.direction === null || search.origin === null ? null : kmBetween(shelter.direction, search.origin),
  };
  return {
    ...weighed,
    weighedKm: weighedKm(weighed, search.needs.services),
    shelterId: shelter.shelterId,
    outcome: isOut ? 'cannot' : conditions.length + questions.length > 0 ? 'takes_if' : 'takes',
    barriers,
    offer: chosen.offer,
    abroad: isAbroad(shelter, search),
    freshness,
    call,
  };
}

const wasteIn = (shelter: MatchableShelter, offer: Offer | null, { actor, places }: PreparedSearch): Waste =>
  shelter.beds === null || offer === null
    ? 'none'
    : wasteOf(shelter.beds, offer, { exact: seesExact(actor, shelter), places });

const NOWHERE: ChosenBeds = { offer: null, finding: null };

/** The state at the time of the search: holds, pauses and overflow past their time count as ended. */
export const asOf = (
  recorded: MatchableShelter,
  { now, nowMs }: Pick<PreparedSearch, 'now' | 'nowMs'>,
): MatchableShelter =>
  nowMs < recorded.dueAt ? recorded : readyShelter(afterTime(recorded.state, now), recorded.place);
