import { z } from 'zod';
import { country, day } from './primitives.ts';

export const forecastQuery = z.strictObject({
  days: z.coerce.number().int().min(1).max(7).default(7),
  format: z.enum(['json', 'csv']).default('json'),
});
export type ForecastQuery = z.input<typeof forecastQuery>;

/** Free places on one of the next days: the middle of what may be, and from where to where it lies four times of five. */
export const forecastDay = z.object({ day, low: z.int(), middle: z.int(), high: z.int() });
export type ForecastDay = z.infer<typeof forecastDay>;

export const forecastLine = z.object({
  /** A house's id; a country, for all of one's own houses in it that are forecast. */
  key: z.string(),
  kind: z.enum(['shelter', 'country']),
  name: z.string(),
  country,
  /** Of so many own houses so many are in it. */
  shelters: z.int(),
  of: z.int(),
  inService: z.int(),
  free: z.int(),
  /** `stays`: from those who are there, for this time of day. `counts`: from the nights most like the last one. */
  method: z.enum(['stays', 'counts']),
  days: z.array(forecastDay),
  /** Why there is no day. `not_right`: on past days it was not right often enough, or not nearer than the same as today. */
  why: z.enum(['little_history', 'old_report', 'not_right']).nullable(),
  /** Of so many ranges, made again for its past days from what was known then, so many held what came; null: none was. */
  right: z.object({ held: z.int(), of: z.int() }).nullable(),
});
export type ForecastLine = z.infer<typeof forecastLine>;

/**
 * How the forecasts of one's own houses turned out that were made again for past days, from what was known then. `covered`:
 * how much of the central four fifths of what was expected came true, in per cent, 80 where the chances are right; `held`: how
 * many of the ranges, whose ends are whole numbers, held what came; how many places the middle was off, and the same as today.
 */
export const forecastTrial = z.object({
  kind: z.enum(['shelter', 'country']),
  method: z.enum(['stays', 'counts']),
  ahead: z.int(),
  tried: z.int(),
  held: z.int(),
  covered: z.number(),
  off: z.number(),
  offToday: z.number(),
  /** Whether this day is told: the range covers 75 to 85 per cent and the middle is not farther off, or too few were tried. */
  told: z.boolean(),
});
export type ForecastTrial = z.infer<typeof forecastTrial>;

/** `GET /api/forecast`. */
export const forecast = z.object({
  position: z.string(),
  at: z.string(),
  /** A forecast begins with today, which others are told a week late: it is for one's own houses alone. */
  why: z.literal('own_only').nullable(),
  lines: z.array(forecastLine),
  tried: z.array(forecastTrial),
});
export type Forecast = z.infer<typeof forecast>;
