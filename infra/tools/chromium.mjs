import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { print, run } from './run.mjs';

/** The shell is the same engine without a window around it, for a quarter less of the processor. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** Packages of distributions, the first that there is. */
const PACKAGES = ['chromium-headless-shell', 'chromium'];
const FOLDERS = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];

/** What a person runs where this program may not install anything. */
const ONE_COMMAND = 'sudo apt-get install -y chromium-headless-shell || sudo apt-get install -y chromium';

/** The path of a Chromium on this machine, or null. `HAVEN_CHROMIUM` names one that is elsewhere. */
function findChromium() {
  const named = process.env.HAVEN_CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  return NAMES.flatMap((n) => FOLDERS.map((f) => join(f, n))).find(runs) ?? null;
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether this account may install packages of the distribution. */
export const mayInstall = () => process.getuid?.() === 0 && FOLDERS.some((f) => existsSync(join(f, 'apt-get')));

/** Finds Chromium, installs the distribution's where it is missing and this account may; null where it may not. */
export async function needChromium() {
  const there = findChromium();
  if (there) return there;
  if (mayInstall()) {
    print('Installing Chromium from the distribution’s packages …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { log: 'reports/chromium.log', env });
    for (const name of PACKAGES) {
      const { code, took } = await run('apt-get', ['install', '-y', '--no-install-recommends', name], {
        log: 'reports/chromium.log',
        env,
      });
      const installed = code === 0 ? findChromium() : null;
      if (installed) print(`  installed in ${took}`);
      if (installed) return installed;
    }
  }
  print(`No Chromium here: the browser tests are skipped. To run them too: ${ONE_COMMAND}`);
  return null;
}
