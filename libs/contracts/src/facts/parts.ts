import { z } from 'zod';
import { storedInstant as instant, role, sonsAge } from '../primitives.ts';
import type { DeepReadonly } from './fact.ts';

/** Stored parts that several facts share. Wider than the bodies of commands, because existing logs have to stay readable. */
export const whole = z.int().min(0);
export const beds = z.array(z.string());
/** An arrival window. */
export const storedWindow = z.object({ from: instant, to: instant });
export const areaRef = z.object({ id: z.string(), name: z.string() });
/** The people placed together. Infants are under 2 and need a cot or no bed at all. */
export const storedParty = z.object({
  women: whole,
  men: whole,
  other: whole,
  girls: whole,
  boys: whole,
  infants: whole,
  sonsOldest: sonsAge.nullable(),
});
/** Who placed a hold: enough to show "by a hotline" and to recognise one's own, never a name. */
export const placedBy = z.object({ person: z.string(), role, organisation: z.string().nullable() });
/** A code and never a sentence: what is stored for good must not be about a person. */
export const code = z.string().regex(/^[a-z][a-z0-9_]{1,40}$/);

export type Window = DeepReadonly<z.infer<typeof storedWindow>>;
export type AreaRef = DeepReadonly<z.infer<typeof areaRef>>;
export type Party = DeepReadonly<z.infer<typeof storedParty>>;
export type PlacedBy = DeepReadonly<z.infer<typeof placedBy>>;
