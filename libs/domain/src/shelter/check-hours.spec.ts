import { describe, expect, it } from '@jest/globals';
import { CLOCK, MANAGER, SECOND_MANAGER } from '../testing/people.ts';
import { draftShelter, types } from '../testing/shelter.ts';
import { checkOf, roundAt } from './check-hours.ts';

const HOURS = ['08:00', '20:00'];
const at = (instant: string) => Date.parse(instant);
const since = (hours: readonly string[], zone: string, now: string) =>
  new Date(roundAt(hours, zone, at(now))!.from).toISOString();

describe('NT-8: the hours at which a house is asked are in its local time', () => {
  it.each([
    [
      'before the first hour of a day it is the last of the day before',
      '2026-11-25T06:59:59.999Z',
      '2026-11-24T19:00:00.000Z',
    ],
    ['at the hour itself', '2026-11-25T07:00:00.000Z', '2026-11-25T07:00:00.000Z'],
    ['in summer an hour earlier', '2026-07-01T06:00:00.000Z', '2026-07-01T06:00:00.000Z'],
    ['on the morning after the clock went forward', '2026-03-29T06:30:00.000Z', '2026-03-29T06:00:00.000Z'],
    ['on the evening after it went back', '2026-10-25T19:30:00.000Z', '2026-10-25T19:00:00.000Z'],
  ])('%s', (_, now, expected) => {
    expect(since(HOURS, 'Europe/Belgrade', now)).toBe(expected);
  });

  it('an hour that is skipped counts from midnight, one that occurs twice is its first', () => {
    // 02:30 is not there on 29 March, and twice on 25 October.
    expect(since(['02:30'], 'Europe/Belgrade', '2026-03-29T12:00:00.000Z')).toBe('2026-03-29T01:30:00.000Z');
    expect(since(['02:30'], 'Europe/Belgrade', '2026-10-25T12:00:00.000Z')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('there is none without hours, or in a zone that nobody knows', () => {
    expect(roundAt([], 'Europe/Belgrade', at('2026-11-25T12:00:00.000Z'))).toBeNull();
    expect(roundAt(HOURS, 'Europe/Atlantis', at('2026-11-25T12:00:00.000Z'))).toBeNull();
  });

  it('each round ends where the next begins, at every hour of a year', () => {
    for (let now = at('2026-01-01T00:00:00Z'); now < at('2027-01-01T00:00:00Z'); now += 3_600_000) {
      const { from, to } = roundAt(['02:30', '20:00'], 'Europe/Skopje', now)!;
      expect(from <= now && now < to).toBe(true);
      expect(roundAt(['02:30', '20:00'], 'Europe/Skopje', to)!.from).toBe(to);
    }
  });
});

describe('NT-8: a house is asked', () => {
  const ask = { type: 'ask-confirmation' } as const;
  const evening = () => {
    const shelter = draftShelter();
    shelter.given({ type: 'publish' }, SECOND_MANAGER);
    shelter.now = '2026-03-02T18:59:00.000Z';
    return shelter;
  };

  it('once it is published: nobody outside sees the numbers of a draft', () => {
    const shelter = draftShelter();
    shelter.now = '2026-03-02T19:01:00.000Z';
    expect(shelter.given(ask, CLOCK)).toEqual([]);
    shelter.given({ type: 'publish' }, SECOND_MANAGER);
    expect(shelter.given(ask, CLOCK)).toMatchObject([{ type: 'ConfirmationAsked' }]);
  });

  it('once at each of its hours, and not after a confirmation', () => {
    const shelter = evening();
    shelter.given(ask, CLOCK);
    shelter.pass(2);
    expect(shelter.given(ask, CLOCK)).toEqual([{ type: 'ConfirmationAsked', at: '2026-03-02T19:00:00.000Z' }]);
    expect(types(shelter.when(ask, CLOCK))).toEqual([]);
    expect(checkOf(shelter.kept, at(shelter.now))).toEqual({
      since: '2026-03-02T19:00:00.000Z',
      hour: '20:00',
      done: false,
    });
    shelter.given({ type: 'confirm-occupancy', revision: shelter.kept.revision });
    expect(checkOf(shelter.kept, at(shelter.now))!.done).toBe(true);
    shelter.pass(12 * 60);
    expect(types(shelter.when(ask, CLOCK))).toEqual(['ConfirmationAsked']);
  });

  it('at the hours that its manager has chosen, whatever the order; at none where there are none', () => {
    const shelter = evening();
    shelter.given({ type: 'change-check-hours', hours: ['21:30', '06:00'] }, MANAGER);
    expect(shelter.kept.checkHours).toEqual(['06:00', '21:30']);
    expect(types(shelter.when({ type: 'change-check-hours', hours: ['06:00', '21:30'] }, MANAGER))).toEqual([]);
    shelter.now = '2026-03-02T20:30:00.000Z';
    expect(shelter.given(ask, CLOCK)).toEqual([{ type: 'ConfirmationAsked', at: '2026-03-02T20:30:00.000Z' }]);
    shelter.given({ type: 'change-check-hours', hours: [] }, MANAGER);
    shelter.pass(3 * 24 * 60);
    expect([types(shelter.when(ask, CLOCK)), checkOf(shelter.kept, at(shelter.now))]).toEqual([[], null]);
  });

  it('changes no number: what was seen before can still be confirmed', () => {
    const shelter = evening();
    const { revision } = shelter.kept;
    shelter.pass(5).given(ask, CLOCK);
    expect(types(shelter.when({ type: 'confirm-occupancy', revision }))).toEqual(['OccupancyConfirmed']);
  });
});
