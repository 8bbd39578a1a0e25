import type { Position } from '../port.ts';
import type { Following } from './following.ts';
import { pause } from './pause.ts';

export interface Watched {
  readonly following: Following;
  /** The last position that the follower has received. */
  readonly at: () => Position;
  /** The last event of ours; rejects when the store does not answer. */
  readonly head: () => Promise<Position>;
  readonly everyMs: number;
  readonly answerMs: number;
  /** Called when the store has more than was received, or does not answer. */
  readonly onSilence: (reason: 'silent' | 'no answer') => void;
}

/**
 * Compares a subscription with the head of the log periodically: a subscription can stay open and deliver nothing. A slow
 * reader is not counted as silence, and events in transit get a moment to arrive.
 */
export async function watch(
  { following, at, head, everyMs, answerMs, onSilence }: Watched,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    await pause(everyMs, signal);
    if (signal.aborted) return;
    if (!following.waiting) continue;
    const { came } = following;
    const last = await Promise.race([head().catch(() => null), pause(answerMs, signal).then(() => null)]);
    if (signal.aborted) return;
    if (last === null) return onSilence('no answer');
    if (last <= at()) continue;
    await pause(Math.min(everyMs / 4, 1_000), signal);
    const still = following.waiting && following.came === came && at() < last;
    if (still && !signal.aborted) return onSilence('silent');
  }
}
