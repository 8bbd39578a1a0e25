import type { Figures } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import type { History } from '../history.ts';
import { dayName } from '../trends/zone.ts';
import { bandedLine, monthsOf } from './banded.ts';
import { countByCell } from './cells.ts';
import { exactLine } from './exact.ts';
import { type Group, groupsOf } from './groups.ts';
import { bucketsIn, rangeOfDays, spansOf } from './spans.ts';
import { type Query, visibleDataOf } from './visible.ts';

/**
 * Admissions, discharges, lengths of stay, holds, unmet need and freshness by local day. An organisation's own people
 * get exact numbers; overseers of the network get bands. `now` in ms.
 */
export function figuresOf(history: History, query: Query, viewer: Actor, now: number): Figures {
  const visible = visibleDataOf(history, viewer);
  const range = rangeOfDays(query, now);
  const bucket = visible.exact ? (query.bucket ?? null) : 'month';
  const buckets = bucketsIn(range, bucket);
  const months = visible.exact ? null : monthsOf(visible, buckets, now);
  const lines: Figures['lines'] = [];
  for (const group of groupsOf(visible, query)) {
    const count = (part: Group) => spansOf(part, buckets, visible.zoneOfCountry, now);
    lines.push(
      months === null
        ? exactLine(group, query, range, count(group))
        : bandedLine(group, query, countByCell(group, buckets, now, count), [buckets, months], now),
    );
  }
  const answeredBucket = query.bucket === undefined ? null : bucket;
  return {
    from: dayName(range.from),
    to: dayName(range.to),
    bucket: answeredBucket,
    by: query.by,
    position: history.position,
    lines,
  };
}
