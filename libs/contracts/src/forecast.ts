import { z } from 'zod';
import { country, day } from './primitives.ts';
import { page, read } from './reads.ts';

export const forecastQuery = z.strictObject({
  days: z.coerce.number().int().min(1).max(7).default(7),
  format: z.enum(['json', 'csv']).default('json'),
});
export type ForecastQuery = z.input<typeof forecastQuery>;

/** Free places on a coming day: the range that is meant to hold them four times out of five, and its number nearest to now. */
export const forecastDay = z.object({ day, low: z.int(), middle: z.int(), high: z.int() });
export type ForecastDay = z.infer<typeof forecastDay>;

/** Why something is not shown. `few_tries`: it was tried too rarely; `not_right`: past tries were wrong too often. */
const hiddenReason = z.enum(['few_tries', 'not_right']);

/**
 * The forecasts of the last twelve weeks that reached as many days ahead and began with as many places free as now (none,
 * 1 to 3, 4 to 9, 10 or more), made again from what was known at the time: how many were `tried`, how many ranges `held`
 * what came, and the mean error of the middle and of "as many as today". `hidden`: why this day and those after it are not
 * shown.
 */
export const forecastTries = z.object({
  day,
  tried: z.int(),
  held: z.int(),
  off: z.number(),
  offToday: z.number(),
  hidden: hiddenReason.nullable(),
});
export type ForecastTries = z.infer<typeof forecastTries>;

export const forecastLine = z.object({
  /** A house's id; or a country, for all forecast houses of one's own in it. */
  key: z.string(),
  kind: z.enum(['shelter', 'country']),
  name: z.string(),
  country,
  /** How many of the own houses are included. */
  shelters: z.int(),
  of: z.int(),
  inService: z.int(),
  free: z.int(),
  /** The days that are shown: those before the first that is hidden. */
  days: z.array(forecastDay),
  /** How each coming day turned out in past tries, shown or not. */
  tries: z.array(forecastTries),
  /** Why no day is shown. */
  why: z.enum(['little_history', 'old_report', ...hiddenReason.options]).nullable(),
});
export type ForecastLine = z.infer<typeof forecastLine>;

/** `GET /api/forecast`. */
export const forecast = z.object({
  position: z.string(),
  at: z.string(),
  /** A forecast starts with today, which others see a week late, so it covers only one's own houses. */
  why: z.literal('own_only').nullable(),
  lines: z.array(forecastLine),
});
export type Forecast = z.infer<typeof forecast>;

export const forecastRead = read('/api/forecast', forecast, ['trends'], page('0.1.0'), { file: 'text/csv' });
