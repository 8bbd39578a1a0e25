import type { TrendLine, TrendPoint } from '@safe-haven/contracts';
import type { Bucket } from './buckets.ts';
import type { DayTally } from './days.ts';
import { talliesOf } from './house-days.ts';
import { type HouseInRange, type Line, lineOf, spanOf, todayOf } from './lines.ts';
import { type Disclosure, hiddenOn, LATE_MS, type Member } from './privacy.ts';
import { rangeOf, stepFor } from './rate.ts';
import { DAY_MS } from './zone.ts';

/** A house as privacy looks at it. */
export const memberOf = ({ state, days }: HouseInRange): Member => ({ state, days: talliesOf(days) });

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
  const points = cut(line.members.map(memberOf), buckets).map((days, i): TrendPoint => {
    const span = spanOf(buckets[i]!, today);
    if (days.length > 0 && endOf(buckets[i]!, days) + LATE_MS > now) {
      return { show: 'hidden', ...span, why: 'too_recent' };
    }
    let places = Number.POSITIVE_INFINITY;
    for (const [date, own] of Map.groupBy(days, (d) => d.day)) {
      places = Math.min(
        places,
        own.reduce((total, { inService, ms }) => total + inService / ms, 0),
      );
      const houses = own.map(({ member }) => member);
      const why = hiddenOn(date, houses, disclosure);
      if (why) return { show: 'hidden', ...span, why };
    }
    const percents = rangeOf(sum(days, 'occupied'), sum(days, 'inService'), stepFor(places));
    const known = knownIn(days, buckets[i]!);
    return percents === null ? { show: 'gap', ...span, known } : { show: 'range', ...span, known, ...percents };
  });
  const days = points.reduce((total, point) => total + (point.show === 'hidden' ? 0 : point.known.days), 0);
  return lineOf(line, points, { known: { days, of: range.of }, amounts: null });
}

/** Of a bucket, whether or not a house knows of its last days yet: it would be another number once they do. */
const endOf = ({ to }: Bucket, days: readonly DayTally[]): number =>
  days.reduce((last, { end }) => Math.max(last, end), (to + 1) * DAY_MS);

/** Known are the days of what is shown; on which days a house reports is its own affair as long as its numbers are hidden. */
const knownIn = (days: readonly DayTally[], { of }: Bucket) => ({ days: new Set(days.map(({ day }) => day)).size, of });

interface MemberDay extends DayTally {
  readonly member: Member;
}

/** The days of all houses of a line, bucket by bucket. */
function cut(members: readonly Member[], buckets: readonly Bucket[]): MemberDay[][] {
  const result: MemberDay[][] = buckets.map(() => []);
  for (const member of members) {
    let b = 0;
    for (const tally of member.days) {
      while (b < buckets.length && buckets[b]!.to < tally.day) b++;
      if (b < buckets.length && buckets[b]!.from <= tally.day) result[b]!.push({ ...tally, member });
    }
  }
  return result;
}

const sum = (days: readonly DayTally[], of: 'occupied' | 'inService'): number =>
  days.reduce((total, d) => total + d[of], 0);
