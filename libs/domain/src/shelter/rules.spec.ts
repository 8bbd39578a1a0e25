import { describe, expect, it } from '@jest/globals';
import { after, HOUR, MINUTE, SECOND } from '../instant.ts';
import { bedsIn, countedHouse, idOfHold, idOfStay, keptHouse, types, undoBy } from '../testing/house.ts';
import {
  CLOCK,
  COORDINATOR,
  FAMILY,
  HOTLINE,
  HOTLINE_ABROAD,
  MANAGER,
  OTHER_COORDINATOR,
  STAFF,
  TWO,
  WOMAN,
} from '../testing/people.ts';
import { placesOf } from './beds/places.ts';
import { bedUse } from './beds/usage.ts';
import { arrivalOverdueFrom } from './deadlines.ts';
import { overdueAt } from './due.ts';

const hold = (beds?: readonly string[], party = WOMAN) =>
  ({ type: 'hold-beds', party, ...(beds && { beds }) }) as const;
const admit = (beds?: readonly string[], party = WOMAN, occurredAt?: string) =>
  ({ type: 'admit-party', party, ...(beds && { beds }), ...(occurredAt && { occurredAt }) }) as const;

describe('places', () => {
  it('SH-1: in service is free, spare, held and occupied; cots and closed overflow count nowhere', () => {
    const house = keptHouse();
    house.given(hold(['b1']));
    house.given(admit(['b2']));
    house.given({ type: 'take-bed-out-of-service', bedId: 'b3', reason: 'cleaning' });
    expect(placesOf(house.state)).toEqual({
      inService: 8,
      free: 6,
      spare: 0,
      held: 1,
      occupied: 1,
      outOfService: 1,
      together: 4,
      freeCots: 1,
    });
    expect(['b1', 'b2', 'b3', 'o1', 'a1', 'nope'].map((id) => bedUse(house.state, id)?.use)).toEqual([
      'held',
      'occupied',
      'out',
      'closed',
      'free',
      undefined,
    ]);
  });

  it('SH-1: a counted house shows its last report and never a number below zero', () => {
    const house = countedHouse();
    expect(placesOf(house.state).inService).toBe(0);
    const report = (night: string, occupied: number, inService?: number) =>
      house.given({ type: 'report-census', asOf: house.now, night, occupied, ...(inService && { inService }) });
    report('2026-02-27', 9, 8);
    expect(placesOf(house.state)).toMatchObject({ inService: 8, free: 0, occupied: 9 });
    report('2026-02-28', 5);
    expect(placesOf(house.state)).toMatchObject({ inService: 5, free: 0, occupied: 5, together: 0 });
    report('2026-02-26', 1, 8);
    expect(placesOf(house.state)).toMatchObject({ inService: 5 });
    report('2026-02-28', 5, 8);
    expect(placesOf(house.state)).toMatchObject({ inService: 8, free: 3, together: 3, held: 0 });
  });
});

