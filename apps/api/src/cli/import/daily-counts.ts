import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { day, id } from '@safe-haven/contracts';
import { parse } from 'csv-parse';
import { z } from 'zod';

export interface DailyCount {
  readonly line: number;
  readonly night: string;
  readonly shelterId: string;
  readonly inService: number;
  readonly occupied: number;
}

interface Fault {
  readonly line: number;
  readonly message: string;
}

export interface CountsFile {
  readonly rows: readonly DailyCount[];
  readonly faults: readonly Fault[];
}

const COLUMNS = ['date', 'shelter', 'in_service', 'occupied'] as const;
const count = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a whole number from 0 to 10000')
  .transform(Number)
  .refine((n) => n <= 10_000, 'is not a whole number from 0 to 10000');
const record = z.object({
  date: day,
  shelter: id,
  in_service: count,
  occupied: count,
});

/**
 * Reads `date,shelter,in_service,occupied` (UTF-8, a byte order mark is fine, plain or gzip). Every bad row comes back
 * with its line number; the caller refuses the whole file when there is one. `today` refuses nights that have not come.
 */
export async function readDailyCounts(path: string, today: string): Promise<CountsFile> {
  const rows: DailyCount[] = [];
  const faults: Fault[] = [];
  const seen = new Map<string, DailyCount>();
  const file = createReadStream(path);
  const text: Readable = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  file.on('error', (error) => text.destroy(error));
  const lines = text.pipe(
    parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true }),
  );
  text.on('error', (error) => lines.destroy(error));
  let header = true;
  try {
    for await (const { record: cells, info } of lines as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (header) {
        header = false;
        if (cells.join() !== COLUMNS.join())
          return { rows: [], faults: [{ line: 1, message: `the first line is not "${COLUMNS.join()}"` }] };
        continue;
      }
      const row = readRow(cells, info.lines, today, seen);
      if ('message' in row) faults.push(row);
      else rows.push(row);
    }
  } catch (error) {
    const { code, lines: line } = error as { code?: string; lines?: number };
    if (code === 'ENOENT') throw new Error(`There is no file ${path}.`);
    faults.push({ line: line ?? rows.length + faults.length + 2, message: 'can not be read as CSV' });
  }
  if (header && faults.length === 0) faults.push({ line: 1, message: 'the file is empty' });
  return { rows, faults };
}

function readRow(cells: string[], line: number, today: string, seen: Map<string, DailyCount>): DailyCount | Fault {
  if (cells.length !== COLUMNS.length) return { line, message: `has ${cells.length} columns, not ${COLUMNS.length}` };
  const parsed = record.safeParse(Object.fromEntries(COLUMNS.map((c, i) => [c, cells[i]])));
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    return { line, message: `${String(issue.path[0])}: ${issue.message}` };
  }
  const { date, shelter, in_service, occupied } = parsed.data;
  if (date > today) return { line, message: `date: ${date} has not come yet` };
  const row: DailyCount = { line, night: date, shelterId: shelter, inService: in_service, occupied };
  const before = seen.get(`${shelter} ${date}`);
  if (before && (before.inService !== in_service || before.occupied !== occupied)) {
    return { line, message: `says otherwise than line ${before.line} of the same night` };
  }
  seen.set(`${shelter} ${date}`, row);
  return row;
}
