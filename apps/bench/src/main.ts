/**
 * `npm run bench [-- p1 p2 … reads] [--quick] [--profile]`: the measures of docs/PERFORMANCE.md, each with its peers in
 * the same run. Prints what each saw, with how busy the machine was, and keeps the run as JSON in `reports/bench`; a
 * benchmark, never a test.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { firstLine, isBusy, lineBeside, useOfMachine } from './busy.ts';
import { measureCommands } from './p1-commands.ts';
import { measureAppends } from './p2-appends.ts';
import { measureReplay } from './p3-replay.ts';
import { measureStart } from './p4-start.ts';
import { measureFanOut } from './p5-fan-out.ts';
import { measurePath } from './p6-path.ts';
import { measureFind } from './p7-find.ts';
import { measureLongStream } from './p8-long-stream.ts';
import { measureMemory } from './p9-memory.ts';
import { measureEvents, measureShelters, measureViewers } from './p10-growth.ts';
import { measureHistory } from './p13-history.ts';
import { measureFirstLoad } from './p14-first-sight.ts';
import { measurePast } from './p15-past.ts';
import { measureNight } from './p16-night.ts';
import { measureHerd } from './p17-herd.ts';
import { measurePlan } from './p18-plan.ts';
import { measureDrill } from './p19-drill.ts';
import { isProfiled } from './profile.ts';
import { measureReads } from './reads.ts';
import { type Measured, type Row, type Run, rowOf } from './results/run.ts';
import { isQuick } from './sizes.ts';

const MEASURES: Readonly<Record<string, () => Promise<Measured>>> = {
  p1: measureCommands,
  p2: measureAppends,
  p3: measureReplay,
  p4: measureStart,
  p5: measureFanOut,
  p6: measurePath,
  p7: measureFind,
  p8: measureLongStream,
  p9: measureMemory,
  'p10-houses': measureShelters,
  'p10-events': measureEvents,
  'p10-viewers': measureViewers,
  p13: measureHistory,
  p14: measureFirstLoad,
  p15: measurePast,
  p16: measureNight,
  p17: measureHerd,
  p18: measurePlan,
  p19: measureDrill,
  reads: measureReads,
};
const ROOT = join(import.meta.dirname, '../../..');

const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const names = asked.length > 0 ? asked.map((name) => name.toLowerCase()) : Object.keys(MEASURES);
const unknown = names.filter((name) => !(name in MEASURES));
if (unknown.length > 0) {
  process.stderr.write(`There is no measure ${unknown.join(', ')}: choose from ${Object.keys(MEASURES).join(', ')}.\n`);
  process.exit(2);
}
const atFirst = await useOfMachine();
const run: Omit<Run, 'rows'> = {
  date: new Date().toISOString(),
  machine: cpus()[0]!.model,
  node: process.versions.node,
  cores: atFirst.cores,
  load: atFirst.load,
  commit: commit(),
  quick: isQuick,
  profiled: isProfiled,
};
process.stdout.write(`Node ${run.node}, ${run.cores} cores, ${run.date.slice(0, 10)}, commit ${run.commit}\n`);
process.stdout.write(`${firstLine(atFirst)}\n`);
const rows: Row[] = [];
const file = join(
  ROOT,
  'reports/bench',
  `${run.date.slice(0, 16).replace(':', '')}-${names.length === 1 ? names[0] : 'bench'}.json`,
);
mkdirSync(join(ROOT, 'reports/bench'), { recursive: true });
for (const name of names) {
  process.stdout.write(`\n${name.toUpperCase()}\n`);
  const [began, before] = [performance.now(), await useOfMachine()];
  const { figures, table } = await MEASURES[name]!();
  const after = await useOfMachine();
  rows.push(...figures.map((figure) => rowOf(figure, isBusy(before, after))));
  writeFileSync(file, `${JSON.stringify({ ...run, rows } satisfies Run, null, 2)}\n`);
  const seconds = Math.round((performance.now() - began) / 1_000);
  process.stdout.write(`${lineBeside(before, after)}; took ${seconds} s\n\n${table}\n`);
}
process.stdout.write(`\n${file}\n`);

/** The commit that is measured, with a `+` where the tree has changes. */
function commit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
  try {
    return `${git('rev-parse', '--short=8', 'HEAD')}${git('status', '--porcelain') === '' ? '' : '+'}`;
  } catch {
    return 'unknown';
  }
}
