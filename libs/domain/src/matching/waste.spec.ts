import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placesNeeded } from '../party.ts';
import { placesOf } from '../shelter/beds/places.ts';
import type { Actor } from '../terms.ts';
import { anyParty } from '../testing/any-ask.ts';
import { live, steadyNight } from '../testing/night.ts';
import { askFor, BELGRADE, OPEN, ready, SARAJEVO } from '../testing/open-shelter.ts';
import { COORDINATOR, HOTLINE, party, WOMAN } from '../testing/people.ts';
import { always } from '../testing/seed.ts';
import { keptShelter, type Layout } from '../testing/shelter.ts';
import { findPlaces } from './find.ts';
import { match } from './match.ts';
import type { MatchableShelter } from './shelter.ts';

const FOR_THREE = { beds: { a1: 'adult', a2: 'adult', a3: 'adult' } } as const;
const FOR_ONE = { beds: { s1: 'adult' } } as const;
/** As the contracts have it: what another organisation's row shows. */
const bandOf = (n: number) => (n <= 0 ? '0' : n === 1 ? '1' : n <= 3 ? '2-3' : '4+');
const MOTHER = party({ women: 1, girls: 1 });

const withRooms = (shelterId: string, layout: Layout, point = BELGRADE): MatchableShelter =>
  ready({ ...keptShelter(layout).kept, shelterId, rules: OPEN }, { point });
const household = (shelterId: string, rooms: Record<string, { beds: Layout[string]['beds'] }>, point = BELGRADE) =>
  withRooms(
    shelterId,
    Object.fromEntries(Object.entries(rooms).map(([id, room]) => [id, { privacy: 'household', ...room }])),
    point,
  );
const order = (shelters: readonly MatchableShelter[], over = {}) =>
  findPlaces(shelters, askFor(over)).takes.shelters.map(({ shelterId }) => shelterId);

describe('FP-18: a placement that takes the only room for a larger party', () => {
  const three = household('three', { r: FOR_THREE });
  const one = household('one', { r: FOR_ONE }, SARAJEVO);
  const shared = withRooms('shared', { r: { privacy: 'shared', ...FOR_THREE } }, SARAJEVO);

  it('ranks below one that does not, however near it is', () => {
    expect(order([three, one])).toEqual(['one', 'three']);
    expect(order([three, shared])).toEqual(['shared', 'three']);
    // A mother with a child needs such a room.
    expect(order([three, shared], { party: MOTHER })).toEqual(['three', 'shared']);
  });

  it('is still offered where no other house takes them', () => {
    expect(order([three])).toEqual(['three']);
    expect(order([three], { party: MOTHER })).toEqual(['three']);
  });

  it('weighs as a way to drive where the house has more of the kind', () => {
    const two = household('two', { r: FOR_THREE, q: { beds: { b1: 'adult', b2: 'adult', b3: 'adult' } } });
    const near: readonly [number, number] = [20.6, 44.9];
    expect(order([two, household('near', { r: FOR_ONE }, near)])).toEqual(['near', 'two']);
    expect(order([two, one])).toEqual(['two', 'one']);
  });

  it("is seen bed by bed in houses of one's own alone", () => {
    const both = household('both', { r: FOR_THREE, s: FOR_ONE });
    const wasteFor = (actor: Actor) => match(both, askFor({ actor, party: WOMAN })).waste;
    // The woman would have the room for one; others see four free places, of which some party of three would be kept.
    expect([wasteFor(COORDINATOR), wasteFor(HOTLINE)]).toEqual(['none', 'some']);
  });

  it('PV-8: for another organisation’s house it follows from its bands, the kind of room and the party alone', () => {
    const seen = new Map<string, string>();
    always(
      fc.tuple(steadyNight, anyParty),
      ([night, asked]) => {
        const { state } = live(night);
        if (state.situation !== 'kept' || placesNeeded(asked) === 0) return;
        const { offer, waste } = match(ready({ ...state, rules: OPEN }), askFor({ party: asked }));
        const { free, together } = placesOf(state);
        const disclosed = [bandOf(free), bandOf(together), offer?.room ?? null, placesNeeded(asked)].join();
        expect([disclosed, waste]).toEqual([disclosed, seen.get(disclosed) ?? waste]);
        seen.set(disclosed, waste);
      },
      600,
    );
    expect(new Set(seen.values())).toEqual(new Set(['none', 'some', 'scarce']));
  });
});
