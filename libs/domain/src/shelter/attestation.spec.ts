import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HOUR, instantFrom, MINUTE } from '../instant.ts';
import {
  type Attestation,
  attestedAfter,
  NO_ATTESTATION,
  PUBLISHED_EACH,
  publishedAttestation,
  publishedHour,
} from './attestation.ts';

const MIDNIGHT = Date.parse('2026-11-25T00:00:00.000Z');
const at = (minutes: number): string => instantFrom(MIDNIGHT + minutes * MINUTE);
/** Confirmations recorded at these minutes of a day. */
const attestedAt = (...minutes: readonly number[]): Attestation =>
  minutes.reduce((attested, n) => attestedAfter(attested, { asOf: at(n), recordedAt: at(n) }), NO_ATTESTATION);

describe('PV-10: what others see of a confirmation', () => {
  it('is shown from the next quarter of an hour on; until then the one before it is', () => {
    const attested = attestedAt(61, 127);
    expect([134, 135].map((n) => publishedAttestation(attested, MIDNIGHT + n * MINUTE))).toEqual([at(61), at(127)]);
    expect(publishedHour(attestedAt(7), MIDNIGHT + 14 * MINUTE)).toBeNull();
  });

  it('is the hour of the clock in which it lies', () => {
    expect(publishedHour(attestedAt(127), MIDNIGHT + 140 * MINUTE)).toBe(at(120));
  });

  it('is the same whenever in a quarter it was said, how often, and what had been said in that quarter', () => {
    const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
    fc.assert(
      fc.property(fc.array(minute, { minLength: 1, maxLength: 12 }), fc.nat(14), minute, (minutes, shift, now) => {
        const ordered = minutes.toSorted((a, b) => a - b);
        const start = (n: number) => n - (n % 15);
        const moved = ordered.map((n) => start(n) + ((n + shift) % 15)).toSorted((a, b) => a - b);
        const once = [...new Set(ordered.map(start))];
        const published = [ordered, moved, once].map((each) =>
          publishedHour(attestedAt(...each), MIDNIGHT + now * MINUTE),
        );
        // By another way: the last that was said before this quarter began, in whole hours.
        const known = now >= ordered.at(-1)! ? ordered.filter((n) => n < start(now)).at(-1) : undefined;
        if (known !== undefined) expect(published[0]).toBe(at(known - (known % 60)));
        expect(new Set(published).size).toBe(1);
      }),
      { numRuns: 300 },
    );
    expect([PUBLISHED_EACH, HOUR % PUBLISHED_EACH]).toEqual([15 * MINUTE, 0]);
  });
});
