import { describe, expect, it } from '@jest/globals';
import { DEMO_PLACES } from './places.ts';
import { DEMO_SHELTERS } from './shelters.ts';

describe('the addresses of the demo', () => {
  it('given every house of the demo, then it has an address and a meeting point, and no other has', () => {
    expect(Object.keys(DEMO_PLACES).toSorted()).toEqual(DEMO_SHELTERS.map((h) => h.shelterId).toSorted());
  });

  it('given any of them, then it says itself that it is invented, and no two are the same', () => {
    const addresses = Object.values(DEMO_PLACES).map((p) => p.address);
    for (const { address, meetingPoint } of Object.values(DEMO_PLACES)) {
      expect(address).toContain('invented');
      expect(meetingPoint).toContain('invented');
    }
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('given any of them, then it is in one script, the Latin of the signs, wherever it is', () => {
    const written = Object.values(DEMO_PLACES).flatMap(({ address, meetingPoint }) => [address, meetingPoint]);
    expect(written.filter((text) => /(?!\p{Script=Latin})\p{Letter}/u.test(text))).toEqual([]);
  });
});
