import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BIN, head, print, ROOT, reportProgress, run } from './run.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const STAMP = join(ROOT, 'node_modules', '.installed-from');
const NODE_WANTED = 24;

/** What node_modules was installed from: the lockfile byte by byte, on this kind of machine. */
const wanted = () =>
  `${createHash('sha256').update(readFileSync(LOCK)).digest('hex')} ${process.platform}-${process.arch}\n`;

/**
 * Installs exactly what the lockfile names, and only when it is not what is there already. Answers whether it worked.
 * No package may run a script of its own at install: the pinned Node needs none and nothing is compiled.
 */
export async function install() {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted()) return true;
  print('Installing the packages of package-lock.json (the first time only) …');
  const log = join(ROOT, 'reports', 'install.log');
  const stop = reportProgress('installing', { status: packagesSoFar });
  const { code, took } = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { log });
  stop();
  if (code !== 0) {
    print(head(log));
    print('The packages could not be installed. The whole of npm’s answer is in reports/install.log.');
    return false;
  }
  writeFileSync(STAMP, wanted());
  print(`  installed in ${took}`);
  return true;
}

/** npm is silent until it is done: how many packages have a folder is what can be seen of it. */
function packagesSoFar() {
  const folder = join(ROOT, 'node_modules');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.length > 0 ? `, ${names.length} folders of packages` : ', fetching';
}

/** Says so where the machine has no pinned Node; false when its own one is too old to go on with. */
export function nodeIsThere() {
  if (existsSync(join(BIN, 'node'))) return true;
  const own = Number(process.versions.node.split('.')[0]);
  if (own >= NODE_WANTED) {
    print(
      `There is no pinned Node for ${process.platform}-${process.arch}; going on with this machine’s ${process.version}.`,
    );
    return true;
  }
  print(
    `There is no pinned Node for ${process.platform}-${process.arch}, and this machine’s ${process.version} is too old: install Node ${NODE_WANTED} or newer.`,
  );
  return false;
}
