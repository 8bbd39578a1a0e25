import type { TrendLine, TrendPoint, Trends } from '@safe-haven/contracts';
import { compare } from '@safe-haven/lang';
import type { Bucket } from './buckets.ts';
import type { DayTally } from './days.ts';
import { type Disclosure, hiddenOn, type Member } from './privacy.ts';
import { decimal, plus, rangeOf, rateHalfUp, stepFor, ZERO } from './rate.ts';
import { DAY_MS, dayName } from './zone.ts';

/** Houses that are shown as one. */
export interface Line {
  readonly key: string;
  readonly name: string;
  readonly country: string | null;
  readonly members: readonly Member[];
}

export function linesOf(members: readonly Member[], by: Trends['by']): Line[] {
  const keyOf = {
    shelter: ({ state }: Member) => state.shelterId,
    organisation: ({ state }: Member) => state.organisation,
    country: ({ state }: Member) => state.country,
  }[by];
  const lines = [...Map.groupBy(members, keyOf)].map(([key, own]): Line => {
    const countries = new Set(own.map(({ state }) => state.country));
    const name = by === 'shelter' ? own[0]!.state.name : key;
    return { key, name, country: countries.size === 1 ? own[0]!.state.country : null, members: own };
  });
  return lines.toSorted((a, b) => compare(a.name, b.name) || compare(a.key, b.key));
}

/** One's own houses: every number as it is. */
export function exactLine(line: Line, buckets: readonly Bucket[]): TrendLine {
  const points = cut(line.members, buckets).map((days, i): TrendPoint => {
    const day = dayName(buckets[i]!.from);
    if (days.length === 0) return { show: 'gap', day };
    return {
      show: 'exact',
      day,
      ratePercent: rateHalfUp(sum(days, 'occupied'), sum(days, 'inService')),
      occupied: meanPlaces(days, 'occupied'),
      inService: meanPlaces(days, 'inService'),
    };
  });
  return trendLine(line, points);
}

const LATE_MS = 7 * 24 * 3_600_000;

/**
 * Other people's houses: ranges. A bucket is shown a week after its end and only when each of its days could be, so
 * that no day can be worked out from a week or a month (PV-7). The buckets must be whole ones.
 */
export function bandedLine(line: Line, buckets: readonly Bucket[], disclosure: Disclosure, now: number): TrendLine {
  const points = cut(line.members, buckets).map((days, i): TrendPoint => {
    const day = dayName(buckets[i]!.from);
    if (days.length > 0 && endOf(buckets[i]!, days) + LATE_MS > now) return { show: 'hidden', day, why: 'too_recent' };
    let places = Number.POSITIVE_INFINITY;
    for (const [date, own] of Map.groupBy(days, (d) => d.day)) {
      places = Math.min(
        places,
        own.reduce((total, { inService, ms }) => total + inService / ms, 0),
      );
      const houses = own.map(({ member }) => member);
      const why = hiddenOn(date, houses, disclosure);
      if (why) return { show: 'hidden', day, why };
    }
    const range = rangeOf(sum(days, 'occupied'), sum(days, 'inService'), stepFor(places));
    return range === null ? { show: 'gap', day } : { show: 'range', day, ...range };
  });
  return trendLine(line, points);
}

/** Of a bucket, whether or not a house knows of its last days yet: it would be another number once they do. */
const endOf = ({ to }: Bucket, days: readonly DayTally[]): number =>
  days.reduce((last, { end }) => Math.max(last, end), (to + 1) * DAY_MS);

const trendLine = ({ key, name, country, members }: Line, points: TrendPoint[]): TrendLine => ({
  key,
  name,
  country,
  shelters: members.length,
  points,
});

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

/** Places of each house on average over the time that it knows of, added up. */
function meanPlaces(days: readonly MemberDay[], of: 'occupied' | 'inService'): string {
  const houses = [...Map.groupBy(days, ({ member }) => member).values()];
  return decimal(houses.reduce((total, own) => plus(total, sum(own, of), sum(own, 'ms')), ZERO));
}

const sum = (days: readonly DayTally[], of: 'occupied' | 'inService' | 'ms'): number =>
  days.reduce((total, d) => total + d[of], 0);
