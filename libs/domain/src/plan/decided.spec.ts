import { describe, expect, it } from '@jest/globals';
import { type Raid, raid } from '../testing/raid.ts';
import { bestByProgram } from '../testing/raid-oracle.ts';
import type { PlanInput, PlanParty } from './input.ts';
import { judge, type PlanFault } from './judge.ts';
import { type Plan, planFor } from './plan.ts';

const SIZE = { parties: 12, shelters: 16 };
const SEED = Number(process.env['HAVEN_SEED'] ?? 815);
const SEEDS = Array.from({ length: 12 * Number(process.env['HAVEN_RUNS'] ?? 1) }, (_, i) => SEED + i);

function planOf(input: PlanInput): Plan {
  const plan = planFor(input, { nodes: 20_000 });
  if (plan === null) throw new Error('the night is too large');
  return plan;
}

const shelterOf = ({ lines }: Plan, line: string) => lines.find((one) => one.line === line)?.shelterId ?? null;
const withParties = ({ input }: Raid, change: (party: PlanParty, i: number) => PlanParty): PlanInput => ({
  ...input,
  parties: input.parties.map(change),
});
/** The same night, with the plan that is shown for it. */
const shown = (night: Raid, plan: Plan): PlanInput =>
  withParties(night, (party) => {
    const line = plan.lines.find((one) => one.line === party.line);
    return { ...party, shown: line === undefined ? null : { shelterId: line.shelterId, rooms: line.rooms } };
  });

describe('given a plan that is shown', () => {
  it('PL-4: the same night planned again changes no house and no room', () => {
    for (const seed of SEEDS) {
      const night = raid(seed, SIZE);
      const plan = planOf(night.input);
      expect(planOf(shown(night, plan)).lines).toEqual(plan.lines);
    }
  });

  it('PL-4: what a person decided stays, and everything else is the best around it', () => {
    let moved = 0;
    for (const seed of SEEDS) {
      const night = raid(seed, SIZE);
      const plan = planOf(night.input);
      const other = (i: number) => night.input.shelters[(seed + i) % night.input.shelters.length]?.shelterId ?? null;
      const input = withParties(night, (party, i) =>
        i % 3 === 0
          ? { ...party, decided: shelterOf(plan, party.line) }
          : i % 7 === 1
            ? { ...party, decided: other(i) }
            : party,
      );
      const next = planOf(input);
      expect([seed, judge(next, input)]).toEqual([seed, []]);
      expect(Object.fromEntries(next.aims.map(({ aim, value }) => [aim, value]))).toEqual(bestByProgram(input));
      for (const { line, decided } of input.parties) {
        if (decided !== null && shelterOf(next, line) !== null) expect(shelterOf(next, line)).toBe(decided);
      }
      moved += next.lines.filter(({ line, shelterId }) => shelterOf(plan, line) !== shelterId).length;
    }
    expect(moved).toBeGreaterThan(0);
  });

  it('PL-4: a party whose beds are held is not planned, and those with it come to it, those apart from it don’t', () => {
    let [joined, kept] = [0, 0];
    for (const seed of SEEDS) {
      const night = raid(seed, SIZE);
      const plan = planOf(night.input);
      const [first] = plan.lines;
      if (first === undefined) continue;
      const input = withParties(night, (party) =>
        party.line === first.line ? { ...party, heldIn: first.shelterId, with: [], notWith: [] } : party,
      );
      const { with: stays, notWith } = night.input.parties.find(({ line }) => line === first.line) as PlanParty;
      const next = planOf({
        ...input,
        parties: input.parties.map((party) => ({
          ...party,
          ...(stays.includes(party.line) ? { with: [...party.with, first.line] } : {}),
          ...(notWith.includes(party.line) ? { notWith: [...party.notWith, first.line] } : {}),
        })),
      });
      expect(shelterOf(next, first.line)).toBeNull();
      for (const line of stays) {
        joined += Number(shelterOf(next, line) !== null);
        expect([null, first.shelterId]).toContain(shelterOf(next, line));
      }
      for (const line of notWith) {
        kept += Number(shelterOf(next, line) !== null);
        expect(shelterOf(next, line)).not.toBe(first.shelterId);
      }
    }
    expect([joined > 0, kept > 0]).toEqual([true, true]);
  });

  it('PL-5: a plan says why a party has no place, what speaks against it, and which houses to call', () => {
    let open = 0;
    for (const seed of SEEDS) {
      const night = raid(seed, { parties: 12, shelters: 5 });
      for (const { line, why, against } of planOf(night.input).notPlaced) {
        open++;
        const alone = planOf({
          ...night.input,
          parties: night.input.parties.filter((party) => party.line === line).map((party) => ({ ...party, with: [] })),
        });
        const isOfHouses = ['no_house', 'ask_first', 'too_far'].includes(why);
        expect([seed, line, why, alone.lines.length]).toEqual([seed, line, why, isOfHouses ? 0 : 1]);
        if (why === 'no_house') expect(against.length).toBeGreaterThan(0);
      }
    }
    expect(open).toBeGreaterThan(10);
  });

  it('PL-5: where every house is abroad for a party that crosses no border, then the border is against it', () => {
    const { input } = raid(920_129, { parties: 12, shelters: 5 });
    const [party] = input.parties.filter(({ line }) => line === '3');
    expect(party?.crosses).toBe('refused');
    const { notPlaced } = planOf({ ...input, parties: [party!] });
    expect(notPlaced).toMatchObject([{ why: 'no_house', against: [{ code: 'cross_border', shelters: 5 }], ask: [] }]);
  });
});

