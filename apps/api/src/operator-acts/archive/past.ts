import { day } from '@safe-haven/contracts';
import type { HavenEvent, Registered } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { START } from '@safe-haven/event-store';
import { measureReports } from '../../exports/measure-reports.ts';
import { monthsFor, monthsIn, parsedBody, textOf } from '../../exports/months.ts';
import { type DayRange, nightsTable } from '../../exports/nights.ts';
import { logLines } from '../../exports/own-log.ts';
import { csvOf } from '../../exports/tables/table.ts';
import { workbookOf } from '../../exports/tables/workbook.ts';
import type { HistoryReader } from '../../history/history-reader.ts';
import { shelterStream } from '../../streams/shelter-states.ts';
import type { ArchivePiece, Taken } from './archive.ts';

/** Nobody waits at a screen for it: how long the history may take for one file. */
const WITHIN_MS = 600_000;
const PIECE_BYTES = 64 * 1024;

/** The first day of which the houses tell anything; there is one house at least. */
export const firstDayOf = ({ shelters }: Taken): string =>
  shelters
    .flatMap(({ state }) => [
      (state as Registered).registeredAt.slice(0, 10),
      ...Object.values((state as Registered).census.months).flatMap((month) => Object.keys(month)),
    ])
    .toSorted()[0]!;

/** What happened in the houses, and how full they were. */
export async function* pastFiles(
  store: EventStore<HavenEvent>,
  history: HistoryReader,
  taken: Taken,
  from: string,
): AsyncGenerator<ArchivePiece> {
  yield* logPieces(store, taken);
  await history.start();
  const { viewer, now } = taken;
  const asking = { viewer, now, withinMs: WITHIN_MS };
  const ask = (question: Parameters<HistoryReader['ask']>[0]) => history.ask(question, WITHIN_MS);
  const asked = { viewer, now, encoding: null } as const;
  const today = day.parse(parsedBody(await ask({ report: 'today', ...asked })));
  const range: DayRange = { from, to: today < from ? from : today };
  const nights = { ...range, bucket: 'day', by: 'shelter', format: 'csv' } as const;
  yield file('past/occupancy.csv', textOf(await ask({ report: 'occupancy', query: nights, ...asked })));
  const figures = { ...monthsIn(range), format: 'csv' } as const;
  yield file('past/figures.csv', textOf(await ask({ report: 'figures', query: figures, ...asked })));
  const months = await monthsFor(history, range, asking);
  const table = nightsTable(months);
  yield file('past/person-nights.csv', csvOf(table));
  yield { file: 'past/person-nights.xlsx', bytes: workbookOf([table]) };
  yield file('partners/measure-reports.json', JSON.stringify(measureReports(months, viewer, now), null, 1));
}

const file = (name: string, text: string): ArchivePiece => ({ file: name, bytes: Buffer.from(text) });

/** The lines of the log, several in a piece. */
async function* logPieces(store: EventStore<HavenEvent>, { shelters, end }: Taken): AsyncGenerator<ArchivePiece> {
  const streams = new Set(shelters.map(({ shelterId }) => shelterStream(shelterId)));
  const stop = new AbortController();
  let lines: string[] = [];
  let bytes = 0;
  const piece = () => ({ file: 'past/log.ndjson', bytes: Buffer.from(lines.join('')) });
  try {
    for await (const line of logLines(store, { streams, after: START, end }, stop.signal)) {
      lines.push(line);
      bytes += line.length;
      if (bytes < PIECE_BYTES) continue;
      yield piece();
      [lines, bytes] = [[], 0];
    }
    yield piece();
  } finally {
    stop.abort();
  }
}
