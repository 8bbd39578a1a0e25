import { z } from 'zod';
import { day, position } from './primitives.ts';
import { page, read, stable } from './reads.ts';

/** `GET /api/exports/log`: the events of one's own houses after a position of an earlier file. */
export const logQuery = z.strictObject({ after: position.optional() });

/** Tables are CSV or a workbook. */
const tableFormat = z.enum(['csv', 'xlsx']).default('csv');

/**
 * Column headings in the reader's language: `month:Muaji|country:Vendi`. A column that is not named keeps its code, which
 * programs read and which never changes; an unknown one is ignored.
 */
const HEAD = '[a-z_]{1,30}:[^|:\\p{C}]{1,60}';
const tableHeads = z
  .string()
  .max(2_000)
  .regex(new RegExp(`^${HEAD}(\\|${HEAD})*$`, 'u'), 'codes and words, such as month:Monat|note:Bemerkung')
  .optional();

/** Local days, both inclusive. */
const days = { from: day, to: day };
const inOrder = <T extends { readonly from: string; readonly to: string }>(q: T): boolean => q.from <= q.to;
const ORDER = 'from is after to';

/** `GET /api/exports/person-nights`. */
export const nightsQuery = z.strictObject({ ...days, format: tableFormat, heads: tableHeads }).refine(inOrder, ORDER);

/** `GET /api/exports/fhir`. */
export const measureQuery = z.strictObject(days).refine(inOrder, ORDER);

/** A quarter of the calendar, `2026-Q3`. */
const quarter = z.string().regex(/^\d{4}-Q[1-4]$/, 'a quarter, such as 2026-Q3');

/** `GET /api/exports/report`. */
export const reportQuery = z.strictObject({ quarter, format: tableFormat, heads: tableHeads });

/** `POST /api/exports/report/printed`. */
export const printedReport = z.strictObject({ quarter });

/** The columns of the table of person-nights, in order, by their codes. */
export const PERSON_NIGHT_COLUMNS = [
  'month',
  'country',
  'houses',
  'first_day',
  'last_day',
  'whole_month',
  'person_nights',
  'place_nights',
  'occupied_percent',
  'lowest_percent',
  'highest_percent',
  'known_days',
  'of_days',
  'known_house_days',
  'of_house_days',
  'house_days_with_places',
  'known_nights',
  'note',
] as const;

/** The columns of a quarter's report, before and after its three months. */
export const REPORT_COLUMNS = {
  before: ['country', 'figure', 'unit', 'quarter'],
  after: ['known_days', 'of_days', 'known_house_days', 'of_house_days', 'note'],
} as const;

export const ownLogRead = read('/api/exports/log', null, ['exchange'], page('0.1.0'), { file: 'application/x-ndjson' });
export const hsdsRead = read('/api/exports/hsds', null, ['exchange', 'poll_exports'], stable('0.1.0'), {
  file: 'application/json',
});
export const edxlHaveRead = read('/api/exports/edxl-have', null, ['exchange', 'poll_exports'], stable('0.1.0'), {
  file: 'application/xml',
});
export const personNightsRead = read('/api/exports/person-nights', null, ['exchange'], page('0.1.0'), {
  file: 'text/csv',
});
export const quarterReportRead = read('/api/exports/report', null, ['exchange'], page('0.1.0'), { file: 'text/csv' });
export const fhirRead = read('/api/exports/fhir', null, ['exchange'], page('0.1.0'), { file: 'application/fhir+json' });
