import type { TrendLine, TrendPoint } from '@safe-haven/contracts';
import { Amounts } from './amounts.ts';
import type { Bucket } from './buckets.ts';
import { dueIn } from './due.ts';
import { type Line, type ShelterInRange, spanOf, todayOf, toLine } from './lines.ts';
import type { ShelterDays } from './shelter-days.ts';

/** The line of the viewer's own shelters: exact numbers. */
export function exactLine(line: Line, buckets: readonly Bucket[], range: Bucket, now: number): TrendLine {
  const known = knownDays(line, range);
  const sums = sumsOf(line.members, buckets);
  const [total] = sumsOf(line.members, [range]) as [Amounts];
  const today = todayOf(line, now);
  const points = buckets.map((bucket, i): TrendPoint => {
    const amounts = sums[i]!;
    const span = spanOf(bucket, today);
    const { shelterNights } = amounts;
    const coverage = { known: { days: count(known.days, bucket, range), of: bucket.of }, shelterNights };
    if (amounts.isEmpty) return { show: 'gap', ...span, ...coverage };
    const partial = span.partial || amounts.isPartial;
    return {
      show: 'exact',
      ...span,
      partial,
      ...coverage,
      ...amounts.toAmounts(count(known.nights, bucket, range)),
    };
  });
  const coverage = { days: count(known.days, range, range), of: range.of };
  const amounts = total.isEmpty ? null : total.toAmounts(count(known.nights, range, range));
  return toLine(line, points, { known: coverage, shelterNights: total.shelterNights, amounts });
}

/** The sums of these shelters in each bucket. */
export function sumsOf(members: readonly ShelterInRange[], buckets: readonly Bucket[]): readonly Amounts[] {
  const sums = buckets.map(() => new Amounts());
  for (const { days } of members) addShelter(days, buckets, sums);
  return sums;
}

/** Adds the days of one shelter to the buckets that contain them. */
function addShelter({ table, from, to, due }: ShelterDays, buckets: readonly Bucket[], sums: readonly Amounts[]): void {
  const { day } = table;
  let row = from;
  for (let b = 0; b < buckets.length; b++) {
    const bucket = buckets[b]!;
    while (row < to && day[row]! < bucket.from) row++;
    const first = row;
    // Most shelters have data of every day: then the last row of the bucket is found without a loop.
    const last = first + bucket.to - bucket.from;
    if (last < to && day[last] === bucket.to) row = last + 1;
    else while (row < to && day[row]! <= bucket.to) row++;
    sums[b]!.add(table, first, row, dueIn(due, bucket));
  }
}

/**
 * Flags by day of the range: `days`, any shelter of the line has data; `nights`, any shelter has data and the night of
 * that day is over.
 */
function knownDays({ members }: Line, range: Bucket): Readonly<Record<'days' | 'nights', Uint8Array>> {
  const known = { days: new Uint8Array(range.of), nights: new Uint8Array(range.of) };
  for (const { days } of members) {
    const { from, to, table } = days;
    // Nights that are not over come last.
    const nightsEnd = from + table.nights[to]! - table.nights[from]!;
    flagDays(known.days, table.day.subarray(from, to), range);
    flagDays(known.nights, table.day.subarray(from, nightsEnd), range);
  }
  return known;
}

function flagDays(known: Uint8Array, days: Int32Array, range: Bucket): void {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return;
  // Most shelters have no gap between their first and last day.
  if (last - first === days.length - 1) known.fill(1, first - range.from, last - range.from + 1);
  else for (const day of days) known[day - range.from] = 1;
}

function count(known: Uint8Array, bucket: Bucket, range: Bucket): number {
  let days = 0;
  for (let day = bucket.from; day <= bucket.to; day++) days += known[day - range.from]!;
  return days;
}
