import { z } from 'zod';
import { position, storedInstant } from './primitives.ts';
import { page, read } from './reads.ts';

/**
 * How the program is, for administrators: what is wrong comes first, most pressing first. A code is a word of health or of
 * `concernsOf`; a page that does not know one says so. Nothing here says how much happens on the network.
 */
export const systemView = z.object({
  position,
  status: z.enum(['ready', 'degraded', 'unreadable', 'delayed', 'starting']),
  concerns: z.array(z.object({ code: z.string(), count: z.int().nullable() })),
  startedAt: storedInstant,
  version: z.string(),
  logFormat: z.int(),
  store: z.enum(['memory', 'sqlite', 'eventstoredb']),
  lastBackupAt: storedInstant.nullable(),
  readerBehindMs: z.number(),
  storeSilentMs: z.number(),
  diskFreeBytes: z.number().nullable(),
  clockBehindMs: z.number(),
  openSockets: z.int(),
  unfinishedCommands: z.int(),
});
export type SystemView = z.infer<typeof systemView>;
export const systemRead = read('/api/system', systemView, ['keep_people'], page('0.1.0'));
