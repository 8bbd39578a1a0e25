import { after, later, MINUTE } from '../../instant.ts';
import type { Instant, Window } from '../../terms.ts';
import type { Hold, KeptShelter } from '../state.ts';

/** Until when beds are held for a transfer: to the end of its window, and then as long as the house holds for anybody (TR-7). */
export const transferHoldDeadline = ({ holdPolicy }: KeptShelter, from: Instant, arrival: Window): Instant =>
  after(later(from, arrival.to), holdPolicy.minutes * MINUTE);

/** The live hold with which the house accepted a transfer; null: there is none. */
export const holdOfTransfer = ({ holds }: KeptShelter, transferId: string): Hold | null =>
  Object.values(holds).find((hold) => hold.transferId === transferId) ?? null;
