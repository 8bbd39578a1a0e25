import { describe, expect, it } from '@jest/globals';
import { areaById } from '@safe-haven/contracts';
import {
  evolveShelter,
  findPlaces,
  initialShelter,
  type MatchableShelter,
  match,
  matchableOf,
  type Party,
  type Search,
  type ShelterState,
} from '@safe-haven/domain';
import { actorOf, DEMO_PEOPLE, demoHistory } from './index.ts';

const NOW = '2026-11-25T01:10:00.000Z';
const NO_PEOPLE: Party = { women: 0, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };
const PARTIES: Readonly<Record<string, Party>> = {
  'one woman': { ...NO_PEOPLE, women: 1 },
  'a mother with a girl': { ...NO_PEOPLE, women: 1, girls: 1 },
  'a mother with a son of eight': { ...NO_PEOPLE, women: 1, boys: 1, sonsOldest: '7-11' },
  'a mother with three': { ...NO_PEOPLE, women: 1, girls: 1, boys: 2, sonsOldest: '12-14' },
  'two women': { ...NO_PEOPLE, women: 2 },
};

/** Every demo shelter as it is when the demo begins. */
function demoShelters(): readonly MatchableShelter[] {
  const states = new Map<string, ShelterState>();
  for (const { shelterId, events, expected, now, commandId, actor } of demoHistory({ seed: 1, now: NOW })) {
    events.forEach(({ event, occurredAt }, i) => {
      const { person, role, organisation } = actor;
      const context = {
        eventId: `${commandId}:${i}`,
        revision: expected + i + 1,
        occurredAt,
        recordedAt: now,
        commandId,
        actor: { person, role, organisation },
      };
      const before = states.get(shelterId) ?? initialShelter(shelterId);
      states.set(shelterId, evolveShelter(before, { event, context }));
    });
  }
  return [...states.values()].flatMap((state) => {
    if (state.situation === 'unregistered') return [];
    return matchableOf(state, { point: areaById(state.area.id)?.point ?? null }) ?? [];
  });
}

describe('given the untouched demo and each of its hotlines', () => {
  const shelters = demoShelters();
  const hotlines = DEMO_PEOPLE.filter(({ role }) => role === 'hotline').map(actorOf);
  const searchOf = (actor: Search['actor'], party: Party): Search => {
    const own = shelters.find(({ organisation }) => organisation === actor.organisation);
    return {
      party,
      needs: {},
      from: own?.place.point ?? null,
      avoid: [],
      arrival: null,
      now: NOW,
      actor,
      requestId: null,
    };
  };

  it.each(Object.entries(PARTIES))(
    'FP-7: %s is shown a house of the own country first whenever one there takes them',
    (_, party) => {
      const seen = hotlines.map((actor) => {
        const search = searchOf(actor, party);
        const { takes, takesIf } = findPlaces(shelters, search);
        const [first] = [...takes.shelters, ...takesIf.shelters];
        const countryOf = (id: string | undefined) => shelters.find(({ shelterId }) => shelterId === id)?.country;
        const atHome = shelters.filter(
          (shelter) => shelter.country === actor.country && match(shelter, search).outcome !== 'cannot',
        );
        return {
          asked: actor.country,
          first: atHome.length > 0 ? countryOf(first?.shelterId) : actor.country,
          foreignFirst: first?.conditions[0]?.code === 'cross_border' && atHome.length > 0,
        };
      });
      expect(seen.length).toBe(4);
      expect(seen.filter(({ asked, first, foreignFirst }) => asked !== first || foreignFirst)).toEqual([]);
    },
  );

  it('FP-12: a shelter that takes them across a border takes them only if that is settled', () => {
    for (const actor of hotlines) {
      const { takes, takesIf } = findPlaces(shelters, searchOf(actor, PARTIES['one woman']!));
      const abroad = [...takes.shelters, ...takesIf.shelters].filter((one) => one.abroad);
      expect(abroad.length).toBeGreaterThan(0);
      expect(new Set(abroad.map(({ conditions }) => conditions[0]?.code))).toEqual(new Set(['cross_border']));
    }
  });
});
