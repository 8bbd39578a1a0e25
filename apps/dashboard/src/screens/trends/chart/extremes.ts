import type { TrendPoint } from '@safe-haven/contracts';
import { extentOf } from './scale.ts';

export interface Extremes {
  readonly lowest: TrendPoint;
  readonly highest: TrendPoint;
  readonly latest: TrendPoint;
}

/** The points worth naming: the first lowest, the first highest, the last with a number; null: there is none. */
export function extremesOf(points: readonly TrendPoint[]): Extremes | null {
  let lowest: TrendPoint | null = null;
  let highest: TrendPoint | null = null;
  let latest: TrendPoint | null = null;
  for (const point of points) {
    const extent = extentOf(point);
    if (extent === null) continue;
    if (lowest === null || extent.low < extentOf(lowest)!.low) lowest = point;
    if (highest === null || extent.high > extentOf(highest)!.high) highest = point;
    latest = point;
  }
  return lowest && highest && latest ? { lowest, highest, latest } : null;
}

type Why = Extract<TrendPoint, { show: 'hidden' }>['why'];

/** Why points are hidden, each reason once. */
export const whysIn = (points: readonly TrendPoint[]): readonly Why[] => [
  ...new Set(points.flatMap((p) => (p.show === 'hidden' ? [p.why] : []))),
];

/** A line of which nothing may be shown. */
export const isHidden = (points: readonly TrendPoint[]): boolean =>
  whysIn(points).length > 0 && points.every((p) => extentOf(p) === null);
