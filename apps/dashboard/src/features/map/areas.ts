import type { Row } from '@safe-haven/contracts';
import { isDraft } from '../../model/board/drafts.ts';
import { sumOf, type Tally, tallyOf } from './tally.ts';

/** Longitude and latitude in degrees: the public point of an area, never of a shelter. */
export type LngLat = readonly [number, number];

/** An area of the catalogue with the tally of its shelters. */
export interface Area {
  id: string;
  name: string;
  country: string;
  point: LngLat;
  shelterIds: readonly string[];
  tally: Tally;
}

/**
 * The areas of the rows, sorted by id. Rows without a point, and drafts, are skipped: they are in the list only. Shelters of one
 * area share an entry, so that their positions can't be distinguished.
 */
export function areasOf(rows: readonly Row[]): Area[] {
  const byId = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.area.point === null || isDraft(row)) continue;
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
