/**
 * `npm run measure [-- size list inp]`: the browser's measures of docs/PERFORMANCE.md, in the Chromium of this machine
 * against the built program. Prints tables in Markdown; a measure, never a test. About five minutes; run it where
 * nothing else runs, and after a build.
 */
import { cpus, loadavg } from 'node:os';
import { findChromium, ONE_COMMAND } from './chromium.mjs';
import { measureInp } from './measure-inp.mjs';
import { measureList } from './measure-list.mjs';
import { measureSize } from './measure-size.mjs';
import { say } from './run.mjs';

/** No measure goes on for longer than this, whatever the machine does meanwhile. */
const LONGEST_MS = 6 * 60_000;
const MEASURES = { size: measureSize, list: measureList, inp: measureInp };

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in MEASURES));
if (unknown.length > 0)
  fail(`There is no measure ${unknown.join(', ')}: choose from ${Object.keys(MEASURES).join(', ')}.`);
if (findChromium() === null) fail(`There is no Chromium here. To have one: ${ONE_COMMAND}`);

const [load] = loadavg();
say(`${cpus().length} cores, load ${load.toFixed(1)} at the start, ${new Date().toISOString().slice(0, 10)}`);
if (load > cpus().length / 2) say('Other programs are at work on this machine: the times below are too long.');
const until = Date.now() + LONGEST_MS;
for (const name of asked.length > 0 ? asked : Object.keys(MEASURES)) say(`\n${await MEASURES[name](until)}`);

function fail(sentence) {
  say(sentence);
  process.exit(2);
}
