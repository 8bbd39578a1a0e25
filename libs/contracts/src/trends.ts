import { z } from 'zod';
import { country, day } from './primitives.ts';
import { read, stable } from './reads.ts';

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
 * Why another organisation's number is not shown (PV-7). `others_too_small`: it is large enough itself, but a smaller
 * organisation's number could be inferred from it.
 */
export const hiddenWhy = z.enum(['few_shelters', 'few_people', 'others_too_small', 'too_recent']);

/** Coverage: the number of days for which at least one house of the line has data. */
export const trendCoverage = z.object({ days: z.int(), of: z.int() });

/**
 * How much of a time is known, counted in nights of houses: each house for itself. `of`: those that are over and due, from
 * the first of the month in which a house began. `withPlaces`: the known ones of which the number of places is known too;
 * a share needs it, a person-night does not.
 */
export const shelterNights = z.object({ known: z.int(), withPlaces: z.int(), of: z.int() });
export type ShelterNights = z.infer<typeof shelterNights>;

/** Whether every night of every house is known, with its places. The one meaning of "complete" (OC-6). */
export const isAllKnown = ({ known, withPlaces, of }: ShelterNights): boolean =>
  of > 0 && known === of && withPlaces === of;

const percent = z.string().nullable();
/** Two decimals, half up. */
const hours = z.string();

/** Exact numbers for the known part of a time; nothing is extrapolated. */
const trendAmounts = z.object({
  /** 100 × occupied bed-time ÷ bed-time in service, two decimals, half up; null: no place was in service. */
  ratePercent: percent,
  /** Mean places of each house over its known time, summed; two decimals, half up; null: the places are never known. */
  occupied: percent,
  inService: percent,
  /** Bed-hours in each state. Free and spare are 0 on a day on which more is used than is in service. */
  bedHours: z.object({ free: hours, spare: hours, held: hours, occupied: hours, out: hours }),
  /**
   * Persons in the houses at four in the morning, infants included, summed over the nights; as reported, for a counted
   * house.
   */
  personNights: z.int(),
  /** Past nights for which at least one house has data: the person-nights are of these. */
  nights: z.int(),
});

/** A day, a week from Monday or a month. */
const trendBucket = {
  /** First and last local day of it that were asked. */
  day,
  to: day,
  /** Partial: the range cuts it, it is not over, or a house began in it in the middle of a day. */
  partial: z.boolean(),
};
const known = { known: trendCoverage, shelterNights };

/** One bucket of one line. Exact for one's own, a range for others, hidden where a number could reveal a person. */
export const trendPoint = z.discriminatedUnion('show', [
  z.object({ show: z.literal('exact'), ...trendBucket, ...known, ...trendAmounts.shape }),
  /** `low` and `high` are whole per cents, multiples of 5. */
  z.object({ show: z.literal('range'), ...trendBucket, ...known, low: z.int(), high: z.int() }),
  z.object({ show: z.literal('gap'), ...trendBucket, ...known }),
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
  /** The whole range as one; `amounts` null: no data, or its numbers are ranges. */
  summary: z.object({ ...known, amounts: trendAmounts.nullable() }),
});
/** Over, not cut, and nothing missing. What is hidden is not said to be whole. */
export const isWhole = (point: TrendPoint): boolean =>
  point.show !== 'hidden' && !point.partial && isAllKnown(point.shelterNights);

export type TrendLine = z.infer<typeof trendLine>;

/** Person-nights of a time; null: it has no past night with data. */
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

export const occupancyRead = read('/api/trends/occupancy', trends, ['trends'], stable('0.1.0'), { file: 'text/csv' });
