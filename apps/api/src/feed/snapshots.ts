import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Casework,
  caseworkFromSnapshot,
  caseworkToSnapshot,
  type Directory,
  directoryFromSnapshot,
  directoryToSnapshot,
  fromSnapshot,
  type Network,
  type Trail,
  toSnapshot,
  trailFromSnapshot,
  trailToSnapshot,
} from '@safe-haven/projections';
import type { AcceptedCommand, AcceptedCommands } from '../streams/accepted-commands.ts';
import type { BoardFeed } from './board.feed.ts';

const FILE = 'board.snapshot.json';
const VERSION = 4;

interface Stored {
  readonly version: number;
  readonly network: string;
  readonly directory: string;
  readonly trail: string;
  readonly casework: string;
  readonly accepted: readonly (readonly [string, AcceptedCommand])[];
}

interface Written {
  readonly feed: BoardFeed;
  readonly directory: Directory;
  readonly trail: Trail;
  readonly casework: Casework;
  readonly accepted: AcceptedCommands;
}

export interface LoadedSnapshot {
  readonly network: Network;
  readonly directory: Directory;
  readonly trail: Trail;
  readonly casework: Casework;
  readonly accepted: Stored['accepted'];
}

/** The newest snapshot of this very log, or null: then everything is read from the log, with the same result. */
export async function loadSnapshot(dataDir: string, logId: string): Promise<LoadedSnapshot | null> {
  try {
    const stored = JSON.parse(await readFile(join(dataDir, FILE), 'utf8')) as Stored;
    if (stored.version !== VERSION) return null;
    const network = fromSnapshot(stored.network, logId);
    const directory = directoryFromSnapshot(stored.directory);
    const trail = trailFromSnapshot(stored.trail);
    const casework = caseworkFromSnapshot(stored.casework);
    if (!network || !directory || !trail || !casework) return null;
    if ([directory, trail, casework].some(({ position }) => position !== network.position)) return null;
    return { network, directory, trail, casework, accepted: stored.accepted };
  } catch {
    return null;
  }
}

/**
 * Writes the projections down so that the next start reads a tail and not the whole log. Never while anything that they tell of
 * is unreadable: such a snapshot would keep the hole after an upcaster could fill it. Written aside and renamed: a crash
 * in the middle leaves the old one.
 */
export async function saveSnapshot(
  dataDir: string,
  logId: string,
  { feed, directory, trail, casework, accepted }: Written,
): Promise<boolean> {
  if (feed.unreadable.length > 0 || directory.unreadable.size > 0 || trail.unreadable > 0) return false;
  if (casework.unreadable.size > 0) return false;
  const stored: Stored = {
    version: VERSION,
    network: toSnapshot(feed.network, logId),
    directory: directoryToSnapshot(directory),
    trail: trailToSnapshot(trail),
    casework: caseworkToSnapshot(casework),
    accepted: accepted.entries(),
  };
  const path = join(dataDir, FILE);
  const aside = `${path}.${process.pid}`;
  await writeFile(aside, JSON.stringify(stored), { mode: 0o600 });
  await rename(aside, path);
  return true;
}
