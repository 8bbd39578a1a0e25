import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { after, HOUR, MINUTE } from '../instant.ts';
import { findPlaces } from '../matching/find.ts';
import { match } from '../matching/match.ts';
import { matchableOf } from '../matching/shelter.ts';
import { askFor, OPEN } from '../testing/open-shelter.ts';
import { COORDINATOR, HOTLINE, MANAGER, STAFF, TWO } from '../testing/people.ts';
import { always } from '../testing/seed.ts';
import { countedShelter, draftShelter, keptShelter, type Shelter, types, undoBy } from '../testing/shelter.ts';
import { placesOf } from './beds/places.ts';
import { callIn, callToOthers, freeToOthers } from './phone-call.ts';
import type { Registered } from './state.ts';

const registered = ({ state }: Shelter): Registered => {
  if (state.situation === 'unregistered') throw new Error('it is not registered');
  return state;
};
const nowOf = ({ now }: Shelter): number => Date.parse(now);
const freeShown = (shelter: Shelter) => freeToOthers(registered(shelter), nowOf(shelter));
const call = (free: number | null, calledAt?: string) =>
  ({ type: 'record-call', free, ...(calledAt !== undefined && { calledAt }) }) as const;
const confirm = (shelter: Shelter) => ({ type: 'confirm-occupancy', revision: registered(shelter).revision }) as const;

