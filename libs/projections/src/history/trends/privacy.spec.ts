import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { memberOn } from '../../testing/network.ts';
import { networkDays } from './by-day.ts';
import type { ShelterInRange } from './lines.ts';
import { disclosureOf, hiddenReasonOn } from './privacy.ts';

const DAY = 20_000;
const sheltersOf = (country: string, organisation: string, ...people: readonly number[]) =>
  people.map((p, n) => memberOn(DAY, [country, organisation], [p, 10], n));
const onDay = (members: readonly ShelterInRange[]) => networkDays(members, { from: DAY, to: DAY });
const why = (everyone: readonly ShelterInRange[], requested: readonly ShelterInRange[]) =>
  hiddenReasonOn(DAY, onDay(requested), disclosureOf(onDay(everyone)));

describe('the disclosure of the network', () => {
  it('SH-15 hides numbers of fewer than 3 shelters or 5 people', () => {
    const [two, few, enough] = [
      sheltersOf('AL', 'A', 9, 9),
      sheltersOf('BA', 'B', 1, 1, 2),
      sheltersOf('RS', 'C', 2, 2, 1),
    ];
    const everyone = [...two, ...few, ...enough];
    expect(why(everyone, two)).toBe('few_shelters');
    expect(why(everyone, few)).toBe('few_people');
    expect(why(everyone, enough)).toBeNull();
  });

  it('PV-7 shows the organisations of a country all or none', () => {
    const [tiny, middle, large] = [
      sheltersOf('RS', 'a', 4),
      sheltersOf('RS', 'b', 4, 4, 4),
      sheltersOf('RS', 'c', 4, 4, 4, 4),
    ];
    const everyone = [...tiny, ...middle, ...large];
    expect(why(everyone, everyone)).toBeNull();
    expect(why(everyone, tiny)).toBe('few_shelters');
    expect(why(everyone, middle)).toBe('others_too_small');
    expect(why(everyone, large)).toBe('others_too_small');
    expect(why([...middle, ...large], middle)).toBeNull();
  });

  it('PV-7 hides a country if one of its organisations could work out another from it', () => {
    const [small, large] = [sheltersOf('RS', 'small', 4), sheltersOf('RS', 'large', 5, 5, 5, 5)];
    expect(why([...small, ...large], [...small, ...large])).toBe('others_too_small');
    const thirdGroup = sheltersOf('RS', 'third', 4, 4);
    const everyone = [...small, ...thirdGroup, ...large];
    expect(why(everyone, everyone)).toBeNull();
    expect(why(large, large)).toBeNull();
  });

  it('PV-7 does not count a shelter without a place in service', () => {
    const everyone = [...sheltersOf('RS', 'x', 4, 4), memberOn(DAY, ['RS', 'x'], [0, 0], 9)];
    expect(why(everyone, everyone)).toBe('few_shelters');
  });

  it('SH-15 hides part of an organisation, and an organisation of two countries unless both may be shown', () => {
    const [inSerbia, inBosnia] = [sheltersOf('RS', 'x', 5, 5, 5), sheltersOf('BA', 'x', 5, 5)];
    const everyone = [...inSerbia, ...inBosnia];
    expect(why(everyone, inSerbia.slice(1))).toBe('few_shelters');
    expect(why(everyone, inSerbia)).toBeNull();
    expect(why(everyone, everyone)).toBe('few_shelters');
  });

  it('SH-15 allows no sum or difference of shown numbers about too few', () => {
    const shelter = fc.record({
      country: fc.constantFrom('RS', 'BA'),
      organisation: fc.constantFrom('a', 'b', 'c', 'd'),
      people: fc.nat(4),
    });
    fc.assert(
      fc.property(fc.array(shelter, { maxLength: 25, size: 'max' }), (list) => {
        const everyone = list.map((h, n) => memberOn(DAY, [h.country, h.organisation], [h.people, 10], n));
        for (const remainder of remaindersOf(everyone)) {
          expect(remainder.length).toBeGreaterThanOrEqual(3);
          expect(peopleIn(remainder)).toBeGreaterThanOrEqual(5);
        }
      }),
      { numRuns: 500 },
    );
  });
});

const peopleIn = (members: readonly ShelterInRange[]) => members.reduce((n, { days }) => n + days.table.persons[1]!, 0);

/**
 * Every non-empty set of shelters whose number can be worked out: adds and subtracts whatever is shown (countries,
 * organisations, organisations in a country), each a set of shelters, until no new set results.
 */
function remaindersOf(everyone: readonly ShelterInRange[]): ShelterInRange[][] {
  const groups = [
    ...Map.groupBy(everyone, (m) => m.state.country).values(),
    ...Map.groupBy(everyone, (m) => m.state.organisation).values(),
    ...Map.groupBy(everyone, (m) => `${m.state.country} ${m.state.organisation}`).values(),
  ];
  const disclosure = disclosureOf(onDay(everyone));
  const shown = groups.filter((group) => hiddenReasonOn(DAY, onDay(group), disclosure) === null);
  const known = new Map(shown.map((group) => [keyOf(group), group]));
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false;
    for (const a of [...known.values()]) {
      for (const b of [...known.values()]) {
        const difference = b.every((m) => a.includes(m)) ? a.filter((m) => !b.includes(m)) : [];
        const union = b.some((m) => a.includes(m)) ? [] : [...a, ...b];
        for (const next of [difference, union]) {
          if (next.length === 0 || known.has(keyOf(next))) continue;
          known.set(keyOf(next), next);
          isGrowing = true;
        }
      }
    }
  }
  return [...known.values()];
}
const keyOf = (members: readonly ShelterInRange[]) =>
  members
    .map((m) => m.state.shelterId)
    .toSorted()
    .join();
