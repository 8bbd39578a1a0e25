import { z } from 'zod';
import { country, day } from './primitives.ts';
import { page, read } from './reads.ts';
import { unmetKinds } from './terms/requests.ts';
import { declinedBecause, destination } from './terms/shelter.ts';
import { hiddenWhy, shelterNights } from './trends.ts';

/** Without `bucket`: the range as one. Definitions: docs/FIGURES.md. */
export const figuresQuery = z
  .strictObject({
    from: day,
    to: day,
    bucket: z.enum(['week', 'month']).optional(),
    by: z.enum(['shelter', 'organisation', 'country']).default('organisation'),
    country: country.optional(),
    organisation: z.string().max(80).optional(),
    shelter: z.string().max(80).optional(),
    format: z.enum(['json', 'csv']).default('json'),
  })
  .refine((q) => q.from <= q.to, 'from is after to');
export type FiguresQuery = z.input<typeof figuresQuery>;

/** A range of a count; null: no upper end. */
export const figureBand = z.object({ low: z.int(), high: z.int().nullable() });
export type FigureBand = z.infer<typeof figureBand>;

/** The median and the 90th percentile of `of` durations, two decimals, half up; null: none. */
const spread = z.object({ of: z.int(), median: z.string().nullable(), p90: z.string().nullable() });

/** Why there was no place: one of the kinds, or `not_known` where an older log does not say. */
export const needReasons = [...unmetKinds, 'not_known'] as const;
const needReason = z.enum(needReasons);
export type NeedReason = z.infer<typeof needReason>;

/** Why a place was declined; `not_said` where nobody said it. */
export const declinedReasons = [...declinedBecause.options, 'not_said'] as const;
const declinedReason = z.enum(declinedReasons);
export type DeclinedReason = z.infer<typeof declinedReason>;

const counted = <T extends z.ZodType>(count: T) => ({
  admissions: count,
  /** People in the parties that were admitted. */
  people: count,
  discharges: count,
  destinations: z.record(destination, count),
  holds: z.object({ placed: count, admitted: count, lapsed: count, released: count }),
  /** Of holds and calls that relied on a board that said *free*, for how many there was a place. */
  board: z.object({ relied: count, held: count }),
  /** Holds that their party declined. */
  declined: z.record(declinedReason, count),
});

const needed = <T extends z.ZodType>(count: T) => ({
  opened: count,
  unmet: count,
  /** A request counts under each of its reasons. */
  reasons: z.record(needReason, count),
  /** Requests that ended because their party declined. */
  declinedRequests: z.record(declinedReason, count),
  searches: count,
  foundNothing: count,
});

/** Of how many days of the span the kept houses have data. */
const coverage = z.object({ known: z.int(), of: z.int() });
const span = { from: day, to: day, coverage, shelterNights };

/** One span of one line. Exact for one's own, bands for others, hidden where a number could reveal a person. */
export const figureSpan = z.discriminatedUnion('show', [
  z.object({
    show: z.literal('exact'),
    ...span,
    /** null: no house of the line has data for the span. */
    shelters: z
      .object({
        ...counted(z.int()),
        /** Days. */
        stays: spread,
        /** Minutes from placing a hold until somebody admitted or released it. */
        decisions: spread,
        /** Two decimals, half up; null: no house was published. */
        freshPercent: z.string().nullable(),
      })
      .nullable(),
    /** null: the line is of a single house. */
    needs: z
      .object({
        ...needed(z.int()),
        /** Minutes from opening a request until a house said yes or held beds for it. */
        firstYes: spread,
        /** Minutes from opening it until beds were held for it. */
        firstHold: spread,
      })
      .nullable(),
  }),
  z.object({
    show: z.literal('bands'),
    ...span,
    shelters: z.object({ ...counted(figureBand), freshPercent: figureBand.nullable() }).nullable(),
    needs: z.object(needed(figureBand)).nullable(),
  }),
  z.object({
    show: z.literal('hidden'),
    ...span,
    why: z.enum([...hiddenWhy.options, 'part_of_month']),
  }),
]);
export type FigureSpan = z.infer<typeof figureSpan>;

export const figureLine = z.object({
  /** Shelter id, organisation or country, depending on `by`. */
  key: z.string(),
  name: z.string(),
  country: z.string().nullable(),
  shelters: z.int(),
  whole: figureSpan,
  /** Oldest first, the first and last may be shorter; empty without `bucket`. */
  buckets: z.array(figureSpan),
});
export type FigureLine = z.infer<typeof figureLine>;

/** `GET /api/trends/figures`. */
export const figures = z.object({
  from: day,
  to: day,
  bucket: z.enum(['week', 'month']).nullable(),
  by: z.enum(['shelter', 'organisation', 'country']),
  position: z.string(),
  lines: z.array(figureLine),
});
export type Figures = z.infer<typeof figures>;

export const figuresRead = read('/api/trends/figures', figures, ['trends'], page('0.1.0'), { file: 'text/csv' });
