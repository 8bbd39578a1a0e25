import { describe, expect, test } from '@jest/globals';
import { L10N, NOW } from '../../features/shelter/shelter.fixture.ts';
import { countdown } from './countdown.ts';

const after = (seconds: number) => countdown(L10N.t, new Date(NOW + seconds * 1_000).toISOString(), NOW);

describe('what is left of a hold', () => {
  test.each([
    [64 * 60 + 20, '1 h 04'],
    [3_600, '1 h 00'],
    [3_599, '59:59'],
    [12 * 60 + 48, '12:48'],
    [0.4, '00:01'],
    [0, 'ending'],
    [-1, 'ending'],
    [-3_600, 'ending'],
  ])('%d s before the deadline: %s', (seconds, text) => {
    expect(after(seconds)).toBe(text);
  });
});
