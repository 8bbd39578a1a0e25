import { type FreeDays, WINDOW_DAYS } from './free-days.ts';

/** Free places on a coming day: a range that is meant to hold them four times of five, and its number nearest to today's. */
export interface Range {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** How many of the days that began most like today are learnt from, and how few must be known. */
const [SIMILAR_DAYS, MIN_DAYS] = [48, 28] as const;

/** The rank of either end among the changes, as a share: the fourth lowest and the fourth highest of 48 (ADR 99). */
const RANK = 0.1;

/**
 * The range so many days `ahead` of a day: today's number, changed as it changed after the days most like it. Only what was
 * known on that day is used. null: too little is known.
 */
export function rangeAfter(free: FreeDays, day: number, today: number, ahead: number): Range | null {
  const order = new Int32Array(WINDOW_DAYS);
  let known = 0;
  for (let age = ahead; age <= WINDOW_DAYS; age++) {
    const before = free.get(day - age);
    if (before !== undefined && free.has(day - age + ahead)) order[known++] = Math.abs(before - today) * AGES + age;
  }
  if (known < MIN_DAYS) return null;
  const similar = order.subarray(0, known).sort().subarray(0, SIMILAR_DAYS);
  const changes = similar.map((key) => free.get(day - (key % AGES) + ahead)! - free.get(day - (key % AGES))!).sort();
  const rank = Math.floor((changes.length + 1) * RANK);
  const [low, high] = [today + changes[rank - 1]!, today + changes.at(-rank)!];
  return { low, middle: clampTo(today, low, high), high };
}

/** More than there are ages in the window: days are ordered by their difference from today, then the newest first. */
const AGES = 256;

export const clampTo = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
