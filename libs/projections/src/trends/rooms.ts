import type { Change, RoomUse } from './change.ts';

/** A count that changes over time, oldest first: an instant (ms), by how much it grows there, and so on. */
type Steps = number[];

/** One household room over time: how many parties have it (one at most), and its places in service. */
interface RoomTimes {
  readonly uses: Steps;
  readonly staffed: Steps;
}
export type Rooms = Record<string, RoomTimes>;

/**
 * How a change moves what is spare: the places in service of the household rooms that somebody has, less those in use.
 * The first is a product of two counts, so a step of one counts for as much as the other stands at, and again for each
 * step that the other makes later: exact in whichever order the two are told. `rooms` is kept up to date in place.
 */
export function spareChanges(rooms: Rooms, { of, step, at, room }: Change | RoomUse): readonly Change[] {
  if (room === null) return [];
  if (of === 'occupied' || of === 'held') return [{ of: 'spare', step: -step, at, room: null }];
  if (of !== 'uses' && of !== 'inService') return [];
  rooms[room] ??= { uses: [], staffed: [] };
  const { uses, staffed } = rooms[room];
  const [own, other] = of === 'uses' ? [uses, staffed] : [staffed, uses];
  enterStep(own, step, at);
  return product(other, step, at);
}

function product(other: Steps, step: number, at: number): readonly Change[] {
  let stands = 0;
  const later: Change[] = [];
  for (let i = 0; i < other.length; i += 2) {
    const [time, grows] = [other[i]!, other[i + 1]!];
    if (time <= at) stands += grows;
    else later.push({ of: 'spare', step: step * grows, at: time, room: null });
  }
  return [{ of: 'spare', step: step * stands, at, room: null }, ...later];
}

function enterStep(steps: Steps, step: number, at: number): void {
  let i = steps.length;
  while (i > 0 && steps[i - 2]! > at) i -= 2;
  if (i > 0 && steps[i - 2] === at) steps[i - 1]! += step;
  else steps.splice(i, 0, at, step);
}

/** Adds up the steps before `horizon` (ms), to before which nothing is dated any more: no room grows with the years. */
export function forgetBefore(rooms: Rooms, horizon: number): void {
  for (const id of Object.keys(rooms)) {
    const { uses, staffed } = rooms[id]!;
    foldBefore(uses, horizon);
    foldBefore(staffed, horizon);
  }
}

function foldBefore(steps: Steps, horizon: number): void {
  let [old, sum] = [0, 0];
  while (old < steps.length && steps[old]! < horizon) {
    sum += steps[old + 1]!;
    old += 2;
  }
  if (old > 2) steps.splice(0, old, steps[old - 2]!, sum);
}
