/**
 * `npm run measure [-- size list screens night inp trends import]`: the browser's measures of docs/PERFORMANCE.md, in the Chromium of this machine
 * against the built program. Prints tables in Markdown; a measure, never a test. About five minutes; run it where
 * nothing else runs, and after a build.
 */
import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { executable } from '../given/browser.ts';
import { measureImport } from './import.mjs';
import { measureInp } from './inp.mjs';
import { measureList } from './list.mjs';
import { measureNight } from './night.mjs';
import { measureScreens } from './screens.mjs';
import { measureTrends } from './trends.mjs';

const ROOT = join(import.meta.dirname, '../../../..');

/** No measure goes on for longer than this, whatever the machine does meanwhile. */
const LONGEST_MS = 6 * 60_000;
const MEASURES = {
  size: sizeReport,
  list: measureList,
  screens: measureScreens,
  night: measureNight,
  inp: measureInp,
  trends: measureTrends,
  import: measureImport,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in MEASURES));
if (unknown.length > 0)
  fail(`There is no measure ${unknown.join(', ')}: choose from ${Object.keys(MEASURES).join(', ')}.`);
if (!executable) fail('There is no Chromium here. To have one: sudo apt-get install -y chromium-headless-shell');

const [load] = loadavg();
console.log(`${cpus().length} cores, load ${load.toFixed(1)} at the start, ${new Date().toISOString().slice(0, 10)}`);
if (load > cpus().length / 2) console.log('Other programs are at work on this machine: the times below are too long.');
const until = Date.now() + LONGEST_MS;
for (const name of asked.length > 0 ? asked : Object.keys(MEASURES)) console.log(`\n${await MEASURES[name](until)}`);

function fail(sentence) {
  console.log(sentence);
  process.exit(2);
}

/** The dashboard's own report, as a program: no program imports another. */
function sizeReport() {
  return execFileSync(process.execPath, [join(ROOT, 'apps/dashboard/size-report.mjs')], { encoding: 'utf8' }).trimEnd();
}
