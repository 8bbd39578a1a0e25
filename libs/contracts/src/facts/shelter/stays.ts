import { z } from 'zod';
import { admissionKind, destination } from '../../terms/shelter.ts';
import { fact } from '../fact.ts';
import { beds, storedParty, storedWindow } from '../parts.ts';

/**
 * Somebody of the house put the party into a shared room that it may not share by the rule (SR-1), knowingly. Absent:
 * nobody did.
 */
const roomException = z.literal(true).optional();

/** A party living in beds, under an opaque id. */
export const stayFacts = {
  PartyAdmitted: fact(
    z.object({
      stayId: z.string(),
      holdId: z.string().nullable(),
      beds,
      party: storedParty,
      kind: admissionKind,
      roomException,
    }),
  ),
  PartyMoved: fact(z.object({ stayId: z.string(), from: beds, to: beds, roomException })),
  PartyChanged: fact(z.object({ stayId: z.string(), party: storedParty, beds, roomException })),
  DeparturePlanned: fact(z.object({ stayId: z.string(), window: storedWindow })),
  DeparturePlanWithdrawn: fact(z.object({ stayId: z.string() })),
  PartyDischarged: fact(z.object({ stayId: z.string(), destination })),
} as const;
