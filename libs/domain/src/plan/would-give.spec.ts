import { describe, expect, it } from '@jest/globals';
import { raid } from '../testing/raid.ts';
import { bestByProgram } from '../testing/raid-oracle.ts';
import type { PlanInput, PlanParty } from './input.ts';
import { planFor } from './plan.ts';
import { type WouldGive, wouldGive } from './would-give.ts';

const SEED = Number(process.env['HAVEN_SEED'] ?? 2_612);
const SEEDS = Array.from({ length: 6 * Number(process.env['HAVEN_RUNS'] ?? 1) }, (_, i) => SEED + i);

function answersTo(input: PlanInput): readonly WouldGive[] {
  const plan = planFor(input);
  if (plan === null) throw new Error('the night is too large');
  return wouldGive(input, plan);
}

/** The night with what was let go of, said a second time and in another way. */
function without(input: PlanInput, given: WouldGive): PlanInput {
  if (given.kind === 'area') return { ...input, avoid: input.avoid.filter((area) => area !== given.areaId) };
  const change = (party: PlanParty): PlanParty => {
    if (given.kind === 'apart') {
      const [one, other] = given.lines;
      const partner = party.line === one ? other : party.line === other ? one : null;
      return { ...party, with: party.with.filter((line) => line !== partner) };
    }
    if (party.line !== given.line) return party;
    return given.kind === 'border' ? { ...party, crosses: 'agreed' } : { ...party, decided: null };
  };
  return { ...input, parties: input.parties.map(change) };
}

/** A full night: few houses, an area to avoid, and two decisions of a person that are hard to keep. */
function fullNight(seed: number): PlanInput {
  const { input } = raid(seed, { parties: 12, shelters: 6 });
  const [shelter] = input.shelters;
  const decided = shelter?.shelterId ?? null;
  return {
    ...input,
    avoid: [...new Set(input.shelters.slice(0, 2).map(({ areaId }) => areaId))],
    parties: input.parties.map((party, i) => (i < 2 ? { ...party, decided } : party)),
  };
}

describe('PL-6: given people without a place', () => {
  it('then what would have to give is what another solver finds with that one thing let go of', () => {
    const kinds = new Set<string>();
    for (const seed of SEEDS) {
      const input = fullNight(seed);
      const before = bestByProgram(input).people;
      for (const given of answersTo(input)) {
        kinds.add(given.kind);
        const after = bestByProgram(without(input, given));
        expect([seed, given, before - after.people]).toEqual([seed, given, given.people]);
      }
    }
    expect([...kinds].toSorted()).toEqual(['apart', 'area', 'border', 'decided']);
  });

  it('then nothing is asked of anybody where everybody has one', () => {
    const { input } = raid(SEED, { parties: 3, shelters: 26 });
    const plan = planFor(input);
    expect(plan?.notPlaced).toEqual([]);
    if (plan !== null) expect(wouldGive(input, plan)).toEqual([]);
  });
});
