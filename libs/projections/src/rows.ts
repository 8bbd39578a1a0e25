import type { BandedRow, ExactRow, Row, UnreadableRow } from '@safe-haven/contracts';
import type { Audience } from './audience.ts';
import type { House } from './network.ts';

/** A house as an audience may see it at `now` (ms); null: not at all, or nothing is known of it yet. */
export const rowFor = (_house: House, _audience: Audience, _now: number): Row | null => null;
export const exactRowOf = (_house: House, _now: number): ExactRow | null => null;
export const bandedRowOf = (_house: House, _now: number): BandedRow | null => null;
export const unreadableRowOf = (_house: House): UnreadableRow | null => null;
