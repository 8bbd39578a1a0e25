import { z } from 'zod';
import { storedInstant as instant } from '../primitives.ts';
import { type EventOf, fact } from './fact.ts';

/** What a program does by itself once a day. */
export const upkeepWork = z.enum(['retain', 'backup', 'verify']);
export type UpkeepWork = z.infer<typeof upkeepWork>;

/**
 * How far the daily work of a log is, in the stream `upkeep-<work>`: each fact holds all that the next one needs, so that
 * the last one is read alone.
 */
export const upkeepFacts = {
  UpkeepRecorded: fact(
    z.object({
      stage: z.enum(['begun', 'done', 'failed']),
      /** While it is under way: until when no other program begins it. */
      until: instant.nullable(),
      /** When it was done last; null: never. */
      lastDone: instant.nullable(),
    }),
  ),
} as const;

export type UpkeepEvent = EventOf<typeof upkeepFacts>;
