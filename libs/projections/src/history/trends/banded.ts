import type { TrendLine, TrendPoint } from '@safe-haven/contracts';
import type { Bucket } from './buckets.ts';
import { type ByDay, byDay, networkDays } from './by-day.ts';
import { sumOfShelterNights } from './due.ts';
import { sumsOf } from './exact.ts';
import { type Line, spanOf, todayOf, toLine } from './lines.ts';
import { DISCLOSURE_DELAY_MS, type Disclosure, hiddenReasonOn } from './privacy.ts';
import { rangeOf, stepFor } from './rate.ts';
import { DAY_MS } from './zone.ts';

/**
 * Occupancy of other organisations' shelters: ranges of per cent. A bucket is published a week after its end and only
 * if each of its days may be disclosed, so that no day can be worked out from a week or a month (PV-7). The buckets
 * must be complete calendar ones.
 */
export function bandedLine(
  line: Line,
  [buckets, range]: readonly [readonly Bucket[], Bucket],
  disclosure: Disclosure,
  now: number,
): TrendLine {
  const today = todayOf(line, now);
  const lineDays = networkDays(line.members, range);
  const [country, ...otherCountries] = lineDays.countries.values();
  const byLocalDay = country && otherCountries.length === 0 ? country.whole : byDay(line.members, range);
  const sums = sumsOf(line.members, buckets);
  const points = buckets.map((bucket, i): TrendPoint => {
    const span = spanOf(bucket, today);
    const { days, end, occupied, inService, places } = sumOfDays(byLocalDay, bucket, range);
    if (days > 0 && end + DISCLOSURE_DELAY_MS > now) return { show: 'hidden', ...span, why: 'too_recent' };
    for (let day = bucket.from; day <= bucket.to; day++) {
      const why = hiddenReasonOn(day, lineDays, disclosure);
      if (why) return { show: 'hidden', ...span, why };
    }
    const percents = rangeOf(occupied, inService, stepFor(places));
    const known = { known: { days, of: bucket.of }, shelterNights: sums[i]!.shelterNights };
    return percents === null ? { show: 'gap', ...span, ...known } : { show: 'range', ...span, ...known, ...percents };
  });
  const shown = points.filter((point) => point.show !== 'hidden');
  const days = shown.reduce((total, { known }) => total + known.days, 0);
  const shelterNights = sumOfShelterNights(shown.map((point) => point.shelterNights));
  return toLine(line, points, { known: { days, of: range.of }, shelterNights, amounts: null });
}

/**
 * Adds the days of a bucket up. `days`: on how many of them any shelter has data. `end`: the end of the bucket even if
 * its last days have no data yet; if it were the end of the last known day, a late report would change a published
 * number. `places`: the lowest of any day.
 */
function sumOfDays(byLocalDay: ByDay, { from, to }: Bucket, range: Bucket) {
  const sums = { days: 0, end: (to + 1) * DAY_MS, occupied: 0, inService: 0, places: Number.POSITIVE_INFINITY };
  for (let day = from - range.from; day <= to - range.from; day++) {
    if (byLocalDay.shelters[day] === 0) continue;
    sums.days += 1;
    sums.end = Math.max(sums.end, byLocalDay.end[day]!);
    sums.occupied += byLocalDay.occupied[day]!;
    sums.inService += byLocalDay.inService[day]!;
    sums.places = Math.min(sums.places, byLocalDay.places[day]!);
  }
  return sums;
}
