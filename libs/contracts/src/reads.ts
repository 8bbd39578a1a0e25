import type { z } from 'zod';

export interface Life {
  /** The release that it came with. */
  readonly since: `${number}.${number}.${number}`;
  /**
   * `stable`: other organisations' programs may rely on it, and a release only adds to it. `page`: it is for the page of
   * the same release, and may change with it (`PROTOCOL`).
   */
  readonly stability: 'stable' | 'page';
}

/** Whom a read is open to where that is no right. */
type Audience = 'anybody' | 'signed_in';

interface More<File> {
  /** The media type of the file that it answers, or, in addition to a schema, that its query may ask for. */
  readonly file?: File;
  /** Open screens ask for it again after a nudge of this night. */
  readonly ofTonight?: boolean;
}

/** A route that is read: the server makes the route of it, a page asks by it, and the documentation shows it. */
export interface Read<Answer, Path = string, Right = string, File = string | undefined> {
  /** With its parameters, such as `/api/shelters/:shelterId`. */
  readonly path: Path;
  /** The schema of its answer; null: a file alone. */
  readonly answer: Answer;
  /** The rights of the policy table of which one is enough, or who else. */
  readonly openTo: Audience | readonly Right[];
  readonly life: Life;
  readonly file: File;
  readonly ofTonight: boolean;
}

/** The row of a read, which is next to the schema of its answer. */
/* @__NO_SIDE_EFFECTS__ */
export function read<
  const Path extends string,
  Answer extends z.ZodType | null,
  const Right extends string = never,
  const File extends string | undefined = undefined,
>(
  path: Path,
  answer: Answer,
  openTo: Audience | readonly Right[],
  life: Life,
  { file, ofTonight = false }: More<File> = {},
): Read<Answer, Path, Right, File> {
  return { path, answer, openTo, life, file: file as File, ofTonight };
}

/* @__NO_SIDE_EFFECTS__ */
export function page(since: Life['since']): Life {
  return { since, stability: 'page' };
}
/* @__NO_SIDE_EFFECTS__ */
export function stable(since: Life['since']): Life {
  return { since, stability: 'stable' };
}

type NamesIn<Path> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
/** What a read is asked with: what its path names, and what its query says; null or undefined: it says nothing. */
type ValuesOf<Path> = Readonly<Record<NamesIn<Path>, string>> & Values;
type Values = Readonly<Record<string, Value | readonly Value[]>>;
type Value = string | number | boolean | null | undefined;
/** The values of a read; left out where its path names none. */
export type Asked<Path> = [NamesIn<Path>] extends [never] ? [values?: Values] : [values: ValuesOf<Path>];

/** Where a read is found: what its path names is there, everything else in the query, in the order given. */
export function pathOf<Path extends string>({ path }: { readonly path: Path }, ...[values = {}]: Asked<Path>): string {
  const left = new Map<string, Value | readonly Value[]>(Object.entries(values));
  const at = path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = left.get(name);
    left.delete(name);
    return encodeURIComponent(String(value));
  });
  const query = [...left].flatMap(([name, value]) =>
    [value]
      .flat()
      .filter((one) => one !== null && one !== undefined)
      .map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`),
  );
  return query.length === 0 ? at : `${at}?${query.join('&')}`;
}

// A page asks for these before it has loaded the schemas of their answers.
export const BOARD_PATH = '/api/board';
export const TONIGHT_PATH = '/api/tonight';
