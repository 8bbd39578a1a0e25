import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import ShelterMap from './shelter-map.tsx';
import { BELGRADE, exactRow } from './testing/rows.given.ts';

describe('the map where nothing can draw one', () => {
  afterEach(cleanup);

  it('says so calmly, points to the list, and offers nothing to skip or to zoom', () => {
    HTMLCanvasElement.prototype.getContext = () => null;
    render(
      <ShelterMap
        rows={[exactRow('a', BELGRADE, { free: 1 })]}
        theme="light"
        language="en"
        map={{ mapboxToken: null, mapboxStyleLight: '', mapboxStyleNight: '' }}
        country={null}
        hoveredArea={null}
        onHoverArea={() => undefined}
        selectedShelter={null}
        onOpenShelter={() => undefined}
      />,
    );
    const region = screen.getByRole('region', { name: 'Map of the areas' });
    expect(region.textContent).toBe('The map can’t be drawn here. The list is complete without it.');
    expect(screen.queryAllByRole('button')).toEqual([]);
  });
});