describe('what a house says by phone', () => {
  it('PC-1: sets no bed, no count and no pause: the house decides as before', () => {
    always(fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }), (free) => {
      const shelter = keptShelter();
      const before = registered(shelter);
      shelter.given(call(free), HOTLINE);
      const next = registered(shelter);
      expect(placesOf(next)).toEqual(placesOf(before));
      expect([next.intake, next.census, next.confirmedAt, next.changedAt, next.attested]).toEqual([
        before.intake,
        before.census,
        before.confirmedAt,
        before.changedAt,
        before.attested,
      ]);
      expect(types(shelter.when({ type: 'hold-beds', party: TWO }, HOTLINE))).toEqual(['BedsHeld']);
    });
  });

  it('PC-2: counts for others where the house has no current numbers, and its own numbers count where they are fresh', () => {
    const shelter = keptShelter();
    shelter.given(call(1), HOTLINE);
    expect(freeShown(shelter)).toEqual({ free: 1, together: null });
    shelter.given(confirm(shelter));
    shelter.pass(15);
    expect(freeShown(shelter)).toMatchObject({ free: 9 });
    shelter.given(call(1), HOTLINE);
    expect(freeShown(shelter)).toMatchObject({ free: 9 });
    expect(callToOthers(registered(shelter), nowOf(shelter))).toMatchObject({ free: 1, byRole: 'hotline' });
    const counted = countedShelter();
    expect(freeShown(counted)).toBeNull();
    counted.given(call(3), COORDINATOR);
    expect(freeShown(counted)).toEqual({ free: 3, together: null });
    counted.given(call(null), COORDINATOR);
    expect(freeShown(counted)).toBeNull();
  });

  it.each([
    ['a confirmation', confirm],
    ['a pause', () => ({ type: 'pause-intake', reason: 'incident' }) as const],
    [
      'a count',
      ({ now }: Shelter) =>
        ({ type: 'report-census', night: '2026-03-01', asOf: now, occupied: 1, inService: 6 }) as const,
    ],
  ])(
    'PC-2 PV-10: %s of the house ends it, for its own people at once and for others at the next quarter',
    (_, word) => {
      const shelter = keptShelter();
      shelter.given(call(0), HOTLINE);
      shelter.pass(1).given(word(shelter));
      const at = (minutes: number) => nowOf(shelter) + minutes * MINUTE;
      const state = registered(shelter);
      expect(callIn(state, at(0))).toBeNull();
      const untilQuarter = 15 - (Math.floor(nowOf(shelter) / MINUTE) % 15);
      expect([callToOthers(state, at(untilQuarter) - 1)?.free, callToOthers(state, at(untilQuarter))]).toEqual([
        0,
        null,
      ]);
    },
  );

  it('PC-2: what happens inside of the house does not end it, and eight hours do', () => {
    const shelter = keptShelter();
    shelter.given(call(0), HOTLINE);
    shelter.given({ type: 'admit-party', party: TWO });
    shelter.given({ type: 'hold-beds', party: TWO }, HOTLINE);
    const state = registered(shelter);
    const soon = nowOf(shelter) + 8 * HOUR;
    expect([callIn(state, soon - 1)?.free, callToOthers(state, soon - 1)?.free]).toEqual([0, 0]);
    expect([callIn(state, soon), callToOthers(state, soon)]).toEqual([null, null]);
  });

  it('PC-3: no number is refused by what is known of the house, or it would tell how large it is', () => {
    always(fc.integer({ min: 0, max: 60 }), (free) => {
      expect([keptShelter(), countedShelter()].map((shelter) => types(shelter.when(call(free), HOTLINE)))).toEqual([
        ['CallRecorded'],
        ['CallRecorded'],
      ]);
    });
  });

  it('PC-4: was said within two hours, and not after now; the last one counts', () => {
    const shelter = keptShelter();
    const at = (minutes: number) => after(shelter.now, minutes * MINUTE);
    expect(types(shelter.when(call(1, at(-121)), HOTLINE))).toEqual(['call_too_long_ago']);
    expect(types(shelter.when(call(1, at(3)), HOTLINE))).toEqual(['time_in_future']);
    shelter.given(call(1, at(-10)), HOTLINE);
    shelter.given(call(2, at(-20)), COORDINATOR);
    const expected = { free: 2, calledAt: at(-20), byRole: 'coordinator', endedAt: null };
    expect(callIn(registered(shelter), nowOf(shelter))).toEqual(expected);
  });

  it('PC-4: is taken back by the person who entered it, and voided by the house', () => {
    const shelter = keptShelter();
    shelter.given(call(0), HOTLINE);
    expect(types(shelter.when(undoBy(shelter, HOTLINE), COORDINATOR))).toEqual(['nothing_to_undo']);
    shelter.given(undoBy(shelter, HOTLINE), HOTLINE);
    expect(callIn(registered(shelter), nowOf(shelter))).toBeNull();
    shelter.given(call(0), HOTLINE);
    const eventId = shelter.facts.at(-1)!.context.eventId;
    shelter.given({ type: 'correct-event', eventId, correction: { kind: 'void' }, reason: 'typing_error' }, MANAGER);
    expect(callToOthers(registered(shelter), nowOf(shelter))).toBeNull();
  });

  it('PC-4: is of a house that others see', () => {
    expect(types(draftShelter().when(call(1), STAFF))).toEqual(['house_not_published']);
    const closed = keptShelter();
    closed.given({ type: 'close' }, MANAGER);
    expect(types(closed.when(call(1), STAFF))).toEqual(['house_closed']);
  });

  it('PC-5: a counted house is found by what it said, and one that said no is called first', () => {
    const shelter = countedShelter();
    shelter.given({ type: 'change-intake-rules', rules: OPEN }, MANAGER);
    const found = () =>
      match(matchableOf(shelter.state, { point: null })!, { ...askFor({ party: TWO }), now: shelter.now });
    shelter.given(call(2), HOTLINE);
    expect(found()).toMatchObject({ outcome: 'takes_if', conditions: [{ code: 'counted' }], asks: [] });
    shelter.given(call(1), HOTLINE);
    expect(found()).toMatchObject({ outcome: 'cannot', barriers: [{ code: 'no_free_place' }] });
    // Without a report it is in no search but by what it said.
    const search = { ...askFor({ party: TWO }), now: after(shelter.now, 20 * MINUTE) };
    const place = { point: null };
    const { cannot } = findPlaces(
      [matchableOf(shelter.state, place)!, matchableOf(countedShelter().state, place)!],
      search,
    );
    expect(cannot.count).toBe(1);
    shelter.given(call(null), HOTLINE);
    expect(found().conditions).toContainEqual({ code: 'phoned_paused' });
  });

  it('PC-6: keeps whether the board said free then, so that what was relied on can be counted', () => {
    const shownIn = (shelter: Shelter) => {
      const [event] = shelter.given(call(0), HOTLINE);
      return event?.type === 'CallRecorded' && event.shownFree;
    };
    const shelter = keptShelter();
    // Stale numbers are shown, and then what it said.
    expect([shownIn(shelter), shownIn(shelter), shownIn(countedShelter())]).toEqual([true, false, false]);
  });
});