describe('holds', () => {
  it('SH-5: a hold lapses at its deadline and is noticed a minute later, by whoever touches its beds first', () => {
    const house = keptHouse();
    const holdId = idOfHold(house.given(hold(['d1']), HOTLINE));
    const deadline = after(house.now, 90 * MINUTE);
    expect(overdueAt(house.state)).toBe(after(deadline, 60 * SECOND + 1));
    house.pass(91);
    expect(types(house.when({ type: 'record-time' }, CLOCK))).toEqual([]);
    house.now = after(house.now, 1);
    const decision = house.when(hold(['d2'], WOMAN), COORDINATOR);
    expect(decision).toMatchObject({
      events: [
        { event: { type: 'HoldLapsed', holdId, at: deadline }, occurredAt: deadline },
        { event: { type: 'BedsHeld' }, occurredAt: house.now },
      ],
    });
    expect(bedUse(house.state, 'd1')).toEqual({ use: 'spare' });
  });

  it('SH-5: a command on other beds leaves an overdue hold to the timer', () => {
    const house = keptHouse();
    house.given(hold(['d1']), HOTLINE);
    house.pass(100);
    expect(types(house.when(hold(['b1']), COORDINATOR))).toEqual(['BedsHeld']);
    expect(types(house.when({ type: 'record-time' }, CLOCK))).toEqual(['HoldLapsed']);
  });

  it('SH-5: a clock behind the log decides no lapse', () => {
    const house = keptHouse();
    house.given(hold(['d1']), HOTLINE);
    house.pass(200);
    house.given({ type: 'take-bed-out-of-service', bedId: 'b3', reason: 'cleaning' });
    house.pass(-1);
    expect(types(house.when({ type: 'record-time' }, CLOCK))).toEqual([]);
    expect(types(house.when(hold(['d1']), COORDINATOR))).toEqual(['bed_taken']);
  });

  it('SH-5: the party of a lapsed hold is admitted directly while its beds are free, once', () => {
    const house = keptHouse();
    const holdId = idOfHold(house.given(hold(['d1', 'd2'], TWO), HOTLINE));
    house.pass(100);
    expect(types(house.when({ type: 'admit-party', holdId }))).toEqual(['HoldLapsed', 'PartyAdmitted']);
    expect(bedUse(house.state, 'd2')?.use).toBe('occupied');
    house.given({ type: 'discharge-party', stayId: Object.keys(house.kept.stays)[0] as string, destination: 'family' });
    expect(types(house.when({ type: 'admit-party', holdId }))).toEqual(['hold_ended']);
  });

  it('SH-5: the party of a lapsed hold is told who has its bed now', () => {
    const house = keptHouse();
    const holdId = idOfHold(house.given(hold(['d1']), HOTLINE));
    house.pass(100);
    house.given(admit(['d1']), COORDINATOR);
    expect(house.when({ type: 'admit-party', holdId })).toMatchObject({
      rejection: { code: 'bed_taken', happened: { what: 'admitted', at: house.now, byRole: 'coordinator' } },
    });
  });

  it('SH-2: a larger party than a lapsed hold was for is not put into beds that are somebody else’s by now', () => {
    const house = keptHouse({ big: { privacy: 'shared', beds: { b1: 'adult', b2: 'adult', b3: 'adult' } } });
    const holdId = idOfHold(house.given(hold(['b1']), HOTLINE));
    house.pass(100);
    house.given(admit(['b1']));
    expect(bedsIn(house.given({ type: 'admit-party', holdId, party: TWO }))).toEqual(['b2', 'b3']);
  });

  it('SH-6: the deadline and its extensions follow the numbers frozen when the hold was made', () => {
    const house = keptHouse();
    const made = house.now;
    const holdId = idOfHold(house.given(hold(['d1']), HOTLINE));
    house.given({ type: 'change-hold-policy', extensions: 5, extensionMinutes: 500 }, MANAGER);
    expect(house.when({ type: 'extend-hold', holdId }, HOTLINE)).toMatchObject({
      events: [{ event: { type: 'HoldExtended', expiresAt: after(made, 120 * MINUTE), extension: 1 } }],
    });
    expect(types(house.when({ type: 'extend-hold', holdId }, HOTLINE))).toEqual(['no_extension_left']);
  });

  it('SH-6: an extension ends at the longest end and none goes past it', () => {
    const house = keptHouse();
    const made = house.now;
    house.given({ type: 'change-hold-policy', extensions: 3, longestMinutes: 100 }, MANAGER);
    const holdId = idOfHold(house.given(hold(['d1']), HOTLINE));
    expect(house.when({ type: 'extend-hold', holdId }, HOTLINE)).toMatchObject({
      events: [{ event: { expiresAt: after(made, 100 * MINUTE) } }],
    });
    expect(types(house.when({ type: 'extend-hold', holdId }, HOTLINE))).toEqual(['past_longest_end']);
  });

  it('SH-19: whoever placed a hold, and its house, says that its party is on the way; nothing else of it changes', () => {
    const house = keptHouse();
    const holdId = idOfHold(house.given(hold(['d1']), HOTLINE));
    const before = house.kept.holds[holdId]!;
    expect(arrivalOverdueFrom(before)).toBeNull();
    house.pass(10);
    const setOut = house.now;
    const arrival = { from: setOut, to: after(setOut, 30 * MINUTE) };
    expect(house.given({ type: 'expect-party', holdId, arrival }, HOTLINE)).toEqual([
      { type: 'PartyExpected', holdId, arrival },
    ]);
    expect(house.kept.holds[holdId]).toEqual({ ...before, arrival, setOutAt: setOut });
    expect(arrivalOverdueFrom(house.kept.holds[holdId]!)).toBe(after(setOut, 45 * MINUTE));
    expect(bedUse(house.state, 'd1')?.use).toBe('held');
    house.pass(10);
    const later = { from: house.now, to: after(house.now, HOUR) };
    expect(types(house.when({ type: 'expect-party', holdId, arrival: later }, STAFF))).toEqual(['PartyExpected']);
    expect(house.kept.holds[holdId]).toEqual({ ...before, arrival: later, setOutAt: setOut });
    expect(types(house.when({ type: 'expect-party', holdId, arrival: later }, HOTLINE_ABROAD))).toEqual([
      'not_your_hold',
    ]);
  });

  it('SH-19: the same window said twice is one fact; the window of a hold says of nobody that they have set out', () => {
    const house = keptHouse();
    const arrival = { from: house.now, to: after(house.now, HOUR) };
    const holdId = idOfHold(house.given({ ...hold(['d1']), arrival }, HOTLINE));
    expect(arrivalOverdueFrom(house.kept.holds[holdId]!)).toBeNull();
    expect(types(house.when({ type: 'expect-party', holdId, arrival }, HOTLINE))).toEqual(['PartyExpected']);
    expect(house.when({ type: 'expect-party', holdId, arrival }, STAFF)).toEqual({ ok: true, events: [] });
  });

  it('SH-19: an arrival is not over, began no more than 5 min ago and ends within a day', () => {
    const house = keptHouse();
    const holdId = idOfHold(house.given(hold(['d1']), HOTLINE));
    const window = (from: number, to: number) => {
      const arrival = { from: after(house.now, from), to: after(house.now, to) };
      return types(house.when({ type: 'expect-party', holdId, arrival }, HOTLINE));
    };
    expect(window(0, 24 * HOUR + 1)).toEqual(['time_in_future']);
    expect(window(0, 24 * HOUR)).toEqual(['PartyExpected']);
    expect(window(-5 * MINUTE - 1, HOUR)).toEqual(['until_in_past']);
    expect(window(-5 * MINUTE, HOUR)).toEqual(['PartyExpected']);
    expect(window(-5 * MINUTE, 0)).toEqual(['until_in_past']);
  });

  it('SH-19: what was said by mistake is taken back, and a hold that is over has nobody on the way', () => {
    const house = keptHouse();
    const holdId = idOfHold(house.given(hold(['d1']), HOTLINE));
    const before = house.kept.holds[holdId];
    const arrival = { from: house.now, to: after(house.now, 30 * MINUTE) };
    house.given({ type: 'expect-party', holdId, arrival }, HOTLINE);
    house.given(undoBy(house, HOTLINE), HOTLINE);
    expect(house.kept.holds[holdId]).toEqual(before);
    house.pass(92);
    const late = { from: house.now, to: after(house.now, 30 * MINUTE) };
    expect(types(house.when({ type: 'expect-party', holdId, arrival: late }, HOTLINE))).toEqual(['hold_ended']);
  });

  it('SH-6: across a border a hold lasts 6 h', () => {
    const house = keptHouse();
    const events = house.given(hold(['d1']), HOTLINE_ABROAD);
    expect(events).toMatchObject([
      { expiresAt: after(house.now, 6 * HOUR), policy: { longestEnd: after(house.now, 12 * HOUR) } },
    ]);
  });

  it('SH-6: whoever let a hold lapse waits 30 minutes for those beds, or asks the house', () => {
    const house = keptHouse();
    house.given({ ...hold(['d1']), requestId: 'r1' }, HOTLINE);
    house.pass(95);
    expect(types(house.when(hold(['d1']), HOTLINE))).toEqual(['held_again_too_soon']);
    expect(types(house.when({ ...hold(['d1']), requestId: 'r1' }, HOTLINE_ABROAD))).toEqual(['held_again_too_soon']);
    expect(types(house.when(hold(['b1']), HOTLINE))).toEqual(['BedsHeld']);
    const holdId = idOfHold(house.given({ ...hold(['d1']), requestId: 'r1' }, STAFF));
    house.given({ type: 'release-hold', holdId, reason: 'declined' });
    house.pass(25);
    expect(types(house.when(hold(['d1']), HOTLINE))).toEqual(['BedsHeld']);
  });

  it('SH-6: who waits for the only beds that fit is told so', () => {
    const house = keptHouse({ duo: { privacy: 'household', beds: { d1: 'adult', d2: 'adult' } } });
    house.given(hold(undefined, TWO), HOTLINE);
    house.pass(95);
    expect(types(house.when(hold(undefined, TWO), HOTLINE))).toEqual(['held_again_too_soon']);
    expect(types(house.when(hold(undefined, TWO), OTHER_COORDINATOR))).toEqual(['HoldLapsed', 'BedsHeld']);
  });

  it('SH-8: who comes second is told what happened and what is still free', () => {
    const house = keptHouse({ big: { privacy: 'shared', beds: { b1: 'adult', b2: 'adult' } } });
    house.given(hold(['b1']), HOTLINE);
    const heldAt = house.now;
    house.pass(1);
    const happened = { what: 'held', at: heldAt, byRole: 'hotline' };
    expect(house.when(hold(['b1']), COORDINATOR)).toEqual({
      ok: false,
      rejection: { code: 'bed_taken', happened, free: 1, together: 1 },
    });
    expect(house.when(hold(undefined, TWO), COORDINATOR)).toMatchObject({
      rejection: { code: 'no_free_place', happened, free: 1, together: 1 },
    });
    expect(house.when(hold(undefined, WOMAN), COORDINATOR).ok).toBe(true);
  });

  it('SH-3: a release frees every bed; the house and the organisation that placed the hold may release it', () => {
    const house = keptHouse();
    const holdId = idOfHold(house.given(hold(['a1', 'c1', 'c2', 'k1'], FAMILY), HOTLINE));
    const release = { type: 'release-hold', holdId, reason: 'placed_elsewhere' } as const;
    expect(types(house.when(release, HOTLINE_ABROAD))).toEqual(['not_your_hold']);
    house.given(release, { ...HOTLINE, person: 'p-next-shift' });
    expect(placesOf(house.state)).toMatchObject({ held: 0, free: 9, freeCots: 1 });
    expect(house.when(release)).toMatchObject({
      rejection: { code: 'hold_ended', happened: { what: 'released', byRole: 'hotline' } },
    });
  });

  it('SH-4: turning a hold into a stay changes no free place', () => {
    const house = keptHouse();
    const holdId = idOfHold(house.given(hold(undefined, FAMILY), HOTLINE));
    const before = placesOf(house.state);
    house.given({ type: 'admit-party', holdId });
    const { held, occupied, ...rest } = placesOf(house.state);
    expect({ ...rest, held: occupied, occupied: held }).toEqual(before);
  });
});

