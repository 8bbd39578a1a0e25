import { z } from 'zod';
import { shelterMode } from '../terms/shelter.ts';
import { type ImportColumn, type ImportKind, importKinds } from './kinds.ts';

/** How a file of one partner is parsed: saved once, used for every file of that form. It contains no data of a shelter. */
export const importProfile = z.strictObject({
  kind: z.enum(importKinds as [ImportKind, ...ImportKind[]]),
  /** The heading in the file, by column. */
  columns: z.record(z.string(), z.string().max(200)),
  /** The value for all lines, by column. */
  forAll: z.record(z.string(), z.string().max(120)),
  /** `DD/MM/YYYY`; null: it is guessed. */
  dateForm: z.string().max(20).nullable(),
  /** Local time of the count, on the morning after the night. */
  takenAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time such as 04:00'),
  /** The mode of shelters that daily counts register. */
  mode: shelterMode,
});
export type ImportProfile = Omit<z.infer<typeof importProfile>, 'columns' | 'forAll'> & {
  readonly columns: Partial<Record<ImportColumn, string>>;
  readonly forAll: Partial<Record<ImportColumn, string>>;
};

/** The default profile: columns by known names, dates by guessing, daily counts for past shelters. */
export const emptyProfile = (kind: ImportKind): ImportProfile => ({
  kind,
  columns: {},
  forAll: {},
  dateForm: null,
  takenAt: '04:00',
  mode: kind === 'daily_counts' ? 'past' : 'kept',
});
