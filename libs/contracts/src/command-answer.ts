import { z } from 'zod';

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
});
export type CommandAnswer = z.infer<typeof commandAnswer>;
