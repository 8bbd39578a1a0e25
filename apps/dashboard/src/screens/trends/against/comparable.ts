import type { ShelterNights, TrendPoint } from '@safe-haven/contracts';

const ENOUGH = 2 / 3;

const isEnough = (part: number, of: number): boolean => of > 0 && part >= ENOUGH * of;

/**
 * Whether two times may be held against each other: two thirds of the nights of houses are known in both, and of the one
 * before two thirds as many as now, so that a network that was half as large is not read as a quiet one.
 */
export const areComparable = (now: ShelterNights, before: ShelterNights): boolean =>
  isEnough(now.known, now.of) && isEnough(before.known, before.of) && isEnough(before.known, now.known);

export interface FullerCount {
  readonly fuller: number;
  readonly emptier: number;
  readonly of: number;
}

/** Days, weeks or months that are over and known in both times, one next to the other in their order. */
export function countFuller(now: readonly TrendPoint[], before: readonly TrendPoint[]): FullerCount {
  const count = { fuller: 0, emptier: 0, of: 0 };
  for (const [index, point] of now.entries()) {
    const [rate, other] = [rateOf(point), rateOf(before[index])];
    if (rate === null || other === null) continue;
    count.of += 1;
    if (rate > other) count.fuller += 1;
    if (rate < other) count.emptier += 1;
  }
  return count;
}

function rateOf(point: TrendPoint | undefined): number | null {
  if (point?.show !== 'exact' || point.partial || point.ratePercent === null) return null;
  return Number(point.ratePercent);
}

/** A day on which places were lived in for nearly all of their time counts as full: rooms are cleaned between parties. */
const FULL_FROM = 95;

/** Of how many days that are over and known a house was full. */
export function daysFull(points: readonly TrendPoint[]): { readonly full: number; readonly of: number } {
  const rates = points.flatMap((point) => rateOf(point) ?? []);
  return { full: rates.filter((rate) => rate >= FULL_FROM).length, of: rates.length };
}
