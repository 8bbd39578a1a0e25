import { after } from '../instant.ts';
import type { Instant } from '../terms.ts';
import { LEFT_ALONE } from './limits.ts';
import type { OperationState } from './state.ts';

/** When the clock closes it; null: it is not open. */
export const operationDueFrom = (state: OperationState): Instant | null =>
  state.situation === 'open' ? after(state.touchedAt, LEFT_ALONE) : null;
