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
  /** Why there is no day. */
  why: z.enum(['little_history', 'old_report']).nullable(),
  /** Of so many ranges of the last twelve weeks so many held what then came; null: too few to say. */
  right: z.object({ held: z.int(), of: z.int() }).nullable(),
});
export type ForecastLine = z.infer<typeof forecastLine>;

/** `GET /api/forecast`. */
export const forecast = z.object({
  position: z.string(),
  at: z.string(),
  /** A forecast begins with today, which others are told a week late: it is for one's own houses alone. */
  why: z.literal('own_only').nullable(),
  lines: z.array(forecastLine),
});
export type Forecast = z.infer<typeof forecast>;
