import type { TrendPoint } from '@safe-haven/contracts';

/** The vertical axis in per cent: its lower and upper bound, and the grid lines between them. */
export interface Scale {
  readonly floor: number;
  readonly top: number;
  readonly ticks: readonly number[];
}

/** The lowest and highest percentage of a point; null when it has no number. */
export function extentOf(point: TrendPoint): { readonly low: number; readonly high: number } | null {
  if (point.show === 'range') return { low: point.low, high: point.high };
  if (point.show !== 'exact' || point.ratePercent === null) return null;
  const rate = Number(point.ratePercent);
  return { low: rate, high: rate };
}

const STEP = 20;

/**
 * One scale for all charts of a card, so that they can be compared. The axis starts at least one step below the lowest
 * number and ends at 100 or above; the lower bound is labelled, so that an axis that does not start at zero is noticed.
 */
export function scaleOf(points: readonly TrendPoint[]): Scale {
  const extents = points.map(extentOf).filter((e) => e !== null);
  const lowest = Math.min(100, ...extents.map((e) => e.low));
  const highest = Math.max(100, ...extents.map((e) => e.high));
  const floor = extents.length === 0 ? 0 : Math.max(0, Math.floor((lowest - 5) / STEP) * STEP);
  const top = Math.ceil(highest / STEP) * STEP;
  const step = top - floor > 160 ? 2 * STEP : STEP;
  const ticks = Array.from({ length: Math.floor((top - floor) / step) + 1 }, (_, i) => floor + i * step);
  return { floor, top, ticks };
}
