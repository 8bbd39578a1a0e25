import type { DataDrivenPropertyValueSpecification, ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from './palette.ts';

type Width = DataDrivenPropertyValueSpecification<number>;

/** A line width interpolated between two zoom levels. */
const interpolatedWidth = (
  from: [zoom: number, px: number],
  to: [zoom: number, px: number],
): ExpressionSpecification => ['interpolate', ['linear'], ['zoom'], ...from, ...to];

/** Layers of land, water and borders, bottom to top. The line between Serbia and Kosovo is dashed. */
export function groundLayers(c: Palette): LayerSpecification[] {
  const land: ExpressionSpecification = ['match', ['get', 'home'], 1, c.home, 2, c.kosovo, c.land];
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': c.sea } },
    { id: 'land', type: 'fill', source: 'countries', paint: { 'fill-color': land, 'fill-outline-color': land } },
    ...water(c),
    {
      id: 'regions',
      type: 'line',
      source: 'regions',
      minzoom: 5.2,
      paint: { 'line-color': c.region, 'line-width': interpolatedWidth([5.2, 0.4], [9, 1.2]) },
    },
    border('border-other', 'other', c.borderOther, interpolatedWidth([4, 0.5], [9, 1.3])),
    border('border-home-casing', 'home', c.borderCasing, interpolatedWidth([4, 2.5], [9, 6])),
    border('border-home', 'home', c.border, interpolatedWidth([4, 0.7], [9, 1.8])),
    border('border-kosovo', 'xk', c.border, interpolatedWidth([4, 0.7], [9, 1.6]), [4, 3]),
  ];
}

/** Smaller lakes and rivers are shown at higher zoom levels. */
function water(c: Palette): LayerSpecification[] {
  return [
    {
      id: 'rivers',
      type: 'line',
      source: 'rivers',
      minzoom: 5,
      filter: ['<=', ['get', 'lvl'], ['step', ['zoom'], 2, 6.5, 3, 7.5, 4]],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': c.river, 'line-width': riverWidth },
    },
    {
      id: 'lakes',
      type: 'fill',
      source: 'lakes',
      filter: ['>=', ['get', 'k'], ['step', ['zoom'], 40, 6, 8, 7, 2, 8, 0]],
      paint: { 'fill-color': c.water },
    },
  ];
}

const riverWidth: Width = [
  'interpolate',
  ['linear'],
  ['zoom'],
  5,
  ['match', ['get', 'lvl'], 1, 1.1, 2, 0.8, 0.4],
  10,
  ['match', ['get', 'lvl'], 1, 3, 2, 2.2, 1.2],
];

function border(id: string, kind: string, color: string, width: Width, dashes?: number[]): LayerSpecification {
  return {
    id,
    type: 'line',
    source: 'borders',
    filter: ['==', ['get', 'k'], kind],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': color, 'line-width': width, ...(dashes ? { 'line-dasharray': dashes } : {}) },
  };
}
