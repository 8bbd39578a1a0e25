import { describe, expect, it } from '@jest/globals';
import { after, HOUR, MINUTE, SECOND } from '../instant.ts';
import { admit, hold } from '../testing/bed-commands.ts';
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
import { bedsIn, idOfHold, keptShelter, types, undoBy } from '../testing/shelter.ts';
import { bedUse } from './beds/bed-use.ts';
import { placesOf } from './beds/places.ts';
import { arrivalOverdueFrom } from './deadlines.ts';
import { overdueAt } from './due.ts';

describe('holds', () => {
  it('SH-5: a hold lapses at its deadline and is noticed a minute later, by the first who touches its beds', () => {
    const shelter = keptShelter();
    const holdId = idOfHold(shelter.given(hold(['d1']), HOTLINE));
    const deadline = after(shelter.now, 90 * MINUTE);
    expect(overdueAt(shelter.state)).toBe(after(deadline, 60 * SECOND + 1));
    shelter.pass(91);
    expect(types(shelter.when({ type: 'record-time' }, CLOCK))).toEqual([]);
    shelter.now = after(shelter.now, 1);
    const decision = shelter.when(hold(['d2'], WOMAN), COORDINATOR);
    expect(decision).toMatchObject({
      events: [
        { event: { type: 'HoldLapsed', holdId, at: deadline }, occurredAt: deadline },
        { event: { type: 'BedsHeld' }, occurredAt: shelter.now },
      ],
    });
    expect(bedUse(shelter.state, 'd1')).toEqual({ use: 'spare' });
  });

  it('SH-5: a command on other beds leaves an overdue hold to the timer', () => {
    const shelter = keptShelter();
    shelter.given(hold(['d1']), HOTLINE);
    shelter.pass(100);
    expect(types(shelter.when(hold(['b1']), COORDINATOR))).toEqual(['BedsHeld']);
    expect(types(shelter.when({ type: 'record-time' }, CLOCK))).toEqual(['HoldLapsed']);
  });

  it('SH-5: a clock behind the log decides no lapse', () => {
    const shelter = keptShelter();
    shelter.given(hold(['d1']), HOTLINE);
    shelter.pass(200);
    shelter.given({ type: 'take-bed-out-of-service', bedId: 'b3', reason: 'cleaning' });
    shelter.pass(-1);
    expect(types(shelter.when({ type: 'record-time' }, CLOCK))).toEqual([]);
    expect(types(shelter.when(hold(['d1']), COORDINATOR))).toEqual(['bed_taken']);
  });

  it('SH-5: the party of a lapsed hold is admitted directly while its beds are free, once', () => {
    const shelter = keptShelter();
    const holdId = idOfHold(shelter.given(hold(['d1', 'd2'], TWO), HOTLINE));
    shelter.pass(100);
    expect(types(shelter.when({ type: 'admit-party', holdId }))).toEqual(['HoldLapsed', 'PartyAdmitted']);
    expect(bedUse(shelter.state, 'd2')?.use).toBe('occupied');
    shelter.given({
      type: 'discharge-party',
      stayId: Object.keys(shelter.kept.stays)[0] as string,
      destination: 'family',
    });
    expect(types(shelter.when({ type: 'admit-party', holdId }))).toEqual(['hold_ended']);
  });

  it('SH-5: a hold whose admission is taken back goes on to its deadline; where that has passed, it ended then, in the same append', () => {
    const taken = (minutes: number) => {
      const shelter = keptShelter();
      const holdId = idOfHold(shelter.given(hold(['d1']), HOTLINE));
      const { expiresAt } = shelter.kept.holds[holdId]!;
      shelter.given({ type: 'admit-party', holdId });
      const { eventId } = shelter.facts.at(-1)!.context;
      shelter.pass(minutes);
      const correction = { kind: 'void' } as const;
      const decision = shelter.when({ type: 'correct-event', eventId, correction, reason: 'did_not_happen' }, MANAGER);
      return { shelter, holdId, expiresAt, decision };
    };
    const soon = taken(20);
    expect(types(soon.decision)).toEqual(['EventCorrected']);
    expect(soon.shelter.kept.holds[soon.holdId]).toMatchObject({ expiresAt: soon.expiresAt });
    const late = taken(120);
    expect(types(late.decision)).toEqual(['EventCorrected', 'HoldLapsed']);
    expect(late.decision).toMatchObject({ events: [{}, { occurredAt: late.expiresAt }] });
    expect(late.shelter.kept.holds).toEqual({});
    expect(types(late.shelter.when({ type: 'record-time' }, CLOCK))).toEqual([]);
  });

  it('SH-5: when the bed of a lapsed hold is taken, the refusal says who has it now', () => {
    const shelter = keptShelter();
    const holdId = idOfHold(shelter.given(hold(['d1']), HOTLINE));
    shelter.pass(100);
    shelter.given(admit(['d1']), COORDINATOR);
    expect(shelter.when({ type: 'admit-party', holdId })).toMatchObject({
      rejection: { code: 'bed_taken', happened: { what: 'admitted', at: shelter.now, byRole: 'coordinator' } },
    });
  });

  it('SH-2: a larger party than a lapsed hold was for is not put into beds that are somebody else’s by now', () => {
    const shelter = keptShelter({ big: { privacy: 'shared', beds: { b1: 'adult', b2: 'adult', b3: 'adult' } } });
    const holdId = idOfHold(shelter.given(hold(['b1']), HOTLINE));
    shelter.pass(100);
    shelter.given(admit(['b1']));
    expect(bedsIn(shelter.given({ type: 'admit-party', holdId, party: TWO }))).toEqual(['b2', 'b3']);
  });

  it('SH-6: the deadline and its extensions follow the numbers frozen when the hold was made', () => {
    const shelter = keptShelter();
    const made = shelter.now;
    const holdId = idOfHold(shelter.given(hold(['d1']), HOTLINE));
    shelter.given({ type: 'change-hold-policy', extensions: 5, extensionMinutes: 500 }, MANAGER);
    expect(shelter.when({ type: 'extend-hold', holdId }, HOTLINE)).toMatchObject({
      events: [{ event: { type: 'HoldExtended', expiresAt: after(made, 120 * MINUTE), extension: 1 } }],
    });
    expect(types(shelter.when({ type: 'extend-hold', holdId }, HOTLINE))).toEqual(['no_extension_left']);
  });

  it('SH-6: an extension ends at the longest end and none goes past it', () => {
    const shelter = keptShelter();
    const made = shelter.now;
    shelter.given({ type: 'change-hold-policy', extensions: 3, longestMinutes: 100 }, MANAGER);
    const holdId = idOfHold(shelter.given(hold(['d1']), HOTLINE));
    expect(shelter.when({ type: 'extend-hold', holdId }, HOTLINE)).toMatchObject({
      events: [{ event: { expiresAt: after(made, 100 * MINUTE) } }],
    });
    expect(types(shelter.when({ type: 'extend-hold', holdId }, HOTLINE))).toEqual(['past_longest_end']);
  });

  it('SH-19: the person who placed it, or its house, says that its party is on the way; nothing else changes', () => {
    const shelter = keptShelter();
    const holdId = idOfHold(shelter.given(hold(['d1']), HOTLINE));
    const before = shelter.kept.holds[holdId]!;
    expect(arrivalOverdueFrom(before)).toBeNull();
    shelter.pass(10);
    const setOut = shelter.now;
    const arrival = { from: setOut, to: after(setOut, 30 * MINUTE) };
    expect(shelter.given({ type: 'expect-party', holdId, arrival }, HOTLINE)).toEqual([
      { type: 'PartyExpected', holdId, arrival },
    ]);
    expect(shelter.kept.holds[holdId]).toEqual({ ...before, arrival, setOutAt: setOut });
    expect(arrivalOverdueFrom(shelter.kept.holds[holdId]!)).toBe(after(setOut, 45 * MINUTE));
    expect(bedUse(shelter.state, 'd1')?.use).toBe('held');
    shelter.pass(10);
    const later = { from: shelter.now, to: after(shelter.now, HOUR) };
    expect(types(shelter.when({ type: 'expect-party', holdId, arrival: later }, STAFF))).toEqual(['PartyExpected']);
    expect(shelter.kept.holds[holdId]).toEqual({ ...before, arrival: later, setOutAt: setOut });
    expect(types(shelter.when({ type: 'expect-party', holdId, arrival: later }, HOTLINE_ABROAD))).toEqual([
      'not_your_hold',
    ]);
  });

  it('SH-19: the same window said twice is one fact; the window of a hold says of nobody that they have set out', () => {
    const shelter = keptShelter();
    const arrival = { from: shelter.now, to: after(shelter.now, HOUR) };
    const holdId = idOfHold(shelter.given({ ...hold(['d1']), arrival }, HOTLINE));
    expect(arrivalOverdueFrom(shelter.kept.holds[holdId]!)).toBeNull();
    expect(types(shelter.when({ type: 'expect-party', holdId, arrival }, HOTLINE))).toEqual(['PartyExpected']);
    expect(shelter.when({ type: 'expect-party', holdId, arrival }, STAFF)).toEqual({ ok: true, events: [] });
  });

  it('SH-19: an arrival is not over, began no more than 5 min ago and ends within a day', () => {
    const shelter = keptShelter();
    const holdId = idOfHold(shelter.given(hold(['d1']), HOTLINE));
    const window = (from: number, to: number) => {
      const arrival = { from: after(shelter.now, from), to: after(shelter.now, to) };
      return types(shelter.when({ type: 'expect-party', holdId, arrival }, HOTLINE));
    };
    expect(window(0, 24 * HOUR + 1)).toEqual(['time_in_future']);
    expect(window(0, 24 * HOUR)).toEqual(['PartyExpected']);
    expect(window(-5 * MINUTE - 1, HOUR)).toEqual(['until_in_past']);
    expect(window(-5 * MINUTE, HOUR)).toEqual(['PartyExpected']);
    expect(window(-5 * MINUTE, 0)).toEqual(['until_in_past']);
  });

  it('SH-19: what was said by mistake is taken back, and a hold that is over has nobody on the way', () => {
    const shelter = keptShelter();
    const holdId = idOfHold(shelter.given(hold(['d1']), HOTLINE));
    const before = shelter.kept.holds[holdId];
    const arrival = { from: shelter.now, to: after(shelter.now, 30 * MINUTE) };
    shelter.given({ type: 'expect-party', holdId, arrival }, HOTLINE);
    shelter.given(undoBy(shelter, HOTLINE), HOTLINE);
    expect(shelter.kept.holds[holdId]).toEqual(before);
    shelter.pass(92);
    const late = { from: shelter.now, to: after(shelter.now, 30 * MINUTE) };
    expect(types(shelter.when({ type: 'expect-party', holdId, arrival: late }, HOTLINE))).toEqual(['hold_ended']);
  });

  it('SH-13: an undo is not undone: a hold that was taken back stays released, and so does what was voided', () => {
    const shelter = keptShelter();
    shelter.given(hold(['d1']), HOTLINE);
    shelter.given(undoBy(shelter, HOTLINE), HOTLINE);
    expect(types(shelter.when(undoBy(shelter, HOTLINE), HOTLINE))).toEqual(['nothing_to_undo']);
    shelter.given({ type: 'pause-intake', reason: 'incident' }, COORDINATOR);
    shelter.given(undoBy(shelter, COORDINATOR), COORDINATOR);
    expect(types(shelter.when(undoBy(shelter, COORDINATOR), COORDINATOR))).toEqual(['nothing_to_undo']);
  });

  it('SH-6: across a border a hold lasts 6 h', () => {
    const shelter = keptShelter();
    const events = shelter.given(hold(['d1']), HOTLINE_ABROAD);
    expect(events).toMatchObject([
      { expiresAt: after(shelter.now, 6 * HOUR), policy: { longestEnd: after(shelter.now, 12 * HOUR) } },
    ]);
  });

  it('SH-6: after a hold lapses, its person and its request wait 30 minutes for those beds, or ask the house', () => {
    const shelter = keptShelter();
    shelter.given({ ...hold(['d1']), requestId: 'r1' }, HOTLINE);
    shelter.pass(95);
    expect(types(shelter.when(hold(['d1']), HOTLINE))).toEqual(['held_again_too_soon']);
    expect(types(shelter.when({ ...hold(['d1']), requestId: 'r1' }, HOTLINE_ABROAD))).toEqual(['held_again_too_soon']);
    expect(types(shelter.when(hold(['b1']), HOTLINE))).toEqual(['BedsHeld']);
    const holdId = idOfHold(shelter.given({ ...hold(['d1']), requestId: 'r1' }, STAFF));
    shelter.given({ type: 'release-hold', holdId, reason: 'declined' });
    shelter.pass(25);
    expect(types(shelter.when(hold(['d1']), HOTLINE))).toEqual(['BedsHeld']);
  });

  it('SH-6: when somebody has to wait for the only beds that fit, the refusal says so', () => {
    const shelter = keptShelter({ duo: { privacy: 'household', beds: { d1: 'adult', d2: 'adult' } } });
    shelter.given(hold(undefined, TWO), HOTLINE);
    shelter.pass(95);
    expect(types(shelter.when(hold(undefined, TWO), HOTLINE))).toEqual(['held_again_too_soon']);
    expect(types(shelter.when(hold(undefined, TWO), OTHER_COORDINATOR))).toEqual(['HoldLapsed', 'BedsHeld']);
  });

  it('SH-8: the refusal of the second person says what happened and what is still free', () => {
    const shelter = keptShelter({ big: { privacy: 'shared', beds: { b1: 'adult', b2: 'adult' } } });
    shelter.given(hold(['b1']), HOTLINE);
    const heldAt = shelter.now;
    shelter.pass(1);
    const happened = { what: 'held', at: heldAt, byRole: 'hotline' };
    expect(shelter.when(hold(['b1']), COORDINATOR)).toEqual({
      ok: false,
      rejection: { code: 'bed_taken', happened, free: 1, together: 1 },
    });
    expect(shelter.when(hold(undefined, TWO), COORDINATOR)).toMatchObject({
      rejection: { code: 'no_free_place', happened, free: 1, together: 1 },
    });
    expect(shelter.when(hold(undefined, WOMAN), COORDINATOR).ok).toBe(true);
  });

  it('SH-3: a release frees every bed; the house and the organisation that placed the hold may release it', () => {
    const shelter = keptShelter();
    const holdId = idOfHold(shelter.given(hold(['a1', 'c1', 'c2', 'k1'], FAMILY), HOTLINE));
    const release = { type: 'release-hold', holdId, reason: 'placed_elsewhere' } as const;
    expect(types(shelter.when(release, HOTLINE_ABROAD))).toEqual(['not_your_hold']);
    shelter.given(release, { ...HOTLINE, person: 'p-next-shift' });
    expect(placesOf(shelter.state)).toMatchObject({ held: 0, free: 9, freeCots: 1 });
    expect(shelter.when(release)).toMatchObject({
      rejection: { code: 'hold_ended', happened: { what: 'released', byRole: 'hotline' } },
    });
  });

  it('SH-4: turning a hold into a stay changes no free place', () => {
    const shelter = keptShelter();
    const holdId = idOfHold(shelter.given(hold(undefined, FAMILY), HOTLINE));
    const before = placesOf(shelter.state);
    shelter.given({ type: 'admit-party', holdId });
    const { held, occupied, ...rest } = placesOf(shelter.state);
    expect({ ...rest, held: occupied, occupied: held }).toEqual(before);
  });
});
