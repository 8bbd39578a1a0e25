import { describe, expect, it } from '@jest/globals';
import { demoHistory } from '@safe-haven/demo-network';
import type { Actor, Fact, ShelterEventType } from '@safe-haven/domain';
import { emptyShelter, type FoldedShelter, foldFact, nightHoldsOf, staleSheltersOf } from '@safe-haven/projections';
import { TONIGHT_EVENTS } from './tonight-events.ts';

/** The holds and the stale shelters of one shelter on its staff's Tonight list; `now` in ms. */
function tonightOf(shelter: FoldedShelter, now: number): string {
  const { state } = shelter;
  if (state.situation === 'unregistered') return '';
  const staff: Actor = { person: 'staff', role: 'coordinator', organisation: state.organisation, country: null };
  const network = { position: '1', shelters: new Map([[shelter.shelterId, shelter]]) };
  const stale = staleSheltersOf(network, staff, now).map(({ shelterId, askedSince }) => [shelterId, askedSince]);
  return JSON.stringify([nightHoldsOf(network, staff), stale]);
}

/** The types of facts that changed the list at some time of a month of the demo network. */
function typesThatChangeTonight(): ReadonlySet<ShelterEventType> {
  const shelters = new Map<string, FoldedShelter>();
  const types = new Set<ShelterEventType>();
  for (const item of demoHistory({ seed: 1, now: '2026-11-25T01:00:00.000Z' })) {
    const shelter = shelters.get(item.shelterId) ?? emptyShelter(item.shelterId);
    shelters.set(item.shelterId, shelter);
    const now = Date.parse(item.now);
    for (const { event, occurredAt } of item.events) {
      const { actor, commandId, source } = item;
      const revision = shelter.revision + 1;
      const context = { occurredAt, recordedAt: item.now, actor, commandId, source, revision, eventId: `${revision}` };
      const before = tonightOf(shelter, now);
      foldFact(shelter, { event, context } as Fact);
      if (before !== '' && tonightOf(shelter, now) !== before) types.add(event.type);
    }
  }
  return types;
}

describe('facts that change the Tonight list', () => {
  it('are those after which open screens ask again', () => {
    const changing = typesThatChangeTonight();
    expect(changing.size).toBeGreaterThan(8);
    expect([...changing].filter((type) => !TONIGHT_EVENTS.includes(type))).toEqual([]);
  });
});
