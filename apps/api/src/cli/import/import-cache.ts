import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportProfile, KnownShelter, ShelterPlan } from '@safe-haven/contracts/exchange';
import type { ImportArguments } from './arguments.ts';
import { type Target, writerOf } from './target.ts';

/** Increase it whenever the parsing of files changes: cache entries of older versions are then not found. */
const VERSION = 1;
/** At most so many files are cached; the oldest are deleted. */
const MAX_CACHED = 40;
const FOLDER = 'imported-files';

/**
 * Digests of an imported file of daily counts, compared with those that the log has for the same months. It does not state
 * what is in the log.
 */
interface CachedImport {
  readonly lines: number;
  readonly organisations: readonly string[];
  /** Digests of the nights, by shelter and month. */
  readonly nights: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Digest of the identities of the shelters by which the lines were assigned. */
  readonly around: string;
}

type FileSelection = Pick<ImportArguments, 'file' | 'profile' | 'sheet'>;

/** The cache key of a file and the way it is parsed: its bytes, the profile, and the versions of the time zone data. */
export async function keyOf({ file, profile, sheet }: FileSelection): Promise<string> {
  const { tz, icu } = process.versions;
  const key = createHash('sha256').update(JSON.stringify([VERSION, tz, icu, sheet ?? null, sortedProfile(profile)]));
  for await (const chunk of createReadStream(file)) key.update(chunk as Buffer);
  return key.digest('hex');
}

const sortedProfile = ({ columns, forAll, ...rest }: ImportProfile) =>
  [columns, forAll, rest].map((part) => Object.entries(part).toSorted(([a], [b]) => a.localeCompare(b, 'en')));

/**
 * The number of lines of a cached file whose nights are all in the log now; null: the file has to be parsed. The log is
 * asked every time, so this is correct after a restore or a lost half of a run.
 */
export async function cachedLineCount(dataDir: string, key: string, target: Target): Promise<number | null> {
  const cached = await readCached(join(dataDir, FOLDER, key));
  if (cached === null) return null;
  const { lines, organisations, nights, around } = cached;
  const requests = organisations.map((organisation) => target.shelters(writerOf({ organisation }, 'daily_counts')));
  const known = (await Promise.all(requests)).flat();
  if (around !== identityDigest(known)) return null;
  const byId = new Map(known.map((shelter) => [shelter.shelterId, shelter.nights]));
  const isInLog = Object.entries(nights).every(([shelterId, months]) =>
    Object.entries(months).every(([month, digest]) => byId.get(shelterId)?.[month] === digest),
  );
  return isInLog ? lines : null;
}

/** null: not cached, or the entry is incomplete after a power failure. */
async function readCached(path: string): Promise<CachedImport | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as CachedImport;
  } catch {
    return null;
  }
}

type ShelterIdentity = Pick<KnownShelter, 'shelterId' | 'name' | 'organisation' | 'timezone'>;

/** Digest of the fields by which a line finds its shelter and its counts their instant. */
const identityDigest = (shelters: readonly ShelterIdentity[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        shelters
          .map(({ shelterId, name, organisation, timezone }) => [shelterId, name, organisation, timezone])
          .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
      ),
    )
    .digest('hex');

/** A file without faults that was sent completely. */
export interface SentFile {
  readonly lines: number;
  readonly organisations: readonly string[];
  readonly shelters: readonly ShelterPlan[];
  /** The shelters that existed before the import. */
  readonly known: readonly KnownShelter[];
}

/**
 * Caches the digests of a file. `selection` must still have the key of what was sent: a file that was changed meanwhile is
 * not cached.
 */
export async function cacheImport(
  dataDir: string,
  { selection, key }: { readonly selection: FileSelection; readonly key: string },
  { lines, organisations, shelters, known }: SentFile,
): Promise<void> {
  if ((await keyOf(selection)) !== key) return;
  const registered = shelters.flatMap(({ shelterId, name, organisation, timezone = 'UTC', isNew }) =>
    isNew ? [{ shelterId, name, organisation, timezone }] : [],
  );
  const file: CachedImport = {
    ...{ lines, organisations, around: identityDigest([...known, ...registered]) },
    nights: Object.fromEntries(shelters.map(({ shelterId, nights }) => [shelterId, nights ?? {}])),
  };
  const folder = join(dataDir, FOLDER);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = join(folder, `${key}.${process.pid}`);
  await writeFile(temporary, JSON.stringify(file), { mode: 0o600 });
  await rename(temporary, join(folder, key));
  await deleteOldest(folder);
}

async function deleteOldest(folder: string): Promise<void> {
  const dated = (await readdir(folder)).map(async (name) => ({
    name,
    at: await stat(join(folder, name)).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    ),
  }));
  const old = (await Promise.all(dated)).toSorted((a, b) => b.at - a.at).slice(MAX_CACHED);
  for (const { name } of old) await rm(join(folder, name), { force: true });
}
