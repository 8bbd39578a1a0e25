import { z } from 'zod';
import { admissionKind, destination } from '../../terms/shelter.ts';
import { fact } from '../fact.ts';
import { beds, storedParty, storedWindow } from '../parts.ts';

/** A party living in beds, under an opaque id. */
export const stayFacts = {
  PartyAdmitted: fact(
    z.object({
      stayId: z.string(),
      holdId: z.string().nullable(),
      beds,
      party: storedParty,
      kind: admissionKind,
    }),
  ),
  PartyMoved: fact(z.object({ stayId: z.string(), from: beds, to: beds })),
  PartyChanged: fact(z.object({ stayId: z.string(), party: storedParty, beds })),
  DeparturePlanned: fact(z.object({ stayId: z.string(), window: storedWindow })),
  DeparturePlanWithdrawn: fact(z.object({ stayId: z.string() })),
  PartyDischarged: fact(z.object({ stayId: z.string(), destination })),
} as const;
