import { describe, expect, it } from '@jest/globals';
import { isFatal } from './mapbox-failure.ts';

describe('when Mapbox will not draw', () => {
  it('a refused token takes the map away even after it has loaded', () => {
    expect(isFatal({ status: 401 }, true)).toBe(true);
    expect(isFatal({ status: 403 }, true)).toBe(true);
    expect(isFatal({ message: 'A valid Mapbox access token is required to use Mapbox GL JS.' }, true)).toBe(true);
  });

  it('any error before it has loaded does, a failing tile later does not', () => {
    expect(isFatal({ message: 'Failed to fetch' }, false)).toBe(true);
    expect(isFatal({ message: 'Failed to fetch' }, true)).toBe(false);
    expect(isFatal({ status: 404 }, true)).toBe(false);
  });
});
