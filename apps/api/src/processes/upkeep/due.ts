import type { Instant } from '@safe-haven/domain';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A program that ended in the middle has the work taken over after this long. */
export const TAKEN_OVER_MS = 2 * 60 * MINUTE_MS;
/** What failed is tried again. */
const AGAIN_MS = 60 * MINUTE_MS;
/** A day, and half a one for what takes long or fails at first. */
export const WORK_LATE_MS = 1.5 * DAY_MS;

/** What the log says of one daily work. */
export interface UpkeepState {
  readonly stage: 'never' | 'begun' | 'done' | 'failed';
  /** When that was recorded; null: never. */
  readonly at: Instant | null;
  readonly until: Instant | null;
  readonly lastDone: Instant | null;
}

export const NEVER_DONE: UpkeepState = { stage: 'never', at: null, until: null, lastDone: null };

/** The last time of day `atMinutes` (after midnight, UTC) that is over, in ms. */
function lastTime(atMinutes: number, now: number): number {
  const today = now - (now % DAY_MS) + atMinutes * MINUTE_MS;
  return today <= now ? today : today - DAY_MS;
}

/** Whether a program begins it now: its time is over, nobody does it, and a failure is not a moment old (OP-15). */
export function isDue({ stage, at, until, lastDone }: UpkeepState, atMinutes: number, now: number): boolean {
  if (stage === 'begun' && until !== null && Date.parse(until) > now) return false;
  if (stage === 'failed' && at !== null && now - Date.parse(at) < AGAIN_MS) return false;
  return lastDone === null || Date.parse(lastDone) < lastTime(atMinutes, now);
}

/** Whether it has not been done for too long, seen by a program that runs since `startedAt` (ms). */
export const isLate = ({ lastDone }: UpkeepState, startedAt: number, now: number): boolean =>
  now - (lastDone === null ? startedAt : Date.parse(lastDone)) > WORK_LATE_MS;
