import type { Party } from '@safe-haven/domain';

/** Who plays: the roles of a night, each with its own tasks. */
export const PLAYERS = ['hotline', 'shelter_staff', 'coordinator'] as const;
export type PlayerRole = (typeof PLAYERS)[number];

/** What somebody is to do, at a minute of the night. */
export interface Task {
  readonly name: TaskName;
  /** The time of the night, hours and minutes. */
  readonly at: readonly [hour: number, minute: number];
  /** What a practised hand takes. */
  readonly aim: { readonly taps: number; readonly seconds: number };
  /** Where it begins. */
  readonly path: '/' | '/find' | '/tonight' | '/place/heron';
  /** Who is looked for already when it begins. */
  readonly party?: Party;
  /** It begins on the screen on which this one has ended, if that was done. */
  readonly follows?: TaskName;
}

export type TaskName = 'find' | 'race' | 'send' | 'line' | 'lapse' | 'arrive' | 'correct' | 'leave';

const NOBODY: Party = { women: 0, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };
/** A mother, a girl and a boy of nine. */
export const FAMILY: Party = { ...NOBODY, women: 1, girls: 1, boys: 1 };
export const SON = 9;
const WOMAN: Party = { ...NOBODY, women: 1 };

const FIND: Task = { name: 'find', at: [2, 10], aim: { taps: 6, seconds: 25 }, path: '/find' };
const LAPSE: Task = { name: 'lapse', at: [3, 36], aim: { taps: 2, seconds: 15 }, path: '/tonight' };
const ARRIVE: Task = { name: 'arrive', at: [2, 50], aim: { taps: 2, seconds: 15 }, path: '/' };
const CORRECT: Task = {
  ...{ name: 'correct', at: [3, 0], aim: { taps: 1, seconds: 10 } },
  ...{ path: '/place/heron', follows: 'arrive' },
};

/** The tasks of each role, in the order in which they are played. */
export const TASKS: Readonly<Record<PlayerRole, readonly Task[]>> = {
  hotline: [
    FIND,
    { name: 'race', at: [2, 24], aim: { taps: 1, seconds: 8 }, path: '/find', party: FAMILY },
    { name: 'send', at: [2, 25], aim: { taps: 3, seconds: 20 }, path: '/tonight', follows: 'race' },
    { name: 'line', at: [2, 40], aim: { taps: 1, seconds: 20 }, path: '/find', party: WOMAN },
    LAPSE,
  ],
  shelter_staff: [
    ARRIVE,
    CORRECT,
    { name: 'leave', at: [3, 1], aim: { taps: 3, seconds: 20 }, path: '/place/heron', follows: 'correct' },
  ],
  coordinator: [FIND, ARRIVE, CORRECT, LAPSE],
};
