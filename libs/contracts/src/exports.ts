import { z } from 'zod';
import { day, position } from './primitives.ts';

/** `GET /api/exports/log`: what happened in one's own houses after a position of an earlier file. */
export const logQuery = z.strictObject({ after: position.optional() });

/** Tables come as text or as a workbook. */
const tableFormat = z.enum(['csv', 'xlsx']).default('csv');

/** `GET /api/exports/person-nights`: local days, both included. */
export const nightsQuery = z
  .strictObject({ from: day, to: day, format: tableFormat })
  .refine((q) => q.from <= q.to, 'from is after to');
