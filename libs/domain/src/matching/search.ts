import type { Actor, Instant, Needs, Party, Window } from '../terms.ts';

/** Longitude and latitude in degrees. */
export type Point = readonly [number, number];

/** A party that looks for a place, and who searches. */
export interface Search {
  readonly party: Party;
  readonly needs: Needs;
  /** The point of the area of departure; null: not stated. */
  readonly from: Point | null;
  /** Ids of the areas where the party must not be. Used for this search only, never stored. */
  readonly avoid: readonly string[];
  /** When they may arrive; null: now. */
  readonly arrival: Window | null;
  readonly now: Instant;
  readonly actor: Actor;
  readonly requestId: string | null;
}
