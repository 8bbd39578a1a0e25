import { type DeclinedReason, declinedReasons, type NeedReason, needReasons } from '@safe-haven/contracts';
import { type Zone } from '../trends/zone.ts';
import type { Need, Needs } from './needs.ts';

/** Requests and searches of one span of days; added to in place. */
export interface NeedTally {
  opened: number;
  unmet: number;
  readonly reasons: Record<NeedReason, number>;
  readonly declinedRequests: Record<DeclinedReason, number>;
  /** Times from opening a request to its first yes, and to its first hold (ms). */
  readonly firstYes: number[];
  readonly firstHold: number[];
  searches: number;
  foundNothing: number;
}

const noneOf = <K extends string>(keys: readonly K[]) =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;

export const emptyNeedTally = (): NeedTally => ({
  opened: 0,
  unmet: 0,
  reasons: noneOf(needReasons),
  declinedRequests: noneOf(declinedReasons),
  firstYes: [],
  firstHold: [],
  searches: 0,
  foundNothing: 0,
});

export type Searches = Needs['searches'];

/**
 * Counts a request on the day on which it was opened, on those of its first yes and its first hold and, if it ended without
 * a place, on the day on which it was closed. `spanOf`: the tally of a local day; undefined: outside of the range.
 */
export function tallyRequest(need: Need, zone: Zone, spanOf: (day: number) => NeedTally | undefined): void {
  const spanAt = (instant: string) => spanOf(zone.dayAt(Date.parse(instant)));
  const { openedAt, yesAt, heldAt, closedAt, situation } = need;
  const opened = spanAt(openedAt);
  if (opened) opened.opened += 1;
  const since = (instant: string) => Math.max(0, Date.parse(instant) - Date.parse(openedAt));
  if (yesAt !== null) spanAt(yesAt)?.firstYes.push(since(yesAt));
  if (heldAt !== null) spanAt(heldAt)?.firstHold.push(since(heldAt));
  if (closedAt === null || (situation !== 'unmet' && situation !== 'withdrawn')) return;
  const closed = spanAt(closedAt);
  if (closed) tallyEnd(need, closed);
}

function tallyEnd(need: Need, closed: NeedTally): void {
  if (need.declined !== null) closed.declinedRequests[need.declined] += 1;
  if (need.situation !== 'unmet') return;
  closed.unmet += 1;
  for (const kind of need.kinds) closed.reasons[kind] += 1;
  if (need.kinds.length === 0) closed.reasons.not_known += 1;
}

export function tallySearch(
  { at, searches, foundNothing }: Searches[number],
  zone: Zone,
  spanOf: (day: number) => NeedTally | undefined,
): void {
  const span = spanOf(zone.dayAt(Date.parse(at)));
  if (!span) return;
  span.searches += searches;
  span.foundNothing += foundNothing;
}

export function sumOfNeeds(tallies: readonly NeedTally[]): NeedTally {
  const total = emptyNeedTally();
  for (const part of tallies) {
    total.opened += part.opened;
    total.unmet += part.unmet;
    for (const reason of needReasons) total.reasons[reason] += part.reasons[reason];
    for (const reason of declinedReasons) total.declinedRequests[reason] += part.declinedRequests[reason];
    for (const ms of part.firstYes) total.firstYes.push(ms);
    for (const ms of part.firstHold) total.firstHold.push(ms);
    total.searches += part.searches;
    total.foundNothing += part.foundNothing;
  }
  return total;
}
