import { describe, expect, it } from '@jest/globals';
import { after, HOUR, MINUTE } from '../instant.ts';
import type { Instant, Window } from '../terms.ts';
import { askFor, withRules } from '../testing/open-shelter.ts';
import { match } from './match.ts';
import { parseHours } from './rules/intake-hours.ts';

/** Belgrade is an hour ahead of UTC in winter, two in summer. */
const opennessAt = (hours: unknown, now: Instant, arrival: Window | null = null, timezone = 'Europe/Belgrade') => {
  const { outcome, barriers, conditions, asks } = match(
    { ...withRules({ intake_hours: hours }), timezone },
    askFor({ now, arrival }),
  );
  return { outcome, why: [...barriers, ...conditions, ...asks] };
};
const open = { outcome: 'takes', why: [] };
const closed = (opens: string, closes: string) => ({
  outcome: 'cannot',
  why: [{ code: 'intake_hours', opens, closes }],
});
const partly = (opens: string, closes: string) => ({ ...closed(opens, closes), outcome: 'takes_if' });
const window = (from: Instant, minutes: number): Window => ({ from, to: after(from, minutes * MINUTE) });

describe('FP-5: intake hours', () => {
  it.each([
    ['24/7', 'always'],
    ['00:00-24:00', 'always'],
    ['8-20', [[480, 1200]]],
    ['08.30 – 20.00', [[510, 1200]]],
    [
      '08:00-12:00; 18:00-02:00',
      [
        [480, 720],
        [1080, 120],
      ],
    ],
    [['08:00-24:00'], [[480, 1440]]],
    ['Mo-Fr 08:00-16:00', null],
    ['25:00-26:00', null],
    ['08:60-09:00', null],
    ['08:00-20:00, and by phone', null],
    ['', null],
    [[], null],
    [true, null],
  ])('%j reads as %j', (value, expected) => {
    const hours = parseHours(value as string);
    expect(Array.isArray(hours) ? hours.map(({ from, to }) => [from, to]) : hours).toEqual(expected);
  });

  it.each([
    ['2026-01-15T06:59:00.000Z', closed('08:00', '20:00')],
    ['2026-01-15T07:00:00.000Z', open],
    ['2026-01-15T18:59:59.999Z', open],
    ['2026-01-15T19:00:00.000Z', closed('08:00', '20:00')],
    ['2026-07-15T05:59:00.000Z', closed('08:00', '20:00')],
    ['2026-07-15T06:00:00.000Z', open],
    ['2026-07-15T18:00:00.000Z', closed('08:00', '20:00')],
  ])('08:00-20:00 is local time, winter and summer: %s', (now, expected) => {
    expect(opennessAt('08:00-20:00', now)).toEqual(expected);
  });

  it.each([
    ['2026-01-15T18:59:00.000Z', closed('20:00', '06:00')],
    ['2026-01-15T19:00:00.000Z', open],
    ['2026-01-15T22:59:59.999Z', open],
    ['2026-01-15T23:00:00.000Z', open],
    ['2026-01-16T04:59:59.999Z', open],
    ['2026-01-16T05:00:00.000Z', closed('20:00', '06:00')],
  ])('20:00-06:00 runs across midnight: %s', (now, expected) => {
    expect(opennessAt('20:00-06:00', now)).toEqual(expected);
  });

  it('in the night that skips 02:00-03:00 the hours follow local time', () => {
    expect(opennessAt('02:30-04:00', '2026-03-29T00:59:59.999Z')).toEqual(closed('02:30', '04:00'));
    expect(opennessAt('02:30-04:00', '2026-03-29T01:00:00.000Z')).toEqual(open);
    expect(opennessAt('02:30-04:00', '2026-03-29T02:00:00.000Z')).toEqual(closed('02:30', '04:00'));
    expect(opennessAt('02:00-02:59', '2026-03-29T01:00:00.000Z')).toEqual(closed('02:00', '02:59'));
  });

  it('in the night that repeats 02:00-03:00 a house is open twice', () => {
    const at = (minutes: number) => opennessAt('02:30-02:45', after('2026-10-25T00:00:00.000Z', minutes * MINUTE));
    expect([0, 30, 45, 60, 90, 105].map((m) => at(m).outcome)).toEqual([
      'cannot',
      'takes',
      'cannot',
      'cannot',
      'takes',
      'cannot',
    ]);
  });

  it('closed now is a barrier; open while they arrive, nothing; open for part of it, a condition', () => {
    const now = '2026-01-15T01:10:00.000Z';
    expect(opennessAt('08:00-20:00', now)).toEqual(closed('08:00', '20:00'));
    expect(opennessAt('08:00-20:00', now, window('2026-01-15T07:00:00.000Z', 60))).toEqual(open);
    expect(opennessAt('08:00-20:00', now, window('2026-01-15T06:30:00.000Z', 60))).toEqual(partly('08:00', '20:00'));
    expect(opennessAt('08:00-20:00', now, window('2026-01-15T18:30:00.000Z', 60))).toEqual(partly('08:00', '20:00'));
    expect(opennessAt('08:00-20:00', now, window('2026-01-15T04:00:00.000Z', 60))).toEqual(closed('08:00', '20:00'));
    expect(opennessAt('08:00-20:00', now, window(now, 24 * 60))).toEqual(partly('08:00', '20:00'));
    expect(opennessAt('08-12, 14-18', now, window('2026-01-15T10:30:00.000Z', 60))).toEqual(partly('08:00', '12:00'));
    expect(opennessAt('08-13, 12-18', now, window('2026-01-15T08:00:00.000Z', 120))).toEqual(open);
  });

  it('an arrival window across a change of clocks has the minutes of both', () => {
    const night = window('2026-03-29T00:30:00.000Z', 60);
    expect(opennessAt('01:30-03:31', '2026-03-28T20:00:00.000Z', night)).toEqual(open);
    expect(opennessAt('02:00-03:00', '2026-03-28T20:00:00.000Z', night)).toEqual(closed('02:00', '03:00'));
    const longNight = { from: '2026-10-24T22:00:00.000Z', to: after('2026-10-24T22:00:00.000Z', 25 * HOUR) };
    expect(opennessAt('02:59-03:00', '2026-10-24T20:00:00.000Z', longNight)).toEqual(partly('02:59', '03:00'));
  });

  it('of several hours, the next ones are shown', () => {
    const hours = '08:00-12:00, 18:00-22:00';
    expect(opennessAt(hours, '2026-01-15T12:00:00.000Z')).toEqual(closed('18:00', '22:00'));
    expect(opennessAt(hours, '2026-01-15T23:00:00.000Z')).toEqual(closed('08:00', '12:00'));
  });

  it('hours in an unknown time zone are a question', () => {
    const now = '2026-01-15T01:10:00.000Z';
    expect(opennessAt('08:00-20:00', now, null, 'Europe/Atlantis')).toEqual({
      outcome: 'takes_if',
      why: ['intake_hours'],
    });
    expect(opennessAt('24/7', now, null, 'Europe/Atlantis')).toEqual(open);
  });
});
