import type { Area, LngLat } from './areas.ts';
import { sumOf, type Tally } from './tally.ts';

/** The maximum zoom of both engines: areas are public, finer positions are not. */
export const MAX_ZOOM = 11;
/** Markers closer than this many px are grouped. */
const RADIUS = 50;

/** One marker: an area or a group of areas, at the position of the one with most shelters. */
export interface Group {
  /** Id of the area at whose point it is: keeps the identity of the marker when others join or leave. */
  id: string;
  point: LngLat;
  areas: readonly Area[];
  tally: Tally;
}

/** Rounds the zoom down to half levels, so that groups change twice per zoom level. */
export const levelOf = (zoom: number): number => Math.floor(Math.min(zoom, MAX_ZOOM) * 2) / 2;

/**
 * Groups areas so that no two markers are closer than `RADIUS` px at this level. Every area is in exactly one group, so
 * that the sums are the same at every zoom. Areas with more shelters are placed first.
 */
export function groupAreas(areas: readonly Area[], level: number): Group[] {
  const groups: { at: Pixel; areas: Area[] }[] = [];
  for (const area of [...areas].sort(moreSheltersFirst)) {
    const at = pixelOf(area.point, level);
    const existing = nearest(groups, at);
    if (existing) existing.areas.push(area);
    else groups.push({ at, areas: [area] });
  }
  return groups.map(({ areas: inside }) => ({
    id: inside[0]!.id,
    point: inside[0]!.point,
    areas: inside,
    tally: sumOf(inside.map((area) => area.tally)),
  }));
}

/** The first level above `level` at which these areas are in different groups; null if never. */
export function separationLevel(areas: readonly Area[], level: number): number | null {
  for (let next = level + 0.5; next <= MAX_ZOOM; next += 0.5) if (groupAreas(areas, next).length > 1) return next;
  return null;
}

type Pixel = { x: number; y: number };

function nearest<G extends { at: Pixel }>(groups: readonly G[], { x, y }: Pixel): G | undefined {
  let best: G | undefined;
  let bestDistance = RADIUS;
  for (const group of groups) {
    const distance = Math.hypot(group.at.x - x, group.at.y - y);
    if (distance < bestDistance) [best, bestDistance] = [group, distance];
  }
  return best;
}

/** Web Mercator in px of a world of 512 px at zoom 0, as in both engines. */
function pixelOf([lng, lat]: LngLat, zoom: number): Pixel {
  const size = 512 * 2 ** zoom;
  const northing = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  return { x: ((lng + 180) / 360) * size, y: (0.5 - northing / (2 * Math.PI)) * size };
}

const moreSheltersFirst = (a: Area, b: Area): number => b.tally.shelters - a.tally.shelters || (a.id < b.id ? -1 : 1);
