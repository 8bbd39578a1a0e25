import { describe, expect, it } from '@jest/globals';
import { HOME_COUNTRIES } from '@safe-haven/contracts';
import { boundsFor, HOME } from './countries.ts';
import { BELGRADE, ELSEWHERE, exactRow } from './testing/rows.given.ts';

describe('the initial bounds of the map', () => {
  it('at the four countries, or at the one that is chosen', () => {
    expect(boundsFor(null, [])).toEqual(HOME);
    for (const country of HOME_COUNTRIES) {
      const [west, south, east, north] = boundsFor(country, []);
      expect(west >= HOME[0] && south >= HOME[1] && east <= HOME[2] && north <= HOME[3]).toBe(true);
      expect([west, south, east, north]).not.toEqual(HOME);
    }
  });

  it('at the areas of a country outside the network, and at the four if it has none on the map', () => {
    const rows = [exactRow('a', { country: 'CA', area: { id: 'ca-x', name: 'X', point: [-79.4, 43.7] } }, { free: 1 })];
    const [west, south, east, north] = boundsFor('CA', [...rows, exactRow('b', BELGRADE, { free: 1 })]);
    expect(west < -79.4 && east > -79.4 && south < 43.7 && north > 43.7).toBe(true);
    expect(east - west).toBeLessThan(1);
    expect(boundsFor('CA', [exactRow('a', ELSEWHERE, { free: 1 })])).toEqual(HOME);
  });
});
