import { describe, expect, it } from '@jest/globals';
import { peopleIn } from '../party.ts';
import { raid } from '../testing/raid.ts';
import type { PlanInput, PlanParty } from './input.ts';
import { type Plan, planFor } from './plan.ts';
import type { WhyNot } from './why-not.ts';

const SEED = Number(process.env['HAVEN_SEED'] ?? 2512);
const SEEDS = Array.from({ length: 24 * Number(process.env['HAVEN_RUNS'] ?? 1) }, (_, i) => SEED + i);

function planOf(input: PlanInput): Plan {
  const plan = planFor(input, { nodes: 2_000 });
  if (plan === null) throw new Error('the night is too large');
  return plan;
}

const only = (input: PlanInput, change: Partial<PlanParty>): PlanInput => ({
  ...input,
  parties: input.parties.slice(0, 1).map((party) => ({ ...party, with: [], notWith: [], ...change })),
});
const withAll = (input: PlanInput, change: (party: PlanParty) => Partial<PlanParty>): PlanInput => ({
  ...input,
  parties: input.parties.map((party) => ({ ...party, ...change(party) })),
});
const placed = ({ parties }: PlanInput, { lines }: Plan): number =>
  parties
    .filter(({ line }) => lines.some((one) => one.line === line))
    .reduce((sum, { party }) => sum + peopleIn(party), 0);
/** The same night in which nobody minds a party, nor it anybody. */
const minded = (input: PlanInput, line: string): PlanInput =>
  withAll(input, (party) => ({
    notWith: party.line === line ? [] : party.notWith.filter((other) => other !== line),
  }));
const parted = (input: PlanInput, line: string): PlanInput =>
  withAll(input, (party) => ({ with: party.line === line ? [] : party.with.filter((other) => other !== line) }));

/** Every other night nobody stays with anybody, and few may meet. */
function nightOf(seed: number): { readonly input: PlanInput } {
  const { input } = raid(seed, { parties: 6, shelters: 3 });
  if (seed % 2 === 0) return { input };
  const others = ({ line }: PlanParty) => input.parties.map((party) => party.line).filter((one) => one !== line);
  return { input: withAll(input, (party) => ({ with: [], notWith: others(party) })) };
}

describe('PL-5: why a party has no place', () => {
  it('is somebody whom it may not meet only where there is room for it otherwise, and who stays with it only where it has room alone', () => {
    const seen = new Map<WhyNot, number>();
    for (const seed of SEEDS) {
      const { input } = nightOf(seed);
      const plan = planOf(input);
      for (const { line, why } of plan.notPlaced) {
        seen.set(why, (seen.get(why) ?? 0) + 1);
        if (why === 'apart')
          expect([seed, placed(input, planOf(minded(input, line)))]).not.toEqual([seed, placed(input, plan)]);
        const alone = { ...input, parties: parted(input, line).parties.filter((party) => party.line === line) };
        if (why === 'with') expect([seed, planOf(alone).lines.length]).toEqual([seed, 1]);
      }
    }
    expect([...seen.keys()].toSorted()).toEqual(expect.arrayContaining(['apart', 'no_house', 'no_room', 'with']));
  });

  const { input } = raid(SEED, { parties: 1, shelters: 12 });
  const free = planOf(only(input, {}));
  const [line] = free.lines;
  const reasonOf = (of: PlanInput) => planOf(of).notPlaced[0];
  const house = (shelterId: string) => input.shelters.find((shelter) => shelter.shelterId === shelterId)!;
  const other = input.shelters.find(
    ({ shelterId }) => planOf(only(input, { decided: shelterId })).lines.length === 0,
  )!.shelterId;

  it('is the house that a person decided, with what that one house says', () => {
    const without = { ...input, shelters: [house(line!.shelterId), house(other)] };
    const found = reasonOf(only(without, { decided: other }));
    expect(found?.why).toBe('decided');
    expect(found?.against.every(({ shelters }) => shelters === 1)).toBe(true);
    expect(reasonOf(only({ ...input, shelters: [house(other)] }, {}))?.why).toBe('no_house');
  });

  it('is those who stay with it, or from whom it stays apart, and are held already', () => {
    const held = (heldIn: string): PlanParty => ({ ...(input.parties[0] as PlanParty), line: 'held', heldIn });
    const beside = (heldIn: string, change: Partial<PlanParty>): PlanInput => {
      const one = only({ ...input, shelters: [house(line!.shelterId), house(other)] }, change);
      return { ...one, parties: [...one.parties, held(heldIn)] };
    };
    expect(reasonOf(beside(other, { with: ['held'] }))?.why).toBe('with');
    expect(reasonOf(beside(line!.shelterId, { notWith: ['held'] }))?.why).toBe('apart');
  });

  it('is the way where no hold lasts until they are there, and those houses are named to be called', () => {
    const far = {
      ...only({ ...input, shelters: [house(line!.shelterId)] }, { crosses: 'agreed' }),
      from: [-70, -50] as const,
    };
    expect(reasonOf(far)).toMatchObject({ why: 'too_far', ask: [{ shelterId: line!.shelterId }] });
  });
});
