import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());

/** Whether a file holds one of the words, as bytes or as text of two bytes a letter. */
export function holdsAny(file: string, words: readonly string[]): boolean {
  const bytes = readFileSync(file);
  return words.some((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')));
}

/** All that a page can keep on the device: storages, caches, databases with what is in them, cookies that scripts see. */
export function keptBy(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const cached: [url: string, text: string][] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const kept = await cache.match(request);
        cached.push([request.url, (await kept?.text()) ?? '']);
      }
    }
    const promised = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const databases: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await promised(indexedDB.open(name));
      for (const store of database.objectStoreNames)
        databases.push(name, store, await promised(database.transaction(store).objectStore(store).getAll()));
      database.close();
    }
    const storages = [{ ...localStorage }, { ...sessionStorage }];
    return JSON.stringify({ storages, cached, databases, cookies: document.cookie, state: history.state });
  });
}

/**
 * What is kept in addition to the program's own files: those are, byte for byte, what anybody is given who is not
 * signed in.
 */
export async function besideProgram(kept: string): Promise<string> {
  const { cached, ...rest } = JSON.parse(kept) as { cached: [url: string, text: string][] };
  const isPublic = async ([url, text]: [string, string]) => (await (await fetch(url)).text()) === text;
  const beside = await Promise.all(cached.map(async (one) => ((await isPublic(one)) ? [] : [one])));
  return JSON.stringify({ ...rest, cached: beside.flat() });
}
