import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  caseworkFromSnapshot,
  caseworkToSnapshot,
  directoryFromSnapshot,
  directoryToSnapshot,
  fromSnapshot,
  handoversFromSnapshot,
  handoversToSnapshot,
  type Network,
  snapshotLines,
  trailFromSnapshot,
  trailToSnapshot,
  webhooksFromSnapshot,
  webhooksToSnapshot,
} from '@safe-haven/projections';
import { loadSnapshot, type OnNote, saveSnapshot } from '../environment/snapshot-file.ts';
import { AcceptedCommands } from '../streams/accepted-commands.ts';

/** How a projection is serialised as lines and read back; null: another version, or invalid. */
interface Form<P> {
  readonly lines: (projection: P) => Iterable<string>;
  readonly read: (text: string) => P | null;
  /**
   * Whether it has read every event. A snapshot with an unreadable event would keep the gap after an upcaster could
   * fill it.
   */
  readonly isComplete: (projection: P) => boolean;
}

type Positioned = { readonly position: string };

const form = <P extends Positioned>(
  lines: Form<P>['lines'],
  read: Form<P>['read'],
  isComplete: Form<P>['isComplete'] = () => true,
): Form<P> => ({
  lines,
  read,
  isComplete,
});

const isReadable = ({ shelters }: Network): boolean =>
  [...shelters.values()].every((shelter) => shelter.unreadable === null);

/** Every projection with a snapshot, by file name. */
const FORMS = {
  board: form(snapshotLines, fromSnapshot, isReadable),
  'late-board': form(snapshotLines, fromSnapshot, isReadable),
  directory: form(
    (directory) => [directoryToSnapshot(directory)],
    directoryFromSnapshot,
    (directory) => directory.unreadable.size === 0,
  ),
  'audit-trail': form(
    (trail) => [trailToSnapshot(trail)],
    trailFromSnapshot,
    (trail) => trail.unreadable === 0,
  ),
  casework: form(
    (casework) => [caseworkToSnapshot(casework)],
    caseworkFromSnapshot,
    (casework) => casework.unreadable.size === 0,
  ),
  webhooks: form(
    (all) => [webhooksToSnapshot(all)],
    webhooksFromSnapshot,
    (all) => all.unreadable.size === 0,
  ),
  handovers: form(
    (handovers) => [handoversToSnapshot(handovers)],
    handoversFromSnapshot,
    (handovers) => handovers.unreadable.size === 0,
  ),
  'accepted-commands': form((accepted) => accepted.snapshotLines(), AcceptedCommands.read),
};

type Forms = typeof FORMS;
type SnapshotName = keyof Forms;
const NAMES = Object.keys(FORMS) as SnapshotName[];

/** The projections themselves, by name. */
type Projections = { readonly [N in SnapshotName]: Forms[N] extends Form<infer P> ? P : never };
/** The restored projections; null: replayed from the log, with the same result. */
export type Snapshots = { readonly [N in SnapshotName]: Projections[N] | null };

export const NO_SNAPSHOTS = Object.fromEntries(NAMES.map((name) => [name, null])) as Snapshots;

/** The oldest position of all; projections that are ahead ignore events they know. */
export const readBy = (snapshots: readonly (Positioned | null)[], start: string): string =>
  snapshots.map((snapshot) => snapshot?.position ?? start).toSorted()[0] ?? start;

export const fileOf = (dataDir: string, name: SnapshotName): string => join(dataDir, `${name}.snapshot`);

/** Older versions wrote one file for all projections. */
const LEGACY_FILE = 'board.snapshot.json';

type Log = Parameters<typeof loadSnapshot>[2];

/**
 * The newest snapshot of each projection of this log. They are independent: an invalid one does not affect the others.
 */
export async function loadSnapshots(dataDir: string, log: Log, onNote: OnNote = () => undefined): Promise<Snapshots> {
  await rm(join(dataDir, LEGACY_FILE), { force: true });
  const loaded = NAMES.map(async (name) => {
    const { read } = FORMS[name] as unknown as Form<Positioned>;
    return [name, await loadSnapshot(fileOf(dataDir, name), read, log, onNote)];
  });
  return Object.fromEntries(await Promise.all(loaded)) as Snapshots;
}

/** The board's snapshot only, for programs that only need shelters. */
export const loadBoard = (dataDir: string, log: Log): Promise<Network | null> =>
  loadSnapshot(fileOf(dataDir, 'board'), FORMS.board.read, log);
export const saveBoard = (dataDir: string, logId: string, network: Network): Promise<void> =>
  save(fileOf(dataDir, 'board'), logId, FORMS.board, network);

/** Writes a snapshot of each projection, so that the next start only reads the events since then. */
export async function saveSnapshots(dataDir: string, logId: string, projections: Projections): Promise<void> {
  for (const name of NAMES) await save(fileOf(dataDir, name), logId, FORMS[name] as Form<unknown>, projections[name]);
}

async function save<P>(path: string, logId: string, { lines, isComplete }: Form<P>, projection: P): Promise<void> {
  if (isComplete(projection)) await saveSnapshot(path, logId, lines(projection));
}
