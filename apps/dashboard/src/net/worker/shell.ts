/** A file of the program: where it is, and its hash where the address has none. */
export interface ShellFile {
  readonly url: string;
  readonly revision: string | null;
}

/** What a request says that decides whether the shell answers it. */
export type Asked = Pick<Request, 'method' | 'mode' | 'url'>;

const PAGE = '/index.html';
const PREFIX = 'shell-';
/** What belongs to the server alone: no answer of these is ever kept, and none is ever given from what was kept. */
const LIVE = /^\/(api|live|health|metrics)(\/|$)/;

/** `assets/a.js` as `/assets/a.js`. */
const pathOf = (url: string): string => `/${url.replace(/^\//, '')}`;

/** The name of the cache of one version: the same files have the same name. */
export function nameOf(files: readonly ShellFile[]): string {
  let hash = 0x811c9dc5;
  for (const letter of files.map(({ url, revision }) => `${url} ${revision}`).join('\n'))
    hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return `${PREFIX}${hash.toString(16)}`;
}

/** How a request is answered: by the page that is kept when the server can't, by a kept file at once, or as if there were no worker. */
export type AnsweredBy = 'page' | 'file' | 'server';

/** Only the program's own files are answered, and the address of a screen; files of the version before are too. */
export function answeredBy({ method, mode, url }: Asked, origin: string, files: ReadonlySet<string>): AnsweredBy {
  const asked = new URL(url);
  if (method !== 'GET' || asked.origin !== origin || LIVE.test(asked.pathname)) return 'server';
  if (mode === 'navigate') return /\.[a-z0-9]+$/i.test(asked.pathname) ? 'server' : 'page';
  return files.has(asked.pathname) || asked.pathname.startsWith('/assets/') ? 'file' : 'server';
}

/** The paths of the files. */
export const pathsOf = (files: readonly ShellFile[]): ReadonlySet<string> => new Set(files.map((f) => pathOf(f.url)));

/**
 * Fetches every file of this version, without anybody's cookie. What has a hash in its address may come from what the
 * browser has already. All or nothing: a version that did not arrive whole is not installed.
 */
export async function keepShell(caches: CacheStorage, files: readonly ShellFile[], origin: string): Promise<void> {
  const cache = await caches.open(nameOf(files));
  await cache.addAll(
    files.map(
      ({ url, revision }) =>
        new Request(new URL(pathOf(url), origin), {
          credentials: 'omit',
          cache: revision === null ? 'default' : 'no-cache',
        }),
    ),
  );
}

/**
 * Throws away the versions before the last: a page that is still open on the one before can go on fetching its parts.
 * Caches are listed in the order in which they were made.
 */
export async function dropOld(caches: CacheStorage, current: string): Promise<void> {
  const before = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== current);
  await Promise.all(before.slice(0, -1).map((name) => caches.delete(name)));
}

/** A file of the program: of this version, else of the one before, else from the server. */
export async function fileFor(caches: CacheStorage, current: string, asked: Request): Promise<Response> {
  const cached = (await (await caches.open(current)).match(asked)) ?? (await caches.match(asked));
  return cached ?? fetch(asked);
}

/** So long a page waits for a server that neither answers nor refuses, ms. */
const TIMEOUT_MS = 3_000;

/**
 * The page: the server's own, so that what it says of its version and its policy counts at once; the kept one where
 * there is no connection, no answer in time, or no server behind the proxy.
 */
export async function pageFor(caches: CacheStorage, current: string, asked: Request): Promise<Response> {
  const { promise: timedOut, resolve: giveUp } = Promise.withResolvers<null>();
  const timer = setTimeout(giveUp, TIMEOUT_MS, null);
  const fetched = fetch(asked).catch(() => null);
  const first = await Promise.race([fetched, timedOut]);
  clearTimeout(timer);
  if (first !== null && first.status < 500) return first;
  const cached = await (await caches.open(current)).match(PAGE);
  return cached ?? first ?? (await fetched) ?? Response.error();
}
