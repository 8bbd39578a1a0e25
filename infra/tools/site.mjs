/**
 * `npm run site`: the documents as a site in reports/site, which works from a file as from a server. It asks the network
 * for nothing. A link that leads to nothing is named with its file and line, and ends it with 1.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { print, ROOT } from './run.mjs';
import { siteOf } from './site/build.mjs';

const folder = join(ROOT, 'reports/site');
const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
  maxBuffer: 1 << 26,
});
const sources = listed.split('\0').filter((path) => path !== '' && existsSync(join(ROOT, path)));
const documents = new Map(
  sources.filter((path) => path.endsWith('.md')).map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]),
);
const { files, copied, faults } = siteOf(
  documents,
  sources.filter((path) => !path.endsWith('.md')),
);

rmSync(folder, { recursive: true, force: true });
for (const [path, text] of files) writeFileSync(place(path), text);
for (const path of copied) copyFileSync(join(ROOT, path), place(path));
print(`reports/site/index.html: ${documents.size} documents, ${copied.length} pictures and files`);
for (const fault of faults) print(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

function place(path) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  return join(folder, path);
}
