import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { COMPILED_ONCE } from '@safe-haven/jest-preset/compiled-once';
import type { Server } from './server.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const DAY = 86_400_000;
/** As any partner would: by the command, into a program that does not run. */
const COMMAND = ['--disable-warning=ExperimentalWarning', 'apps/api/bin/haven.mjs', 'import', 'daily-counts'];
const FOR_ALL = ['--organisation', 'Atina', '--country', 'RS', '--area', 'Niš', '--mode', 'past'];

/** Nights of so many houses, as a partner's file has them: `House 1` and so on, every so many days of a range. */
export interface Nights {
  readonly shelters: readonly number[];
  readonly from: string;
  readonly to: string;
  readonly every?: number;
}

/** Gives the manager's organisation houses that were and are no more, with their nights; the program starts again with them. */
export async function withOldNights(server: Server, ...nights: readonly Nights[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'haven-nights-'));
  const file = join(folder, 'nights.csv');
  writeFileSync(file, ['date,shelter,in_service,occupied', ...nights.flatMap(linesOf)].join('\n'));
  await server.stop();
  const env = { ...COMPILED_ONCE, PATH: process.env['PATH'], HAVEN_DATA_DIR: server.dataDir };
  await promisify(execFile)(process.execPath, [...COMMAND, file, ...FOR_ALL], { cwd: ROOT, env });
  rmSync(folder, { recursive: true });
  await server.start();
}

function linesOf({ shelters, from, to, every = 1 }: Nights): string[] {
  const [start, days] = [Date.parse(from), (Date.parse(to) - Date.parse(from)) / DAY + 1];
  return shelters.flatMap((shelter) =>
    Array.from({ length: Math.ceil(days / every) }, (_, n) => {
      const day = new Date(start + n * every * DAY).toISOString().slice(0, 10);
      const places = 8 + (shelter % 20);
      return `${day},House ${shelter},${places},${places - ((shelter + n * 7) % 6)}`;
    }),
  );
}
