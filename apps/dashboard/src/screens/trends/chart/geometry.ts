import type { TrendPoint } from '@safe-haven/contracts';
import { isPartial } from '../format.ts';
import { extentOf, type Scale } from './scale.ts';

export interface Frame {
  /** Size of the drawing in px. */
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly index: number;
  /** Less than the whole bucket is known: drawn as a hollow point. */
  readonly isPartial: boolean;
}
interface Block {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly index: number;
  readonly isPartial: boolean;
}
interface Column {
  readonly x: number;
  readonly width: number;
}
/** Consecutive buckets that are hidden or have no data: indexes `from` (inclusive) to `to` (exclusive). */
export interface MissingRange extends Column {
  readonly reason: 'hidden' | 'gap';
  readonly from: number;
  readonly to: number;
}

export interface Geometry {
  /** Exact numbers as connected runs. A gap ends a run, so that no line is drawn across missing data. */
  readonly runs: readonly (readonly Dot[])[];
  /** The same of the time that it is compared with, bucket by bucket. */
  readonly before: readonly (readonly Dot[])[];
  readonly blocks: readonly Block[];
  readonly missing: readonly MissingRange[];
  /** Positions of the labels on the horizontal axis, at least `LABEL_ROOM` px apart. */
  readonly axisLabels: readonly { readonly x: number; readonly index: number }[];
  readonly columns: readonly Column[];
}

const LABEL_ROOM = 72;

export const yOf = (percent: number, { floor, top }: Scale, frame: Frame): number => {
  const plotHeight = frame.height - frame.top - frame.bottom;
  return round(frame.top + plotHeight * (1 - (percent - floor) / (top - floor)));
};

/** Computes the positions of everything that is drawn for one line: a pure function of the points and the frame. */
export function geometryOf(
  points: readonly TrendPoint[],
  scale: Scale,
  frame: Frame,
  before: readonly TrendPoint[] = [],
): Geometry {
  const step = (frame.width - frame.left - frame.right) / Math.max(1, points.length);
  const startOf = (index: number) => round(frame.left + index * step);
  const dotsOf = (line: readonly TrendPoint[]) =>
    runsOf(line, (index, rate) => ({
      x: round(startOf(index) + step / 2),
      y: yOf(rate, scale, frame),
      index,
      isPartial: isPartial(line[index]!),
    }));
  return {
    runs: dotsOf(points),
    before: dotsOf(before.slice(0, points.length)),
    blocks: points.flatMap((point, index) => (point.show === 'range' ? [blockOf(point, index)] : [])),
    missing: missingRangesOf(points, startOf, step),
    axisLabels: axisLabelsOf(points.length, step).map((index) => ({ x: round(startOf(index) + step / 2), index })),
    columns: points.map((_, index) => ({ x: startOf(index), width: round(step) })),
  };

  function blockOf(point: TrendPoint & { show: 'range' }, index: number): Block {
    const { low, high } = point;
    const [upper, lower] = [yOf(high, scale, frame), yOf(low, scale, frame)];
    const gap = step > 6 ? 1 : 0;
    return {
      x: round(startOf(index) + gap / 2),
      y: upper,
      width: round(Math.max(1, step - gap)),
      height: round(Math.max(1, lower - upper)),
      index,
      isPartial: isPartial(point),
    };
  }
}

function runsOf(
  points: readonly TrendPoint[],
  dotAt: (index: number, rate: number) => Dot,
): readonly (readonly Dot[])[] {
  const runs: Dot[][] = [];
  let openRun: Dot[] | null = null;
  points.forEach((point, index) => {
    const extent = point.show === 'exact' ? extentOf(point) : null;
    if (extent === null) {
      openRun = null;
      return;
    }
    if (openRun === null) {
      openRun = [];
      runs.push(openRun);
    }
    openRun.push(dotAt(index, extent.low));
  });
  return runs;
}

function missingRangesOf(
  points: readonly TrendPoint[],
  startOf: (index: number) => number,
  step: number,
): readonly MissingRange[] {
  const missing: { reason: MissingRange['reason']; from: number; to: number }[] = [];
  points.forEach(({ show }, index) => {
    if (show !== 'hidden' && show !== 'gap') return;
    const last = missing.at(-1);
    if (last && last.to === index && last.reason === show) last.to = index + 1;
    else missing.push({ reason: show, from: index, to: index + 1 });
  });
  return missing.map((range) => ({ ...range, x: startOf(range.from), width: round((range.to - range.from) * step) }));
}

/** Every n-th bucket, counted from the last one, so that the newest always has a label. */
function axisLabelsOf(count: number, step: number): readonly number[] {
  const every = Math.max(1, Math.ceil(LABEL_ROOM / step));
  const axisLabels: number[] = [];
  for (let index = count - 1; index >= 0; index -= every) axisLabels.unshift(index);
  return axisLabels;
}

export const pathOf = (run: readonly Dot[]): string =>
  run.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('');

const round = (n: number): number => Math.round(n * 10) / 10;
