import { type NeedReason, needReasons } from '@safe-haven/contracts';
import { type Zone } from '../trends/zone.ts';
import type { Need, Needs } from './needs.ts';

/** Requests and searches of one span of days; added to in place. */
export interface NeedTally {
  opened: number;
  unmet: number;
  readonly reasons: Record<NeedReason, number>;
  searches: number;
  foundNothing: number;
}

export const emptyNeedTally = (): NeedTally => ({
  opened: 0,
  unmet: 0,
  reasons: Object.fromEntries(needReasons.map((reason) => [reason, 0])) as Record<NeedReason, number>,
  searches: 0,
  foundNothing: 0,
});

export type Searches = Needs['searches'];

/**
 * Counts a request on the day on which it was opened and, if it ended unmet, once more on the day on which it was
 * closed. `spanOf`: the tally of a local day; undefined: outside of the range.
 */
export function tallyRequest(need: Need, zone: Zone, spanOf: (day: number) => NeedTally | undefined): void {
  const opened = spanOf(zone.dayAt(Date.parse(need.openedAt)));
  if (opened) opened.opened += 1;
  if (need.situation !== 'unmet' || need.closedAt === null) return;
  const closed = spanOf(zone.dayAt(Date.parse(need.closedAt)));
  if (!closed) return;
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
  for (const { opened, unmet, reasons, searches, foundNothing } of tallies) {
    total.opened += opened;
    total.unmet += unmet;
    for (const reason of needReasons) total.reasons[reason] += reasons[reason];
    total.searches += searches;
    total.foundNothing += foundNothing;
  }
  return total;
}
