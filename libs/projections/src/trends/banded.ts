import type { TrendLine, TrendPoint } from '@safe-haven/contracts';
import type { Bucket } from './buckets.ts';
import { type ByDay, byDay, networkDays } from './by-day.ts';
import { type Line, lineOf, spanOf, todayOf } from './lines.ts';
import { type Disclosure, hiddenOn, LATE_MS } from './privacy.ts';
import { rangeOf, stepFor } from './rate.ts';
import { DAY_MS } from './zone.ts';

/**
 * Other people's houses: ranges. A bucket is shown a week after its end and only when each of its days could be, so
 * that no day can be worked out from a week or a month (PV-7). The buckets must be whole ones.
 */
export function bandedLine(
  line: Line,
  [buckets, range]: readonly [readonly Bucket[], Bucket],
  disclosure: Disclosure,
  now: number,
): TrendLine {
  const today = todayOf(line, now);
  const asked = networkDays(line.members, range);
  const [country, ...others] = asked.countries.values();
  const all = country && others.length === 0 ? country.whole : byDay(line.members, range);
  const points = buckets.map((bucket): TrendPoint => {
    const span = spanOf(bucket, today);
    const { days, end, occupied, inService, places } = added(all, bucket, range);
    if (days > 0 && end + LATE_MS > now) return { show: 'hidden', ...span, why: 'too_recent' };
    for (let day = bucket.from; day <= bucket.to; day++) {
      const why = hiddenOn(day, asked, disclosure);
      if (why) return { show: 'hidden', ...span, why };
    }
    const percents = rangeOf(occupied, inService, stepFor(places));
    const known = { days, of: bucket.of };
    return percents === null ? { show: 'gap', ...span, known } : { show: 'range', ...span, known, ...percents };
  });
  const days = points.reduce((total, point) => total + (point.show === 'hidden' ? 0 : point.known.days), 0);
  return lineOf(line, points, { known: { days, of: range.of }, amounts: null });
}

/**
 * The days of a bucket as one. Known are the days of what is shown; on which days a house reports is its own affair as long as
 * its numbers are hidden. `end`: when it is over, whether or not a house knows of its last days yet, for it would be another
 * number once they do. `places`: on the day on which there were fewest.
 */
function added(all: ByDay, { from, to }: Bucket, range: Bucket) {
  const sums = { days: 0, end: (to + 1) * DAY_MS, occupied: 0, inService: 0, places: Number.POSITIVE_INFINITY };
  for (let day = from - range.from; day <= to - range.from; day++) {
    if (all.houses[day] === 0) continue;
    sums.days += 1;
    sums.end = Math.max(sums.end, all.end[day]!);
    sums.occupied += all.occupied[day]!;
    sums.inService += all.inService[day]!;
    sums.places = Math.min(sums.places, all.places[day]!);
  }
  return sums;
}
