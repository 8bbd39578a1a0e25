import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { memberOn } from '../testing/network.ts';
import { networkDays } from './by-day.ts';
import type { HouseInRange } from './lines.ts';
import { disclosureOf, hiddenOn } from './privacy.ts';

const DAY = 20_000;
const houses = (country: string, organisation: string, ...people: readonly number[]) =>
  people.map((p, n) => memberOn(DAY, [country, organisation], [p, 10], n));
const onTheDay = (houses: readonly HouseInRange[]) => networkDays(houses, { from: DAY, to: DAY });
const why = (all: readonly HouseInRange[], asked: readonly HouseInRange[]) =>
  hiddenOn(DAY, onTheDay(asked), disclosureOf(onTheDay(all)));

describe('what is disclosed of the network', () => {
  it('SH-15 nothing of fewer than 3 houses or fewer than 5 people', () => {
    const [two, calm, fine] = [houses('AL', 'A', 9, 9), houses('BA', 'B', 1, 1, 2), houses('RS', 'C', 2, 2, 1)];
    const all = [...two, ...calm, ...fine];
    expect(why(all, two)).toBe('few_shelters');
    expect(why(all, calm)).toBe('few_people');
    expect(why(all, fine)).toBeNull();
  });

  it('PV-7 the organisations of a country are shown all or none', () => {
    const [tiny, middle, large] = [houses('RS', 'a', 4), houses('RS', 'b', 4, 4, 4), houses('RS', 'c', 4, 4, 4, 4)];
    const all = [...tiny, ...middle, ...large];
    expect(why(all, all)).toBeNull();
    expect(why(all, tiny)).toBe('few_shelters');
    expect(why(all, middle)).toBe('others_too_small');
    expect(why(all, large)).toBe('others_too_small');
    expect(why([...middle, ...large], middle)).toBeNull();
  });

  it('PV-7 no country, when one of its organisations would work out another from it', () => {
    const [small, large] = [houses('RS', 'small', 4), houses('RS', 'large', 5, 5, 5, 5)];
    expect(why([...small, ...large], [...small, ...large])).toBe('others_too_small');
    const others = houses('RS', 'third', 4, 4);
    const all = [...small, ...others, ...large];
    expect(why(all, all)).toBeNull();
    expect(why(large, large)).toBeNull();
  });

  it('PV-7 a house without a place in service hides nobody', () => {
    const all = [...houses('RS', 'x', 4, 4), memberOn(DAY, ['RS', 'x'], [0, 0], 9)];
    expect(why(all, all)).toBe('few_shelters');
  });

  it('SH-15 no part of an organisation, and an organisation of two countries only if both may be disclosed', () => {
    const [here, there] = [houses('RS', 'x', 5, 5, 5), houses('BA', 'x', 5, 5)];
    const all = [...here, ...there];
    expect(why(all, here.slice(1))).toBe('few_shelters');
    expect(why(all, here)).toBeNull();
    expect(why(all, all)).toBe('few_shelters');
  });

  it('SH-15 whatever is shown, no sum or difference of shown numbers is about too few', () => {
    const house = fc.record({
      country: fc.constantFrom('RS', 'BA'),
      organisation: fc.constantFrom('a', 'b', 'c', 'd'),
      people: fc.nat(4),
    });
    fc.assert(
      fc.property(fc.array(house, { maxLength: 25, size: 'max' }), (list) => {
        const all = list.map((h, n) => memberOn(DAY, [h.country, h.organisation], [h.people, 10], n));
        for (const remainder of remaindersOf(all)) {
          expect(remainder.length).toBeGreaterThanOrEqual(3);
          expect(peopleIn(remainder)).toBeGreaterThanOrEqual(5);
        }
      }),
      { numRuns: 500 },
    );
  });
});

const peopleIn = (members: readonly HouseInRange[]) => members.reduce((n, { days }) => n + days.table.persons[1]!, 0);

/**
 * Every non-empty set of houses whose number can be worked out: add and subtract whatever is shown (countries,
 * organisations, organisations in a country), each set a vector of houses, and keep what comes out as a set.
 */
function remaindersOf(all: readonly HouseInRange[]): HouseInRange[][] {
  const groups = [
    ...Map.groupBy(all, (m) => m.state.country).values(),
    ...Map.groupBy(all, (m) => m.state.organisation).values(),
    ...Map.groupBy(all, (m) => `${m.state.country} ${m.state.organisation}`).values(),
  ];
  const disclosure = disclosureOf(onTheDay(all));
  const shown = groups.filter((group) => hiddenOn(DAY, onTheDay(group), disclosure) === null);
  const known = new Map(shown.map((group) => [keyOf(group), group]));
  for (let grown = true; grown; ) {
    grown = false;
    for (const a of [...known.values()]) {
      for (const b of [...known.values()]) {
        const difference = b.every((m) => a.includes(m)) ? a.filter((m) => !b.includes(m)) : [];
        const union = b.some((m) => a.includes(m)) ? [] : [...a, ...b];
        for (const next of [difference, union]) {
          if (next.length === 0 || known.has(keyOf(next))) continue;
          known.set(keyOf(next), next);
          grown = true;
        }
      }
    }
  }
  return [...known.values()];
}
const keyOf = (members: readonly HouseInRange[]) =>
  members
    .map((m) => m.state.shelterId)
    .toSorted()
    .join();
