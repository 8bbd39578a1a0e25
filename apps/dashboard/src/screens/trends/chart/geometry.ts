import type { TrendPoint } from '@safe-haven/contracts';
import { isPart } from '../format.ts';
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
  /** Less than the whole bucket is known: a hollow point. */
  readonly part: boolean;
}
interface Block {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly index: number;
  readonly part: boolean;
}
interface Column {
  readonly x: number;
  readonly width: number;
}
/** A run of buckets that are hidden, or of which nothing is known: `from` to before `to`. */
export interface Veil extends Column {
  readonly why: 'hidden' | 'gap';
  readonly from: number;
  readonly to: number;
}

export interface Geometry {
  /** Exact numbers, in runs: a gap ends a run, nothing is drawn across it. */
  readonly runs: readonly (readonly Dot[])[];
  readonly blocks: readonly Block[];
  readonly veils: readonly Veil[];
  /** Where buckets are written under the axis: never closer than `LABEL_ROOM`. */
  readonly marks: readonly { readonly x: number; readonly index: number }[];
  readonly columns: readonly Column[];
}

const LABEL_ROOM = 72;

export const yOf = (percent: number, { floor, top }: Scale, frame: Frame): number => {
  const room = frame.height - frame.top - frame.bottom;
  return round(frame.top + room * (1 - (percent - floor) / (top - floor)));
};

/** Where everything of one line is drawn: a pure function of the points and the frame. */
export function geometryOf(points: readonly TrendPoint[], scale: Scale, frame: Frame): Geometry {
  const step = (frame.width - frame.left - frame.right) / Math.max(1, points.length);
  const startOf = (index: number) => round(frame.left + index * step);
  return {
    runs: runsOf(points, (index, rate) => ({
      x: round(startOf(index) + step / 2),
      y: yOf(rate, scale, frame),
      index,
      part: isPart(points[index]!),
    })),
    blocks: points.flatMap((point, index) => (point.show === 'range' ? [blockOf(point, index)] : [])),
    veils: veilsOf(points, startOf, step),
    marks: marksOf(points.length, step).map((index) => ({ x: round(startOf(index) + step / 2), index })),
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
      part: isPart(point),
    };
  }
}

function runsOf(
  points: readonly TrendPoint[],
  dotAt: (index: number, rate: number) => Dot,
): readonly (readonly Dot[])[] {
  const runs: Dot[][] = [];
  let open: Dot[] | null = null;
  points.forEach((point, index) => {
    const extent = point.show === 'exact' ? extentOf(point) : null;
    if (extent === null) {
      open = null;
      return;
    }
    if (open === null) {
      open = [];
      runs.push(open);
    }
    open.push(dotAt(index, extent.low));
  });
  return runs;
}

function veilsOf(points: readonly TrendPoint[], startOf: (index: number) => number, step: number): readonly Veil[] {
  const veils: { why: Veil['why']; from: number; to: number }[] = [];
  points.forEach(({ show }, index) => {
    if (show !== 'hidden' && show !== 'gap') return;
    const last = veils.at(-1);
    if (last && last.to === index && last.why === show) last.to = index + 1;
    else veils.push({ why: show, from: index, to: index + 1 });
  });
  return veils.map((veil) => ({ ...veil, x: startOf(veil.from), width: round((veil.to - veil.from) * step) }));
}

/** Every n-th bucket from the last one back, so that the newest is always named. */
function marksOf(count: number, step: number): readonly number[] {
  const every = Math.max(1, Math.ceil(LABEL_ROOM / step));
  const marks: number[] = [];
  for (let index = count - 1; index >= 0; index -= every) marks.unshift(index);
  return marks;
}

export const pathOf = (run: readonly Dot[]): string =>
  run.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('');

const round = (n: number): number => Math.round(n * 10) / 10;
