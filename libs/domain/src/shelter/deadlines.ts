import { after, earlier, MINUTE } from '../instant.ts';
import type { Instant } from '../terms.ts';
import { ARRIVAL_GRACE } from './limits.ts';
import type { Hold } from './state.ts';

/** The deadline that one more extension would give, never past the longest end; null: no extension is left. */
export function extendsTo({ expiresAt, extensionsUsed, policy }: Hold): Instant | null {
  if (extensionsUsed >= policy.extensions) return null;
  const end = earlier(after(expiresAt, policy.extensionMinutes * MINUTE), policy.longestEnd);
  return end > expiresAt ? end : null;
}

/** From when a party that has set out is overdue: a grace after its window, as on a transfer; null: none has set out. */
export const arrivalOverdueFrom = ({ setOutAt, arrival }: Hold): Instant | null =>
  setOutAt === null || arrival === null ? null : after(arrival.to, ARRIVAL_GRACE);
