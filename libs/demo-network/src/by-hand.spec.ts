import { describe, expect, it } from '@jest/globals';
import { areaById } from '@safe-haven/contracts';
import {
  type Actor,
  decideShelter,
  evolveShelter,
  findPlaces,
  initialShelter,
  type Match,
  matchableOf,
  type Party,
  placesNeeded,
  type ShelterState,
} from '@safe-haven/domain';
import { actorOf, DEMO_PEOPLE, demoHistory } from './index.ts';

const NOW = '2026-11-25T01:10:00.000Z';
const NOBODY: Party = { women: 0, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };
const SINGLE: Party = { ...NOBODY, women: 1 };
const FAMILIES: readonly Party[] = [
  { ...NOBODY, women: 1, girls: 1 },
  { ...NOBODY, women: 1, girls: 2 },
  { ...NOBODY, women: 1, boys: 1, sonsOldest: '7-11' },
];

/** Every house of the demo as it is when the demo begins. */
function shelters(): Map<string, ShelterState> {
  const states = new Map<string, ShelterState>();
  for (const { shelterId, events, expected, now, commandId, actor } of demoHistory({ seed: 1, now: NOW })) {
    events.forEach(({ event, occurredAt }, i) => {
      const { person, role, organisation } = actor;
      const by = { person, role, organisation };
      const revision = expected + i + 1;
      const context = { eventId: `${commandId}:${i}`, revision, occurredAt, recordedAt: now, commandId, actor: by };
      states.set(shelterId, evolveShelter(states.get(shelterId) ?? initialShelter(shelterId), { event, context }));
    });
  }
  return states;
}

const BEGIN = shelters();

type Order = (found: readonly Match[]) => readonly Match[];

/** As Find ranked before: own country, fewest reasons, distance. */
const byReasons: Order = (found) => {
  const reasons = ({ conditions, asks }: Match) => conditions.length + asks.length;
  const km = (match: Match) => match.km ?? 30_000;
  return found.toSorted((a, b) => Number(a.abroad) - Number(b.abroad) || reasons(a) - reasons(b) || km(a) - km(b));
};
const asRanked: Order = (found) => found;

/** A coordinator takes the first house of the list that has beds for them; the house agrees and holds them. */
function placeFirst(states: Map<string, ShelterState>, actor: Actor, party: Party, order: Order): boolean {
  const ready = [...states.values()].flatMap((state) =>
    state.situation === 'kept' ? (matchableOf(state, { point: areaById(state.area.id)?.point ?? null }) ?? []) : [],
  );
  const from = ready.find(({ organisation }) => organisation === actor.organisation)?.place.point ?? null;
  const search = { party, needs: {}, from, avoid: [], arrival: null, now: NOW, actor, requestId: null };
  const { takes, takesIf } = findPlaces(ready, search);
  const [first] = [...order(takes.shelters), ...order(takesIf.shelters)].filter(({ offer }) => offer !== null);
  if (first === undefined) return false;
  const state = states.get(first.shelterId)!;
  if (state.situation !== 'kept') throw new Error(`${first.shelterId} keeps no beds.`);
  const { organisation, country } = state;
  const staff: Actor = { person: 'staff', role: 'shelter_staff', organisation, country };
  const commandId = `c${state.revision}`;
  const at = { id: first.shelterId, commandId, newId: commandId, now: NOW, actor: staff, history: () => [] };
  const decision = decideShelter({ type: 'hold-beds', party }, state, at);
  if (!decision.ok) throw new Error(decision.rejection.code);
  const next = decision.events.reduce<ShelterState>((before, { event, occurredAt }, i) => {
    const revision = state.revision + i + 1;
    const context = { eventId: `${commandId}:${i}`, revision, occurredAt, recordedAt: NOW, commandId, actor: staff };
    return evolveShelter(before, { event, context });
  }, state);
  states.set(first.shelterId, next);
  return true;
}

const COORDINATORS = DEMO_PEOPLE.filter(({ role }) => role === 'coordinator').map(actorOf);

/** So many coordinators at once, each with their parties, one after the other in turns. */
function byHand(parties: readonly (readonly Party[])[], order: Order) {
  const states = new Map(BEGIN);
  const placed = { all: 0, families: 0 };
  const most = Math.max(...parties.map(({ length }) => length));
  for (let turn = 0; turn < most; turn++)
    parties.forEach((own, i) => {
      const party = own[turn];
      if (party === undefined || !placeFirst(states, COORDINATORS[i]!, party, order)) return;
      placed.all += 1;
      if (placesNeeded(party) > 1) placed.families += 1;
    });
  return placed;
}

/** Two families of each kind wait, after so many single women. */
const night = (singles: number): readonly Party[] => [
  ...Array.from({ length: singles }, () => SINGLE),
  ...FAMILIES,
  ...FAMILIES,
];

describe('FP-18: given coordinators who place by hand from the top of the list', () => {
  it.each([
    [1, { before: 39, now: 42 }],
    [2, { before: 36, now: 41 }],
    [3, { before: 28, now: 33 }],
  ])(
    '%i at once, then more families have a place than by reasons and distance, and on no night fewer',
    (many, families) => {
      const all = { before: 0, now: 0 };
      for (const singles of [0, 1, 2, 5, 6, 10, 12]) {
        const parties = Array.from({ length: many }, () => night(singles));
        const [before, now] = [byHand(parties, byReasons), byHand(parties, asRanked)];
        expect(now.families).toBeGreaterThanOrEqual(before.families);
        expect(now.all).toBeGreaterThanOrEqual(before.all);
        all.before += before.families;
        all.now += now.families;
      }
      expect(all).toEqual(families);
    },
  );
});
