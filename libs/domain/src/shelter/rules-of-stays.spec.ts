import { describe, expect, it } from '@jest/globals';
import { after, HOUR, MINUTE } from '../instant.ts';
import { admit, hold } from '../testing/bed-commands.ts';
import { bedsIn, countedHouse, idOfStay, keptHouse, types } from '../testing/house.ts';
import { HOTLINE, MANAGER, OTHER_COORDINATOR, STAFF, WOMAN } from '../testing/people.ts';
import { placesOf } from './beds/places.ts';

describe('stays', () => {
  it('SH-10: an admission may be dated back to when the bed was free, and no further', () => {
    const house = keptHouse();
    const stayId = idOfStay(house.given(admit(['d1'])));
    house.pass(120);
    house.given({ type: 'discharge-party', stayId, destination: 'family', occurredAt: after(house.now, -HOUR) });
    const left = after(house.now, -HOUR);
    house.pass(60);
    expect(types(house.when(admit(['d1'], WOMAN, after(left, -1))))).toEqual(['overlaps_earlier_use']);
    expect(types(house.when(admit(['d2'], WOMAN, after(left, -1))))).toEqual(['overlaps_earlier_use']);
    expect(bedsIn(house.given(admit(undefined, WOMAN, after(left, -1))))).not.toContain('d1');
    expect(types(house.when(admit(['d1'], WOMAN, left)))).toEqual(['PartyAdmitted']);
  });

  it('SH-10: an admission may not be dated into a time out of service; a discharge not before the move', () => {
    const house = keptHouse();
    house.given({ type: 'take-bed-out-of-service', bedId: 'b1', reason: 'maintenance' });
    house.pass(60).given({ type: 'return-bed-to-service', bedId: 'b1' });
    house.pass(60);
    expect(types(house.when(admit(['b1'], WOMAN, after(house.now, -90 * MINUTE))))).toEqual(['overlaps_earlier_use']);
    const stayId = idOfStay(house.given(admit(['b1'], WOMAN, after(house.now, -30 * MINUTE))));
    house.pass(60).given({ type: 'move-party', stayId, beds: ['b2'] });
    house.pass(10);
    const back = { type: 'discharge-party', stayId, destination: 'unknown' } as const;
    expect(types(house.when({ ...back, occurredAt: after(house.now, -11 * MINUTE) }))).toEqual([
      'overlaps_earlier_use',
    ]);
    expect(types(house.when({ ...back, occurredAt: after(house.now, -9 * MINUTE) }))).toEqual(['PartyDischarged']);
  });

  it('SH-10: what a slightly fast clock says happened is recorded as now', () => {
    const house = keptHouse();
    const decision = house.when(admit(['d1'], WOMAN, after(house.now, 2 * MINUTE)));
    expect(decision).toMatchObject({ events: [{ occurredAt: house.now }] });
    expect(types(house.when(admit(['b1'], WOMAN, after(house.now, 2 * MINUTE + 1))))).toEqual(['time_in_future']);
  });

  it('SH-11: while intake is paused only the house itself admits or holds', () => {
    const house = keptHouse();
    house.given({ type: 'pause-intake', reason: 'no_staff' });
    expect(types(house.when(admit(['b1']), OTHER_COORDINATOR))).toEqual(['intake_paused']);
    expect(types(house.when(hold(['b1']), HOTLINE))).toEqual(['intake_paused']);
    expect(types(house.when(admit(['b1']), STAFF))).toEqual(['PartyAdmitted']);
    const elsewhere = { ...STAFF, shelters: ['s2'] };
    expect(types(house.when(admit(['b2']), elsewhere))).toEqual(['intake_paused']);
  });

  it('SH-11: a pause whose time is over stops nobody', () => {
    const house = keptHouse();
    const until = after(house.now, HOUR);
    house.given({ type: 'pause-intake', reason: 'incident', until });
    house.pass(62);
    expect(house.when(hold(['b1']), HOTLINE)).toMatchObject({
      events: [{ event: { type: 'IntakeResumed' }, occurredAt: until }, { event: { type: 'BedsHeld' } }],
    });
  });

  it('SH-12: a bed in use is neither retired nor taken out of service', () => {
    const house = keptHouse();
    house.given(hold(['d1']));
    house.given(admit(['b1']));
    for (const bedId of ['d1', 'b1']) {
      expect(types(house.when({ type: 'retire-bed', bedId }, MANAGER))).toEqual(['bed_in_use']);
      expect(types(house.when({ type: 'take-bed-out-of-service', bedId, reason: 'safety' }))).toEqual(['bed_in_use']);
    }
  });

  it('SH-12: a count is never refused; the same again for a night is no new fact, another supersedes', () => {
    for (const house of [countedHouse(), keptHouse()]) {
      const count = {
        type: 'report-census',
        asOf: house.now,
        night: '2026-03-01',
        inService: 4,
        occupied: 8,
      } as const;
      expect(types(house.when(count))).toEqual(['CensusReported']);
      expect(types(house.when(count))).toEqual([]);
      expect(types(house.when({ ...count, occupied: 3 }))).toEqual(['CensusReported']);
      expect(house.state).toMatchObject({ census: { latest: { occupied: 3 } } });
    }
  });

  it('SH-9: a child that joins gets a bed of the same room; who leaves gives theirs back', () => {
    const house = keptHouse();
    const stayId = idOfStay(house.given(admit(['a1'])));
    house.given({ type: 'change-party', stayId, party: { ...WOMAN, girls: 1, infants: 1 } });
    expect(house.kept.stays[stayId]?.beds).toEqual(['a1', 'c1', 'k1']);
    house.given({ type: 'change-party', stayId, party: WOMAN });
    expect(placesOf(house.state)).toMatchObject({ occupied: 1, spare: 3, freeCots: 0 });
    expect(types(house.when({ type: 'change-party', stayId, party: { ...WOMAN, women: 5 } }))).toEqual([
      'cannot_place_together',
    ]);
  });
});
