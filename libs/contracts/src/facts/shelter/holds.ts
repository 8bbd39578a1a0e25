import { z } from 'zod';
import { storedInstant as instant } from '../../primitives.ts';
import { declinedBecause, releaseReason } from '../../terms/shelter.ts';
import { type DeepReadonly, fact } from '../fact.ts';
import { beds, placedBy, storedParty, storedWindow, whole } from '../parts.ts';

/** The policy's numbers when the hold was made (minutes, and the latest end). */
const frozenPolicy = z.object({ extensionMinutes: whole, extensions: whole, longestEnd: instant });
export type FrozenPolicy = DeepReadonly<z.infer<typeof frozenPolicy>>;

/** The events of a hold: a promise of named beds to one party. */
export const holdFacts = {
  BedsHeld: fact(
    z.object({
      holdId: z.string(),
      requestId: z.string().nullable(),
      /** The transfer that the house accepted with it (TR-7). */
      transferId: z.string().optional(),
      beds,
      party: storedParty,
      placedBy,
      expiresAt: instant,
      arrival: storedWindow.nullable(),
      policy: frozenPolicy,
    }),
  ),
  HoldExtended: fact(z.object({ holdId: z.string(), expiresAt: instant, extension: whole })),
  /**
   * The party of the hold has set out and is expected within this window. With `transferId` nobody has set out yet: the
   * house has accepted the transfer with this hold. `expiresAt`: the hold is extended for the journey.
   */
  PartyExpected: fact(
    z.object({
      holdId: z.string(),
      arrival: storedWindow,
      transferId: z.string().optional(),
      expiresAt: instant.optional(),
    }),
  ),
  /** `declined`: why the party declined it; absent where it did not, or did not say. */
  HoldReleased: fact(z.object({ holdId: z.string(), reason: releaseReason, declined: declinedBecause.optional() })),
  HoldLapsed: fact(z.object({ holdId: z.string(), at: instant })),
} as const;
