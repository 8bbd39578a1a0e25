import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Config, isOpenToOthers } from '../../environment/config.ts';
import { freeSpace } from '../../environment/disk-watch.ts';
import { logFile } from '../../environment/event-store.ts';
import { foldersAnswer } from '../../privacy/backup/folders-answer.ts';
import { placesFault } from '../../privacy/backup/places.ts';
import { keyInDataFolder, ownMasterKey } from '../../privacy/keys/keys-apart.ts';
import { readMasterKeys } from '../../privacy/keys/master-keys.ts';
import { whichFolder } from '../../privacy/operator/which-folder.ts';
import { type Finding, fix, ok, unknown } from './finding.ts';

const MB = 1024 * 1024;
const OTHERS = 0o077;

/** The folder of the data: which one it is, whose, and whether others can read it. */
export function dataFolder({ dataDir, eventStore }: Config): Finding {
  const what = 'data folder';
  const folder = resolve(dataDir);
  const name = whichFolder(dataDir);
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (!stats) return fix(what, `There is no ${name}.`, 'set HAVEN_DATA_DIR to the folder of the program');
  if (eventStore.kind === 'sqlite' && !existsSync(logFile(folder)))
    return fix(what, `There is no log in ${name}.`, 'set HAVEN_DATA_DIR to the folder of the program');
  if (process.platform !== 'win32' && (stats.mode & OTHERS) !== 0)
    return fix(what, `Other accounts of this machine can look into ${name}.`, `chmod 700 ${folder}`);
  return ok(what, `It is ${name}, for one account alone.`);
}

/** The master key: there, readable by this account alone, and apart from the data. */
export function masterKey(config: Config): Finding {
  const what = 'master key';
  const apart = keyInDataFolder(config);
  if (apart !== null) return fix(what, apart, 'move the key, and name its file with HAVEN_MASTER_KEY_FILE');
  const { masterKey: given, masterKeyFile: named, dataDir, eventStore } = config;
  if (given === null && named === null) {
    if (eventStore.kind === 'memory') return ok(what, 'A log in memory needs none that lasts.');
    // Only the embedded store has a key of its own.
    if (eventStore.kind !== 'sqlite' || !existsSync(ownMasterKey(dataDir))) return missingKey(config);
    return ok(what, `It lies in ${resolve(dataDir)}, as it may where nobody else reaches the program.`);
  }
  const settings = { HAVEN_MASTER_KEY: given ?? undefined, HAVEN_MASTER_KEY_FILE: named ?? undefined };
  const read = readMasterKeys(settings, null);
  if (!read.ok) return fix(what, read.sentence, 'name the right file with HAVEN_MASTER_KEY_FILE');
  return ok(what, `${read.keys.ids.length} can be read, apart from the data.`);
}

/** A new key beside data that another one sealed would be the end of that data, so it is proposed to an empty folder alone. */
function missingKey({ dataDir, eventStore }: Config): Finding {
  const folder = whichFolder(dataDir);
  const where = eventStore.kind === 'sqlite' ? `a log in ${folder}` : 'a log on a server';
  const isNew =
    eventStore.kind === 'sqlite' && ![logFile(dataDir), `${logFile(dataDir)}.keys`].some((file) => existsSync(file));
  return isNew
    ? fix(
        'master key',
        `There is none, and no log in ${folder}.`,
        'set HAVEN_DATA_DIR and HAVEN_MASTER_KEY_FILE as the program has them; a network that is new has its key made by docs/operate/install.md',
      )
    : fix(
        'master key',
        `These settings name none, and there is ${where}: only the key that it was written with opens it.`,
        'set HAVEN_MASTER_KEY_FILE to the file of that key, as the program has it, or put its copy back; never make a new one (docs/operate/keys.md)',
      );
}

/** The room on the disk of the data. */
export async function disk({ dataDir, diskWarnMb }: Config, free = freeSpace): Promise<Finding> {
  const bytes = await free(dataDir);
  if (bytes === null) return unknown('disk', `${resolve(dataDir)} can't be looked at.`);
  const mb = Math.floor(bytes / MB);
  return mb < diskWarnMb
    ? fix('disk', `${mb} MB are left, less than HAVEN_DISK_WARN_MB (${diskWarnMb}).`, `df -h ${resolve(dataDir)}`)
    : ok('disk', `${mb} MB are left.`);
}

/** The folders for backups: named, outside of the data, and taking files. */
export async function backupFolders({ backupDirs, dataDir, eventStore }: Config): Promise<Finding> {
  const what = 'backup folders';
  if (eventStore.kind === 'memory') return ok(what, 'There is nothing to back up.');
  if (backupDirs.length === 0)
    return eventStore.kind === 'sqlite'
      ? fix(what, 'The program that runs may write backups nowhere.', 'set HAVEN_BACKUP_DIRS')
      : ok(what, 'A log on a server is copied by the command itself.');
  const inside = placesFault(backupDirs, dataDir);
  if (inside !== null) return fix(what, inside, 'set HAVEN_BACKUP_DIRS to folders elsewhere');
  const silent = await foldersAnswer(backupDirs);
  return silent === null
    ? ok(what, `${backupDirs.join(' and ')} can be written to.`)
    : fix(what, silent, `ls -ld ${backupDirs.join(' ')}`);
}

/** How people come to the program, and whether that hides where they come from. */
export function proxy(config: Config, conditions: readonly string[] | null): Finding {
  const what = 'proxy';
  if (!isOpenToOthers(config)) return ok(what, 'Nobody but this machine reaches the program.');
  const at = config.trustedProxies.join(', ') || 'none';
  const setting = `HAVEN_TRUSTED_PROXY is ${at}`;
  if (conditions === null) return unknown(what, `${setting}; whether a proxy's word gets through shows while it runs.`);
  return conditions.includes('proxy_silent')
    ? fix(
        what,
        `${setting}, and a proxy sends no X-Forwarded-For or is not named there: everybody counts as one address, and waits for each other's mistakes.`,
        'see which in the log; have it send the header (infra/deploy/Caddyfile does), or name it',
      )
    : ok(what, `${setting}, and it is known for whom each request is.`);
}
