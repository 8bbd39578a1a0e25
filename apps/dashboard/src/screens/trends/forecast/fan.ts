import type { ForecastLine } from '@safe-haven/contracts';
import type { Frame } from '../chart/geometry.ts';

export interface Fan {
  /** The range, as the outline of an area. */
  readonly area: string;
  readonly middle: string;
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  readonly ticks: readonly { readonly y: number; readonly places: number }[];
}

type Drawn = Pick<ForecastLine, 'free' | 'days'>;

/** One scale for fans that stand side by side; of few places it is not so fine that one of them looks like many. */
export const mostOf = (lines: readonly Drawn[]): number =>
  Math.max(4, ...lines.flatMap(({ free, days }) => [free, ...days.map(({ high }) => high)]));

/** Where a forecast is drawn: it opens at what is free now. `most`: how many places the frame is high. */
export function fanOf({ free, days }: Drawn, most: number, frame: Frame): Fan {
  const step = (frame.width - frame.left - frame.right) / Math.max(1, days.length);
  const xOf = (n: number) => frame.left + n * step;
  const yOf = (places: number) => frame.top + (1 - places / most) * (frame.height - frame.top - frame.bottom);
  const all = [{ low: free, middle: free, high: free }, ...days];
  const line = (of: 'low' | 'middle' | 'high') => all.map((day, n) => `${round(xOf(n))} ${round(yOf(day[of]))}`);
  return {
    area: `M${line('high').join('L')}L${line('low').toReversed().join('L')}Z`,
    middle: `M${line('middle').join('L')}`,
    dots: all.map(({ middle }, n) => ({ x: round(xOf(n)), y: round(yOf(middle)) })),
    ticks: ticksUpTo(most).map((places) => ({ places, y: round(yOf(places)) })),
  };
}

/** Whole places, at most four steps, from none on. */
function ticksUpTo(most: number): number[] {
  const step = Math.ceil(most / 4);
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, n) => n * step);
}

const round = (px: number): number => Math.round(px * 10) / 10;
