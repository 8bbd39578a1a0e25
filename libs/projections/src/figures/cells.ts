import type { Asker } from './asked.ts';
import type { Group } from './groups.ts';
import { type Days, knownDays, type Span } from './spans.ts';

/** What was counted, month by month, of one organisation in one country. */
interface Cell {
  readonly spans: readonly Span[];
  /** It asked for places, whenever that was: that a month has one asker more would say that somebody asked in it. */
  readonly asks: boolean;
}

/** What was counted of a group, and of how many days of each month anything is known. */
export interface Counted {
  readonly cells: readonly Cell[];
  readonly known: readonly number[];
}

/** Counts a group by organisation and country, those that only ask for places included. */
export function countedOf(
  group: Group,
  months: readonly Days[],
  now: number,
  count: (cell: Group) => readonly Span[],
): Counted {
  const cells: Cell[] = [];
  for (const cell of cellsOf(group)) {
    cells.push({ spans: count(cell), asks: cell.requests.length + cell.searches.length > 0 });
  }
  return { cells, known: months.map((month) => knownDays(group, month, now)) };
}

function cellsOf(group: Group): Group[] {
  const key = ({ country, organisation }: Asker) => JSON.stringify([country ?? group.country, organisation]);
  const houses = Map.groupBy(group.houses, ({ state }) => key(state));
  const [requests, searches] = [Map.groupBy(group.requests, key), Map.groupBy(group.searches, key)];
  return [...new Set([...houses.keys(), ...requests.keys(), ...searches.keys()])].map((cell) => ({
    ...group,
    houses: houses.get(cell) ?? [],
    requests: requests.get(cell) ?? [],
    searches: searches.get(cell) ?? [],
  }));
}
