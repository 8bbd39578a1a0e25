import type { Area, LngLat } from './areas.ts';
import { sumOf, type Tally } from './tally.ts';

/** Both engines stop here: areas are public, anything finer is not. */
export const MAX_ZOOM = 11;
/** Markers nearer than this many px at a level become one. */
const RADIUS = 50;

/** What one marker stands for: an area, or several that would overlap, at the place of the one with most houses. */
export interface Group {
  /** The id of the area at whose point it stands: a marker keeps its identity when others join or leave. */
  id: string;
  point: LngLat;
  areas: readonly Area[];
  tally: Tally;
}

/** Zoom levels in halves: grouping changes twice in each zoom step, not on every wheel tick. */
export const levelOf = (zoom: number): number => Math.floor(Math.min(zoom, MAX_ZOOM) * 2) / 2;

/**
 * Groups areas so that no two markers stand nearer than `RADIUS` px at this level. Every area is in exactly one group,
 * so the sum over all markers is the sum over all areas at every zoom. Areas with more houses are placed first.
 */
export function groupAreas(areas: readonly Area[], level: number): Group[] {
  const groups: { at: Pixel; areas: Area[] }[] = [];
  for (const area of [...areas].sort(moreSheltersFirst)) {
    const at = pixelOf(area.point, level);
    const near = nearest(groups, at);
    if (near) near.areas.push(area);
    else groups.push({ at, areas: [area] });
  }
  return groups.map(({ areas: inside }) => ({
    id: inside[0]!.id,
    point: inside[0]!.point,
    areas: inside,
    tally: sumOf(inside.map((area) => area.tally)),
  }));
}

/** The first level above `level` where these areas no longer share one marker; null if they never part. */
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

/** Web Mercator in px of a world of 512 px at zoom 0, as both engines draw it. */
function pixelOf([lng, lat]: LngLat, zoom: number): Pixel {
  const size = 512 * 2 ** zoom;
  const northing = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  return { x: ((lng + 180) / 360) * size, y: (0.5 - northing / (2 * Math.PI)) * size };
}

const moreSheltersFirst = (a: Area, b: Area): number => b.tally.shelters - a.tally.shelters || (a.id < b.id ? -1 : 1);
