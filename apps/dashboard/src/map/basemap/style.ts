import type { GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { type FontFiles, fontFaces } from './font-faces.ts';
import { groundLayers } from './ground-layers.ts';
import { labelLayers } from './label-layers.ts';
import { PALETTE, type Theme } from './palette.ts';
import type { LabelScript } from './script.ts';

export interface BasemapOptions {
  theme: Theme;
  script: LabelScript;
  /** Where the GeoJSON files are, absolute and with a closing slash. */
  data: string;
  fonts: FontFiles;
}

/** The source that `keepLabelsClear` fills with the places of the markers. */
export const CLEAR_SPOTS = 'clear-spots';

/** The embedded base map: everything from our own origin, no token, no glyph server, no sprites. */
export function basemapStyle({ theme, script, data, fonts }: BasemapOptions): StyleSpecification {
  const palette = PALETTE[theme];
  const file = (name: string, maxzoom = 10): GeoJSONSourceSpecification => ({
    type: 'geojson',
    data: `${data}${name}.geojson`,
    tolerance: 0.3,
    maxzoom,
  });
  return {
    version: 8,
    name: `embedded-${theme}`,
    'font-faces': fontFaces(fonts),
    sources: {
      countries: file('countries'),
      borders: file('borders'),
      regions: file('regions-lines'),
      lakes: file('lakes'),
      rivers: file('rivers'),
      places: file('places', 12),
      labels: file('labels'),
      [CLEAR_SPOTS]: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
    },
    layers: [...groundLayers(palette), ...labelLayers(palette, theme, script), clearLayer],
  };
}

/** On top, hence placed first: every label of the base map gives way to the markers. */
const clearLayer: LayerSpecification = {
  id: CLEAR_SPOTS,
  type: 'symbol',
  source: CLEAR_SPOTS,
  layout: { 'icon-image': ['get', 'icon'], 'icon-allow-overlap': true, 'icon-padding': 0 },
};
