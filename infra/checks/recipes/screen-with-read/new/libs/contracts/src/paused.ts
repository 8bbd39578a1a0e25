import { z } from 'zod';
import { country, position } from './primitives.ts';
import { page, read } from './reads.ts';

/** `GET /api/paused`: how many houses of each country take nobody now. */
const pausedView = z.object({ position, countries: z.array(z.object({ country, paused: z.int() })) });
export type PausedView = z.infer<typeof pausedView>;
export const pausedRead = read('/api/paused', pausedView, ['keep_people'], page('0.1.0'));
