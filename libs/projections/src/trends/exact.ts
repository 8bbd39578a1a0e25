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
    const coverage = { days: count(known.days, bucket, range), of: bucket.of };
    if (amounts.isEmpty) return { show: 'gap', ...span, known: coverage };
    const partial = span.partial || amounts.broken;
    return { show: 'exact', ...span, partial, known: coverage, ...amounts.told(count(known.nights, bucket, range)) };
  });
  const coverage = { days: count(known.days, range, range), of: range.of };
  const amounts = whole.isEmpty ? null : whole.told(count(known.nights, range, range));
  return lineOf(line, points, { known: coverage, amounts });
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

/** For each day of a range 1 if any house of the line knows it, and 1 if it knows the night that began on it, which is over. */
function knownDays({ members }: Line, range: Bucket): Readonly<Record<'days' | 'nights', Uint8Array>> {
  const known = { days: new Uint8Array(range.of), nights: new Uint8Array(range.of) };
  for (const { days } of members) {
    const { from, to, table } = days;
    // What is not over yet comes last.
    const over = from + table.nights[to]! - table.nights[from]!;
    markDays(known.days, table.day.subarray(from, to), range);
    markDays(known.nights, table.day.subarray(from, over), range);
  }
  return known;
}

function markDays(known: Uint8Array, days: Int32Array, range: Bucket): void {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return;
  // Most houses know every day from their first to their last one.
  if (last - first === days.length - 1) known.fill(1, first - range.from, last - range.from + 1);
  else for (const day of days) known[day - range.from] = 1;
}

function count(known: Uint8Array, bucket: Bucket, range: Bucket): number {
  let days = 0;
  for (let day = bucket.from; day <= bucket.to; day++) days += known[day - range.from]!;
  return days;
}
