import { z } from 'zod';

/** As primitives' `sealed.key`: a kind, an id, and a number where an erased subject has an heir. */
const subject = z.string().min(1).max(120);

/** Data keys and their end as they are stored, version 1; the rules of `events.ts` hold here too. */
export const keyEventData = {
  KeyWrapped: z.object({
    subject,
    generation: z.int().min(1),
    wrapped: z.string().min(1),
    wrappedBy: z.string().regex(/^[0-9a-f]{8}$/),
  }),
  SubjectErased: z.object({ subject, reason: z.enum(['asked', 'retention', 'wrong']) }),
} as const;
