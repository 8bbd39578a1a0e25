import './import/little-memory.ts';
import { access, writeFile } from 'node:fs/promises';
import {
  emptyCounts,
  type FileRows,
  filled,
  IMPORT_SENTENCES,
  type ImportFault,
  type ImportNotice,
  noticeSentence,
  type PlannedImport,
} from '@safe-haven/contracts/exchange';
import { type Command, EXIT, print } from './command.ts';
import { type ImportArguments, readArguments, USAGE } from './import/arguments.ts';
import { cachedLineCount, cacheImport, keyOf } from './import/import-cache.ts';
import { type ImportResult, importFile } from './import/import-file.ts';
import { type ProgressBar, progressBar } from './import/progress.ts';
import { readRows } from './import/read-file.ts';
import { faultLine, writeReport } from './import/report.ts';
import { openTarget, type Target } from './import/target.ts';

const FAULTS_SHOWN = 20;
const DRAFTS =
  '  New houses are drafts: a manager of the organisation or an administrator publishes them before others see them.';

export const importing: Command = { usage: USAGE, run: main };

async function main(argv: string[]): Promise<number> {
  const args = readArguments(argv);
  if (typeof args === 'string') return print(`  ${args}\n${USAGE}`, EXIT.usage);
  const exists = await access(args.file).then(
    () => true,
    () => false,
  );
  if (!exists) return print(`  There is no file ${args.file}.`, EXIT.usage);
  const {
    HAVEN_DATA_DIR: dataDir = './data',
    HAVEN_RUN_DIR: runDir = null,
    HAVEN_EVENT_STORE: eventStore,
  } = process.env;
  const bar = progressBar();
  const onWait = (seconds: number) =>
    bar.say(`  The program has others to serve as well: it goes on by itself in ${seconds} s.`);
  const target = await openTarget({ dataDir, runDir }, onWait, eventStore).catch((error: Error) => error.message);
  if (typeof target === 'string') return print(`  ${target}`, EXIT.failed);
  try {
    return await runImport(args, { dataDir, target, bar });
  } catch (error) {
    bar.end();
    return print(
      `  The import stopped. ${(error as Error).message} What was written stays; run it again to go on.`,
      EXIT.failed,
    );
  } finally {
    await target.close();
  }
}

interface ImportContext {
  readonly dataDir: string;
  readonly target: Target;
  readonly bar: ProgressBar;
}

async function runImport(args: ImportArguments, { dataDir, target, bar }: ImportContext): Promise<number> {
  const started = performance.now();
  const secondsSince = () => (performance.now() - started) / 1000;
  const key = args.profile.kind === 'daily_counts' ? await keyOf(args).catch(() => null) : null;
  const cachedLines = key === null ? null : await cachedLineCount(dataDir, key, target);
  if (cachedLines !== null) return report(args, alreadyImported(cachedLines), cachedLines, secondsSince());
  const read = await readRows(args.file, args.sheet).catch((error: Error) => error.message);
  if (typeof read === 'string') return print(`  ${read}`, EXIT.usage);
  sayHowRead(read);
  let lines = 0;
  const result = await importFile(target, read.rows, args.profile, {
    dryRun: args.dryRun,
    skipBad: args.skipBad !== null,
    now: Date.now(),
    onPlanned: (planned) => {
      print(summaryOf(planned, target.where));
      showNotices(planned.notices);
      bar.of(planned.lines);
    },
    onLines: (count) => {
      lines += count;
      bar.update(lines);
    },
  });
  bar.end();
  const { sent } = result;
  // The cache only makes the next run faster: when it can't be written, the import has succeeded all the same.
  if (key !== null && sent !== null)
    await cacheImport(dataDir, { selection: args, key }, sent).catch(({ message }: Error) =>
      print(`  The next run reads the whole file again: what it says could not be kept. ${message}`),
    );
  return report(args, result, lines, secondsSince());
}

/** Says what was inferred of a file: its code page, and which of several sheets was read. */
function sayHowRead({ encoding, sheet, sheets }: FileRows): void {
  if (encoding === 'windows-1250' || encoding === 'windows-1251') print(`  ${IMPORT_SENTENCES.encoding[encoding]}`);
  const others = sheets.filter((name) => name !== sheet).join(', ');
  if (sheet !== null && others !== '') print(`  ${filled(IMPORT_SENTENCES.otherSheets, { sheet, others })}`);
}

function showNotices(notices: readonly ImportNotice[]): void {
  for (const notice of notices.slice(0, FAULTS_SHOWN)) print(`  ${noticeSentence(notice)}`);
  if (notices.length > FAULTS_SHOWN) print(`  and ${notices.length - FAULTS_SHOWN} more`);
}

/** The result for a file that was imported before and whose nights are all in the log. */
function alreadyImported(lines: number): ImportResult {
  return { ...emptyCounts(), same: lines, faults: [], written: true, sent: null };
}

function summaryOf({ lines, shelters, dateForm, isSure }: PlannedImport, where: string): string {
  const dates = dateForm === null ? '' : `, dates as ${dateForm}${isSure ? '' : ' or another form'}`;
  return `  ${lines} rows, ${shelters.length} houses${dates}. Against ${where}.`;
}

/** Prints the result, and writes the report and the profile that were asked for. */
async function report(args: ImportArguments, result: ImportResult, lines: number, seconds: number): Promise<number> {
  const bad = [...result.faults, ...result.refused];
  if (args.skipBad !== null) await writeReport(args.skipBad, bad);
  if (args.saveProfile !== null) await writeFile(args.saveProfile, `${JSON.stringify(args.profile, null, 2)}\n`);
  if (bad.length > 0 && args.skipBad === null) showFaults(bad);
  const { registered, added, changed, same } = result;
  const sums = `${registered} houses new, ${added} rows new${changed > 0 ? `, ${changed} changed` : ''}, ${same} there already`;
  if (args.dryRun)
    return print(
      `  ${sums}, ${bad.length} bad. Nothing was written: this was a dry run.`,
      bad.length > 0 ? EXIT.failed : EXIT.done,
    );
  if (!result.written)
    return print(
      `  ${bad.length} bad rows: nothing was written. Mend the file, or leave them out with --skip-bad REPORT.csv.`,
      EXIT.failed,
    );
  if (registered > 0 && args.profile.mode !== 'past') print(DRAFTS);
  const skipped = bad.length > 0 ? ` ${bad.length} were left out: see ${args.skipBad}.` : '';
  return print(`  ${sums}. ${seconds.toFixed(1)} s, ${Math.round(lines / seconds)} rows a second.${skipped}`);
}

function showFaults(faults: readonly ImportFault[]): void {
  for (const fault of faults.slice(0, FAULTS_SHOWN)) print(`  ${faultLine(fault)}`, EXIT.failed);
  if (faults.length > FAULTS_SHOWN) print(`  and ${faults.length - FAULTS_SHOWN} more`, EXIT.failed);
}
