import fc from 'fast-check';
import { after, HOUR, SECOND } from '../instant.ts';
import type { ShelterCommand } from '../shelter/commands/command.ts';
import type { AskedBySurge, ShelterDecision } from '../shelter/decision.ts';
import type { ShelterState } from '../shelter/state.ts';
import type { Actor } from '../terms.ts';
import { actorOf, commandOf } from './night-command.ts';
import { type Step, step } from './night-step.ts';
import { draftShelter, keptShelter, LAYOUT, type Layout, type Shelter } from './shelter.ts';

const LAYOUTS: readonly Layout[] = [
  LAYOUT,
  { one: { privacy: 'household', beds: { x1: 'adult', x2: 'adult', x3: 'child' } } },
  {
    hers: { privacy: 'shared', forWhom: 'women', beds: { w1: 'adult', w2: 'adult', w3: 'child' } },
    theirs: { privacy: 'shared', forWhom: 'families', beds: { v1: 'adult', v2: 'adult', v3: 'child', v4: 'cot' } },
    dorm: { privacy: 'shared', beds: { z1: 'adult', z2: 'adult', z3: 'adult', z4: 'overflow' } },
  },
  { all: { privacy: 'shared', beds: { y1: 'adult', y2: 'child', y3: 'cot', y4: 'overflow', y5: 'overflow' } } },
];

/** A night of a house: its rooms, and what is tried one after the other. */
export interface Night {
  readonly layout: Layout;
  /** It begins as a draft. */
  readonly draft?: true;
  readonly steps: readonly Step[];
}
export const night: fc.Arbitrary<Night> = fc.record({
  layout: fc.constantFrom(...LAYOUTS),
  steps: fc.array(step, { minLength: 5, maxLength: 80, size: 'max' }),
});
/** Nights of a house that somebody publishes on the way, or nobody. */
export const draftNight: fc.Arbitrary<Night> = night.map((published) => ({ ...published, draft: true }));
/** Nights in which nothing is corrected: what is recorded then is final. */
export const plainNight: fc.Arbitrary<Night> = night.map(({ layout, steps }) => ({
  layout,
  steps: steps.filter(({ what }) => !['undo', 'void', 'retime', 'rebed'].includes(what)),
}));

/**
 * Nights of the house alone, published, without pauses, closures, backdating and lagging clocks, and with lapses by the timer only: what
 * a small model can follow.
 */
export const steadyNight: fc.Arbitrary<Night> = plainNight.map(({ layout, steps }) => ({
  layout,
  steps: steps
    .filter(({ what }) => what !== 'pause' && what !== 'close')
    .flatMap((s): Step[] => [
      { ...s, what: 'time', lag: 0 },
      { ...s, who: [1, 2, 5][s.who % 3] as number, gap: 0, back: 0, lag: 0 },
    ]),
}));

export interface Tried {
  readonly command: ShelterCommand;
  readonly actor: Actor;
  readonly now: string;
  readonly newId: string;
  readonly before: ShelterState;
  readonly decision: ShelterDecision;
  /** What a surge of its country asked then. */
  readonly surge: AskedBySurge;
  readonly shelter: Shelter;
}

/** What a surge of its country asks, until the evening after. */
const surgeAt = (now: string): AskedBySurge => ({ country: 'RS', until: after(now, 20 * HOUR), drill: false });

/** Plays a night, and calls `each` with every attempt. */
export function live({ layout, draft, steps }: Night, each: (tried: Tried) => void = () => {}): Shelter {
  const shelter = draft ? draftShelter(layout) : keptShelter(layout);
  for (const [i, s] of steps.entries()) {
    const newId = `m${i}`;
    shelter.pass(s.gap);
    const actor = actorOf(s, shelter);
    const command = commandOf(s, shelter, actor);
    if (command === null) continue;
    const now = after(shelter.now, -s.lag * SECOND);
    const before = shelter.state;
    const surge = surgeAt(shelter.now);
    const decision = shelter.when(command, actor, { now, newId, surge });
    each({ command, actor, now, newId, surge, before, decision, shelter });
  }
  return shelter;
}
