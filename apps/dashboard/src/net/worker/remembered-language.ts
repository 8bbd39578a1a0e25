import type { Language } from '@safe-haven/contracts';
import { isLanguage } from '../../locales/languages.ts';

const CACHE = 'remembered';
const AT = '/remembered/language';

/** Lets the worker know the language of this device: it can't read where the page keeps it. */
export async function rememberLanguage(caches: CacheStorage, language: string): Promise<void> {
  await (await caches.open(CACHE)).put(AT, new Response(language));
}

/** The language of this device as the page remembered it; English as long as it did not. */
export async function readLanguage(caches: CacheStorage): Promise<Language> {
  const cached = await (await caches.open(CACHE)).match(AT);
  const language = await cached?.text();
  return isLanguage(language) ? language : 'en';
}
