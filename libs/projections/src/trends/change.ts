/** What the ledger keeps bed-time of. */
export type Quantity = 'occupied' | 'held' | 'inService' | 'out' | 'spare';

/** `of` grows by `step` from the instant `at` (ms) on: places, or persons who live in the house. */
export interface Change {
  readonly of: Quantity | 'persons';
  readonly step: number;
  readonly at: number;
  /** The household room in which it is; null: in another room, or it makes no difference. */
  readonly room: string | null;
}
/** So many more parties have a room. */
export interface RoomUse extends Omit<Change, 'of'> {
  readonly of: 'uses';
}
