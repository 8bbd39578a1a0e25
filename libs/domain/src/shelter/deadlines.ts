import { after, earlier, MINUTE } from '../instant.ts';
import type { Instant } from '../terms.ts';
import { ARRIVAL_GRACE } from './limits.ts';
import type { Hold } from './state.ts';

/** The deadline after one more extension, never past the longest end; null: no extension is left. */
export function extendsTo({ expiresAt, extensionsUsed, policy }: Hold): Instant | null {
  if (extensionsUsed >= policy.extensions) return null;
  const end = earlier(after(expiresAt, policy.extensionMinutes * MINUTE), policy.longestEnd);
  return end > expiresAt ? end : null;
}

/** From when a party that has set out is overdue: its window plus a grace, as for a transfer; null: it has not set out. */
export const arrivalOverdueFrom = ({ setOutAt, arrival }: Hold): Instant | null =>
  setOutAt === null || arrival === null ? null : after(arrival.to, ARRIVAL_GRACE);
