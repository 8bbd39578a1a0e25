import { z } from 'zod';
import { country, day } from './primitives.ts';

export const trendsQuery = z
  .strictObject({
    from: day,
    to: day,
    bucket: z.enum(['day', 'week', 'month']).default('day'),
    by: z.enum(['shelter', 'organisation', 'country']).default('country'),
    country: country.optional(),
    organisation: z.string().max(80).optional(),
    shelter: z.string().max(80).optional(),
    format: z.enum(['json', 'csv']).default('json'),
  })
  .refine((q) => q.from <= q.to, 'from is after to');
export type TrendsQuery = z.input<typeof trendsQuery>;

/**
 * Why a number of others is not shown (PV-7). `others_too_small`: it is large enough itself, and a smaller organisation's
 * could be worked out from it.
 */
export const hiddenWhy = z.enum(['few_shelters', 'few_people', 'others_too_small', 'too_recent']);

/** One bucket of one line. Exact for one's own, a range for others, hidden where a number could betray a person. */
export const trendPoint = z.discriminatedUnion('show', [
  z.object({
    show: z.literal('exact'),
    /** First local day of the bucket. */
    day,
    /** 100 × occupied bed-time ÷ bed-time in service, two decimals, half up; null: no place was in service. */
    ratePercent: z.string().nullable(),
    /** Mean places over the bucket, two decimals, half up. */
    occupied: z.string(),
    inService: z.string(),
  }),
  /** `low` and `high` are whole per cents, multiples of 5. */
  z.object({ show: z.literal('range'), day, low: z.int(), high: z.int() }),
  z.object({ show: z.literal('gap'), day }),
  z.object({ show: z.literal('hidden'), day, why: hiddenWhy }),
]);
export type TrendPoint = z.infer<typeof trendPoint>;

export const trendLine = z.object({
  /** Shelter id, organisation or country, as `by` says. */
  key: z.string(),
  name: z.string(),
  country: z.string().nullable(),
  shelters: z.int().nullable(),
  points: z.array(trendPoint),
});
export type TrendLine = z.infer<typeof trendLine>;

/** `GET /api/trends/occupancy`. */
export const trends = z.object({
  from: day,
  to: day,
  bucket: z.enum(['day', 'week', 'month']),
  by: z.enum(['shelter', 'organisation', 'country']),
  position: z.string(),
  lines: z.array(trendLine),
});
export type Trends = z.infer<typeof trends>;
