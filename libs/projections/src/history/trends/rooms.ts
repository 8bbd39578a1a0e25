import type { Change, RoomUse } from './change.ts';

/** A count over time, flattened, oldest first: instant (ms), change, instant, change, … */
type Steps = number[];

/** One household room over time: how many parties have it (at most one), and its places in service. */
interface RoomTimes {
  readonly uses: Steps;
  readonly staffed: Steps;
}
export type Rooms = Record<string, RoomTimes>;

/**
 * The changes of spare places by another change. Spare are the places in service of household rooms that a party has,
 * less the places in use. The first term is a product of two counts, so a step of one is multiplied by the level of the
 * other, and again by each later step of it: exact in whichever order the facts arrive. `rooms` is updated in place.
 */
export function spareChanges(rooms: Rooms, { of, step, at, room }: Change | RoomUse): readonly Change[] {
  if (room === null) return [];
  if (of === 'occupied' || of === 'held') return [{ of: 'spare', step: -step, at, room: null }];
  if (of !== 'uses' && of !== 'inService') return [];
  rooms[room] ??= { uses: [], staffed: [] };
  const { uses, staffed } = rooms[room];
  const [ownSteps, otherSteps] = of === 'uses' ? [uses, staffed] : [staffed, uses];
  insertStep(ownSteps, step, at);
  return product(otherSteps, step, at);
}

function product(otherSteps: Steps, step: number, at: number): readonly Change[] {
  let level = 0;
  const later: Change[] = [];
  for (let i = 0; i < otherSteps.length; i += 2) {
    const [time, delta] = [otherSteps[i]!, otherSteps[i + 1]!];
    if (time <= at) level += delta;
    else later.push({ of: 'spare', step: step * delta, at: time, room: null });
  }
  return [{ of: 'spare', step: step * level, at, room: null }, ...later];
}

function insertStep(steps: Steps, step: number, at: number): void {
  let i = steps.length;
  while (i > 0 && steps[i - 2]! > at) i -= 2;
  if (i > 0 && steps[i - 2] === at) steps[i - 1]! += step;
  else steps.splice(i, 0, at, step);
}

/**
 * Merges the steps before `horizon` (ms), which no fact can be dated before, so that rooms don't grow with the years.
 */
export function compactRooms(rooms: Rooms, horizon: number): void {
  for (const id of Object.keys(rooms)) {
    const { uses, staffed } = rooms[id]!;
    compactSteps(uses, horizon);
    compactSteps(staffed, horizon);
  }
}

function compactSteps(steps: Steps, horizon: number): void {
  let [count, sum] = [0, 0];
  while (count < steps.length && steps[count]! < horizon) {
    sum += steps[count + 1]!;
    count += 2;
  }
  if (count > 2) steps.splice(0, count, steps[count - 2]!, sum);
}
