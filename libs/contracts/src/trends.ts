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

/** How much of a time is known: so many of its days, of which at least one house of the line says something. */
export const trendCoverage = z.object({ days: z.int(), of: z.int() });

const percent = z.string().nullable();
/** Two decimals, half up. */
const hours = z.string();

/** Exact numbers of a time, of that part of it that is known; nothing is scaled up. */
const trendAmounts = z.object({
  /** 100 × occupied bed-time ÷ bed-time in service, two decimals, half up; null: no place was in service. */
  ratePercent: percent,
  /** Mean places of each house over the time that it knows of, added up; two decimals, half up. */
  occupied: z.string(),
  inService: z.string(),
  /** Bed-hours in each state. Free and spare are 0 on a day on which more is used than is in service. */
  bedHours: z.object({ free: hours, spare: hours, held: hours, occupied: hours, out: hours }),
  /** Persons in the houses at four in the morning, infants included, added up over the nights; as reported, of a counted house. */
  personNights: z.int(),
  /** Nights that are over, of which at least one house tells: of these the person-nights are. */
  nights: z.int(),
  /** Days that each house knows, added up, of those since its first one. */
  houseDays: trendCoverage,
});

/** A day, a week from Monday or a month. */
const trendBucket = {
  /** First and last local day of it that were asked. */
  day,
  to: day,
  /** Not all of it: the range cuts it, it is not over, or a house began in it in the middle of a day. */
  partial: z.boolean(),
};
const known = trendCoverage;

/** One bucket of one line. Exact for one's own, a range for others, hidden where a number could betray a person. */
export const trendPoint = z.discriminatedUnion('show', [
  z.object({ show: z.literal('exact'), ...trendBucket, known, ...trendAmounts.shape }),
  /** `low` and `high` are whole per cents, multiples of 5. */
  z.object({ show: z.literal('range'), ...trendBucket, known, low: z.int(), high: z.int() }),
  z.object({ show: z.literal('gap'), ...trendBucket, known }),
  z.object({ show: z.literal('hidden'), ...trendBucket, why: hiddenWhy }),
]);
export type TrendPoint = z.infer<typeof trendPoint>;
export type TrendCoverage = z.infer<typeof trendCoverage>;
export type TrendAmounts = z.infer<typeof trendAmounts>;

export const trendLine = z.object({
  /** Shelter id, organisation or country, as `by` says. */
  key: z.string(),
  name: z.string(),
  country: z.string().nullable(),
  shelters: z.int().nullable(),
  points: z.array(trendPoint),
  /** The whole range as one; `amounts` null: nothing of it is known, or its numbers are ranges. */
  summary: z.object({ known, amounts: trendAmounts.nullable() }),
});
export type TrendLine = z.infer<typeof trendLine>;

/** Person-nights of a time; null: none of its nights that anybody tells of is over, so that 0 would be of nothing. */
export const nightsOf = ({ personNights, nights }: Pick<TrendAmounts, 'personNights' | 'nights'>): number | null =>
  nights === 0 ? null : personNights;

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
