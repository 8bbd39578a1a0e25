import type { Happened } from './follow.ts';
import type { PlayerRole, Task, TaskName } from './tasks.ts';

/** What is worth talking about, of one person in one task. */
export type Noticed = Exclude<Happened, 'begun' | 'done'> | 'via_board' | 'gave_up';

/** How one person did one task. */
export interface Result {
  readonly task: TaskName;
  readonly taps: number;
  readonly ms: number;
  readonly noticed: readonly Noticed[];
}

/** A night of one person. The name was typed on this device, and is in the memory of this page alone. */
export interface Played {
  readonly id: number;
  readonly name: string;
  readonly role: PlayerRole;
  readonly results: readonly Result[];
}

export const hasGivenUp = ({ noticed }: Result): boolean => noticed.includes('gave_up');

/** The result of a task; the last one where it was played again. */
export const resultOf = ({ results }: Played, name: TaskName): Result | undefined =>
  results.findLast(({ task }) => task === name);

/** PN-4: twice the aim, or more, in seconds or in taps. */
export const isFarFromAim = ({ taps, ms, noticed }: Result, { aim }: Task): boolean =>
  !noticed.includes('gave_up') && (ms >= 2 * aim.seconds * 1_000 || taps >= 2 * aim.taps);

/** The middle of the times in which a task was done, ms; null: nobody has done it. */
export function middleOf(played: readonly Played[], name: TaskName): number | null {
  const times = played
    .flatMap((one) => resultOf(one, name) ?? [])
    .filter((result) => !hasGivenUp(result))
    .map(({ ms }) => ms)
    .toSorted((a, b) => a - b);
  if (times.length === 0) return null;
  const half = times.length / 2;
  return Number.isInteger(half) ? (times[half - 1]! + times[half]!) / 2 : times[Math.floor(half)]!;
}

/** Something that several people may talk about: of how many who played that task. */
export interface TalkAbout {
  readonly task: TaskName;
  readonly what: Noticed;
  readonly people: number;
  readonly of: number;
}

/** What is worth talking about, in the order of the tasks; who it was is said nowhere. */
export function talkAbout(played: readonly Played[], tasks: readonly Task[]): readonly TalkAbout[] {
  return tasks.flatMap(({ name: task }) => {
    const results = played.flatMap((one) => resultOf(one, task) ?? []);
    const kinds = new Set(results.flatMap(({ noticed }) => noticed));
    return [...kinds].map((what) => ({
      task,
      what,
      people: results.filter(({ noticed }) => noticed.includes(what)).length,
      of: results.length,
    }));
  });
}
