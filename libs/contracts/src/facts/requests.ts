import { z } from 'zod';
import { country, storedInstant as instant, sealed } from '../primitives.ts';
import { answer, consentKind, interim, reopenedBecause, shareScope, unmetKind, urgency } from '../terms/requests.ts';
import { releaseReason } from '../terms/shelter.ts';
import { type DeepReadonly, type EventOf, fact } from './fact.ts';
import { code, storedParty, whole } from './parts.ts';

/** Which hold in which house, and the revision of the house at which it was seen to be so. */
export const holdSeen = z.object({
  shelterId: z.string(),
  holdId: z.string(),
  /** An observation no newer than the last one of its hold is a repeat and changes nothing. */
  seenRevision: whole,
});

/**
 * What happened to one party looking for a place. The streams `request-<id>` hold these and nothing else. The party
 * is heads and ages in bands, as a hold says it too; what else is needed or barred is ciphertext, and of the areas to
 * avoid only their number is there.
 */
export const requestFacts = {
  RequestOpened: fact(
    z.object({
      requestedFrom: z.object({ organisation: z.string().nullable(), country: country.nullable() }),
      party: storedParty,
      criteria: sealed,
      urgency,
      excludedAreas: whole,
      /** Minutes after which one more level of people is notified, as they were agreed when it was opened. */
      escalation: z.array(whole),
    }),
  ),
  RequestBroadcast: fact(z.object({ shelters: z.array(z.string()), respondBy: instant })),
  /** What they agreed may be disclosed to a house that says yes; it takes the place of what was agreed before. */
  RequestConsentRecorded: fact(z.object({ kind: consentKind, scope: z.array(shareScope) })),
  /** Conditions and reasons say what somebody needs: they are in the box, and `codes` is empty. Older facts have them in the clear. */
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
      /** Older logs say here whose yes was next; it is null now, and read by nobody: that follows the answers (RQ-14). */
      next: z.string().nullable(),
    }),
  ),
  RequestPlaced: fact(holdSeen),
  /**
   * As with an answer: the reasons are in the box, and `reasons` is empty. `countedAs` is what of them says nothing of the
   * party, for the figures, which outlive the key of the box.
   */
  RequestClosedUnmet: fact(
    z.object({
      reasons: z.array(code),
      interim: interim.nullable(),
      because: sealed.optional(),
      countedAs: z.array(unmetKind).optional(),
    }),
  ),
  RequestWithdrawn: fact(z.object({})),
} as const;

export type HoldSeen = DeepReadonly<z.infer<typeof holdSeen>>;
export type RequestEvent = EventOf<typeof requestFacts>;
export type RequestEventType = keyof typeof requestFacts;
