import { z } from 'zod';
import { storedInstant as instant, role, sonsAge } from '../primitives.ts';
import type { DeepReadonly } from './fact.ts';

/** Parts that several facts share, as they are stored. Wider than what a command's body takes: a log is read as it is. */
export const whole = z.int().min(0);
export const beds = z.array(z.string());
/** From when to when somebody is expected. */
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
/** Who placed a hold: enough to say "by a hotline" and to know one's own, never a name. */
export const placedBy = z.object({ person: z.string(), role, organisation: z.string().nullable() });
/** A code and never a sentence: what stands in a log for good can't be about a person. */
export const code = z.string().regex(/^[a-z][a-z0-9_]{1,40}$/);

export type Window = DeepReadonly<z.infer<typeof storedWindow>>;
export type AreaRef = DeepReadonly<z.infer<typeof areaRef>>;
export type Party = DeepReadonly<z.infer<typeof storedParty>>;
export type PlacedBy = DeepReadonly<z.infer<typeof placedBy>>;
