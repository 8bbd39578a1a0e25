/** A static file: its URL, and its hash if the URL has none. */
export interface ShellFile {
  readonly url: string;
  readonly revision: string | null;
}

/** The part of a request that decides how it is handled. */
export type Asked = Pick<Request, 'method' | 'mode' | 'url'>;

const PAGE = '/index.html';
const PREFIX = 'shell-';
/** Paths that are never cached and never served from the cache. */
const LIVE = /^\/(api|live|health|metrics)(\/|$)/;

/** `assets/a.js` as `/assets/a.js`. */
const pathOf = (url: string): string => `/${url.replace(/^\//, '')}`;

/** The cache name of a version, derived from its files. */
export function nameOf(files: readonly ShellFile[]): string {
  let hash = 0x811c9dc5;
  for (const letter of files.map(({ url, revision }) => `${url} ${revision}`).join('\n'))
    hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return `${PREFIX}${hash.toString(16)}`;
}

/** How a request is handled: the cached page as a fallback, a cached file first, or not at all. */
export type AnsweredBy = 'page' | 'file' | 'server';

/** Handles static files, including those of the previous version, and paths of screens. */
export function answeredBy({ method, mode, url }: Asked, origin: string, files: ReadonlySet<string>): AnsweredBy {
  const asked = new URL(url);
  if (method !== 'GET' || asked.origin !== origin || LIVE.test(asked.pathname)) return 'server';
  if (mode === 'navigate') return /\.[a-z0-9]+$/i.test(asked.pathname) ? 'server' : 'page';
  return files.has(asked.pathname) || asked.pathname.startsWith('/assets/') ? 'file' : 'server';
}

/** The paths of the files. */
export const pathsOf = (files: readonly ShellFile[]): ReadonlySet<string> => new Set(files.map((f) => pathOf(f.url)));

/**
 * Caches every file of this version, without cookies. Files with a hash in their URL may come from the HTTP cache. All
 * or nothing: an incomplete version is not installed.
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
 * Deletes all versions but the last two: an open page of the previous version can still load its chunks. Caches are
 * listed in order of creation.
 */
export async function dropOld(caches: CacheStorage, current: string): Promise<void> {
  const before = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== current);
  await Promise.all(before.slice(0, -1).map((name) => caches.delete(name)));
}

/** A static file: from this version, else from the previous one, else from the server. */
export async function fileFor(caches: CacheStorage, current: string, request: Request): Promise<Response> {
  const cached = (await (await caches.open(current)).match(request)) ?? (await caches.match(request));
  return cached ?? fetch(request);
}

/** Timeout for the page from the server before the cached one is used, ms. */
const TIMEOUT_MS = 3_000;

/**
 * The page: from the server, so that its version and policy apply at once; the cached one when offline, after the
 * timeout, or when the proxy reports no server.
 */
export async function pageFor(caches: CacheStorage, current: string, request: Request): Promise<Response> {
  const { promise: timedOut, resolve: giveUp } = Promise.withResolvers<null>();
  const timer = setTimeout(giveUp, TIMEOUT_MS, null);
  const fetched = fetch(request).catch(() => null);
  const first = await Promise.race([fetched, timedOut]);
  clearTimeout(timer);
  if (first !== null && first.status < 500) return first;
  const cached = await (await caches.open(current)).match(PAGE);
  return cached ?? first ?? (await fetched) ?? Response.error();
}
