import { BEAT_MS } from '@safe-haven/contracts';
import { token } from './provide.ts';

/** After how many ms the program refuses, goes on without, or tries again, what it waits for. */
export interface TimeLimits {
  /** Until this process has read to the position that a read or a command names. */
  readonly positionMs: number;
  /** Until it has read what it has just written. */
  readonly readBackMs: number;
  /** Until a command has its outcome, with everything that it waits for (SH-21). */
  readonly commandMs: number;
  /** Until a read that waits for a lane has one (SH-22). */
  readonly laneMs: number;
  /** Until a report is computed, with its time in the queue. */
  readonly reportMs: number;
  /** After so long the answer to a question about history says how much of it is loaded. */
  readonly historyMs: number;
  /** Until the log answers a probe. */
  readonly probeMs: number;
  /** Until a consequence that could not be recorded is tried again. */
  readonly againMs: number;
}

export const TIME_LIMITS = token<TimeLimits>('time limits');

export const DEFAULT_TIME_LIMITS: TimeLimits = {
  positionMs: 2_000,
  readBackMs: 5_000,
  commandMs: 5_000,
  laneMs: 10_000,
  // Longer than any report takes (docs/PERFORMANCE.md, P13), shorter than a page waits (12 s), so that it says why.
  reportMs: 10_000,
  historyMs: 1_000,
  probeMs: BEAT_MS,
  againMs: 1_000,
};

/** The limits of a machine that takes so many times longer than usual for a read, a command or a report. */
export const timeLimitsBy = (factor: number): TimeLimits => ({
  ...DEFAULT_TIME_LIMITS,
  positionMs: factor * DEFAULT_TIME_LIMITS.positionMs,
  readBackMs: factor * DEFAULT_TIME_LIMITS.readBackMs,
  commandMs: factor * DEFAULT_TIME_LIMITS.commandMs,
  laneMs: factor * DEFAULT_TIME_LIMITS.laneMs,
  reportMs: factor * DEFAULT_TIME_LIMITS.reportMs,
  historyMs: factor * DEFAULT_TIME_LIMITS.historyMs,
});
