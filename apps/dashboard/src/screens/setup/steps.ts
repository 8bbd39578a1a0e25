import type { OwnHouses } from '@safe-haven/contracts';

export type SetUpShelter = OwnHouses['houses'][number];

/** What a house is set up by, in the order in which it is done; the last is somebody else's. */
const STEPS = ['profile', 'rooms', 'rules', 'policy', 'places', 'publish'] as const;
export type Step = (typeof STEPS)[number];

/** Steps that a house is asked for before somebody publishes it; of these only its beds are demanded (HS-1). */
const ASKED = ['rooms', 'rules', 'places'] as const satisfies readonly Step[];

/** A house that only reports its counts has neither rooms nor a policy of holds. */
export const stepsOf = ({ mode }: SetUpShelter): readonly Step[] =>
  mode === 'kept' ? STEPS : STEPS.filter((step) => step !== 'rooms' && step !== 'policy');

/** Whether there is nothing left to do at a step. A profile and a policy are there from the start. */
export function isDone({ state, setUp }: SetUpShelter, step: Step): boolean {
  switch (step) {
    case 'profile':
    case 'policy':
      return true;
    case 'rooms':
      return setUp.beds > 0;
    case 'rules':
      return setUp.rules > 0;
    case 'places':
      return setUp.meetingPoint;
    case 'publish':
      return state === 'published';
  }
}

/** What is still missing before a second person looks at it. */
export const missingOf = (shelter: SetUpShelter): readonly (typeof ASKED)[number][] =>
  ASKED.filter((step) => stepsOf(shelter).includes(step) && !isDone(shelter, step));

/**
 * Where to go on: at what is missing first, else where it is published. `from`: the step that was just done, which the
 * house that was read before still calls missing.
 */
export const nextOf = (shelter: SetUpShelter, from: Step | null = null): Step =>
  missingOf(shelter).find((step) => step !== from) ?? 'publish';
