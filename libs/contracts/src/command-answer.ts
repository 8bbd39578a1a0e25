import { z } from 'zod';

/** The answer to an accepted command: what happened, as the caller may see it, and where in the log. */
export const commandAnswer = z.object({
  position: z.string(),
  revision: z.string(),
  events: z.array(
    z.looseObject({
      type: z.string(),
      eventId: z.string().optional(),
      occurredAt: z.string().optional(),
      /** The event that this one corrects or takes back. */
      corrects: z.string().optional(),
    }),
  ),
});
export type CommandAnswer = z.infer<typeof commandAnswer>;
