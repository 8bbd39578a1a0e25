import type { ReplayChange } from '@safe-haven/contracts';
import type { TimeRange } from './span.ts';

/** The changes of one slot of the timeline. */
export interface Tick {
  /** Its position on the timeline, from 0 to below 1. */
  readonly position: number;
  readonly changes: number;
  /** All changes in the slot were recorded later than they happened. */
  readonly late: boolean;
  /** The slot contains the shown instant's change. */
  readonly isCurrent: boolean;
}

/** The number of slots: five minutes of a day, 35 minutes of a week. */
export const SLOTS = 288;

/** Groups the changes of a range into ticks, in order. */
export function ticksOf(changes: readonly ReplayChange[], { start, end }: TimeRange, at: number): readonly Tick[] {
  const slots = new Map<number, { changes: number; late: boolean; isCurrent: boolean }>();
  for (const change of changes) {
    const instant = Date.parse(change.at);
    const slot = Math.floor(((instant - start) / (end - start)) * SLOTS);
    const before = slots.get(slot) ?? { changes: 0, late: true, isCurrent: false };
    slots.set(slot, {
      changes: before.changes + 1,
      late: before.late && change.late,
      isCurrent: before.isCurrent || instant === at,
    });
  }
  return [...slots]
    .map(([slot, tick]) => ({ position: slot / SLOTS, ...tick }))
    .toSorted((a, b) => a.position - b.position);
}
