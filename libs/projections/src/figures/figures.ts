import type { Figures } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import type { Network } from '../network.ts';
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
 * numbers, whoever oversees the network gets bands. Reads what it is given at the first step, and yields between houses and
 * spans: nobody waits while years are counted. `now` in ms.
 */
export function* figuresOf(
  network: Network,
  needs: Needs,
  query: Query,
  viewer: Actor,
  now: number,
): Generator<void, Figures> {
  const { position } = network;
  const sight = inSightOf(network, needs, viewer);
  const range = rangeOfDays(query, now);
  const bucket = sight.exact ? (query.bucket ?? null) : 'month';
  const buckets = cut(range, bucket);
  const months = sight.exact ? null : yield* monthsOf(sight, buckets, now);
  const lines: Figures['lines'] = [];
  for (const group of groupsOf(sight, query)) {
    const count = (of: Group) => spansOf(of, buckets, sight.zoneOfCountry, now);
    lines.push(
      months === null
        ? yield* exactLine(group, query, range, yield* count(group))
        : yield* bandedLine(group, query, yield* countedOf(group, buckets, now, count), [buckets, months], now),
    );
    yield;
  }
  const told = query.bucket === undefined ? null : bucket;
  return { from: dayName(range.from), to: dayName(range.to), bucket: told, by: query.by, position, lines };
}
