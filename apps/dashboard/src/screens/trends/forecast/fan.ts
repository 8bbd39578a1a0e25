import type { ForecastLine } from '@safe-haven/contracts';
import type { Frame } from '../chart/geometry.ts';

export interface Fan {
  /** SVG path of the range. */
  readonly area: string;
  readonly middle: string;
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  readonly ticks: readonly { readonly y: number; readonly places: number }[];
}

type ForecastData = Pick<ForecastLine, 'free' | 'days'>;

/**
 * The common scale of charts side by side; at least 4, so that one place of a small shelter does not fill the chart.
 */
export const highestOf = (lines: readonly ForecastData[]): number =>
  Math.max(4, ...lines.flatMap(({ free, days }) => [free, ...days.map(({ high }) => high)]));

/**
 * The geometry of a fan chart, which starts at the number free now. `highest`: number of places at the top of the
 * frame.
 */
export function fanOf({ free, days }: ForecastData, highest: number, frame: Frame): Fan {
  const step = (frame.width - frame.left - frame.right) / Math.max(1, days.length);
  const xOf = (n: number) => frame.left + n * step;
  const yOf = (places: number) => frame.top + (1 - places / highest) * (frame.height - frame.top - frame.bottom);
  const all = [{ low: free, middle: free, high: free }, ...days];
  const line = (bound: 'low' | 'middle' | 'high') => all.map((day, n) => `${round(xOf(n))} ${round(yOf(day[bound]))}`);
  return {
    area: `M${line('high').join('L')}L${line('low').toReversed().join('L')}Z`,
    middle: `M${line('middle').join('L')}`,
    dots: all.map(({ middle }, n) => ({ x: round(xOf(n)), y: round(yOf(middle)) })),
    ticks: ticksUpTo(highest).map((places) => ({ places, y: round(yOf(places)) })),
  };
}

/** Ticks at whole places from 0, at most four steps. */
function ticksUpTo(highest: number): number[] {
  const step = Math.ceil(highest / 4);
  return Array.from({ length: Math.floor(highest / step) + 1 }, (_, n) => n * step);
}

const round = (px: number): number => Math.round(px * 10) / 10;
