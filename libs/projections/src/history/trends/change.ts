/** The quantities that the ledger integrates over time. */
export type Quantity = 'occupied' | 'held' | 'inService' | 'out' | 'spare';

/** `of` changes by `step` at the instant `at` (ms): places, or persons who live in the shelter. */
export interface Change {
  readonly of: Quantity | 'persons';
  readonly step: number;
  readonly at: number;
  /** The household room that changes; null: another room, or irrelevant for the quantity. */
  readonly room: string | null;
}
/** The number of parties that have a household room, held or occupied, changes by `step`. */
export interface RoomUse extends Omit<Change, 'of'> {
  readonly of: 'uses';
}
