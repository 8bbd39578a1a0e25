import { describe, expect, it } from '@jest/globals';
import { after, HOUR } from '../instant.ts';
import { admit, hold } from '../testing/bed-commands.ts';
import { CLOCK, FAMILY, TWO, WOMAN } from '../testing/people.ts';
import { bedsIn, countedShelter, idOfHold, idOfStay, keptShelter, types } from '../testing/shelter.ts';
import { bedUse } from './beds/bed-use.ts';
import { placesOf } from './beds/places.ts';
import { overdueAt } from './due.ts';

describe('places', () => {
  it('SH-1: in service is free, spare, held and occupied; cots and closed overflow count nowhere', () => {
    const shelter = keptShelter();
    shelter.given(hold(['b1']));
    shelter.given(admit(['b2']));
    shelter.given({ type: 'take-bed-out-of-service', bedId: 'b3', reason: 'cleaning' });
    expect(placesOf(shelter.state)).toEqual({
      inService: 8,
      free: 6,
      spare: 0,
      held: 1,
      occupied: 1,
      outOfService: 1,
      together: 4,
      freeCots: 1,
    });
    expect(['b1', 'b2', 'b3', 'o1', 'a1', 'nope'].map((id) => bedUse(shelter.state, id)?.use)).toEqual([
      'held',
      'occupied',
      'out',
      'closed',
      'free',
      undefined,
    ]);
  });

  it('SH-1: a counted house shows its last report and never a number below zero', () => {
    const shelter = countedShelter();
    expect(placesOf(shelter.state).inService).toBe(0);
    const report = (night: string, occupied: number, inService?: number) =>
      shelter.given({ type: 'report-census', asOf: shelter.now, night, occupied, ...(inService && { inService }) });
    report('2026-02-27', 9, 8);
    expect(placesOf(shelter.state)).toMatchObject({ inService: 8, free: 0, occupied: 9 });
    report('2026-02-28', 5);
    expect(placesOf(shelter.state)).toMatchObject({ inService: 8, free: 3, occupied: 5, together: 3 });
    report('2026-02-26', 1, 6);
    expect(placesOf(shelter.state)).toMatchObject({ inService: 8, occupied: 5 });
    report('2026-02-28', 5, 8);
    expect(placesOf(shelter.state)).toMatchObject({ inService: 8, free: 3, together: 3, held: 0 });
  });
});

describe('allocation', () => {
  it('SH-9: a family gets the household room that fits tightest, and nobody else gets into it', () => {
    const shelter = keptShelter();
    expect(bedsIn(shelter.given(hold(undefined, TWO)))).toEqual(['d1', 'd2']);
    expect(bedsIn(shelter.given(hold(undefined, FAMILY)))).toEqual(['a1', 'c1', 'c2', 'k1']);
    expect(types(shelter.when(hold(['a2'])))).toEqual(['room_taken']);
    expect(bedsIn(shelter.given(hold(undefined, TWO)))).toEqual(['b1', 'b2']);
    expect(types(shelter.when(hold(undefined, TWO)))).toEqual(['no_free_place']);
  });

  it('SH-9: overflow comes last, and a child takes no adult bed while there is a bed for a child', () => {
    const shelter = keptShelter();
    shelter.given({ type: 'open-overflow', until: after(shelter.now, 10 * HOUR) });
    expect(bedsIn(shelter.given(hold(['d1'])))).toEqual(['d1']);
    expect(bedsIn(shelter.given(hold(['a1'])))).toEqual(['a1']);
    expect(bedsIn(shelter.given(hold(undefined, { ...WOMAN, women: 4 })))).toEqual(['b1', 'b2', 'b3', 'o1']);
  });
});

describe('overflow', () => {
  it('SH-5: an overflow bed in use stays in service until its party leaves, the others close on time', () => {
    const shelter = keptShelter({ big: { privacy: 'shared', beds: { b1: 'adult', o1: 'overflow', o2: 'overflow' } } });
    const until = after(shelter.now, HOUR);
    shelter.given({ type: 'open-overflow', until });
    const stayId = idOfStay(shelter.given(admit(['o1'])));
    shelter.pass(62);
    expect(shelter.when({ type: 'record-time' }, CLOCK)).toMatchObject({
      events: [{ event: { type: 'OverflowClosed', beds: ['o1', 'o2'] }, occurredAt: until }],
    });
    expect(placesOf(shelter.state)).toMatchObject({ inService: 2, free: 1, occupied: 1 });
    expect(overdueAt(shelter.state)).toBe(null);
    shelter.given({ type: 'discharge-party', stayId, destination: 'family' });
    expect(placesOf(shelter.state)).toMatchObject({ inService: 1, free: 1 });
    expect(bedUse(shelter.state, 'o1')).toEqual({ use: 'closed' });
  });

  it('SH-5: a held overflow bed that is closed stays for the party that is admitted into it', () => {
    const shelter = keptShelter({ big: { privacy: 'shared', beds: { o1: 'overflow' } } });
    shelter.given({ type: 'open-overflow', until: after(shelter.now, HOUR) });
    const holdId = idOfHold(shelter.given(hold()));
    shelter.given({ type: 'close-overflow' });
    shelter.given({ type: 'admit-party', holdId });
    expect(placesOf(shelter.state)).toMatchObject({ inService: 1, free: 0, occupied: 1 });
  });
});
