import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromSnapshot, type Network, toSnapshot } from '@safe-haven/projections';
import type { AcceptedCommand, AcceptedCommands } from '../commands/accepted-commands.ts';
import type { BoardFeed } from './board.feed.ts';

const FILE = 'board.snapshot.json';
const VERSION = 1;

interface Stored {
  readonly version: number;
  readonly network: string;
  readonly accepted: readonly (readonly [string, AcceptedCommand])[];
}

/** The newest snapshot of this very log, or null: then everything is read from the log, with the same result. */
export async function loadSnapshot(
  dataDir: string,
  logId: string,
): Promise<{ network: Network; accepted: Stored['accepted'] } | null> {
  try {
    const stored = JSON.parse(await readFile(join(dataDir, FILE), 'utf8')) as Stored;
    const network = stored.version === VERSION ? fromSnapshot(stored.network, logId) : null;
    return network ? { network, accepted: stored.accepted } : null;
  } catch {
    return null;
  }
}

/**
 * Writes the projections down so that the next start reads a tail and not the whole log. Never while a house is
 * unreadable: such a snapshot would keep the hole after an upcaster could fill it. Written aside and renamed: a crash
 * in the middle leaves the old one.
 */
export async function saveSnapshot(
  dataDir: string,
  logId: string,
  feed: BoardFeed,
  accepted: AcceptedCommands,
): Promise<boolean> {
  if (feed.unreadable.length > 0) return false;
  const stored: Stored = { version: VERSION, network: toSnapshot(feed.network, logId), accepted: accepted.entries() };
  const path = join(dataDir, FILE);
  const aside = `${path}.${process.pid}`;
  await writeFile(aside, JSON.stringify(stored), { mode: 0o600 });
  await rename(aside, path);
  return true;
}
