import { z } from 'zod';
import { storedInstant as instant } from '../../primitives.ts';
import { correctionKind, correctionReason } from '../../terms/shelter.ts';
import { type DeepReadonly, fact } from '../fact.ts';
import { beds } from '../parts.ts';

const { void: voided, replace_time, replace_beds } = correctionKind.enum;

/** How an earlier fact is to be read from now on. */
const correction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal(voided) }),
  z.object({ kind: z.literal(replace_time), occurredAt: instant }),
  z.object({ kind: z.literal(replace_beds), beds }),
]);
export type Correction = DeepReadonly<z.infer<typeof correction>>;

export const correctionFacts = {
  EventCorrected: fact(z.object({ eventId: z.string(), correction, reason: correctionReason })),
} as const;
