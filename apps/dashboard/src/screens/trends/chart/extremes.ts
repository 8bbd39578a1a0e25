import type { TrendPoint } from '@safe-haven/contracts';
import { extentOf } from './scale.ts';

export interface Extremes {
  readonly lowest: TrendPoint;
  readonly highest: TrendPoint;
  readonly latest: TrendPoint;
}

/**
 * The first lowest point, the first highest point and the latest point that have a number; null when no point has one.
 */
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

type HiddenReason = Extract<TrendPoint, { show: 'hidden' }>['why'];

/** The distinct reasons why points are hidden. */
export const hiddenReasonsIn = (points: readonly TrendPoint[]): readonly HiddenReason[] => [
  ...new Set(points.flatMap((p) => (p.show === 'hidden' ? [p.why] : []))),
];

/** Whether no point of the line may be shown. */
export const isHidden = (points: readonly TrendPoint[]): boolean =>
  hiddenReasonsIn(points).length > 0 && points.every((p) => extentOf(p) === null);
