import { z } from 'zod';
import { censusDoubt } from './terms/shelter.ts';

/** The answer to an accepted command: its events, as the caller may see them, and their log position. */
export const commandAnswer = z.object({
  position: z.string(),
  revision: z.string(),
  events: z.array(
    z.looseObject({
      type: z.string(),
      eventId: z.string().optional(),
      occurredAt: z.string().optional(),
      /** The event that this one corrects or undoes. */
      corrects: z.string().optional(),
    }),
  ),
  /** Why a count that was reported is improbable: it is kept, and counts once somebody of the house has confirmed it. */
  warnings: z.array(z.object({ code: censusDoubt, title: z.string(), next: z.string() })).optional(),
});
export type CommandAnswer = z.infer<typeof commandAnswer>;
