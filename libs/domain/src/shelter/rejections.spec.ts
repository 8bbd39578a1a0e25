import { describe, expect, it } from '@jest/globals';
import { type Body, draftOfFaults, type Fault, shelterOfFaults, type Table } from '../testing/faults/fault.ts';
import { TABLES } from '../testing/faults/index.ts';
import type { Shelter } from '../testing/shelter.ts';
import { emptyShelter } from '../testing/shelter.ts';
import type { ShelterCommand } from './commands/command.ts';
import { REJECTION_CODES } from './rejections.ts';

const order = (code: Fault['code']) => REJECTION_CODES.indexOf(code);

/** Lets all of the faults be the case at once and answers what the command gets. */
function attempt({ start, actor, outside: known }: Table, faults: readonly Fault[], first: () => Shelter): string {
  const shelter = first();
  for (const { early } of faults) early?.(shelter);
  let body = start(shelter) as Body;
  for (const { late } of faults.toReversed()) late?.(shelter, body);
  for (const change of faults.flatMap((f) => f.body ?? [])) body = { ...body, ...change(body, shelter) } as Body;
  const asked = faults.find((f) => f.shelter)?.shelter?.() ?? shelter;
  const who = faults.findLast((f) => f.actor)?.actor ?? actor;
  const outside = Object.assign({}, known, ...faults.map((f) => f.outside ?? {}));
  const decision = asked.when(body as unknown as ShelterCommand, who, outside);
  return decision.ok ? 'accepted' : decision.rejection.code;
}

const excludes = (a: Fault, b: Fault): boolean => a.not?.includes(b.code) || b.not?.includes(a.code) || false;

describe('rejections', () => {
  for (const [type, table] of Object.entries(TABLES)) {
    const first =
      type === 'register'
        ? (faults: readonly Fault[]) =>
            faults.some(({ code }) => code === 'already_registered') ? shelterOfFaults() : emptyShelter()
        : ['publish', 'decline-publication'].includes(type)
          ? draftOfFaults
          : shelterOfFaults;
    it(`SH-17: ${type} is accepted, and refused for each reason by its name`, () => {
      expect(attempt(table, [], () => first([]))).toBe('accepted');
      for (const fault of table.faults) expect(attempt(table, [fault], () => first([fault]))).toBe(fault.code);
    });

    it(`SH-17: ${type} names the first of two reasons that hold at once`, () => {
      for (const a of table.faults) {
        for (const b of table.faults) {
          if (order(a.code) >= order(b.code) || excludes(a, b)) continue;
          expect(`${a.code} + ${b.code}: ${attempt(table, [a, b], () => first([a, b]))}`).toBe(
            `${a.code} + ${b.code}: ${a.code}`,
          );
        }
      }
    });
  }

  it('SH-17: every rejection has its place in a table', () => {
    const tried = new Set(Object.values(TABLES).flatMap((table) => table.faults.map((fault) => fault.code)));
    expect(REJECTION_CODES.filter((code) => !tried.has(code))).toEqual([]);
  });
});
