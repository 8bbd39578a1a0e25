import { describe, expect, it } from '@jest/globals';
import { after, HOUR, MINUTE } from '../instant.ts';
import { admit, hold } from '../testing/bed-commands.ts';
import { HOTLINE, MANAGER, OTHER_COORDINATOR, STAFF, WOMAN } from '../testing/people.ts';
import { bedsIn, countedShelter, idOfStay, keptShelter, types } from '../testing/shelter.ts';
import { placesOf } from './beds/places.ts';

describe('stays', () => {
  it('SH-10: an admission may be dated back to when the bed was free, and no further', () => {
    const shelter = keptShelter();
    const stayId = idOfStay(shelter.given(admit(['d1'])));
    shelter.pass(120);
    shelter.given({ type: 'discharge-party', stayId, destination: 'family', occurredAt: after(shelter.now, -HOUR) });
    const left = after(shelter.now, -HOUR);
    shelter.pass(60);
    expect(types(shelter.when(admit(['d1'], WOMAN, after(left, -1))))).toEqual(['overlaps_earlier_use']);
    expect(types(shelter.when(admit(['d2'], WOMAN, after(left, -1))))).toEqual(['overlaps_earlier_use']);
    expect(bedsIn(shelter.given(admit(undefined, WOMAN, after(left, -1))))).not.toContain('d1');
    expect(types(shelter.when(admit(['d1'], WOMAN, left)))).toEqual(['PartyAdmitted']);
  });

  it('SH-10: an admission may not be dated into a time out of service; a discharge not before the move', () => {
    const shelter = keptShelter();
    shelter.given({ type: 'take-bed-out-of-service', bedId: 'b1', reason: 'maintenance' });
    shelter.pass(60).given({ type: 'return-bed-to-service', bedId: 'b1' });
    shelter.pass(60);
    expect(types(shelter.when(admit(['b1'], WOMAN, after(shelter.now, -90 * MINUTE))))).toEqual([
      'overlaps_earlier_use',
    ]);
    const stayId = idOfStay(shelter.given(admit(['b1'], WOMAN, after(shelter.now, -30 * MINUTE))));
    shelter.pass(60).given({ type: 'move-party', stayId, beds: ['b2'] });
    shelter.pass(10);
    const back = { type: 'discharge-party', stayId, destination: 'unknown' } as const;
    expect(types(shelter.when({ ...back, occurredAt: after(shelter.now, -11 * MINUTE) }))).toEqual([
      'overlaps_earlier_use',
    ]);
    expect(types(shelter.when({ ...back, occurredAt: after(shelter.now, -9 * MINUTE) }))).toEqual(['PartyDischarged']);
  });

  it('SH-10: what a slightly fast clock says happened is recorded as now', () => {
    const shelter = keptShelter();
    const decision = shelter.when(admit(['d1'], WOMAN, after(shelter.now, 2 * MINUTE)));
    expect(decision).toMatchObject({ events: [{ occurredAt: shelter.now }] });
    expect(types(shelter.when(admit(['b1'], WOMAN, after(shelter.now, 2 * MINUTE + 1))))).toEqual(['time_in_future']);
  });

  it('SH-11: while intake is paused only the house itself admits or holds', () => {
    const shelter = keptShelter();
    shelter.given({ type: 'pause-intake', reason: 'no_staff' });
    expect(types(shelter.when(admit(['b1']), OTHER_COORDINATOR))).toEqual(['intake_paused']);
    expect(types(shelter.when(hold(['b1']), HOTLINE))).toEqual(['intake_paused']);
    expect(types(shelter.when(admit(['b1']), STAFF))).toEqual(['PartyAdmitted']);
    const elsewhere = { ...STAFF, shelters: ['s2'] };
    expect(types(shelter.when(admit(['b2']), elsewhere))).toEqual(['intake_paused']);
  });

  it('SH-11: a pause whose time is over stops nobody', () => {
    const shelter = keptShelter();
    const until = after(shelter.now, HOUR);
    shelter.given({ type: 'pause-intake', reason: 'incident', until });
    shelter.pass(62);
    expect(shelter.when(hold(['b1']), HOTLINE)).toMatchObject({
      events: [{ event: { type: 'IntakeResumed' }, occurredAt: until }, { event: { type: 'BedsHeld' } }],
    });
  });

  it('SH-12: a bed in use is neither retired nor taken out of service', () => {
    const shelter = keptShelter();
    shelter.given(hold(['d1']));
    shelter.given(admit(['b1']));
    for (const bedId of ['d1', 'b1']) {
      expect(types(shelter.when({ type: 'retire-bed', bedId }, MANAGER))).toEqual(['bed_in_use']);
      expect(types(shelter.when({ type: 'take-bed-out-of-service', bedId, reason: 'safety' }))).toEqual(['bed_in_use']);
    }
  });

  it('SH-12: a count is never refused; the same again for a night is no new fact, another supersedes', () => {
    for (const shelter of [countedShelter(), keptShelter()]) {
      const count = {
        type: 'report-census',
        asOf: shelter.now,
        night: '2026-03-01',
        inService: 4,
        occupied: 8,
      } as const;
      expect(types(shelter.when(count))).toEqual(['CensusReported']);
      expect(types(shelter.when(count))).toEqual([]);
      expect(types(shelter.when({ ...count, occupied: 3 }))).toEqual(['CensusReported']);
      expect(shelter.state).toMatchObject({ census: { latest: { occupied: 3 } } });
    }
  });

  it('SH-9: a child that joins gets a bed of the same room; who leaves gives theirs back', () => {
    const shelter = keptShelter();
    const stayId = idOfStay(shelter.given(admit(['a1'])));
    shelter.given({ type: 'change-party', stayId, party: { ...WOMAN, girls: 1, infants: 1 } });
    expect(shelter.kept.stays[stayId]?.beds).toEqual(['a1', 'c1', 'k1']);
    shelter.given({ type: 'change-party', stayId, party: WOMAN });
    expect(placesOf(shelter.state)).toMatchObject({ occupied: 1, spare: 3, freeCots: 0 });
    expect(types(shelter.when({ type: 'change-party', stayId, party: { ...WOMAN, women: 5 } }))).toEqual([
      'cannot_place_together',
    ]);
  });
});
