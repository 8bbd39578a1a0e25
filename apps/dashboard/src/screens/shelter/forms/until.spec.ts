import { describe, expect, test } from '@jest/globals';
import { L10N, NOW } from '../../../features/shelter/shelter.fixture.ts';
import { formatUntil, untilInstant } from './until.ts';

describe('until when', () => {
  test('six in the morning is today at 02:10 and tomorrow at noon', () => {
    expect(untilInstant(L10N, 'morning', '', NOW)).toBe('2026-11-25T05:00:00.000Z');
    expect(formatUntil(L10N, 'morning', NOW)).toBe('today 06:00');
    const noon = Date.parse('2026-11-25T11:00:00.000Z');
    expect(untilInstant(L10N, 'morning', '', noon)).toBe('2026-11-26T05:00:00.000Z');
    expect(formatUntil(L10N, 'morning', noon)).toBe('tomorrow 06:00');
  });

  test('lengths count from now, "until it is resumed" has no end', () => {
    expect(untilInstant(L10N, 'h2', '', NOW)).toBe('2026-11-25T03:10:00.000Z');
    expect(untilInstant(L10N, 'd3', '', NOW)).toBe('2026-11-28T01:10:00.000Z');
    expect(formatUntil(L10N, 'd1', NOW)).toBe('1 day');
    expect(untilInstant(L10N, 'never', '', NOW)).toBeNull();
  });

  test('another time is the clock of the house', () => {
    expect(untilInstant(L10N, 'other', '2026-11-26T08:30', NOW)).toBe('2026-11-26T07:30:00.000Z');
    expect(untilInstant(L10N, 'other', '', NOW)).toBeNull();
  });
});
