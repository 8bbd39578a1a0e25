import { z } from 'zod';
import { id, instant, position } from './primitives.ts';
import { page, read } from './reads.ts';
import { row } from './rows.ts';
import { bed } from './shelter.ts';
import { roomPrivacy } from './terms/shelter.ts';

/** `was`: with later corrections and backdated facts. `known`: as the board showed it then. */
export const replayView = z.enum(['was', 'known']);
export type ReplayView = z.infer<typeof replayView>;

/** The maximum number of changes in one answer, and the longest time range of a query. */
export const MOST_CHANGES = 1_000;
const MOST_DAYS = 32;
const DAY_MS = 86_400_000;

export const replayBoardQuery = z.strictObject({ at: instant });
export const replayChangesQuery = z
  .strictObject({ from: instant, to: instant, view: replayView.default('was') })
  .refine((q) => q.from <= q.to, 'from is after to')
  .refine((q) => Date.parse(q.to) - Date.parse(q.from) <= MOST_DAYS * DAY_MS, `more than ${MOST_DAYS} days`);
export const replayStepQuery = z.strictObject({
  from: instant,
  direction: z.enum(['next', 'previous']),
  view: replayView.default('was'),
});

/** `GET /api/replay/board`: one's own houses at an instant, in both views. A house that was not registered then is left out. */
export const replayBoard = z.object({ position, at: z.string(), was: z.array(row), known: z.array(row) });
export type ReplayBoard = z.infer<typeof replayBoard>;

export const replayRoomsQuery = z.strictObject({ at: instant, view: replayView.default('was') });
/** `GET /api/replay/shelters/{id}/rooms`: which beds of one's own house were free, held, occupied: not by whom. */
export const replayRooms = z.object({
  position,
  at: z.string(),
  rooms: z.array(
    z.object({
      label: z.string(),
      privacy: roomPrivacy,
      beds: z.array(bed.pick({ label: true, kind: true, use: true })),
    }),
  ),
});
export type ReplayRooms = z.infer<typeof replayRooms>;

/** One change on the timeline: its instant in the requested view, when it was recorded, and its event. */
const replayChange = z.object({
  at: z.string(),
  recordedAt: z.string(),
  shelterId: id,
  type: z.string(),
  /** Recorded later: the board of that moment did not show it. */
  late: z.boolean(),
});
export type ReplayChange = z.infer<typeof replayChange>;

/** `GET /api/replay/changes`: after `from` up to `to`, oldest first. `next`: where to continue; null: complete. */
export const replayChanges = z.object({
  position,
  changes: z.array(replayChange),
  next: z.string().nullable(),
});
export type ReplayChanges = z.infer<typeof replayChanges>;

/** `GET /api/replay/reading`: progress of loading the own houses' events. */
export const replayReading = z.object({ position, read: z.int(), of: z.int() });
export type ReplayReading = z.infer<typeof replayReading>;

/** `GET /api/replay/step`: the nearest instant with a change; null: none. */
export const replayStep = z.object({ position, at: z.string().nullable() });
export type ReplayStep = z.infer<typeof replayStep>;

export const replayReadingRead = read('/api/replay/reading', replayReading, ['replay'], page('0.1.0'));
export const replayBoardRead = read('/api/replay/board', replayBoard, ['replay'], page('0.1.0'));
export const replayRoomsRead = read('/api/replay/shelters/:shelterId/rooms', replayRooms, ['replay'], page('0.1.0'));
export const replayChangesRead = read('/api/replay/changes', replayChanges, ['replay'], page('0.1.0'));
export const replayStepRead = read('/api/replay/step', replayStep, ['replay'], page('0.1.0'));
