import type { Point } from './ask.ts';

/** A point of the globe as a vector of length 1: its sines and cosines are taken once, not for every ask. */
export type Direction = readonly [x: number, y: number, z: number];

/** Taken once: where a program is closed in, as tests are, each look at a global costs more than the sine. */
const { asin, min, round, sqrt } = Math;

/** Mean radius of the Earth in km. */
const EARTH = 6371.009;

/** One object for all houses of an area: they stay near the processor. */
const known = new WeakMap<Point, Direction>();

export function directionOf(point: Point): Direction {
  const before = known.get(point);
  if (before !== undefined) return before;
  const [east, north] = [(point[0] * Math.PI) / 180, (point[1] * Math.PI) / 180];
  const direction = [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)] as const;
  known.set(point, direction);
  return direction;
}

/**
 * The great circle between two points in whole km. Half the chord is the square root of the haversine. Areas have
 * one public point each: a finer figure would say nothing true.
 */
export function kmBetween(a: Direction, b: Direction): number {
  const [x, y, z] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  const halfChord = sqrt(x * x + y * y + z * z) / 2;
  return round(2 * EARTH * asin(min(1, halfChord)));
}
