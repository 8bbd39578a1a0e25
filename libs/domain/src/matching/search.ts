import type { PartyNeeds } from '@safe-haven/contracts';
import type { Actor, Instant, Party, Window } from '../terms.ts';

/** Longitude and latitude in degrees. */
export type Point = readonly [number, number];

type ReadOnly<T> = T extends readonly (infer E)[] ? readonly E[] : T;
/** The coded needs of the party. An absent need was not stated and fails no rule. */
export type Needs = { readonly [N in keyof PartyNeeds]: ReadOnly<PartyNeeds[N]> };

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
