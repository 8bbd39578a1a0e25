import type { Actor, Instant, Party, Window } from '../words.ts';
import type { Document, FormalStatus, LegalRegime, SecurityLevel } from './rules.ts';

/** Longitude and latitude in degrees. */
export type Point = readonly [number, number];

/** A party that looks for a place, and who asks for it. */
export interface Ask {
  readonly party: Party;
  readonly needs: Needs;
  /** The point of the area from which they leave; null: nobody said. */
  readonly from: Point | null;
  /** Ids of the areas where the party must not be. Used for this match alone. */
  readonly avoid: readonly string[];
  /** When they may arrive; null: now. */
  readonly arrival: Window | null;
  readonly now: Instant;
  readonly actor: Actor;
  readonly requestId: string | null;
}

/**
 * What is coded about the party. A need that is absent was not stated: it fails nothing. Of a fact that a house asks
 * for (a document, a status, a consent) the absent one is its condition, the one stated otherwise its barrier.
 */
export interface Needs {
  /** Years, of those who come in their own right: the adults; where no adult comes, the minors. */
  readonly youngest?: number;
  readonly oldest?: number;
  /** Years, of the oldest boy, when it is known better than the party's band. */
  readonly oldestSon?: number;
  /** Somebody in the party is trans or non-binary; `other` in the party says so too. */
  readonly transOrNonBinary?: boolean;
  /** A minor comes without a parent; a party without an adult says so too. */
  readonly unaccompaniedMinor?: boolean;
  readonly hasGuardian?: boolean;
  /** 1 to 9. */
  readonly pregnantMonth?: number | 'unknown';
  readonly ownRoom?: boolean;
  readonly stepFree?: boolean;
  readonly hearing?: boolean;
  readonly visual?: boolean;
  /** ISO 639, any of which the party can speak. */
  readonly languages?: readonly string[];
  /** In use now, in substitution, or sober for `soberDays`. */
  readonly substanceUse?: 'active' | 'substitution' | 'sober';
  readonly soberDays?: number;
  readonly mentalHealthAcute?: boolean;
  readonly medication?: boolean;
  readonly infectious?: boolean;
  readonly pets?: 'small' | 'large';
  /** What they have with them; an empty list: nothing. */
  readonly documents?: readonly Document[];
  readonly formalStatus?: FormalStatus;
  readonly legalRegime?: LegalRegime;
  readonly hasReferral?: boolean;
  readonly payerConsent?: boolean;
  /** The least that is safe for them. */
  readonly securityLevel?: SecurityLevel;
}
