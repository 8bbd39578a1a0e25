import { closeSync, openSync } from 'node:fs';
import { type Raw, Target } from './copy-target.ts';
import { batchesOf, type LogDigest, logDigest, rawCodec, Tally } from './migrate.ts';
import type { EventStore } from './port.ts';
import { type CopyPaths, finishCopy, writeAtomically } from './sqlite/backup.ts';
import { IN_MEMORY } from './sqlite/database.ts';
import { openSqliteStore } from './sqlite/sqlite-store.ts';
import { emptyPositions, markWithoutKeys } from './sqlite/without-keys.ts';

export interface CopyToFilesOptions {
  readonly onProgress?: (events: number) => void;
  /** Stops it between two appends; nothing is left then. */
  readonly signal?: AbortSignal;
}

/**
 * Copies a log that is on a server into files, up to where it ends now, while others write to it: the log without its keys,
 * and the keys to a place of their own, as a backup of the embedded log. Ids, instants and hash chains stay; positions and the
 * log's own id are new, so keys fit to the log of the same run alone. Both are held against each other at the end. Throws a sentence.
 */
export async function copyToFiles(
  from: EventStore<Raw>,
  places: CopyPaths,
  { onProgress = () => {}, signal }: CopyToFilesOptions = {},
): Promise<LogDigest> {
  const tally = new Tally();
  await writeAtomically(places, async ({ log, keys }) => {
    for (const path of [log, keys]) if (path !== null) closeSync(openSync(path, 'wx', 0o600));
    const to = await openSqliteStore<Raw>({ path: log, keys: keys ?? IN_MEMORY, codec: rawCodec });
    try {
      const target = new Target(to);
      for await (const batch of batchesOf(from)) {
        if (signal?.aborted) throw new Error('The copy was stopped.');
        await target.write(batch);
        for (const event of batch) tally.count(event);
        onProgress(tally.events);
      }
      await mustBeEqual(to, tally.digest());
    } finally {
      await to.close();
    }
    finishCopy(log, (copy) => markWithoutKeys(copy, emptyPositions(copy)));
    if (keys !== null) finishCopy(keys, () => undefined);
  });
  return tally.digest();
}

/**
 * Every hash of the copy is made again from what was read: one that differs says that the source is not what it was.
 */
async function mustBeEqual(copy: EventStore<Raw>, source: LogDigest): Promise<void> {
  const broken = await copy.verify();
  if (broken === null && (await logDigest(copy)).digest === source.digest) return;
  throw new Error('The copy is not equal to its source: check the source with "haven verify".');
}
