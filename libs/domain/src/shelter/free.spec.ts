import { describe, expect, it } from '@jest/globals';
import { placesNeeded } from '../party.ts';
import type { Party } from '../terms.ts';
import { live, night } from '../testing/night.ts';
import { CLOCK, party, STAFF, WOMAN } from '../testing/people.ts';
import { always } from '../testing/seed.ts';
import { emptyShelter, keptShelter, type Layout, types } from '../testing/shelter.ts';
import { allocate } from './beds/allocate.ts';
import { bedUse } from './beds/bed-use.ts';
import { placesOf } from './beds/places.ts';
import type { KeptShelter } from './state.ts';

/** Every party of up to four adults of a kind with up to four children, with an infant or without, and children alone. */
const somebody: readonly Party[] = [0, 1, 2, 3, 4].flatMap((children) => [
  ...(['women', 'men', 'other'] as const).flatMap((kind) =>
    [1, 2, 3, 4].flatMap((adults) => [
      party({ [kind]: adults, girls: children }),
      party({ [kind]: adults, girls: children, infants: 1 }),
    ]),
  ),
  ...(children > 0 ? [party({ girls: children }), party({ boys: children })] : []),
]);

describe('free places', () => {
  it('FR-1: are more than 0 exactly when some party can be held there, at every position', () => {
    const seen = { free: 0, full: 0, spare: 0 };
    always(
      night,
      (n) => {
        live(n, ({ before }) => {
          if (before.situation !== 'kept') return;
          const { free, spare, together } = placesOf(before);
          const fitting = before.closed ? [] : somebody.filter((who) => allocate(before, who).ok);
          expect(free > 0).toBe(fitting.length > 0);
          expect(Math.max(0, ...fitting.map(placesNeeded))).toBe(Math.min(together, 8));
          seen[free > 0 ? 'free' : 'full']++;
          if (free === 0 && spare > 0) seen.spare++;
        });
      },
      60,
    );
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(50);
  });

  it('FR-1: are what the next hold gets', () => {
    always(night, (n) => {
      const shelter = live(n);
      shelter.pass(500).given({ type: 'record-time' }, CLOCK);
      const { free } = placesOf(shelter.state);
      const held = somebody.some((who) => {
        const decision = shelter.when({ type: 'hold-beds', party: who }, STAFF);
        return decision.ok;
      });
      expect(held).toBe(free > 0);
    });
  });

  it('FR-1: a free bed for a child is free, for a party with a child', () => {
    const layout: Layout = { nest: { privacy: 'household', beds: { n1: 'child', n2: 'cot' } } };
    const shelter = keptShelter(layout);
    expect(placesOf(shelter.state)).toMatchObject({ free: 1, together: 1, freeCots: 1 });
    expect(types(shelter.when({ type: 'hold-beds', party: WOMAN }))).toEqual(['cannot_place_together']);
    shelter.given({ type: 'hold-beds', party: party({ girls: 1 }) });
    expect(placesOf(shelter.state)).toMatchObject({ free: 0, held: 1, freeCots: 0 });
  });
});

describe('spare places', () => {
  const uses = (state: KeptShelter) => Object.keys(state.beds).map((id) => bedUse(state, id)?.use);

  it('FR-2: are the rest of a household room that somebody is in or has held, until they leave', () => {
    const shelter = keptShelter();
    shelter.given({ type: 'hold-beds', party: WOMAN, beds: ['a1'] });
    expect(uses(shelter.kept)).toEqual([
      'held',
      ...['spare', 'spare', 'spare', 'spare'],
      ...['free', 'free', 'free', 'free', 'free'],
      'closed',
    ]);
    expect(placesOf(shelter.state)).toMatchObject({ inService: 9, free: 5, spare: 3, held: 1, freeCots: 0 });
    shelter.pass(92).given({ type: 'record-time' }, CLOCK);
    expect(placesOf(shelter.state)).toMatchObject({ inService: 9, free: 9, spare: 0, held: 0, freeCots: 1 });
  });

  it('FR-2: only the party that has the room grows into it, and others are refused for lack of space', () => {
    const shelter = keptShelter({ one: { privacy: 'household', beds: { x1: 'adult', x2: 'adult', x3: 'child' } } });
    shelter.given({ type: 'admit-party', party: WOMAN, beds: ['x1'] });
    expect(shelter.when({ type: 'hold-beds', party: WOMAN })).toMatchObject({
      rejection: { code: 'no_free_place', free: 0, together: 0 },
    });
    const [stayId] = Object.keys(shelter.kept.stays);
    shelter.given({ type: 'change-party', stayId: stayId as string, party: party({ women: 1, girls: 1 }) });
    expect(placesOf(shelter.state)).toMatchObject({ free: 0, spare: 1, occupied: 2 });
  });

  it('FR-2: there are none in a shared room, and none in an unregistered house', () => {
    const shelter = keptShelter();
    shelter.given({ type: 'admit-party', party: WOMAN, beds: ['b1'] });
    expect(placesOf(shelter.state)).toMatchObject({ free: 8, spare: 0 });
    expect(placesOf(emptyShelter().state)).toMatchObject({ free: 0, spare: 0 });
  });
});
