import type { OwnShelters } from '@safe-haven/contracts';

export type SetUpShelter = OwnShelters['shelters'][number];

/** The setup steps in order; the last is for somebody else. */
const STEPS = ['profile', 'rooms', 'rules', 'policy', 'places', 'publish'] as const;
export type Step = (typeof STEPS)[number];

/** The steps requested before publication; only beds are required (HS-1). */
const ASKED = ['rooms', 'rules', 'places'] as const satisfies readonly Step[];

/** A counted shelter has neither rooms nor a hold policy. */
export const stepsOf = ({ mode }: SetUpShelter): readonly Step[] =>
  mode === 'kept' ? STEPS : STEPS.filter((step) => step !== 'rooms' && step !== 'policy');

/** Whether a step is complete. Profile and policy always are. */
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

/** What is missing before a second person can review it. */
export const missingOf = (shelter: SetUpShelter): readonly (typeof ASKED)[number][] =>
  ASKED.filter((step) => stepsOf(shelter).includes(step) && !isDone(shelter, step));

/**
 * The next step: the first missing one, else publication. `from`: the step just done, which the loaded shelter still
 * reports as missing.
 */
export const nextOf = (shelter: SetUpShelter, from: Step | null = null): Step =>
  missingOf(shelter).find((step) => step !== from) ?? 'publish';
