import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HousePlan, ImportProfile, KnownHouse } from '@safe-haven/contracts/exchange';
import type { ImportArguments } from './arguments.ts';
import { type Target, writerOf } from './target.ts';

/** Raise it whenever files are read in another way: what an older program made of a file is then not taken. */
const VERSION = 1;
/** The newest ones are kept. */
const MOST = 40;
const FOLDER = 'imported-files';

/** What a file of nights says, in so few words that they are compared with what a house says of itself. It never says what is in the log. */
interface RememberedFile {
  readonly lines: number;
  readonly organisations: readonly string[];
  /** By house and month, what tells whether its nights are these. */
  readonly nights: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Of the houses by whose names its lines found theirs. */
  readonly around: string;
}

type AskedFile = Pick<ImportArguments, 'file' | 'profile' | 'sheet'>;

/** A file and how it is read, as a name: other bytes or another profile are another one, and so are other time zones of this machine. */
export async function keyOf({ file, profile, sheet }: AskedFile): Promise<string> {
  const { tz, icu } = process.versions;
  const key = createHash('sha256').update(JSON.stringify([VERSION, tz, icu, sheet ?? null, ordered(profile)]));
  for await (const piece of createReadStream(file)) key.update(piece as Buffer);
  return key.digest('hex');
}

const ordered = ({ columns, forAll, ...rest }: ImportProfile) =>
  [columns, forAll, rest].map((said) => Object.entries(said).toSorted(([a], [b]) => a.localeCompare(b, 'en')));

/**
 * How many lines a file has, all of whose nights the log says to have at this moment; null: it has to be read. The log is
 * asked each time, so that this is as true of one that was restored, or of which half a run was lost.
 */
export async function linesThere(dataDir: string, key: string, target: Target): Promise<number | null> {
  const remembered = await rememberedFile(join(dataDir, FOLDER, key));
  if (remembered === null) return null;
  const { lines, organisations, nights, around } = remembered;
  const asked = organisations.map((organisation) => target.houses(writerOf({ organisation }, 'daily_counts')));
  const known = (await Promise.all(asked)).flat();
  if (around !== aroundOf(known)) return null;
  const byId = new Map(known.map((house) => [house.shelterId, house.nights]));
  const isThere = Object.entries(nights).every(([shelterId, months]) =>
    Object.entries(months).every(([month, digest]) => byId.get(shelterId)?.[month] === digest),
  );
  return isThere ? lines : null;
}

/** null: there is none, or a power failure left no whole one. */
async function rememberedFile(path: string): Promise<RememberedFile | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as RememberedFile;
  } catch {
    return null;
  }
}

type Around = Pick<KnownHouse, 'shelterId' | 'name' | 'organisation' | 'timezone'>;

/** By what a line finds its house, and when its counts were taken. */
const aroundOf = (houses: readonly Around[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        houses
          .map(({ shelterId, name, organisation, timezone }) => [shelterId, name, organisation, timezone])
          .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
      ),
    )
    .digest('hex');

/** A file without a fault of which all was sent. */
export interface Sent {
  readonly lines: number;
  readonly organisations: readonly string[];
  readonly houses: readonly HousePlan[];
  /** The houses that were there before. */
  readonly known: readonly KnownHouse[];
}

/**
 * Keeps what a file says, for its next time: digests of numbers, and ids of houses. `asked`: the file as it is now, which has to be
 * the one that was sent; whoever wrote to it meanwhile has made another one of it.
 */
export async function remember(
  dataDir: string,
  { asked, key }: { readonly asked: AskedFile; readonly key: string },
  { lines, organisations, houses, known }: Sent,
): Promise<void> {
  if ((await keyOf(asked)) !== key) return;
  const joined = houses.flatMap(({ shelterId, name, organisation, timezone = 'UTC', isNew }) =>
    isNew ? [{ shelterId, name, organisation, timezone }] : [],
  );
  const file: RememberedFile = {
    ...{ lines, organisations, around: aroundOf([...known, ...joined]) },
    nights: Object.fromEntries(houses.map(({ shelterId, nights }) => [shelterId, nights ?? {}])),
  };
  const folder = join(dataDir, FOLDER);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const aside = join(folder, `${key}.${process.pid}`);
  await writeFile(aside, JSON.stringify(file), { mode: 0o600 });
  await rename(aside, join(folder, key));
  await leaveNewest(folder);
}

async function leaveNewest(folder: string): Promise<void> {
  const dated = (await readdir(folder)).map(async (name) => ({
    name,
    at: await stat(join(folder, name)).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    ),
  }));
  const old = (await Promise.all(dated)).toSorted((a, b) => b.at - a.at).slice(MOST);
  for (const { name } of old) await rm(join(folder, name), { force: true });
}
