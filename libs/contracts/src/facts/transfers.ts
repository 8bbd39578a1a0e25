import { z } from 'zod';
import { country, storedInstant as instant, sealed } from '../primitives.ts';
import { consentKind, consentScope, declineCode, divertedBecause, endCode } from '../terms/requests.ts';
import { type DeepReadonly, type EventOf, fact } from './fact.ts';
import { code, storedParty, storedWindow, whole } from './parts.ts';
import { holdSeen } from './requests.ts';

const hold = holdSeen.optional();

/** The origin of a party: an organisation, and a house of it when it is in one. */
export const transferFrom = z.object({
  organisation: z.string().nullable(),
  country: country.nullable(),
  shelterId: z.string().nullable(),
});
export const transferTo = z.object({ organisation: z.string(), country, shelterId: z.string() });

/**
 * Events of one party's journey to a house, in the streams `transfer-<id>`. Of the consent only kind and scope are
 * recorded; details and the meeting point are ciphertext.
 */
export const transferFacts = {
  TransferProposed: fact(
    z.object({
      from: transferFrom,
      to: transferTo,
      requestId: z.string().nullable(),
      /** An existing hold of the party in that house, which becomes the acceptance (TR-7). */
      holdId: z.string().optional(),
      party: storedParty,
      arrival: storedWindow,
      /** Codes of what has to be settled before the house may accept. */
      conditions: z.array(code),
      details: sealed.nullable(),
      /** The grace after the arrival window before it is overdue. */
      graceMinutes: whole,
    }),
  ),
  TransferConsentRecorded: fact(z.object({ kind: consentKind, scope: z.array(consentScope) })),
  /**
   * `hold`: the house's hold for the journey. Later facts of the same hold mean arrival, or that its places were given up.
   * After a diversion: the house holds for them again.
   */
  TransferAccepted: fact(z.object({ met: z.array(code), hold })),
  TransferDeclined: fact(z.object({ code: declineCode })),
  MeetingPointShared: fact(z.object({ point: sealed })),
  TransferDeparted: fact(z.object({ arrival: storedWindow })),
  /** `hold`: the admission was taken back. */
  TransferArrivalChanged: fact(z.object({ arrival: storedWindow, hold })),
  TransferOverdue: fact(z.object({ at: instant })),
  /** The party has set out, and the hold that it was going to is gone: it stays on the way (TR-10). */
  TransferDiverted: fact(z.object({ because: divertedBecause, hold: holdSeen })),
  TransferArrived: fact(z.object({ hold })),
  TransferFailed: fact(z.object({ code: endCode, hold })),
} as const;

export type TransferFrom = DeepReadonly<z.infer<typeof transferFrom>>;
export type TransferTo = DeepReadonly<z.infer<typeof transferTo>>;
export type TransferEvent = EventOf<typeof transferFacts>;
export type TransferEventType = keyof typeof transferFacts;
