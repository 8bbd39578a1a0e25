import { after, later, MINUTE } from '../../instant.ts';
import type { Instant, Window } from '../../terms.ts';
import type { Hold, KeptShelter } from '../state.ts';

/** The deadline of a hold for a transfer: the end of its arrival window plus the house's hold duration (TR-7). */
export const transferHoldDeadline = ({ holdPolicy }: KeptShelter, from: Instant, arrival: Window): Instant =>
  after(later(from, arrival.to), holdPolicy.minutes * MINUTE);

/** The live hold with which the house accepted a transfer; null: none. */
export const holdOfTransfer = ({ holds }: KeptShelter, transferId: string): Hold | null =>
  Object.values(holds).find((hold) => hold.transferId === transferId) ?? null;