describe('the judge', () => {
  const night = raid(SEED, SIZE);
  const plan = planOf(night.input);
  const [first, second] = plan.lines as unknown as readonly [Plan['lines'][number], Plan['lines'][number]];
  const lines = (change: (line: typeof first) => typeof first): Plan => ({ ...plan, lines: plan.lines.map(change) });
  const sameRoom = lines((line) =>
    line === second ? { ...line, shelterId: first.shelterId, rooms: first.rooms } : line,
  );

  it.each<readonly [string, Plan, PlanFault]>([
    ['a line that is there twice', { ...plan, lines: [...plan.lines, first] }, 'line_twice'],
    ['a line of nobody', lines((line) => (line === first ? { ...line, line: 'x' } : line)), 'line_unknown'],
    ['a line that is gone', { ...plan, lines: plan.lines.slice(1) }, 'line_lost'],
    ['a house that is not there', lines((line) => ({ ...line, shelterId: 'x' })), 'house_unknown'],
    ['a room that is not there', lines((line) => ({ ...line, rooms: ['x'] })), 'room_unknown'],
    ['no room at all', lines((line) => ({ ...line, rooms: [] })), 'room_unknown'],
    [
      'an aim with another number',
      { ...plan, aims: plan.aims.map((aim) => ({ ...aim, value: aim.value + 1 })) },
      'aims',
    ],
  ])('PL-1: finds %s', (_, wrong, fault) => {
    expect(judge(wrong, night.input)).toContain(fault);
  });

  it('PL-1: finds a household room that is given away twice', () => {
    const twice = SEEDS.flatMap((seed) => {
      const { input } = raid(seed, SIZE);
      const found = planOf(input);
      const [one, other] = found.lines.filter(({ shelterId }) => shelterId === found.lines[0]?.shelterId);
      if (one === undefined || other === undefined || one.rooms.join() === other.rooms.join()) return [];
      const wrong = found.lines.map((line) => (line === other ? { ...line, rooms: one.rooms } : line));
      return judge({ ...found, lines: wrong }, input);
    });
    expect(judge(sameRoom, night.input)).not.toEqual([]);
    expect(twice).toContain('room_taken');
  });

  it('PL-1: finds those who were to stay together and don’t, and those who were to be apart and aren’t', () => {
    const parted = withParties(night, (party) =>
      party.line === first.line ? { ...party, with: [otherShelter(plan)] } : party,
    );
    const near = plan.lines.find(({ shelterId, line }) => shelterId === first.shelterId && line !== first.line);
    expect(judge(plan, parted)).toContain('parted');
    if (near === undefined) throw new Error('nobody shares a house with the first party');
    const apart = withParties(night, (party) =>
      party.line === first.line ? { ...party, notWith: [near.line] } : party,
    );
    expect(judge(plan, apart)).toContain('not_apart');
    const elsewhere = withParties(night, (party) => (party.line === first.line ? { ...party, decided: 'x' } : party));
    expect(judge(plan, elsewhere)).toContain('elsewhere');
  });

  const otherShelter = ({ lines: all }: Plan): string =>
    all.find(({ shelterId }) => shelterId !== first.shelterId)?.line ?? '';
});
