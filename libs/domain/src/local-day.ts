import { offsetsOf } from '@safe-haven/lang';
import type { Day } from './terms.ts';

/** The calendar day of a time (ms) by the clocks of a zone. */
export const localDay = (timezone: string, at: number): Day =>
  new Date(at + (offsetsOf(timezone)?.(at) ?? 0)).toISOString().slice(0, 10);
