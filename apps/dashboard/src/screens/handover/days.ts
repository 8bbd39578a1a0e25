import type { HandoverAccount, HandoverLine } from '@safe-haven/contracts';
import { DAY, localDay } from '../../model/time/time.ts';
import { COLUMNS, type Column, columnOf } from './line-words.ts';

type ChangedHouse = Pick<HandoverAccount['houses'][number], 'shelterId' | 'shelterName' | 'lines'>;

/** What changed on one calendar day of whoever reads. */
export interface ChangedDay {
  readonly day: string;
  /** An instant of that day. */
  readonly at: string;
  readonly houses: readonly ChangedHouse[];
  readonly counts: Readonly<Record<Column, number>>;
}

/** A night crosses midnight and is one piece all the same; what is longer than a day is read day by day. */
export const isLong = ({ from, to }: Pick<HandoverAccount, 'from' | 'to'>): boolean =>
  Date.parse(to.at) - Date.parse(from.at) > DAY;

/** The days on which something changed, the newest first; each house stands under each of its days. */
export function daysOf(houses: readonly ChangedHouse[], timezone: string): ChangedDay[] {
  const lines = houses.flatMap((house) => house.lines.map((line) => ({ house, line })));
  const byDay = Map.groupBy(lines, ({ line }) => localDay(line.at, timezone));
  return [...byDay]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .map(([day, found]) => ({
      day,
      at: found[0]!.line.at,
      houses: [...Map.groupBy(found, ({ house }) => house)].map(([{ shelterId, shelterName }, own]) => ({
        shelterId,
        shelterName,
        lines: own.map(({ line }) => line),
      })),
      counts: countsOf(found.map(({ line }) => line)),
    }));
}

/** How many lines there are of each kind. */
export function countsOf(lines: readonly HandoverLine[]): Record<Column, number> {
  const counts = Object.fromEntries(COLUMNS.map((column) => [column, 0])) as Record<Column, number>;
  for (const { kind } of lines) counts[columnOf(kind)] += 1;
  return counts;
}
