import type { ShiftEventType } from '../events.ts';
import type { ShiftEvolve } from './fact.ts';
import { handoverAccepted } from './handover-accepted.ts';
import { handoverOverridden } from './handover-overridden.ts';
import { handoverPrepared } from './handover-prepared.ts';
import { shiftBegun } from './shift-begun.ts';

/** What every fact changes of a desk. */
export const SHIFT_FACTS: { readonly [T in ShiftEventType]: ShiftEvolve<T> } = {
  ShiftBegun: shiftBegun,
  HandoverPrepared: handoverPrepared,
  HandoverAccepted: handoverAccepted,
  HandoverOverridden: handoverOverridden,
};
