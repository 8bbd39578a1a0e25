import { z } from 'zod';
import { country, day } from './primitives.ts';

export const forecastQuery = z.strictObject({
  days: z.coerce.number().int().min(1).max(7).default(7),
  format: z.enum(['json', 'csv']).default('json'),
});
export type ForecastQuery = z.input<typeof forecastQuery>;

/** Free places on a coming day: the median, and the range that holds it four times out of five. */
export const forecastDay = z.object({ day, low: z.int(), middle: z.int(), high: z.int() });
export type ForecastDay = z.infer<typeof forecastDay>;

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
  /** The method. `stays`: from current stays, for this time of day. `counts`: from the nights most like the last one. */
  method: z.enum(['stays', 'counts']),
  days: z.array(forecastDay),
  /** Why there is no forecast. `not_right`: in backtests it was not calibrated, or not better than "as many as today". */
  why: z.enum(['little_history', 'old_report', 'not_right']).nullable(),
  /** How many of the backtested ranges contained the outcome; null: no backtest. */
  right: z.object({ held: z.int(), of: z.int() }).nullable(),
});
export type ForecastLine = z.infer<typeof forecastLine>;

/**
 * Backtests of the own houses' forecasts, from what was known at the time. `covered`: the share of the central 80 % that
 * came true, in per cent (80 is calibrated); `held`: how many ranges, with integer ends, contained the outcome; the mean
 * error of the median, and of "as many as today".
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
  /**
   * Whether this day is shown: the range covers 75 to 85 per cent and the median has no greater error, or too few were
   * tested.
   */
  told: z.boolean(),
});
export type ForecastTrial = z.infer<typeof forecastTrial>;

/** `GET /api/forecast`. */
export const forecast = z.object({
  position: z.string(),
  at: z.string(),
  /** A forecast starts with today, which others see a week late, so it covers only one's own houses. */
  why: z.literal('own_only').nullable(),
  lines: z.array(forecastLine),
  tried: z.array(forecastTrial),
});
export type Forecast = z.infer<typeof forecast>;
