import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CopyPaths } from '@safe-haven/event-store';
import { z } from 'zod';
import { isInside } from '../paths.ts';

const folder = z.string().min(1);

/** The request: an absolute folder for the log, and another one for the keys, or none. */
export const backupBody = z.strictObject({ log: folder, keys: folder.nullable() });
export type BackupBody = z.output<typeof backupBody>;

/** The request that says a copy was made by other means. */
export const noteBody = z.strictObject({ act: z.enum(['backup', 'backup_with_keys']) });

export type PlacesFound =
  | { readonly ok: true; readonly places: CopyPaths }
  | { readonly ok: false; readonly sentence: string };

const refused = (sentence: string): PlacesFound => ({ ok: false, sentence });

/** Why a running program writes nowhere in these folders, as a sentence; null: its operator named folders that hold them. */
export function notNamed({ log, keys }: BackupBody, named: readonly string[]): string | null {
  const foreign = [log, keys].find((place) => place !== null && !named.some((folder) => isInside(place, folder)));
  if (foreign === undefined) return null;
  return `The program that runs writes backups to folders that HAVEN_BACKUP_DIRS names, and ${foreign} is in none of them: name one there and start it again, or stop it and run this once more.`;
}

/** Why folders hold no backups: they would be lost with the data. Null: they hold them. */
export function placesFault(folders: readonly string[], dataDir: string): string | null {
  const inside = folders.find((place) => isInside(place, dataDir));
  return inside === undefined
    ? null
    : `${inside} is in the data folder, and would be lost with it: give a folder elsewhere.`;
}

/**
 * The paths of a backup's files; refused when keys would be stored next to the data they open, or a copy next to its
 * original.
 */
export function placesOf({ log, keys }: BackupBody, dataDir: string): PlacesFound {
  const places = { log: join(log, 'log.sqlite'), keys: keys === null ? null : join(keys, 'log.sqlite.keys') };
  const inside = placesFault(keys === null ? [log] : [log, keys], dataDir);
  if (inside !== null) return refused(inside);
  if (keys !== null && (isInside(keys, log) || isInside(log, keys)))
    return refused(`The keys would lie beside the log that they open: give them a folder apart from ${log}.`);
  if (existsSync(places.log))
    return refused(`There is a copy in ${log} already: give another folder, such as one named after the day.`);
  if (keys !== null && existsSync(join(keys, 'log.sqlite')))
    return refused(`There is a copy of a log in ${keys}: keys belong where none is.`);
  return { ok: true, places };
}
