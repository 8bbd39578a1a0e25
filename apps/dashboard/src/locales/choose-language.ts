import { type Language, lineOf } from '@safe-haven/contracts';
import { i18n } from './i18n.ts';
import { isLanguage, preferredLanguage } from './languages.ts';
import { loadLanguage } from './load-namespaces.ts';

/** As neutral as the key of the theme: it says nothing of what this page is. */
const KEY = 'language';

/** Remembers the choice on this device. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // A browser that keeps nothing asks for its own language again next time.
  }
}

/** What was chosen on this device; null: nothing yet. */
export function rememberedLanguage(): Language | null {
  try {
    const stored = localStorage.getItem(KEY);
    return isLanguage(stored) ? stored : null;
  } catch {
    return null;
  }
}

let wanted: Language = 'en';

/** Shows the interface in a language, as soon as the texts of what is shown are there. A later choice passes an earlier one. */
export async function showLanguage(language: Language): Promise<void> {
  wanted = language;
  await loadLanguage(language);
  if (wanted !== language) return;
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = lineOf(language).direction;
}

/** Shows a language and remembers it. False: its texts did not arrive, and nothing has changed. */
export async function chooseLanguage(language: Language): Promise<boolean> {
  try {
    await showLanguage(language);
  } catch {
    return false;
  }
  rememberLanguage(language);
  return true;
}

/** The language of the first paint: the remembered one, else what the browser asks for; English if its texts don't arrive. */
export const startLanguage = (): Promise<void> =>
  showLanguage(rememberedLanguage() ?? preferredLanguage(navigator.languages)).catch(() => undefined);
