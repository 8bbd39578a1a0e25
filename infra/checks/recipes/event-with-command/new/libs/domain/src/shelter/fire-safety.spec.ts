import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MANAGER, STAFF } from '../testing/people.ts';
import { always } from '../testing/seed.ts';
import { keptShelter, types } from '../testing/shelter.ts';

const inspected = (inOrder: boolean, nextBy: string) => ({ type: 'record-fire-inspection', inOrder, nextBy }) as const;
const days = fc.integer({ min: 0, max: 700 }).map((n) => new Date(Date.UTC(2026, 2, 1 + n)).toISOString().slice(0, 10));

describe('a house that is inspected for its safety in a fire', () => {
  it('HS-NEW: the last inspection counts, and the same again is nothing new', () => {
    always(fc.array(fc.tuple(fc.boolean(), days), { minLength: 1 }), (inspections) => {
      const shelter = keptShelter();
      for (const [inOrder, nextBy] of inspections) shelter.given(inspected(inOrder, nextBy), STAFF);
      const [inOrder, nextBy] = inspections.at(-1)!;
      expect(shelter.kept.fireSafety).toEqual({ inOrder, nextBy });
      expect(types(shelter.when(inspected(inOrder, nextBy), STAFF))).toEqual([]);
    });
  });

  it('HS-NEW: the day by which they come again is not over, and the house is open', () => {
    const shelter = keptShelter();
    expect(types(shelter.when(inspected(true, '2026-02-28'), STAFF))).toEqual(['until_in_past']);
    expect(types(shelter.when(inspected(true, '2026-03-01'), STAFF))).toEqual(['FireSafetyInspected']);
    shelter.given({ type: 'close' }, MANAGER);
    expect(types(shelter.when(inspected(true, '2026-03-01'), STAFF))).toEqual(['house_closed']);
  });
});
