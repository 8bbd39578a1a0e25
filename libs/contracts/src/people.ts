import { z } from 'zod';
import { role } from './primitives.ts';

/** `GET /api/demo/people`: whom one may sign in as in the demo. */
export const demoPerson = z.object({
  person: z.string(),
  name: z.string(),
  role,
  organisation: z.string().nullable(),
  country: z.string().nullable(),
});
export type DemoPerson = z.infer<typeof demoPerson>;
export const demoSignIn = z.strictObject({ person: z.string().min(1).max(80) });

/** `GET /api/me`: who I am and what I may open; the interface asks nothing else about rights. */
export const me = z.object({
  person: z.string(),
  name: z.string(),
  role,
  organisation: z.string().nullable(),
  country: z.string().nullable(),
  demo: z.boolean(),
  /** Screens and commands that are open to this role at all: 'board', 'trends', 'hold-beds', … */
  may: z.array(z.string()),
  /** Board rows of other houses come this many minutes late; 0: live. */
  delayMinutes: z.int(),
  map: z.object({ mapboxToken: z.string().nullable(), mapboxStyleLight: z.string(), mapboxStyleNight: z.string() }),
});
export type Me = z.infer<typeof me>;
