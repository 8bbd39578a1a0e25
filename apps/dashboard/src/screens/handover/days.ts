import type { HandoverAccount, HandoverLine } from '@safe-haven/contracts';
import { DAY, localDay } from '../../model/time/time.ts';
import { COLUMNS, type Column, columnOf } from './format-line.ts';

type ChangedShelter = Pick<HandoverAccount['shelters'][number], 'shelterId' | 'shelterName' | 'lines'>;

/** The changes of one calendar day in the reader's time zone. */
export interface ChangedDay {
  readonly day: string;
  /** An instant on that day. */
  readonly at: string;
  readonly shelters: readonly ChangedShelter[];
  readonly counts: Readonly<Record<Column, number>>;
}

/**
 * Whether the account is split by day: only when it is longer than 24 hours, so that a night shift stays in one piece.
 */
export const isLong = ({ from, to }: Pick<HandoverAccount, 'from' | 'to'>): boolean =>
  Date.parse(to.at) - Date.parse(from.at) > DAY;

/** The days with changes, newest first; a shelter appears under each of its days. */
export function daysOf(shelters: readonly ChangedShelter[], timezone: string): ChangedDay[] {
  const lines = shelters.flatMap((shelter) => shelter.lines.map((line) => ({ shelter, line })));
  const byDay = Map.groupBy(lines, ({ line }) => localDay(line.at, timezone));
  return [...byDay]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .map(([day, found]) => ({
      day,
      at: found[0]!.line.at,
      shelters: [...Map.groupBy(found, ({ shelter }) => shelter)].map(([{ shelterId, shelterName }, own]) => ({
        shelterId,
        shelterName,
        lines: own.map(({ line }) => line),
      })),
      counts: countsOf(found.map(({ line }) => line)),
    }));
}

/** The number of lines in each column. */
export function countsOf(lines: readonly HandoverLine[]): Record<Column, number> {
  const counts = Object.fromEntries(COLUMNS.map((column) => [column, 0])) as Record<Column, number>;
  for (const { kind } of lines) counts[columnOf(kind)] += 1;
  return counts;
}
