import type { Point } from './search.ts';

/** A point as a unit vector: sines and cosines are computed once, not for every search. */
export type Direction = readonly [x: number, y: number, z: number];

/** Mean radius of the Earth in km. */
const EARTH = 6371.009;

export function directionOf([longitude, latitude]: Point): Direction {
  const [east, north] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)];
}

/**
 * The great-circle distance between two points in whole km (haversine). Areas have one public point each, so a finer figure
 * would be meaningless.
 */
export function kmBetween(a: Direction, b: Direction): number {
  const [x, y, z] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  const halfChord = Math.sqrt(x * x + y * y + z * z) / 2;
  return Math.round(2 * EARTH * Math.asin(Math.min(1, halfChord)));
}
