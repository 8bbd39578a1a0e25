import { z } from 'zod';
import { country, storedInstant as instant, sealed } from '../primitives.ts';
import { answer, consentKind, interim, reopenedBecause, shareScope, unmetKind, urgency } from '../terms/requests.ts';
import { declinedBecause, releaseReason } from '../terms/shelter.ts';
import { type DeepReadonly, type EventOf, fact } from './fact.ts';
import { code, storedParty, whole } from './parts.ts';

/** A hold in a house, and the revision of the house at which it was observed. */
export const holdSeen = z.object({
  shelterId: z.string(),
  holdId: z.string(),
  /** An observation no newer than the last one of its hold is a repeat and changes nothing. */
  seenRevision: whole,
});

/**
 * Events of one party looking for a place, in the streams `request-<id>`. The party is numbers of people and age bands, as
 * in a hold; its needs are ciphertext, and of the areas to avoid only the number is recorded.
 */
export const requestFacts = {
  RequestOpened: fact(
    z.object({
      requestedFrom: z.object({ organisation: z.string().nullable(), country: country.nullable() }),
      party: storedParty,
      criteria: sealed,
      urgency,
      excludedAreas: whole,
      /** Minutes after which the next level of people is notified, as agreed when it was opened. */
      escalation: z.array(whole),
    }),
  ),
  RequestBroadcast: fact(z.object({ shelters: z.array(z.string()), respondBy: instant })),
  /** Which needs may be disclosed to a house that says yes; replaces the previous consent. */
  RequestConsentRecorded: fact(z.object({ kind: consentKind, scope: z.array(shareScope) })),
  /** Conditions and reasons reveal needs: they are sealed, and `codes` is empty. Older facts have them in the clear. */
  ShelterResponded: fact(z.object({ shelterId: z.string(), answer, codes: z.array(code), because: sealed.optional() })),
  RequestEscalated: fact(z.object({ level: whole })),
  RequestPromised: fact(holdSeen),
  /** Somebody held beds for a request that had a place already, or needs none: that hold is released. */
  RequestHoldNotNeeded: fact(holdSeen),
  RequestReopened: fact(
    z.object({
      ...holdSeen.shape,
      because: reopenedBecause,
      reason: releaseReason.nullable(),
      /** Older logs have whose yes was next; now null and not read, because it is derived from the answers (RQ-14). */
      next: z.string().nullable(),
    }),
  ),
  RequestPlaced: fact(holdSeen),
  /**
   * As with an answer: the reasons are sealed, and `reasons` is empty. `countedAs` has the kinds of reasons that reveal
   * nothing of the party, for the figures, which outlive the key; `declined` why they declined.
   */
  RequestClosedUnmet: fact(
    z.object({
      reasons: z.array(code),
      interim: interim.nullable(),
      because: sealed.optional(),
      countedAs: z.array(unmetKind).optional(),
      declined: declinedBecause.optional(),
    }),
  ),
  /** `declined`: they declined what they were offered, and why. */
  RequestWithdrawn: fact(z.object({ declined: declinedBecause.optional() })),
} as const;

export type HoldSeen = DeepReadonly<z.infer<typeof holdSeen>>;
export type RequestEvent = EventOf<typeof requestFacts>;
export type RequestEventType = keyof typeof requestFacts;
