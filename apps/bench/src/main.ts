/**
 * `npm run bench [-- p1 p2 p3 p4 p6 p7 p8 p9 p13 p14 p15 reads]`: the measurements of docs/PERFORMANCE.md, each with its
 * baselines in the same run. Prints Markdown tables, and beside each how busy the machine was; a benchmark, never a test.
 */
import { firstLine, lineBeside, useOfMachine } from './busy.ts';
import { benchCommands, printCommands } from './p1-commands.ts';
import { type AppendRow, benchAppends } from './p2-appends.ts';
import { benchReplay, printReplay } from './p3-replay.ts';
import { benchStart, printStart } from './p4-start.ts';
import { benchPath, printPath } from './p6-path.ts';
import { benchFind, printFind } from './p7-find.ts';
import { benchLongStream, printLongStream } from './p8-long-stream.ts';
import { benchMemory, printMemory } from './p9-memory.ts';
import { benchHistory, printHistory } from './p13-history.ts';
import { benchFirstLoad, printFirstLoad } from './p14-first-sight.ts';
import { benchPast, printPast } from './p15-past.ts';
import { benchReads, printReads } from './reads.ts';

const MEASURES: Readonly<Record<string, () => Promise<string>>> = {
  p1: async () =>
    `| case | commands/s at 64 connections | CPU µs a command | ÷ the last |\n|---|---|---|---|\n${printCommands(await benchCommands())}`,
  p2: async () => printAppends(await benchAppends()),
  p3: async () => printReplay(await benchReplay()),
  p4: async () => printStart(await benchStart()),
  p6: async () =>
    `| measure | ours, p50 (spread) | floor: bare HTTP and raw ws, no store | ratio |\n|---|---|---|---|\n${printPath(await benchPath())}`,
  p7: async () => printFind(await benchFind()),
  p8: async () =>
    `| measure | long, p50 (spread) | short | ratio |\n|---|---|---|---|\n${printLongStream(await benchLongStream())}`,
  p9: async () => printMemory(await benchMemory()),
  p13: async () => printHistory(await benchHistory()),
  p14: async () => printFirstLoad(await benchFirstLoad()),
  p15: async () => printPast(await benchPast()),
  reads: async () => printReads(await benchReads()),
};

const asked = process.argv.slice(2).map((a) => a.toLowerCase());
const unknown = asked.filter((a) => !(a in MEASURES));
if (unknown.length > 0) {
  process.stderr.write(`There is no measure ${unknown.join(', ')}: choose from ${Object.keys(MEASURES).join(', ')}.\n`);
  process.exit(2);
}
const atFirst = await useOfMachine();
process.stdout.write(`Node ${process.version}, ${atFirst.cores} cores, ${new Date().toISOString().slice(0, 10)}\n`);
process.stdout.write(`${firstLine(atFirst)}\n`);
for (const name of asked.length > 0 ? asked : Object.keys(MEASURES)) {
  process.stdout.write(`\n${name.toUpperCase()}\n`);
  const before = await useOfMachine();
  const figures = await MEASURES[name]!();
  process.stdout.write(`${lineBeside(before, await useOfMachine())}\n\n${figures}\n`);
}

function printAppends(rows: readonly AppendRow[]): string {
  const head =
    '| case | at once | events/s | CPU µs an event | bytes an event | ours ÷ this |\n|---|---|---|---|---|---|';
  const lines = rows.map(
    (r) =>
      `| ${r.case} | ${r.concurrency} | ${Math.round(r.eventsPerSecond).toLocaleString('en')} | ${r.cpuUsPerEvent.toFixed(1)} | ${r.bytesPerEvent?.toFixed(0) ?? '–'} | ${r.ratio.toFixed(2)} |`,
  );
  return [head, ...lines].join('\n');
}
