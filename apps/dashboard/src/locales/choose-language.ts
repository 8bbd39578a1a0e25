import { type Language, lineOf } from '@safe-haven/contracts';
import { i18n } from './i18n.ts';
import { isLanguage, preferredLanguage } from './languages.ts';
import { loadLanguage } from './load-namespaces.ts';
import { PART_LATE_MS } from './part-late.ts';

/** The storage key; like that of the theme it reveals nothing about the page. */
const KEY = 'language';

/** Stores the choice on this device. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // A browser that keeps nothing asks for its own language again next time.
  }
}

/** The stored choice; null: none. */
export function rememberedLanguage(): Language | null {
  try {
    const stored = localStorage.getItem(KEY);
    return isLanguage(stored) ? stored : null;
  } catch {
    return null;
  }
}

let wanted: Language = 'en';

/** Switches the language once its texts are loaded. A later choice overtakes a slower earlier one. */
export async function showLanguage(language: Language): Promise<void> {
  wanted = language;
  await loadLanguage(language);
  if (wanted !== language) return;
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = lineOf(language).direction;
}

/** Switches and stores the language. False: its texts failed to load, and nothing changed. */
export async function chooseLanguage(language: Language): Promise<boolean> {
  try {
    await showLanguage(language);
  } catch {
    return false;
  }
  rememberLanguage(language);
  return true;
}

/**
 * Switches to the language of the first paint: the stored one, else the browser's. English if its texts fail to load, and
 * until they arrive where they are late.
 */
export async function startLanguage(show = showLanguage): Promise<void> {
  const language = rememberedLanguage() ?? preferredLanguage(navigator.languages);
  await Promise.race([show(language), passed(PART_LATE_MS)]).catch(() => undefined);
}

const passed = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
