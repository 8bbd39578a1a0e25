import type { Language } from '@safe-haven/contracts';
import { isLanguage } from '../../locales/languages.ts';

const CACHE = 'remembered';
const AT = '/remembered/language';

/** Stores the language where the worker can read it: it has no access to `localStorage`. */
export async function rememberLanguage(caches: CacheStorage, language: string): Promise<void> {
  await (await caches.open(CACHE)).put(AT, new Response(language));
}

/** The stored language of this device; English if none. */
export async function readLanguage(caches: CacheStorage): Promise<Language> {
  const cached = await (await caches.open(CACHE)).match(AT);
  const language = await cached?.text();
  return isLanguage(language) ? language : 'en';
}
