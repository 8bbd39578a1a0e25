import type { Figures } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import type { TrendsNetwork } from '../trends/copy.ts';
import { dayName } from '../trends/zone.ts';
import { inSightOf, type Query } from './asked.ts';
import { bandedLine, monthsOf } from './banded.ts';
import { countedOf } from './cells.ts';
import { exactLine } from './exact.ts';
import { type Group, groupsOf } from './groups.ts';
import type { Needs } from './needs.ts';
import { cut, rangeOfDays, spansOf } from './spans.ts';

/**
 * Who came and went, how long, holds, what was needed and what was fresh, by local day. A house's own people get exact
 * numbers, whoever oversees the network gets bands. `now` in ms.
 */
export function figuresOf(network: TrendsNetwork, needs: Needs, query: Query, viewer: Actor, now: number): Figures {
  const sight = inSightOf(network, needs, viewer);
  const range = rangeOfDays(query, now);
  const bucket = sight.exact ? (query.bucket ?? null) : 'month';
  const buckets = cut(range, bucket);
  const months = sight.exact ? null : monthsOf(sight, buckets, now);
  const lines: Figures['lines'] = [];
  for (const group of groupsOf(sight, query)) {
    const count = (of: Group) => spansOf(of, buckets, sight.zoneOfCountry, now);
    lines.push(
      months === null
        ? exactLine(group, query, range, count(group))
        : bandedLine(group, query, countedOf(group, buckets, now, count), [buckets, months], now),
    );
  }
  const told = query.bucket === undefined ? null : bucket;
  return {
    from: dayName(range.from),
    to: dayName(range.to),
    bucket: told,
    by: query.by,
    position: network.position,
    lines,
  };
}