describe('allocation', () => {
  it('SH-9: a family gets the household room that fits tightest, and nobody else gets into it', () => {
    const house = keptHouse();
    expect(bedsIn(house.given(hold(undefined, TWO)))).toEqual(['d1', 'd2']);
    expect(bedsIn(house.given(hold(undefined, FAMILY)))).toEqual(['a1', 'c1', 'c2', 'k1']);
    expect(types(house.when(hold(['a2'])))).toEqual(['room_taken']);
    expect(bedsIn(house.given(hold(undefined, TWO)))).toEqual(['b1', 'b2']);
    expect(types(house.when(hold(undefined, TWO)))).toEqual(['no_free_place']);
  });

  it('SH-9: overflow comes last, and a child takes no adult bed while there is a bed for a child', () => {
    const house = keptHouse();
    house.given({ type: 'open-overflow', until: after(house.now, 10 * HOUR) });
    expect(bedsIn(house.given(hold(['d1'])))).toEqual(['d1']);
    expect(bedsIn(house.given(hold(['a1'])))).toEqual(['a1']);
    expect(bedsIn(house.given(hold(undefined, { ...WOMAN, women: 4 })))).toEqual(['b1', 'b2', 'b3', 'o1']);
  });
});

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
        occupied: 40,
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

describe('overflow', () => {
  it('SH-5: an overflow bed in use stays in service until its party leaves, the others close on time', () => {
    const house = keptHouse({ big: { privacy: 'shared', beds: { b1: 'adult', o1: 'overflow', o2: 'overflow' } } });
    const until = after(house.now, HOUR);
    house.given({ type: 'open-overflow', until });
    const stayId = idOfStay(house.given(admit(['o1'])));
    house.pass(62);
    expect(house.when({ type: 'record-time' }, CLOCK)).toMatchObject({
      events: [{ event: { type: 'OverflowClosed', beds: ['o1', 'o2'] }, occurredAt: until }],
    });
    expect(placesOf(house.state)).toMatchObject({ inService: 2, free: 1, occupied: 1 });
    expect(overdueAt(house.state)).toBe(null);
    house.given({ type: 'discharge-party', stayId, destination: 'family' });
    expect(placesOf(house.state)).toMatchObject({ inService: 1, free: 1 });
    expect(bedUse(house.state, 'o1')).toEqual({ use: 'closed' });
  });

  it('SH-5: a held overflow bed that is closed stays for the party that is admitted into it', () => {
    const house = keptHouse({ big: { privacy: 'shared', beds: { o1: 'overflow' } } });
    house.given({ type: 'open-overflow', until: after(house.now, HOUR) });
    const holdId = idOfHold(house.given(hold()));
    house.given({ type: 'close-overflow' });
    house.given({ type: 'admit-party', holdId });
    expect(placesOf(house.state)).toMatchObject({ inService: 1, free: 0, occupied: 1 });
  });
});
