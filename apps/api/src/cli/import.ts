import './import/little-memory.ts';
import { access, writeFile } from 'node:fs/promises';
import { type ImportFault, noCounts, type Understood } from '@safe-haven/contracts/exchange';
import { type ImportArguments, readArguments, USAGE } from './import/arguments.ts';
import { type Imported, importFile } from './import/import-file.ts';
import { type ProgressBar, progressBar } from './import/progress.ts';
import { readRows } from './import/read-file.ts';
import { keyOf, linesThere, remember } from './import/remembered-files.ts';
import { sentenceOf, writeReport } from './import/report.ts';
import { openTarget, type Target } from './import/target.ts';

const FAULTS_SHOWN = 20;
const DRAFTS =
  '  New houses are drafts: a manager of the organisation or an administrator publishes them before others see them.';

process.exitCode = await main(process.argv.slice(2));

async function main(argv: string[]): Promise<number> {
  const asked = readArguments(argv);
  if (typeof asked === 'string') return say(`  ${asked}\n${USAGE}`, 2);
  const isThere = await access(asked.file).then(
    () => true,
    () => false,
  );
  if (!isThere) return say(`  There is no file ${asked.file}.`, 2);
  const { HAVEN_DATA_DIR: dataDir = './data', HAVEN_EVENT_STORE: eventStore } = process.env;
  const bar = progressBar();
  const onWait = (seconds: number) =>
    bar.say(`  The program has others to serve as well: it goes on by itself in ${seconds} s.`);
  const target = await openTarget(dataDir, onWait, eventStore).catch((error: Error) => error.message);
  if (typeof target === 'string') return say(`  ${target}`, 1);
  try {
    return await bringIn(asked, { dataDir, target, bar });
  } catch (error) {
    bar.end();
    return say(`  The import stopped. ${(error as Error).message} What was written stays; run it again to go on.`, 1);
  } finally {
    await target.close();
  }
}

interface Where {
  readonly dataDir: string;
  readonly target: Target;
  readonly bar: ProgressBar;
}

async function bringIn(asked: ImportArguments, { dataDir, target, bar }: Where): Promise<number> {
  const started = performance.now();
  const secondsSince = () => (performance.now() - started) / 1000;
  const key = asked.profile.kind === 'daily_counts' ? await keyOf(asked).catch(() => null) : null;
  const there = key === null ? null : await linesThere(dataDir, key, target);
  if (there !== null) return tell(asked, allThere(there), there, secondsSince());
  const rows = await readRows(asked.file, asked.sheet).catch((error: Error) => error.message);
  if (typeof rows === 'string') return say(`  ${rows}`, 2);
  let lines = 0;
  const result = await importFile(target, rows, asked.profile, {
    dryRun: asked.dryRun,
    skipBad: asked.skipBad !== null,
    today: new Date().toISOString().slice(0, 10),
    onUnderstood: (understood) => {
      say(whatItSays(understood, target.where));
      bar.of(understood.lines);
    },
    onLines: (more) => {
      lines += more;
      bar.at(lines);
    },
  });
  bar.end();
  const { sent } = result;
  // It makes the next run quick. What was brought in is there, whatever becomes of it.
  if (key !== null && sent !== null)
    await remember(dataDir, { asked, key }, sent).catch(({ message }: Error) =>
      say(`  The next run reads the whole file again: what it says could not be kept. ${message}`),
    );
  return tell(asked, result, lines, secondsSince());
}

/** Of a file that was brought in before, and of which the log has every night as it says. */
function allThere(lines: number): Imported {
  return { ...noCounts(), same: lines, faults: [], written: true, sent: null };
}

function whatItSays({ lines, houses, dateForm, isSure }: Understood, where: string): string {
  const dates = dateForm === null ? '' : `, dates as ${dateForm}${isSure ? '' : ' or another form'}`;
  return `  ${lines} rows, ${houses.length} houses${dates}. Against ${where}.`;
}

/** What was done and what was not, on the screen and in the report that was asked for. */
async function tell(asked: ImportArguments, result: Imported, lines: number, seconds: number): Promise<number> {
  const bad = [...result.faults, ...result.refused];
  if (asked.skipBad !== null) await writeReport(asked.skipBad, bad);
  if (asked.saveProfile !== null) await writeFile(asked.saveProfile, `${JSON.stringify(asked.profile, null, 2)}\n`);
  if (bad.length > 0 && asked.skipBad === null) showFaults(bad);
  const { registered, added, changed, same } = result;
  const sums = `${registered} houses new, ${added} rows new${changed > 0 ? `, ${changed} changed` : ''}, ${same} there already`;
  if (asked.dryRun)
    return say(`  ${sums}, ${bad.length} bad. Nothing was written: this was a dry run.`, bad.length > 0 ? 1 : 0);
  if (!result.written)
    return say(
      `  ${bad.length} bad rows: nothing was written. Mend the file, or leave them out with --skip-bad REPORT.csv.`,
      1,
    );
  if (registered > 0 && asked.profile.mode !== 'past') say(DRAFTS);
  const skipped = bad.length > 0 ? ` ${bad.length} were left out: see ${asked.skipBad}.` : '';
  return say(`  ${sums}. ${seconds.toFixed(1)} s, ${Math.round(lines / seconds)} rows a second.${skipped}`);
}

function showFaults(faults: readonly ImportFault[]): void {
  for (const fault of faults.slice(0, FAULTS_SHOWN)) say(`  ${sentenceOf(fault)}`, 1);
  if (faults.length > FAULTS_SHOWN) say(`  and ${faults.length - FAULTS_SHOWN} more`, 1);
}

function say(text: string, code = 0): number {
  (code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  return code;
}
