import type { ReplayChange } from '@safe-haven/contracts';
import type { Stretch } from './span.ts';

/** Changes of a short piece of the line, drawn as one. */
export interface Tick {
  /** Its place on the line, from 0 up to, not including, 1. */
  readonly place: number;
  readonly changes: number;
  /** Only changes that were written down later. */
  readonly late: boolean;
  /** The instant that is shown is that of one of them. */
  readonly here: boolean;
}

/** So many ticks at most: five minutes of a day, half an hour of a week. */
export const PIECES = 288;

/** The changes of a stretch as ticks, in order. */
export function ticksOf(changes: readonly ReplayChange[], { start, end }: Stretch, at: number): readonly Tick[] {
  const pieces = new Map<number, { changes: number; late: boolean; here: boolean }>();
  for (const change of changes) {
    const instant = Date.parse(change.at);
    const piece = Math.floor(((instant - start) / (end - start)) * PIECES);
    const before = pieces.get(piece) ?? { changes: 0, late: true, here: false };
    pieces.set(piece, {
      changes: before.changes + 1,
      late: before.late && change.late,
      here: before.here || instant === at,
    });
  }
  return [...pieces].map(([piece, tick]) => ({ place: piece / PIECES, ...tick })).toSorted((a, b) => a.place - b.place);
}
