import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Command, EXIT, print } from './command.ts';
import { type Restored, type RestorePlaces, restore, restoreRefused } from './restore-backup.ts';

const USAGE = `
  haven restore FOLDER --keys OTHER-FOLDER --into NEW-FOLDER   puts a backup together where a program can start on it
  haven restore FOLDER --keys OTHER-FOLDER --check             the same in a folder of its own, which is removed afterwards
      --erasures FILE   the list of what was erased since, where HAVEN_ERASURE_LEDGER does not name it

  It checks every hash chain, that the keys belong to the log, and that the master key (HAVEN_MASTER_KEY_FILE or HAVEN_MASTER_KEY)
  opens them all. It says from when the newest fact is, and how long all of it took. With --check nothing that runs is touched: do it
  once a quarter.
`;
const PRINT_EVERY = 50_000;

export const restoring: Command = { usage: USAGE, run: main };

async function main(args: string[]): Promise<number> {
  const asked = readArguments(args);
  if (typeof asked === 'string') return print(`  ${asked}\n${USAGE}`, EXIT.usage);
  const scratch = asked.into === null ? mkdtempSync(join(tmpdir(), 'haven-restore-')) : null;
  try {
    const places = { ...asked, into: asked.into ?? join(scratch!, 'data') };
    const refused = restoreRefused(places);
    if (refused !== null) return print(`  ${refused}`, EXIT.failed);
    return await checked(places, scratch === null);
  } catch (error) {
    return print(`  ${(error as Error).message}`, EXIT.failed);
  } finally {
    if (scratch !== null) rmSync(scratch, { recursive: true, force: true });
  }
}

async function checked(places: RestorePlaces, isKept: boolean): Promise<number> {
  const since = performance.now();
  let printed = 0;
  const result = await restore(places, process.env, (events) => {
    if (events < printed + PRINT_EVERY) return;
    printed = events - (events % PRINT_EVERY);
    print(`  ${printed} events checked`);
  });
  if (!result.ok) return print(`  ${result.sentence}`, EXIT.failed);
  return report(result.restored, (performance.now() - since) / 1_000, isKept ? places.into : null);
}

function report({ events, digest, newest, keys, erased }: Restored, seconds: number, into: string | null): number {
  print(`  It is whole: ${events} events beside the keys. Digest of all of them: ${digest || 'none, for it is empty'}`);
  print(`  The master key opens all ${keys} data keys; ${erased} subjects are erased.`);
  if (newest !== null) print(`  The newest event is of ${newest}: what was recorded later is not in it.`);
  print(`  It took ${seconds.toFixed(1)} s.`);
  if (into === null) return print('  This was a check: nothing of it is left.');
  return print(`  Start the program with HAVEN_DATA_DIR=${into}.`);
}

type Asked = Omit<RestorePlaces, 'into'> & { readonly into: string | null };

function readArguments(args: string[]): Asked | string {
  try {
    const string = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { keys: string, into: string, erasures: string, check: { type: 'boolean', default: false } },
    });
    const [log, ...rest] = positionals;
    if (log === undefined || rest.length > 0 || values.keys === undefined)
      return 'Say where the log of the backup is, and with --keys where its keys are.';
    if (values.check === (values.into !== undefined)) return 'Say --into a new folder, or --check.';
    return {
      log: resolve(log),
      keys: resolve(values.keys),
      into: values.into === undefined ? null : resolve(values.into),
      erasures: values.erasures === undefined ? null : resolve(values.erasures),
    };
  } catch (error) {
    return (error as Error).message;
  }
}
