import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The budget of the page on a slow line: script that must arrive before the list is usable, compressed. */
const BUDGET_KB = 180;
const dist = join(import.meta.dirname, 'dist');

/** Every script that the page loads at once: those that index.html names, and what they import, not what they load later. */
export function firstScripts(html, read) {
  const seen = new Map();
  const visit = (path) => {
    if (seen.has(path)) return;
    const text = read(path);
    seen.set(path, text);
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    for (const [, to] of text.matchAll(/(?:import|from)\s*["'](\.\/[^"']+\.js)["']/g)) visit(`${folder}${to.slice(2)}`);
  };
  for (const [, src] of html.matchAll(/<script[^>]+src="\/([^"]+)"/g)) visit(src);
  return seen;
}

/** Prints what the page loads first, and says what is wrong with the build; the exit code is 1 then. */
function check() {
  const read = (path) => readFileSync(join(dist, path), 'utf8');
  const html = read('index.html');
  const scripts = firstScripts(html, read);
  const sizes = [...scripts].map(([path, text]) => ({ path, kb: gzipSync(text, { level: 9 }).length / 1000 }));
  const total = sizes.reduce((sum, { kb }) => sum + kb, 0);
  for (const { path, kb } of sizes) console.log(`${kb.toFixed(1).padStart(7)} kB  ${path}`);
  console.log(`${total.toFixed(1).padStart(7)} kB  before the map, compressed; the budget is ${BUDGET_KB} kB`);
  if (scripts.size === 0) fail('index.html names no script.');
  if (/<script(?![^>]*\bsrc=)|<style|\sstyle=/.test(html))
    fail('index.html has inline script or style, which the content security policy forbids.');
  if (readdirSync(join(dist, 'assets')).some((file) => file.endsWith('.map'))) fail('a source map is in dist.');
  if (total > BUDGET_KB)
    fail(`the script before the map is ${total.toFixed(1)} kB: load something later, or leave it out.`);
}

function fail(sentence) {
  console.error(`size-check: ${sentence}`);
  process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) check();
