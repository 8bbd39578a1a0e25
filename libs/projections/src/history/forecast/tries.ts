import type { ForecastTries } from '@safe-haven/contracts';
import { type FreeDays, WINDOW_DAYS } from './free-days.ts';
import { type Range, rangeAfter } from './range.ts';

/** The strata that forecasts are judged by: no place free, 1 to 3, 4 to 9, 10 or more. */
const STRATA = [1, 4, 10, Number.POSITIVE_INFINITY] as const;
export const stratumOf = (free: number): number => STRATA.findIndex((end) => free < end);

/** The forecast of a past day, from what was known on it: how many were free then, and how many when its day had come. */
export interface Try extends Range {
  readonly from: number;
  readonly actual: number;
}

export function tryAt(free: FreeDays, day: number, ahead: number): Try | null {
  const [from, actual] = [free.get(day), free.get(day + ahead)];
  if (from === undefined || actual === undefined) return null;
  const range = rangeAfter(free, day, from, ahead);
  return range && { ...range, from, actual };
}

/** The tries so many days `ahead` of the last half year that began in the stratum of `today`. */
export function triesBefore(free: FreeDays, day: number, today: number, ahead: number): Try[] {
  const tries: Try[] = [];
  for (let start = day - ahead - WINDOW_DAYS + 1; start <= day - ahead; start++) {
    const from = free.get(start);
    const one = from !== undefined && stratumOf(from) === stratumOf(today) ? tryAt(free, start, ahead) : null;
    if (one !== null) tries.push(one);
  }
  return tries;
}

/** With fewer tries nothing is shown. */
const MIN_TRIES = 30;

/** How tries turned out, and why the forecast is hidden; null: it is shown. */
export function judge(tries: readonly Try[]): Omit<ForecastTries, 'day'> {
  const tried = tries.length;
  const held = tries.filter(({ low, high, actual }) => low <= actual && actual <= high).length;
  const [off, offToday] = [errorOf(tries, 'middle'), errorOf(tries, 'from')];
  const isWrong = isRefuted(held, tried) || off > offToday;
  return { tried, held, off, offToday, hidden: tried < MIN_TRIES ? 'few_tries' : isWrong ? 'not_right' : null };
}

/** The mean distance, in places, to what was there when the day had come. */
function errorOf(tries: readonly Try[], of: 'middle' | 'from'): number {
  const sum = tries.reduce((total, one) => total + Math.abs(one.actual - one[of]), 0);
  return Math.round((1_000 * sum) / Math.max(1, tries.length)) / 1_000;
}

/** How often a range is meant to hold, and the chance of a result from which on that is still believed. */
const [MEANT, BELIEVED] = [0.8, 0.05] as const;

/** Whether so few ranges, or fewer, would hold by chance less than once in twenty if they held as often as they are meant to. */
export function isRefuted(held: number, tried: number): boolean {
  let [chance, sum] = [(1 - MEANT) ** tried, 0];
  for (let n = 0; n <= held; n++) {
    sum += chance;
    chance *= ((tried - n) / (n + 1)) * (MEANT / (1 - MEANT));
  }
  return sum < BELIEVED;
}
