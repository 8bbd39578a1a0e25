import { i18n } from './i18n.ts';
import { isLanguage, type Language, preferredLanguage } from './languages.ts';
import { laterWords, loadLanguage } from './packs.ts';

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
    const kept = localStorage.getItem(KEY);
    return isLanguage(kept) ? kept : null;
  } catch {
    return null;
  }
}

let wanted: Language = 'en';

/** Shows the interface in a language, as soon as all its words are there. A later wish passes an earlier one. */
export const showLanguage = (language: Language): Promise<void> => show(language, laterWords);

async function show(language: Language, alsoWaitFor: (language: Language) => Promise<void>): Promise<void> {
  wanted = language;
  await loadLanguage(language);
  await alsoWaitFor(language);
  if (wanted !== language) return;
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Shows a language and remembers it. False: its words did not arrive, and nothing has changed. */
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
 * The language of the first paint: the remembered one, else what the browser asks for; English if its words don't
 * arrive. The words of later screens follow, and those screens wait for them.
 */
export async function startLanguage(): Promise<void> {
  const language = rememberedLanguage() ?? preferredLanguage(navigator.languages);
  await show(language, async () => undefined).catch(() => undefined);
  void laterWords();
}
