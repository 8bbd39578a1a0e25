import type { ShelterNights } from '@safe-haven/contracts';
import type { Group } from './groups.ts';
import { type Days, knownDays, type Span, shelterNightsIn } from './spans.ts';
import type { Owner } from './visible.ts';

/** The monthly counts of one organisation in one country. */
interface Cell {
  readonly spans: readonly Span[];
  /**
   * Whether it has any request or search, in whichever month: if cells came and went by month, a month with one cell
   * more would disclose who asked in it.
   */
  readonly hasNeeds: boolean;
}

/** The cells of a group, and on how many days of each month any of its shelters has data. */
export interface GroupCounts {
  readonly cells: readonly Cell[];
  readonly known: readonly number[];
  readonly shelterNights: readonly ShelterNights[];
}

/**
 * Counts a group by organisation and country. Organisations that have requests or searches but no shelter get a cell
 * too.
 */
export function countByCell(
  group: Group,
  months: readonly Days[],
  now: number,
  count: (cell: Group) => readonly Span[],
): GroupCounts {
  const cells: Cell[] = [];
  for (const cell of cellsOf(group)) {
    cells.push({ spans: count(cell), hasNeeds: cell.requests.length + cell.searches.length > 0 });
  }
  return {
    cells,
    known: months.map((month) => knownDays(group, month, now)),
    shelterNights: months.map((month) => shelterNightsIn(group, month, now)),
  };
}

function cellsOf(group: Group): Group[] {
  const key = ({ country, organisation }: Owner) => JSON.stringify([country ?? group.country, organisation]);
  const shelters = Map.groupBy(group.shelters, ({ state }) => key(state));
  const [requests, searches] = [Map.groupBy(group.requests, key), Map.groupBy(group.searches, key)];
  return [...new Set([...shelters.keys(), ...requests.keys(), ...searches.keys()])].map((cell) => ({
    ...group,
    shelters: shelters.get(cell) ?? [],
    requests: requests.get(cell) ?? [],
    searches: searches.get(cell) ?? [],
  }));
}
