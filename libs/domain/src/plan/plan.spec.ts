import { describe, expect, it } from '@jest/globals';
import { after } from '../instant.ts';
import { choose } from '../shelter/beds/choose.ts';
import { freeByRoom } from '../shelter/beds/free.ts';
import { usesOf } from '../shelter/beds/usage.ts';
import { decideShelter } from '../shelter/decide.ts';
import { evolveShelter } from '../shelter/evolve.ts';
import type { KeptShelter, ShelterState } from '../shelter/state.ts';
import { type Raid, raid } from '../testing/raid.ts';
import { bestByProgram } from '../testing/raid-oracle.ts';
import { judge } from './judge.ts';
import type { Plan, PlannedLine } from './plan.ts';
import { planFor } from './plan.ts';
import { AIMS } from './problem.ts';
import { together } from './rooms.ts';

const SEED = Number(process.env['HAVEN_SEED'] ?? 4711);
const TIMES = Number(process.env['HAVEN_RUNS'] ?? 1);
const seeds = (many: number): readonly number[] => Array.from({ length: many * TIMES }, (_, i) => SEED + i);

const planOf = ({ input }: Raid, options = {}): Plan => {
  const plan = planFor(input, options);
  if (plan === null) throw new Error('the night is too large');
  return plan;
};
const valuesOf = ({ aims }: Plan) => Object.fromEntries(aims.map(({ aim, value }) => [aim, value]));

describe('a plan for many parties', () => {
  it('PL-2: reaches what an independent solver reaches over single rooms, aim by aim', () => {
    let notPlaced = 0;
    for (const seed of seeds(14)) {
      const night = raid(seed, { parties: 15, shelters: 26 });
      const plan = planOf(night, { nodes: 20_000 });
      notPlaced += plan.notPlaced.length;
      expect([seed, valuesOf(plan)]).toEqual([seed, bestByProgram(night.input)]);
      expect([seed, plan.aims.every(({ proven }) => proven)]).toEqual([seed, true]);
    }
    expect(notPlaced).toBeGreaterThan(0);
  });

  it('PL-1: the judge, who knows nothing of the search, finds nothing wrong with any plan', () => {
    for (const seed of seeds(40)) {
      const night = raid(seed, { parties: 15, shelters: 26 });
      expect([seed, judge(planOf(night), night.input)]).toEqual([seed, []]);
    }
  });

  it('PL-1: every house takes its lines of a plan as they stand, one after the other', () => {
    let held = 0;
    for (const seed of seeds(20)) {
      const night = raid(seed, { parties: 15, shelters: 26 });
      const states = new Map<string, ShelterState>(night.states);
      for (const line of planOf(night).lines) {
        states.set(line.shelterId, holdLine(states.get(line.shelterId) as KeptShelter, line, night));
        held++;
      }
    }
    expect(held).toBeGreaterThan(100);
  });

  it('PL-3: a plan that stopped after little work holds as well, and says how far it may be off', () => {
    for (const seed of seeds(10)) {
      const night = raid(seed, { parties: 15, shelters: 12 });
      const plan = planOf(night, { nodes: 1 });
      expect([seed, judge(plan, night.input)]).toEqual([seed, []]);
      const best = bestByProgram(night.input);
      const open = plan.aims.findIndex(({ proven }) => !proven);
      const until = open === -1 ? AIMS.length : open;
      for (const { aim, value } of plan.aims.slice(0, until))
        expect([seed, aim, value]).toEqual([seed, aim, best[aim]]);
      if (open !== -1) expect(plan.aims[open]?.bound).toBeLessThanOrEqual(best[AIMS[open] as (typeof AIMS)[number]]);
    }
  });
});

/** Asks the house itself to hold beds of these rooms, and answers the house after it. */
function holdLine(state: KeptShelter, { line, rooms }: PlannedLine, { input }: Raid): ShelterState {
  const { party } = input.parties.find((one) => one.line === line) as Raid['input']['parties'][number];
  const free = freeByRoom(state, usesOf(state)).filter(({ room }) => rooms.includes(room.roomId));
  const beds = choose(together(free), party, true) ?? [];
  const context = { id: state.shelterId, commandId: line, newId: line, now: after(input.now, 1), actor: input.actor };
  const decision = decideShelter({ type: 'hold-beds', party, beds }, state, { ...context, history: () => [] });
  if (!decision.ok) throw new Error(`${state.shelterId} does not hold line ${line}: ${decision.rejection.code}`);
  return decision.events.reduce<ShelterState>((before, { event, occurredAt }, i) => {
    const fact = { eventId: `${line} ${i}`, revision: 1_000, occurredAt, recordedAt: input.now, commandId: line };
    return evolveShelter(before, { event, context: { ...fact, actor: { ...input.actor, person: 'p' } } });
  }, state);
}
