import type { PartyNeeds } from '@safe-haven/contracts';
import type { Actor, Instant, Party, Window } from '../terms.ts';

/** Longitude and latitude in degrees. */
export type Point = readonly [number, number];

type ReadOnly<T> = T extends readonly (infer E)[] ? readonly E[] : T;
/** What is coded about the party. A need that is absent was not stated: it fails nothing. */
export type Needs = { readonly [N in keyof PartyNeeds]: ReadOnly<PartyNeeds[N]> };

/** A party that looks for a place, and who asks for it. */
export interface Search {
  readonly party: Party;
  readonly needs: Needs;
  /** The point of the area from which they leave; null: nobody said. */
  readonly from: Point | null;
  /** Ids of the areas where the party must not be. Used for this search alone. */
  readonly avoid: readonly string[];
  /** When they may arrive; null: now. */
  readonly arrival: Window | null;
  readonly now: Instant;
  readonly actor: Actor;
  readonly requestId: string | null;
}
