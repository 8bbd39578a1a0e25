import { hash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, rmdirSync, type Stats, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../environment/config.ts';
import { isInside, realPath } from '../paths.ts';

/** Where a program and the commands of its machine meet: by the folder of its data. */
export type RunPlace = Pick<Config, 'dataDir' | 'runDir'>;

const WINDOWS = process.platform === 'win32';
/** Longest path that the address of a Unix socket holds on every system that Node runs on, in bytes. */
const LONGEST_SOCKET_PATH = 103;

const keyOf = ({ dataDir }: RunPlace): string => hash('sha256', realPath(dataDir), 'hex').slice(0, 16);

/** The folder of the socket, one for each data folder. */
const runFolder = (place: RunPlace): string => join(realPath(place.runDir ?? tmpdir()), `safe-haven-${keyOf(place)}`);

/** The socket, or where there are none the named pipe. */
export const socketPath = (place: RunPlace): string =>
  WINDOWS ? `\\\\.\\pipe\\safe-haven-${keyOf(place)}` : join(runFolder(place), 'operator.sock');

/**
 * Makes the folder, for this account alone. Returns a sentence for the operator where it must not be used: in the data
 * folder a copy would hold it, and in a folder of another account that one could answer in our place.
 */
export function runFolderRefused(place: RunPlace): string | null {
  if (WINDOWS) return null;
  const folder = runFolder(place);
  const elsewhere = 'name another folder with HAVEN_RUN_DIR.';
  if (isInside(folder, place.dataDir))
    return `The socket of the operator's commands would lie in the data folder, at ${folder}: ${elsewhere}`;
  if (Buffer.byteLength(socketPath(place)) > LONGEST_SOCKET_PATH)
    return `${socketPath(place)} is too long for the path of a socket: ${elsewhere}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stats = lstatSync(folder);
    if (!stats.isDirectory() || stats.uid !== process.getuid?.())
      return `${folder} belongs to another account, so the operator's commands can't be taken there: ${elsewhere}`;
    chmodSync(folder, 0o700);
    return null;
  } catch (error) {
    return `No socket for the operator's commands can be made in ${folder} (${(error as NodeJS.ErrnoException).code}): ${elsewhere}`;
  }
}

/** Removes the folder of a program that has ended, unless another one on the same data uses it. */
export function removeRunFolder(place: RunPlace): void {
  try {
    rmdirSync(runFolder(place));
  } catch {
    // Not empty, or gone already.
  }
}

/** Why a command must not speak to what listens there, as a sentence; null: nobody else can, or nothing is there. */
export function socketRefused(place: RunPlace): string | null {
  if (WINDOWS) return null;
  const folder = runFolder(place);
  const stats = statsOf(folder);
  if (stats === null || (stats.isDirectory() && isOurs(stats, place) && (stats.mode & 0o077) === 0)) return null;
  return `The program on ${place.dataDir} runs as another account (${stats.uid}): run this command as that one.`;
}

/** The superuser may command the program of the account that owns the data. */
function isOurs({ uid }: Stats, { dataDir }: RunPlace): boolean {
  const own = process.getuid?.();
  return uid === own || (own === 0 && uid === statSync(dataDir, { throwIfNoEntry: false })?.uid);
}

const statsOf = (path: string): Stats | null => lstatSync(path, { throwIfNoEntry: false }) ?? null;
