import type { Party, SonsAge } from '@safe-haven/domain';
import type { Random } from '../random.ts';
import type { DemoKeptShelter, DemoShelter } from '../shelters/shelter.ts';

const NO_PEOPLE: Party = { women: 0, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };
const SONS: readonly (readonly [youngest: number, age: SonsAge])[] = [
  [0, '0-6'],
  [7, '7-11'],
  [12, '12-14'],
  [15, '15-17'],
];

/**
 * A random party: mostly one woman, often with a child or two; sons within the shelter's age limit. A girl comes alone to
 * houses without shared rooms, where she would share with strangers.
 */
export function anyParty(random: Random, shelter: DemoKeptShelter): Party {
  const [women, children, infants] = random.weighted<readonly [number, number, number]>([
    [42, [1, 0, 0]],
    [20, [1, 1, 0]],
    [13, [1, 2, 0]],
    [8, [1, 0, 1]],
    [5, [1, 1, 1]],
    [4, [1, 3, 0]],
    [4, [2, 0, 0]],
    [2, [2, 1, 0]],
    [2, [0, 1, 0]],
  ]);
  if (women > 0) return family(random, shelter, women, children, infants);
  const hasShared = shelter.rooms.some(({ privacy }) => privacy === 'shared');
  return hasShared ? { ...NO_PEOPLE, women: 1 } : { ...NO_PEOPLE, girls: children };
}

/** A party that takes exactly `places` places: one woman and her children; sometimes a second woman. */
export function partyOf(random: Random, shelter: DemoShelter, places: number, adultBeds: number): Party {
  const women = places > 1 && adultBeds > 1 && random.chance(0.2) ? 2 : 1;
  return family(random, shelter, women, places - women, 0);
}

function family(random: Random, shelter: DemoShelter, women: number, children: number, infants: number): Party {
  const boys = Array.from({ length: children }, () => random.chance(0.5)).filter(Boolean).length;
  return {
    ...NO_PEOPLE,
    women,
    infants,
    boys,
    girls: children - boys,
    sonsOldest: boys > 0 ? sonsAge(random, shelter) : null,
  };
}

function sonsAge(random: Random, shelter: DemoShelter): SonsAge {
  const limit = Number(shelter.rules['sons_max_age'] ?? 17);
  return random.pick(SONS.filter(([youngest]) => youngest <= limit))[1];
}
