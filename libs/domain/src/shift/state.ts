import type { Instant, PlacedBy } from '../terms.ts';

/** Who has the duty at one desk, folded from its stream. Plain JSON. */
export type ShiftState = { readonly situation: 'none'; readonly deskId: string } | BegunShift;

export type BegunShift =
  | ({ readonly situation: 'on_duty' } & Shift)
  /** The account waits for the next person. `to`: the position up to which it was written. */
  | ({ readonly situation: 'handed_over'; readonly to: string; readonly handedOverAt: Instant } & Shift);

export interface Shift {
  readonly deskId: string;
  readonly organisation: string;
  /** The houses of the desk; null: all of the organisation. */
  readonly shelters: readonly string[] | null;
  readonly shiftId: string;
  readonly by: PlacedBy;
  readonly since: Instant;
  /** The log position after which its account begins. */
  readonly from: string;
  /** The shift that it took over from; null: none. */
  readonly after: string | null;
  readonly recordedAt: Instant;
}

export const initialShift = (deskId: string): ShiftState => ({ situation: 'none', deskId });
