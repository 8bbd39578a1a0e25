import type { Row } from '@safe-haven/contracts';
import { sumOf, type Tally, tallyOf } from './tally.ts';

/** Longitude and latitude in degrees: the public point of an area, never of a house. */
export type LngLat = readonly [number, number];

/** One marker's worth of the map: an area of the catalogue with everything known about its houses. */
export interface Area {
  id: string;
  name: string;
  country: string;
  point: LngLat;
  shelterIds: readonly string[];
  tally: Tally;
}

/**
 * The areas of the rows, sorted by id. Rows without a point are left out: they are listed and not mapped. Houses of
 * one area share one entry, so that no house can be told from its neighbour by its place on the map.
 */
export function areasOf(rows: readonly Row[]): Area[] {
  const byId = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.area.point === null) continue;
    const together = byId.get(row.area.id);
    if (together) together.push(row);
    else byId.set(row.area.id, [row]);
  }
  return [...byId.values()].map(areaOf).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function areaOf(rows: readonly Row[]): Area {
  const { area, country } = rows[0]!;
  return {
    id: area.id,
    name: area.name,
    country,
    point: area.point!,
    shelterIds: rows.map((row) => row.shelterId),
    tally: sumOf(rows.map(tallyOf)),
  };
}
