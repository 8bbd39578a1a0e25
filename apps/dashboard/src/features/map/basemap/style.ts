import type { GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Theme } from '../../../ui/theme.ts';
import { type FontFiles, fontFaces, MEDIUM } from './font-faces.ts';
import { groundLayers } from './ground-layers.ts';
import { labelLayers } from './label-layers.ts';
import { PALETTE, type Palette } from './palette.ts';
import type { LabelScript } from './script.ts';

export interface BasemapOptions {
  theme: Theme;
  script: LabelScript;
  /** Absolute URL of the folder of the GeoJSON files, with a trailing slash. */
  data: string;
  fonts: FontFiles;
}

/** Id of the source with the positions and names of the markers. */
export const SPOTS = 'spots';
/** Size of the marker names in px. */
export const SPOT_NAME_SIZE = 12;

/** The style of the embedded base map: everything from our own origin, without token, glyph server or sprites. */
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

/** The topmost layers are placed first: labels of the base map give way to markers, then to marker names. */
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
