import type { Row } from '@safe-haven/contracts';
import type { LngLat } from './areas.ts';

/** West, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

/** Extent of the base map data: the map can't be moved outside. */
export const BASEMAP_BOUNDS: Bounds = [10.5, 37.6, 30.5, 50.2];

/** Bounds of the four countries of the network. */
export const HOME: Bounds = [15.6, 39.5, 23.1, 46.3];

const COUNTRIES: Readonly<Record<string, Bounds>> = {
  AL: [19.2, 39.6, 21.1, 42.7],
  BA: [15.7, 42.5, 19.7, 45.3],
  MK: [20.4, 40.8, 23.1, 42.4],
  RS: [18.8, 42.2, 23.1, 46.2],
};

/** The initial bounds: the chosen country, else the four; another country has the bounds of its areas. */
export function boundsFor(country: string | null, rows: readonly Row[]): Bounds {
  if (country === null) return HOME;
  return COUNTRIES[country] ?? boundsAround(pointsIn(country, rows)) ?? HOME;
}

const pointsIn = (country: string, rows: readonly Row[]): LngLat[] =>
  rows.flatMap((row) => (row.country === country && row.area.point !== null ? [row.area.point] : []));

/** The smallest bounds that contain all points, padded for a single one; null without points. */
export function boundsAround(points: readonly LngLat[]): Bounds | null {
  if (points.length === 0) return null;
  const lngs = points.map(([lng]) => lng);
  const lats = points.map(([, lat]) => lat);
  const room = 0.2;
  return [Math.min(...lngs) - room, Math.min(...lats) - room, Math.max(...lngs) + room, Math.max(...lats) + room];
}

/** The middle of bounds, in degrees. */
export const middleOf = ([west, south, east, north]: Bounds): LngLat => [(west + east) / 2, (south + north) / 2];
