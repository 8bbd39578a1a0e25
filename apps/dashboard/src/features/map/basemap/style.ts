import type { GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { type FontFiles, fontFaces, MEDIUM } from './font-faces.ts';
import { groundLayers } from './ground-layers.ts';
import { labelLayers } from './label-layers.ts';
import { PALETTE, type Palette, type Theme } from './palette.ts';
import type { LabelScript } from './script.ts';

export interface BasemapOptions {
  theme: Theme;
  script: LabelScript;
  /** Where the GeoJSON files are, absolute and with a closing slash. */
  data: string;
  fonts: FontFiles;
}

/** The source of the places where markers stand, with the names to write under them. */
export const SPOTS = 'spots';
/** Size of these names in px. */
export const SPOT_NAME_SIZE = 12;

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
      [SPOTS]: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
    },
    layers: [...groundLayers(palette), ...labelLayers(palette, theme, script), ...spotLayers(palette)],
  };
}

/** On top, hence placed first: every label of the base map gives way to the markers, then to their names. */
const spotLayers = (c: Palette): LayerSpecification[] => [
  {
    id: 'spot-names',
    type: 'symbol',
    source: SPOTS,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': [MEDIUM],
      'text-size': SPOT_NAME_SIZE,
      'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
      'text-radial-offset': ['get', 'below'],
      'text-justify': 'auto',
      'text-max-width': 9,
    },
    paint: { 'text-color': c.town, 'text-halo-color': c.halo, 'text-halo-width': 1.3 },
  },
  {
    id: 'spots',
    type: 'symbol',
    source: SPOTS,
    layout: { 'icon-image': ['get', 'icon'], 'icon-allow-overlap': true, 'icon-padding': 0 },
  },
];
