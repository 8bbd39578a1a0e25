import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openTarget } from '../audit/verify/target.ts';
import { verifyAll } from '../audit/verify/verify.ts';
import { parseConfig } from '../environment/config.ts';
import { noteBackup } from '../privacy/backup/note-backup.ts';
import { type OnBackup, takeBackup } from '../privacy/backup/target.ts';
import { type Command, EXIT, print } from './command.ts';

const USAGE = `
  haven backup FOLDER --keys OTHER-FOLDER   takes the log to FOLDER/log.sqlite, and its keys to OTHER-FOLDER/log.sqlite.keys
  haven backup FOLDER                       takes the log alone
  haven backup verify FOLDER                checks every hash chain of a log that was taken
  haven backup noted                        says that a copy was made by other means, such as the server's own backup

  Nothing has to be stopped. FOLDER must hold no log yet; of the keys only the newest copy is kept, for forgetting helps only
  where no old one is left. Keys never lie where a copy of the log does.
`;
const PRINT_EVERY = 10_000;

export const backup: Command = { usage: USAGE, run: main };

async function main(argv: string[]): Promise<number> {
  const args = readArguments(argv);
  if (args === null) return print(USAGE, EXIT.usage);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  try {
    if (args.what === 'noted') return await noted();
    if (args.what === 'verify') return await verify(args.log);
    const { log, keys } = args;
    const { places, recorded } = await takeBackup(process.env, { log, keys }, progress(), stop.signal);
    if (recorded === false)
      print('  The log takes nothing at the moment, so the audit trail does not name this backup.');
    print(`  The log is in ${places.log}. It holds no key.`);
    const verified = await verify(log);
    if (verified === EXIT.done) printKeyLocations(places.keys);
    return verified;
  } catch (error) {
    return print(`  ${(error as Error).message}`, EXIT.failed);
  }
}

type BackupArguments =
  | { readonly what: 'noted' }
  | { readonly what: 'take' | 'verify'; readonly log: string; readonly keys: string | null };

/** Such a copy has keys and log in one place, so the trail says both. */
async function noted(): Promise<number> {
  const parsed = parseConfig(process.env);
  if (!parsed.ok) return print(`  ${parsed.sentences.join(' ')}`, EXIT.failed);
  await noteBackup(parsed.config, 'backup_with_keys');
  return print('  The audit trail and the operations page know of a copy of now.');
}

function readArguments(argv: string[]): BackupArguments | null {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { keys: { type: 'string' } },
    });
    const [first, second, ...rest] = positionals;
    if (first === undefined || rest.length > 0) return null;
    const keys = values.keys === undefined ? null : resolve(values.keys);
    if (first === 'noted') return second === undefined && keys === null ? { what: 'noted' } : null;
    if (first === 'verify')
      return second === undefined || keys !== null ? null : { what: 'verify', log: resolve(second), keys };
    return second === undefined ? { what: 'take', log: resolve(first), keys } : null;
  } catch {
    return null;
  }
}

async function verify(folder: string): Promise<number> {
  const target = await openTarget({ HAVEN_DATA_DIR: folder });
  try {
    let printed = 0;
    const verdict = await verifyAll(target, null, (events) => {
      if (events < printed + PRINT_EVERY) return;
      printed = events - (events % PRINT_EVERY);
      print(`  ${printed} events checked`);
    });
    if (!verdict.intact) return print(`  ${verdict.sentence}`, EXIT.failed);
    const { events, position, digest } = verdict.last;
    print(`  It is whole: ${events} events beside the keys, the last at position ${position}.`);
    return print(`  Digest of all of them: ${digest || 'none, for it is empty'}`);
  } finally {
    await target.close();
  }
}

function printKeyLocations(keys: string | null): void {
  const { HAVEN_MASTER_KEY_FILE: file, HAVEN_MASTER_KEY: given } = process.env;
  const master = file ?? (given === undefined ? '"master.key" in the data folder' : 'HAVEN_MASTER_KEY');
  print(
    keys === null
      ? '  Its keys were not taken: without a copy of them no address, no name and no way of signing in is ever read again.'
      : `  Its keys are in ${keys}, in place of those that were there.`,
  );
  print('  Keep them where no copy of the log is, and only the newest: an old copy of the keys undoes forgetting.');
  print(
    `  The master key (${master}) is in neither: keep a copy of it in a third place, and the list of erasures beside it.`,
  );
}

/** A line for each tenth of the file, or for so many events when the total is unknown. */
function progress(): OnBackup {
  let printed = '';
  return (done, total) => {
    const line =
      total === null
        ? `  ${done - (done % PRINT_EVERY)} events copied`
        : `  ${Math.floor((10 * done) / Math.max(1, total)) * 10} % copied`;
    if (line === printed) return;
    printed = line;
    print(line);
  };
}
