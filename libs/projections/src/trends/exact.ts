import type { TrendLine, TrendPoint } from '@safe-haven/contracts';
import { Amounts } from './amounts.ts';
import type { Bucket } from './buckets.ts';
import type { HouseDays } from './house-days.ts';
import { type Line, lineOf, spanOf, todayOf } from './lines.ts';

/** One's own houses: every number as it is. */
export function exactLine(line: Line, buckets: readonly Bucket[], range: Bucket, now: number): TrendLine {
  const known = knownDays(line, range);
  const sums = buckets.map(() => new Amounts());
  const whole = new Amounts();
  const today = todayOf(line, now);
  for (const { days } of line.members) {
    addHouse(days, buckets, sums);
    addHouse(days, [range], [whole]);
  }
  const points = buckets.map((bucket, i): TrendPoint => {
    const amounts = sums[i]!;
    const span = spanOf(bucket, today);
    const coverage = { days: count(known, bucket, range), of: bucket.of };
    if (amounts.isEmpty) return { show: 'gap', ...span, known: coverage };
    const partial = span.partial || amounts.broken;
    return { show: 'exact', ...span, partial, known: coverage, ...amounts.told() };
  });
  const coverage = { days: count(known, range, range), of: range.of };
  return lineOf(line, points, { known: coverage, amounts: whole.isEmpty ? null : whole.told() });
}

/** Adds the days of one house to those buckets in which they lie. */
function addHouse({ table, from, to, since }: HouseDays, buckets: readonly Bucket[], sums: readonly Amounts[]): void {
  const { day } = table;
  let row = from;
  for (let b = 0; b < buckets.length; b++) {
    const bucket = buckets[b]!;
    while (row < to && day[row]! < bucket.from) row++;
    const first = row;
    // Most houses know every day: the last of the bucket is then as many rows further.
    const last = first + bucket.to - bucket.from;
    if (last < to && day[last] === bucket.to) row = last + 1;
    else while (row < to && day[row]! <= bucket.to) row++;
    const possible = since === null ? 0 : Math.max(0, bucket.to - Math.max(bucket.from, since) + 1);
    sums[b]!.add(table, first, row, possible);
  }
}

/** For each day of a range 1 if any house of the line knows it. */
function knownDays({ members }: Line, range: Bucket): Uint8Array {
  const known = new Uint8Array(range.of);
  for (const { days } of members) {
    const { from, to } = days;
    const { day } = days.table;
    // Most houses know every day from their first to their last one.
    if (from < to && day[to - 1]! - day[from]! === to - 1 - from) {
      known.fill(1, day[from]! - range.from, day[to - 1]! - range.from + 1);
    } else for (let row = from; row < to; row++) known[day[row]! - range.from] = 1;
  }
  return known;
}

function count(known: Uint8Array, bucket: Bucket, range: Bucket): number {
  let days = 0;
  for (let day = bucket.from; day <= bucket.to; day++) days += known[day - range.from]!;
  return days;
}
