import { HOME_COUNTRIES } from '@safe-haven/contracts';
import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { Theme } from '../../../ui/theme.ts';
import { MEDIUM, SEMI_BOLD } from './font-faces.ts';
import { townIcon } from './icon-names.ts';
import type { Palette } from './palette.ts';
import type { LabelScript } from './script.ts';

type Layout = NonNullable<SymbolLayerSpecification['layout']>;
type Paint = NonNullable<SymbolLayerSpecification['paint']>;

/** The expression for names in a script, falling back to the local name. */
export function nameIn(script: LabelScript): ExpressionSpecification {
  switch (script) {
    case 'local':
      return ['get', 'n'];
    case 'en':
      return ['coalesce', ['get', 'en'], ['get', 'n']];
    case 'cyrillic':
      return ['coalesce', ['get', 'c'], ['get', 'n']];
    case 'macedonian':
      // The data has a Macedonian name only where it differs from the Serbian or local one.
      return ['coalesce', ['get', 'mk'], ['get', 'c'], ['get', 'n']];
  }
}

const isHome: ExpressionSpecification = ['in', ['get', 'cc'], ['literal', [...HOME_COUNTRIES]]];

/** A text size in px, interpolated between two zoom levels. */
const interpolatedSize = (
  from: [number, number | ExpressionSpecification],
  to: [number, number | ExpressionSpecification],
): ExpressionSpecification => ['interpolate', ['linear'], ['zoom'], ...from, ...to];

/** The label layers of the base map. Where labels collide, later layers win. */
export function labelLayers(c: Palette, theme: Theme, script: LabelScript): LayerSpecification[] {
  const town = townLayer(c, theme, script);
  const big: ExpressionSpecification = ['==', ['get', 'r'], 1];
  return [
    waterLabel(
      'label-sea',
      'sea',
      { 'text-size': interpolatedSize([5, 11], [8, 15]), 'text-letter-spacing': 0.2 },
      c,
      script,
    ),
    { ...waterLabel('label-lake', 'lake', { 'text-size': 11 }, c, script), minzoom: 7.5 },
    town('town-village', 9.2, [6], interpolatedSize([9, 10], [12, 12])),
    town('town-small', 8, [4, 5], interpolatedSize([8, 10], [12, 13])),
    town('town-middle', 6.6, [3], interpolatedSize([6, 11], [12, 14])),
    regionLabel(c, script),
    town('town-large', 5.4, [1, 2], interpolatedSize([5, ['case', big, 11.5, 11]], [10, ['case', big, 16, 14]])),
    countryLabel(c, script),
    town('town-capital', 4, [0], interpolatedSize([4, 11], [10, 18])),
  ];
}

const townLayer =
  (c: Palette, theme: Theme, script: LabelScript) =>
  (id: string, minzoom: number, ranks: number[], size: ExpressionSpecification): SymbolLayerSpecification => ({
    id,
    type: 'symbol',
    source: 'places',
    minzoom,
    filter: ['in', ['get', 'r'], ['literal', ranks]],
    layout: {
      'text-field': nameIn(script),
      'text-font': [ranks.includes(0) ? SEMI_BOLD : MEDIUM],
      'text-size': size,
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 0.55,
      'text-justify': 'auto',
      'text-padding': 3,
      'text-max-width': 8,
      'icon-image': townIcon(theme, ranks.includes(0)),
      'icon-size': interpolatedSize([5, 0.7], [10, 1]),
      'symbol-sort-key': ['-', 0, ['+', ['get', 's'], ['case', isHome, 1e6, 0]]],
    },
    paint: {
      'text-color': ['case', isHome, c.town, c.townMuted],
      'text-halo-color': c.halo,
      'text-halo-width': 1.3,
      'icon-opacity': ['case', isHome, 1, 0.55],
    },
  });

function countryLabel(c: Palette, script: LabelScript): SymbolLayerSpecification {
  return {
    ...plainLabel('label-country', 'country', {
      'text-field': nameIn(script),
      'text-font': [SEMI_BOLD],
      'text-size': interpolatedSize([4, ['match', ['get', 'h'], 1, 11, 10]], [7, ['match', ['get', 'h'], 1, 17, 13]]),
      'text-transform': 'uppercase',
      'text-letter-spacing': 0.14,
      'text-max-width': 8,
      'text-padding': 2,
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
      'text-radial-offset': 1.6,
      'text-justify': 'auto',
      'symbol-sort-key': ['-', 0, ['get', 'h']],
    }),
    maxzoom: 7.6,
    paint: {
      'text-color': ['match', ['get', 'h'], [1, 2], c.country, c.countryOther],
      'text-halo-color': c.halo,
      'text-halo-width': 1.2,
      'text-opacity': interpolatedSize([7, 1], [7.6, 0.2]),
    },
  };
}

function regionLabel(c: Palette, script: LabelScript): SymbolLayerSpecification {
  return {
    ...plainLabel('label-region', 'region', {
      'text-field': nameIn(script),
      'text-font': [MEDIUM],
      'text-size': interpolatedSize([7, 10], [9, 13]),
      'text-letter-spacing': 0.06,
      'text-max-width': 7,
      'text-padding': 6,
    }),
    minzoom: 7,
    maxzoom: 10,
    paint: { 'text-color': c.regionLabel, 'text-halo-color': c.halo, 'text-halo-width': 1 },
  };
}

function waterLabel(
  id: string,
  kind: string,
  layout: Layout,
  c: Palette,
  script: LabelScript,
): SymbolLayerSpecification {
  const paint: Paint = { 'text-color': c.seaLabel, 'text-halo-color': c.halo, 'text-halo-width': 0.4 };
  const shared: Layout = { 'text-field': nameIn(script), 'text-font': [MEDIUM], 'text-max-width': 7 };
  return { ...plainLabel(id, kind, { ...shared, ...layout }), paint };
}

const plainLabel = (id: string, kind: string, layout: Layout): SymbolLayerSpecification => ({
  id,
  type: 'symbol',
  source: 'labels',
  filter: ['==', ['get', 't'], kind],
  layout,
});
