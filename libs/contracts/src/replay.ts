import { z } from 'zod';
import { id, instant, position } from './primitives.ts';
import { row } from './rows.ts';
import { bed } from './shelter.ts';
import { roomPrivacy } from './terms/shelter.ts';

/** `was`: as it was, with what was corrected and written down later. `known`: as the board showed it then. */
export const replayView = z.enum(['was', 'known']);
export type ReplayView = z.infer<typeof replayView>;

/** The most changes that one answer holds, and the longest time that can be asked for at once. */
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

/** `GET /api/replay/board`: one's own houses at an instant, in both views. A house that was not there then is left out. */
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

/** One change on the line of time: where it shows in the view that was asked for, when it was written, and its event. */
const replayChange = z.object({
  at: z.string(),
  recordedAt: z.string(),
  shelterId: id,
  type: z.string(),
  /** Written down later: the board of that moment did not show it. */
  late: z.boolean(),
});
export type ReplayChange = z.infer<typeof replayChange>;

/** `GET /api/replay/changes`: after `from` up to `to`, oldest first. `next`: from where on to ask for more; null: that is all. */
export const replayChanges = z.object({
  position,
  changes: z.array(replayChange),
  next: z.string().nullable(),
});
export type ReplayChanges = z.infer<typeof replayChanges>;

/** `GET /api/replay/reading`: so many events of one's own houses are ready to be replayed, of so many. */
export const replayReading = z.object({ position, read: z.int(), of: z.int() });
export type ReplayReading = z.infer<typeof replayReading>;

/** `GET /api/replay/step`: the nearest instant at which something changed; null: nothing did. */
export const replayStep = z.object({ position, at: z.string().nullable() });
export type ReplayStep = z.infer<typeof replayStep>;
