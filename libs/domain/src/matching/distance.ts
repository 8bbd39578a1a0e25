import type { Point } from './ask.ts';

/** A point of the globe as a vector of length 1: its sines and cosines are taken once, not for every ask. */
export interface Direction {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Taken once: where a program is closed in, as tests are, each look at a global costs more than the sine. */
const { asin, min, round, sqrt } = Math;

/** Mean radius of the Earth in km. */
const EARTH = 6371.009;

export function directionOf([lng, lat]: Point): Direction {
  const [east, north] = [(lng * Math.PI) / 180, (lat * Math.PI) / 180];
  const x = Math.cos(north) * Math.cos(east);
  return { x, y: Math.cos(north) * Math.sin(east), z: Math.sin(north) };
}

/**
 * The great circle between two points in whole km. Half the chord is the square root of the haversine. Areas have
 * one public point each: a finer figure would say nothing true.
 */
export function kmBetween(a: Direction, b: Direction): number {
  const [x, y, z] = [a.x - b.x, a.y - b.y, a.z - b.z];
  const halfChord = sqrt(x * x + y * y + z * z) / 2;
  return round(2 * EARTH * asin(min(1, halfChord)));
}
