import { describe, expect, test } from '@jest/globals';
import { ManualClock } from '../../testing/manual-clock.ts';
import { CodeDelays } from './code-delays.ts';

const HOUR = 3_600_000;
const MILA = 'p-mila';
const DEVICE = 'a device of hers';

function given() {
  const clock = new ManualClock();
  const codes = new CodeDelays(clock);
  /** Waits for the returned delay, and returns it in seconds. */
  const wrong = (device: string | null = null): number => {
    const waited = codes.waitMs(MILA, device, null);
    clock.advance(waited);
    expect(codes.attempt(MILA, device, null)).toEqual({ allowed: true });
    return waited / 1000;
  };
  return { clock, codes, wrong };
}

describe('DR-1: wrong codes of one account', () => {
  test('given one after another from wherever, then three are free and each more waits twice as long, at most an hour', () => {
    const { wrong } = given();
    const waits = Array.from({ length: 17 }, () => wrong());
    expect(waits).toEqual([0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600, 3600]);
  });

  test('given guesses elsewhere, then a device that she signed in from before has its own count', () => {
    const { codes, wrong } = given();
    for (let i = 0; i < 12; i++) wrong();
    expect(codes.waitMs(MILA, null, null)).toBeGreaterThan(0);
    expect(codes.waitMs(MILA, DEVICE, null)).toBe(0);
    for (let i = 0; i < 4; i++) wrong(DEVICE);
    expect(codes.waitMs(MILA, DEVICE, null)).toBe(4_000);
  });

  test('given a right code there, then what was wrong elsewhere still counts', () => {
    const { codes, wrong } = given();
    for (let i = 0; i < 6; i++) wrong();
    codes.succeeded(MILA, DEVICE);
    expect(codes.waitMs(MILA, null, null)).toBe(16_000);
    codes.succeeded(MILA, null);
    expect(codes.waitMs(MILA, null, null)).toBe(0);
  });

  test('given many at the same moment, then each counts before it is looked at', () => {
    const { codes } = given();
    const allowed = Array.from({ length: 400 }, () => codes.attempt(MILA, null, null).allowed).filter(Boolean);
    expect(allowed).toHaveLength(3);
  });

  test('given an attempt that was not checked, then it does not count', () => {
    const { codes, wrong } = given();
    for (let i = 0; i < 3; i++) wrong();
    codes.notTried(MILA, null);
    expect(codes.waitMs(MILA, null, null)).toBe(0);
  });

  test('given wrong codes in the log, then they count here too, for a day', () => {
    const { clock, codes } = given();
    const logged = { times: 9, at: clock.now() };
    expect(codes.waitMs(MILA, null, logged)).toBe(128_000);
    expect(codes.waitMs(MILA, DEVICE, logged)).toBe(0);
    clock.advance(24 * HOUR);
    expect(codes.waitMs(MILA, null, logged)).toBe(0);
  });

  test('given five wrong ones in one session, then the session ends', () => {
    const { codes } = given();
    const session = { personId: MILA, openedAt: '2026-11-25T10:00:00.000Z' };
    expect(Array.from({ length: 5 }, () => codes.wrongIn(session))).toEqual([false, false, false, false, true]);
    expect(codes.wrongIn({ ...session, openedAt: '2026-11-25T11:00:00.000Z' })).toBe(false);
  });
});
