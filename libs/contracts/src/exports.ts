import { z } from 'zod';
import { position } from './primitives.ts';

/** `GET /api/exports/log`: what happened in one's own houses after a position of an earlier file. */
export const logQuery = z.strictObject({ after: position.optional() });
